"""Compare two runs over the same questions: what changed for which question, and whether that can be chance."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from faqbot.evaluation.metrics import sign_test
from faqbot.evaluation.results import QuestionResult
from faqbot.evaluation.verdicts import (
    ANSWERED_BADLY,
    ASKED_BACK,
    CHANGES,
    UNANSWERABLE,
    Change,
    QuestionVerdict,
    change_between,
)


@dataclass(frozen=True, slots=True)
class RunQuestion:
    """What a run remembers of a question; the rank is that of the first right match, None if none of ten is right."""

    question: str
    topic: str | None
    verdict: QuestionVerdict
    confidence: float
    rank: int | None

    @property
    def is_answerable(self) -> bool:
        """Whether the documents answer."""
        return self.verdict not in UNANSWERABLE


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """A question of both runs: what became of it now and before, and the change if the sort of the reply is another.

    `confidence_before` (0 to 1) is that of the earlier reply.
    """

    result: QuestionResult
    before: QuestionVerdict
    confidence_before: float
    change: Change | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A share in both runs: the numbers of questions that count for it, out of `of`.

    `gained` is the number of questions that count now and did not before, `lost` the reverse, and `p` how likely so
    uneven a split is by chance (see `metrics.sign_test`).
    """

    name: str
    before: int
    after: int
    of: int
    gained: int
    lost: int
    p: float


@dataclass(frozen=True, slots=True)
class RunComparison:
    """How a run differs from an earlier one.

    `questions` counts those that both runs asked with the same class. Only these are `compared`, in the order of
    asking. `added` and `dropped` count those of one run only; `relabelled` counts those that have an answer in one run
    and none in the other.
    """

    questions: int
    added: int
    dropped: int
    relabelled: int
    compared: tuple[ComparedQuestion, ...]
    figures: tuple[FigureChange, ...]

    def of(self, change: Change) -> tuple[ComparedQuestion, ...]:
        """Return the questions with this change, the surest first."""
        some = (one for one in self.compared if one.change == change)
        return tuple(sorted(some, key=lambda one: (-one.result.confidence, one.result.question)))

    @property
    def changes(self) -> tuple[ComparedQuestion, ...]:
        """The questions that changed, in the order of CHANGES, and the surest of each change first."""
        return tuple(one for change in CHANGES for one in self.of(change))


def compare_runs(before: Sequence[RunQuestion], after: Sequence[QuestionResult]) -> RunComparison:
    """Compare the questions of a run with those of an earlier one; a question is known by its text and its topic.

    A question that is asked several times is paired in the order of asking.
    """
    earlier = _by_key(before)
    pairs: list[tuple[RunQuestion, QuestionResult]] = []
    for result in after:
        waiting = earlier[result.question, result.topic]
        if waiting:
            pairs.append((waiting.popleft(), result))
    same = [(old, new) for old, new in pairs if old.is_answerable == (new.verdict not in UNANSWERABLE)]
    return RunComparison(
        questions=len(same),
        added=len(after) - len(pairs),
        dropped=len(before) - len(pairs),
        relabelled=len(pairs) - len(same),
        compared=tuple(_compared(*pair) for pair in same),
        figures=tuple(_figures(same)),
    )


def _by_key(run: Iterable[RunQuestion]) -> defaultdict[tuple[str, str | None], deque[RunQuestion]]:
    found: defaultdict[tuple[str, str | None], deque[RunQuestion]] = defaultdict(deque)
    for one in run:
        found[one.question, one.topic].append(one)
    return found


def _compared(old: RunQuestion, new: QuestionResult) -> ComparedQuestion:
    return ComparedQuestion(new, old.verdict, old.confidence, change_between(old.verdict, new.verdict))


def comparison_to_json(comparison: RunComparison) -> dict[str, Any]:
    """Return the public JSON form of a comparison: its fields by name, with the questions that changed only."""
    changes = [
        {
            "question": one.result.question,
            "topic": one.result.topic,
            "line": one.result.line,
            "change": one.change,
            "before": one.before,
            "after": one.result.verdict,
            "confidence_before": one.confidence_before,
            "confidence": one.result.confidence,
        }
        for one in comparison.changes
    ]
    counts = {name: getattr(comparison, name) for name in ("questions", "added", "dropped", "relabelled")}
    return {**counts, "changes": changes, "figures": [asdict(figure) for figure in comparison.figures]}


def _figures(pairs: Sequence[tuple[RunQuestion, QuestionResult]]) -> list[FigureChange]:
    answerable = [(old, new) for old, new in pairs if old.is_answerable]
    unanswerable = [(old, new) for old, new in pairs if not old.is_answerable]
    found = []
    for name, of_answerable, counts in _SHARES:
        some = answerable if of_answerable else unanswerable
        gained = sum(counts(new) and not counts(old) for old, new in some)
        lost = sum(counts(old) and not counts(new) for old, new in some)
        before, after = sum(counts(old) for old, _ in some), sum(counts(new) for _, new in some)
        found.append(FigureChange(name, before, after, len(some), gained, lost, sign_test(gained, lost)))
    return found


_Counts = Callable[[RunQuestion | QuestionResult], bool]
# The shares that are compared: the name, whether it is one of the answerable questions, and which questions count.
_SHARES: tuple[tuple[str, bool, _Counts], ...] = (
    ("hit_at_1", True, lambda one: one.rank == 1),
    ("answered_right", True, lambda one: one.verdict == "right"),
    ("answered_wrong", True, lambda one: one.verdict in ANSWERED_BADLY),
    ("chose", True, lambda one: one.verdict in ASKED_BACK),
    ("abstained", True, lambda one: one.verdict == "not answered"),
    ("out_of_scope_answered", False, lambda one: one.verdict in ANSWERED_BADLY),
    ("out_of_scope_chose", False, lambda one: one.verdict in ASKED_BACK),
)
