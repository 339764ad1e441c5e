"""The tables of figures: ranking, outcomes, confidence, and the figures of each kind of question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.evaluation.evaluation import ConfidenceFigures, Evaluation, Figures, KindFigures
from faqbot.evaluation.reporting.report_lines import figure_cell, figure_row, table_row
from faqbot.rendering.readable import one_line

_HEADING = 46
_KIND = 20
_KIND_COLUMNS = {
    "number": 7, "hit@1": 7, "hit@5": 7, "right": 7, "wrong": 7, "chose": 7, "abstain": 8, "unans.": 8,
}  # fmt: skip
_WIDTHS = (_KIND, *_KIND_COLUMNS.values())


def figure_tables(evaluation: Evaluation) -> Iterator[str]:
    """Yield the lines of all tables, each after an empty line."""
    yield from _outcomes(evaluation.overall, evaluation.threshold)
    yield from _ranking(evaluation.overall)
    yield from _confidence(evaluation.confidence)
    if evaluation.kinds:
        yield from _kinds(evaluation.kinds)


def _outcomes(figures: Figures, threshold: float) -> Iterator[str]:
    yield from ("", f"{'Outcomes, of the questions with an answer':<{_HEADING}}{'95 % interval':>20}")
    yield figure_row("answered right", figures.answered_right)
    yield figure_row("answered wrong", figures.answered_wrong)
    yield figure_row("chose (asked back)", figures.chose)
    yield figure_row("chose, with a right option", figures.chose_with_right)
    yield figure_row("abstained (not answered)", figures.abstained)
    yield from ("", "Outcomes, of the questions without an answer")
    yield figure_row("answered all the same", figures.out_of_scope_answered)
    yield figure_row("chose (asked back)", figures.out_of_scope_chose)
    yield from ("", f"Answers, given from a confidence of {threshold:g} on")
    yield figure_row("precision: right, of all answers", figures.precision)


def _ranking(figures: Figures) -> Iterator[str]:
    yield from ("", "Ranking, of the questions with an answer")
    yield figure_row("hit@1: the first match is right", figures.hit_at_1)
    yield figure_row("hit@5: one of the first five is right", figures.hit_at_5)
    yield figure_row("MRR@10: mean of 1 / rank of the first right", figures.mrr_at_10)


def _confidence(figures: ConfidenceFigures) -> Iterator[str]:
    yield from ("", "Confidence of the first match")
    yield figure_row("AUROC: has an answer or not (1 is best)", figures.auroc)
    yield figure_row("Brier score: right or not (0 is best)", figures.brier)
    yield figure_row("ECE: expected calibration error (0 is best)", figures.calibration_error)
    yield figure_row("right if 5 % of those without are answered", figures.right_at_5)
    yield figure_row("right if 10 % of those without are answered", figures.right_at_10)


def _kinds(kinds: Sequence[KindFigures]) -> Iterator[str]:
    yield from ("", table_row(("By kind", *_KIND_COLUMNS), _WIDTHS))
    for kind in kinds:
        figures = kind.figures
        answerable = (figures.hit_at_1, figures.hit_at_5, figures.answered_right, figures.answered_wrong)
        shares = (*answerable, figures.chose, figures.abstained, figures.out_of_scope_answered)
        name = one_line(kind.kind)[: _KIND - 3] or "(none)"
        yield table_row((f"  {name}", f"{figures.questions:,}", *map(figure_cell, shares)), _WIDTHS)
    yield "  unans.: of the questions without an answer, the share that was answered"
