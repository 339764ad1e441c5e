"""Find chunks that give the same answer, and chunks that ask the same question.

Two chunks give the same answer if they have the same words, or if one is a list or a passage with a table and the
other an item of the list or a row of the table. Two chunks ask the same question if the words of their questions agree:
documents of one kind repeat their questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from faqbot.corpus.chunk import Chunk
from faqbot.index.index import Index
from faqbot.index.packing import Array

# Two questions are the same only if each has at least this many terms, and all terms of one are terms of the other.
FEWEST_TERMS = 2

# Only this many bytes of a title are read to find the question of a chunk.
_QUESTION_BYTES = 400


def first_answers(digests: Array) -> Array:
    """Return for each chunk the first chunk with the same words; `digests` has two numbers for each chunk's text."""
    above, below = digests[::2], digests[1::2]
    order = np.lexsort((below, above))  # a stable sort keeps the order of chunks with equal texts
    is_new = np.ones(len(order), dtype=bool)
    is_new[1:] = (np.diff(above[order]) != 0) | (np.diff(below[order]) != 0)
    firsts = np.empty(len(order), dtype="<i4")
    firsts[order] = order[is_new][np.cumsum(is_new) - 1] if len(order) else order
    return firsts


def parents(chunks: Sequence[Chunk]) -> Array:
    """Return for each chunk the number of the list that it is an item of, or of the passage that it is a row of.

    The number is -1 for a chunk that is neither an item of a list nor a row of a table.
    """
    found = np.full(len(chunks), -1, dtype="<i4")
    if not any(chunk.kind in ("steps", "tips", "row") for chunk in chunks):
        return found
    whole: int | None = None
    for number in sorted(range(len(chunks)), key=lambda number: _place(chunks[number])):
        if chunks[number].kind in ("steps", "tips", "passage"):
            whole = number
        elif whole is not None and _is_item(chunks[number], chunks[whole]):
            found[number] = whole
    return found


class Answers:
    """Compares chunks by their answers, and finds those that give the same answer."""

    def __init__(self, numbers: Array, index: Index) -> None:
        self._numbers = numbers
        self._words = index.arrays["chunk_answers"][numbers]
        self._wholes = index.arrays["chunk_parents"][numbers]

    @cached_property
    def are_different(self) -> bool:
        """Whether each chunk gives another answer than all others, as nearly all candidates for a question do."""
        words, wholes = self._words.tolist(), {*self._wholes.tolist()}
        return len({*words}) == len(words) and wholes.isdisjoint(self._numbers.tolist())

    def same_as(self, places: Sequence[int] | Array) -> Array:
        """Return for each of these places which of all chunks give the same answer: (places, chunks), bool."""
        same: Array = self._words[places][:, None] == self._words
        if self._wholes.max(initial=-1) >= 0:  # few documents have lists
            same |= self._numbers == self._wholes[places][:, None]
            same |= self._wholes == self._numbers[places][:, None]
        return same

    def different(self, places: Sequence[int]) -> list[int]:
        """Return the places of different answers, in the given order: of places with the same answer, the first."""
        if len(places) < 2 or self.are_different:  # noqa: PLR2004
            return list(places)
        rows = self.same_as(places)[:, places]
        earlier = np.tril(rows, -1)  # for each place, the places before it with the same answer
        left_out: set[int] = set()
        for row in np.flatnonzero(earlier.any(axis=1)).tolist():
            if not left_out.issuperset(np.flatnonzero(earlier[row]).tolist()):
                left_out.add(row)
        return [place for row, place in enumerate(places) if row not in left_out]


def same_answer(one: int, other: int, index: Index) -> bool:
    """Whether two chunks, given by their numbers, give the same answer."""
    return bool(Answers(np.array([one, other]), index).same_as([0])[0, 1])


def own_question(number: int, index: Index) -> frozenset[str]:
    """Return the content terms of the question that a document itself asks in a chunk, without those of its title.

    The set is empty if the chunk has no question.
    """
    if not index.arrays["chunk_asks"][number]:
        return frozenset()
    stems = index.analyser.stems(title_question(number, index))
    topic = index.topics[int(index.arrays["chunk_topics"][number])]
    return frozenset(stems) - index.analyser.function_terms - frozenset(index.analyser.terms(topic))


def title_question(number: int, index: Index) -> list[str]:
    """Return the words of the question that a document itself asks in a chunk, which must have one."""
    return index.title(number, _QUESTION_BYTES).decode(errors="ignore").split("\n", 2)[1].split()


def is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all terms of one question are terms of the other, and both have at least FEWEST_TERMS terms."""
    return (one <= other or other <= one) and min(len(one), len(other)) >= FEWEST_TERMS


def _place(chunk: Chunk) -> tuple[str, int, int]:
    """Return a sort key by position in the documents, which puts a list before its items."""
    first, last = chunk.source.lines
    return chunk.source.path, first, -last


def _is_item(chunk: Chunk, whole: Chunk) -> bool:
    """Whether a chunk is an item of the list `whole`, or a row of a table in the passage `whole`."""
    item, around = chunk.source, whole.source
    of_whole = ("row",) if whole.kind == "passage" else ("step", "tip")
    # The headings count, because a whole page of HTML may be a single line.
    is_below = item.path == around.path and item.headings == around.headings
    return chunk.kind in of_whole and is_below and item.lines[1] <= around.lines[1]
