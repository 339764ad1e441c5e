"""The rows that `faqbot batch` writes, one for each question, as CSV, TSV or JSON Lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from faqbot.answering.reply import Reply
from faqbot.batch.input import BadRecord, QuestionRecord
from faqbot.corpus.chunk import source_to_json
from faqbot.rendering.delimited_lines import DelimitedLines
from faqbot.rendering.readable import printable, to_json

OUTPUT_FORMATS = ("csv", "tsv", "jsonl")
# The columns of every row. Columns of the questions with these names are not copied to the answers.
COLUMNS = ("line", "id", "question", "outcome", "answer", "confidence", "chunk", "source", "choices", "missing")
OWNED = frozenset(COLUMNS)

OutputRow = dict[str, Any]


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
    def _delimited(self) -> DelimitedLines:
        return DelimitedLines("\t" if self.kind == "tsv" else ",", printable if self.for_terminal else None)

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in ("kind", "columns", "for_terminal")}


def encoded(text: str) -> bytes:
    """Return text as UTF-8; a lone surrogate, which JSON can hold but UTF-8 cannot, becomes a question mark."""
    return text.encode("utf-8", "replace")
