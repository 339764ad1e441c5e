"""`faqbot eval`: ask labelled questions, and return the figures as a report or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import wrap

from faqbot.answering.reply import Outcome
from faqbot.bot import FaqBot
from faqbot.evaluation.asking import Asked, ask_labelled
from faqbot.evaluation.evaluation import (
    ConfidenceFigures,
    Evaluation,
    Figures,
    KindFigures,
    Mistake,
    evaluation_to_json,
    summarise,
)
from faqbot.evaluation.labelled import read_labelled
from faqbot.evaluation.metrics import Estimate, Share
from faqbot.rendering.readable import one_line, percent, to_json
from faqbot.system.progress import Progress

# Widths in columns: of the report, of the names of figures, and of the names of kinds.
_WIDTH = 80
_NAME = 44
_KIND = 20
# The cell of a figure of no questions.
_NOTHING = "n/a"
_KIND_COLUMNS = (
    ("number", 7),
    ("hit@1", 7),
    ("hit@5", 7),
    ("right", 7),
    ("wrong", 7),
    ("chose", 7),
    ("abstain", 8),
    ("oos ans", 8),
)
_GIVEN: dict[Outcome, str] = {"answer": "answered", "choose": "offered first", "abstain": "nearest, not answered"}


def run_evaluation(
    open_bot: Callable[[], FaqBot], labelled: str, *, threshold: float | None = None, as_json: bool = False
) -> str:
    """Ask the labelled questions of the file `labelled`, and return the report, or the figures as one line of JSON.

    Raises `QuestionsError` (for a file that cannot be read, before the documents are opened), and the errors of
    `open_bot`.
    """
    questions = read_labelled(labelled)
    asked = ask_labelled(open_bot(), questions, threshold=threshold)
    evaluation = summarise(_counted(asked, len(questions)))
    return to_json(evaluation_to_json(evaluation)) if as_json else "\n".join(report(evaluation))


def _counted(asked: Iterable[Asked], number: int) -> Iterator[Asked]:
    """Yield the questions unchanged, and show the progress on a terminal; `number` is their number."""
    with Progress("questions") as progress:
        for question in asked:
            progress.step((progress.done + 1) / number)
            yield question


def report(evaluation: Evaluation) -> Iterator[str]:
    """Yield the lines of the report, at most 80 columns wide; only a longer id or path is not broken."""
    figures = evaluation.overall
    counted = f"{figures.questions:,} question{'s' * (figures.questions != 1)}: {figures.answerable:,} answerable"
    yield f"{counted}, {figures.unanswerable:,} out of scope"
    yield from _ranking(figures)
    yield from _outcomes(figures)
    yield from _confidence(evaluation.confidence)
    if evaluation.kinds:
        yield from _kinds(evaluation.kinds)
    if evaluation.mistakes:
        yield from ("", "Wrong first matches, surest first")
        for mistake in evaluation.mistakes:
            yield from _mistake(mistake)


def _ranking(figures: Figures) -> Iterator[str]:
    yield from ("", f"{'Ranking, of the answerable':<{_NAME}}{'95 % interval':>22}")
    yield _row("hit@1: the first match is right", figures.hit_at_1)
    yield _row("hit@5: one of the first five is right", figures.hit_at_5)
    yield _row("MRR@10: mean of 1 / rank of the first right", figures.mrr_at_10)


def _outcomes(figures: Figures) -> Iterator[str]:
    yield from ("", "Outcomes, of the answerable")
    yield _row("answered right", figures.answered_right)
    yield _row("answered wrong", figures.answered_wrong)
    yield _row("chose", figures.chose)
    yield _row("chose, with a right option", figures.chose_with_right)
    yield _row("abstained", figures.abstained)
    yield from ("", "Outcomes, of those out of scope")
    yield _row("answered", figures.out_of_scope_answered)
    yield _row("chose", figures.out_of_scope_chose)


def _confidence(figures: ConfidenceFigures) -> Iterator[str]:
    yield from ("", "Confidence of the first match")
    yield _row("AUROC: answerable or not", figures.auroc)
    yield _row("Brier score: right or not (0 is best)", figures.brier)
    yield _row("expected calibration error (0 is best)", figures.calibration_error)
    yield _row("right at 5 % out of scope answered", figures.right_at_5)
    yield _row("right at 10 % out of scope answered", figures.right_at_10)


def _kinds(kinds: Sequence[KindFigures]) -> Iterator[str]:
    yield from ("", f"{'By kind':<{_KIND}}{''.join(f'{name:>{width}}' for name, width in _KIND_COLUMNS)}")
    for kind in kinds:
        figures = kind.figures
        answerable = (figures.hit_at_1, figures.hit_at_5, figures.answered_right, figures.answered_wrong)
        shares = (*answerable, figures.chose, figures.abstained, figures.out_of_scope_answered)
        cells = (f"{figures.questions:,}", *map(_number, shares))
        name = one_line(kind.kind)[: _KIND - 3] or "(none)"
        yield f"  {name:<{_KIND - 2}}" + "".join(
            f"{cell:>{width}}" for cell, (_, width) in zip(cells, _KIND_COLUMNS, strict=True)
        )


def _mistake(mistake: Mistake) -> Iterator[str]:
    yield from _wrapped(f"{percent(mistake.confidence):>6}  ", one_line(mistake.question) or "(an empty question)")
    given = f"{mistake.chunk} {mistake.source.path}:{mistake.source.lines[0]}-{mistake.source.lines[1]}"
    yield from _wrapped(f"        {_GIVEN[mistake.outcome]} ", one_line(given))
    yield from _wrapped("        expected ", one_line(" ".join(mistake.expected)) or "no answer")


def _wrapped(first: str, text: str) -> list[str]:
    hanging = " " * len(first)
    text = first + text
    return wrap(text, _WIDTH, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False)


def _row(name: str, figure: Share | Estimate | float | None) -> str:
    row = f"  {name:<{_NAME}}{_number(figure):>6}"
    if isinstance(figure, Share | Estimate):
        row += f"  {figure.low:.3f}-{figure.high:.3f}"
    if isinstance(figure, Share):
        row += f"  {figure.count:,} of {figure.of:,}"
    return row


def _number(figure: Share | Estimate | float | None) -> str:
    if figure is None:
        return _NOTHING
    return f"{figure.value if isinstance(figure, Share | Estimate) else figure:.3f}"
