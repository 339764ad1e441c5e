"""The candidates for a question, best first: kept as columns, since most are only ever compared, not looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from faqbot.index.packing import (
    Array,
    Vector,
)


class Candidate(NamedTuple):
    """A chunk by its number, with the evidence for it.

    `score` orders the candidates of one question. `coverage` is the share of the question's weight that the chunk
    has words for, `evidence` is what each of KINDS (see `ranking`) adds to the score, `readings` has for each concept
    of the question the number of the reading that the chunk has (-1: none), and `exact` says that the chunk is stored
    under this very question.
    """

    number: int
    score: float
    coverage: float
    evidence: tuple[float, ...]
    readings: tuple[int, ...]
    exact: bool


class Ranked(Sequence[Candidate]):
    """Candidates, best first: those stored under the very question, then by score; equal ones in the corpus's order.

    Made of a column for each of `Candidate`'s fields, with the chunks ascending: `evidence` is (kinds, chunks),
    `readings` (chunks, concepts), and `exact` are the numbers of the chunks of which it holds. `numbers` and `scores`
    are the columns in the order of the candidates.
    """

    def __init__(
        self, chunks: Array, evidence: Vector, coverage: Vector, readings: Array, exact: frozenset[int]
    ) -> None:
        scores = evidence.sum(axis=0)
        self._order = np.argsort(-scores, kind="stable")
        if exact:
            is_other = [number not in exact for number in chunks[self._order].tolist()]
            self._order = self._order[np.argsort(is_other, kind="stable")]
        self._evidence = evidence
        self._coverage = coverage
        self._readings = readings
        self._exact = exact
        self._made: dict[int, Candidate] = {}
        self.numbers: Array = chunks[self._order]
        self.scores: Vector = scores[self._order]

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        if at not in self._made:
            self._made[at] = self._candidate(at)
        return self._made[at]

    def _candidate(self, place: int) -> Candidate:
        column = self._order[place]
        number = int(self.numbers[place])
        evidence, readings = self._evidence[:, column].tolist(), self._readings[column].tolist()
        score, covered = float(self.scores[place]), float(self._coverage[column])
        return Candidate(number, score, covered, tuple(evidence), tuple(readings), number in self._exact)


def nobody() -> Ranked:
    """Return no candidates at all."""
    none = np.empty(0)
    return Ranked(np.empty(0, dtype=np.int64), none.reshape(1, 0), none, none.reshape(0, 1), frozenset())
