"""The rows that `faqbot batch` writes, one for each question, as CSV, TSV, JSON Lines, or cells for a workbook.

The caller's columns come first, then those of batch. `answer` holds quotes from the documents and nothing else: what
faqbot says itself, and why a row could not be read, is in `note`. JSON Lines are for programs: sources, choices and the
nearest passage are objects, and confidences have all their digits. Tables are for people: there they are texts, and a
confidence has two digits, rounded down as in "97 %", so that no confidence is shown above what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from faqbot.answering.conversation.messages.single_message import asked_in
from faqbot.answering.reply import Match, Reply
from faqbot.batch.input import BadRecord, QuestionRecord
from faqbot.corpus.addresses import page_address
from faqbot.corpus.chunk import Source, source_to_json
from faqbot.rendering.delimited_lines import DelimitedLines
from faqbot.rendering.readable import citation, label, one_line, printable, to_json, whole_percent

OUTPUT_FORMATS = ("csv", "tsv", "jsonl", "xlsx")
# The columns that batch writes in every row. In JSON Lines there is `id` besides, empty if the question has none; in
# tables the id is one of the caller's columns. A message of several questions has `others` there.
COLUMNS = (
    *("line", "question", "outcome", "answer", "confidence", "chunk", "source", "url"),
    *("choices", "nearest", "nearest_confidence", "missing", "note"),
)
# Columns of the caller with these names are renamed.
OWNED = frozenset((*COLUMNS, "others"))

OutputRow = dict[str, Any]

# What a message of several questions got, the outcome that tells most first.
_ORDER = ("answer", "choose", "abstain", "smalltalk")

# What stands between the texts of several questions in one cell. All else is of the first.
_JOINED = {"answer": "\n\n", "note": "\n", "chunk": "; ", "source": "; ", "url": " ", "choices": "; "}

# The mark with which Excel and others tell UTF-8 from the encoding of Windows.
_BYTE_ORDER_MARK = "\ufeff"


def answered(record: QuestionRecord, reply: Reply) -> OutputRow:
    """Return the row of a question that was asked, with the caller's columns in front.

    A message that asks several questions has the row of the first that is answered, or else that can be; what the
    others got is in `others`, and in tables behind it, in the same cells.
    """
    own = {**record.extra, "line": record.line, "id": record.id, "question": record.question}
    if not reply.others:
        return {**own, **_columns_of(reply, reply.text)}
    replies = [reply, *reply.others]
    first = min(replies, key=lambda one: _ORDER.index(one.outcome))  # the first of its outcome
    rows = [{"question": asked_in(one), **_columns_of(one, f"{asked_in(one)} {one.text}")}
            for one in (first, *(one for one in replies if one is not first))]  # fmt: skip
    return {**own, **rows[0], "question": record.question, "others": rows[1:]}


def _columns_of(reply: Reply, note: str) -> OutputRow:
    """Return the columns of batch that say what a question got; `note` is for a question without an answer."""
    chunk = reply.matches[0].chunk if reply.outcome == "answer" else None
    near = reply.matches[0] if reply.outcome == "abstain" and reply.matches else None
    return {
        "outcome": reply.outcome,
        "answer": reply.text if chunk else "",
        "confidence": reply.confidence,
        "chunk": chunk.id if chunk else "",
        "source": chunk.source if chunk else None,
        "url": page_address(chunk.metadata) if chunk and chunk.metadata else "",
        "choices": _choices(reply.options) if reply.options else [],
        "nearest": _named(near) if near else None,
        "nearest_confidence": near.confidence if near else None,
        "missing": list(reply.missing),
        "note": "" if chunk else note,
    }


def failed(record: BadRecord) -> OutputRow:
    """Return the row of a record that could not be read: the outcome `error`, with the reason in `note`."""
    return {
        **record.extra,
        "line": record.line,
        "id": record.id,
        "question": record.question,
        "outcome": "error",
        "answer": "",
        "confidence": 0.0,
        "chunk": "",
        "source": None,
        "url": "",
        "choices": [],
        "nearest": None,
        "nearest_confidence": None,
        "missing": [],
        "note": record.reason,
    }


def table_columns(extra: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a table of answers: the caller's `extra`, then those of batch that are not among them."""
    taken = {name.casefold() for name in extra}
    return (*extra, *(name for name in COLUMNS if name not in taken))


