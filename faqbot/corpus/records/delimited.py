"""Read CSV and TSV from a text or a stream: each record with its lines.

A record with broken quoting does not affect the records after it. A TSV file has no quotes, but spreadsheets write a
cell with a tab or a line end in quotes even there. So a cell of a TSV file is read with the quoting rules of CSV only
if they are needed to give its row the number of cells that the header has.
"""

from __future__ import annotations

import csv
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from faqbot.corpus.records.feed import Feed
from faqbot.errors import CorpusError

# suffix -> the delimiter of files with this suffix; None if the delimiter may differ from file to file.
DELIMITED = {".csv": None, ".tsv": "\t"}

# The delimiters that programs use, in the order of preference.
DELIMITERS = ",;\t|"
# The line above the header by which spreadsheets are told the delimiter.
_TOLD = re.compile(r"\ufeff?\"?sep=(?P<delimiter>[^\w\"\r\n])\"?[,;\t| ]*\r?\n?", re.IGNORECASE)
# A cell of a TSV file that has quotes around it and only doubled quotes inside, at least once.
_DOUBLED = re.compile(r'"[^"]*+(?>(?:""[^"]*+)+)"')

# The largest limit that the csv module accepts everywhere: it is a C long, which has 32 bits on Windows.
_LARGEST = 2**31 - 1
_LOCK = threading.Lock()

# The first and the last line of a record, 1-based and inclusive.
Lines = tuple[int, int]


class Dialect(NamedTuple):
    """How the records of a table are written.

    Cells are separated by `delimiter`. In a TSV file without quotes, `width` is the number of cells in the header, and
    a cell that begins with a quote is text if the row has that number of cells so. Where `width` is 0, the quoting
    rules of CSV hold.
    """

    delimiter: str
    width: int = 0


class DelimitedRecord(NamedTuple):
    """The cells of a record and its lines; if its quoting is broken, `fault` is the reason and `cells` is empty."""

    lines: Lines
    cells: list[str]
    fault: str = ""


class Limit(NamedTuple):
    """The most lines and the most characters of a record; a longer record has a quote that was never closed."""

    lines: int = _LARGEST
    characters: int = _LARGEST


class Records(Iterator[DelimitedRecord]):
    """The records of delimited lines, one at a time; a record of empty cells counts as a blank line and is left out.

    If the quoting of a record is broken, the record consists of its first line only, and the lines after it are read as
    records of their own. With `keep_empty`, a record of several empty cells is not left out.
    """

    def __init__(self, feed: Feed, dialect: Dialect, limit: Limit | None = None, *, keep_empty: bool = False) -> None:
        allow_large_cells()
        self._feed = feed
        self._delimiter, self._width = dialect
        self._keep_empty = keep_empty
        self._taken = _Taken(feed, limit or Limit())
        self._begin()

    def __next__(self) -> DelimitedRecord:
        while True:
            first = self._feed.number
            self._taken.begin()
            try:
                cells = self._unquoted_row() if self._width else next(self._reader)
            except (_UnclosedError, csv.Error) as error:
                return self._broken(first, error)
            if any(map(str.strip, cells)) or (self._keep_empty and len(cells) > 1):
                return DelimitedRecord((first, self._feed.number - 1), cells)

    def give_back(self) -> None:
        """Give back the lines of the last record, so that the record is read again next."""
        self._feed.give_back(self._taken.lines)
        self._taken.begin()

    def _unquoted_row(self) -> list[str]:
        """Return the next row of a TSV file; its quotes are marks only if its lines do not fit the header otherwise.

        A quote is looked for only up to the next row that could open a quote itself, so the time is linear.
        """
        line = next(self._taken)
        cells = self._split(line)
        if '"' not in line or not any(cell.startswith('"') for cell in cells):
            return cells
        if len(cells) != self._width or any(cell.startswith('"') and cell.count('"') % 2 for cell in cells):
            quoted = self._quoted_row()
            if quoted:
                return quoted
        return [_undoubled(cell) for cell in cells]

    def _quoted_row(self) -> list[str]:
        """Return the last row again, read by the rules of CSV; empty if its lines fit the header better without."""
        self.give_back()
        try:
            quoted = next(self._reader)
        except (_UnclosedError, csv.Error, StopIteration):
            quoted = []
        rows = [self._split(line) for line in self._taken.lines if line.strip()]
        fits = len(quoted) == self._width or len(rows[0]) < len(quoted) < self._width
        if fits and any(len(cells) != self._width for cells in rows):
            return quoted
        self.give_back()
        self._begin()  # a new reader, because the old one may be in the middle of a record
        next(self._taken)
        return []

    def _split(self, line: str) -> list[str]:
        return line.rstrip("\r\n").split(self._delimiter)

    def _begin(self) -> None:
        self._reader = csv.reader(self._taken, delimiter=self._delimiter, strict=True)

    def _broken(self, first: int, error: Exception) -> DelimitedRecord:
        is_open = len(self._taken.lines) > 1 or "end of data" in str(error)
        self._feed.give_back(self._taken.lines[1:])
        self._begin()  # a new reader, because the old one is in the middle of a record
        return DelimitedRecord((first, first), [], f"broken quoting: {'a quote is never closed' if is_open else error}")


