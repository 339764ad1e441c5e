"""Ask questions whose answers are known, and note what the reply was and which chunks came near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.answering.comparison import compare
from faqbot.answering.decision import judge
from faqbot.authoring.learning.folds import FOLDS
from faqbot.authoring.learning.labels import Row, decoys_of, phrasings_of
from faqbot.building.rephrasing import Rephraser
from faqbot.evaluation.verdicts import QuestionVerdict, verdict_of
from faqbot.index.index import Index
from faqbot.query.topic import scope_of
from faqbot.ranking.ranking import Ranking, rank
from faqbot.system.progress import Progress


class Tried(NamedTuple):
    """What became of a question.

    `first` is the number of the first chunk, None if nothing was found, and `confidence` its confidence, 0 to 1. `own`
    and `other` are the scores of the best chunk that is right and of the best chunk that is not (0 without one).
    `told` is the share, 0 to 1, of what the question's words tell that the first chunk has, and `is_exchanged` says
    whether a telling word stands in the place of another.
    """

    row: Row
    verdict: QuestionVerdict
    first: int | None
    confidence: float
    own: float
    other: float
    told: float
    is_exchanged: bool


class Trial:
    """Asks rows as questions; `threshold` is the least confidence that answers, None for the usual one."""

    def __init__(self, rephraser: Rephraser, threshold: float | None = None) -> None:
        self._rephraser = rephraser
        self._threshold = threshold
        self._same: dict[int, frozenset[int]] = {}
        self._last: tuple[object, list[Tried]] = ((), [])

    def index(self, rows: Sequence[Row]) -> Index:
        """Return the index of the documents with these rows."""
        return self._rephraser.index(phrasings_of(rows), decoys_of(rows))

    def held_out(
        self, rows: Sequence[Row], asked: Sequence[Row], folds: Mapping[str, int], progress: Progress | None = None
    ) -> list[Tried]:
        """Ask questions of indexes that do not have them: of the index with the `rows` of the other folds.

        The results are in the order of `asked`. Those of the last call are kept for the next one.
        """
        arguments = (tuple(rows), tuple(asked), dict(folds))
        if self._last[0] != arguments:
            self._last = arguments, self._held_out(rows, asked, folds, progress)
        return self._last[1]

    def _held_out(
        self, rows: Sequence[Row], asked: Sequence[Row], folds: Mapping[str, int], progress: Progress | None
    ) -> list[Tried]:
        found: dict[Row, Tried] = {}
        kept: list[Row] | None = None
        for fold in range(FOLDS):
            others = [row for row in rows if folds[row.question] != fold]
            if others != kept:  # without any rows, the indexes of all folds are the same
                kept, index = others, self.index(others)
            some = [row for row in asked if folds[row.question] == fold]
            found |= {tried.row: tried for tried in self.asked(some, index, progress)}
        return [found[row] for row in asked]

    def asked(self, rows: Iterable[Row], index: Index, progress: Progress | None = None) -> Iterator[Tried]:
        """Ask questions of an index."""
        for row in rows:
            yield self._ask(row, index)
            if progress is not None:
                progress.step(None)

    def _ask(self, row: Row, index: Index) -> Tried:
        ranking = rank(row.question, index, scope=scope_of(row.topic, index), is_about=row.topic is not None)
        reply = judge(row.question, compare(ranking, index), index, k=1, threshold=self._threshold)
        right = row.answers if row.answers or row.chunk is None else self._right(row.chunk, index)
        ids = {self._rephraser.corpus.chunks[number].id for number in right}
        numbers = ranking.candidates.numbers
        own, other = _scores(ranking, right)
        return Tried(
            row,
            verdict_of(reply, ids),
            int(numbers[0]) if len(numbers) else None,
            reply.confidence,
            own,
            other,
            float(ranking.candidates.measured["content"][0]) if len(numbers) else 0.0,
            any(exchange.strength > 0 for exchange in ranking.candidates.exchanges),
        )

    def _right(self, chunk: int, index: Index) -> frozenset[int]:
        """Return the chunks that give the same answer as a chunk, this one included."""
        if chunk not in self._same:
            answers, parents = index.arrays["chunk_answers"], index.arrays["chunk_parents"]
            same = (answers == answers[chunk]) | (parents == chunk)
            self._same[chunk] = frozenset({*np.flatnonzero(same).tolist(), chunk, int(parents[chunk])} - {-1})
        return self._same[chunk]


def _scores(ranking: Ranking, right: frozenset[int]) -> tuple[float, float]:
    """Return the best score of the chunks that are right, and of all others, 0 without any."""
    scores = ranking.candidates.scores
    is_right = np.isin(ranking.candidates.numbers, list(right))
    return float(scores[is_right].max(initial=0.0)), float(scores[~is_right].max(initial=0.0))