@dataclass(frozen=True)
class Form:
    """How rows are written: the format (`kind`) and, for tables, the columns. Can be pickled.

    A row for a workbook (`xlsx`) is a JSON array of its cells. With `for_terminal`, control characters in the text are
    replaced by U+FFFD. `delimiter` stands between the cells of CSV. With `for_excel`, the text begins with a byte order
    mark, and confidences have a decimal comma where `;` is the delimiter, as Excel expects them in such a country.
    """

    kind: str
    columns: tuple[str, ...] = COLUMNS
    for_terminal: bool = False
    delimiter: str = ","
    for_excel: bool = False

    def header(self) -> str:
        """Return the line of column names, empty for JSON Lines."""
        if self.kind == "jsonl":
            return ""
        return (_BYTE_ORDER_MARK if self.for_excel else "") + self._written(self.columns)

    def line(self, row: OutputRow) -> str:
        """Return a row with its line end; raise `ValueError` or `RecursionError` for values that cannot be written."""
        if self.kind == "jsonl":
            return to_json(_for_json(row)) + "\n"
        cells = [shown(row[name]) if name in row else "" for name, shown in self._cells]
        others = row.get("others")
        return self._written(self._joined(cells, others) if others else cells)

    def _joined(self, cells: Sequence[Any], others: Sequence[OutputRow]) -> list[Any]:
        """Return the cells of a message with what its other questions got behind what the first one got."""
        joined = list(cells)
        for at, (name, shown) in enumerate(self._cells):
            if name in _JOINED:
                texts = (cells[at], *(shown(other[name]) for other in others))
                joined[at] = _JOINED[name].join(filter(None, texts))
        return joined

    def late(self, extra: Mapping[str, Any]) -> list[str]:
        """Return those of the caller's columns that cannot be written, because the header does not name them."""
        if self.kind == "jsonl" or self._known.issuperset(extra):
            return []
        return [name for name in extra if name not in self._known]

    def _written(self, cells: Sequence[Any]) -> str:
        return to_json(cells) + "\n" if self.kind == "xlsx" else self._delimited.line(cells)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.columns)

    @cached_property
    def _cells(self) -> list[tuple[str, Callable[[Any], Any]]]:
        """The columns, each with the function that makes a cell of its value."""
        shown = _SHOWN_IN_TABLES if self.kind != "xlsx" else _SHOWN_IN_WORKBOOKS
        if self.for_excel and self.delimiter == ";":
            shown = shown | dict.fromkeys(("confidence", "nearest_confidence"), _with_comma)
        return [(name, shown.get(name, _as_is)) for name in self.columns]

    @cached_property
    def _delimited(self) -> DelimitedLines:
        delimiter = "\t" if self.kind == "tsv" else self.delimiter
        return DelimitedLines(delimiter, printable if self.for_terminal else None)

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in self.__dataclass_fields__}


def _for_json(row: OutputRow) -> OutputRow:
    source, others = row["source"], row.get("others")
    written = {**row, "source": source and source_to_json(source)}
    return {**written, "others": [_for_json(other) for other in others]} if others else written


def encoded(text: str) -> bytes:
    """Return text as UTF-8; a lone surrogate, which JSON can hold but UTF-8 cannot, becomes a question mark."""
    return text.encode("utf-8", "replace")


def _choices(options: Sequence[Match]) -> list[dict[str, str]]:
    """Return the title and the id of each choice; the titles name the documents, if these differ."""
    documents = {match.chunk.source.title for match in options}
    named = [_named(match) for match in options]
    if len(documents) > 1:
        for choice, match in zip(named, options, strict=True):
            document = one_line(match.chunk.source.title)
            if document != choice["title"]:
                choice["title"] = f"{document}: {choice['title']}"
    return named


def _named(match: Match) -> dict[str, str]:
    return {"title": label(match), "id": match.chunk.id}


# The cells of tables


def _as_is(value: Any) -> Any:
    return value


def _named_cell(named: Mapping[str, str] | None) -> str:
    return f"{named['title']} [{named['id']}]" if named else ""


def _choices_cell(choices: Sequence[Mapping[str, str]]) -> str:
    return "; ".join(map(_named_cell, choices))


def _source_cell(source: Source | None) -> str:
    return citation(source) if source else ""


def _hundredths(confidence: float | None) -> float | None:
    """Return a confidence rounded down to whole percent, as `percent` shows it."""
    return None if confidence is None else whole_percent(confidence) / 100


def _two_digits(confidence: float | None) -> str:
    rounded = _hundredths(confidence)
    return "" if rounded is None else f"{rounded:.2f}"


def _with_comma(confidence: float | None) -> str:
    return _two_digits(confidence).replace(".", ",")


_SHOWN_IN_TABLES: dict[str, Callable[[Any], Any]] = {
    "confidence": _two_digits,
    "source": _source_cell,
    "choices": _choices_cell,
    "nearest": _named_cell,
    "nearest_confidence": _two_digits,
    "missing": ", ".join,
}
_SHOWN_IN_WORKBOOKS = _SHOWN_IN_TABLES | dict.fromkeys(("confidence", "nearest_confidence"), _hundredths)
