"""Find the cells of the tables of reStructuredText: grid tables, simple tables, `list-table` and `csv-table`.

Each function takes the lines of a table and the number of the first line (1-based), and returns the table. It returns
None if the table has no header, if cells span rows or columns, or if the table is malformed; a reader then quotes the
table whole and not by row.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from faqbot.corpus.document import TextRow, TextTable
from faqbot.corpus.readers.rst.rst_marks import OPTION

# Most columns of a table whose cells are found: a border of 100,000 columns above short rows would take quadratic time.
_MOST_COLUMNS = 100

_COLUMN = re.compile(r"=+")
_LIST_ROW = re.compile(r"(?P<mark>[-*+] +)[-*+](?: |$)")
# `:header-rows:` is the only option that says that a table has a header, besides `:header:` of csv-table.
_HEADER_ROWS = re.compile(r"\s*:header-rows:\s*[1-9]")
_CSV_HEADER = re.compile(r"\s*:header:\s*(?P<cells>.*)")


class _Row(NamedTuple):
    """A row: its cells, and its first and last line, counted from 0 at the first line of the table."""

    cells: tuple[str, ...]
    first: int
    last: int


def grid_table(lines: Sequence[str], first: int) -> TextTable | None:
    """Return a table that is drawn with `+`, `-` and `|`; the header stands above the line of `=`."""
    drawn = [line.expandtabs(8).strip() for line in lines]
    edges = [at for at, character in enumerate(drawn[0]) if character == "+"]
    borders = [number for number, line in enumerate(drawn) if line.startswith("+") and _is_border(line, edges)]
    headed = [place for place, number in enumerate(borders) if "=" in drawn[number]]
    if headed != [1] or len(borders) < 3 or len(edges) > _MOST_COLUMNS:  # noqa: PLR2004 - a header needs the borders above, below and at the end
        return None
    rows = [_grid_row(drawn, edges, above + 1, below - 1) for above, below in pairwise(borders)]
    return _table(rows, lines, first)


def _is_border(line: str, edges: Sequence[int]) -> bool:
    return len(line) == edges[-1] + 1 and all(line[edge] == "+" for edge in edges) and not line.strip("+-=")


def _grid_row(drawn: Sequence[str], edges: Sequence[int], start: int, last: int) -> _Row | None:
    """Return the row on the lines `start` to `last`, or None if a cell of it spans columns or rows."""
    cells: list[list[str]] = [[] for _ in edges[1:]]
    for line in drawn[start : last + 1]:
        parts = _between_bars(line, edges)
        if parts is None:
            return None
        for cell, part in zip(cells, parts, strict=True):
            cell.append(part.strip())
    return _row(cells, start, last)


def _between_bars(line: str, edges: Sequence[int]) -> list[str] | None:
    if len(line) == edges[-1] + 1 and all(line[edge] == "|" for edge in edges):
        return [line[left + 1 : right] for left, right in pairwise(edges)]
    # Wide characters move the bars, but the number of bars is still that of the border.
    parts = line[1:-1].split("|") if line.startswith("|") and line.endswith("|") and len(line) > 1 else []
    return parts if len(parts) == len(edges) - 1 else None


def simple_table(lines: Sequence[str], first: int) -> TextTable | None:
    """Return a table whose columns stand below the parts of a line of `=`; the header ends at the second such line."""
    drawn = [line.expandtabs(8).rstrip() for line in lines]
    spans = [(column.start(), column.end()) for column in _COLUMN.finditer(drawn[0])]
    borders = [number for number, line in enumerate(drawn) if line.strip() and not line.strip("= ")]
    if len(borders) != 3 or len(spans) > _MOST_COLUMNS:  # noqa: PLR2004 - at the top, below the header and at the end
        return None
    header = [number for number in range(1, borders[1]) if drawn[number].strip()]
    rows: list[_Row | None] = [_simple_row(drawn, spans, header[0], header[-1])] if header else [None]
    starts = [number for number in range(borders[1] + 1, borders[2]) if _begins_row(drawn[number], spans)]
    for start, following in pairwise([*starts, borders[2]]):
        last = max(number for number in range(start, following) if drawn[number].strip())
        rows.append(_simple_row(drawn, spans, start, last))
    return _table(rows, lines, first)


def _begins_row(line: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a line begins a row: a line whose first column is blank continues the row above."""
    return bool(line[: spans[0][1]].strip())


