"""A bot that answers from some chunks of another bot and knows no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from faqbot.answering.reply import Match, Reply
from faqbot.bot.argument_checks import check_k, check_many, check_question, check_threshold
from faqbot.bot.index_replies import matches_in, reply_in, titles_in
from faqbot.bot.indexed_bot import IndexedBot
from faqbot.corpus.chunk import Chunk
from faqbot.errors import TopicError
from faqbot.index.index import Index
from faqbot.index.packing import Texts, pack
from faqbot.index.scope import Chosen, Scope
from faqbot.index.titles import Titles, title_hash
from faqbot.query.filters import ChunkFilter, check_filter, chosen_by
from faqbot.query.names.naming import Named, named_in
from faqbot.query.query import is_stored
from faqbot.query.topic import Topic, check_topic, topic_numbers
from faqbot.system.callers import count_of

if TYPE_CHECKING:
    from faqbot.answering.conversation.conversation import Conversation


class FilteredBot:
    """Answers from the chunks of a `FaqBot` that a filter allows (see `FaqBot.filtered`).

    It has no documents of its own: after the bot reloads, or documents are added, it answers from the new ones. The
    titles of other documents are unknown to it, so that small talk and suggestions in errors do not name them.
    """

    def __init__(self, bot: IndexedBot, wanted: ChunkFilter) -> None:
        check_filter(wanted)
        self._bot = bot
        self._wanted = wanted
        self._found: tuple[Index, Chosen] | None = None
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
        index, chosen = self._allowed()
        self._check_topic(topic)
        reply = reply_in(index, question, chosen, k=k, topic=topic, threshold=threshold, named=named)
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
        """Answer questions one after the other, lazily, as `FaqBot.ask_many` does."""
        check_many(questions)
        check_k(k)
        check_threshold(threshold)
        self._check_topic(topic)
        return (self.ask(question, k=k, topic=topic, threshold=threshold, logged=logged) for question in questions)

    def search(self, question: str, *, k: int = 10, topic: Topic = None) -> list[Match]:
        """Return the k best matches as `FaqBot.search` does."""
        index, chosen = self._allowed()
        self._check_topic(topic)
        return matches_in(index, question, chosen, k=k, topic=topic)

    def names(self, text: str, among: Topic = None) -> Named:
        """Return which of the allowed documents a text names by their titles."""
        check_question(text)
        self._check_topic(among)
        index, chosen = self._allowed()
        with index.read():
            asked = topic_numbers(among, index)
            topics = [number for number in _topics(index, chosen) if asked is None or number in asked]
            return named_in(text, index, topics)

    def has_question(self, text: str) -> bool:
        """Whether exactly this question is stored with an answer that is allowed."""
        check_question(text)
        index, chosen = self._allowed()
        with index.read():
            return is_stored(text, index, Scope(chosen=chosen))

    def conversation(self, *, k: int = 5) -> Conversation:
        """Begin a conversation about the allowed chunks."""
        from faqbot.answering.conversation.conversation import Conversation  # noqa: PLC0415 - as in `answering_bot`

        check_k(k)
        return Conversation(self, k=k)

    def chunks(self, topic: Topic = None) -> Iterator[Chunk]:
        """Return the allowed chunks, or those of the documents with the titles `topic`, in the order of the corpus."""
        self._check_topic(topic)
        index, chosen = self._allowed()
        numbers = chosen.numbers
        if topic is not None:
            numbers = numbers[np.isin(index.arrays["chunk_topics"][numbers], topic_numbers(topic, index) or [])]
        return (index.chunk(number) for number in numbers.tolist())

    @property
    def titles(self) -> Titles:
        """The titles of the documents, and the topics of tables, that have allowed chunks."""
        index, chosen = self._allowed()
        titles = [index.topics[number] for number in _topics(index, chosen)]
        hashes = np.array([title_hash(title) for title in titles], dtype="<u8")
        order = np.argsort(hashes, kind="stable")
        return Titles(Texts(*pack(title.encode() for title in titles)), hashes[order], order, index.read)

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
        return len(self._allowed()[1].numbers)

    def __repr__(self) -> str:
        return f"<FilteredBot: {len(self)} of {count_of(len(self._bot), 'chunk')}>"

    def _allowed(self) -> tuple[Index, Chosen]:
        """Return the index of the bot and the chunks in it that are allowed, which are found once for an index."""
        index, found = self._bot._index, self._found  # noqa: SLF001 - a part of the bot
        if found is None or found[0] is not index:
            with index.read():
                chosen = chosen_by(self._wanted, index) or Chosen(np.arange(len(index), dtype="<i4"))
            found = self._found = index, chosen
        return found

    def _check_topic(self, topic: Topic) -> None:
        """Raise `TopicError` for a title that no allowed document has, without the titles of the others."""
        check_topic(topic)
        titles = self.titles if topic is not None else ()
        for title in titles_in(topic):
            if not isinstance(titles, Titles) or not titles.numbers_like(title):
                raise TopicError(f"no document that the filter allows has the title {title!r}")


def _topics(index: Index, chosen: Chosen) -> list[int]:
    """Return the numbers of the topics of chosen chunks, ascending."""
    numbers: list[int] = np.unique(index.arrays["chunk_topics"][chosen.numbers]).tolist()
    return numbers
