"""Keep the horizontal lines that the content of a page draws: rules, and the borders of cells and of areas."""

from __future__ import annotations

from faqbot.corpus.readers.pdf.drawing.matrices import Transform
from faqbot.corpus.readers.pdf.drawing.spans import Stroke

# Most lines of a page: a table has some hundred, a chart some thousand.
_MOST_STROKES = 5_000
# A drawn line is thinner than this, and longer, in points.
_THIN = 3.0
_LONG = 20.0


class Strokes:
    """The lines drawn so far, in `found`; places are given with the matrix that puts them on the page."""

    def __init__(self) -> None:
        self.found: list[Stroke] = []
        self._point = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        """Begin a path at a place."""
        self._point = (x, y)

    def line_to(self, ctm: Transform, x: float, y: float) -> None:
        """Draw a line from the last place to this one."""
        self._add(ctm, *self._point, x, y)
        self._point = (x, y)

    def rectangle(self, ctm: Transform, x: float, y: float, width: float, height: float) -> None:
        """Draw the lower and the upper edge of a rectangle; a thin one is a single line."""
        self._add(ctm, x, y, x + width, y)
        if abs(height) > _THIN:
            self._add(ctm, x, y + height, x + width, y + height)

    def _add(self, ctm: Transform, x0: float, y0: float, x1: float, y1: float) -> None:
        if len(self.found) >= _MOST_STROKES:
            return
        a, b, c, d, e, f = ctm
        left, right = sorted((x0 * a + y0 * c + e, x1 * a + y1 * c + e))
        low, high = sorted((x0 * b + y0 * d + f, x1 * b + y1 * d + f))
        if high - low < _THIN and right - left > _LONG:
            self.found.append(Stroke(left, right, (low + high) / 2))
