"""A conversation: what was said before gives what is said now its meaning.

    picks         after a choice, a number, an ordinal or words of a title pick one of the options
    small talk    is answered from the titles, unless the documents answer it themselves
    back to …     goes back to an earlier topic
    bare topics   "and the plank?" repeats the last question for another document
    named pages   a question that names a page is answered from it, or not at all
    it, this      so is one that speaks of what was talked about
    all else      is tried on the current topic first, then on all documents

There is no terminal in it: a shell, a web page or a bot framework drive it alike. `memory` is its state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.memory import Memory, Option, Question
from faqbot.answering.conversation.smalltalk import kind_of, reply_to
from faqbot.answering.reply import NOTHING_TO_CHOOSE, Carried, Reply
from faqbot.errors import TopicError
from faqbot.index.titles import Titles
from faqbot.query.names.naming import Named
from faqbot.text.known_languages import talk_of
from faqbot.text.talk import Talk

# Matches looked through for the very chunk that was offered.
_DEPTH = 50

# What is stored under the very question is certain, but for rounding where several share it.
_CERTAIN = 0.999

# What a question of the documents may have more than twice the words of small talk in it.
_MORE_WORDS = 2


class Bot(Protocol):
    """What a conversation needs of a bot; `FaqBot` has it."""

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        topic: str | Sequence[str] | None = None,
        threshold: float | None = None,
        named: Named | None = None,
    ) -> Reply:
        """Answer a question, from the documents of these titles if any are given.

        `named` may be what `names` returned; what is known of another text is of no use, and does no harm.
        """

    def names(self, text: str, among: str | Sequence[str] | None = None) -> Named:
        """Return the documents that a text names."""

    def has_question(self, text: str) -> bool:
        """Whether the documents have an answer to this very question."""

    @property
    def titles(self) -> Titles:
        """The titles of the documents."""

    @property
    def language(self) -> str:
        """The language of the documents; `Talk` says how people refer in it to what was said."""


class Conversation:
    """Answers what one person says, one thing after the other.

    It is not shared between threads; the bot behind it may be. `threshold` is the least confidence that answers, and
    `k` the number of matches in a reply, as for `FaqBot.ask`.
    """

    def __init__(self, bot: Bot, *, threshold: float | None = None, k: int = 5) -> None:
        self._bot = bot
        self._threshold = threshold
        self._k = k
        self._memory = Memory()
        self._asked: tuple[str, tuple[str, ...]] = ("", ())
        self._named: Named | None = None
        self._replies: dict[tuple[str, tuple[str, ...]], Reply] = {}

    @property
    def topic(self) -> str | None:
        """The title of the document that is talked about, None if none is."""
        return self._memory.topic

    @property
    def asked(self) -> tuple[str, tuple[str, ...]]:
        """What the last question was asked as, and of the documents of which titles (none: of all)."""
        return self._asked

    def about(self, topic: str | None) -> None:
        """Set what is talked about; raise `TopicError` if no document has that title."""
        if topic is not None:
            self._bot.ask("", topic=topic)  # which knows the error
            titles = self._bot.titles
            numbers = titles.numbers_like(topic)
            if not numbers:  # another index was loaded in between
                raise TopicError(f"no document has the title {topic!r}")
            topic = titles[numbers[0]]
        self._memory.turn_to(topic)

    def say(self, text: str) -> Reply:
        """Answer what is said next."""
        try:
            return self._reply(text)
        except TopicError:  # the documents were read again meanwhile
            return self._reply(text)

    def _reply(self, text: str) -> Reply:
        if self._memory.came_up or self._memory.options:
            self._memory.keep(self._bot.titles)  # the documents may have been read again
        named = self._named = self._bot.names(text)
        self._replies = {}
        reply = self._pick(text, named)
        if reply is None:
            reply = self._small_talk(text, named.words) or self._go_back(text, named.words)
        return reply or self._answer(text, named)

    @property
    def _talk(self) -> Talk:
        return talk_of(self._bot.language)

    def to_json(self) -> str:
        """Return the state as one line of JSON."""
        return self._memory.to_json()

    @classmethod
    def from_json(cls, bot: Bot, text: str, *, threshold: float | None = None, k: int = 5) -> Conversation:
        """Go on where `to_json` was called.

        Raises `ConversationError` for anything else. Documents that are not there any more are forgotten.
        """
        conversation = cls(bot, threshold=threshold, k=k)
        conversation._memory = Memory.from_json(text)
        return conversation

    # Turns

    def _pick(self, text: str, named: Named) -> Reply | None:
        """Answer with one of the options, if the text does nothing but pick."""
        if not self._memory.options:
            return None
        number = phrases.picked_number(named.words, len(self._memory.options), self._talk)
        is_odd = number is not None and ("-" in text or not 1 <= number <= len(self._memory.options))
        if is_odd or phrases.picks_several(named.words, self._talk):
            return self._repeat(text, self._memory.question.titles if self._memory.question else ())
        if number is not None:
            return self._take(self._memory.options[number - 1], text)
        if named.titles and phrases.asks_nothing(named.rest, self._talk):
            return self._narrow(named.titles, text)
        return None

    def _narrow(self, titles: Sequence[str], text: str) -> Reply:
        options = [option for option in self._memory.options if option.topic in titles]
        if len(titles) == 1 and len(options) == 1:
            return self._take(options[0], text)
        offered = self._memory.options
        reply = self._repeat(text, titles)
        if not reply.options:  # a document that was not offered: what was offered can still be picked
            self._memory.options = offered
        return reply

    def _small_talk(self, text: str, words: str) -> Reply | None:
        """Answer a text that asks nothing of the documents, unless they have this very question."""
        talk = self._talk
        kind = kind_of(text, talk)
        if kind is None and not phrases.picks_nothing(words, talk):
            return None
        if self._bot.has_question(text):
            return None
        if kind is None:
            is_number = any(map(str.isdigit, words))  # which the documents may speak of, too
            if is_number and self._inquire(text).outcome != "abstain":
                return None
            return Reply(text, "abstain", NOTHING_TO_CHOOSE, 0.0)
        if kind in ("abilities", "identity") and self._is_within(words, self._inquire(text)):
            return None
        if kind == "refusal":
            self._memory.options = ()
        return Reply(text, "smalltalk", reply_to(kind, self._bot.titles, talk), 0.0)

    def _is_within(self, words: str, reply: Reply) -> bool:
        """Whether an answer's own question has these words one behind the other, and not many more."""
        if reply.outcome != "answer":
            return False
        asked = self._bot.names(reply.matches[0].chunk.question).words
        return f" {words} " in f" {asked} " and len(asked.split()) <= 2 * len(words.split()) + _MORE_WORDS

    def _go_back(self, text: str, words: str) -> Reply | None:
        """Go back to an earlier topic, with the question behind it or with the last one."""
        target = phrases.back_to(words, self._talk)
        if target is None:
            return None
        topics, rest = self._earlier(target)
        if not topics:
            return None
        if phrases.is_bare(rest, self._talk):
            return self._repeat(text, topics)
        carried = Carried(topic=topics[0]) if len(topics) == 1 else None
        return self._ask(text, rest, topics, carried, rest, rest)

    def _earlier(self, target: str) -> tuple[tuple[str, ...], str]:
        """Return the topics that are gone back to, none if there are none, and what is asked of them."""
        place = phrases.place_in_order(target, self._talk)
        if place is not None:
            which, rest = place
            if which == "previous":
                return (self._memory.previous,) if self._memory.previous else (), rest
            number = len(self._memory.came_up) - 1 if which == "last" else phrases.ordinal(which, self._talk)
            return tuple(self._memory.came_up[number : number + 1]), rest
        for among in (self._memory.came_up, None):
            named = self._bot.names(target, among)
            if named.titles:
                return named.titles, named.rest
        return (), target

    def _answer(self, text: str, named: Named) -> Reply:
        if named.titles and phrases.is_bare(named.rest, self._talk):
            return self._repeat(text, named.titles)
        if named.titles and named.is_sure:
            return self._ask(text, text, named.titles, None, named.rest)
        if self._memory.topic is None or named.strangers or phrases.asks_about(named.words, self._talk):
            return self._ask_anew(text, named.words)
        refers_back = phrases.refers_back(named.rest, self._talk)
        if named.titles and self._memory.topic not in named.titles:
            return self._ask_maybe_named(text, named, refers_back=refers_back)
        if refers_back or self._is_answered(text, self._memory.topic):
            return self._ask(text, text, (self._memory.topic,), Carried(topic=self._memory.topic))
        return self._ask_anew(text, named.words)

    def _is_answered(self, text: str, topic: str) -> bool:
        """Whether a document answers a question; what is unknown to all may be what the question is about."""
        reply = self._inquire(text, (topic,))
        return reply.outcome == "answer" and not reply.missing

    def _ask_maybe_named(self, text: str, named: Named, *, refers_back: bool) -> Reply:
        """Ask a question with words of other titles: of these first, never of the current topic but by "it".

        One that has all of a title is asked of that page alone.
        """
        assert self._memory.topic is not None
        reply = self._inquire(text, named.titles)
        if refers_back and not _is_stored(reply):
            return self._ask(text, text, (self._memory.topic,), Carried(topic=self._memory.topic))
        if named.full or reply.outcome != "abstain":
            return self._ask(text, text, named.titles, None, named.rest)
        return self._ask_anew(text, named.words)

    def _ask_anew(self, text: str, words: str) -> Reply:
        """Ask all documents; "what about X?", where nothing is known of X, leaves the last question to be repeated."""
        last = self._memory.question
        reply = self._ask(text, text, ())
        if last is not None and reply.outcome == "abstain" and phrases.asks_about(words, self._talk):
            self._memory.question = last
        return reply

    def _repeat(self, text: str, titles: Sequence[str]) -> Reply:
        """Ask the last question again, of these documents (none: of all); without one, ask the text itself."""
        question = self._memory.question
        if question is None:
            return self._ask(text, text, titles)
        carried = Carried(question.typed, titles[0] if len(titles) == 1 else None)
        return self._ask(text, question.words, titles, carried, question.words, question.typed)

    # What they come to

    def _inquire(self, question: str, titles: Sequence[str] = ()) -> Reply:
        """Ask the documents of these titles (none: all of them); what a turn asks twice is asked once."""
        key = question, tuple(titles)
        if key not in self._replies:
            self._replies[key] = self._bot.ask(
                question, k=self._k, topic=key[1] or None, threshold=self._threshold, named=self._named
            )
        return self._replies[key]

    def _ask(
        self,
        text: str,
        question: str,
        titles: Sequence[str],
        carried: Carried | None = None,
        words: str | None = None,
        typed: str | None = None,
    ) -> Reply:
        """Ask a question of the documents of these titles (none: of all), and remember what it was about.

        `words` is the question as it may be asked of other documents, `typed` how it was typed first.
        """
        self._asked = (question, tuple(titles))
        reply = self._inquire(question, titles)
        self._memory.question = Question(typed or text, question if words is None else words, tuple(titles))
        self._memory.offer(reply)
        if len(titles) == 1:
            self._memory.turn_to(titles[0])
        elif reply.topic is not None:
            self._memory.turn_to(reply.topic)
        return replace(reply, question=text, carried=carried)

    def _take(self, option: Option, text: str) -> Reply:
        """Answer with an option: with the very chunk that was offered, if it is still there.

        The choice stays open until another question is asked: whoever picked one answer may pick the next.
        """
        question = self._memory.question
        assert question is not None
        self._asked = (question.words, (option.topic,))
        depth = max(_DEPTH, self._k)
        reply = self._bot.ask(question.words, k=depth, topic=option.topic, threshold=self._threshold)
        self._memory.turn_to(option.topic)
        # What was picked shares its confidence with no other option any more.
        certain = sum(match.confidence for match in reply.options)
        options = [replace(match, confidence=certain) for match in reply.options]
        match = next((match for match in (*options, *reply.matches) if match.chunk.id == option.chunk), None)
        if match is None:  # it is gone
            self._memory.offer(reply)
        else:
            others = tuple(other for other in reply.matches if other.chunk.id != option.chunk)
            reply = replace(reply, outcome="answer", text=match.chunk.text, confidence=match.confidence,
                            matches=(match, *others), topic=option.topic, options=())  # fmt: skip
        matches = reply.matches[: self._k]
        return replace(reply, question=text, matches=matches, carried=Carried(question.typed, option.topic))


def _is_stored(reply: Reply) -> bool:
    """Whether the documents have this very question, one of them or several."""
    if reply.outcome == "abstain":
        return False
    return reply.matches[0].rule in ("stored question", "tie") and reply.confidence > _CERTAIN
