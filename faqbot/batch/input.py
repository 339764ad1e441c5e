"""Read files of questions as a stream, one record at a time; the record after a bad record is still read.

Formats: `.txt` (one question a line), `.csv` and `.tsv` (a column of questions), `.jsonl` (one JSON object a line).
Reading has two halves, which may run in two processes: `Layout.raws` finds where records begin and end, and
`Layout.record` reads the question of a record. A record that cannot be read becomes a `BadRecord` with its line and the
reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from faqbot.corpus.records.columns import columns_of, has_columns, missing_columns, unique_names, wrong_width
from faqbot.corpus.records.delimited import Dialect, Limit, Records, find_dialect
from faqbot.corpus.records.feed import Feed
from faqbot.corpus.records.json_records import parse_object
from faqbot.errors import CorpusError, QuestionsError

INPUT_FORMATS = ("txt", "csv", "tsv", "jsonl")

# The characters that `surrogateescape` puts in place of bytes that are not UTF-8.
_UNDECODED = re.compile(r"[\udc80-\udcff]")
_NOT_UTF_8 = "bytes that are not UTF-8"

# The most lines and characters of one record of a table. In a stream without an end, a quote that is never closed
# would otherwise take all memory.
_LIMIT = Limit(lines=10_000, characters=16_000_000)

_ROLES = ("question",)


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question, its id, and the 1-based line on which its record starts.

    `extra` are the other columns, which are copied to the row of the answer. `dropped` are the names of columns that
    are not copied, because batch writes columns of the same name.
    """

    line: int
    question: str
    id: Any = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be read, with the reason. `id` and `question` are empty if they are not known."""

    line: int
    reason: str
    id: Any = ""
    question: str = ""


class Raw(NamedTuple):
    """A record before its question is read, with the 1-based line on which it starts.

    `content` is the text of a line, the cells of a table's row, or a `BadRecord` if the row could not be split.
    """

    line: int
    content: str | list[str] | BadRecord


class Layout(Protocol):
    """How the records of one file are read. A layout can be pickled, so that another process may read the questions."""

    @property
    def extra(self) -> tuple[str, ...] | None:
        """The columns to be copied to the answers, or None if each record has its own (JSON Lines)."""

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the records of a feed, which may begin at any record of the file."""

    def record(self, raw: Raw) -> QuestionRecord | BadRecord:
        """Return the record with its question, or a `BadRecord` that says why it has no question."""


def layout_of(feed: Feed, kind: str, path: str, owned: frozenset[str]) -> Layout:
    """Return the layout of a file, read from the beginning of `feed`; the feed is left at the first record.

    `kind` is one of `INPUT_FORMATS`. Columns whose names are `owned` are not copied to the answers. Raises
    `QuestionsError` for a table without a column of questions.
    """
    if kind == "txt":
        return PlainLines()
    if kind == "jsonl":
        return JsonLines(owned)
    return _table(feed, kind, path, owned)


@dataclass(frozen=True, slots=True)
class PlainLines:
    """The layout of `.txt`: each line is a question."""

    extra: tuple[str, ...] | None = ()

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the lines that are not blank."""
        return (Raw(feed.number - 1, line) for line in feed if line.strip())

    def record(self, raw: Raw) -> QuestionRecord | BadRecord:
        """Return the question of a line."""
        assert isinstance(raw.content, str)
        question = raw.content.strip()
        if _is_undecoded(question):
            return BadRecord(raw.line, _NOT_UTF_8, question=_decoded(question))
        return QuestionRecord(raw.line, question)


@dataclass(frozen=True, slots=True)
class JsonLines:
    """The layout of `.jsonl`: each line is a JSON object. With `plain`, a line without `{` in front is a question."""

    owned: frozenset[str]
    plain: bool = False
    extra: tuple[str, ...] | None = None

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the lines that are not blank."""
        return (Raw(feed.number - 1, line) for line in feed if line.strip())

    def record(self, raw: Raw) -> QuestionRecord | BadRecord:
        """Return the question of an object."""
        assert isinstance(raw.content, str)
        if _is_undecoded(raw.content):
            return BadRecord(raw.line, _NOT_UTF_8)
        if self.plain and not raw.content.lstrip().startswith("{"):
            return QuestionRecord(raw.line, raw.content.strip())
        return self._parsed(raw.line, raw.content)

    def _parsed(self, number: int, line: str) -> QuestionRecord | BadRecord:
        try:
            value = parse_object(line, "", number, exact=True)
        except CorpusError as error:
            return BadRecord(number, error.message)
        roles = _roles(tuple(value), self.owned)
        if roles.question is None or not isinstance(value[roles.question], str):
            return BadRecord(number, "no text under `question`")
        return _record(number, value, roles)