def _simple_row(drawn: Sequence[str], spans: Sequence[tuple[int, int]], start: int, last: int) -> _Row | None:
    cells: list[list[str]] = [[] for _ in spans]
    for line in drawn[start : last + 1]:
        if any(line[left:right].strip() for (_, left), (right, _) in pairwise(spans)):
            return None  # text between two columns
        for place, (left, right) in enumerate(spans):
            # The text of the last column may be longer than its line of `=`.
            part = line[left:] if place == len(spans) - 1 else line[left:right]
            cells[place].append(part.strip())
    return _row(cells, start, last)


def list_table(lines: Sequence[str], first: int, options: Sequence[str]) -> TextTable | None:
    """Return a table that is written as a list of lists: `* - cell`, `  - cell`."""
    if not any(map(_HEADER_ROWS.match, options)):
        return None
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    starts = [number for number, line in enumerate(lines) if line[indent : indent + 1] in ("*", "-", "+")]
    rows = [_list_row(lines, start, end - 1, indent) for start, end in pairwise([*starts, len(lines)])]
    return _table(rows, lines, first)


def _list_row(lines: Sequence[str], start: int, last: int, indent: int) -> _Row | None:
    marked = _LIST_ROW.match(lines[start], indent)
    if not marked:
        return None
    while not lines[last].strip():
        last -= 1
    column = marked.end("mark")
    cells: list[list[str]] = []
    for line in lines[start : last + 1]:
        if line[column : column + 1] in ("-", "*", "+"):
            cells.append([])
        cells[-1].append(line[column + 1 :].strip())
    return _row(cells, start, last)


def csv_table(lines: Sequence[str], first: int, options: Sequence[str]) -> TextTable | None:
    """Return a table that is written as comma-separated values."""
    _, header = csv_header(options)
    if not header and not any(map(_HEADER_ROWS.match, options)):
        return None
    try:
        headings = list(_csv_rows(header))
        return _table([*headings, *_csv_rows(lines)], lines, first) if len(headings) <= 1 else None
    except csv.Error:  # a cell longer than the limit of the csv module
        return None


def csv_header(options: Sequence[str]) -> tuple[int, list[str]]:
    """Return the place of `:header:` among the options of a csv-table, and its lines without this name.

    Without such an option, there are no lines, and the place is behind the last option.
    """
    places = [at for at, option in enumerate(options) if OPTION.match(option.strip())]
    for start, end in pairwise([*places, len(options)]):
        found = _CSV_HEADER.match(options[start])
        if found:
            return start, [found["cells"], *(line.strip() for line in options[start + 1 : end])]
    return len(options), []


def _csv_rows(lines: Sequence[str]) -> Iterator[_Row]:
    reader = csv.reader((f"{line.strip()}\n" for line in lines), skipinitialspace=True)
    start = 0
    for cells in reader:
        if cells:
            yield _row([[cell] for cell in cells], start, reader.line_num - 1)
        start = reader.line_num


def _row(cells: Sequence[Sequence[str]], first: int, last: int) -> _Row:
    return _Row(tuple(" ".join(" ".join(parts).split()) for parts in cells), first, last)


def _table(rows: Sequence[_Row | None], lines: Sequence[str], first: int) -> TextTable | None:
    """Return the table of rows of which the first is the header; None if a row is malformed or none follows."""
    sound = [row for row in rows if row is not None]
    if len(sound) < len(rows) or len(sound) <= 1 or len({len(row.cells) for row in sound}) > 1:
        return None
    header, *others = sound
    return TextTable(
        header.cells,
        tuple(
            TextRow(row.cells, (first + row.first, first + row.last), "\n".join(lines[row.first : row.last + 1]))
            for row in others
        ),
    )
