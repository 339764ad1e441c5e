"""Asking and searching, with every argument checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from faqbot.answering.reply import Match, Reply
from faqbot.bot.argument_checks import check_k, check_many, check_question, check_threshold
from faqbot.bot.index_replies import answered_in_blocks, matches_in, replies_in, reply_in, titles_in
from faqbot.bot.indexed_bot import IndexedBot
from faqbot.query.names.naming import Named, named_in
from faqbot.query.query import is_stored
from faqbot.query.topic import Topic, check_topic, scope_of, topic_numbers

if TYPE_CHECKING:
    from faqbot.answering.conversation.conversation import Conversation
    from faqbot.bot.filtered_bot import FilteredBot
    from faqbot.query.filters import ChunkFilter


class AnsweringBot(IndexedBot):
    """The part of `FaqBot` that answers; each call answers from the index that there is when it begins."""

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        topic: Topic = None,
        filter: ChunkFilter = None,  # noqa: A002 - what everybody calls it
        threshold: float | None = None,
        named: Named | None = None,
        logged: bool = True,
    ) -> Reply:
        """Answer a question, ask back, or abstain.

        `k` is the number of matches to return. `topic` is the title of a document, or a sequence of titles, that the
        matches must come from. `filter` is a dict of metadata that the matches must have, such as
        {"product": "Drill", "country": {"de", "at"}}: of a set, one value is enough, and of a list in the metadata, one
        item. Or it is a function from a chunk to whether it is allowed, which is called for every chunk at each call
        (see `filtered`). `threshold` (0 to 1) is the least confidence for an answer, by default `FaqBot.threshold`.
        `named` is the value that `names` returned for this question, if it was called before; the titles are then not
        looked up again. A question that no person asked, such as a test of the documents, is not `logged`.

        Raises `TopicError` for an unknown topic, `FilterError` for metadata that no chunk has, and `ValueError` for a
        `k` below 1 or a `threshold` outside 0 to 1.

        >>> from faqbot import FaqBot
        >>> FaqBot.from_corpus().ask("what's the boiling point of tin?").outcome
        'abstain'
        """
        index = self._index
        reply = reply_in(index, question, filter, k=k, topic=topic, threshold=threshold, named=named)
        if logged and self.log is not None:
            self.log.add(question, reply, titles_in(topic))
        return reply

    def ask_many(
        self,
        questions: Iterable[str],
        *,
        k: int = 5,
        topic: Topic = None,
        filter: ChunkFilter = None,  # noqa: A002 - as in `ask`
        threshold: float | None = None,
        logged: bool = True,
    ) -> Iterator[Reply]:
        """Answer questions in their order, lazily, each as `ask` does.

        Questions in a list are answered in blocks, which takes several times less than one after the other; the replies
        are the same. The questions of any other iterable are answered one by one, each when its reply is asked for.
        The log of questions has a block as soon as its first reply is there.

        The errors that `ask` raises for `k`, `topic`, `filter` and `threshold` are raised at the call, before the first
        reply. A `filter` that is a function is called once for each chunk, not once for each question.
        """
        check_many(questions)
        check_k(k)
        check_threshold(threshold)
        check_topic(topic)
        index = self._index
        with index.read():
            scope_of(topic, index)
        if filter is not None:
            return self.filtered(filter).ask_many(questions, k=k, topic=topic, threshold=threshold, logged=logged)
        return answered_in_blocks(
            questions, lambda block: self._answered(block, k=k, topic=topic, threshold=threshold, logged=logged)
        )

    def _answered(
        self, questions: Sequence[str], *, k: int, topic: Topic, threshold: float | None, logged: bool
    ) -> list[Reply]:
        """Answer a block of questions."""
        replies = replies_in(self._index, questions, None, k=k, topic=topic, threshold=threshold)
        if logged and self.log is not None:
            self.log.add_all(zip(questions, replies, strict=True), titles_in(topic))
        return replies

    def search(
        self,
        question: str,
        *,
        k: int = 10,
        topic: Topic = None,
        filter: ChunkFilter = None,  # noqa: A002 - as in `ask`
    ) -> list[Match]:
        """Return the k best matches, in the order and with the confidences that `ask` gives them, without a decision.

        >>> from faqbot import FaqBot
        >>> [match.chunk.kind for match in FaqBot.from_corpus().search("any tips?", k=2)]
        ['tips', 'tip']
        """
        return matches_in(self._index, question, filter, k=k, topic=topic)

    def names(self, text: str, among: Topic = None) -> Named:
        """Return which documents a text names by their titles: in full, in part, colloquially, by initials or misspelt.

        `among` is a title, or a sequence of titles, to choose from; None stands for all titles. Raises `TopicError` for
        a title that no document has.
        """
        check_question(text)
        check_topic(among)
        index = self._index
        with index.read():
            return named_in(text, index, topic_numbers(among, index))

    def has_question(self, text: str) -> bool:
        """Whether exactly this question, apart from words of politeness, is stored in the documents with an answer."""
        check_question(text)
        index = self._index
        with index.read():
            return is_stored(text, index)

    def filtered(self, filter: ChunkFilter) -> FilteredBot:  # noqa: A002 - as in `ask`
        """Return a bot that answers from the chunks that a filter allows and knows no others, and follows this bot.

        What the filter allows is found once, and again after the documents change: use it where many questions have one
        filter, and where the filter is a function. `Conversation.from_json` takes it as the bot of a conversation.

        Raises `FilterError` for metadata that no chunk has.
        """
        from faqbot.bot.filtered_bot import FilteredBot  # noqa: PLC0415 - most questions have no filter

        return FilteredBot(self, filter)

    def conversation(self, *, k: int = 5, filter: ChunkFilter = None) -> Conversation:  # noqa: A002 - as in `ask`
        """Begin a conversation, whose questions may refer to earlier ones.

        `k` is the number of matches in a reply. `filter` restricts the conversation to some chunks, as in `ask`.
        """
        from faqbot.answering.conversation.conversation import Conversation  # noqa: PLC0415 - single questions don't need it

        check_k(k)
        return Conversation(self if filter is None else self.filtered(filter), k=k)
