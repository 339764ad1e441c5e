"""The candidates for a question, best first, as arrays: most candidates are only compared, and never shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, overload

import numpy as np

from faqbot.index.packing import Array, Vector
from faqbot.ranking.evidence.exchanges import ExchangedWord
from faqbot.ranking.evidence.matrix import Evidence


class Candidate(NamedTuple):
    """The number of a chunk that may answer the question, and the evidence for this chunk.

    `score` orders the candidates of one question. `coverage` is the share of the question's weight whose words the
    chunk has. `evidence` has for each of KINDS (see `scoring`) the amount that it adds to the score. `readings` has for
    each concept of the question the number of the reading that the chunk has, or -1 if the chunk has no reading of it.
    `exact` is true if the chunk is stored under exactly this question.
    """

    number: int
    score: float
    coverage: float
    evidence: Mapping[str, float]
    readings: tuple[int, ...]
    exact: bool


class Candidates(Sequence[Candidate]):
    """The candidates for a question, best first.

    Candidates stored under exactly the question come first; otherwise they are ordered by score, and equal scores keep
    the order of the corpus. Each array has an entry or a row for each candidate, in this order: `numbers` of the
    chunks, `scores`, `is_exact` (bool), `evidence` (what each kind adds to the score), `measured` (the evidence before
    it is weighed), and `readings` (candidates, concepts). `exchanges` are those in the first candidates only. An item
    of the sequence is the `Candidate` made of one entry of each.
    """

    def __init__(self, chunks: Array, evidence: Evidence, measured: Evidence, readings: Array, exact: Array) -> None:
        """Take arrays in ascending order of `chunks` and sort them; `exact` are the chunks stored under the query."""
        scores = evidence.total()
        order = np.argsort(-scores, kind="stable")
        is_exact = np.isin(chunks, exact) if len(exact) else np.zeros(len(chunks), dtype=bool)
        if len(exact):
            order = order[np.argsort(~is_exact[order], kind="stable")]
        self.numbers: Array = chunks[order]
        self.scores: Vector = scores[order]
        self.is_exact: Array = is_exact[order]
        self.evidence = evidence.ordered(order)
        self.measured = measured.ordered(order)
        self.readings: Array = readings[order]
        self.exchanges: Sequence[ExchangedWord] = ()

    @property
    def coverage(self) -> Vector:
        """The share of the question's weight whose words each candidate has, (candidates,)."""
        return self.measured["coverage"]

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Candidate: ...

    @overload
    def __getitem__(self, place: slice) -> list[Candidate]: ...

    def __getitem__(self, place: int | slice) -> Candidate | list[Candidate]:
        if isinstance(place, slice):
            return [self[at] for at in range(len(self))[place]]
        at = range(len(self))[place]  # a negative place counts from the end; raises IndexError out of range
        return Candidate(
            number=int(self.numbers[at]),
            score=float(self.scores[at]),
            coverage=float(self.coverage[at]),
            evidence=self.evidence.row(at),
            readings=tuple(self.readings[at].tolist()),
            exact=bool(self.is_exact[at]),
        )


def no_candidates(kinds: Sequence[str], measured: Sequence[str], concepts: int) -> Candidates:
    """Return an empty sequence of candidates, with columns for kinds of evidence and for `concepts` concepts."""
    numbers = np.empty(0, dtype=np.int64)
    evidence, before = (Evidence(columns, np.empty((0, len(columns)))) for columns in (kinds, measured))
    return Candidates(numbers, evidence, before, numbers.reshape(0, concepts), numbers)
