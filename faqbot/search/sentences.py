"""Evidence from single sentences: a question is nearer to the sentence that answers it than to all that stands around.

The units of a chunk are its questions, its phrasings and the sentences of its text, each a set of terms. The evidence
is the largest cosine of the question and a unit, over term weights, with the question's unknown words in its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.search.index import Array, Index, ranges

# Terms of one chunk that are looked at: a long page without headings must not cost more than a shortlist.
MOST_TERMS = 800


def build_units(units: Iterable[Sequence[Sequence[int]]], weights: Array) -> dict[str, Array]:
    """Return the forward index of the units: each chunk's, by its terms' numbers; `weights` are the terms'."""
    terms: list[int] = []
    ends, counts, squares = [0], [0], []
    for of_chunk in units:
        for unit in of_chunk:
            distinct = sorted(set(unit))
            terms += distinct
            ends.append(len(terms))
            squares.append(float((weights[distinct] ** 2).sum()))
        counts.append(len(ends) - 1)
    return {
        "chunk_units": np.array(counts, dtype="<i8"),
        "unit_starts": np.array(ends, dtype="<i8"),
        "unit_terms": np.array(terms, dtype="<i4"),
        "unit_norms": np.sqrt(np.array(squares, dtype=np.float64)).astype("<f4"),
    }


class Nearness(NamedTuple):
    """How near chunks are to a question.

    `cosines` has each chunk's best unit, `present` (chunks, terms) whether the chunk has a term at all.
    """

    cosines: npt.NDArray[np.float64]
    present: npt.NDArray[np.bool_]


def sentence_evidence(terms: Array, products: Array, norm: float, chunks: Array, index: Index) -> Nearness:
    """Compare the question with the units of each of the chunks.

    `terms` are the question's, ascending, `products` what each has of weight in the question times its weight in the
    corpus; `norm` is the length of the question.
    """
    cosines = np.zeros(len(chunks))
    present = np.zeros((len(chunks), len(terms)), dtype=bool)
    if not len(terms) or not len(chunks):
        return Nearness(cosines, present)
    starts = index.arrays["unit_starts"]
    units = index.arrays["chunk_units"]
    first, last = units[chunks], units[chunks + 1]
    lengths = np.minimum(starts[last] - starts[first], MOST_TERMS)
    places = ranges(starts[first], lengths)
    found = index.arrays["unit_terms"][places]
    column = np.zeros(len(index.term_weights), dtype=np.int32)  # a table is ten times as fast as a search
    column[terms] = np.arange(1, len(terms) + 1)
    asked = column[found]
    hit = np.flatnonzero(asked)
    at = asked[hit] - 1
    owner = np.searchsorted(np.cumsum(lengths), hit, side="right")
    present[owner, at] = True
    unit = np.searchsorted(starts, places[hit], side="right") - 1
    # The units of all chunks one behind the other, without those of other chunks between.
    before = np.cumsum(last - first) - (last - first)
    local = unit - first[owner] + before[owner]
    sums = np.bincount(local, weights=products[at], minlength=int((last - first).sum()))
    touched = np.flatnonzero(sums)
    chunk = np.searchsorted(np.cumsum(last - first), touched, side="right")
    norms = index.arrays["unit_norms"][touched - before[chunk] + first[chunk]]
    np.maximum.at(cosines, chunk, np.minimum(sums[touched] / (norms * norm), 1.0))
    return Nearness(cosines, present)
