"""Which chunks give the same answer: those of the same words, and a list with the items of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.corpus.chunk import Chunk
from faqbot.search.index import Array, Index


def build_answers(chunks: Sequence[Chunk]) -> dict[str, Array]:
    """Return for each chunk the first one of the same words, and the one that it is a part of (-1: none)."""
    first: dict[str, int] = {}
    texts = [" ".join(chunk.text.split()) for chunk in chunks]
    answers = [first.setdefault(text, number) for number, text in enumerate(texts)]
    parents = [-1] * len(chunks)
    whole: int | None = None
    for number in sorted(range(len(chunks)), key=lambda number: _place(chunks[number])):
        if chunks[number].kind in ("steps", "tips"):
            whole = number
        elif whole is not None and _is_item(chunks[number], chunks[whole]):
            parents[number] = whole
    return {"chunk_answers": np.array(answers, dtype="<i4"), "chunk_parents": np.array(parents, dtype="<i4")}


class Answer(NamedTuple):
    """What a chunk answers: its number, the first chunk of the same words, and the one that it is a part of (or -1)."""

    number: int
    words: int
    whole: int

    def is_same(self, other: Answer) -> bool:
        """Whether two chunks give the same answer."""
        return self.words == other.words or self.whole == other.number or other.whole == self.number


def answers_of(numbers: Sequence[int], index: Index) -> list[Answer]:
    """Return what chunks answer; all at once, since a look at one number of an array takes as long as at many."""
    places = np.array(numbers, dtype=np.int64)
    words, wholes = (index.arrays[name][places].tolist() for name in ("chunk_answers", "chunk_parents"))
    return list(map(Answer, numbers, words, wholes))


def same_answer(one: int, other: int, index: Index) -> bool:
    """Whether two chunks, by number, give the same answer."""
    first, second = answers_of([one, other], index)
    return first.is_same(second)


def _place(chunk: Chunk) -> tuple[str, int, int]:
    """Return where a chunk stands, so that what holds others comes before them."""
    first, last = chunk.source.lines
    return chunk.source.path, first, -last


def _is_item(chunk: Chunk, whole: Chunk) -> bool:
    """Whether a chunk is an item of a list: one stands on its lines, and is of a kind that only lists have."""
    item, around = chunk.source, whole.source
    return chunk.kind in ("step", "tip") and item.path == around.path and item.lines[1] <= around.lines[1]
