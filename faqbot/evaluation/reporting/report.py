"""The report of a run: what became of the questions in plain words, what options asked for, the figures, the misses.

It is at most as wide as its layout, by default 80 columns; only a longer id or path is not broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.evaluation.bounds import Bound, failures_of
from faqbot.evaluation.evaluation import Evaluation
from faqbot.evaluation.reporting.figure_tables import figure_tables
from faqbot.evaluation.reporting.miss_list import miss_list
from faqbot.evaluation.reporting.plain_words import in_plain_words
from faqbot.evaluation.reporting.report_lines import ReportLayout, counted_noun
from faqbot.evaluation.reporting.run_changes import run_changes
from faqbot.evaluation.reporting.threshold_advice import threshold_advice
from faqbot.evaluation.run_comparison import RunComparison
from faqbot.evaluation.thresholds import Suggestion

# The most misses of each sort that a report lists if nothing else is asked for.
MOST_MISSES = 10
_STANDARD = ReportLayout()


def report(
    evaluation: Evaluation,
    *,
    most: int = MOST_MISSES,
    bounds: Sequence[Bound] = (),
    suggestion: Suggestion | None = None,
    comparison: RunComparison | None = None,
    baseline: str = "",
    layout: ReportLayout = _STANDARD,
) -> Iterator[str]:
    """Yield the lines of the report, with at most `most` misses of each sort; `baseline` names the earlier run."""
    yield from layout.wrapped(in_plain_words(evaluation.overall))
    if bounds:
        yield from _bounds(bounds, evaluation, layout)
    if suggestion is not None:
        yield from threshold_advice(suggestion, layout)
    if comparison is not None:
        yield from run_changes(comparison, baseline, most, layout)
    yield from figure_tables(evaluation, layout)
    yield from miss_list(evaluation.mistakes, most, layout)


def _bounds(bounds: Sequence[Bound], evaluation: Evaluation, layout: ReportLayout) -> Iterator[str]:
    """Yield the lines that say which bounds are not kept."""
    failures = failures_of(bounds, evaluation)
    yield ""
    if not failures:
        yield from layout.wrapped(f"Of {counted_noun(len(bounds), 'bound')}, each is kept.")
        return
    yield from layout.wrapped(f"Of {counted_noun(len(bounds), 'bound')}, {len(failures):,} not kept:")
    for failure in failures:
        yield from layout.wrapped(failure, first="  ")
