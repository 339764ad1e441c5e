"""Read labelled questions: what is asked, and which chunks answer it.

`.jsonl`, `.json` (a list of objects), `.csv` and `.tsv` hold `question` and `expected` (or `chunk`): ids or
`file:first-last`, as a JSON list or parted by white space; none of them: the documents don't answer. `kind`, `topic`
and `id` are optional.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from faqbot.corpus.decoding import decode, line_number, split_lines
from faqbot.corpus.records.delimited import read_records
from faqbot.errors import CorpusError, QuestionsError, system_reason

QUESTION = "question"
EXPECTED_NAMES = ("expected", "chunk")

_DELIMITERS = ",;\t|"
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()

_Row = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with the references of the chunks that answer it; without any, the documents don't.

    `kind` is reported apart, `topic` restricts the question to the document of that title. `path` and `line` are
    where it stands, for errors.
    """

    question: str
    expected: tuple[str, ...] = ()
    kind: str = ""
    topic: str | None = None
    id: str = ""
    path: str | None = None
    line: int | None = None


def read_labelled(path: str | os.PathLike[str]) -> list[LabelledQuestion]:
    """Return the labelled questions of a file, in its order.

    Raises `QuestionsError`, with path and line, for a file that cannot be read, has no questions, or says nowhere
    what is expected. A file in cp1252 is read with a `CorpusWarning`.
    """
    name = os.fspath(path)
    rows = _READERS.get(PurePath(name).suffix.lower())
    if rows is None:
        raise QuestionsError(f"no format by that name; use {' '.join(_READERS)}", path=name)
    try:
        found = [(line, _plain(record)) for line, record in rows(_text(name), name)]
    except CorpusError as error:  # what breaks a document breaks this file, but it is none
        raise QuestionsError(error.message, path=name, line=error.line) from error
    if not found:
        raise QuestionsError("holds no questions", path=name)
    if not any(set(EXPECTED_NAMES) & record.keys() for _, record in found):
        message = "nothing says what is expected; name it `expected` (or `chunk`), and leave it empty to abstain"
        raise QuestionsError(message, path=name, line=found[0][0])
    return [_labelled(record, name, line) for line, record in found]


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return decode(file.read(), path)
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise QuestionsError(f"cannot read the questions: {reason}", path=path) from error


def _plain(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name.strip().casefold(): value for name, value in record.items()}


def _labelled(record: Mapping[str, Any], path: str, line: int) -> LabelledQuestion:
    question = record.get(QUESTION)
    if not isinstance(question, str):
        raise QuestionsError(f"no text under {QUESTION!r}", path=path, line=line)
    said = next((record[name] for name in EXPECTED_NAMES if name in record), None)
    expected = _references(said)
    if expected is None:
        message = "what is expected must be a list of ids, or text with white space between them"
        raise QuestionsError(message, path=path, line=line)
    kind, topic, own_id = (_word(record, name, path, line) for name in ("kind", "topic", "id"))
    return LabelledQuestion(question, expected, kind, topic or None, own_id, path, line)


def _references(said: object) -> tuple[str, ...] | None:
    """Return what is expected, each once; None if it is said in no form that is known."""
    if said is None:
        return ()
    if isinstance(said, str):
        said = _json_list(said) if said.lstrip().startswith("[") else said.split()
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        return None
    return tuple(dict.fromkeys(reference for one in said if (reference := one.strip())))


def _json_list(cell: str) -> object:
    """Return the list that a cell holds as JSON, or else its words, since an id may begin with a bracket too."""
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return cell.split()


def _word(record: Mapping[str, Any], name: str, path: str, line: int) -> str:
    value = record.get(name)
    if value is not None and not isinstance(value, str | int | float):
        raise QuestionsError(f"{name!r} must be text", path=path, line=line)
    return "" if value is None else str(value).strip()


# Formats


def _read_json_lines(text: str, path: str) -> Iterator[_Row]:
    for number, line in enumerate(split_lines(text), start=1):
        if line.strip():
            yield number, _object(_json(line, path, number), path, number)


def _read_json(text: str, path: str) -> Iterator[_Row]:
    if not isinstance(_json(text, path, 1), list):
        raise QuestionsError("must be a list of objects; write `.jsonl` for one object a line", path=path, line=1)
    # Known to be valid, it is gone through once more, since only so each object's line is known.
    position = _skip(text, _skip(text, 0) + 1)
    line, counted = 1, 0
    while not text.startswith("]", position):
        line, counted = line + line_number(text[counted:position], position - counted) - 1, position
        value, end = _DECODER.raw_decode(text, position)
        yield line, _object(value, path, line)
        position = _skip(text, end)
        position = _skip(text, position + 1) if text.startswith(",", position) else position


def _json(text: str, path: str, line: int) -> Any:
    """Return the value of a text that begins on that line."""
    try:
        return _DECODER.decode(text)
    except RecursionError as error:
        raise QuestionsError("invalid JSON: nested too deeply", path=path, line=line) from error
    except ValueError as error:
        reason, at = getattr(error, "msg", None) or str(error), getattr(error, "pos", 0)
        raise QuestionsError(f"invalid JSON: {reason}", path=path, line=line + line_number(text, at) - 1) from error


def _skip(text: str, position: int) -> int:
    return _SPACE.match(text, position).end()  # type: ignore[union-attr]  # it matches everywhere, if only nothing


def _object(value: object, path: str, line: int) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise QuestionsError("no JSON object", path=path, line=line)
    return value


def _read_tabs(text: str, path: str) -> Iterator[_Row]:
    return _read_rows(text, path, "\t")


def _read_delimited(text: str, path: str) -> Iterator[_Row]:
    first = text.lstrip("\r\n").partition("\n")[0]
    return _read_rows(text, path, max(_DELIMITERS, key=first.count))


def _read_rows(text: str, path: str, delimiter: str) -> Iterator[_Row]:
    records = read_records(text, path, delimiter, keep_empty=True)  # an empty question is one that should abstain
    (line, _), columns = next(records, ((1, 1), []))
    missing = QUESTION not in [name.strip().casefold() for name in columns]
    if columns and missing:
        found = ", ".join(name.strip() for name in columns[:8])
        raise QuestionsError(f"no question column (found: {found}); name it {QUESTION!r}", path=path, line=line)
    for (line, _), cells in records:
        if len(cells) != len(columns):
            message = f"{len(cells)} cell{'s' * (len(cells) != 1)} where the header has {len(columns)}"
            raise QuestionsError(message, path=path, line=line)
        yield line, dict(zip(columns, cells, strict=True))


_READERS: dict[str, Callable[[str, str], Iterator[_Row]]] = {
    ".jsonl": _read_json_lines,
    ".json": _read_json,
    ".csv": _read_delimited,
    ".tsv": _read_tabs,
}
