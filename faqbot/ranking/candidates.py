"""The candidates for a question, best first: kept as arrays, since most are only ever compared and never shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, overload

import numpy as np

from faqbot.index.packing import Array, Vector
from faqbot.ranking.evidence.matrix import Evidence


class Candidate(NamedTuple):
    """A chunk by its number, with the evidence for it.

    `score` orders the candidates of one question. `coverage` is the share of the question's weight that the chunk
    has words for, `evidence` is what each of KINDS (see `scoring`) adds to the score, `readings` has for each concept
    of the question the number of the reading that the chunk has (-1: none), and `exact` says that the chunk is stored
    under this very question.
    """

    number: int
    score: float
    coverage: float
    evidence: Mapping[str, float]
    readings: tuple[int, ...]
    exact: bool


class Candidates(Sequence[Candidate]):
    """Candidates, best first: those stored under the very question, then by score; equal ones in the corpus's order.

    The arrays are in this order: `numbers` of the chunks, `scores`, `coverage`, `is_exact` (bool), `evidence`
    (candidates, kinds) and `readings` (candidates, concepts). An item is one row of all of them.
    """

    def __init__(self, chunks: Array, evidence: Evidence, coverage: Vector, readings: Array, exact: Array) -> None:
        """Take the arrays of chunks that ascend; `exact` are the chunks stored under the question."""
        scores = evidence.total()
        order = np.argsort(-scores, kind="stable")
        is_exact = np.isin(chunks, exact) if len(exact) else np.zeros(len(chunks), dtype=bool)
        if len(exact):
            order = order[np.argsort(~is_exact[order], kind="stable")]
        self.numbers: Array = chunks[order]
        self.scores: Vector = scores[order]
        self.coverage: Vector = coverage[order]
        self.is_exact: Array = is_exact[order]
        self.evidence = evidence.ordered(order)
        self.readings: Array = readings[order]

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Candidate: ...

    @overload
    def __getitem__(self, place: slice) -> list[Candidate]: ...

    def __getitem__(self, place: int | slice) -> Candidate | list[Candidate]:
        if isinstance(place, slice):
            return [self[at] for at in range(len(self))[place]]
        at = range(len(self))[place]  # which counts from the end, and raises for what is not there
        return Candidate(
            number=int(self.numbers[at]),
            score=float(self.scores[at]),
            coverage=float(self.coverage[at]),
            evidence=self.evidence.row(at),
            readings=tuple(self.readings[at].tolist()),
            exact=bool(self.is_exact[at]),
        )


def no_candidates(kinds: Sequence[str], concepts: int) -> Candidates:
    """Return no candidates at all, for a question of so many concepts."""
    nothing = np.empty(0)
    numbers = np.empty(0, dtype=np.int64)
    evidence = Evidence(kinds, nothing.reshape(0, len(kinds)))
    return Candidates(numbers, evidence, nothing, numbers.reshape(0, concepts), numbers)
