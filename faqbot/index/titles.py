"""The titles of the documents, and how a title is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import overload

from faqbot.corpus.chunk import Chunk
from faqbot.index.packing import Array, Texts, equal_range, text_hash

# `shortened` cuts each word of a title to this many letters. Letters that stand for a title are searched in shortened
# titles, because a search in a very long word would take too long.
_LONGEST_FOLDED = 24


class Titles(Sequence[str]):
    """The titles of an index's documents as a sequence, which reads a title only when it is asked for.

    The number of a title is looked up by the hash of the title, so that no other titles are read.
    """

    def __init__(self, texts: Texts, hashes: Array, numbers: Array, guard: AbstractContextManager[None]) -> None:
        """Take the titles, their hashes in ascending order, and for each hash the number of its title.

        `guard` is the context in which titles are read (`Index.read`).
        """
        self._texts = texts
        self._hashes = hashes
        self._numbers = numbers
        self._guard = guard

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, number: int) -> str: ...

    @overload
    def __getitem__(self, number: slice) -> list[str]: ...

    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self[at] for at in range(len(self))[number]]
        at = range(len(self))[number]  # a negative number counts from the end; raises IndexError out of range
        with self._guard:
            text: bytes = self._texts[at]
            return text.decode()

    def __iter__(self) -> Iterator[str]:
        with self._guard:
            for text in self._texts:
                yield text.decode()

    def __contains__(self, title: object) -> bool:
        return isinstance(title, str) and bool(self.numbers(title))

    def index(self, title: str, start: int = 0, stop: int | None = None) -> int:
        """Return the first number of a title; raise `ValueError` if no document has it."""
        places = range(len(self))[start:stop]
        for number in self.numbers(title):
            if number in places:
                return number
        message = f"no document has the title {title!r}"
        raise ValueError(message)

    def numbers(self, title: str) -> list[int]:
        """Return the numbers of the topics with exactly this title, ascending."""
        return [number for number in self.numbers_like(title) if self[number] == title]

    def numbers_like(self, title: str) -> list[int]:
        """Return the numbers of the topics with this title, whatever its letter case and white space, ascending."""
        wanted = folded(title)
        at = equal_range(self._hashes, title_hash(title))
        numbers = self._numbers[at.start : at.stop].tolist()
        return [number for number in numbers if folded(self[number]) == wanted]


def folded(title: str) -> str:
    """Return a title in case-folded letters, with a single space between two words."""
    return " ".join(title.split()).casefold()


def title_hash(title: str) -> int:
    """Return the hash by which `Titles` looks up a title."""
    return text_hash(folded(title).encode(errors="surrogatepass"))  # a caller's string may have lone surrogates


def shortened(title: str) -> str:
    """Return a title `folded`, with each word cut to its first `_LONGEST_FOLDED` letters."""
    return " ".join(word[:_LONGEST_FOLDED] for word in folded(title).split())


def topic_of(chunk: Chunk) -> str:
    """Return the topic of a chunk: the topic in its row of a table, if there is one, else the title of its document."""
    topic = chunk.metadata.get("topic")
    return topic.strip() if isinstance(topic, str) and topic.strip() else chunk.source.title
