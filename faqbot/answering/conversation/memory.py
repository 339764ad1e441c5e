"""The memory of a conversation: the state that is kept from one turn to the next, and its JSON form."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import Any, NamedTuple

from faqbot.answering.reply import Reply
from faqbot.errors import ConversationError
from faqbot.index.titles import topic_of

# The version of the JSON form.
_VERSION = 1

# This many earlier topics are remembered, so that the user can go back to them.
_MOST_TOPICS = 100


class Option(NamedTuple):
    """An option that was offered: the title of the topic, and the id of the chunk."""

    topic: str
    chunk: str


class Question(NamedTuple):
    """A question that may be repeated: the text as typed, the words without names, and the titles that were asked."""

    typed: str
    words: str
    titles: tuple[str, ...]


class Memory:
    """The state of a conversation.

    `topic` is the title of the current topic, and `previous` is the title of the topic before it. Both are None as long
    as the conversation has had no such topic. `came_up` has the titles of all topics, in the order in which they first
    came up. `question` is the last question, and `options` are the options that the user may pick from.
    """

    def __init__(self) -> None:
        self.topic: str | None = None
        self.previous: str | None = None
        self.came_up: list[str] = []
        self.question: Question | None = None
        self.options: tuple[Option, ...] = ()

    def turn_to(self, topic: str | None) -> None:
        """Make a title the current topic, None for no topic."""
        if topic != self.topic:
            self.previous, self.topic = self.topic, topic
        if topic is not None and topic not in self.came_up:
            self.came_up = [*self.came_up[-_MOST_TOPICS:], topic]

    def offer(self, reply: Reply) -> None:
        """Remember the options of a reply; a reply without options closes the choice."""
        self.options = tuple(Option(topic_of(match.chunk), match.chunk.id) for match in reply.options)

    def keep(self, there: Container[str]) -> None:
        """Forget the titles that are not in `there`, because their documents are gone from the corpus."""
        self.came_up = [title for title in self.came_up if title in there]
        self.topic = self.topic if self.topic in there else None
        self.previous = self.previous if self.previous in there else None
        self.options = tuple(option for option in self.options if option.topic in there)
        if self.question:
            self.question = self.question._replace(titles=tuple(t for t in self.question.titles if t in there))

    def to_json(self) -> str:
        """Return the state as one line of JSON."""
        return json.dumps({"version": _VERSION, **vars(self)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Memory:
        """Return the memory that `to_json` wrote; raise `ConversationError` for any other text."""
        try:
            return cls._restored(json.loads(text))
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise ConversationError(f"this is not a saved conversation, or a damaged one ({error})") from error

    @classmethod
    def _restored(cls, state: dict[str, Any]) -> Memory:
        if state["version"] != _VERSION:
            message = f"its version is {state['version']!r}, not {_VERSION}"
            raise ValueError(message)
        memory = cls()
        memory.topic, memory.previous = _title(state["topic"]), _title(state["previous"])
        memory.came_up = [_text(title) for title in _list(state["came_up"])]
        if state["question"] is not None:
            typed, words, titles = _list(state["question"])
            memory.question = Question(_text(typed), _text(words), tuple(map(_text, _list(titles))))
        memory.options = tuple(Option(*map(_text, _list(option))) for option in _list(state["options"]))
        if memory.options and memory.question is None:
            raise ValueError("options without a question")
        return memory


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