@dataclass(frozen=True, slots=True)
class Table:
    """The layout of `.csv` and `.tsv`: rows of delimited cells below a header."""

    dialect: Dialect
    columns: tuple[str, ...]
    owned: frozenset[str]

    @property
    def extra(self) -> tuple[str, ...] | None:
        """The columns to be copied to the answers."""
        return _roles(self.columns, self.owned).extra

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the rows that are not blank."""
        for lines, cells, fault in Records(feed, self.dialect, _LIMIT):
            yield Raw(lines[0], BadRecord(lines[0], fault) if fault else cells)

    def record(self, raw: Raw) -> QuestionRecord | BadRecord:
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
            reason = wrong_width(cells, columns)
        if not reason:
            return _record(raw.line, row, roles)
        told = [_decoded(row.get(column or "", "")) for column in (roles.id, roles.question)]
        return BadRecord(raw.line, reason, *told)


def _table(feed: Feed, kind: str, path: str, owned: frozenset[str]) -> Table:
    """Read the header, if the table has one, and return the layout."""
    dialect = find_dialect(feed, f".{kind}", lambda names: has_columns(names, _ROLES))
    records = Records(feed, dialect, _LIMIT)
    header = next(records, None)
    if header is None:
        return Table(dialect, _ROLES, owned)
    if header.fault:
        raise QuestionsError(f"the header cannot be read: {header.fault}", path=path, line=header.lines[0])
    columns = unique_names(header.cells)
    if len(columns) == 1 and columns[0].endswith("?"):  # no header: the only column begins with a question
        records.give_back()
        return Table(dialect, _ROLES, owned)
    if _roles(columns, owned).question is None:
        raise QuestionsError(missing_columns(columns, _ROLES), path=path, line=header.lines[0])
    return Table(dialect, columns, owned)


class _Roles(NamedTuple):
    """The columns of the question and of its id (None: no such column), those to be copied, and those left out."""

    question: str | None
    id: str | None
    extra: tuple[str, ...]
    dropped: tuple[str, ...]


@lru_cache(maxsize=1_000)  # the objects of a file have few sets of names
def _roles(names: tuple[str, ...], owned: frozenset[str]) -> _Roles:
    columns = columns_of(names)
    question = names[0] if columns.question is None and len(names) == 1 else columns.question
    others = [name for name in names if name not in (question, columns.id)]
    dropped = tuple(name for name in others if name.strip().casefold() in owned)
    return _Roles(question, columns.id, tuple(name for name in others if name not in dropped), dropped)


def _record(number: int, value: Mapping[str, Any], roles: _Roles) -> QuestionRecord:
    extra = {name: value[name] for name in roles.extra}
    return QuestionRecord(number, value[roles.question or ""], value.get(roles.id or "", ""), extra, roles.dropped)


def _is_undecoded(text: str) -> bool:
    return not text.isascii() and _UNDECODED.search(text) is not None


def _decoded(cell: str) -> str:
    """Return a cell with U+FFFD for the bytes that are not UTF-8."""
    return _UNDECODED.sub("\ufffd", cell)
