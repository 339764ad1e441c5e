"""Which chunks give the same answer, and which ask the same question.

The same answer: two chunks of the same words, and a list with each of its items. The same question: pages of one kind
repeat their questions, and what people call a question on one page, in its phrasings, they call it on the others too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faqbot.corpus.chunk import Chunk
from faqbot.index.index import Index
from faqbot.index.packing import Array

# Chunks of other documents that are returned for asking the same: whoever has to choose looks at no more.
MOST_ALIKE = 20

# Two questions are the same if all terms of one are among the other's, and each has at least so many terms.
FEWEST_TERMS = 2

_QUESTION_BYTES = 400


def first_answers(digests: Array) -> Array:
    """Return for each chunk the first one of the same words; `digests` has two numbers of each chunk's text."""
    above, below = digests[::2], digests[1::2]
    order = np.lexsort((below, above))  # stable: of equal texts the first stands first
    is_new = np.ones(len(order), dtype=bool)
    is_new[1:] = (np.diff(above[order]) != 0) | (np.diff(below[order]) != 0)
    firsts = np.empty(len(order), dtype="<i4")
    firsts[order] = order[is_new][np.cumsum(is_new) - 1] if len(order) else order
    return firsts


def parents(chunks: Sequence[Chunk]) -> Array:
    """Return for each chunk the one that it is a part of (-1: none)."""
    found = np.full(len(chunks), -1, dtype="<i4")
    if not any(chunk.kind in ("steps", "tips") for chunk in chunks):
        return found
    whole: int | None = None
    for number in sorted(range(len(chunks)), key=lambda number: _place(chunks[number])):
        if chunks[number].kind in ("steps", "tips"):
            whole = number
        elif whole is not None and _is_item(chunks[number], chunks[whole]):
            found[number] = whole
    return found


class Answers:
    """What chunks answer: each has the first chunk of the same words, and the one that it is a part of (or -1)."""

    def __init__(self, numbers: Array, index: Index) -> None:
        self._numbers = numbers
        self._words = index.arrays["chunk_answers"][numbers]
        self._wholes = index.arrays["chunk_parents"][numbers]

    def same_as(self, places: Sequence[int] | Array) -> Array:
        """Return for the chunks at these places which of all give the same answer: (places, chunks), bool."""
        same: Array = self._words[places][:, None] == self._words
        if self._wholes.max(initial=-1) >= 0:  # few documents have lists
            same |= self._numbers == self._wholes[places][:, None]
            same |= self._wholes == self._numbers[places][:, None]
        return same

    def different(self, places: Sequence[int], same: Array | None = None) -> list[int]:
        """Return the first of those places that give the same answer, in their order.

        `same` is what `same_as` returned for all chunks, if it is known.
        """
        if len(places) < 2 or (same is not None and np.count_nonzero(same) == len(same)):  # noqa: PLR2004
            return list(places)  # one alone, or, as nearly always, each the same as itself alone
        rows = (self.same_as(places) if same is None else same[places])[:, places]
        earlier = np.tril(rows, -1)  # which of the places before give the same answer
        left_out: set[int] = set()
        for row in np.flatnonzero(earlier.any(axis=1)).tolist():
            if not left_out.issuperset(np.flatnonzero(earlier[row]).tolist()):
                left_out.add(row)
        return [place for row, place in enumerate(places) if row not in left_out]


def same_answer(one: int, other: int, index: Index) -> bool:
    """Whether two chunks, by number, give the same answer."""
    return bool(Answers(np.array([one, other]), index).same_as([0])[0, 1])


def own_question(number: int, index: Index) -> frozenset[str]:
    """Return the terms of the question that the document itself asks in a chunk, without grammar and the title's terms.

    It is empty for a chunk without a question.
    """
    if not index.arrays["chunk_asks"][number]:
        return frozenset()
    title = index.title(number, _QUESTION_BYTES).decode(errors="ignore")
    stems = index.analyser.stems(title.split("\n")[1].split())
    topic = index.topics[int(index.arrays["chunk_topics"][number])]
    return frozenset(stems) - index.analyser.function_terms - frozenset(index.analyser.terms(topic))


def is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two questions are the same, but for words that only one of them has."""
    return (one <= other or other <= one) and min(len(one), len(other)) >= FEWEST_TERMS


def asking_alike(number: int, index: Index) -> Array:
    """Return the chunks of documents without phrasings whose questions have all terms of a chunk's own question."""
    terms = own_question(number, index)
    if len(terms) < FEWEST_TERMS:
        return np.empty(0, dtype=np.int64)
    numbers = [found for term in terms if (found := index.term_number(term)) is not None]
    if len(numbers) < len(terms):
        return np.empty(0, dtype=np.int64)
    asked = index.fields["question"]
    chunks = asked.of_all(sorted(numbers, key=lambda term: len(asked.of(term)[0])))
    unfitted: Array = chunks[index.arrays["chunk_fitted"][chunks] == 0]
    return unfitted[:MOST_ALIKE]


def _place(chunk: Chunk) -> tuple[str, int, int]:
    """Return where a chunk stands, so that what holds others comes before them."""
    first, last = chunk.source.lines
    return chunk.source.path, first, -last


def _is_item(chunk: Chunk, whole: Chunk) -> bool:
    """Whether a chunk is an item of a list: one stands on its lines, and is of a kind that only lists have."""
    item, around = chunk.source, whole.source
    return chunk.kind in ("step", "tip") and item.path == around.path and item.lines[1] <= around.lines[1]
