"""Read CSV and TSV: every record with its lines, from a text or a stream; a broken record costs no other."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faqbot.corpus.records.columns import has_columns
from faqbot.corpus.records.feed import Feed, feed_of
from faqbot.errors import CorpusError

# suffix -> the delimiter of its files; None where each file may have another.
DELIMITED = {".csv": None, ".tsv": "\t"}

_DELIMITERS = ",;\t|"

# The limit is a C long, which has 32 bits on Windows.
_LARGEST = 2**31 - 1
_LOCK = threading.Lock()

# The first and the last line of a record, 1-based and inclusive.
Lines = tuple[int, int]


class Record(NamedTuple):
    """The cells of a record and the lines it stands on; `fault` says why it has no cells, if its quotes are broken."""

    lines: Lines
    cells: list[str]
    fault: str = ""


class Limit(NamedTuple):
    """The most lines and characters of a record; a quoted cell that goes on for longer was never closed."""

    lines: int = _LARGEST
    characters: int = _LARGEST


class Records(Iterator[Record]):
    """The records of delimited lines, one at a time; a record whose cells are all empty is a blank line.

    A record whose quotes are broken is its first line alone: the lines after that are read as records of their own.
    With `keep_empty`, several empty cells are a record too.
    """

    def __init__(self, feed: Feed, delimiter: str, limit: Limit | None = None, *, keep_empty: bool = False) -> None:
        allow_large_cells()
        self._feed = feed
        self._delimiter = delimiter
        self._keep_empty = keep_empty
        self._taken = _Taken(feed, limit or Limit())
        self._begin()

    def __next__(self) -> Record:
        while True:
            first = self._feed.number
            self._taken.begin()
            try:
                cells = next(self._reader)
            except (_UnclosedError, csv.Error) as error:
                return self._broken(first, error)
            if any(map(str.strip, cells)) or (self._keep_empty and len(cells) > 1):
                return Record((first, self._feed.number - 1), cells)

    def give_back(self) -> None:
        """Let the record that was taken last come again."""
        self._feed.give_back(self._taken.lines)
        self._taken.begin()

    def _begin(self) -> None:
        self._reader = csv.reader(self._taken, delimiter=self._delimiter, strict=True)

    def _broken(self, first: int, error: Exception) -> Record:
        is_open = len(self._taken.lines) > 1 or "end of data" in str(error)
        self._feed.give_back(self._taken.lines[1:])
        self._begin()  # the old reader is in the middle of a record
        return Record((first, first), [], f"broken quoting: {'a quote is never closed' if is_open else error}")


class _UnclosedError(Exception):
    """A quoted cell has gone on for too long."""


class _Taken(Iterator[str]):
    """The lines that one record takes."""

    def __init__(self, feed: Feed, limit: Limit) -> None:
        self._feed = feed
        self._limit = limit
        self.begin()

    def begin(self) -> None:
        """Begin a record."""
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

    `line` is the number of the first line, if the text is a part of a file. Raises `CorpusError` with the line where a
    record begins whose quotes are broken.
    """
    for lines, cells, fault in Records(feed_of(text, line), delimiter, keep_empty=keep_empty):
        if fault:
            raise CorpusError(fault, path=path, line=lines[0])
        yield lines, cells


def find_delimiter(feed: Feed, suffix: str, roles: Sequence[str]) -> str:
    """Return the delimiter of a table whose first line comes next; blank lines before it are dropped.

    It is the one under which the header names the columns of the roles, or else the most frequent one in the header.
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
    """Let `csv` read cells of any length; each reader has its own limit, with its own message.

    csv has one limit for the whole process. It is raised once and never lowered, because a thread that lowers it, be
    it to the former value, breaks the reading of another.
    """
    with _LOCK:
        if csv.field_size_limit() < _LARGEST:
            csv.field_size_limit(_LARGEST)
