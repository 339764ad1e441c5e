"""What an index is about: its topics, with how many chunks each has and from which files.

The chunks of a file lie together, so that only those where one file ends and the next begins are read: a fraction of
a second for a million chunks in a thousand files, where reading them all takes ten.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index


class TopicContents(NamedTuple):
    """A topic, the number of its `chunks`, and the `paths` of their files, as they are cited, in the corpus's order."""

    topic: str
    chunks: int
    paths: tuple[str, ...]


def contents(index: Index) -> list[TopicContents]:
    """Return what an index is about, one entry a topic, in the order of the corpus."""
    of_chunk = index.arrays["chunk_topics"]
    counts = np.bincount(of_chunk, minlength=len(index.topics)).tolist()
    paths: list[list[str]] = [[] for _ in index.topics]
    for path, first, last in files(index):
        for number in np.unique(of_chunk[first:last]).tolist():
            paths[number].append(path)
    return [TopicContents(*one) for one in zip(index.topics, counts, map(tuple, paths), strict=True)]


def files(index: Index) -> Iterator[tuple[str, int, int]]:
    """Yield the files that the chunks come from: the path, the number of its first chunk, and that behind its last."""
    first = 0
    while first < len(index):
        path = _path(index, first)
        last = _end(index, first, path)
        yield path, first, last
        first = last


def _end(index: Index, first: int, path: str) -> int:
    """Return where a file ends that begins at `first`: by steps twice as long each time, then by halving the last."""
    step = 1
    while first + step < len(index) and _path(index, first + step) == path:
        step *= 2
    rest = range(first + step // 2 + 1, min(first + step, len(index)))
    return rest.start + bisect_left(rest, x=True, key=lambda number: _path(index, number) != path)


def _path(index: Index, number: int) -> str:
    return index.chunk(number).source.path
