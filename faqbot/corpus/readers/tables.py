"""Read tables of question/answer pairs: CSV, TSV, JSON Lines and JSON.

The names of the columns say which of them hold the question, the answer, the id and the section (see
`records.columns`). All other columns become metadata.
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
# Longest question or answer, in characters; a longer cell is a dump of data.
_LARGEST_CELL = 1_000_000
# Most rows named in a warning.
_NAMED_ROWS = 5


class Head(NamedTuple):
    """The head of a delimited table: its delimiter and its columns.

    `is_pair` says that the table has no header, so that the first row is a pair.
    """

    delimiter: str
    columns: tuple[str, ...]
    is_pair: bool


class Rows(NamedTuple):
    """The pairs of a table or of a part of a table, and the first lines of its faulty rows.

    `incomplete` rows have no question or no answer. `ragged` rows have more or fewer cells than the header, which has
    `width` columns.
    """

    pairs: list[Pair]
    incomplete: list[int]
    ragged: list[int]
    width: int


def read_table(text: str, path: str, fallback_title: str) -> Document:
    """Return the pairs of a table, each with its lines.

    Raises `NoPairsError` if the table has no columns for questions and answers or no row with both, and `CorpusError`
    if the file is not valid in its format. Rows without a question or an answer are left out, with a `CorpusWarning`.
    """
    if not text.strip():
        return Document(path, fallback_title)
    head = read_head(text, path) if suffix_of(path) in DELIMITED else None
    rows = read_rows(text, path, head)
    warn_of_rows(rows.incomplete, rows.ragged, rows.width, path, any_pair=bool(rows.pairs))
    return Document(path, fallback_title, pairs=tuple(rows.pairs))


def read_head(text: str, path: str) -> Head:
    """Return the head of a delimited table, from its first record.

    Raises `NoPairsError` if the first record neither names columns for questions and answers nor is a pair itself.
    """
    delimiter = find_delimiter(feed_of(text), suffix_of(path), _PAIR)
    lines, header = next(read_records(text, path, delimiter), ((1, 1), []))
    columns = tuple(name.strip() for name in header)
    if has_columns(columns, _PAIR):
        return Head(delimiter, columns, is_pair=False)
    if not (len(columns) == len(_PAIR) and columns[0].endswith("?")):
        raise NoPairsError(missing_columns(columns, _PAIR), path=path, line=lines[0])
    return Head(delimiter, _PAIR, is_pair=True)


def read_rows(text: str, path: str, head: Head | None, *, line: int = 1) -> Rows:
    """Return the rows of a table, or of a part of a table that begins on line `line`.

    Raises `CorpusError` as `read_table` does; rows without any pair are not an error here (see `warn_of_rows`).
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
    """Warn of incomplete and ragged rows, given by their lines; raise `NoPairsError` if the table has no pair at all.

    `any_pair` says whether the table has a pair, and `width` is the number of columns in the header.
    """
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
    """Return the cells of a row by column; cells beyond the last column are joined to it again with the delimiter."""
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
    """Return the text of a cell: a number as its digits, and an empty text for any other value or a missing column."""
    value = None if name is None else record.get(name)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _rows(numbers: Sequence[int]) -> str:
    """Return the number of rows, and the lines of the first few: "2 rows (lines 4, 9)"."""
    shown = ", ".join(map(str, numbers[:_NAMED_ROWS])) + (", …" if len(numbers) > _NAMED_ROWS else "")
    return f"{len(numbers)} row{'s' * (len(numbers) > 1)} (line{'s' * (len(numbers) > 1)} {shown})"
