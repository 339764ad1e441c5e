"""The words of a block of questions as arrays, which the evidence for all chunks of the block is computed from.

A word of a question may be read as itself, as a typo or as a synonym. Each reading has one term or several, and a chunk
must have all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.query.query import Query
from faqbot.query.word_readings import Reading
from faqbot.ranking.words.telling import telling_concepts


class WordArrays(NamedTuple):
    """The words of some questions, one question after the other.

    `terms` are the terms of all readings of each question's words, ascending within each question, and `products` has
    for each its weight in the question times its weight in the corpus: the certainty of the reading times the square of
    the term's weight. `weights` has the weight of each word, and `told` how telling it is (see `words.telling`).

    `certainties` has the certainty of each reading, and `numbers` its number among those of its word: the readings of a
    word stand one after the other, the most certain first, of equally certain ones the first. `places` has for each
    term of each reading its place among the terms of its question.

    `term_starts` and `word_starts` say where the terms and the words of each question start, `reading_starts` where the
    readings of each word start, and `place_starts` where the places of each reading start; each has one entry more, the
    number of all. `totals` has the weight of each question, and `norms` (float32) the length of its vector.
    """

    terms: Array
    products: Vector
    term_starts: Array
    weights: Vector
    told: Vector
    word_starts: Array
    certainties: Vector
    numbers: Array
    reading_starts: Array
    places: Array
    place_starts: Array
    totals: Vector
    norms: Array

    @property
    def questions(self) -> int:
        """The number of questions."""
        return len(self.totals)

    @property
    def term_counts(self) -> Array:
        """The number of terms of each question."""
        return self.term_starts[1:] - self.term_starts[:-1]

    @property
    def word_counts(self) -> Array:
        """The number of words of each question."""
        return self.word_starts[1:] - self.word_starts[:-1]

    def told_of_each(self) -> list[Vector]:
        """Return how telling the words of each question are."""
        starts = self.word_starts.tolist()
        return [self.told[start:end] for start, end in pairwise(starts)]


def word_arrays(queries: Sequence[Query], index: Index) -> WordArrays:
    """Return the words of some questions."""
    terms: list[int] = []
    certain: list[float] = []
    certainties: list[float] = []
    numbers: list[int] = []
    places: list[int] = []
    term_starts, word_starts, reading_starts, place_starts = [0], [0], [0], [0]
    for query in queries:
        most: dict[int, float] = {}
        for concept in query.concepts:
            for reading in concept.readings:
                for term in reading.terms:
                    most[term] = max(reading.certainty, most.get(term, 0.0))
        ordered = sorted(most)
        place = dict(zip(ordered, range(len(ordered)), strict=True))
        for concept in query.concepts:
            for number, reading in _by_certainty(concept.readings):
                numbers.append(number)
                certainties.append(reading.certainty)
                places += [place[term] for term in reading.terms]
                place_starts.append(len(places))
            reading_starts.append(len(numbers))
        terms += ordered
        certain += [most[term] for term in ordered]
        term_starts.append(len(terms))
        word_starts.append(len(reading_starts) - 1)
    weights = [concept.weight for query in queries for concept in query.concepts]
    totals, norms = [query.weight for query in queries], [max(query.length, query.least_weight) for query in queries]
    whole = _arrays((terms, term_starts, word_starts, numbers, reading_starts, places, place_starts), np.int64)
    sure, weighed, likely, heavy, long = _arrays((certain, weights, certainties, totals, norms), np.float64)
    return WordArrays(
        terms=whole[0].astype("<i4"),
        products=sure * index.term_weights[whole[0]].astype(np.float64) ** 2,
        term_starts=whole[1],
        weights=weighed,
        told=telling_concepts(queries, index),
        word_starts=whole[2],
        certainties=likely,
        numbers=whole[3],
        reading_starts=whole[4],
        places=whole[5],
        place_starts=whole[6],
        totals=heavy,
        norms=long.astype(np.float32),
    )


def _by_certainty(readings: Sequence[Reading]) -> list[tuple[int, Reading]]:
    """Return the readings of a word with their numbers, the most certain first."""
    found = list(enumerate(readings))
    if len(found) > 1:  # few words have several readings
        found.sort(key=lambda pair: -pair[1].certainty)  # the sort is stable
    return found


def _arrays(lists: Sequence[Sequence[float]], dtype: type) -> list[Array]:
    """Return the lists as arrays: all of them are converted at once, since a conversion takes a microsecond or more."""
    joined: Array = np.array([*chain.from_iterable(lists)], dtype=dtype)
    ends = [0, *accumulate(map(len, lists))]
    return [joined[start:end] for start, end in pairwise(ends)]
