"""Read labelled questions: questions with references to the chunks that answer them.

Formats: `.jsonl`, `.json` (a list of objects), `.csv` and `.tsv`. `question` is the question. `expected` (or `chunk`;
`corpus/records/columns.py` has all names) holds chunk ids or `file:first-last`, as a JSON list or separated by white
space; it is empty if the documents don't answer the question. `corpus/authors/references.py` says which chunks a range
of lines names. `kind`, `topic` and `id` are optional.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from faqbot.corpus.authors.place_references import split_references
from faqbot.corpus.files.decoding import decode
from faqbot.corpus.files.whole_files import read_whole
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.records.columns import columns_of, has_columns, missing_columns, wrong_width
from faqbot.corpus.records.delimited import find_dialect, read_records
from faqbot.corpus.records.feed import feed_of
from faqbot.corpus.records.json_records import LINES_SUFFIX, read_json, read_json_lines
from faqbot.errors import CorpusError, QuestionsError, system_reason
from faqbot.system.atomic_files import STANDARD

_SUFFIXES = (LINES_SUFFIX, ".json", ".csv", ".tsv")
_ROLES = ("question",)
_STANDARD_INPUT = "standard input"

# The 1-based line on which a record starts, and its values by column.
_Row = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with references to the chunks that answer it (`expected`), empty if the documents don't answer it.

    `kind` groups the figures of a report, `topic` restricts the question to the document of that title. `path` and
    `line` (1-based) are the place of the question, for error messages.
    """

    question: str
    expected: tuple[str, ...] = ()
    kind: str = ""
    topic: str | None = None
    id: str = ""
    path: str | None = None
    line: int | None = None


def read_labelled(path: str | os.PathLike[str]) -> list[LabelledQuestion]:
    """Return the labelled questions of a file, or with `-` those of standard input, in their order.

    Raises `QuestionsError`, with path and line, for a file that cannot be read, has no questions, or has no record with
    a field `expected`. A file in the encoding cp1252 is read with a `CorpusWarning`.
    """
    given = os.fspath(path)
    name = _STANDARD_INPUT if given == STANDARD else given
    try:
        text = decode(_bytes(given), name)
        rows = list(_rows(text, _suffix_like(text) if given == STANDARD else suffix_of(given), name))
    except CorpusError as error:  # raised by the readers of documents, though this file holds questions
        raise QuestionsError(error.message, path=name, line=error.line) from error
    except (OSError, ValueError) as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise QuestionsError(f"cannot read the questions: {reason}", path=name) from error
    if not rows:
        raise QuestionsError("holds no questions", path=name)
    if not any(has_columns(record, ("expected",)) for _, record in rows):
        message = "no field `expected` (or `chunk`) names the chunks that answer; leave it empty if nothing answers"
        raise QuestionsError(message, path=name, line=rows[0][0])
    return [_labelled(record, name, line) for line, record in rows]


def _bytes(path: str) -> bytes:
    if path == STANDARD:
        return read_whole(sys.stdin.buffer)
    with open(path, "rb") as file:
        if suffix_of(path) not in _SUFFIXES:
            raise QuestionsError(f"the suffix is not that of a known format; use {' '.join(_SUFFIXES)}", path=path)
        return read_whole(file)


def _suffix_like(text: str) -> str:
    """Return the suffix of the format that a text without a name is in; no header of a table begins with a bracket."""
    return {"{": LINES_SUFFIX, "[": ".json"}.get(text.lstrip()[:1], ".csv")


def _rows(text: str, suffix: str, path: str) -> Iterator[_Row]:
    if suffix == LINES_SUFFIX:
        return ((lines[0], record) for lines, record in read_json_lines(text, path))
    if suffix == ".json":
        return ((lines[0], record) for lines, record in read_json(text, path, _ROLES))
    return _delimited_rows(text, suffix, path)


def _delimited_rows(text: str, suffix: str, path: str) -> Iterator[_Row]:
    feed = feed_of(text)
    dialect = find_dialect(feed, suffix, lambda names: has_columns(names, _ROLES))
    records = read_records(feed, path, dialect, keep_empty=True)  # the bot should abstain from an empty question
    (line, _), columns = next(records, ((1, 1), []))
    if columns and not has_columns(columns, _ROLES):
        raise QuestionsError(missing_columns(columns, _ROLES), path=path, line=line)
    for (line, _), cells in records:
        if len(cells) != len(columns):
            raise QuestionsError(wrong_width(cells, columns), path=path, line=line)
        yield line, dict(zip(columns, cells, strict=True))


def _labelled(record: Mapping[str, Any], path: str, line: int) -> LabelledQuestion:
    columns = columns_of(tuple(record))
    question = record.get(columns.question or "")
    if not isinstance(question, str):
        raise QuestionsError("no text under `question`", path=path, line=line)
    expected = _references(record.get(columns.expected or ""))
    if expected is None:
        message = "`expected` must be a list of ids, or ids separated by white space"
        raise QuestionsError(message, path=path, line=line)
    kind, topic, own_id = (_word(record, name, path, line) for name in (columns.kind, columns.topic, columns.id))
    return LabelledQuestion(question, expected, kind, topic or None, own_id, path, line)


def _references(value: object) -> tuple[str, ...] | None:
    """Return the references in a cell, each once; None if the cell is neither text nor a list of texts."""
    if value is None:
        return ()
    if isinstance(value, str):
        value = _json_list(value) if value.lstrip().startswith("[") else split_references(value)
    if not isinstance(value, list) or not all(isinstance(reference, str) for reference in value):
        return None
    return tuple(dict.fromkeys(reference.strip() for reference in value if reference.strip()))


def _json_list(cell: str) -> object:
    """Return the JSON value of a cell, or its words if it is no JSON: an id, too, may begin with a bracket."""
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return split_references(cell)


def _word(record: Mapping[str, Any], name: str | None, path: str, line: int) -> str:
    value = None if name is None else record.get(name)
    if value is not None and not isinstance(value, str | int | float):
        raise QuestionsError(f"`{name}` must be text", path=path, line=line)
    return "" if value is None else str(value).strip()
