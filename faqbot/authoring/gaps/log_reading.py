"""Read logs of questions, and the answers that `faqbot batch` writes: both have the columns that gaps are found by.

A line that cannot be read is passed over and named. Of several lines about one question (see `log_lines`), the last
one holds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from faqbot.corpus.files.decoding import decode
from faqbot.corpus.files.whole_files import read_whole
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.records.columns import missing_columns, wrong_width
from faqbot.corpus.records.delimited import DELIMITED, Records, find_dialect
from faqbot.corpus.records.feed import feed_of
from faqbot.corpus.records.json_records import parse_object
from faqbot.errors import CorpusError, QuestionsError, system_reason
from faqbot.system.atomic_files import STANDARD

# The columns that a file must have to be a log.
_WANTED = ("question", "outcome")
_OUTCOMES = ("answer", "choose", "abstain")
_VERDICTS = ("good", "bad")
# What `faqbot batch` writes before a cell that a spreadsheet would run as a formula.
_GUARDED = ("'=", "'+", "'-", "'@")


class LoggedQuestion(NamedTuple):
    """A question of a log; `log_lines` says what the fields mean. `time` is empty in the answers of a batch."""

    question: str
    outcome: str
    confidence: float
    topic: tuple[str, ...] = ()
    chunk: str = ""
    feedback: str = ""
    right: str = ""
    time: str = ""


class BrokenLine(NamedTuple):
    """A line of a log that cannot be read, and the reason."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class LogReading(NamedTuple):
    """The questions of logs, in the order of the files, and the lines that are broken."""

    questions: tuple[LoggedQuestion, ...]
    broken: tuple[BrokenLine, ...]


# A line, and its columns or the reason why it has none.
_Row = tuple[int, Mapping[str, Any] | str]


def read_logs(paths: Sequence[str]) -> LogReading:
    """Read the logs at these paths (`-`: standard input).

    Raises `QuestionsError` for a file that cannot be read, and for one that has text but no line of a log.
    """
    entries: dict[object, LoggedQuestion] = {}
    broken: list[BrokenLine] = []
    for path in paths:
        before, faults = len(entries), len(broken)
        for line, row in _rows(_data(path), path):
            if isinstance(row, str):
                broken.append(BrokenLine(path, line, row))
                continue
            try:
                question = _question(row)
            except ValueError as error:
                broken.append(BrokenLine(path, line, str(error)))
                continue
            entries[row.get("entry") or (path, line)] = question
        if len(entries) == before and len(broken) > faults and not _is_known(path, paths, entries):
            first = broken[faults]
            message = f"is no log of questions and no output of faqbot batch: {first.reason}"
            raise QuestionsError(message, path=path, line=first.line)
    return LogReading(tuple(entries.values()), tuple(broken))


def _is_known(path: str, paths: Sequence[str], entries: Mapping[object, LoggedQuestion]) -> bool:
    """Whether a file without a new question may hold verdicts on those of an earlier file."""
    return path != paths[0] and bool(entries)


def _data(path: str) -> bytes:
    try:
        if path == STANDARD:
            return read_whole(sys.stdin.buffer)
        with open(path, "rb") as file:
            return read_whole(file)
    except (OSError, ValueError) as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else system_reason(error)
        name = "standard input" if path == STANDARD else path
        raise QuestionsError(f"cannot read the log: {reason}", path=name) from error


def _rows(data: bytes, path: str) -> Iterator[_Row]:
    is_table = suffix_of(path) in DELIMITED or (path == STANDARD and data.lstrip()[:1] not in (b"{", b""))
    return _table_rows(data, path) if is_table else _json_rows(data, path)


def _json_rows(data: bytes, path: str) -> Iterator[_Row]:
    for line, content in enumerate(data.split(b"\n"), start=1):
        if not content.strip():
            continue
        try:
            yield line, parse_object(content.decode(), path, line)
        except UnicodeDecodeError:
            yield line, "has bytes that are not UTF-8"
        except CorpusError as error:
            yield line, error.message


def _table_rows(data: bytes, path: str) -> Iterator[_Row]:
    try:
        feed = feed_of(decode(data, path))
    except CorpusError as error:
        raise QuestionsError("cannot read the log: it is no text", path=path, line=error.line) from error
    suffix = suffix_of(path) if path != STANDARD else ".csv"
    records = Records(feed, find_dialect(feed, suffix, lambda names: set(_WANTED) <= set(names)))
    header = next(records, None)
    if header is None:
        return
    if not set(_WANTED) <= set(header.cells):
        message = f"is no log of questions and no output of faqbot batch: {missing_columns(header.cells, _WANTED)}"
        raise QuestionsError(message, path=path, line=header.lines[0])
    for (line, _), cells, fault in records:
        if fault or len(cells) != len(header.cells):
            yield line, fault or wrong_width(cells, header.cells)
        else:
            yield line, dict(zip(header.cells, map(_unguarded, cells), strict=True))


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _question(row: Mapping[str, Any]) -> LoggedQuestion:
    """Return the question of a row; raise `ValueError` with the reason if the row is broken."""
    texts = {name: _text(row, name) for name in ("question", "outcome", "chunk", "feedback", "right", "time")}
    if not texts["question"].strip():
        raise ValueError("has no question")
    if texts["outcome"] not in _OUTCOMES:
        if texts["outcome"] == "error":
            raise ValueError("the question was not asked, because its row could not be read")
        message = f"the outcome must be one of {', '.join(_OUTCOMES)}, not {texts['outcome']!r}"
        raise ValueError(message)
    if texts["feedback"] not in ("", *_VERDICTS):
        message = f"feedback must be {' or '.join(_VERDICTS)}, not {texts['feedback']!r}"
        raise ValueError(message)
    return LoggedQuestion(confidence=_probability(row.get("confidence")), topic=_titles(row.get("topic")), **texts)


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        message = f"`{name}` is not text"
        raise ValueError(message)
    return value or ""


def _probability(value: object) -> float:
    try:
        # With `batch --excel`, a confidence may have a decimal comma.
        given = value.replace(",", ".") if isinstance(value, str) else value
        number = float(given) if isinstance(given, int | float | str) else -1.0
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise ValueError("confidence is not a number from 0 to 1")
    return number


def _titles(value: object) -> tuple[str, ...]:
    """Return the titles in a list; a column `topic` that came with the questions of a batch says nothing."""
    return tuple(title for title in value if isinstance(title, str)) if isinstance(value, list) else ()
