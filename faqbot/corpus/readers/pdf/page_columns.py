"""Find the columns of a page, and return its spans in regions in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan, Stroke
from faqbot.corpus.readers.pdf.page_lines import PageLine, lines_of

# A gutter between columns is at least this wide, in sizes of the text; words are never further apart in most lines.
_GUTTER = 0.8
# Each column has at least this many lines beside the other one. This share of them has no gap as wide as a gutter, as
# only all gaps of a justified line may have. Most lines are this long, in sizes of the text: the cells of a table are
# shorter, and so are the marks of a list.
_FEWEST_LINES = 4
_GAPLESS = 0.6
_LINE_OF_TEXT = 6
# The last column of a document may have fewer lines, if they are as long as those of the other one.
_FEWEST_LAST = 2
_BESIDE_LAST = 10
_AS_LONG = 0.6
# The columns of a table begin their cells at the same heights: at least this share of the gaps in both columns.
_SAME_HEIGHTS = 0.7
_FEWEST_ROWS = 2
# Cells of one line begin with a capital or a digit in at least this share of the rows; lines of text do so less often.
_BEGINNING = 0.9
# Most columns beside each other that are looked for, as 2 to the power of this; newspapers have six.
_DEEPEST = 3
# A gap between lines that parts paragraphs, in distances between the lines of a paragraph.
_PARAGRAPH_GAP = 1.25


@dataclass(slots=True)
class _Chunk:
    """The text of a row without a wide gap; `begins` says whether it may begin a cell: it does so with a capital."""

    x0: float
    x1: float
    y: float
    begins: bool


def regions_of(
    spans: Sequence[DrawnSpan], rules: Sequence[Stroke], name: str = ""
) -> list[tuple[str, list[DrawnSpan]]]:
    """Return the spans of a page in regions: what stands across the whole width, or in one column.

    Each has the name of its column: "" for the whole width, "l" and "r" for the left and the right one, "rl" and "rr"
    for the columns within the right one.
    """
    if len(spans) < 2 * _FEWEST_LINES or len(name) >= _DEEPEST:
        return [(name, list(spans))]
    rows = lines_of(spans, 0)
    chunks = [_chunks(row) for row in rows]
    best: tuple[int, int, float] | None = None
    size = median(row.size for row in rows)
    for edge in _edges(chunks, min(row.x0 for row in rows), size):
        band = _band(chunks, edge, size, rules)
        if band and (best is None or band[1] - band[0] > best[1] - best[0]):
            best = (*band, edge)
    if best is None:
        return [(name, list(spans))]
    first, last, edge = best
    inside = [span for row in rows[first:last] for span in row.spans]
    left = [span for span in inside if span.x0 < edge - 1]
    right = [span for span in inside if span.x0 >= edge - 1]
    above = [span for row in rows[:first] for span in row.spans]
    below = [span for row in rows[last:] for span in row.spans]
    found = [(name, above)] if above else []
    found += regions_of(left, rules, f"{name}l") + regions_of(right, rules, f"{name}r")
    return [*found, *regions_of(below, rules, name)] if below else found


def _chunks(row: PageLine) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    for span in row.spans:
        if chunks and span.x0 - chunks[-1].x1 < _GUTTER * row.size:
            chunks[-1].x1 = max(chunks[-1].x1, span.x1)
        else:
            first = span.text.lstrip()[:1]
            chunks.append(_Chunk(span.x0, span.x1, row.y, first.isupper() or first.isdigit()))
    return chunks


def _edges(rows: Sequence[Sequence[_Chunk]], left: float, size: float) -> list[float]:
    """Return the left edges of columns: where several chunks begin, none of them at the left edge of the page."""
    starts = Counter(round(chunk.x0 / 2) for row in rows for chunk in row if chunk.x0 > left + 6 * size)
    counts = {start: count + starts[start + 1] for start, count in starts.items()}
    often = sorted((start for start in counts if counts[start] >= _FEWEST_LAST), key=lambda start: -counts[start])
    return [
        min(chunk.x0 for row in rows for chunk in row if round(chunk.x0 / 2) in {start, start + 1})
        for start in often[:6]
    ]


def _band(
    rows: Sequence[Sequence[_Chunk]], edge: float, size: float, rules: Sequence[Stroke]
) -> tuple[int, int] | None:
    """Return the longest run of rows, (first, behind the last), that leave a gutter before an edge, or None."""
    best = (0, 0)
    first = 0
    for at, row in enumerate([*rows, None]):
        if row is None or any(chunk.x0 < edge - 1 and chunk.x1 > edge - 4 for chunk in row):
            if at - first > best[1] - best[0]:
                best = (first, at)
            first = at + 1
    inside = [chunk for row in rows[slice(*best)] for chunk in row]
    left = [chunk for chunk in inside if chunk.x0 < edge - 1]
    right = [chunk for chunk in inside if chunk.x0 >= edge - 1]
    if not (_have_lines(left, right) and _is_text(left, size) and _is_text(right, size)):
        return None
    return None if _is_table(left, right, edge, rules) else best


def _have_lines(left: Sequence[_Chunk], right: Sequence[_Chunk]) -> bool:
    fewer, more = sorted((left, right), key=len)
    if len(fewer) >= _FEWEST_LINES:
        return True
    is_enough = len(fewer) >= _FEWEST_LAST and len(more) >= _BESIDE_LAST
    return is_enough and median(_line_lengths(fewer)) >= _AS_LONG * median(_line_lengths(more))


def _line_lengths(column: Sequence[_Chunk]) -> list[float]:
    lines: dict[float, tuple[float, float]] = {}
    for chunk in column:
        left, right = lines.get(chunk.y, (chunk.x0, chunk.x1))
        lines[chunk.y] = min(left, chunk.x0), max(right, chunk.x1)
    return [right - left for left, right in lines.values()]


def _is_text(column: Sequence[_Chunk], size: float) -> bool:
    """Whether this is a column of text, or several beside each other: most lines are long."""
    for part in _parted(column, size):
        lines = _line_lengths(part)
        gapless = sum(count == 1 for count in Counter(chunk.y for chunk in part).values())
        if gapless < _GAPLESS * len(lines) or median(lines) < _LINE_OF_TEXT * size:
            return False
    return True


def _parted(column: Sequence[_Chunk], size: float) -> list[list[_Chunk]]:
    """Return chunks in parts with a gutter between them, which all lines leave free; justified words leave none."""
    parts: list[list[_Chunk]] = []
    end = 0.0
    for chunk in sorted(column, key=lambda one: one.x0):
        if not parts or chunk.x0 - end >= _GUTTER * size:
            parts.append([])
        parts[-1].append(chunk)
        end = max(end, chunk.x1) if len(parts[-1]) > 1 else chunk.x1
    return parts


def _is_table(left: Sequence[_Chunk], right: Sequence[_Chunk], edge: float, rules: Sequence[Stroke]) -> bool:
    """Whether lines are drawn across the gutter between two columns, or their cells begin side by side."""
    top, bottom = max(chunk.y for chunk in (*left, *right)), min(chunk.y for chunk in (*left, *right))
    drawn = {round(rule.y) for rule in rules if rule.x0 < edge - 10 and rule.x1 > edge + 10 and bottom < rule.y < top}
    if len(drawn) >= _FEWEST_ROWS:
        return True
    if _are_cells(left) and _are_cells(right) and _same_heights(_heights(left), _heights(right)):
        return True
    return _same_heights(_beginnings(left), _beginnings(right))


def _are_cells(column: Sequence[_Chunk]) -> bool:
    """Whether hardly any line goes on from the line above."""
    return sum(chunk.begins for chunk in column) >= _BEGINNING * len(column)


def _same_heights(left: set[int], right: set[int]) -> bool:
    all_of = left | right
    return len(all_of) >= _FEWEST_ROWS and len(left & right) >= _SAME_HEIGHTS * len(all_of)


def _heights(column: Sequence[_Chunk]) -> set[int]:
    return {round(chunk.y) for chunk in column}


def _beginnings(column: Sequence[_Chunk]) -> set[int]:
    """Return the heights, rounded, of the lines below a gap."""
    heights = sorted(_heights(column), reverse=True)
    gaps = [above - below for above, below in pairwise(heights)]
    usual = median(gaps) if gaps else 0
    return {below for gap, below in zip(gaps, heights[1:], strict=False) if gap > _PARAGRAPH_GAP * usual}
