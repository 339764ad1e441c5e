"""Measure a document: the size and style of its text, the distances between lines, and where its lines end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from faqbot.corpus.readers.pdf.drawing.spans import Style
from faqbot.corpus.readers.pdf.page_lines import PageLine

# The distance between two lines of a paragraph is at most this, in sizes of the text, if nothing else is known of it.
_USUAL_LEADING = 1.35
_WIDEST_LEADING = 2.6
# The most lines of a heading.
_LINES_OF_HEADING = 3
# A distance is usual from this share of the number of the most frequent one on.
_USUAL = 0.2
# The share of lines that end before what counts as the right edge of a column. It is not the longest line, which may
# stand in a table.
_EDGE = 0.75
# A line is full if it ends this close to the right edge, as a share of the width of the column.
FULL = 0.85


class Measures:
    """What is usual in a document; `lines` are all of its lines in the order of reading.

    `size` and `style` are those of most characters. A heading may have more of them than the only paragraph below it,
    and so lines above smaller or less bold text do not count.
    """

    def __init__(self, lines: Sequence[PageLine]) -> None:
        sizes: Counter[float] = Counter()
        styles: Counter[Style] = Counter()
        for line in _running_text(lines):
            for part in line.parts:
                length = len(part.text.strip())
                sizes[round(part.span.size * 2) / 2] += length
                styles[part.span.style] += length
        self.size = max(sizes, key=lambda size: sizes[size], default=10.0)
        self.style = max(styles, key=lambda style: styles[style], default=Style())
        self._edges = _edges(lines)
        self._leadings = self._measured_leadings(lines)

    def edge(self, line: PageLine) -> float:
        """Return where the lines of the column of a line usually end."""
        return self._edges[line.column]

    def is_full(self, line: PageLine) -> bool:
        """Whether a line goes to the right edge of its column, or nearly so."""
        left, right = line.left, self.edge(line)
        return line.x1 >= left + FULL * (right - left)

    def leading(self, size: float) -> float:
        """Return the usual distance between two lines of a paragraph of this size."""
        return self._leadings.get(round(size * 2), _USUAL_LEADING * size)

    def _measured_leadings(self, lines: Sequence[PageLine]) -> dict[int, float]:
        distances: dict[int, Counter[float]] = defaultdict(Counter)
        for above, below in pairwise(lines):
            distance = above.y - below.y
            is_near = 0.8 * below.size < distance < _WIDEST_LEADING * below.size
            if is_near and same_column(above, below) and same_size(above, below):
                distances[round(below.size * 2)][round(distance, 1)] += 1
        return {size: _narrowest(counts) for size, counts in distances.items()}


def _running_text(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines without those that look like headings: a few above text that is smaller or less bold."""
    kept: list[PageLine] = []
    alike: list[PageLine] = []
    for line in lines:
        if alike and not _look_alike(alike[-1], line):
            kept += alike if len(alike) > _LINES_OF_HEADING or not _is_heavier(alike[-1], line) else []
            alike = []
        alike.append(line)
    return kept + alike


def _look_alike(above: PageLine, below: PageLine) -> bool:
    return same_size(above, below) and above.is_bold == below.is_bold


def _is_heavier(above: PageLine, below: PageLine) -> bool:
    return above.size > below.size if not same_size(above, below) else above.is_bold


def same_column(above: PageLine, below: PageLine) -> bool:
    """Whether two lines stand in one column of one page."""
    return above.page == below.page and above.column == below.column


def same_size(above: PageLine, below: PageLine) -> bool:
    """Whether two lines have the same size, but for rounding."""
    return abs(above.size - below.size) <= 0.02 * max(above.size, below.size) + 0.1


def _narrowest(counts: Counter[float]) -> float:
    """Return the narrowest distance that is usual, together with its neighbours: paragraphs are further apart."""
    near = {distance: sum(counts[round(distance + step / 10, 1)] for step in range(-3, 4)) for distance in counts}
    usual = min(distance for distance, count in near.items() if count >= _USUAL * max(near.values()))
    return max((distance for distance in counts if distance <= usual + 0.3), key=lambda one: (counts[one], -one))


def _edges(lines: Sequence[PageLine]) -> dict[str, float]:
    """Return the right edge of each column, by its name."""
    ends: dict[str, list[float]] = defaultdict(list)
    for line in lines:
        ends[line.column].append(line.x1)
    edges = {}
    for column, found in ends.items():
        found.sort()
        edges[column] = found[min(len(found) - 1, int(_EDGE * len(found)))]
    return edges
