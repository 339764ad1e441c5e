"""What came of each question of a set, and the figures of a set and of groups of sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from statistics import fmean
from typing import Any

from faqbot.answering.reply import Match
from faqbot.evaluation.metrics import auroc, calibration_error

# What a wrong answer, or an answer to a question that has none, costs beside the worth of a right answer.
COST = 2
# The figures by their names: counts first, then shares. README.md and `generality.py` say what they mean.
COUNTS = ("questions", "unanswerable")
SHARES = (
    "hit@1",
    "hit@5",
    "right",
    "wrong",
    "chose",
    "unanswerable answered",
    "AUROC",
    "ECE",
    "answered badly",
    "worth",
)
PEER_SHARES = ("hit@1", "hit@5", "AUROC")

# A figure by its name; None for a figure of no questions.
Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Found:
    """What a peer found: the rank of the first right chunk (from 1, None if it is not among the first ten), its score.

    The score is that of the best chunk, 0 if no chunk has a word of the question.
    """

    rank: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question: the reply's outcome, the rank of the first right match, and the first's confidence.

    `rank` is from 1, and None if none of the first ten matches is right. `first` is the id of the first match. `taken`
    says that the question is unanswerable because its chunks were taken out of the documents.
    """

    id: str
    question: str
    topic: str | None
    kind: str
    answerable: bool
    taken: bool
    rank: int | None
    outcome: str
    confidence: float
    first: str
    peers: Mapping[str, Found] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The name of the question in its set."""
        return "|".join((self.id, self.question, self.topic or "", "taken" if self.taken else ""))

    @property
    def is_hit(self) -> bool:
        """Whether the first match is right."""
        return self.rank == 1

    @property
    def answered_right(self) -> bool:
        """Whether the question was answered with a chunk that answers it."""
        return self.outcome == "answer" and self.is_hit

    @property
    def answered_badly(self) -> bool:
        """Whether the question was answered with a chunk that does not answer it."""
        return self.outcome == "answer" and not self.is_hit

    @property
    def worth(self) -> int:
        """1 for a right answer, -COST for any other answer, 0 for anything else."""
        return int(self.answered_right) - COST * self.answered_badly

    def to_json(self) -> dict[str, Any]:
        """Return the fields by name."""
        return asdict(self)


def from_json(record: Mapping[str, Any]) -> Outcome:
    """Return the outcome that `to_json` has written."""
    return Outcome(**{**record, "peers": {name: Found(**found) for name, found in record["peers"].items()}})


def rank_of(matches: Sequence[Match], right: frozenset[str]) -> int | None:
    """Return the rank of the first match with one of these ids, from 1; None if there is none."""
    return next((rank for rank, match in enumerate(matches, start=1) if match.chunk.id in right), None)


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Return the figures of questions.

    Of the answerable: hit@1, hit@5, answered right, answered wrong, chose. Of the unanswerable: answered. Of all:
    AUROC and ECE of the confidence of the first match, the share answered badly, and the worth.
    """
    answerable = [one for one in outcomes if one.answerable]
    unanswerable = [one for one in outcomes if not one.answerable]
    sure = [one.confidence for one in outcomes]
    return {
        "questions": len(outcomes),
        "unanswerable": len(unanswerable),
        "hit@1": _share(one.is_hit for one in answerable),
        "hit@5": _share(one.rank is not None and one.rank <= 5 for one in answerable),
        "right": _share(one.answered_right for one in answerable),
        "wrong": _share(one.answered_badly for one in answerable),
        "chose": _share(one.outcome == "choose" for one in answerable),
        "unanswerable answered": _share(one.answered_badly for one in unanswerable),
        "AUROC": auroc([one.confidence for one in answerable], [one.confidence for one in unanswerable]),
        "ECE": calibration_error(sure, [one.is_hit for one in outcomes]),
        "answered badly": _share(one.answered_badly for one in outcomes),
        "worth": _share(one.worth for one in outcomes),
    }


def peer_figures(outcomes: Sequence[Outcome], peer: str) -> Figures:
    """Return the figures of a peer; its score stands for a confidence."""
    found = [one.peers[peer] for one in outcomes if one.answerable]
    beyond = [one.peers[peer].score for one in outcomes if not one.answerable]
    return {
        "hit@1": _share(one.rank == 1 for one in found),
        "hit@5": _share(one.rank is not None and one.rank <= 5 for one in found),
        "AUROC": auroc([one.score for one in found], beyond),
    }


def right_of_answered(outcomes: Iterable[Outcome]) -> float | None:
    """Return the share of the answers that are right; None if nothing was answered."""
    return _share(one.is_hit for one in outcomes if one.outcome == "answer")


def mean(rows: Iterable[Figures]) -> Figures:
    """Return the sum of each count, and the mean of each other figure over the rows that have it."""
    rows = list(rows)
    names = rows[0] if rows else ()
    return {name: _sum_or_mean(name, [value for row in rows if (value := row[name]) is not None]) for name in names}


def by_group(rows: Mapping[str, Figures], group_of: Mapping[str, str]) -> dict[str, Figures]:
    """Return the mean of each group, from the figures of the sets by their names."""
    groups: dict[str, list[Figures]] = {}
    for name, row in rows.items():
        groups.setdefault(group_of[name], []).append(row)
    return {group: mean(some) for group, some in groups.items()}


def _sum_or_mean(name: str, values: Sequence[float]) -> float | None:
    if not values:
        return None
    return sum(values) if name in COUNTS else fmean(values)


def _share(values: Iterable[float]) -> float | None:
    values = list(values)
    return sum(values) / len(values) if values else None
