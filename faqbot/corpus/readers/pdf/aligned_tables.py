"""Find tables among the lines of a page: lines whose parts stand below each other, with gaps between the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan, Stroke
from faqbot.corpus.readers.pdf.hyphens import Joiner
from faqbot.corpus.readers.pdf.markers import is_only_marker
from faqbot.corpus.readers.pdf.page_lines import PageLine, lines_of
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED

# Columns are at least this far apart, in sizes of the text; less if lines are drawn above or below.
_GAP = 0.7
_RULED_GAP = 0.35
_UNRULED_GUTTER = 1.0
# A table has at least this many lines with cells, and fewer if lines are drawn between its rows.
_FEWEST_ROWS = 3
_FEWEST_RULED = 2
# Cells of a column begin, end or are centered at the same place, in points.
_SAME_EDGE = 3.0
# A gap between lines begins a row from this many distances between the lines of a cell on.
_ROW_GAP = 1.25
# A drawn line parts rows if it goes along most of them, and is further below the words than this, in their size.
_ALONG = 0.8
_UNDERLINE = 0.25
# Drawn lines this close are one, in points.
_SAME_RULE = 1.5
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class PageTable:
    """A table: the lines that it takes, as places (first, behind the last) in those of its region, and its cells."""

    first: int
    last: int
    rows: list[list[str]]
    has_header: bool


@dataclass(slots=True)
class _Cell:
    x0: float
    x1: float
    spans: list[DrawnSpan]


def tables_of(lines: Sequence[PageLine], rules: Sequence[Stroke], joiner: Joiner) -> list[PageTable]:
    """Return the tables among the lines of a region, from top to bottom."""
    gaps = [_least_gap(line, rules) for line in lines]
    cells = [_cells(line, gap) for line, gap in zip(lines, gaps, strict=True)]
    found: list[PageTable] = []
    at = 0
    while at < len(lines) - 1:
        end, gutters = _run(lines, cells, at, rules) if len(cells[at]) > 1 else (at, [])
        table = _table(lines, at, end, gutters, rules, joiner) if gutters else None
        if table:
            found.append(table)
        at = table.last if table else at + 1
    return found


def _least_gap(line: PageLine, rules: Sequence[Stroke]) -> float:
    """Return the narrowest gap between two cells on a line, in points."""
    near = 2 * line.size
    is_ruled = any(
        abs(rule.y - line.y) < near
        and not 0 <= line.y - rule.y < _UNDERLINE * line.size
        and min(rule.x1, line.x1) - max(rule.x0, line.x0) > _ALONG * (line.x1 - line.x0)
        for rule in rules
    )
    return (_RULED_GAP if is_ruled else _GAP) * line.size


def _cells(line: PageLine, gap: float) -> list[_Cell]:
    cells: list[_Cell] = []
    for span in line.spans:
        if cells and span.x0 - cells[-1].x1 < gap:
            cells[-1].spans.append(span)
            cells[-1].x1 = max(cells[-1].x1, span.x1)
        else:
            cells.append(_Cell(span.x0, span.x1, [span]))
    return cells


def _run(
    lines: Sequence[PageLine], cells: Sequence[Sequence[_Cell]], first: int, rules: Sequence[Stroke]
) -> tuple[int, list[tuple[float, float]]]:
    """Return the end of the lines from `first` on that leave the same gutters between columns, and these gutters."""
    gutters = [(left.x1, right.x0) for left, right in pairwise(cells[first])]
    at = first + 1
    while at < len(lines):
        line = lines[at]
        kept = [gutter for gutter in gutters if _is_free(gutter, cells[at])]
        narrowed = [_narrowed(gutter, cells[at]) for gutter in kept]
        narrowed = [gutter for gutter in narrowed if gutter[1] - gutter[0] >= _RULED_GAP * line.size]
        distance = lines[at - 1].y - line.y
        is_near = distance < 3.2 * line.size or _rules_between(rules, lines[at - 1], line)
        is_cell = len(cells[at]) > 1 or distance < 1.6 * line.size or _rules_between(rules, lines[at - 1], line)
        if not narrowed or not is_near or not is_cell or len(narrowed) < len(gutters) * 0.6:
            break
        gutters = narrowed
        at += 1
    while at > first + 1 and len(cells[at - 1]) == 1 and not _is_ruled_below(rules, lines[at - 1], gutters):
        if cells[at - 1][0].x0 >= gutters[0][1] - 1:
            break
        at -= 1
    return at, gutters


def _is_free(gutter: tuple[float, float], cells: Sequence[_Cell]) -> bool:
    middle = (gutter[0] + gutter[1]) / 2
    return all(_narrowed(gutter, [cell])[1] - _narrowed(gutter, [cell])[0] > 0 for cell in cells) and not any(
        cell.x0 < middle < cell.x1 for cell in cells
    )


def _narrowed(gutter: tuple[float, float], cells: Sequence[_Cell]) -> tuple[float, float]:
    """Return what a line leaves free of a gutter."""
    left, right = gutter
    for cell in cells:
        if (cell.x0 + cell.x1) < left + right and cell.x1 > left:
            left = cell.x1
        elif (cell.x0 + cell.x1) >= left + right and cell.x0 < right:
            right = cell.x0
    return left, right


def _rules_between(rules: Sequence[Stroke], above: PageLine, below: PageLine) -> bool:
    """Whether a line is drawn between two lines of text, along most of them; one close below words underlines them."""
    left, right = min(above.x0, below.x0), max(above.x1, below.x1)
    top, bottom = above.y - _UNDERLINE * above.size, below.y + _UNDERLINE * below.size
    return any(
        bottom < rule.y < top and min(rule.x1, right) - max(rule.x0, left) > _ALONG * (right - left) for rule in rules
    )


def merged_strokes(rules: Sequence[Stroke]) -> list[Stroke]:
    """Return drawn lines with those together that go on where another one ends, such as the borders of cells."""
    found: list[Stroke] = []
    for rule in sorted(rules, key=lambda one: (round(one.y), one.x0)):
        last = found[-1] if found else None
        if last and abs(last.y - rule.y) <= _SAME_RULE and rule.x0 <= last.x1 + _SAME_RULE:
            found[-1] = Stroke(last.x0, max(last.x1, rule.x1), last.y)
        else:
            found.append(rule)
    return found


def _is_ruled_below(rules: Sequence[Stroke], line: PageLine, gutters: Sequence[tuple[float, float]]) -> bool:
    middle = (gutters[0][0] + gutters[0][1]) / 2
    return any(line.y - 1.5 * line.size < rule.y < line.y and rule.x0 < middle < rule.x1 for rule in rules)


def _table(
    lines: Sequence[PageLine],
    first: int,
    last: int,
    gutters: Sequence[tuple[float, float]],
    rules: Sequence[Stroke],
    joiner: Joiner,
) -> PageTable | None:
    """Return the table in some lines, or None for other lines: a list with its marks, or words far from each other."""
    if last - first < _FEWEST_RULED:
        return None
    inside = lines[first:last]
    grid = [_in_columns(line, gutters) for line in inside]
    starts = _row_starts(inside, grid, rules)
    is_ruled = sum(_rules_between(rules, above, below) for above, below in pairwise(inside)) > 0
    if len(starts) < (_FEWEST_RULED if is_ruled else _FEWEST_ROWS) or not _is_filled(grid, starts):
        return None
    if not is_ruled and min(right - left for left, right in gutters) < _UNRULED_GUTTER * inside[0].size:
        return None
    if not _is_aligned(grid if not is_ruled and len(starts) <= _FEWEST_ROWS else grid[1:]):
        return None
    heads = [_text(inside[at], grid[at][0]) for at in starts]
    if sum(is_only_marker(head) or _is_label(head) for head in heads) > len(heads) / 2:
        return None
    ends = [*starts[1:], len(inside)]
    rows = [_row(inside, grid, start, end, joiner) for start, end in zip(starts, ends, strict=True)]
    return PageTable(first, last, rows, _has_header(inside, starts, rows))


def _in_columns(line: PageLine, gutters: Sequence[tuple[float, float]]) -> list[list[DrawnSpan]]:
    edges = [(left + right) / 2 for left, right in gutters]
    columns: list[list[DrawnSpan]] = [[] for _ in range(len(edges) + 1)]
    for span in line.spans:
        columns[sum((span.x0 + span.x1) / 2 > edge for edge in edges)].append(span)
    return columns


def _row_starts(
    lines: Sequence[PageLine], grid: Sequence[Sequence[Sequence[DrawnSpan]]], rules: Sequence[Stroke]
) -> list[int]:
    """Return the lines at which rows begin: below a drawn line, or below a gap, or where the first column has text."""
    ruled = [at for at in range(1, len(lines)) if _rules_between(rules, lines[at - 1], lines[at])]
    if len(ruled) >= _FEWEST_RULED or (ruled and len(lines) <= _FEWEST_ROWS):
        return [0, *ruled]
    gaps = [above.y - below.y for above, below in pairwise(lines)]
    if max(gaps) > _ROW_GAP * min(gaps):
        usual = min(gaps)
        return [0, *(at + 1 for at, gap in enumerate(gaps) if gap > _ROW_GAP * usual)]
    return [0, *(at for at in range(1, len(lines)) if grid[at][0])]


def _is_filled(grid: Sequence[Sequence[Sequence[DrawnSpan]]], starts: Sequence[int]) -> bool:
    """Whether each column has cells in at least half of the rows."""
    ends = [*starts[1:], len(grid)]
    rows = [grid[start:end] for start, end in zip(starts, ends, strict=True)]
    counts = (sum(any(line[column] for line in row) for row in rows) for column in range(len(grid[0])))
    return all(2 * count >= len(rows) for count in counts)


def _is_aligned(grid: Sequence[Sequence[Sequence[DrawnSpan]]]) -> bool:
    """Whether the cells of the columns behind the first one stand exactly below each other; headers may be centered."""
    for column in range(1, len(grid[0])):
        cells = [row[column] for row in grid if row[column]]
        starts = [min(span.x0 for span in cell) for cell in cells]
        ends = [max(span.x1 for span in cell) for cell in cells]
        middles = [start + end for start, end in zip(starts, ends, strict=True)]
        if not cells:
            continue
        spread = min(max(places) - min(places) for places in (starts, ends, middles))
        if spread > _SAME_EDGE:
            return False
    return True


def _is_label(text: str) -> bool:
    return ASKED.match(f"{text} ?") is not None or ANSWERED.match(f"{text} .") is not None


def _text(line: PageLine, spans: Sequence[DrawnSpan]) -> str:
    return " ".join(one.text for one in lines_of(spans, line.page)) if spans else ""


def _row(
    lines: Sequence[PageLine], grid: Sequence[Sequence[Sequence[DrawnSpan]]], start: int, end: int, joiner: Joiner
) -> list[str]:
    cells = []
    for column in range(len(grid[0])):
        text = ""
        for at in range(start, end):
            text = joiner.joined(text, _text(lines[at], grid[at][column]))
        cells.append(text)
    return cells


def _has_header(lines: Sequence[PageLine], starts: Sequence[int], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is a header: in bold above rows that are not, or without numbers above columns of them."""
    others = [lines[at] for at in starts[1:]]
    if lines[0].is_bold and not all(line.is_bold for line in others):
        return True
    if any(_DIGIT.search(cell) for cell in rows[0]) or not all(rows[0]):
        return False
    return any(all(_DIGIT.search(row[column]) for row in rows[1:]) for column in range(len(rows[0])))
