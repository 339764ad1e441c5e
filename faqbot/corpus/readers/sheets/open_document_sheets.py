"""Read the sheets of an OpenDocument workbook (.ods).

A cell holds its text as people see it: "19 %", "1.5.2024". Programs write equal rows and cells once, with the number of
repetitions: an empty sheet is a row that is repeated a million times. Only cells with a text are kept.
"""

from __future__ import annotations

from collections.abc import Mapping

from faqbot.corpus.readers.archives import SafeArchive
from faqbot.corpus.readers.sheets.number_formats import plain_number
from faqbot.corpus.readers.sheets.sheet import LAST_COLUMN, LAST_ROW, CellBudget, Range, Sheet
from faqbot.corpus.readers.sheets.xml_events import read_events
from faqbot.errors import CorpusError

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_CELLS = ("table-cell", "covered-table-cell")
# Most spaces in a row that are kept; a program writes a few to line text up.
_MOST_SPACES = 100
# The attributes that hold the value of a cell without a text, as some programs write it.
_VALUES = ("string-value", "date-value", "time-value", "boolean-value", "value")


def read_open_document_sheets(archive: SafeArchive, path: str) -> list[Sheet]:
    """Return the sheets in the order of their tabs; raise `CorpusError` for a damaged or hostile workbook."""
    if archive.has(_MANIFEST) and b"encryption-data" in archive.read(_MANIFEST):
        raise CorpusError("is protected by a password: save it without the password", path=path)
    reader = _Reader(CellBudget(path))
    read_events(archive, _CONTENT, path, reader.begin, reader.end, reader.text)
    return reader.sheets


class _Reader:
    """Collects the sheets from the elements of the content.

    `_inside` counts the elements that are open within a cell: a paragraph directly in the cell is text, one deeper down
    belongs to a comment or to a drawing.
    """

    def __init__(self, budget: CellBudget) -> None:
        self.sheets: list[Sheet] = []
        self._budget = budget
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._merged: list[Range] = []
        self._tables = 0
        self._row = self._column = self._row_repeats = 0
        self._cells: dict[int, str] = {}
        self._cell: Mapping[str, str] | None = None
        self._inside = 0
        self._pieces: list[str] = []
        self._is_paragraph = False

    def begin(self, tag: str, given: Mapping[str, str]) -> None:
        if self._cell is not None:
            self._begin_inside(tag, given)
        elif tag == "style":
            self._style = given.get("name", "")
        elif tag == "table-properties" and given.get("display", "") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "table":
            self._tables += 1
            if self._tables == 1:
                is_hidden = given.get("style-name", "") in self._hidden_styles
                self._merged = []
                self.sheets.append(Sheet(given.get("name", ""), is_hidden, {}))
                self._row = 1
        elif self._tables == 1 and tag == "table-row":
            self._column, self._cells, self._row_repeats = 1, {}, _repeats(given, "number-rows-repeated")
        elif self._tables == 1 and tag in _CELLS:
            self._cell, self._pieces = given, []

    def end(self, tag: str) -> None:
        if self._cell is not None:
            if self._inside:
                self._inside -= 1
                self._is_paragraph = self._is_paragraph and self._inside > 0
            else:
                self._end_cell(self._cell)
        elif tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self.sheets[-1] = self.sheets[-1]._replace(merged=tuple(self._merged))
        elif tag == "table-row" and self._tables == 1:
            self._end_row()

    def text(self, text: str) -> None:
        if self._is_paragraph:
            self._pieces.append(text)

    def _begin_inside(self, tag: str, given: Mapping[str, str]) -> None:
        self._inside += 1
        if self._inside == 1 and tag == "p":
            self._pieces += ["\n"] if self._pieces else []
            self._is_paragraph = True
        elif self._is_paragraph and tag == "s":
            self._pieces.append(" " * min(_repeats(given, "c"), _MOST_SPACES))
        elif self._is_paragraph and tag in ("tab", "line-break"):
            self._pieces.append("\t" if tag == "tab" else "\n")

    def _end_cell(self, cell: Mapping[str, str]) -> None:
        self._cell = None
        repeats = min(_repeats(cell, "number-columns-repeated"), LAST_COLUMN + 1 - self._column)
        is_error = cell.get("value-type") == "error"
        text = "" if is_error else "".join(self._pieces) or _value_of(cell)
        if text.strip():
            self._budget.take((text,), repeats)
            self._cells.update(dict.fromkeys(range(self._column, self._column + repeats), text))
        spans = _repeats(cell, "number-rows-spanned"), _repeats(cell, "number-columns-spanned")
        if max(spans) > 1:
            self._merged.append(Range(self._row, self._column, self._row + spans[0] - 1, self._column + spans[1] - 1))
        self._column += max(repeats, 0)

    def _end_row(self) -> None:
        repeats = min(self._row_repeats, LAST_ROW + 1 - self._row)
        if self._cells and repeats > 0:
            self._budget.take(self._cells.values(), repeats - 1)
            rows = self.sheets[-1].rows
            for row in range(self._row, self._row + repeats):
                rows[row] = self._cells
        self._row += self._row_repeats


def _value_of(cell: Mapping[str, str]) -> str:
    """Return the value of a cell that has no text."""
    value = next((cell[name] for name in _VALUES if name in cell), "")
    if "value" not in cell or value != cell["value"]:
        return value.upper() if value in ("true", "false") else value
    try:
        return plain_number(float(value))
    except (ValueError, OverflowError):
        return value


def _repeats(given: Mapping[str, str], name: str) -> int:
    text = given.get(name, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1,000,000") else 1
