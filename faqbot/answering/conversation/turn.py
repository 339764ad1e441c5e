"""A turn: one text of a person, the bot that is asked for it, and the memory of the texts before.

The rules of a conversation are functions of a turn. They find out what a text means, and a turn asks and remembers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from faqbot.answering.conversation.memory import Memory, Passage, Question
from faqbot.answering.reply import Carried, Match, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.index.titles import topic_of
from faqbot.query.topic import Topic
from faqbot.text.analyser import shared_analyser
from faqbot.text.known_languages import language_of, talk_of
from faqbot.text.talk import Talk

if TYPE_CHECKING:
    from faqbot.answering.conversation.asked_bot import Bot

# A stored question answers small talk only if it has at most twice as many words as the small talk, plus this many.
_MORE_WORDS = 2

# This many matches are compared to find out whether other documents speak of what the current topic lacks.
_COMPARED = 50

# At least this many matches are searched for the passage that the user picked; the shell numbers up to 200.
_DEPTH = 200

# A document is read to this chunk to find a passage in it.
_LOOKED_AT = 20_000


def said_words(match: Match) -> set[str]:
    """Return the words of a question that a match has, be it by a synonym or a repaired typo."""
    return {*match.matched, *(asked for asked, _ in (*match.synonyms, *match.repairs))}


class Asking(NamedTuple):
    """How a conversation asks its bot: the values are those of `FaqBot.ask`, and `topic` limits all replies."""

    k: int = 5
    threshold: float | None = None
    topic: Topic = None


class Turn:
    """One text of a person, and what is asked to answer it.

    `named` are the documents that the text names. `asked` is the last question that was asked of the bot for an answer,
    with the titles it was asked of; `has_asked` says whether this turn asked any.
    """

    def __init__(self, text: str, bot: Bot, memory: Memory, asking: Asking) -> None:
        self.text = text
        self.bot = bot
        self.memory = memory
        self.named = bot.names(text, asking.topic)
        self.asked: tuple[str, tuple[str, ...]] = ("", ())
        self.has_asked = False
        self._asking = asking
        self._replies: dict[tuple[str, tuple[str, ...], float | None], Reply] = {}

    @property
    def talk(self) -> Talk:
        """The phrases of the language of the documents."""
        return talk_of(self.bot.language)

    def words(self, text: str) -> set[str]:
        """Return the words of a text as the documents' analyser returns them."""
        return set(shared_analyser(self.bot.language).words(text))

    def telling(self, words: Iterable[str]) -> set[str]:
        """Return those of some words that are neither grammar nor words of questions."""
        lists = language_of(self.bot.language)
        return set(words) - lists.function_words - lists.question_words

    def inquire(self, question: str, titles: Sequence[str] = (), threshold: float | None = None) -> Reply:
        """Return the bot's reply from the documents `titles` (() for all), kept so that a turn asks nothing twice.

        `threshold` is that of the conversation if it is None.
        """
        key = question, tuple(titles), threshold
        if key not in self._replies:
            self._replies[key] = self.bot.ask(
                question,
                k=self._asking.k if self.memory.topic is None else max(self._asking.k, _COMPARED),
                topic=key[1] or self._asking.topic,
                threshold=self._asking.threshold if threshold is None else threshold,
                named=self.named,
                logged=False,
            )
        return self._replies[key]

    def is_asked_by_documents(self) -> bool:
        """Whether the documents answer the text under a question that contains it, and not many more words."""
        reply, words = self.inquire(self.text), self.named.words
        if reply.outcome != "answer":
            return False
        asked = self.bot.names(reply.matches[0].chunk.question).words
        return f" {words} " in f" {asked} " and len(asked.split()) <= 2 * len(words.split()) + _MORE_WORDS

    def look_for(self, words: str) -> Sequence[Match]:
        """Return the passages of all documents that have these words, best first."""
        return self.bot.ask(words, k=_DEPTH, topic=self._asking.topic, logged=False).matches

    def cut(self, reply: Reply) -> Reply:
        """Return a reply with as many matches as the conversation returns."""
        return replace(reply, matches=reply.matches[: self._asking.k])

    def ask(
        self,
        question: str,
        titles: Sequence[str] = (),
        carried: Carried | None = None,
        words: str | None = None,
        typed: str | None = None,
        threshold: float | None = None,
    ) -> Reply:
        """Ask a question of the documents `titles` (() for all), and remember the question and its topic.

        `words` is the question without names, as it may be asked of other documents, and `typed` the text by which the
        question was first asked. `threshold` is as in `inquire`.
        """
        self.asked, self.has_asked = (question, tuple(titles)), True
        reply = self.inquire(question, titles, threshold)
        self.memory.question = Question(typed or self.text, question if words is None else words, tuple(titles))
        self.memory.lost = None
        self.memory.offer(reply)
        self.memory.quote(reply)
        if len(titles) == 1:
            self.memory.turn_to(titles[0])
        elif reply.topic is not None:
            self.memory.turn_to(reply.topic)
        return replace(self.cut(reply), question=self.text, carried=carried)

    def ask_topic(self) -> Reply:
        """Ask the text of the current topic alone."""
        assert self.memory.topic is not None
        return self.ask(self.text, (self.memory.topic,), Carried(topic=self.memory.topic))

    def repeat(self, titles: Sequence[str]) -> Reply:
        """Ask the last question again, of the documents `titles` (() for all), or else the text itself."""
        question = self.memory.question
        if question is None:
            return self.ask(self.text, titles)
        carried = Carried(question.typed, titles[0] if len(titles) == 1 else None)
        return self.ask(question.words, titles, carried, question.words, question.typed)

    def quote(self, chunk: Chunk) -> Reply:
        """Answer with a chunk that the text asks for by its place, so that no other chunk can be meant."""
        topic = topic_of(chunk)
        self.asked, self.has_asked = (self.text, (topic,)), True
        self.memory.turn_to(topic)
        self.memory.question = self.memory.question or Question(self.text, self.text, (topic,))
        reply = Reply(self.text, "answer", chunk.text, 1.0, (Match(chunk, 0.0, 1.0, rule="place"),),
                      topic=topic or None, carried=Carried(topic=topic))  # fmt: skip
        self.memory.quote(reply)
        return reply

    def take(self, passage: Passage, number: int | None = None) -> Reply:
        """Answer with a passage that was shown or offered, by this number if it has one; numbers keep their meaning.

        So the user may look at several passages in turn. If the documents no longer have the passage, its question is
        asked again.
        """
        question = passage.question
        match = self._found(passage)
        if match is None:
            return self.ask(question.words, question.titles, Carried(question.typed), question.words, question.typed)
        self.asked, self.has_asked = (question.words, (passage.topic,)), True
        self.memory.question, self.memory.lost = question, None
        self.memory.turn_to(passage.topic)
        reply = Reply(self.text, "answer", match.chunk.text, match.confidence, (match,), topic=passage.topic or None,
                     carried=Carried(question.typed, passage.topic, number))  # fmt: skip
        self.memory.quote(reply)
        return reply

    def quoted_chunk(self) -> Chunk | None:
        """Return the chunk that was quoted last, or None if nothing was quoted or the documents no longer have it."""
        quoted = self.memory.quoted
        return None if quoted is None else self._chunk_of(quoted)

    def _found(self, passage: Passage) -> Match | None:
        """Return the passage as a match of its question, None if the documents no longer have it.

        The options of a choice share its confidence; an option that is asked for has all of it. A passage that was not
        offered has the confidence that was shown.
        """
        is_option = passage in self.memory.options
        titles = (passage.topic,) if is_option else passage.question.titles
        depth = max(_DEPTH, self._asking.k)
        threshold = self._asking.threshold
        reply = self.bot.ask(
            passage.question.words, k=depth, topic=titles or self._asking.topic, threshold=threshold, logged=False
        )
        match = next((match for match in (*reply.options, *reply.matches) if match.chunk.id == passage.chunk), None)
        if match is None:
            return self._without_question(passage)
        if not is_option:
            return replace(match, confidence=passage.confidence)
        return replace(match, confidence=reply.confidence) if match in reply.options else match

    def _without_question(self, passage: Passage) -> Match | None:
        """Return a passage that does not match its question, as where the question was kept without a title in it."""
        chunk = self._chunk_of(passage)
        return None if chunk is None else Match(chunk, 0.0, passage.confidence)

    def _chunk_of(self, passage: Passage) -> Chunk | None:
        chunks = islice(self.bot.chunks(passage.topic or None), _LOOKED_AT)
        return next((chunk for chunk in chunks if chunk.id == passage.chunk), None)
