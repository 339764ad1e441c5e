"""Read CSV and TSV from a text or a stream: each record with its lines.

A record with broken quoting does not affect the records after it.
"""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faqbot.corpus.records.columns import has_columns
from faqbot.corpus.records.feed import Feed, feed_of
from faqbot.errors import CorpusError

# suffix -> the delimiter of files with this suffix; None if the delimiter may differ from file to file.
DELIMITED = {".csv": None, ".tsv": "\t"}

_DELIMITERS = ",;\t|"

# The largest limit that the csv module accepts everywhere: it is a C long, which has 32 bits on Windows.
_LARGEST = 2**31 - 1
_LOCK = threading.Lock()

# The first and the last line of a record, 1-based and inclusive.
Lines = tuple[int, int]


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

    def __init__(self, feed: Feed, delimiter: str, limit: Limit | None = None, *, keep_empty: bool = False) -> None:
        allow_large_cells()
        self._feed = feed
        self._delimiter = delimiter
        self._keep_empty = keep_empty
        self._taken = _Taken(feed, limit or Limit())
        self._begin()

    def __next__(self) -> DelimitedRecord:
        while True:
            first = self._feed.number
            self._taken.begin()
            try:
                cells = next(self._reader)
            except (_UnclosedError, csv.Error) as error:
                return self._broken(first, error)
            if any(map(str.strip, cells)) or (self._keep_empty and len(cells) > 1):
                return DelimitedRecord((first, self._feed.number - 1), cells)

    def give_back(self) -> None:
        """Give back the lines of the last record, so that the record is read again next."""
        self._feed.give_back(self._taken.lines)
        self._taken.begin()

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


def read_records(
    text: str, path: str, delimiter: str, *, keep_empty: bool = False, line: int = 1
) -> Iterator[tuple[Lines, list[str]]]:
    """Yield the lines and the cells of each record of a text; see `Records`.

    `line` is the number of the first line, for a text that is a part of a file. Raises `CorpusError` with its first
    line for a record with broken quoting.
    """
    for lines, cells, fault in Records(feed_of(text, line), delimiter, keep_empty=keep_empty):
        if fault:
            raise CorpusError(fault, path=path, line=lines[0])
        yield lines, cells


def find_delimiter(feed: Feed, suffix: str, roles: Sequence[str]) -> str:
    """Return the delimiter of a table, whose header is the next line of the feed; blank lines before it are dropped.

    The delimiter is the first that splits the header into names with a column for each of the roles. If there is no
    such delimiter, the most frequent one in the header is returned.
    """
    line = next((line for line in feed if line.strip()), "")
    if line:
        feed.give_back([line])
    fixed = DELIMITED[suffix]
    if fixed is not None:
        return fixed
    naming = (mark for mark in _DELIMITERS if has_columns((name.strip(' "\r\n') for name in line.split(mark)), roles))
    return next(naming, max(_DELIMITERS, key=line.count))


def allow_large_cells() -> None:
    """Let the csv module read cells of any length; faqbot's readers have their own limits, with their own messages.

    The csv module has a single limit for the whole process. This function raises the limit once and never restores it:
    a thread that restored it would break the reading of another thread.
    """
    with _LOCK:
        if csv.field_size_limit() < _LARGEST:
            csv.field_size_limit(_LARGEST)
