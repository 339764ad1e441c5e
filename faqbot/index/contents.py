"""The contents of an index: its topics, the number of chunks of each, and the files that the chunks come from.

Simply put: read the path of every chunk. For a million chunks in a thousand files that takes ten seconds. But the
chunks of a file have consecutive numbers, so a search for the boundary between two files needs to read only a few
chunks of each file, which takes a fraction of a second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index


class TopicContents(NamedTuple):
    """A topic, the number of its chunks, and the paths of their files as they are cited, in the order of the corpus."""

    topic: str
    chunks: int
    paths: tuple[str, ...]


def contents(index: Index) -> list[TopicContents]:
    """Return the contents of an index: an entry for each topic, in the order of the corpus."""
    of_chunk = index.arrays["chunk_topics"]
    with index.read():
        if of_chunk.max(initial=0) >= max(1, len(index.topics)):  # `bincount` would count up to it, in gigabytes
            raise ValueError("chunk_topics holds a number of a topic that does not exist")
    counts = np.bincount(of_chunk, minlength=len(index.topics)).tolist()
    paths: list[list[str]] = [[] for _ in index.topics]
    for path, first, last in files(index):
        for number in np.unique(of_chunk[first:last]).tolist():
            paths[number].append(path)
    return [TopicContents(*row) for row in zip(index.topics, counts, map(tuple, paths), strict=True)]


def files(index: Index) -> Iterator[tuple[str, int, int]]:
    """Yield for each file its path, the number of its first chunk, and the number after that of its last chunk."""
    first = 0
    while first < len(index):
        path = _path(index, first)
        last = _end(index, first, path)
        yield path, first, last
        first = last


def _end(index: Index, first: int, path: str) -> int:
    """Return the number after the last chunk of the file that begins at chunk `first`, by exponential search."""
    step = 1
    while first + step < len(index) and _path(index, first + step) == path:
        step *= 2
    rest = range(first + step // 2 + 1, min(first + step, len(index)))
    return rest.start + bisect_left(rest, x=True, key=lambda number: _path(index, number) != path)


def _path(index: Index, number: int) -> str:
    return index.chunk(number).source.path
