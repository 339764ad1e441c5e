"""Lines of a report of at most 80 columns, and figures as the cells of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from faqbot.evaluation.metrics import Estimate, Share

# The width of a report in columns, and that of the names of figures.
REPORT_WIDTH = 80
_NAME = 44
# The cell of a figure of no questions.
_NOTHING = "n/a"


def wrapped_lines(text: str, *, first: str = "") -> list[str]:
    """Return the text as lines, behind `first`, whose width is left free in the further lines.

    A longer word, such as an id or a path, is not broken.
    """
    hanging = " " * len(first)
    return wrap(first + text, REPORT_WIDTH, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False)


def figure_row(name: str, figure: Share | Estimate | float | None) -> str:
    """Return the row of a figure, with its interval and its counts if it has them."""
    row = f"  {name:<{_NAME}}{figure_cell(figure):>6}"
    if isinstance(figure, Share | Estimate):
        row += f"  {figure.low:.3f}-{figure.high:.3f}"
    if isinstance(figure, Share):
        row += f"  {figure.count:,} of {figure.of:,}"
    return row


def figure_cell(figure: Share | Estimate | float | None) -> str:
    """Return a figure with three decimals."""
    if figure is None:
        return _NOTHING
    return f"{figure.value if isinstance(figure, Share | Estimate) else figure:.3f}"


def table_row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row whose first cell is aligned to the left, and the others to the right."""
    first, *more = (
        f"{cell:<{width}}" if at == 0 else f"{cell:>{width}}"
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "".join((first, *more)).rstrip()


def counted_noun(count: int, noun: str) -> str:
    """Return a count with its noun in the singular or the plural."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
