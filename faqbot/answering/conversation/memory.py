"""The memory of a conversation: the state that is kept from one turn to the next, and its JSON form."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from typing import Any, NamedTuple

from faqbot.answering.reply import Match, Reply
from faqbot.errors import ConversationError
from faqbot.index.titles import topic_of

# The version of the JSON form.
_VERSION = 2

# This many earlier topics are remembered, so that the user can go back to them.
_MOST_TOPICS = 100


class Question(NamedTuple):
    """A question that may be repeated: the text as typed, the words without names, and the titles that were asked."""

    typed: str
    words: str
    titles: tuple[str, ...]


class Passage(NamedTuple):
    """A passage that was shown or offered: the title of its topic, the id of its chunk, and the question it answers.

    `confidence` is what was shown with it.
    """

    topic: str
    chunk: str
    question: Question
    confidence: float


class Memory:
    """The state of a conversation.

    `topic` is the title of the current topic, and `previous` is the title of the topic before it. Both are None as long
    as the conversation has had no such topic. `came_up` has the titles of all topics, in the order in which they first
    came up. `question` is the last question that may be repeated; `lost` is the text asked after it, if that asks
    nothing by itself ("what about Mars") and found nothing. `numbered` are the passages that the user's numbers refer
    to, the first by the number 1; if `is_choice`, they are the options of a choice that is still open. `quoted` is the
    passage that was quoted last, and `items_told` the number of items of the list in it that were quoted one by one
    since; `found_nothing` says that something was asked since for which nothing was found.
    """

    def __init__(self) -> None:
        self.topic: str | None = None
        self.previous: str | None = None
        self.came_up: list[str] = []
        self.question: Question | None = None
        self.lost: Question | None = None
        self.numbered: tuple[Passage, ...] = ()
        self.is_choice = False
        self.quoted: Passage | None = None
        self.items_told = 0
        self.found_nothing = False

    @property
    def options(self) -> tuple[Passage, ...]:
        """The options of the open choice, none if no choice is open."""
        return self.numbered if self.is_choice else ()

    def turn_to(self, topic: str | None) -> None:
        """Make a title the current topic, None for no topic."""
        if topic != self.topic:
            self.previous, self.topic = self.topic, topic
        if topic is not None and topic not in self.came_up:
            self.came_up = [*self.came_up[-_MOST_TOPICS:], topic]

    def offer(self, reply: Reply) -> None:
        """Remember the options of a reply to the last question; a reply without options closes the choice.

        Where nothing was found, numbers go on to mean what they meant: it is still on the screen.
        """
        if reply.options or reply.outcome != "abstain":
            self.numbered = self.passages(reply.options)
        self.is_choice = bool(reply.options)

    def offer_beside(self, earlier: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """Put options that are still open before those of the last reply; return all options."""
        options = (*earlier, *self.options)
        self.numbered, self.is_choice = options, bool(options)
        return options

    def number(self, matches: Iterable[Match]) -> None:
        """Remember matches of the last text asked that were shown with numbers; an open choice may grow by them."""
        was_open, numbered = self.options, _passages(matches, self.lost or self.question)
        self.is_choice = bool(was_open) and _chunks(numbered)[: len(was_open)] == _chunks(was_open)
        self.numbered = numbered

    def close(self) -> None:
        """Forget what numbers refer to."""
        self.numbered, self.is_choice = (), False

    def quote(self, reply: Reply) -> None:
        """Remember the passage that answers, if the reply is an answer, and whether nothing was found."""
        self.found_nothing = reply.outcome == "abstain"
        if reply.outcome == "answer":
            (self.quoted,) = self.passages(reply.matches[:1])
            self.items_told = 0

    def passages(self, matches: Iterable[Match]) -> tuple[Passage, ...]:
        """Return matches of the last question as passages; none before the first question."""
        return _passages(matches, self.question)

    def keep(self, there: Container[str]) -> None:
        """Forget the titles that are not in `there`, because their documents are gone from the corpus."""
        self.came_up = [title for title in self.came_up if title in there]
        self.topic = self.topic if self.topic in there else None
        self.previous = self.previous if self.previous in there else None
        self.numbered = tuple(passage for passage in self.numbered if passage.topic in there)
        self.is_choice = self.is_choice and bool(self.numbered)
        self.quoted = self.quoted if self.quoted and self.quoted.topic in there else None
        if self.question:
            self.question = self.question._replace(titles=tuple(t for t in self.question.titles if t in there))

    def forget_oldest(self) -> bool:
        """Forget what is longest ago, as the older half of the topics that came up; return whether there was any."""
        if self.came_up:
            self.came_up = self.came_up[(len(self.came_up) + 1) // 2 :]
        elif self.previous is not None:
            self.previous = None
        elif self.numbered:
            self.close()
        elif self.quoted or self.question:
            self.quoted, self.question, self.lost, self.items_told = None, None, None, 0
        elif self.topic is not None:
            self.topic = None
        else:
            return False
        return True

    def to_json(self) -> str:
        """Return the state as one line of JSON."""
        return json.dumps({"version": _VERSION, **vars(self)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Memory:
        """Return the memory that `to_json` wrote; raise `ConversationError` for any other text."""
        try:
            return cls._restored(json.loads(text))
        except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
            raise ConversationError(f"this is not a saved conversation, or a damaged one ({error})") from error

    @classmethod
    def _restored(cls, state: dict[str, Any]) -> Memory:
        if state["version"] != _VERSION:
            message = f"its version is {state['version']!r}, not {_VERSION}"
            raise ValueError(message)
        memory = cls()
        memory.topic, memory.previous = _title(state["topic"]), _title(state["previous"])
        memory.came_up = [_text(title) for title in _list(state["came_up"])]
        memory.question = None if state["question"] is None else _question(state["question"])
        memory.lost = _question(state["lost"]) if state.get("lost") else None  # older states lack it
        memory.numbered = tuple(map(_passage, _list(state["numbered"])))
        memory.is_choice = state["is_choice"] is True and bool(memory.numbered)
        memory.items_told = int(state["items_told"])
        memory.found_nothing = state.get("found_nothing") is True  # older states lack it
        memory.quoted = None if state["quoted"] is None else _passage(state["quoted"])
        return memory


def _passages(matches: Iterable[Match], question: Question | None) -> tuple[Passage, ...]:
    if question is None:
        return ()
    return tuple(Passage(topic_of(match.chunk), match.chunk.id, question, match.confidence) for match in matches)


def _chunks(passages: Iterable[Passage]) -> list[str]:
    return [passage.chunk for passage in passages]


def _question(value: object) -> Question:
    typed, words, titles = _list(value)
    return Question(_text(typed), _text(words), tuple(map(_text, _list(titles))))


def _passage(value: object) -> Passage:
    topic, chunk, question, confidence = _list(value)
    return Passage(_text(topic), _text(chunk), _question(question), float(confidence))


def _title(value: object) -> str | None:
    return None if value is None else _text(value)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        message = f"{value!r} is not a list"
        raise TypeError(message)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is not a string"
        raise TypeError(message)
    return value
