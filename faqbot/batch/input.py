"""Read files of questions as a stream, one record at a time; the record after a bad record is still read.

Formats: `.txt` (one question a line), `.csv` and `.tsv` (columns of questions), `.jsonl` (one JSON object a line), and
the sheets of workbooks, whose rows are read like those of `.csv`. Reading has two halves, which may run in two
processes: `Layout.raws` finds where records begin and end, and `Layout.record` reads the question of a record. A record
that cannot be read becomes a `BadRecord` with its line and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, NamedTuple, Protocol

from faqbot.batch.question_columns import (
    QuestionColumns,
    joined_question,
    no_question,
    question_columns,
    quoted_name,
    wanted_columns,
)
from faqbot.batch.stream import decoded, is_undecoded
from faqbot.corpus.records.columns import columns_of, has_columns, unique_names, wrong_width
from faqbot.corpus.records.delimited import Dialect, Limit, Records, find_dialect
from faqbot.corpus.records.feed import Feed
from faqbot.corpus.records.json_records import parse_object
from faqbot.errors import CorpusError, CorpusWarning, QuestionsError
from faqbot.system.callers import warn_caller

# The formats of text; those of workbooks are in `question_sheet`.
TEXT_FORMATS = ("txt", "csv", "tsv", "jsonl")

_UNDECODED = "bytes that are neither UTF-8 nor Windows text (cp1252)"

# The most lines and characters of one record of a table. In a stream without an end, a quote that is never closed
# would otherwise take all memory.
_LIMIT = Limit(lines=10_000, characters=16_000_000)

# An object whose values are all empty: what a row of empty cells is in a table, as `Records` passes it over.
_EMPTY_VALUE = r'\s*+"[^"\\]*+"\s*+:\s*+(?:"\s*+"|null)\s*+'
_EMPTY_OBJECT = rf"\s*+\{{{_EMPTY_VALUE}(?>(?:,{_EMPTY_VALUE})*)\}}\s*+"

# The columns of a table without a header, which has questions only.
_QUESTIONS_ONLY = ("question",)

# The only column of a table may have any name of at most so many words.
_MOST_WORDS_OF_NAME = 2

# The most records held in memory while looking for the first readable record, which decides the columns to copy.
_MOST_HELD = 10_000


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question, its id, and the 1-based line on which its record starts.

    `extra` are the caller's columns, which are copied to the row of the answer. `renamed` are the names of columns that
    are copied under another name, because batch writes columns of the same name.
    """

    line: int
    question: str
    id: Any = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    renamed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be read, with the reason; the rest is as in `QuestionRecord`, and empty if not known."""

    line: int
    reason: str
    id: Any = ""
    question: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


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


def layout_of(feed: Feed, kind: str, path: str, owned: frozenset[str], columns: Sequence[str] = ()) -> Layout:
    """Return the layout of a file, read from the beginning of `feed`; the feed is left at the first record.

    `kind` is one of `TEXT_FORMATS`. The question is in `columns`, if there are any, and columns whose names are `owned`
    are renamed. Raises `QuestionsError` for a table without a column of questions, and for columns of a text.
    """
    if kind == "jsonl":
        return JsonLines(owned, columns=tuple(columns))
    if kind != "txt":
        return _table(feed, kind, path, owned, tuple(columns))
    if columns:
        raise QuestionsError("has lines of text and no columns; leave --column out, or name a table", path=path)
    return PlainLines()


def known_extra(layout: Layout, raws: Iterator[Raw]) -> tuple[tuple[str, ...], Iterator[Raw]]:
    """Return the columns to be copied to the answers, and an iterator over the same records.

    In JSON Lines each record has columns of its own; the columns of the first readable record are copied.
    """
    if layout.extra is not None:
        return layout.extra, raws
    held: list[Raw] = []
    for raw in islice(raws, _MOST_HELD):
        held.append(raw)
        record = layout.record(raw)
        if isinstance(record, QuestionRecord):
            return tuple(record.extra), chain(held, raws)
    return (), chain(held, raws)


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
        if is_undecoded(question):
            return BadRecord(raw.line, _UNDECODED, question=decoded(question))
        return QuestionRecord(raw.line, question)


@dataclass(frozen=True, slots=True)
class JsonLines:
    """The layout of `.jsonl`: each line is a JSON object. With `plain`, a line without `{` in front is a question."""

    owned: frozenset[str]
    plain: bool = False
    columns: tuple[str, ...] = ()
    extra: tuple[str, ...] | None = None

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the lines that are neither blank nor an object without any text."""
        return (Raw(feed.number - 1, line) for line in feed if line.strip() and not re.fullmatch(_EMPTY_OBJECT, line))

    def record(self, raw: Raw) -> QuestionRecord | BadRecord:
        """Return the question of an object."""
        assert isinstance(raw.content, str)
        if self.plain and not raw.content.lstrip().startswith("{"):
            return PlainLines().record(raw)
        return self._parsed(raw.line, raw.content)

    def _parsed(self, number: int, line: str) -> QuestionRecord | BadRecord:
        fault = _UNDECODED if is_undecoded(line) else ""
        try:
            value = parse_object(decoded(line) if fault else line, "", number, exact=True)
        except CorpusError as error:
            return BadRecord(number, fault or error.message)
        roles = question_columns(tuple(value), self.columns, self.owned)
        question = joined_question(value, roles.question) if roles.question else None
        if question is not None and not fault:
            return _record(number, question, value, roles)
        reason = fault or self._without_question(tuple(value), roles)
        return BadRecord(number, reason, roles.id_of(value), question or "", roles.copies_of(value))

    def _without_question(self, names: tuple[str, ...], roles: QuestionColumns) -> str:
        if roles.question:
            return f"no text under {' and '.join(f'`{name}`' for name in roles.question)}"
        return "has no question" if self.plain else no_question(names, self.columns)


