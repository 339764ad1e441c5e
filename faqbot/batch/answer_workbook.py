"""Write answers as a workbook (.xlsx) with the library XlsxWriter, row by row, so that memory does not grow.

Of the libraries for workbooks, XlsxWriter writes 20,000 rows of 10 cells in 1.3 s and 23 MB, openpyxl in 2.4 s and
43 MB. Every text is written as text, also one that looks like a formula, a number or an address. The same answers give
the same file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from shutil import copyfileobj
from typing import Any, BinaryIO, TypeVar

from faqbot.errors import FaqbotError
from faqbot.rendering.delimited_lines import flat
from faqbot.system.temporary_folders import naming_temporary, temporary_file, temporary_folder

_Value = TypeVar("_Value")

# What a sheet of Excel holds: the rows with the header, and the characters of a cell in UTF-16.
_MOST_ROWS, _MOST_CHARACTERS = 1_048_576, 32_767
# Excel has numbers with 15 digits; a longer one, such as an order number, would lose its last digits.
_LARGEST_NUMBER = 10**15
# The widths of columns, in characters, by the length of their longest text in the first rows.
_NARROWEST, _WIDEST, _SAMPLED = 8, 60, 200
# The columns with confidences, of which all have two digits.
_CONFIDENCES = ("confidence", "nearest_confidence")
# A date of the file that is the same in every run: that of the epoch of ZIP archives.
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - XlsxWriter takes a date without a time zone


def check_workbooks() -> None:
    """Raise `FaqbotError` if the library that writes workbooks is missing."""
    try:
        import xlsxwriter  # noqa: F401, PLC0415 - only workbooks need it
    except ImportError as error:
        hint = "pip install XlsxWriter (or, in a checkout of faqbot, pip install '.[xlsx]')"
        raise FaqbotError(f"writing .xlsx needs a library that is not installed: {hint}") from error


def write_workbook(lines: Iterable[bytes], file: BinaryIO) -> int:
    """Write a workbook to `file`, and return the number of cells that were cut because Excel holds no longer ones.

    Each of the `lines` is a JSON array of cells; the first one has the names of the columns. Rows that a sheet has no
    room for are on further sheets. Raises `OutputError` if there is no room for temporary files.
    """
    # XlsxWriter moves about in the file that it writes, which standard output does not allow.
    with temporary_folder() as folder, temporary_file() as draft:
        with naming_temporary():
            cut = _write_draft(lines, draft, folder)
        copyfileobj(draft, file)
    return cut


def _write_draft(lines: Iterable[bytes], draft: BinaryIO, folder: str) -> int:
    """Write a workbook to a file, with the help of files in a folder, and return the number of cells that were cut."""
    import xlsxwriter  # noqa: PLC0415 - see `check_workbooks`
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    lenient = _LenientFile(draft)
    options = {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False,
               "strings_to_urls": False, "in_memory": False, "tmpdir": folder}  # fmt: skip
    workbook = xlsxwriter.Workbook(lenient, options)
    workbook.set_properties({"created": _CREATED})
    sheets = _Sheets(workbook)
    rows = map(json.loads, lines)
    sheets.write(next(rows, []), rows)
    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] from error  # the error of the operating system
    if lenient.error is not None:
        raise lenient.error
    draft.seek(0)
    return sheets.cut


class _LenientFile:
    """What a ZIP archive is written to: after an error, which is in `error`, it takes everything and writes nothing.

    An archive that met with the error itself would try to write once more when it is destroyed, and Python would print
    a traceback.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        return self._do(lambda: self._file.write(data), len(data))

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._do(lambda: self._file.seek(offset, whence), 0)

    def tell(self) -> int:
        return self._do(self._file.tell, 0)

    def flush(self) -> None:
        self._do(self._file.flush, None)

    def _do(self, what: Callable[[], _Value], otherwise: _Value) -> _Value:
        if self.error is None:
            try:
                return what()
            except OSError as error:
                self.error = error
        return otherwise


class _Sheets:
    """The sheets of a workbook of answers; `cut` counts the cells that were too long."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._two_digits = workbook.add_format({"num_format": "0.00", "valign": "top"})
        self._number = workbook.add_format({"valign": "top"})
        self.cut = 0

    def write(self, columns: Sequence[str], rows: Iterator[list[Any]]) -> None:
        """Write all rows, on as many sheets as they need."""
        number = 1
        while True:
            sheet = self._workbook.add_worksheet("Answers" if number == 1 else f"Answers {number}")
            self._write_sheet(sheet, columns, islice(rows, _MOST_ROWS - 1))
            following = next(rows, None)
            if following is None:
                return
            rows = chain([following], rows)
            number += 1

    def _write_sheet(self, sheet: Any, columns: Sequence[str], rows: Iterator[list[Any]]) -> None:
        first = list(islice(rows, _SAMPLED))
        for at, width in enumerate(_widths([list(columns), *first])):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(columns):
            sheet.write_string(0, at, self._fitting(name), self._bold)
        last = 0
        for last, cells in enumerate(chain(first, rows), start=1):
            for at, value in enumerate(cells):
                self._write_cell(sheet, last, at, value, columns[at])
        if columns:
            sheet.autofilter(0, 0, last, len(columns) - 1)

    def _write_cell(self, sheet: Any, row: int, at: int, value: Any, column: str) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value, self._number)
        elif isinstance(value, int | float) and abs(value) < _LARGEST_NUMBER:
            sheet.write_number(row, at, value, self._two_digits if column in _CONFIDENCES else self._number)
        else:
            sheet.write_string(row, at, self._fitting(flat(value)), self._text)

    def _fitting(self, text: str) -> str:
        """Return a text that a cell holds: the beginning of a longer one, with an ellipsis."""
        if not text.isascii():
            text = text.encode("utf-8", "replace").decode()  # a lone surrogate, which JSON can hold
        if len(text) <= _MOST_CHARACTERS // 2:
            return text
        units = text.encode("utf-16-le", "replace")
        if len(units) <= 2 * _MOST_CHARACTERS:
            return text
        self.cut += 1
        return units[: 2 * (_MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _widths(rows: Sequence[Sequence[Any]]) -> Iterator[int]:
    for at in range(len(rows[0])):
        longest = max(len(flat(cells[at])) for cells in rows if at < len(cells))
        yield min(max(longest + 2, _NARROWEST), _WIDEST)
