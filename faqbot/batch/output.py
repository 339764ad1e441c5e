"""The rows that `faqbot batch` writes, one for each question, as CSV, TSV or JSON Lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from faqbot.answering.reply import Reply
from faqbot.batch.input import BadRecord, QuestionRecord
from faqbot.corpus.chunk import source_to_json
from faqbot.rendering.readable import printable, to_json

OUTPUT_FORMATS = ("csv", "tsv", "jsonl")
# The columns of every row. Columns of the questions with these names are not copied to the answers.
COLUMNS = ("line", "id", "question", "outcome", "answer", "confidence", "chunk", "source", "choices", "missing")
OWNED = frozenset(COLUMNS)

OutputRow = dict[str, Any]

# A spreadsheet runs a cell that begins like this as a formula; an apostrophe before it makes it text.
_FORMULA = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def answered(record: QuestionRecord, reply: Reply) -> OutputRow:
    """Return the row of a question that was asked, with the record's other columns at the end."""
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
        "choices": [match.chunk.id for match in reply.options],
        "missing": list(reply.missing),
        **record.extra,
    }


def failed(record: BadRecord) -> OutputRow:
    """Return the row of a record that could not be read: the outcome `error`, with the reason as the answer."""
    known = {"id": record.id, "question": record.question, "outcome": "error", "answer": record.reason}
    return {"line": record.line, **known, "confidence": 0.0, "chunk": "", "source": None, "choices": [], "missing": []}


@dataclass(frozen=True)
class Form:
    """How rows are written: the format (`kind`) and, for CSV and TSV, the columns. Can be pickled.

    With `for_terminal`, control characters in the text are replaced by U+FFFD.
    """

    kind: str
    columns: tuple[str, ...] = COLUMNS
    for_terminal: bool = False

    def header(self) -> str:
        """Return the line of column names, empty for JSON Lines."""
        return "" if self.kind == "jsonl" else self._delimited.line(self.columns)

    def line(self, row: OutputRow) -> str:
        """Return a row with its line end; raise `ValueError` or `RecursionError` for values that cannot be written."""
        if self.kind == "jsonl":
            source = row["source"]
            return to_json({**row, "source": source and source_to_json(source)}) + "\n"
        return self._delimited.line([row.get(column, "") for column in self.columns])

    def late(self, row: OutputRow) -> list[str]:
        """Return the columns of a row that cannot be written, because the header does not name them."""
        if self.kind == "jsonl" or len(row) == len(self.columns) == len(COLUMNS):
            return []
        return [name for name in row if name not in self._known]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.columns)

    @cached_property
    def _delimited(self) -> _Delimited:
        return _Delimited("\t" if self.kind == "tsv" else ",", printable if self.for_terminal else None)

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in ("kind", "columns", "for_terminal")}


class _Delimited:
    def __init__(self, delimiter: str, clean: Callable[[str], str] | None = None) -> None:
        self._lines = _Last()
        self._plain = csv.writer(self._lines, delimiter=delimiter, lineterminator="\n")
        # For rows with a bare carriage return: most readers take it as a line end, but Python 3.11 does not quote it.
        self._quoted = csv.writer(self._lines, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
        self._clean = clean

    def line(self, values: Sequence[Any]) -> str:
        cells = [self._text(value) if type(value) is str else self._cell(value) for value in values]
        self._plain.writerow(cells)
        if "\r" in self._lines.last:
            self._quoted.writerow(cells)
        return self._lines.last

    def _cell(self, value: Any) -> Any:
        return value if isinstance(value, bool | int | float) else self._text(_flat(value))

    def _text(self, text: str) -> str:
        if self._clean:
            text = self._clean(text)
        return f"'{text}" if text and text[0] in _FORMULA and not _NUMBER.fullmatch(text) else text


class _Last:
    """A file for a csv writer that keeps only the last line written. Several threads must not share it."""

    last = ""

    def write(self, line: str) -> None:
        self.last = line


def _flat(value: object) -> str:
    """Return a value as the text of one cell: the items of a list joined by spaces, an object as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(item, list | Mapping) for item in value):
        return " ".join(map(_flat, value))
    return to_json(value) if isinstance(value, list | Mapping) else str(value)


def encoded(text: str) -> bytes:
    """Return text as UTF-8; a lone surrogate, which JSON can hold but UTF-8 cannot, becomes a question mark."""
    return text.encode("utf-8", "replace")
