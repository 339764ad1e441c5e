"""A bot that answers from some chunks of another bot and knows no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from faqbot.answering.reply import Match, Reply
from faqbot.bot.argument_checks import check_k, check_many, check_question, check_threshold
from faqbot.bot.index_replies import answered_in_blocks, matches_in, replies_in, reply_in, titles_in
from faqbot.bot.indexed_bot import IndexedBot
from faqbot.corpus.chunk import Chunk
from faqbot.errors import TopicError
from faqbot.index.index import Index
from faqbot.index.packing import Array, Texts, pack
from faqbot.index.scope import Chosen, Scope
from faqbot.index.titles import Titles, title_hash
from faqbot.query.filters import ChunkFilter, check_filter, chosen_by
from faqbot.query.names.naming import Named, named_in
from faqbot.query.query import is_stored
from faqbot.query.topic import Topic, check_topic, topic_numbers
from faqbot.system.callers import count_of

if TYPE_CHECKING:
    from faqbot.answering.conversation.conversation import Conversation


class _Allowed:
    """The chunks of an index that a filter allows, and their titles, which are found once and not for each question."""

    def __init__(self, index: Index, chosen: Chosen) -> None:
        self.index = index
        self.chosen = chosen

    @cached_property
    def topics(self) -> Array:
        """The numbers of the topics that have allowed chunks, ascending."""
        return np.unique(self.index.arrays["chunk_topics"][self.chosen.numbers])

    @cached_property
    def titles(self) -> Titles:
        """The titles of these topics."""
        titles = [self.index.topics[number] for number in self.topics.tolist()]
        hashes = np.array([title_hash(title) for title in titles], dtype="<u8")
        order = np.argsort(hashes, kind="stable")
        return Titles(Texts(*pack(title.encode() for title in titles)), hashes[order], order, self.index.read())


class FilteredBot:
    """Answers from the chunks of a `FaqBot` that a filter allows (see `FaqBot.filtered`).

    It has no documents of its own: after the bot reloads, or documents are added, it answers from the new ones. The
    titles of other documents are unknown to it, so that small talk and suggestions in errors do not name them.
    """

    def __init__(self, bot: IndexedBot, wanted: ChunkFilter) -> None:
        check_filter(wanted)
        self._bot = bot
        self._wanted = wanted
        self._found: _Allowed | None = None
        self._allowed()  # raises the errors of the filter at once

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        topic: Topic = None,
        threshold: float | None = None,
        named: Named | None = None,
        logged: bool = True,
    ) -> Reply:
        """Answer a question as `FaqBot.ask` does."""
        allowed = self._allowed()
        _check_title(topic, allowed)
        reply = reply_in(allowed.index, question, allowed.chosen, k=k, topic=topic, threshold=threshold, named=named)
        if logged and self.log is not None:
            self.log.add(question, reply, titles_in(topic))
        return reply

    def ask_many(
        self,
        questions: Iterable[str],
        *,
        k: int = 5,
        topic: Topic = None,
        threshold: float | None = None,
        logged: bool = True,
    ) -> Iterator[Reply]:
        """Answer questions in their order, lazily, as `FaqBot.ask_many` does."""
        check_many(questions)
        check_k(k)
        check_threshold(threshold)
        _check_title(topic, self._allowed())
        return answered_in_blocks(
            questions, lambda block: self._answered(block, k=k, topic=topic, threshold=threshold, logged=logged)
        )

    def _answered(
        self, questions: Sequence[str], *, k: int, topic: Topic, threshold: float | None, logged: bool
    ) -> list[Reply]:
        """Answer a block of questions."""
        allowed = self._allowed()
        _check_title(topic, allowed)
        replies = replies_in(allowed.index, questions, allowed.chosen, k=k, topic=topic, threshold=threshold)
        if logged and self.log is not None:
            self.log.add_all(zip(questions, replies, strict=True), titles_in(topic))
        return replies

    def search(self, question: str, *, k: int = 10, topic: Topic = None) -> list[Match]:
        """Return the k best matches as `FaqBot.search` does."""
        allowed = self._allowed()
        _check_title(topic, allowed)
        return matches_in(allowed.index, question, allowed.chosen, k=k, topic=topic)

    def names(self, text: str, among: Topic = None) -> Named:
        """Return which of the allowed documents a text names by their titles."""
        check_question(text)
        allowed = self._allowed()
        _check_title(among, allowed)
        index = allowed.index
        with index.read():
            asked = topic_numbers(among, index)
            topics: list[int] = allowed.topics.tolist()
            return named_in(text, index, topics if asked is None else sorted({*asked}.intersection(topics)))

    def has_question(self, text: str) -> bool:
        """Whether exactly this question is stored with an answer that is allowed."""
        check_question(text)
        allowed = self._allowed()
        with allowed.index.read():
            return is_stored(text, allowed.index, Scope(chosen=allowed.chosen))

    def conversation(self, *, k: int = 5) -> Conversation:
        """Begin a conversation about the allowed chunks."""
        from faqbot.answering.conversation.conversation import Conversation  # noqa: PLC0415 - as in `answering_bot`

        check_k(k)
        return Conversation(self, k=k)

    def chunks(self, topic: Topic = None) -> Iterator[Chunk]:
        """Return the allowed chunks, or those of the documents with the titles `topic`, in the order of the corpus."""
        allowed = self._allowed()
        _check_title(topic, allowed)
        index, numbers = allowed.index, allowed.chosen.numbers
        if topic is not None:
            numbers = numbers[np.isin(index.arrays["chunk_topics"][numbers], topic_numbers(topic, index) or [])]
        return (index.chunk(number) for number in numbers.tolist())

    @property
    def titles(self) -> Titles:
        """The titles of the documents, and the topics of tables, that have allowed chunks."""
        allowed = self._allowed()
        with allowed.index.read():
            return allowed.titles

    def topics(self) -> list[str]:
        """Return the `titles` as a list."""
        return list(self.titles)

    @property
    def language(self) -> str:
        """The language that questions and documents are analysed in."""
        return self._bot.language

    @property
    def log(self) -> Any:
        """The log of the bot; setting it sets that of the bot."""
        return self._bot.log

    @log.setter
    def log(self, log: Any) -> None:
        self._bot.log = log

    def __len__(self) -> int:
        """Return the number of allowed chunks."""
        return len(self._allowed().chosen.numbers)

    def __repr__(self) -> str:
        return f"<FilteredBot: {len(self)} of {count_of(len(self._bot), 'chunk')}>"

    def _allowed(self) -> _Allowed:
        """Return what the filter allows of the index that the bot has now; it is found once for an index."""
        index, found = self._bot._index, self._found  # noqa: SLF001 - a part of the bot
        if found is None or found.index is not index:
            with index.read():
                chosen = chosen_by(self._wanted, index) or Chosen(np.arange(len(index), dtype="<i4"))
            found = self._found = _Allowed(index, chosen)
        return found


def _check_title(topic: Topic, allowed: _Allowed) -> None:
    """Raise `TopicError` for a title that no allowed document has, without the titles of the others."""
    check_topic(topic)
    for title in titles_in(topic):
        with allowed.index.read():
            numbers = allowed.index.topics.numbers_like(title)
        if not np.isin(numbers, allowed.topics).any():
            raise TopicError(f"no document that the filter allows has the title {title!r}")
