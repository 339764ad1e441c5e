"""The titles of the documents, and how one is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import overload

from faqbot.corpus.chunk import Chunk
from faqbot.index.packing import Array, Texts, equal_range, text_hash

# Initials are looked for in this many letters of a title's word: in all of a very long word that takes too long.
_LONGEST_FOLDED = 24


class Titles(Sequence[str]):
    """The titles of an index's documents, each read when it is asked for.

    Whether there is a title, and which number it has, is looked up by its hash.
    """

    def __init__(
        self, texts: Texts, hashes: Array, numbers: Array, guard: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """Take the titles, their hashes in ascending order with the number of each, and a `guard` to read within."""
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
        at = range(len(self))[number]  # counts from the end for numbers below 0, and raises IndexError beyond it
        with self._guard():
            text: bytes = self._texts[at]
            return text.decode()

    def __iter__(self) -> Iterator[str]:
        with self._guard():
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
        """Return the numbers of a title, ascending."""
        return [number for number in self.numbers_like(title) if self[number] == title]

    def numbers_like(self, title: str) -> list[int]:
        """Return the numbers of a title in any letter case and white space (see `folded`), ascending."""
        wanted = folded(title)
        at = equal_range(self._hashes, title_hash(title))
        numbers = self._numbers[at.start : at.stop].tolist()
        return [number for number in numbers if folded(self[number]) == wanted]


def folded(title: str) -> str:
    """Return a title without the differences of letter case and white space."""
    return " ".join(title.split()).casefold()


def title_hash(title: str) -> int:
    """Return the hash of a title by which it is found (see `Titles`)."""
    return text_hash(folded(title).encode(errors="surrogatepass"))  # a title asked for may be any string


def shortened(title: str) -> str:
    """Return a title `folded`, very long words cut to their first letters."""
    return " ".join(word[:_LONGEST_FOLDED] for word in folded(title).split())


def topic_of(chunk: Chunk) -> str:
    """Return the topic of a chunk: the one that its table names, else the title of its document."""
    topic = chunk.metadata.get("topic")
    return topic.strip() if isinstance(topic, str) and topic.strip() else chunk.source.title
