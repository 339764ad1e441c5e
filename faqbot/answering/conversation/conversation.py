"""A conversation: a person's texts are understood in the context of the texts before.

The rules, in the order in which they are tried:

    picks         after a choice, a number, an ordinal or words of a title pick one of the options
    small talk    is answered from the titles, unless the documents have exactly this question
    back to …     goes back to an earlier topic
    bare topics   "and the plank?" repeats the last question for another document
    named pages   a question that surely names a page is asked as it stands; its answer may come from any page
    it, this      a question with such a word is asked of the current topic alone
    other texts   are asked of the current topic first, then of all documents

The module uses no terminal, so a shell, a web page or a bot framework can drive a conversation. `memory` has the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.memory import Memory, Option, Question
from faqbot.answering.conversation.smalltalk import kind_of, reply_to
from faqbot.answering.reply import NOTHING_TO_CHOOSE, Carried, Reply
from faqbot.errors import TopicError
from faqbot.index.titles import Titles
from faqbot.query.names.naming import Named
from faqbot.text.known_languages import talk_of
from faqbot.text.talk import Talk

# At least this many matches are searched for the chunk that the user picked.
_DEPTH = 50

# A reply above this confidence counts as certain, as replies from stored questions are. The limit is below 1, because
# the confidence may be rounded if several chunks are stored under the same question.
_CERTAIN = 0.999

# A stored question answers small talk only if it has at most twice as many words as the small talk, plus this many.
_MORE_WORDS = 2


class Log(Protocol):
    """Where the questions of a conversation are logged; see `question_log.question_log.QuestionLog`."""

    def add(self, question: str, reply: Reply, topic: Sequence[str] = ()) -> dict[str, Any] | None:
        """Log a question, as it was asked of the documents with the titles `topic` (() for all); return the line."""


class Bot(Protocol):
    """The methods and properties of a bot that a conversation uses; `FaqBot` has them all."""

    log: Any
    """The `Log` of the bot, None if questions are not logged."""

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        topic: str | Sequence[str] | None = None,
        threshold: float | None = None,
        named: Named | None = None,
        logged: bool = True,
    ) -> Reply:
        """Answer a question, only from the documents with the titles `topic` if any are given.

        `named` is the result of `names` for this question, if it is known; a result for another text is ignored. Unless
        `logged`, the question is not written to the log of the bot: a conversation may ask several for one turn.
        """

    def names(self, text: str, among: str | Sequence[str] | None = None) -> Named:
        """Return which documents a text names by their titles."""

    def has_question(self, text: str) -> bool:
        """Whether exactly this question is stored in the documents with an answer."""

    @property
    def titles(self) -> Titles:
        """The titles of the documents."""

    @property
    def language(self) -> str:
        """The language of the documents, which the phrases in `Talk` are chosen by."""


class Conversation:
    """Answers the texts of one person, one after the other.

    Threads must not share a conversation, but several conversations may share a bot. `threshold` is the least
    confidence for an answer, and `k` the number of matches in a reply, as for `FaqBot.ask`.
    """

    def __init__(self, bot: Bot, *, threshold: float | None = None, k: int = 5) -> None:
        self._bot = bot
        self._threshold = threshold
        self._k = k
        self._memory = Memory()
        self._asked: tuple[str, tuple[str, ...]] = ("", ())
        self._has_asked = False
        self._logged: dict[str, Any] | None = None
        self._named: Named | None = None
        self._replies: dict[tuple[str, tuple[str, ...]], Reply] = {}

    @property
    def topic(self) -> str | None:
        """The title of the current topic, the document that the conversation is about; None before any topic."""
        return self._memory.topic

    @property
    def asked(self) -> tuple[str, tuple[str, ...]]:
        """The last question as it was asked of the bot, and the titles that it was restricted to; () stands for all."""
        return self._asked

    @property
    def logged(self) -> dict[str, Any] | None:
        """The line of the log for the last text; None if it was small talk, or if questions are not logged."""
        return self._logged

    def about(self, topic: str | None) -> None:
        """Set the current topic, None for no topic; raise `TopicError` if no document has that title."""
        if topic is not None:
            self._bot.ask("", topic=topic, logged=False)  # raises the TopicError with suggestions
            titles = self._bot.titles
            numbers = titles.numbers_like(topic)
            if not numbers:  # another thread reloaded the index in between
                raise TopicError(f"no document has the title {topic!r}")
            topic = titles[numbers[0]]
        self._memory.turn_to(topic)

    def say(self, text: str) -> Reply:
        """Answer the next text of the person."""
        try:
            reply = self._reply(text)
        except TopicError:  # another thread reloaded the documents, and a title is gone
            reply = self._reply(text)
        log: Log | None = self._bot.log
        question, titles = self._asked
        self._logged = log.add(question, reply, titles) if log is not None and self._has_asked else None
        return reply

    def _reply(self, text: str) -> Reply:
        """Return the reply of the first rule that applies (see the top of this module)."""
        if self._memory.came_up or self._memory.options:
            self._memory.keep(self._bot.titles)  # forget titles that a reload removed
        named = self._named = self._bot.names(text)
        self._replies = {}
        self._has_asked = False
        reply = self._pick(text, named)
        if reply is None:
            reply = self._small_talk(text, named.words) or self._go_back(text, named.words)
        return reply or self._answer(text, named)

    @property
    def _talk(self) -> Talk:
        return talk_of(self._bot.language)

    def to_json(self) -> str:
        """Return the state of the conversation as one line of JSON, for `from_json`."""
        return self._memory.to_json()

    @classmethod
    def from_json(cls, bot: Bot, text: str, *, threshold: float | None = None, k: int = 5) -> Conversation:
        """Return a conversation in the state that `to_json` returned as `text`.

        Raises `ConversationError` if `text` is not such a state. Topics whose documents are gone are forgotten.
        """
        conversation = cls(bot, threshold=threshold, k=k)
        conversation._memory = Memory.from_json(text)
        return conversation

    # Turns

    def _pick(self, text: str, named: Named) -> Reply | None:
        """Answer with one of the options if the text only picks an option; otherwise return None."""
        if not self._memory.options:
            return None
        number = phrases.picked_number(named.words, len(self._memory.options), self._talk)
        is_odd = number is not None and ("-" in text or not 1 <= number <= len(self._memory.options))
        if is_odd or phrases.picks_several(named.words, self._talk):
            return self._offer_again(text)
        if number is not None:
            return self._take(self._memory.options[number - 1], text)
        if named.titles and phrases.asks_nothing(named.rest, self._talk):
            return self._narrow(named.titles, text)
        return None

    def _offer_again(self, text: str) -> Reply:
        """Ask the last question again; options that were offered before keep their order, and so their numbers."""
        order = {option.chunk: place for place, option in enumerate(self._memory.options)}
        reply = self._repeat(text, self._memory.question.titles if self._memory.question else ())
        options = sorted(reply.options, key=lambda match: order.get(match.chunk.id, len(order)))
        reply = replace(reply, options=tuple(options))
        self._memory.offer(reply)
        return reply

    def _narrow(self, titles: Sequence[str], text: str) -> Reply:
        """Answer with the only option of these titles, or ask the question again of these titles."""
        options = [option for option in self._memory.options if option.topic in titles]
        if len(titles) == 1 and len(options) == 1:
            return self._take(options[0], text)
        offered = self._memory.options
        reply = self._repeat(text, titles)
        if not reply.options:  # a document that was not offered: what was offered can still be picked
            self._memory.options = offered
        return reply

    def _small_talk(self, text: str, words: str) -> Reply | None:
        """Answer small talk and picks without a choice; return None for other texts and for stored questions."""
        talk = self._talk
        kind = kind_of(text, talk)
        if kind is None and not phrases.picks_nothing(words, talk):
            return None
        if self._bot.has_question(text):
            return None
        if kind is None:
            is_number = any(map(str.isdigit, words))  # the documents may have an answer about a number
            if is_number and self._inquire(text).outcome != "abstain":
                return None
            return Reply(text, "abstain", NOTHING_TO_CHOOSE, 0.0)
        if kind in ("abilities", "identity") and self._is_within(words, self._inquire(text)):
            return None
        if kind == "refusal":
            self._memory.options = ()
        return Reply(text, "smalltalk", reply_to(kind, self._bot.titles, talk), 0.0)

    def _is_within(self, words: str, reply: Reply) -> bool:
        """Whether the question of the answering chunk contains these words in sequence, and not many more."""
        if reply.outcome != "answer":
            return False
        asked = self._bot.names(reply.matches[0].chunk.question).words
        return f" {words} " in f" {asked} " and len(asked.split()) <= 2 * len(words.split()) + _MORE_WORDS

    def _go_back(self, text: str, words: str) -> Reply | None:
        """Go back to an earlier topic with the question in the text, or with the last question; None if it does not."""
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
        """Return the earlier topics that `target` refers to, perhaps none, and the rest of the text."""
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
        """Answer a question, with the documents that it names or that the conversation is about."""
        if named.titles and phrases.is_bare(named.rest, self._talk):
            return self._repeat(text, named.titles)
        if named.titles and named.is_sure:
            return self._ask_named(text, named)
        if self._memory.topic is None or named.strangers or phrases.asks_about(named.words, self._talk):
            return self._ask_anew(text, named)
        refers_back = phrases.refers_back(named.rest, self._talk)
        if named.titles and self._memory.topic not in named.titles:
            return self._ask_maybe_named(text, named, refers_back=refers_back)
        if refers_back or self._is_answered(text, self._memory.topic):
            return self._ask(text, text, (self._memory.topic,), Carried(topic=self._memory.topic))
        return self._ask_anew(text, named)

    def _is_answered(self, text: str, topic: str) -> bool:
        """Whether the document `topic` answers a question all of whose content words occur in the corpus."""
        reply = self._inquire(text, (topic,))
        return reply.outcome == "answer" and not reply.missing

    def _ask_named(self, text: str, named: Named) -> Reply:
        """Ask all documents a question that surely names some; the bot prefers these by itself.

        Without an answer, the conversation turns to a single document that is named.
        """
        reply = self._ask(text, text, (), None, named.rest)
        assert self._memory.question is not None
        self._memory.question = self._memory.question._replace(titles=named.titles)
        if reply.topic is None and len(named.titles) == 1:
            self._memory.turn_to(named.titles[0])
        return reply

    def _ask_maybe_named(self, text: str, named: Named, *, refers_back: bool) -> Reply:
        """Ask a question that may name other documents of these documents first, and otherwise of all documents.

        The current topic is asked only if the question refers to the topic by a word such as "it". A question with all
        words of a title is asked of the documents with that title alone.
        """
        assert self._memory.topic is not None
        reply = self._inquire(text, named.titles)
        if refers_back and not _is_stored(reply):
            return self._ask(text, text, (self._memory.topic,), Carried(topic=self._memory.topic))
        if named.full or reply.outcome != "abstain":
            return self._ask(text, text, named.titles, None, named.rest)
        return self._ask_anew(text, named)

    def _ask_anew(self, text: str, named: Named) -> Reply:
        """Ask all documents; if "what about X?" finds nothing, keep the last question, so that it can be repeated.

        If the answer comes from a document whose whole title is in the question, the question is repeated without it.
        """
        last = self._memory.question
        reply = self._ask(text, text, ())
        if self._memory.question and named.full and reply.topic in named.titles:
            self._memory.question = self._memory.question._replace(words=named.rest)
        if last is not None and reply.outcome == "abstain" and phrases.asks_about(named.words, self._talk):
            self._memory.question = last
        return reply

    def _repeat(self, text: str, titles: Sequence[str]) -> Reply:
        """Ask the last question again, of the documents `titles` (() for all), or else the text itself."""
        question = self._memory.question
        if question is None:
            return self._ask(text, text, titles)
        carried = Carried(question.typed, titles[0] if len(titles) == 1 else None)
        return self._ask(text, question.words, titles, carried, question.words, question.typed)

    # Asking and answering

    def _inquire(self, question: str, titles: Sequence[str] = ()) -> Reply:
        """Return the bot's reply from the documents `titles` (() for all), kept so that a turn asks nothing twice."""
        key = question, tuple(titles)
        if key not in self._replies:
            self._replies[key] = self._bot.ask(
                question,
                k=self._k,
                topic=key[1] or None,
                threshold=self._threshold,
                named=self._named,
                logged=False,
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
        """Ask a question of the documents `titles` (() for all), and remember the question and its topic.

        `words` is the question without names, as it may be asked of other documents, and `typed` the text by which the
        question was first asked.
        """
        self._asked, self._has_asked = (question, tuple(titles)), True
        reply = self._inquire(question, titles)
        self._memory.question = Question(typed or text, question if words is None else words, tuple(titles))
        self._memory.offer(reply)
        if len(titles) == 1:
            self._memory.turn_to(titles[0])
        elif reply.topic is not None:
            self._memory.turn_to(reply.topic)
        return replace(reply, question=text, carried=carried)

    def _take(self, option: Option, text: str) -> Reply:
        """Answer with the chunk of an option, or ask the question again if the documents no longer have this chunk.

        The choice stays open until another question is asked, so that the user may pick several options in turn.
        """
        question = self._memory.question
        assert question is not None
        self._asked, self._has_asked = (question.words, (option.topic,)), True
        depth = max(_DEPTH, self._k)
        reply = self._bot.ask(question.words, k=depth, topic=option.topic, threshold=self._threshold, logged=False)
        self._memory.turn_to(option.topic)
        # The options shared the confidence of the choice; the picked option gets all of it.
        certain = sum(match.confidence for match in reply.options)
        options = [replace(match, confidence=certain) for match in reply.options]
        match = next((match for match in (*options, *reply.matches) if match.chunk.id == option.chunk), None)
        if match is None:  # the documents no longer have the chunk
            self._memory.offer(reply)
        else:
            others = tuple(other for other in reply.matches if other.chunk.id != option.chunk)
            reply = replace(reply, outcome="answer", text=match.chunk.text, confidence=match.confidence,
                            matches=(match, *others), topic=option.topic, options=())  # fmt: skip
        matches = reply.matches[: self._k]
        return replace(reply, question=text, matches=matches, carried=Carried(question.typed, option.topic))


def _is_stored(reply: Reply) -> bool:
    """Whether a reply comes from one or several chunks that are stored under exactly the question."""
    if reply.outcome == "abstain":
        return False
    return reply.matches[0].rule in ("stored question", "tie") and reply.confidence > _CERTAIN