@dataclass(frozen=True, slots=True)
class Table:
    """The layout of `.csv` and `.tsv`, and of sheets: rows of cells below a header.

    `names` are those of all columns, and the question is in `columns` (empty: in the one with a name of questions).
    """

    dialect: Dialect
    names: tuple[str, ...]
    owned: frozenset[str]
    columns: tuple[str, ...] = ()

    @property
    def extra(self) -> tuple[str, ...] | None:
        """The columns to be copied to the answers."""
        return tuple(shown for _, shown in self._roles.copied)

    @property
    def _roles(self) -> QuestionColumns:
        return question_columns(self.names, self.columns, self.owned)

    def raws(self, feed: Feed) -> Iterator[Raw]:
        """Yield the rows that are not blank."""
        for lines, cells, fault in Records(feed, self.dialect, _LIMIT):
            yield Raw(lines[0], BadRecord(lines[0], fault) if fault else cells)

    def record(self, raw: Raw) -> QuestionRecord | BadRecord:
        """Return the question of a row."""
        if isinstance(raw.content, BadRecord):
            return raw.content
        assert isinstance(raw.content, list)
        cells = self._fitted(raw.content)
        reason = ""
        if len(cells) != len(self.names):
            reason = wrong_width(cells, self.names)
        elif is_undecoded("".join(cells)):
            reason = _UNDECODED
        if reason:
            cells = list(map(decoded, cells))
        row, roles = dict(zip(self.names, cells, strict=False)), self._roles
        if not reason:
            return _record(raw.line, joined_question(row, roles.question) or "", row, roles)
        question = joined_question({name: row.get(name, "") for name in roles.question}, roles.question)
        return BadRecord(raw.line, reason, roles.id_of(row), question or "", roles.copies_of(row))

    def _fitted(self, cells: list[str]) -> list[str]:
        """Return a row with empty cells for those that it lacks behind its question: programs leave them out.

        A row with cells too many stays as it is: a delimiter within the question may have cut the question.
        """
        is_short = max(map(self.names.index, self._roles.question)) < len(cells) < len(self.names)
        return cells + [""] * (len(self.names) - len(cells)) if is_short else cells


def _table(feed: Feed, kind: str, path: str, owned: frozenset[str], columns: tuple[str, ...]) -> Table:
    """Read the header, if the table has one, and return the layout."""
    dialect = find_dialect(feed, f".{kind}", lambda names: has_question(names, columns))
    records = Records(feed, dialect, _LIMIT)
    header = next(records, None)
    if header is None:
        return Table(dialect, columns or _QUESTIONS_ONLY, owned, columns)
    if header.fault:
        raise QuestionsError(f"the header cannot be read: {header.fault}", path=path, line=header.lines[0])
    names = unique_names(header.cells)
    if not columns and is_headless(names, path):
        records.give_back()
        return Table(dialect, _QUESTIONS_ONLY, owned)
    if not question_columns(names, columns, owned).question:
        raise QuestionsError(no_question(names, columns), path=path, line=header.lines[0])
    return Table(dialect, names, owned, columns)


def has_question(names: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether a header names all of `columns`, or, if no columns are given, a column of questions."""
    return bool(wanted_columns(names, columns)) if columns else has_columns(names, _QUESTIONS_ONLY)


def is_headless(names: Sequence[str], path: str) -> bool:
    """Whether the first row of a table is no header but a question: its only cell is no known name of a column.

    A cell of one or two words is such a name all the same ("Customer message"), unless it ends with a question mark. A
    warning says what a cell without one is taken for.
    """
    if len(names) != 1 or has_question(names, ()) or columns_of(tuple(names)).id is not None:
        return False
    if is_question(names):
        return True
    is_name = len(names[0].split()) <= _MOST_WORDS_OF_NAME
    message = f"the first row, {quoted_name(names[0])}, is taken for "
    question = "a question; if it is the name of the column, give it with --column"
    message += "the name of the column; if it is a question, write `question` above it" if is_name else question
    warn_caller(CorpusWarning(message, path=path))
    return not is_name


def is_question(names: Sequence[str]) -> bool:
    """Whether the first row of a table is certainly a question: its only cell ends with a question mark."""
    return len(names) == 1 and names[0].endswith("?")


def _record(number: int, question: str, value: Mapping[str, Any], roles: QuestionColumns) -> QuestionRecord:
    return QuestionRecord(number, question, roles.id_of(value), roles.copies_of(value), roles.renamed)
