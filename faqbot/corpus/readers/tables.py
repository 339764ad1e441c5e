"""Read tables of question/answer pairs: CSV, TSV, JSON Lines and JSON.

A column is a question or an answer by its name; `id`, `section` and everything else travel along as metadata.
"""

from __future__ import annotations

import json
import math
import os
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from faqbot.corpus.decoding import line_number
from faqbot.corpus.document import Document, Pair
from faqbot.corpus.records.delimited import read_records
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError

QUESTION_NAMES = ("question", "questions", "q", "query", "prompt")
ANSWER_NAMES = ("answer", "answers", "a", "response", "reply")
_OWNED = ("id", "section")

_DELIMITERS = ",;\t|"
_LARGEST_CELL = 1_000_000
_SPACE = re.compile(r"[ \t\r\n]*")
_FIRST_LINE = re.compile(r"\s*(?P<line>[^\r\n]*)")
_NAMED_ROWS = 5
# Half of a surrogate pair, which JSON can escape and no encoding can write; whole pairs and `\\u` are passed over.
_HALF_PAIR = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_Row = tuple[tuple[int, int], Mapping[str, Any]]


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


# pandas writes a missing value as NaN, and 1e999 is read as Infinity: neither is JSON, nor would a reader of `--json`
# take it.
_DECODER = json.JSONDecoder(parse_constant=lambda _name: None, parse_float=_finite)


class Head(NamedTuple):
    """How a delimited table is read: what parts its cells, its columns, and whether its first row is a pair."""

    delimiter: str
    columns: tuple[str, ...]
    is_pair: bool


class Rows(NamedTuple):
    """What is in the rows of a table, or of a part of one; those that are not whole are listed by their first lines.

    `incomplete` ones have no question or no answer, `ragged` ones more or fewer cells than the header, whose number is
    `width`.
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
    head = read_head(text, path) if _is_delimited(path) else None
    rows = read_rows(text, path, head)
    warn_of_rows(rows.incomplete, rows.ragged, rows.width, path, any_pair=bool(rows.pairs))
    return Document(path, fallback_title, pairs=tuple(rows.pairs))


def read_rows(text: str, path: str, head: Head | None, *, line: int = 1) -> Rows:
    """Return what is in a table, or in a part of it that begins on a further line.

    Raises as `read_table`, but not for want of pairs.
    """
    ragged: list[int] = []
    if head is not None:
        records = _read_delimited(text, path, head, line, ragged)
    elif _suffix(path) == ".jsonl":
        records = _read_json_lines(text, path, line)
    else:
        records = _read_json(text, path)
    pairs: list[Pair] = []
    incomplete: list[int] = []
    for lines, record in records:
        pair = _pair(record, lines, path)
        if pair is None:
            incomplete.append(lines[0])
        else:
            pairs.append(pair)
    return Rows(pairs, incomplete, ragged, len(head.columns) if head else 0)


def warn_of_rows(incomplete: Sequence[int], ragged: Sequence[int], width: int, path: str, *, any_pair: bool) -> None:
    """Give warning of the rows of a whole table that are not whole themselves; raise `NoPairsError` if none is."""
    if ragged:
        message = f"{_rows(ragged)} with more or fewer cells than the header's {width}"
        warnings.warn(CorpusWarning(message, path=path, line=ragged[0]), stacklevel=2)
    if incomplete and not any_pair:
        raise NoPairsError("no row has both a question and an answer", path=path)
    if incomplete:
        message = f"{_rows(incomplete)} without a question or an answer, left out"
        warnings.warn(CorpusWarning(message, path=path, line=incomplete[0]), stacklevel=2)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _is_delimited(path: str) -> bool:
    return _suffix(path) in (".csv", ".tsv")


class _Roles(NamedTuple):
    """Which names of a record are those of its question, answer, id and section, as they stand; None: there is none."""

    question: str | None
    answer: str | None
    id: str | None
    section: str | None


@lru_cache(maxsize=256)
def _roles(names: tuple[str, ...]) -> _Roles:
    named = {str(name).strip().casefold(): name for name in names}
    question = next((named[name] for name in QUESTION_NAMES if name in named), None)
    answer = next((named[name] for name in ANSWER_NAMES if name in named), None)
    return _Roles(question, answer, *(named.get(name) for name in _OWNED))


def _pair(record: Mapping[str, Any], lines: tuple[int, int], path: str) -> Pair | None:
    roles = _roles(tuple(record))
    question, answer = _cell(record, roles.question), _cell(record, roles.answer)
    for cell in (question, answer):
        if len(cell) > _LARGEST_CELL:
            message = f"a cell of {len(cell):,} characters; faqbot reads cells of up to {_LARGEST_CELL:,}"
            raise CorpusError(message, path=path, line=lines[0])
    if not question or not answer:
        return None
    return Pair(
        question,
        answer,
        lines,
        id="-".join(_cell(record, roles.id).split()),
        section=_cell(record, roles.section),
        metadata={str(name).strip(): value for name, value in record.items() if name not in roles and value != ""},
    )


def _cell(record: Mapping[str, Any], name: str | None) -> str:
    """Return the text of a cell, if there is such a column; a number is its digits, a structure is no text."""
    value = None if name is None else record.get(name)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


# CSV and TSV


def read_head(text: str, path: str) -> Head:
    """Return how a delimited table is read, from its first record; raise `NoPairsError` if that names no pairs."""
    delimiter = "\t" if _suffix(path) == ".tsv" else _delimiter(text)
    lines, header = next(read_records(text, path, delimiter), ((1, 1), []))
    columns = tuple(name.strip() for name in header)
    if _names_pairs(columns):
        return Head(delimiter, columns, is_pair=False)
    if not (len(columns) == 2 and columns[0].endswith("?")):  # noqa: PLR2004 - a pair without a header
        raise NoPairsError(_no_columns(columns), path=path, line=lines[0])
    return Head(delimiter, (QUESTION_NAMES[0], ANSWER_NAMES[0]), is_pair=True)


def _read_delimited(text: str, path: str, head: Head, line: int, ragged: list[int]) -> Iterator[_Row]:
    records = read_records(text, path, head.delimiter, line=line)
    if line == 1 and not head.is_pair:
        next(records, None)
    for lines, cells in records:
        if len(cells) != len(head.columns):
            ragged.append(lines[0])
        yield lines, _by_column(head.columns, cells, head.delimiter)


def _delimiter(text: str) -> str:
    """Return what parts the names of the header, or if it names no pairs, what there is most of in the first line."""
    first = _FIRST_LINE.match(text)
    line = first["line"] if first else ""
    named = (mark for mark in _DELIMITERS if _names_pairs([name.strip(' "') for name in line.split(mark)]))
    return next(named, max(_DELIMITERS, key=line.count))


def _by_column(columns: Sequence[str], cells: Sequence[str], delimiter: str) -> dict[str, str]:
    """Name a row's cells; what an unquoted delimiter split off the last column is joined to it again."""
    extra = len(cells) - len(columns)
    if extra > 0:
        cells = [*cells[: len(columns) - 1], delimiter.join(cells[len(columns) - 1 :])]
    return dict(zip(columns, cells, strict=False))