class _UnclosedError(Exception):
    """A record is longer than the limit, so one of its quotes was never closed."""


class _Taken(Iterator[str]):
    """An iterator of lines that remembers the lines of the current record and raises `_UnclosedError` at the limit."""

    def __init__(self, feed: Feed, limit: Limit) -> None:
        self._feed = feed
        self._limit = limit
        self.begin()

    def begin(self) -> None:
        """Begin a record: forget the lines of the record before."""
        self.lines: list[str] = []
        self._characters = 0

    def __next__(self) -> str:
        if len(self.lines) >= self._limit.lines or self._characters > self._limit.characters:
            raise _UnclosedError
        line = next(self._feed)
        self.lines.append(line)
        self._characters += len(line)
        return line


def _undoubled(cell: str) -> str:
    """Return the text of a TSV cell: without its quotes if those inside are doubled, as only programs write them."""
    if cell == '""':
        return ""
    return cell[1:-1].replace('""', '"') if _DOUBLED.fullmatch(cell) else cell


def read_records(
    feed: Feed, path: str, dialect: Dialect, *, keep_empty: bool = False
) -> Iterator[tuple[Lines, list[str]]]:
    """Yield the lines and the cells of each record; see `Records`.

    Raises `CorpusError` with its first line for a record with broken quoting.
    """
    for lines, cells, fault in Records(feed, dialect, keep_empty=keep_empty):
        if fault:
            raise CorpusError(fault, path=path, line=lines[0])
        yield lines, cells


def find_dialect(feed: Feed, suffix: str, has_header: Callable[[Sequence[str]], bool]) -> Dialect:
    """Return the dialect of a table, whose header is the next line of the feed.

    Blank lines before the header are dropped, and so is a line `sep=;` for spreadsheets, which names the delimiter.
    Otherwise the delimiter is the most frequent in the header that splits it into names for which `has_header` is true,
    or simply the most frequent one. One before a space counts least: it may be in a name, as in "Service;Price, EUR".
    """
    line = _next_line(feed)
    told = _TOLD.fullmatch(line)
    if told:
        line = _next_line(feed)
    if line:
        feed.give_back([line])
    delimiter = told["delimiter"] if told else DELIMITED[suffix] or _naming_delimiter(line, has_header)
    if suffix != ".tsv":
        return Dialect(delimiter)
    names = line.rstrip("\r\n").split(delimiter)
    is_quoted = any(name.startswith('"') for name in names) and has_header([name.strip('" ') for name in names])
    return Dialect(delimiter, 0 if is_quoted else len(names))


def _naming_delimiter(line: str, has_header: Callable[[Sequence[str]], bool]) -> str:
    likeliest = sorted(DELIMITERS, key=lambda mark: (line.count(f"{mark} ") - line.count(mark), -line.count(mark)))
    naming = (mark for mark in likeliest if has_header([name.strip(' "\r\n') for name in line.split(mark)]))
    return next(naming, likeliest[0])


def _next_line(feed: Feed) -> str:
    return next((line for line in feed if line.strip()), "")


def allow_large_cells() -> None:
    """Let the csv module read cells of any length; faqbot's readers have their own limits, with their own messages.

    The csv module has a single limit for the whole process. This function raises the limit once and never restores it:
    a thread that restored it would break the reading of another thread.
    """
    with _LOCK:
        if csv.field_size_limit() < _LARGEST:
            csv.field_size_limit(_LARGEST)
