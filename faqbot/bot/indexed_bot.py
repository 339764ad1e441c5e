"""What the documents of a bot are: their chunks, titles and settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from faqbot.answering.decision import threshold_of
from faqbot.bot.argument_checks import check_reference
from faqbot.corpus.chunk import Chunk
from faqbot.index.index import Index
from faqbot.index.titles import Titles
from faqbot.query.topic import Topic, check_topic, topic_numbers
from faqbot.question_log.log_choice import LogSetting, choose_log
from faqbot.system.callers import count_of

if TYPE_CHECKING:
    from faqbot.index.contents import TopicContents
    from faqbot.question_log.question_log import QuestionLog


class IndexedBot:
    """The part of `FaqBot` that tells what its documents are; every method reads the index that there is now."""

    def __init__(self, index: Index, log: LogSetting = None) -> None:
        self.log: QuestionLog | None = choose_log(log)
        self._index = index

    def chunks(self, topic: Topic = None) -> Iterator[Chunk]:
        """Return every chunk, or every chunk of the documents with the titles `topic`, in the order of the corpus.

        Raises `TopicError` for an unknown topic.
        """
        check_topic(topic)
        index = self._index
        topics = topic_numbers(topic, index)
        if topics is None:
            return (index.chunk(number) for number in range(len(index)))
        return (index.chunk(int(number)) for at in topics for number in index.chunks_of(at))

    def chunk(self, reference: str) -> Chunk:
        """Return the chunk with an id, or at a place: its `id`, or a citation such as "returns.md:12-14".

        An id is looked up at once, whatever the number of chunks; for any other reference all chunks are read. Raises
        `ChunkReferenceError` with suggestions if there is no such chunk, and if several chunks stand at the place.
        """
        from faqbot.bot.chunk_sections import find_chunk  # noqa: PLC0415 - questions don't need it

        check_reference(reference)
        index = self._index
        with index.read():
            return index.chunk(find_chunk(reference, index))

    def chunk_with_id(self, identity: str) -> Chunk | None:
        """Return the chunk with exactly this id, or None if no chunk has it; no other chunk is read."""
        from faqbot.bot.chunk_sections import number_with_id  # noqa: PLC0415 - questions don't need it

        check_reference(identity)
        index = self._index
        with index.read():
            number = number_with_id(identity, index)
            return None if number is None else index.chunk(number)

    def section(self, chunk: Chunk | str) -> str:
        r"""Return the text around a chunk: what its document says below the same heading, from the index.

        Every question and every text is as it is quoted, in the order of the document and once, with an empty line
        between two of them, items of lists with `- ` in front, and headings below with `#`. A section of a long table
        has at most the 25 chunks before and after. `chunk` may also be a reference, as `chunk` takes it.

        >>> from faqbot import FaqBot
        >>> bot = FaqBot.from_pairs([("How do I pay?", "By card."), ("Who pays?", "You do.")])
        >>> bot.section(bot.ask("how do i pay").chunk)
        'How do I pay?\nBy card.\n\nWho pays?\nYou do.'
        """
        from faqbot.bot.chunk_sections import find_chunk, section_text  # noqa: PLC0415 - questions don't need it

        index = self._index
        reference = chunk.id if isinstance(chunk, Chunk) else chunk
        check_reference(reference)
        with index.read():
            return section_text(find_chunk(reference, index), index)

    def neighbours(self, chunk: Chunk | str, *, most: int = 25) -> tuple[list[Chunk], list[Chunk]]:
        """Return the chunks before and behind a chunk that stand below the same heading, in the order of the document.

        Of each there are up to `most`. `chunk` may also be a reference, as `chunk` takes it, which raises
        `ChunkReferenceError` if there is no such chunk.
        """
        from faqbot.bot.chunk_sections import find_chunk, section_neighbours  # noqa: PLC0415 - as in `section`

        index = self._index
        reference = chunk.id if isinstance(chunk, Chunk) else chunk
        check_reference(reference)
        with index.read():
            return section_neighbours(find_chunk(reference, index), index, most)

    def topics(self) -> list[str]:
        """Return the titles of the documents, and the topics that tables name, in the order of the corpus."""
        index = self._index
        with index.read():
            return list(index.topics)

    @property
    def titles(self) -> Titles:
        """The titles of `topics()`, read on demand: `title in bot.titles` and `len(bot.titles)` don't read them all."""
        return self._index.topics

    def contents(self) -> list[TopicContents]:
        """Return for each of the `topics` the number of its chunks and the files that these chunks come from."""
        from faqbot.index.contents import contents  # noqa: PLC0415 - questions don't need it

        index = self._index
        with index.read():
            return contents(index)

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self._index)

    def __repr__(self) -> str:
        return f"<FaqBot: {count_of(len(self), 'chunk')}, {self.language}>"

    @property
    def language(self) -> str:
        """The language that questions and documents are analysed in."""
        return self._index.analyser.language

    @property
    def title(self) -> str | None:
        """The name of the whole collection that `faqbot.toml` gives, None if it gives none.

        It names the collection where a program shows it as a whole. The titles of documents are not changed by it.
        """
        return self._index.settings.title

    @property
    def threshold(self) -> float:
        """The least confidence for an answer where `ask` is given none: that of `faqbot.toml`, or else faqbot's own."""
        return threshold_of(self._index)

    @property
    def digest(self) -> str | None:
        """The digest of the content of the index, which identifies it; None if the index was never saved."""
        return self._index.digest
