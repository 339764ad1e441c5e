"""Find the table in a sheet: its rows with merged cells filled in, its header, its sections, and its records.

People merge cells to say something once. A cell that is merged over several rows counts in each of them. A row whose
only text is merged over several columns is a heading for the rows below it. If the question is merged over several
rows, these are one pair, with an answer of several lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from faqbot.corpus.document import Fact, LeftOut
from faqbot.corpus.places import Cells
from faqbot.corpus.readers.sheets.fact_rows import OtherRows, other_rows
from faqbot.corpus.readers.sheets.sheet import MOST_CELLS, Sheet, column_letters
from faqbot.corpus.readers.tables import Rows, add_records, no_rows
from faqbot.corpus.records.columns import all_pair_columns_of, pair_columns_of
from faqbot.corpus.records.groups.row_groups import GroupedRows
from faqbot.corpus.records.heads import Head, groups_below, head_of_rows, header_test
from faqbot.corpus.records.pair_tree import FoundRecord
from faqbot.errors import CorpusError, NoPairsError

# Most cells in the grid between the first and the last cell of a sheet, empty ones included.
_LARGEST_GRID = 20_000_000

# The first and the last line of a row in the text of the document.
_Lines = tuple[int, int]


class SheetTable(NamedTuple):
    """What a sheet holds: its lines of text, the place of each line, and its pairs or facts.

    `fault` says why it has none.
    """

    name: str
    text: list[str]
    places: list[Cells]
    rows: Rows
    title: str = ""
    fault: NoPairsError | None = None
    facts: tuple[Fact, ...] = ()


class _Row(NamedTuple):
    number: int
    lines: _Lines
    cells: list[str]


def read_sheet(sheet: Sheet, path: str, *, line: int) -> SheetTable:
    """Return the table of a sheet whose first line of text is `line`.

    Raises `CorpusError` for cells that are too far apart.
    """
    columns = sorted({column for cells in sheet.rows.values() for column in cells})
    if len(sheet.rows) * len(columns) > _LARGEST_GRID:
        message = f"the cells of the sheet {sheet.name!r} are too far apart: delete those far from the table"
        raise CorpusError(message, path=path)
    text: list[str] = []
    rows = list(_rows_of(sheet, columns, path, line, text))
    try:
        head = head_of_rows(((row.lines, row.cells) for row in rows), path)
    except NoPairsError as error:
        first = next((at for at, row in enumerate(rows) if sum(map(bool, map(str.strip, row.cells))) > 1), 0)
        others = other_rows([(row.lines, row.cells) for row in rows[first:]])
        if others.any:
            return _with_others(sheet, rows, columns, text, others, title_rows=first)
        fault = NoPairsError(error.message + others.fault, path=path, line=error.line)
        left_out = [LeftOut(row.lines, "sheet without questions and answers") for row in rows]
        places = _places(sheet.name, rows, columns, None)
        return SheetTable(sheet.name, text, places, no_rows()._replace(left_out=left_out), fault=fault)
    found = no_rows()
    found.left_out.extend(LeftOut(lines, "above the table") for lines in head.above)
    found.faults["above"].extend(head.data_above)
    bands = _bands(sheet, rows, columns)
    below = (row for row in rows if row.lines[0] >= head.first and row.number not in bands)
    groups = groups_below(head, [row.cells for row in below])
    asked = columns[head.columns.index(pair_columns_of(head.columns).question or "")]
    # The rows of a merged question are one record, but those of a merged problem are a cause with its remedy each.
    is_problem = pair_columns_of(head.columns).names_problem
    tops = {merged.bottom: merged.top for merged in sheet.merged if merged.left == asked and not is_problem}
    records = _Records(rows, head, found, GroupedRows(groups, head.title), bands, tops)
    add_records(found, records.joined(), all_pair_columns_of(head.columns), path, joins_problems=is_problem)
    title = "" if groups.is_titled else head.title
    return SheetTable(sheet.name, text, _places(sheet.name, rows, columns, asked), found, title)


def _with_others(
    sheet: Sheet, rows: list[_Row], columns: list[int], text: list[str], others: OtherRows, *, title_rows: int
) -> SheetTable:
    """Return the table of a sheet without columns of questions, below its title."""
    found = no_rows()
    found.pairs.extend(others.pairs)
    first_line = others.first_line
    above = (row for row in rows if row.lines[0] < first_line)
    found.left_out.extend(LeftOut(row.lines, "title" if at < title_rows else "header") for at, row in enumerate(above))
    places = _places(sheet.name, rows, columns, None)
    return SheetTable(sheet.name, text, places, found, facts=tuple(others.facts))


def _rows_of(sheet: Sheet, columns: list[int], path: str, line: int, text: list[str]) -> Iterator[_Row]:
    """Yield the rows of a sheet, and add the lines of each to the text: its cells with tabs between them."""
    filled = _filled(sheet, path)
    for number in sorted(sheet.rows):
        cells = [filled[number].get(column, "") for column in columns]
        own = (sheet.rows[number].get(column, "") for column in columns)
        shown = "\t".join(own).rstrip("\t").split("\n")
        text += shown
        yield _Row(number, (line, line + len(shown) - 1), cells)
        line += len(shown)


def _filled(sheet: Sheet, path: str) -> dict[int, dict[int, str]]:
    """Return the rows of a sheet, in which a cell that is merged over several rows stands in each of them."""
    rows, numbers, steps = dict(sheet.rows), sorted(sheet.rows), 0
    for top, left, bottom, _ in sheet.merged:
        text = sheet.rows.get(top, {}).get(left, "")
        if bottom == top or not text:
            continue
        below = numbers[bisect_left(numbers, top + 1) : bisect_left(numbers, bottom + 1)]
        steps += len(below)
        if steps > MOST_CELLS:  # merged cells never overlap, so these are no merged cells
            raise CorpusError(f"the merged cells of the sheet {sheet.name!r} are damaged", path=path)
        for number in below:
            rows[number] = {left: text} | rows[number]
    return rows


def _bands(sheet: Sheet, rows: list[_Row], columns: list[int]) -> frozenset[int]:
    """Return the numbers of the rows whose only text is merged over several columns."""
    merged = {(one.top, one.left) for one in sheet.merged if one.right > one.left}
    given = ((row.number, [at for at, cell in enumerate(row.cells) if cell.strip()]) for row in rows if merged)
    return frozenset(number for number, at in given if len(at) == 1 and (number, columns[at[0]]) in merged)


class _Records:
    """The records below the header of a sheet."""

    def __init__(
        self,
        rows: list[_Row],
        head: Head,
        found: Rows,
        grouped: GroupedRows,
        bands: frozenset[int],
        tops: dict[int, int],
    ) -> None:
        self._rows, self._head, self._found, self._grouped, self._bands = rows, head, found, grouped, bands
        self._is_header = header_test(head)
        self._tops = tops  # the first row of the merged question that ends at a row

    def joined(self) -> Iterator[FoundRecord]:
        """Yield the records; the rows of a merged question are one."""
        tops = self._tops_of_rows()
        waiting: tuple[int, FoundRecord] | None = None
        for number, record in self._single():
            top = tops.get(number, number)
            if waiting and waiting[0] == top:
                waiting = top, _together(waiting[1], record)
                continue
            if waiting:
                yield waiting[1]
            waiting = top, record
        if waiting:
            yield waiting[1]

    def _tops_of_rows(self) -> dict[int, int]:
        """Return the first row of the merged question that each row belongs to."""
        numbers = [row.number for row in self._rows]
        tops: dict[int, int] = {}
        for bottom, top in self._tops.items():
            if bottom > top:
                for number in numbers[bisect_left(numbers, top) : bisect_left(numbers, bottom + 1)]:
                    tops.setdefault(number, top)
        return tops

    def _single(self) -> Iterator[tuple[int, FoundRecord]]:
        """Yield the number of each row and its record."""
        width = len(self._head.columns)
        for row in self._rows:
            if row.lines[0] < self._head.first:
                kind = "header" if row.lines[1] == self._head.first - 1 else "title"
                if row.lines not in self._head.above:
                    self._found.left_out.append(LeftOut(row.lines, kind))
            elif row.number in self._bands:
                self._grouped.names = (" ".join("".join(row.cells).split()),)
                self._found.left_out.append(LeftOut(row.lines, "heading"))
            elif self._is_header(row.cells):
                self._found.left_out.append(LeftOut(row.lines, "header"))
            elif filled := self._grouped.filled(row.cells):
                cells = dict(zip(self._head.columns, filled[:width], strict=True))
                yield row.number, FoundRecord(row.lines, cells, self._grouped.names)
            else:
                self._found.left_out.append(LeftOut(row.lines, "heading"))


def _together(first: FoundRecord, second: FoundRecord) -> FoundRecord:
    """Return one record for two rows: the texts of each column on lines below each other, equal ones once."""
    record: dict[str, str] = {}
    for name, text in first.record.items():
        more = second.record[name]
        record[name] = text if not more or more == text else f"{text}\n{more}" if text else more
    return FoundRecord((first.lines[0], second.lines[1]), record, first.names)


def _places(name: str, rows: list[_Row], columns: list[int], asked: int | None) -> list[Cells]:
    """Return the place of each line: the cell of the question, or without one the first cell with a text."""
    places: list[Cells] = []
    for row in rows:
        at = next((at for at, cell in enumerate(row.cells) if cell.strip()), 0)
        cell = Cells(name, column_letters(asked or columns[at]), row.number, row.number)
        places += [cell] * (row.lines[1] - row.lines[0] + 1)
    return places
