"""Read the rows of a table, or tell that a table only lays out a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faqbot.corpus.readers.html.page_questions import PageQuestions
from faqbot.corpus.readers.html.page_text import is_heading, number_in, plain_text
from faqbot.corpus.readers.html.parsing.page_elements import Element
from faqbot.corpus.readers.lined_text import FileLines
from faqbot.corpus.readers.qa_marks import LONGEST_QUESTION, asks

# Elements in a table that only lays out a page: a table of values holds none of them.
_LAID_OUT = frozenset(("table", "pre", "details", "dl", "article", "section", "form", "main"))
_FEWEST_COLUMNS = 2
_BOLD = frozenset(("b", "strong"))
_PARTS = frozenset(("thead", "tbody", "tfoot"))
# What begins a line in a cell.
_BREAKS = frozenset(("br", "p", "div", "blockquote", "center"))
# So many questions in bold in one cell, or so many lines in a cell of the only row, are the text of a page.
_FEWEST_QUESTIONS = _FEWEST_LINES = 2
# The most columns that a cell spans, as in browsers.
_MOST_COLUMNS = 1_000
# The most cells that a table is given for those that span several rows or columns: a page of some bytes may ask for
# millions.
_MOST_FILLED = 100_000
# For a column, the text that stands in it from above, and in how many rows.
_Spans = dict[int, tuple[str, int]]


class TableRow(NamedTuple):
    """A row of a table: the texts of its cells, and its lines."""

    cells: tuple[str, ...]
    lines: FileLines


def is_table(table: Element, questions: PageQuestions) -> bool:
    """Whether a table holds values, and does not only lay out a page."""
    if table.role in {"presentation", "none"}:
        return False
    columns = max((len(_cells(row)) for row, _ in _rows(table)), default=0)
    if columns < _FEWEST_COLUMNS or any(_lays_out(element, questions) for element in table.inside()):
        return False
    rows = [_cells(row) for row, _ in _rows(table) if row.size]
    return not (_is_single_row_of_text(rows) or any(_holds_questions(cell) for row in rows for cell in row))


def _is_single_row_of_text(rows: list[list[Element]]) -> bool:
    """Whether a table has one row, such as a menu beside a text: of values, each cell would be a line."""
    cells = rows[0] if len(rows) == 1 else []
    return all(cell.name == "td" for cell in cells) and any(
        sum(inner.name in _BREAKS for inner in cell.inside()) >= _FEWEST_LINES for cell in cells
    )


def _holds_questions(cell: Element) -> bool:
    """Whether several questions in bold stand in a cell, with their answers."""
    bold = (inner for inner in cell.inside() if inner.name in _BOLD and 0 < inner.size <= LONGEST_QUESTION)
    return sum(asks(plain_text(inner)) for inner in bold) >= _FEWEST_QUESTIONS


def _lays_out(element: Element, questions: PageQuestions) -> bool:
    return (
        element.name in _LAID_OUT or is_heading(element) or element in questions.panel_of or element in questions.lines
    )


def table_rows(table: Element) -> tuple[list[TableRow], bool]:
    """Return the rows of a table, and whether the first of them is its header.

    A cell that spans several rows is repeated in each of them, one that spans columns is followed by empty cells.
    """
    filled = 0
    rows: list[TableRow] = []
    above: _Spans = {}
    for row, _ in _rows(table):
        cells, above = _filled(row, above if filled < _MOST_FILLED else {}, fills=filled < _MOST_FILLED)
        filled += len(cells) - len(_cells(row))
        rows.append(TableRow(tuple(cells), (row.line, row.last_line)))
    return rows, _has_header(table)


def _filled(row: Element, above: _Spans, *, fills: bool) -> tuple[list[str], _Spans]:
    """Return the texts of a row with those that span it from above, and what spans the rows below."""
    below = {column: (text, left - 1) for column, (text, left) in above.items() if left > 1}
    cells: list[str] = []
    for cell in _cells(row):
        while len(cells) in above:
            cells.append(above[len(cells)][0])
        text = plain_text(cell)
        if number_in(cell, "rowspan") > 1:
            below[len(cells)] = (text, number_in(cell, "rowspan") - 1)
        cells.append(text)
        cells += [""] * (min(number_in(cell, "colspan"), _MOST_COLUMNS) - 1 if fills else 0)
    while len(cells) in above:
        cells.append(above[len(cells)][0])
    return cells, below


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table, and whether each is in its head."""
    for part in table.elements:
        if part.name == "tr":
            yield part, False
        elif part.name in _PARTS:
            yield from ((row, part.name == "thead") for row in part.elements if row.name == "tr")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.elements if cell.name in {"td", "th"}]


def _has_header(table: Element) -> bool:
    first = next((row for row in _rows(table) if row[0].size), None)
    if first is None:
        return False
    cells = [cell for cell in _cells(first[0]) if cell.size]
    return first[1] or all(cell.name == "th" or _is_all_bold(cell) for cell in cells)


def _is_all_bold(cell: Element) -> bool:
    return any(inner.name in _BOLD and inner.size == cell.size for inner in cell.inside())
