"""A gap of the documents: questions that ask for the same thing, and what an author wants to know about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from faqbot.answering.reply import Match
from faqbot.authoring.gaps.grouping import Numbers
from faqbot.authoring.gaps.log_reading import BrokenLine
from faqbot.authoring.gaps.question_vectors import QuestionVectors
from faqbot.authoring.gaps.unanswered import OpenQuestion, Unanswered

_EXAMPLES = 3
# An example counts for less, the more it is like an example that was chosen before.
_VARIETY = 0.7
# Examples are chosen among at most this many of the most frequent questions of a gap.
_MOST_COMPARED = 500
_MOST_MISSING = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that ask for the same thing, the most frequent first.

    `examples` are the most typical of them that differ from one another; the first is the most typical of all.
    `nearest` is the match that is nearest to most of them (None if nothing matched), and `confidence` is the mean
    confidence (0 to 1) that its chunk answers them. `missing` are the words that nothing in the documents mentions,
    the most frequent first.
    """

    questions: tuple[OpenQuestion, ...]
    examples: tuple[OpenQuestion, ...]
    nearest: Match | None
    confidence: float
    missing: tuple[str, ...]

    @property
    def count(self) -> int:
        """How often the questions were asked in all."""
        return sum(question.count for question in self.questions)


class FoundGaps(NamedTuple):
    """The gaps, largest first, and what was read.

    `questions` is the number of questions in the logs since the date, and `undated` that of those left out because
    their file does not say when they were asked. `small` is the number of gaps left out as asked too rarely. `since` is
    the date, empty if all questions count.
    """

    gaps: tuple[Gap, ...]
    unanswered: Unanswered
    questions: int
    undated: int
    small: int
    broken: tuple[BrokenLine, ...]
    since: str = ""


def gaps_of(questions: Sequence[OpenQuestion], vectors: QuestionVectors, groups: Numbers) -> list[Gap]:
    """Return the gaps, largest first; `vectors` and `groups` have a row for each question."""
    order = np.argsort(groups, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(groups[order])) + 1) if len(order) else []
    found = [_gap([questions[row] for row in rows.tolist()], vectors[rows]) for rows in parts]
    return sorted(found, key=lambda gap: (-gap.count, -len(gap.questions), gap.examples[0].question))


def _gap(questions: Sequence[OpenQuestion], vectors: QuestionVectors) -> Gap:
    nearest, confidence = _nearest(questions)
    missing = Counter[str]()
    for question in questions:
        missing.update(dict.fromkeys(question.missing, question.count))
    words = sorted(missing, key=lambda word: (-missing[word], word))[:_MOST_MISSING]
    return Gap(tuple(questions), _examples(questions, vectors), nearest, confidence, tuple(words))


def _nearest(questions: Sequence[OpenQuestion]) -> tuple[Match | None, float]:
    """Return the match whose chunk has the largest mean confidence over all that was asked, and this confidence."""
    sums: defaultdict[str, float] = defaultdict(float)
    best: dict[str, Match] = {}
    for question in questions:
        if question.nearest is not None:
            chunk = question.nearest.chunk.id
            sums[chunk] += question.count * question.confidence
            if chunk not in best or question.confidence > best[chunk].confidence:
                best[chunk] = question.nearest
    if not best:
        return None, 0.0
    chunk = min(best, key=lambda name: (-sums[name], name))
    return best[chunk], sums[chunk] / sum(question.count for question in questions)


def _examples(questions: Sequence[OpenQuestion], vectors: QuestionVectors) -> tuple[OpenQuestion, ...]:
    """Return the questions most like all that was asked, each chosen for its difference from those before it too."""
    rows = np.arange(min(len(questions), _MOST_COMPARED))
    likeness = vectors[rows].likeness(vectors[rows])
    counts = np.array([question.count for question in questions[: len(rows)]])
    typical = likeness @ (counts / counts.sum())
    chosen: list[int] = []
    while len(chosen) < min(_EXAMPLES, len(rows)):
        redundant = likeness[:, chosen].max(axis=1) if chosen else np.zeros(len(rows))
        worth = typical - _VARIETY * redundant
        worth[chosen] = -np.inf
        chosen.append(int(worth.argmax()))
    return tuple(questions[row] for row in chosen)
