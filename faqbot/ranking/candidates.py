"""The candidates for a question, best first, as arrays: most candidates are only compared, and never shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, overload

import numpy as np

from faqbot.index.packing import Array, Vector
from faqbot.ranking.evidence.exchanges import ExchangedWord
from faqbot.ranking.evidence.matrix import Evidence
from faqbot.ranking.evidence.pairs import Pairs


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

    def __init__(
        self, numbers: Array, scores: Vector, is_exact: Array, evidence: Evidence, measured: Evidence, readings: Array
    ) -> None:
        """Take the arrays, which have the candidates in their order already."""
        self.numbers = numbers
        self.scores = scores
        self.is_exact = is_exact
        self.evidence = evidence
        self.measured = measured
        self.readings = readings
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


def candidates_in_order(
    pairs: Pairs, evidence: Evidence, measured: Evidence, readings: Sequence[Array], exact: Sequence[Array]
) -> list[Candidates]:
    """Return the candidates for each question of the pairs; the chunks of each question must ascend.

    `evidence` and `measured` have a row for each pair, and `readings` an array for each question, (chunks, concepts).
    `exact` has for each question the chunks that are stored under it.
    """
    scores, is_exact = evidence.total(), np.zeros(len(pairs), dtype=bool)
    for number, stored in enumerate(exact):
        if len(stored):
            some = pairs.of_question(number)
            is_exact[some] = np.isin(pairs.chunks[some], stored)
    keys = [-scores, ~is_exact] if is_exact.any() else [-scores]
    # The sort is stable, so equal scores keep the order of the corpus.
    order = np.lexsort(keys if pairs.questions == 1 else [*keys, pairs.owner])
    numbers, scores, is_exact = pairs.chunks[order], scores[order], is_exact[order]
    evidence, measured = evidence.ordered(order), measured.ordered(order)
    found = []
    for number, read in enumerate(readings):
        some = pairs.of_question(number)
        arrays = numbers[some], scores[some], is_exact[some], evidence.part(some), measured.part(some)
        found.append(Candidates(*arrays, read[order[some] - some.start]))
    return found


def no_candidates(kinds: Sequence[str], measured: Sequence[str], concepts: int) -> Candidates:
    """Return an empty sequence of candidates, with columns for kinds of evidence and for `concepts` concepts."""
    numbers = np.empty(0, dtype=np.int64)
    evidence, before = (Evidence(columns, np.empty((0, len(columns)))) for columns in (kinds, measured))
    readings = numbers.reshape(0, concepts)
    return Candidates(numbers, np.empty(0), np.empty(0, dtype=bool), evidence, before, readings)
