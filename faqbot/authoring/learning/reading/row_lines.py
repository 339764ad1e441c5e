"""Read a single line as a row, with what is known from the header, and say how certain the reading is."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from faqbot.authoring.learning.reading.drafted_cells import CellKind, CellReader, ChunkCell, read_question
from faqbot.authoring.learning.reading.drafted_columns import drafted_columns
from faqbot.authoring.learning.reading.found_rows import FoundRow, RowKind, clipped, row_of, unreadable

# "|" is the delimiter of a table in Markdown, whose rows begin and end with it.
_MARKDOWN = "|"
_DELIMITERS = (_MARKDOWN, ",", ";", "\t")
_PIPE = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"\s*\d{1,4}[.)]?\s*")
_OPENING_QUOTE = re.compile(r'\s*"')
_PAIR = 2
# Most further lines of a row, whose question may have line ends within its quotes.
_MOST_FOLLOWING = 10
# Longest header, in characters.
_LONGEST_HEADER = 500
# Longest line, in characters, that can be a row; a longer one is data of another kind.
_LONGEST_LINE = 20_000


class RowLayout(NamedTuple):
    """How a header wrote its columns: the delimiter, their number, and the places of the question and the chunk."""

    delimiter: str
    width: int = _PAIR
    question: int = 0
    chunk: int = 1


class LineReading(NamedTuple):
    """What a line is taken for on its own; `row` is None if it is text.

    A row without a reference is `is_open`: the line may also be talk that ends with a comma. `is_sure` says that such a
    row has quotes around the question.
    """

    row: FoundRow | None = None
    is_open: bool = False
    is_sure: bool = False


_TEXT = LineReading()


def header_of(line: str) -> RowLayout | None:
    """Return the layout that a line gives as a header; None if it does not name both columns."""
    for delimiter in _DELIMITERS if len(line) <= _LONGEST_HEADER else ():
        names = tuple(name.strip() for name in _cells(line, delimiter) or ())
        columns = drafted_columns(names)
        if columns.question is not None and columns.chunk is not None:
            return RowLayout(delimiter, len(names), names.index(columns.question), names.index(columns.chunk))
    return None


def whole_lines(lines: Sequence[str], taken: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield each line with its 1-based number, and the lines of a row with line ends in its quotes as a single line.

    Lines that are `taken` are blank.
    """
    end = 0
    for number, line in enumerate(lines, start=1):
        if number <= end:
            continue
        following = () if number in taken else lines[number : number + _MOST_FOLLOWING]
        row = _whole_row(line, following) if line.count('"') % 2 else None
        if row:
            end = number + row.count("\n")
        yield number, row or ("" if number in taken else line)


def _whole_row(line: str, following: Sequence[str]) -> str | None:
    """Return the row that a line begins, if a quote in it is closed in one of the following lines."""
    row = line
    for further in following:
        row += f"\n{further}"
        if row.count('"') % 2 == 0 and any(len(_cells(row, mark) or ()) > 1 for mark in _DELIMITERS[1:]):
            return row
    return None


def begins_with_quote(line: str) -> bool:
    """Whether a line begins with a double quote, as most rows do and talk does not."""
    return _OPENING_QUOTE.match(line) is not None


