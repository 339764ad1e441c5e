"""Read the sheets of an Excel workbook (.xlsx, .xlsm), as every program that writes this format stores them.

The value of a formula is the one that was calculated when the file was saved. An error such as #N/A is no text. Charts,
pictures, comments, macros and links to other files are not looked at.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from faqbot.corpus.readers.archives import SafeArchive
from faqbot.corpus.readers.sheets.number_formats import NumberFormat, number_format, shown_number
from faqbot.corpus.readers.sheets.sheet import LAST_COLUMN, LAST_ROW, CellBudget, Range, Sheet, cell_of, range_of
from faqbot.corpus.readers.sheets.xml_events import read_events

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "_rels/.rels"
# A sign that XML cannot hold, as Excel writes it: `_x000D_`.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_excel_sheets(archive: SafeArchive, path: str) -> list[Sheet]:
    """Return the sheets with cells in the order of their tabs; raise `CorpusError` for a damaged workbook."""
    return _Workbook(archive, path).sheets()


class _Workbook:
    """A workbook: its sheets' names and parts, the texts that cells share, and the formats of numbers."""

    def __init__(self, archive: SafeArchive, path: str) -> None:
        self._archive, self._path = archive, path
        self._budget = CellBudget(path)
        self._is_1904 = False
        self._tabs: list[tuple[str, str, bool]] = []  # name, id of the relation, whether it is hidden
        self._part = next(iter(self._related("", _RELATIONS, "officeDocument").values()), _WORKBOOK)
        read_events(archive, self._part, path, self._begin, lambda _: None)
        folder, name = posixpath.split(self._part)
        self._relations = f"{folder}/_rels/{name}.rels"
        self._texts = self._shared_texts()
        self._formats = self._cell_formats()

    def sheets(self) -> list[Sheet]:
        """Return the sheets that hold cells; a sheet with a chart only has none."""
        parts = self._related(posixpath.dirname(self._part), self._relations, "worksheet")
        found = ((name, parts.get(relation, ""), is_hidden) for name, relation, is_hidden in self._tabs)
        return [self._sheet(name, part, is_hidden=is_hidden) for name, part, is_hidden in found if part]

    def _sheet(self, name: str, part: str, *, is_hidden: bool) -> Sheet:
        reader = _SheetReader(self._texts, self._formats, is_1904=self._is_1904, budget=self._budget)
        read_events(self._archive, part, self._path, reader.begin, reader.end, reader.text)
        return Sheet(name, is_hidden, reader.rows, tuple(reader.merged))

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "sheet":
            self._tabs.append((given.get("name", ""), given.get("id", ""), given.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            self._is_1904 = given.get("date1904", "") in ("1", "true")

    def _related(self, folder: str, name: str, kind: str) -> dict[str, str]:
        """Return the parts of a kind that a part is related to, by the ids of the relations."""
        found: dict[str, str] = {}

        def begin(tag: str, given: Mapping[str, str]) -> None:
            is_inside = tag == "Relationship" and given.get("TargetMode", "") != "External"
            if is_inside and given.get("Type", "").endswith(f"/{kind}"):
                target = posixpath.normpath(posixpath.join("/" + folder, unquote(given.get("Target", "")))).lstrip("/")
                if self._archive.has(target):
                    found[given.get("Id", "")] = target

        if self._archive.has(name):
            read_events(self._archive, name, self._path, begin, lambda _: None)
        return found

    def _shared_texts(self) -> list[str]:
        reader = _SharedTexts()
        for part in self._related(posixpath.dirname(self._part), self._relations, "sharedStrings").values():
            read_events(self._archive, part, self._path, reader.begin, reader.end, reader.text)
        return reader.texts

    def _cell_formats(self) -> list[NumberFormat]:
        """Return the format of each style of cells."""
        numbers: list[int] = []
        codes: dict[int, str] = {}
        inside = [False]

        def begin(tag: str, given: Mapping[str, str]) -> None:
            if tag == "cellXfs":
                inside[0] = True
            elif tag == "numFmt":
                codes[_number(given.get("numFmtId", ""))] = given.get("formatCode", "")
            elif tag == "xf" and inside[0]:
                numbers.append(_number(given.get("numFmtId", "")))

        def end(tag: str) -> None:
            inside[0] = inside[0] and tag != "cellXfs"

        for part in self._related(posixpath.dirname(self._part), self._relations, "styles").values():
            read_events(self._archive, part, self._path, begin, end)
        defined = tuple(codes.items())
        return [number_format(number, defined) for number in numbers]


class _SharedTexts:
    """Collects the texts that cells share, without the marks of pronunciation (furigana) that stand beside them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._is_text = False
        self._beside = 0

    def begin(self, tag: str, _given: Mapping[str, str]) -> None:
        if tag == "si":
            self._pieces = []
        self._beside += tag == "rPh"
        self._is_text = tag == "t" and not self._beside

    def end(self, tag: str) -> None:
        self._beside -= tag == "rPh"
        self._is_text = False
        if tag == "si":
            self.texts.append(_text_of("".join(self._pieces)))

    def text(self, text: str) -> None:
        if self._is_text:
            self._pieces.append(text)


class _SheetReader:
    """Collects the texts of the cells of a sheet, and its merged cells.

    A row or a cell that does not say where it stands is behind the one before it.
    """

    def __init__(self, texts: list[str], formats: list[NumberFormat], *, is_1904: bool, budget: CellBudget) -> None:
        self.rows: dict[int, dict[int, str]] = {}
        self.merged: list[Range] = []
        self._texts, self._formats, self._is_1904, self._budget = texts, formats, is_1904, budget
        self._row = self._column = 0
        self._kind = self._style = ""
        self._pieces: list[str] = []
        self._is_text = False
        self._beside = 0

    def begin(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "c":
            self._kind, self._style = given.get("t", "n"), given.get("s", "")
            place = cell_of(given["r"]) if "r" in given else None
            self._row, self._column = place or (self._row, self._column + 1)
            self._pieces = []
        elif tag in ("v", "t"):
            self._is_text = not self._beside
        elif tag == "row":
            self._row, self._column = _number(given["r"]) if "r" in given else self._row + 1, 0
        elif tag == "rPh":
            self._beside += 1
        elif tag == "mergeCell":
            merged = range_of(given.get("ref", ""))
            if merged:
                self.merged.append(merged)

    def end(self, tag: str) -> None:
        self._is_text = False
        if tag == "rPh":
            self._beside -= 1
        elif tag == "c" and self._pieces:
            text = self._value("".join(self._pieces))
            if text.strip() and 1 <= self._row <= LAST_ROW and 1 <= self._column <= LAST_COLUMN:
                self._budget.take((text,))
                self.rows.setdefault(self._row, {})[self._column] = text
            self._pieces = []

    def text(self, text: str) -> None:
        if self._is_text:
            self._pieces.append(text)

    def _value(self, given: str) -> str:
        """Return the text of a cell by its kind: a shared text, a text, yes or no, an error, a date or a number."""
        if self._kind == "s":
            at = _number(given)
            return self._texts[at] if 0 <= at < len(self._texts) else ""
        if self._kind in ("str", "inlineStr"):
            return _text_of(given)
        if self._kind == "b":
            return "TRUE" if given.strip() in ("1", "true") else "FALSE"
        if self._kind == "e":
            return ""
        style = _number(self._style)
        format_ = self._formats[style] if 0 <= style < len(self._formats) else NumberFormat()
        return given.strip() if self._kind == "d" else shown_number(given.strip(), format_, is_1904=self._is_1904)


def _text_of(given: str) -> str:
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), given) if "_x" in given else given
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return text.encode("utf-8", "ignore").decode() if "_x" in given else text  # halves of a pair cannot be stored


def _number(text: str) -> int:
    """Return a whole number, and -1 for anything else."""
    return int(text) if text.isascii() and text.strip().isdigit() and len(text) < len("1,000,000,000") else -1
