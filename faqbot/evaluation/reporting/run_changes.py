"""The differences from an earlier run as lines: figures side by side, and the questions that changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from faqbot.evaluation.reporting.miss_list import more_lines, question_lines
from faqbot.evaluation.reporting.report_lines import ReportLayout, counted_noun
from faqbot.evaluation.run_comparison import ComparedQuestion, FigureChange, RunComparison
from faqbot.evaluation.verdicts import CHANGES
from faqbot.rendering.readable import one_line, percent

# A difference is called chance from this probability on.
_CHANCE = 0.05
_NAMES = {
    "hit_at_1": "hit@1",
    "answered_right": "answered right",
    "answered_wrong": "answered wrong",
    "chose": "chose (asked back)",
    "abstained": "abstained",
    "out_of_scope_answered": "no answer: answered",
    "out_of_scope_chose": "no answer: chose",
}
_HEADER = ("  of the questions in both", "before", "now", "change", "gained", "lost", "p")
_WIDTHS = (28, 9, 8, 9, 8, 7, 8)


def run_changes(comparison: RunComparison, baseline: str, most: int, layout: ReportLayout) -> Iterator[str]:
    """Yield the lines of a comparison with the file `baseline`, with at most `most` questions of each change."""
    yield ""
    yield from layout.wrapped(_counted(comparison, baseline))
    if not comparison.questions:
        yield from layout.wrapped("A question of another run is known by its text and its topic.")
        return
    yield from layout.wrapped(_changed(comparison))
    yield ""
    yield from layout.table(_HEADER, _WIDTHS, [_row(figure) for figure in comparison.figures if figure.of])
    yield from layout.wrapped(_verdict(comparison))
    yield from _questions(comparison, most, layout)


def _counted(comparison: RunComparison, baseline: str) -> str:
    """Return how many questions are compared, and why others are not."""
    asked = counted_noun(comparison.questions, "question")
    others = [
        f"{count:,} {what}"
        for count, what in (
            (comparison.added, "asked only now"),
            (comparison.dropped, "asked only then"),
            (comparison.relabelled, "with an answer in one run and none in the other"),
        )
        if count
    ]
    left_out = f"; not compared: {', '.join(others)}" if others else ""
    return f"Compared with {one_line(baseline)}: {asked} in both{left_out}."


def _changed(comparison: RunComparison) -> str:
    counts = ", ".join(f"{len(comparison.of(change)):,} {change}" for change in CHANGES)
    return f"{counts}." if comparison.changes else "No question has another outcome than before."


def _row(figure: FigureChange) -> tuple[str, ...]:
    before, after = figure.before / figure.of, figure.after / figure.of
    cells = (f"{before:.3f}", f"{after:.3f}", f"{after - before:+.3f}", f"+{figure.gained}", f"-{figure.lost}")
    return (f"  {_NAMES[figure.name]}", *cells, f"{figure.p:.3f}")


def _verdict(comparison: RunComparison) -> str:
    """Return which differences are hardly chance, in words."""
    sure = [figure for figure in comparison.figures if figure.p < _CHANCE]
    test = "p is that of the exact sign test (McNemar): how often chance alone parts the questions so unevenly."
    if not comparison.changes:
        return test
    if not sure:
        return f"{test} None of the differences is significant: each of them may be chance."
    return f"{test} Hardly chance: {', '.join(_NAMES[figure.name] for figure in sure)}."


def _questions(comparison: RunComparison, most: int, layout: ReportLayout) -> Iterator[str]:
    for change in CHANGES:
        some = comparison.of(change)
        if some and most:
            yield from ("", *layout.wrapped(f"{change.capitalize()} ({len(some):,}), the surest first"))
            for one in islice(some, most):
                yield from question_lines(one.result, layout)
                yield from layout.wrapped(_moved(one), first=" " * 4)
            yield from more_lines(len(some) - most, layout)


def _moved(one: ComparedQuestion) -> str:
    before, now = percent(one.confidence_before), percent(one.result.confidence)
    return f"{one.before} ({before}) -> {one.result.verdict} ({now})"