class LineReader:
    """Reads lines as rows."""

    def __init__(self, cells: CellReader) -> None:
        self._cells = cells

    def read(self, number: int, line: str, layout: RowLayout | None) -> LineReading:
        """Return what a line is, by the delimiter of the header or by one with which it has a reference."""
        if len(line) > _LONGEST_LINE:
            return _TEXT
        first = (layout.delimiter,) if layout else ()
        readings = [
            self._parted(number, line.strip(" "), delimiter, layout)
            for delimiter in dict.fromkeys((*first, *_DELIMITERS))
        ]
        rows = [one for one in readings if one.row is not None]
        whole = [one for one in rows if one.row and one.row.kind is not RowKind.UNREADABLE]
        certain = next((one for one in whole if not one.is_open), None)
        return certain or next(iter(sorted(whole, key=lambda one: not one.is_sure) or rows), _TEXT)

    def _parted(self, number: int, line: str, delimiter: str, header: RowLayout | None) -> LineReading:
        """Return what a line is if its cells are parted by this delimiter."""
        layout = header if header and header.delimiter == delimiter else None
        width = layout.width if layout else _PAIR
        values = _cells(line, delimiter)
        if values is None:
            values = _badly_quoted(line, delimiter)
            if not values and layout and begins_with_quote(line):
                reason = "a double quote is not closed, or one inside is not written twice"
                return LineReading(unreadable(number, reason), is_open=True)
        while len(values) > width and self._ends_behind(values):
            line = line[: line.rindex(delimiter)]
            values.pop()
        if len(values) < _PAIR:
            return _TEXT
        if len(values) == width or (layout and max(layout.chunk, layout.question) < len(values) < width):
            return self._whole(number, values, layout or RowLayout(delimiter), is_quoted=begins_with_quote(line))
        if delimiter == _MARKDOWN or begins_with_quote(line):
            return self._numbered(number, values)
        return self._joined(number, line, delimiter, layout)

    def _ends_behind(self, values: Sequence[str]) -> bool:
        """Whether a delimiter stands behind the reference at the end of a line."""
        return not values[-1].strip() and self._cells.is_reference(values[-2])

    def _whole(self, number: int, values: Sequence[str], layout: RowLayout, *, is_quoted: bool) -> LineReading:
        """Return the row of a line that has a cell for each column; those of a pair may be swapped."""
        question, chunk = values[layout.question], self._cells.read(values[layout.chunk])
        if chunk.kind is CellKind.OTHER and layout.width == _PAIR and self._cells.is_reference(question):
            question, chunk = values[layout.chunk], self._cells.read(question)
        is_markdown = layout.delimiter == _MARKDOWN
        asked = read_question(question, is_quoted=not is_markdown)
        return _reading(number, asked, chunk, is_sure=is_quoted or is_markdown)

    def _numbered(self, number: int, values: Sequence[str]) -> LineReading:
        """Return the row of a line in quotes with a number in front of the two cells."""
        if len(values) == _PAIR + 1 and _NUMBER.fullmatch(values[0]):
            return _reading(number, read_question(values[1]), self._cells.read(values[2]), is_sure=True)
        reason = f"has {len(values)} cells where a question and a chunk should be"
        return LineReading(unreadable(number, reason), is_open=True)

    def _joined(self, number: int, line: str, delimiter: str, layout: RowLayout | None) -> LineReading:
        """Return the row of a line without quotes whose question has the delimiter in it.

        The other cell must be a reference, or, at the end of the line, empty. A number in front is left out.
        """
        head, _, rest = line.partition(delimiter)
        if layout and layout.width > _PAIR:
            return LineReading(unreadable(number, "has more cells than the header"), is_open=True)
        if _NUMBER.fullmatch(head) and begins_with_quote(rest):
            return self._numbered(number, _cells(line, delimiter) or ())
        if _NUMBER.fullmatch(head) and delimiter in rest:
            line = rest
            head, _, rest = line.partition(delimiter)
        question, _, chunk = line.rpartition(delimiter)
        last, first = self._cells.read(chunk), self._cells.read(head)
        if last.kind is not CellKind.OTHER:
            return _reading(number, read_question(question), last, is_sure=False)
        if first.kind is CellKind.REFERENCE:
            return _reading(number, read_question(rest), first, is_sure=False)
        return LineReading(unreadable(number, f"{clipped(chunk.strip())} is no reference of a chunk"), is_open=True)


def _reading(number: int, question: str, chunk: ChunkCell, *, is_sure: bool) -> LineReading:
    is_open = chunk.kind is not CellKind.REFERENCE
    return LineReading(row_of(number, question, chunk), is_open, is_open and is_sure)


def _cells(line: str, delimiter: str) -> list[str] | None:
    """Return the cells of a line, none if it has no such delimiter; return None if its quotes are broken."""
    if delimiter == _MARKDOWN:
        inner = line.strip()
        is_row = len(inner) > 1 and inner.startswith(_MARKDOWN) and inner.endswith(_MARKDOWN)
        return [cell.strip().replace(r"\|", "|") for cell in _PIPE.split(inner[1:-1])] if is_row else []
    if delimiter not in line and '"' not in line:
        return []
    try:
        written = line.replace(r"\"", '""')
        return next(csv.reader([written], delimiter=delimiter, strict=True, skipinitialspace=True), [])
    except csv.Error:
        return None


def _badly_quoted(line: str, delimiter: str) -> list[str]:
    """Return the two cells of a line whose question has double quotes inside that are not written twice."""
    mark = re.escape(delimiter)
    last = re.fullmatch(rf'"(?P<question>.*)"\s*{mark}\s*"?(?P<chunk>[^"{mark}]*)"?', line)
    first = re.fullmatch(rf'"?(?P<chunk>[^"{mark}]+)"?\s*{mark}\s*"(?P<question>.*)"', line)
    if last:
        return [last["question"].replace('""', '"'), last["chunk"]]
    return [first["chunk"], first["question"].replace('""', '"')] if first else []
