"""The report of a run, at most 80 columns wide; only a longer id or path is not broken."""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.evaluation.evaluation import Evaluation
from faqbot.evaluation.reporting.figure_tables import figure_tables
from faqbot.evaluation.reporting.miss_list import miss_list
from faqbot.evaluation.reporting.plain_words import in_plain_words
from faqbot.evaluation.reporting.report_lines import wrapped_lines
from faqbot.evaluation.reporting.run_changes import run_changes
from faqbot.evaluation.reporting.threshold_advice import threshold_advice
from faqbot.evaluation.run_comparison import RunComparison
from faqbot.evaluation.thresholds import Suggestion

# The most misses of each sort that a report lists if nothing else is asked for.
MOST_MISSES = 10


def report(
    evaluation: Evaluation,
    *,
    most: int = MOST_MISSES,
    comparison: RunComparison | None = None,
    baseline: str = "",
    suggestion: Suggestion | None = None,
) -> Iterator[str]:
    """Yield the lines of the report, with at most `most` misses of each sort; `baseline` names the earlier run."""
    yield from wrapped_lines(in_plain_words(evaluation.overall))
    yield from figure_tables(evaluation)
    if comparison is not None:
        yield from run_changes(comparison, baseline, most)
    if suggestion is not None:
        yield from threshold_advice(suggestion)
    yield from miss_list(evaluation.mistakes, most)
