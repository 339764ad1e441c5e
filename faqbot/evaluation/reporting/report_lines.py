"""Lines of a report that fit a width, and figures as the cells of its tables.

A report is 80 columns wide, and narrower on a narrower terminal. A table that does not fit becomes a list: each row is
its name, and below it the cells with their headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from faqbot.evaluation.metrics import Estimate, Share

# The widths of a report in columns: the usual one, and the least that a terminal is believed to have.
REPORT_WIDTH, _LEAST_WIDTH = 80, 40
# The width of the names of figures.
_NAME = 44
# The cell of a figure of no questions.
_NOTHING = "n/a"
# A number and its percent sign stay on one line. `wrap` breaks no line at a no-break space.
_BEFORE_PERCENT, _NO_BREAK_SPACE = re.compile(r"(?<=\d) (?=%)"), "\u00a0"


@dataclass(frozen=True, slots=True)
class ReportLayout:
    """How wide the lines of a report are, in columns."""

    width: int = REPORT_WIDTH

    @classmethod
    def of_terminal(cls, columns: int) -> ReportLayout:
        """Return the layout for a terminal with so many columns."""
        return cls(min(max(columns, _LEAST_WIDTH), REPORT_WIDTH))

    def wrapped(self, text: str, *, first: str = "") -> list[str]:
        """Return the text as lines, behind `first`, whose width is left free in the further lines.

        A longer word, such as an id or a path, is not broken.
        """
        whole = _BEFORE_PERCENT.sub(_NO_BREAK_SPACE, first + text)
        hanging = " " * len(first)
        lines = wrap(whole, self.width, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False)
        return [line.replace(_NO_BREAK_SPACE, " ") for line in lines]

    def figure(self, name: str, figure: Share | Estimate | float | None) -> list[str]:
        """Return the lines of a figure, with its interval and its counts if it has them."""
        interval = f"{figure.low:.3f}-{figure.high:.3f}" if isinstance(figure, Share | Estimate) else ""
        counts = f"{figure.count:,} of {figure.of:,}" if isinstance(figure, Share) else ""
        if self.width >= REPORT_WIDTH:
            return ["  ".join(filter(None, (f"  {name:<{_NAME}}{figure_cell(figure):>6}", interval, counts)))]
        cells = (figure_cell(figure), interval and f"95 % interval {interval}", counts)
        return self._listed(name, [cell for cell in cells if cell])

    def table(self, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """Yield the lines of a table, whose first column has the names of the rows."""
        if sum(widths) <= self.width:
            yield from (_table_row(cells, widths) for cells in (header, *rows))
            return
        if header[0]:
            yield from self.wrapped(header[0])
        for name, *cells in rows:
            named = zip(header[1:], cells, strict=True)
            yield from self._listed(name.strip(), [f"{heading} {cell}" for heading, cell in named if cell])

    def _listed(self, name: str, cells: Sequence[str]) -> list[str]:
        """Return the lines of a row: its name, and below it its cells, each on one line."""
        whole = ", ".join(cell.replace(" ", _NO_BREAK_SPACE) for cell in cells)
        return [*self.wrapped(name, first="  "), *self.wrapped(whole, first="    ")]


def figure_cell(figure: Share | Estimate | float | None) -> str:
    """Return a figure with three decimals."""
    if figure is None:
        return _NOTHING
    return f"{figure.value if isinstance(figure, Share | Estimate) else figure:.3f}"


def _table_row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row whose first cell is aligned to the left, and the others to the right."""
    first, *more = (
        f"{cell:<{width}}" if at == 0 else f"{cell:>{width}}"
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "".join((first, *more)).rstrip()


def counted_noun(count: int, noun: str) -> str:
    """Return a count with its noun in the singular or the plural."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
