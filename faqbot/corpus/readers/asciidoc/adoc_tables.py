"""Find the cells of the tables of AsciiDoc: cells behind `|`, comma-separated values, and values with another sign.

A table whose cells span rows, and a table without a header, is not read by row: a reader quotes it whole.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.corpus.document import TextRow, TextTable
from faqbot.corpus.readers.asciidoc.adoc_marks import BlockAttributes
from faqbot.corpus.readers.indentation import dedented

# Most columns of a table, and most times that a cell may be repeated: `999999999*|` would fill the memory.
_MOST_COLUMNS = 1_000
# Most cells of a table that is read by row; a longer table is quoted whole.
_MOST_CELLS = 200_000

# What stands before the sign of a cell: "2+" spans columns, ".2+" spans rows, "3*" repeats, "^.>" aligns, "a" is a
# style. It stands at the beginning of the line or behind white space, so that it is no part of the cell before.
_SPECIFIER = re.compile(
    r"(?:^|(?<=\s))(?:(?P<columns>\d{1,9})?(?:\.(?P<rows>\d{1,9}))?(?P<operator>[+*]))?"
    r"[<^>]?(?:\.[<^>])?(?P<style>[adehlmsv])?$"
)
# A specifier is looked for in so many characters before the sign of a cell.
_LONGEST_SPECIFIER = 30
_COLUMN_COUNT = re.compile(r"(?P<count>\d{1,9})\*")
# The styles of cells whose lines stay as they are.
_KEEPS_LINES = frozenset("al")


class _Cell(NamedTuple):
    """A cell: its lines as (number, text), its style, and the number of columns and rows that it spans."""

    lines: list[tuple[int, str]]
    style: str = ""
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The text of the cell; a blank line parts paragraphs, and other line ends are spaces."""
        text = "\n".join(text for _, text in self.lines)
        if self.style in _KEEPS_LINES:
            return dedented(text).strip()
        paragraphs = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text))
        return "\n\n".join(part for part in paragraphs if part)


def asciidoc_table(lines: Sequence[str], first: int, sign: str, attributes: BlockAttributes) -> TextTable | None:
    """Return the table in these lines, the first of which has the number `first` (1-based); None without a header.

    `sign` is the first character of the line that opens the table: `|`, `,`, `:` or `!`.
    """
    separator = attributes.value("separator") or sign
    kind = attributes.value("format") or {",": "csv", ":": "dsv"}.get(sign, "psv")
    if kind in ("csv", "tsv"):
        separator = "\t" if kind == "tsv" or separator == "\\t" else "," if separator == "|" else separator
        rows = _csv_rows(lines, separator)
    elif kind == "dsv":
        rows = _dsv_rows(lines, ":" if separator == "|" else separator)
    else:
        rows = _cell_rows(lines, separator, attributes)
    if rows is None or len(rows) <= 1 or not _has_header(lines, rows, attributes):
        return None
    return _table(rows, lines, first)


def _has_header(lines: Sequence[str], rows: Sequence[list[_Cell]], attributes: BlockAttributes) -> bool:
    """Whether the first row is a header: an option says so, or a blank line stands below it and none above it."""
    if "header" in attributes.options:
        return True
    if "noheader" in attributes.options or not lines[0].strip():
        return False
    following = 1
    is_one_line = all(number == 0 for cell in rows[0] for number, text in cell.lines if text.strip())
    return is_one_line and following < len(lines) and not lines[following].strip()


def _table(rows: Sequence[list[_Cell]], lines: Sequence[str], first: int) -> TextTable | None:
    header, *others = rows
    spans: list[TextRow] = []
    for row in others:
        numbers = [number for cell in row for number, text in cell.lines if text.strip()]
        if numbers:
            start, last = min(numbers), max(numbers)
            raw = "\n".join(lines[start : last + 1])
            spans.append(TextRow(tuple(cell.text for cell in row), (first + start, first + last), raw))
    return TextTable(tuple(cell.text for cell in header), tuple(spans)) if spans else None


# Cells behind a sign


