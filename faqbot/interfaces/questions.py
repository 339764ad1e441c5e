"""Read files of questions as a stream: one record at a time, and a bad one never costs the next.

Formats: `.txt` (one question a line), `.csv` and `.tsv` (a column of questions), `.jsonl` (objects). A record that
cannot be read becomes a `BadRecord` with its line and the reason.
"""

from __future__ import annotations

import csv
import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BufferedReader, TextIOWrapper
from typing import Any

from faqbot.corpus.decoding import marked_encoding
from faqbot.corpus.delimited import allow_large_cells
from faqbot.errors import QuestionsError, system_reason

QUESTION_NAMES = ("question", "query", "text", "utterance")

# What `surrogateescape` makes of bytes that are no UTF-8.
_UNDECODED = re.compile(r"[\udc80-\udcff]")
_NOT_UTF_8 = "bytes that are no UTF-8"
_DELIMITERS = ",;\t|"

# A quoted cell that goes on for longer was never closed; the lines after its first are read on their own.
_MOST_LINES = 10_000
_MOST_CHARACTERS = 16_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """A question with the 1-based line where its record starts, its id, and the columns that travel along.

    `dropped` are the columns that do not, because batch writes columns of the same name.
    """

    line: int
    question: str
    id: Any = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be answered, and why; with its id and question as far as they can be told."""

    line: int
    reason: str
    id: Any = ""
    question: str = ""


def read_questions(stream: BufferedReader, kind: str, path: str, owned: frozenset[str]) -> Iterator[Record | BadRecord]:
    """Yield the records of a stream in their order; `owned` are the columns that don't travel along.

    Raises `QuestionsError` where the file as a whole says nowhere what to ask.
    """
    encoding = marked_encoding(stream.peek(4)) or "utf-8"
    lines = TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    try:
        yield from _READERS[kind](lines, path, owned)
    except UnicodeDecodeError as error:
        message = f"begins with the mark of {encoding} but is not; save it as UTF-8"
        raise QuestionsError(message, path=path) from error
    except OSError as error:
        message = f"cannot read the questions: {system_reason(error)}"
        raise QuestionsError(message, path=path) from error


def _read_text(lines: Iterator[str], _path: str, _owned: frozenset[str]) -> Iterator[Record | BadRecord]:
    for number, line in enumerate(lines, start=1):
        question = line.strip()
        if _UNDECODED.search(line):
            yield BadRecord(number, _NOT_UTF_8, question=_decoded(question))
        elif question:
            yield Record(number, question)


def _read_json_lines(lines: Iterator[str], _path: str, owned: frozenset[str]) -> Iterator[Record | BadRecord]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            bad = _UNDECODED.search(line)
            yield BadRecord(number, _NOT_UTF_8) if bad else _json_record(number, line, owned)


def _json_record(number: int, line: str, owned: frozenset[str]) -> Record | BadRecord:
    try:
        value = json.loads(line)
    except RecursionError:
        return BadRecord(number, "invalid JSON: nested too deeply")
    except ValueError as error:
        return BadRecord(number, f"invalid JSON: {getattr(error, 'msg', None) or error}")
    if not isinstance(value, dict):
        return BadRecord(number, "no JSON object")
    named = {name.strip().casefold(): name for name in value}
    column = _question_column(named)
    if column is None or not isinstance(value[column], str):
        return BadRecord(number, f"no text under {QUESTION_NAMES[0]!r}")
    return _record(number, value, column, named, owned)


def _read_tabs(lines: Iterator[str], path: str, owned: frozenset[str]) -> Iterator[Record | BadRecord]:
    return _read_rows(_records(_Feed(lines), "\t"), path, owned)


def _read_delimited(lines: Iterator[str], path: str, owned: frozenset[str]) -> Iterator[Record | BadRecord]:
    feed = _Feed(lines)
    return _read_rows(_records(feed, feed.delimiter()), path, owned)


def _read_rows(
    records: Iterator[tuple[int, list[str]] | BadRecord], path: str, owned: frozenset[str]
) -> Iterator[Record | BadRecord]:
    header = next(records, None)
    if header is None:
        return
    if isinstance(header, BadRecord):
        raise QuestionsError(f"the header cannot be read: {header.reason}", path=path, line=header.line)
    line, names = header
    if len(names) == 1 and names[0].rstrip().endswith("?"):  # a column without a name, and a question already
        yield Record(line, names[0].strip())
        names = [QUESTION_NAMES[0]]
    columns = _unique(names)
    named = {name.casefold(): name for name in columns}
    column = _question_column(named)
    if column is None:
        found = ", ".join(columns[:8])
        message = f"no question column (found: {found}); name it {QUESTION_NAMES[0]!r}"
        raise QuestionsError(message, path=path, line=line)
    for record in records:
        if isinstance(record, BadRecord):
            yield record
            continue
        number, cells = record
        row = dict(zip(columns, cells, strict=False))
        reason = ""
        if any(map(_UNDECODED.search, cells)):
            reason = _NOT_UTF_8
        elif len(cells) != len(columns):
            reason = f"{len(cells)} cell{'s' * (len(cells) != 1)} where the header has {len(columns)}"
        if reason:
            yield BadRecord(number, reason, _decoded(row.get(named.get("id", ""), "")), _decoded(row.get(column, "")))
        else:
            yield _record(number, row, column, named, owned)


_READERS: dict[str, Callable[[Iterator[str], str, frozenset[str]], Iterator[Record | BadRecord]]] = {
    "txt": _read_text,
    "csv": _read_delimited,
    "tsv": _read_tabs,
    "jsonl": _read_json_lines,
}
FORMATS = tuple(_READERS)


def _record(
    number: int, value: Mapping[str, Any], column: str, named: Mapping[str, str], owned: frozenset[str]
) -> Record:
    others = {name: name.strip().casefold() for name in value if name != column and name != named.get("id")}
    extra = {name: value[name] for name, plain in others.items() if plain not in owned}
    dropped = tuple(name for name, plain in others.items() if plain in owned)
    return Record(number, value[column], value.get(named.get("id", ""), ""), extra, dropped)


def _question_column(named: Mapping[str, str]) -> str | None:
    """Return the column of questions: by its name, or because there is no other."""
    column = next((named[name] for name in QUESTION_NAMES if name in named), None)
    return next(iter(named.values())) if column is None and len(named) == 1 else column


def _unique(names: Sequence[str]) -> list[str]:
    """Name every column, and none twice, so that no cell is lost."""
    unique: list[str] = []
    taken: set[str] = set()
    for number, name in enumerate(names, start=1):
        wanted = name.strip() or f"column_{number}"
        while wanted.casefold() in taken:
            wanted += f"_{number}"
        taken.add(wanted.casefold())
        unique.append(wanted)
    return unique


def _decoded(cell: str) -> str:
    """Return a cell with U+FFFD for the bytes that are no UTF-8."""
    return _UNDECODED.sub("\ufffd", cell)


# Delimited records


class _UnclosedError(Exception):
    """A quoted cell has gone on for too long."""


class _Feed(Iterator[str]):
    """Lines for one csv record after another; what a broken record took can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: deque[str] = deque()
        self._next = 1
        self._characters = 0
        self.taken: list[str] = []

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES or self._characters > _MOST_CHARACTERS:
            raise _UnclosedError
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self.taken.append(line)
        self._characters += len(line)
        return line

    def begin(self) -> int:
        """Begin a record; return the line that it starts on."""
        self._next += len(self.taken)
        self.taken = []
        self._characters = 0
        return self._next

    def give_back(self) -> None:
        """Give back all but the first line of a broken record."""
        self._waiting.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]

    def delimiter(self) -> str:
        """Return the delimiter that the first line has most of."""
        first = next(self._lines, "")
        if first:
            self._waiting.append(first)
        return max(_DELIMITERS, key=first.count)


def _records(feed: _Feed, delimiter: str) -> Iterator[tuple[int, list[str]] | BadRecord]:
    allow_large_cells()
    while True:
        line = feed.begin()
        try:
            cells = next(csv.reader(feed, delimiter=delimiter, strict=True))
        except StopIteration:
            return
        except (_UnclosedError, csv.Error) as error:
            yield BadRecord(line, "a quote that is never closed" if len(feed.taken) > 1 else f"broken quoting: {error}")
            feed.give_back()
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells
