"""Read files of questions as a stream: one record at a time, and a bad one never costs the next.

Formats: `.txt` (one question a line), `.csv` and `.tsv` (a column of questions), `.jsonl` (objects). Reading has two
halves, which may run in two processes: `raws` finds where records begin and end, `record` says what one of them is. A
record that cannot be read becomes a `BadRecord` with its line and the reason.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from faqbot.batch.stream import Feed
from faqbot.corpus.records.delimited import allow_large_cells
from faqbot.errors import QuestionsError

QUESTION_NAMES = ("question", "query", "text", "utterance")
FORMATS = ("txt", "csv", "tsv", "jsonl")

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


class Raw(NamedTuple):
    """A record as it stands in the file: the line where it starts, and that line, or its cells, or why it has none."""

    line: int
    content: str | list[str] | BadRecord


class Layout(Protocol):
    """How the records of one file are read. Pickles, so that another process may say what they are."""

    @property
    def extra(self) -> tuple[str, ...] | None:
        """The columns that travel along; None where each record has its own."""

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the records of a feed, which may begin with any of them."""

    def record(self, raw: Raw) -> Record | BadRecord:
        """Say what a record is."""


def layout_of(feed: Feed, kind: str, path: str, owned: frozenset[str]) -> Layout:
    """Return the layout of a file, whose records come next in the feed; `owned` columns don't travel along.

    Raises `QuestionsError` where the file as a whole says nowhere what to ask.
    """
    if kind == "txt":
        return PlainLines()
    if kind == "jsonl":
        return JsonLines(owned)
    return _table(feed, kind, path, owned)


@dataclass(frozen=True, slots=True)
class PlainLines:
    """One question a line."""

    extra: tuple[str, ...] | None = ()

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the lines that are not blank."""
        return (Raw(feed.number - 1, line) for line in feed if line.strip())

    def record(self, raw: Raw) -> Record | BadRecord:
        """Return the question of a line."""
        assert isinstance(raw.content, str)
        question = raw.content.strip()
        if _is_undecoded(question):
            return BadRecord(raw.line, _NOT_UTF_8, question=_decoded(question))
        return Record(raw.line, question)


@dataclass(frozen=True, slots=True)
class JsonLines:
    """An object a line; with `plain`, a line that does not begin as one is a question."""

    owned: frozenset[str]
    plain: bool = False
    extra: tuple[str, ...] | None = None

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the lines that are not blank."""
        return (Raw(feed.number - 1, line) for line in feed if line.strip())

    def record(self, raw: Raw) -> Record | BadRecord:
        """Return the question of an object."""
        assert isinstance(raw.content, str)
        if _is_undecoded(raw.content):
            return BadRecord(raw.line, _NOT_UTF_8)
        if self.plain and not raw.content.lstrip().startswith("{"):
            return Record(raw.line, raw.content.strip())
        return self._parsed(raw.line, raw.content)

    def _parsed(self, number: int, line: str) -> Record | BadRecord:
        try:
            value = json.loads(line)
        except RecursionError:
            return BadRecord(number, "invalid JSON: nested too deeply")
        except ValueError as error:
            return BadRecord(number, f"invalid JSON: {getattr(error, 'msg', None) or error}")
        if not isinstance(value, dict):
            return BadRecord(number, "no JSON object")
        roles = _roles(tuple(value), self.owned)
        if roles.question is None or not isinstance(value[roles.question], str):
            return BadRecord(number, f"no text under {QUESTION_NAMES[0]!r}")
        return _record(number, value, roles)


@dataclass(frozen=True, slots=True)
class Table:
    """Delimited cells below a header."""

    delimiter: str
    columns: tuple[str, ...]
    owned: frozenset[str]

    @property
    def extra(self) -> tuple[str, ...] | None:
        """The columns that travel along."""
        return _roles(self.columns, self.owned).extra

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the records that have any text."""
        return _delimited(feed, self.delimiter)

    def record(self, raw: Raw) -> Record | BadRecord:
        """Return the question of a row."""
        if isinstance(raw.content, BadRecord):
            return raw.content
        cells, columns = raw.content, self.columns
        assert isinstance(cells, list)
        roles = _roles(columns, self.owned)
        row = dict(zip(columns, cells, strict=False))
        reason = ""
        if _is_undecoded("".join(cells)):
            reason = _NOT_UTF_8
        elif len(cells) != len(columns):
            reason = f"{len(cells)} cell{'s' * (len(cells) != 1)} where the header has {len(columns)}"
        if not reason:
            return _record(raw.line, row, roles)
        told = [_decoded(row.get(column or "", "")) for column in (roles.id, roles.question)]
        return BadRecord(raw.line, reason, *told)


def _table(feed: Feed, kind: str, path: str, owned: frozenset[str]) -> Table:
    """Read the header, if there is one."""
    delimiter = "\t" if kind == "tsv" else _told_delimiter(feed)
    taken = _Taken(feed)
    header = next(_delimited(feed, delimiter, taken), None)
    if header is None:
        return Table(delimiter, QUESTION_NAMES[:1], owned)
    if isinstance(header.content, BadRecord):
        raise QuestionsError(f"the header cannot be read: {header.content.reason}", path=path, line=header.line)
    columns = _unique(header.content)  # not a line, but its cells
    if len(columns) == 1 and columns[0].endswith("?"):  # a column without a name, and a question already
        feed.give_back(taken.lines)
        return Table(delimiter, QUESTION_NAMES[:1], owned)
    if _roles(columns, owned).question is None:
        found = ", ".join(columns[:8])
        message = f"no question column (found: {found}); name it {QUESTION_NAMES[0]!r}"
        raise QuestionsError(message, path=path, line=header.line)
    return Table(delimiter, columns, owned)


class _Roles(NamedTuple):
    """Which columns are the question and its id, which travel along, and which are left out."""

    question: str | None
    id: str | None
    extra: tuple[str, ...]
    dropped: tuple[str, ...]


@lru_cache(maxsize=1_000)  # the objects of a file have few sets of names
def _roles(names: tuple[str, ...], owned: frozenset[str]) -> _Roles:
    named = {name.strip().casefold(): name for name in names}
    question = next((named[name] for name in QUESTION_NAMES if name in named), None)
    if question is None and len(named) == 1:
        question = next(iter(named.values()))
    others = [name for name in names if name not in (question, named.get("id"))]
    dropped = tuple(name for name in others if name.strip().casefold() in owned)
    return _Roles(question, named.get("id"), tuple(name for name in others if name not in dropped), dropped)


def _record(number: int, value: Mapping[str, Any], roles: _Roles) -> Record:
    extra = {name: value[name] for name in roles.extra}
    return Record(number, value[roles.question or ""], value.get(roles.id or "", ""), extra, roles.dropped)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Name every column, and none twice, so that no cell is lost."""
    unique: list[str] = []
    taken: set[str] = set()
    for number, name in enumerate(names, start=1):
        wanted = name.strip() or f"column_{number}"
        while wanted.casefold() in taken:
            wanted += f"_{number}"
        taken.add(wanted.casefold())
        unique.append(wanted)
    return tuple(unique)


def _is_undecoded(text: str) -> bool:
    return not text.isascii() and _UNDECODED.search(text) is not None


def _decoded(cell: str) -> str:
    """Return a cell with U+FFFD for the bytes that are no UTF-8."""
    return _UNDECODED.sub("\ufffd", cell)


# Delimited records


class _UnclosedError(Exception):
    """A quoted cell has gone on for too long."""


class _Taken(Iterator[str]):
    """The lines that one csv record takes."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self.begin()

    def begin(self) -> None:
        """Begin a record."""
        self.lines: list[str] = []
        self._characters = 0

    def __next__(self) -> str:
        if len(self.lines) >= _MOST_LINES or self._characters > _MOST_CHARACTERS:
            raise _UnclosedError
        line = next(self._feed)
        self.lines.append(line)
        self._characters += len(line)
        return line


def _told_delimiter(feed: Feed) -> str:
    """Return the delimiter that the first line has most of."""
    first = next(feed, "")
    if first:
        feed.give_back([first])
    return max(_DELIMITERS, key=first.count)


def _delimited(feed: Feed, delimiter: str, taken: _Taken | None = None) -> Iterator[Raw]:
    allow_large_cells()
    taken = taken or _Taken(feed)
    reader = csv.reader(taken, delimiter=delimiter, strict=True)
    while True:
        taken.begin()
        line = feed.number
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_UnclosedError, csv.Error) as error:
            reason = "a quote that is never closed" if len(taken.lines) > 1 else f"broken quoting: {error}"
            feed.give_back(taken.lines[1:])
            yield Raw(line, BadRecord(line, reason))
            reader = csv.reader(taken, delimiter=delimiter, strict=True)  # the old one is in the middle of a record
            continue
        if any(map(str.strip, cells)):
            yield Raw(line, cells)
