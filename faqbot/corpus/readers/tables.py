"""Read tables of question/answer pairs: CSV, TSV, JSON Lines and JSON.

Columns named as a question and an answer make the pair; `id`, `section` and all others travel along as metadata.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from faqbot.corpus.document import Document, Pair
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.records.columns import columns_of, has_columns, missing_columns
from faqbot.corpus.records.delimited import DELIMITED, Lines, find_delimiter, read_records
from faqbot.corpus.records.feed import feed_of
from faqbot.corpus.records.json_records import LINES_SUFFIX, read_json, read_json_lines
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError

_PAIR = ("question", "answer")
_LARGEST_CELL = 1_000_000
_NAMED_ROWS = 5


class Head(NamedTuple):
    """How a delimited table is read: its delimiter, its columns, and whether its first row is a pair, not a header."""

    delimiter: str
    columns: tuple[str, ...]
    is_pair: bool


class Rows(NamedTuple):
    """The pairs in the rows of a table, or of a part of one, and the first lines of rows that are not whole.

    `incomplete` rows have no question or no answer, `ragged` rows have more or fewer cells than the `width` columns of
    the header.
    """

    pairs: list[Pair]
    incomplete: list[int]
    ragged: list[int]
    width: int


def read_table(text: str, path: str, fallback_title: str) -> Document:
    """Return the table's pairs with the lines each stands on.

    Raises `NoPairsError` without question and answer columns, `CorpusError` where the file breaks its own format.
    Rows without a question or an answer are named in one warning, and the rest is read.
    """
    if not text.strip():
        return Document(path, fallback_title)
    head = read_head(text, path) if suffix_of(path) in DELIMITED else None
    rows = read_rows(text, path, head)
    warn_of_rows(rows.incomplete, rows.ragged, rows.width, path, any_pair=bool(rows.pairs))
    return Document(path, fallback_title, pairs=tuple(rows.pairs))


def read_head(text: str, path: str) -> Head:
    """Return how a delimited table is read, from its first record; raise `NoPairsError` if that names no pairs."""
    delimiter = find_delimiter(feed_of(text), suffix_of(path), _PAIR)
    lines, header = next(read_records(text, path, delimiter), ((1, 1), []))
    columns = tuple(name.strip() for name in header)
    if has_columns(columns, _PAIR):
        return Head(delimiter, columns, is_pair=False)
    if not (len(columns) == len(_PAIR) and columns[0].endswith("?")):
        raise NoPairsError(missing_columns(columns, _PAIR), path=path, line=lines[0])
    return Head(delimiter, _PAIR, is_pair=True)


def read_rows(text: str, path: str, head: Head | None, *, line: int = 1) -> Rows:
    """Return the rows of a table, or of a part of one that begins on a later line.

    Raises the errors of `read_table`, but none where there is no pair.
    """
    rows = Rows([], [], [], len(head.columns) if head else 0)
    for lines, record in _records(text, path, head, line, rows.ragged):
        pair = _pair(record, lines, path)
        if pair is None:
            rows.incomplete.append(lines[0])
        else:
            rows.pairs.append(pair)
    return rows


def warn_of_rows(incomplete: Sequence[int], ragged: Sequence[int], width: int, path: str, *, any_pair: bool) -> None:
    """Warn of the rows of a table that are not whole, given by their lines; raise `NoPairsError` if no row is."""
    if ragged:
        message = f"{_rows(ragged)} with more or fewer cells than the header's {width}"
        warnings.warn(CorpusWarning(message, path=path, line=ragged[0]), stacklevel=2)
    if incomplete and not any_pair:
        raise NoPairsError("no row has both a question and an answer", path=path)
    if incomplete:
        message = f"{_rows(incomplete)} without a question or an answer, left out"
        warnings.warn(CorpusWarning(message, path=path, line=incomplete[0]), stacklevel=2)


def _records(
    text: str, path: str, head: Head | None, line: int, ragged: list[int]
) -> Iterator[tuple[Lines, Mapping[str, Any]]]:
    if head is not None:
        return _read_delimited(text, path, head, line, ragged)
    if suffix_of(path) == LINES_SUFFIX:
        return read_json_lines(text, path, line=line)
    return read_json(text, path, _PAIR)


def _read_delimited(
    text: str, path: str, head: Head, line: int, ragged: list[int]
) -> Iterator[tuple[Lines, dict[str, str]]]:
    records = read_records(text, path, head.delimiter, line=line)
    if line == 1 and not head.is_pair:
        next(records, None)
    for lines, cells in records:
        if len(cells) != len(head.columns):
            ragged.append(lines[0])
        yield lines, _by_column(head.columns, cells, head.delimiter)


def _by_column(columns: Sequence[str], cells: Sequence[str], delimiter: str) -> dict[str, str]:
    """Name the cells of a row; text that an unquoted delimiter split off the last column is joined to it again."""
    extra = len(cells) - len(columns)
    if extra > 0:
        cells = [*cells[: len(columns) - 1], delimiter.join(cells[len(columns) - 1 :])]
    return dict(zip(columns, cells, strict=False))


def _pair(record: Mapping[str, Any], lines: Lines, path: str) -> Pair | None:
    columns = columns_of(tuple(record))
    question, answer = _cell(record, columns.question), _cell(record, columns.answer)
    for cell in (question, answer):
        if len(cell) > _LARGEST_CELL:
            message = f"a cell of {len(cell):,} characters; faqbot reads cells of up to {_LARGEST_CELL:,}"
            raise CorpusError(message, path=path, line=lines[0])
    if not question or not answer:
        return None
    used = (columns.question, columns.answer, columns.id, columns.section)
    return Pair(
        question,
        answer,
        lines,
        id="-".join(_cell(record, columns.id).split()),
        section=_cell(record, columns.section),
        metadata={name.strip(): value for name, value in record.items() if name not in used and value != ""},
    )


def _cell(record: Mapping[str, Any], name: str | None) -> str:
    """Return the text of a cell; a number as its digits, an empty text for a list, an object or no such column."""
    value = None if name is None else record.get(name)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _rows(numbers: Sequence[int]) -> str:
    """Say which rows, by their lines: "2 rows (lines 4, 9)"."""
    shown = ", ".join(map(str, numbers[:_NAMED_ROWS])) + (", …" if len(numbers) > _NAMED_ROWS else "")
    return f"{len(numbers)} row{'s' * (len(numbers) > 1)} (line{'s' * (len(numbers) > 1)} {shown})"