def _cell_rows(lines: Sequence[str], separator: str, attributes: BlockAttributes) -> list[list[_Cell]] | None:
    cells = list(islice(_cells(lines, separator), _MOST_CELLS + 1))
    width = _declared_columns(attributes.value("cols")) or _columns_of_first_line(cells)
    if not 0 < width <= _MOST_COLUMNS or any(cell.rows > 1 or cell.columns > width for cell in cells):
        return None
    if sum(cell.columns for cell in cells) > _MOST_CELLS:
        return None
    rows: list[list[_Cell]] = [[]]
    for cell in cells:
        if len(rows[-1]) >= width:
            rows.append([])
        rows[-1] += [cell, *[_Cell([])] * (cell.columns - 1)]
        if len(rows[-1]) > width:
            return None
    rows[-1] += [_Cell([])] * (width - len(rows[-1]))
    return rows


def _cells(lines: Sequence[str], separator: str) -> Iterator[_Cell]:
    """Yield the cells; a cell goes on over the lines up to the next sign, and a sign behind a backslash is text."""
    cell: _Cell | None = None
    times = 1
    for number, line in enumerate(lines):
        parts = _parts(line, separator)
        for place, part in enumerate(parts):
            specifier = _specifier(part) if place < len(parts) - 1 else None
            text = part[: specifier.start()] if specifier else part
            if cell:
                cell.lines.append((number, text.replace("\\" + separator, separator)))
            if place == len(parts) - 1:
                break
            if cell:
                yield from [cell] * times
            cell, times = _new_cell(specifier)
    if cell:
        yield from [cell] * times


def _parts(line: str, separator: str) -> list[str]:
    """Return the parts of a line between the signs."""
    parts: list[str] = []
    for part in line.split(separator):
        if parts and parts[-1].endswith("\\"):
            parts[-1] += separator + part
        else:
            parts.append(part)
    return parts


def _specifier(part: str) -> re.Match[str] | None:
    return _SPECIFIER.search(part, max(0, len(part) - _LONGEST_SPECIFIER))


def _new_cell(specifier: re.Match[str] | None) -> tuple[_Cell, int]:
    """Return an empty cell, and how often it is repeated."""
    if not specifier:
        return _Cell([]), 1
    style = specifier["style"] or ""
    columns, rows = int(specifier["columns"] or 1), int(specifier["rows"] or 1)
    if specifier["operator"] == "*":
        return _Cell([], style), max(1, min(columns, _MOST_COLUMNS))
    return _Cell([], style, max(1, columns), max(1, rows)), 1


def _declared_columns(cols: str) -> int:
    """Return the number of columns that `cols` declares: "1,2,3", "3*", "2*,1", "4"; 0 if it declares none."""
    if not cols:
        return 0
    if cols.isdecimal():
        return min(int(cols), _MOST_COLUMNS + 1) if len(cols) < 10 else 0  # noqa: PLR2004 - digits of a number that fits
    count = 0
    for part in re.split(r"[,;]", cols):
        repeated = _COLUMN_COUNT.match(part.strip())
        count += int(repeated["count"]) if repeated else 1
    return count


def _columns_of_first_line(cells: Sequence[_Cell]) -> int:
    """Return the number of columns that begin on the line of the first cell."""
    if not cells:
        return 0
    first = _line_of(cells[0])
    count = 0
    for cell in cells:
        if _line_of(cell) != first:
            break
        count += cell.columns
    return count


def _line_of(cell: _Cell) -> int:
    return cell.lines[0][0] if cell.lines else -1


# Other tables


def _csv_rows(lines: Sequence[str], separator: str) -> list[list[_Cell]] | None:
    if len(separator) != 1:
        return None
    rows: list[list[_Cell]] = []
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=True)
    start = 0
    try:
        for values in reader:
            if values:
                # The lines of a row belong to its first cell; all that counts is where the row begins and ends.
                last = (reader.line_num - 1, " ")
                rows.append([_Cell([(start, value), last] if at == 0 else [(start, value)])
                             for at, value in enumerate(values)])  # fmt: skip
            start = reader.line_num
    except (csv.Error, ValueError, TypeError):  # a cell that is too long, or a separator that cannot be one
        return None
    return rows


def _dsv_rows(lines: Sequence[str], separator: str) -> list[list[_Cell]]:
    return [
        [_Cell([(number, value.replace("\\" + separator, separator))]) for value in _parts(line, separator)]
        for number, line in enumerate(lines)
        if line.strip()
    ]