def _names_pairs(columns: Sequence[str]) -> bool:
    names = {name.casefold() for name in columns}
    return not names.isdisjoint(QUESTION_NAMES) and not names.isdisjoint(ANSWER_NAMES)


def _no_columns(columns: Sequence[str]) -> str:
    found = ", ".join(name[:40] for name in columns[:8]) or "none"
    return f"no question and answer columns (found: {found}); name them `question` and `answer`"


# JSON


def _read_json_lines(text: str, path: str, first: int) -> Iterator[_Row]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=first):
        if line.strip():
            record = _loads(_whole_characters(line), path, number)
            if not isinstance(record, dict):
                raise CorpusError("is no JSON object; write one pair a line", path=path, line=number)
            yield (number, number), record


def _whole_characters(text: str) -> str:
    return _HALF_PAIR.sub(lambda match: r"\ufffd" if match["half"] else match[0], text) if "\\u" in text else text


def _loads(text: str, path: str, number: int) -> Any:
    try:
        return _DECODER.decode(text)
    except RecursionError as error:
        raise CorpusError("is nested too deeply", path=path, line=number) from error
    except ValueError as error:
        reason = getattr(error, "msg", None) or str(error)
        line = number + getattr(error, "lineno", 1) - 1
        raise CorpusError(f"invalid JSON: {reason}", path=path, line=line) from error


def _read_json(text: str, path: str) -> Iterator[_Row]:
    """Yield the objects of a JSON list, or of the list inside an object, with the lines each spans."""
    text = _whole_characters(text)
    value = _loads(text, path, 1)
    start = _SPACE.match(text, 0).end()  # type: ignore[union-attr]  # it matches everywhere, if only nothing
    if isinstance(value, dict) and not _names_pairs([str(name) for name in value]):
        start = _list_inside(text, start)
    elif isinstance(value, dict):
        yield (line_number(text, start), line_number(text, len(text.rstrip()))), value
        return
    if start < 0 or not text.startswith("[", start):
        raise NoPairsError("no list of objects with question and answer", path=path)
    line, counted = 1, 0
    for first, end, record in _elements(text, start):
        if not isinstance(record, dict):
            raise NoPairsError("a list, but not of objects with question and answer", path=path)
        # Lines are counted from the element before, so that a large file is gone through once.
        first_line = line + line_number(text[counted:first], first - counted) - 1
        line = first_line + line_number(text[first:end], end - first) - 1
        counted = end
        yield (first_line, line), record


def _list_inside(text: str, start: int) -> int:
    """Return where the first list of objects among an object's values begins, or -1."""
    position = _skip(text, start + 1)
    while text.startswith('"', position):
        _, position = _DECODER.raw_decode(text, position)
        position = _skip(text, _skip(text, position) + 1)
        value, end = _DECODER.raw_decode(text, position)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return position
        position = _skip(text, _skip(text, end) + 1)
    return -1


def _elements(text: str, start: int) -> Iterator[tuple[int, int, Any]]:
    position = _skip(text, start + 1)
    while not text.startswith("]", position):
        value, end = _DECODER.raw_decode(text, position)
        yield position, end, value
        position = _skip(text, end)
        position = _skip(text, position + 1) if text.startswith(",", position) else position


def _skip(text: str, position: int) -> int:
    return _SPACE.match(text, position).end()  # type: ignore[union-attr]  # it matches everywhere, if only nothing


def _rows(numbers: Sequence[int]) -> str:
    """Say which rows: "2 rows (lines 4, 9)"."""
    shown = ", ".join(map(str, numbers[:_NAMED_ROWS])) + (", …" if len(numbers) > _NAMED_ROWS else "")
    return f"{len(numbers)} row{'s' * (len(numbers) > 1)} (line{'s' * (len(numbers) > 1)} {shown})"
