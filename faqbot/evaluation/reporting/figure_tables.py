"""The tables of figures: ranking, outcomes, confidence, and the figures of each kind of question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.evaluation.evaluation import ConfidenceFigures, Evaluation, Figures, KindFigures
from faqbot.evaluation.reporting.report_lines import REPORT_WIDTH, ReportLayout, figure_cell
from faqbot.rendering.readable import one_line

_HEADING = 46
_KIND = 20
_KIND_COLUMNS = {
    "number": 7, "hit@1": 7, "hit@5": 7, "right": 7, "wrong": 7, "chose": 7, "abstain": 8, "unans.": 8,
}  # fmt: skip
_WIDTHS = (_KIND, *_KIND_COLUMNS.values())


def figure_tables(evaluation: Evaluation, layout: ReportLayout) -> Iterator[str]:
    """Yield the lines of all tables, each after an empty line; those for experts in retrieval come last."""
    yield from _outcomes(evaluation.overall, evaluation.threshold, layout)
    if evaluation.kinds:
        yield from _kinds(evaluation.kinds, layout)
    yield from _ranking(evaluation.overall, layout)
    yield from _confidence(evaluation.confidence, layout)


def _outcomes(figures: Figures, threshold: float, layout: ReportLayout) -> Iterator[str]:
    heading = "Outcomes, of the questions with an answer"
    beside = f"{heading:<{_HEADING}}{'95 % interval':>20}"
    yield from ("", *([beside] if layout.width >= REPORT_WIDTH else layout.wrapped(heading)))
    yield from layout.figure("answered right", figures.answered_right)
    yield from layout.figure("answered wrong", figures.answered_wrong)
    yield from layout.figure("chose (asked back)", figures.chose)
    yield from layout.figure("chose, with a right option", figures.chose_with_right)
    yield from layout.figure("abstained (not answered)", figures.abstained)
    yield from ("", *layout.wrapped("Outcomes, of the questions without an answer"))
    yield from layout.figure("answered all the same", figures.out_of_scope_answered)
    yield from layout.figure("chose (asked back)", figures.out_of_scope_chose)
    yield from ("", *layout.wrapped(f"Answers, given from a confidence of {threshold:g} on"))
    yield from layout.figure("precision: right, of all answers", figures.precision)


def _ranking(figures: Figures, layout: ReportLayout) -> Iterator[str]:
    yield from ("", "Ranking, of the questions with an answer")
    yield from layout.figure("hit@1: the first match is right", figures.hit_at_1)
    yield from layout.figure("hit@5: one of the first five is right", figures.hit_at_5)
    yield from layout.figure("MRR@10: mean of 1 / rank of the first right", figures.mrr_at_10)


def _confidence(figures: ConfidenceFigures, layout: ReportLayout) -> Iterator[str]:
    yield from ("", "Confidence of the first match")
    yield from layout.figure("right if 5 % of those without are answered", figures.right_at_5)
    yield from layout.figure("right if 10 % of those without are answered", figures.right_at_10)
    yield from layout.figure("AUROC: has an answer or not (1 is best)", figures.auroc)
    yield from layout.figure("Brier score: right or not (0 is best)", figures.brier)
    yield from layout.figure("ECE: expected calibration error (0 is best)", figures.calibration_error)


def _kinds(kinds: Sequence[KindFigures], layout: ReportLayout) -> Iterator[str]:
    yield ""
    rows = []
    for kind in kinds:
        figures = kind.figures
        answerable = (figures.hit_at_1, figures.hit_at_5, figures.answered_right, figures.answered_wrong)
        shares = (*answerable, figures.chose, figures.abstained, figures.out_of_scope_answered)
        name = one_line(kind.kind)[: _KIND - 3] or "(none)"
        rows.append((f"  {name}", f"{figures.questions:,}", *map(figure_cell, shares)))
    yield from layout.table(("By kind", *_KIND_COLUMNS), _WIDTHS, rows)
    yield from layout.wrapped("unans.: of the questions without an answer, the share that was answered", first="  ")
