"""Write the rows of batch: one per question, as CSV, TSV or JSON Lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TextIO

from faqbot.answering.reply import Reply
from faqbot.corpus.chunk import source_to_json
from faqbot.interfaces.questions import BadRecord, Record
from faqbot.interfaces.render import printable, to_json

COLUMNS = ("line", "id", "question", "outcome", "answer", "confidence", "chunk", "source", "choices", "missing")
OWNED = frozenset(COLUMNS)

Row = dict[str, Any]

# A spreadsheet runs a cell that begins like this; a leading apostrophe makes it text.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")

# Bad records wait for the first good one, which says what further columns there are; but not for ever.
_MOST_HELD = 10_000


class RowWriter(Protocol):
    """Writes rows in one format."""

    def write(self, row: Row) -> None:
        """Write a row."""

    def close(self) -> list[str]:
        """Write what is still held; return the columns that came too late to be written."""


def answered(record: Record, reply: Reply) -> Row:
    """Return the row of a question that got its reply."""
    chunk = reply.matches[0].chunk if reply.outcome == "answer" else None
    return {
        "line": record.line,
        "id": record.id,
        "question": record.question,
        "outcome": reply.outcome,
        "answer": reply.text,
        "confidence": reply.confidence,
        "chunk": chunk.id if chunk else "",
        "source": chunk.source if chunk else None,
        "choices": [match.chunk.id for match in reply.matches] if reply.outcome == "choose" else [],
        "missing": list(reply.missing),
        **record.extra,
    }


def failed(record: BadRecord) -> Row:
    """Return the row of a record that could not be read."""
    said = {"id": record.id, "question": record.question, "outcome": "error", "answer": record.reason}
    return {"line": record.line, **said, "confidence": 0.0, "chunk": "", "source": None, "choices": [], "missing": []}


def row_writer(kind: str, file: TextIO, *, to_terminal: bool = False) -> RowWriter:
    """Return the writer of a format; text for a terminal loses its control characters."""
    if kind == "jsonl":
        return _JsonLines(file)
    return _Delimited(file, "\t" if kind == "tsv" else ",", printable if to_terminal else str)


class _JsonLines:
    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: Row) -> None:
        self._file.write(to_json({**row, "source": row["source"] and source_to_json(row["source"])}) + "\n")

    def close(self) -> list[str]:
        return []


class _Delimited:
    def __init__(self, file: TextIO, delimiter: str, clean: Callable[[str], str]) -> None:
        self._plain = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        # A carriage return ends a row for whoever reads it, but Python 3.11 does not quote it for that.
        self._quoted = csv.writer(file, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
        self._clean = clean
        self._columns: list[str] | None = None
        self._held: list[Row] = []
        self._late: dict[str, None] = {}

    def write(self, row: Row) -> None:
        if self._columns is None:
            if row["outcome"] == "error" and len(self._held) < _MOST_HELD:
                self._held.append(row)
                return
            self._begin(list(row))
        self._late |= dict.fromkeys(name for name in row if name not in (self._columns or ()))
        self._put(row)

    def close(self) -> list[str]:
        if self._columns is None:
            self._begin(list(COLUMNS))
        return list(self._late)

    def _begin(self, columns: list[str]) -> None:
        self._columns = columns
        self._write([self._cell(column) for column in columns])
        for row in self._held:
            self._put(row)
        self._held = []

    def _put(self, row: Row) -> None:
        self._write([self._cell(row.get(column, "")) for column in self._columns or ()])

    def _write(self, cells: list[Any]) -> None:
        returns = any("\r" in cell for cell in cells if isinstance(cell, str))
        (self._quoted if returns else self._plain).writerow(cells)

    def _cell(self, value: Any) -> Any:
        if isinstance(value, bool | int | float):
            return value
        text = _flat(value)
        # Lone surrogates, which JSON can hold, have no UTF-8.
        text = self._clean(text).encode("utf-8", "replace").decode("utf-8")
        return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _flat(value: object) -> str:
    """Return a value as one cell: lists are joined by spaces, objects are JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(item, list | Mapping) for item in value):
        return " ".join(map(_flat, value))
    return to_json(value) if isinstance(value, list | Mapping) else str(value)
