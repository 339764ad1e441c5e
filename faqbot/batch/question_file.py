"""Open a file of questions, or standard input, and find out how its records are written.

The format is that of `--input-format` or of the suffix. A stream has no suffix, so its first line tells: a JSON object,
the header of a table, or a question. The first bytes tell a workbook, whatever its suffix says.
"""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader
from pathlib import PurePath

from faqbot.batch.input import TEXT_FORMATS, Layout, Raw, has_question, layout_of
from faqbot.batch.output import OWNED
from faqbot.batch.question_sheet import ARCHIVE_MARK, WORKBOOK_FORMATS, read_question_sheet
from faqbot.batch.stream import StreamLines, readable_lines
from faqbot.corpus.records.delimited import DELIMITERS
from faqbot.corpus.records.feed import Feed
from faqbot.errors import QuestionsError, system_reason
from faqbot.system.atomic_files import STANDARD, is_special

INPUT_FORMATS = (*TEXT_FORMATS, *WORKBOOK_FORMATS)

# Other suffixes of the same formats.
_SUFFIXES = {"xlsm": "xlsx", "ndjson": "jsonl"}

# A line of at least three short cells without a space behind the delimiter is a header, and not a sentence.
_FEWEST_CELLS, _LONGEST_CELL = 3, 60
_TOLD = re.compile(r"\"?sep=[^\w\s\"]", re.IGNORECASE)

# As many bytes of a file as tell its kind.
_BEGINNING = 1 << 16


class QuestionFile:
    """An open file of questions: its header is read, its records are not.

    `kind` is one of `INPUT_FORMATS`, `layout` says how the records are read, and `pauses()` whether the next one has
    not arrived yet.
    """

    def __init__(self, stream: BufferedReader, kind: str | None, path: str, columns: Sequence[str] = ()) -> None:
        path = "standard input" if path == STANDARD else path  # as messages name it
        self._rows: list[Raw] | None = None
        self.pauses: Callable[[], bool] = _never
        if kind in WORKBOOK_FORMATS or _peeked(stream, path).startswith(ARCHIVE_MARK):
            self.kind = kind if kind in WORKBOOK_FORMATS else WORKBOOK_FORMATS[0]
            self.layout: Layout
            self.layout, self._rows = read_question_sheet(_all_of(stream, path), path, OWNED, columns)
            return
        lines = StreamLines(stream, path)
        self._feed = Feed(readable_lines(lines, path))
        self.kind = kind or _sniffed(self._feed, columns)
        self.layout = layout_of(self._feed, self.kind, path, OWNED, columns)
        self.pauses = lines.pauses

    def raws(self, after: int = 0) -> Iterator[Raw]:
        """Yield the records, or those behind the record that starts on the line `after`."""
        if self._rows is not None:
            return (raw for raw in self._rows if raw.line > after)
        if not after:
            return self.layout.raws(self._feed)
        self._feed.skip_to(after)
        raws = self.layout.raws(self._feed)
        next(raws, None)  # the record that starts on the line `after`
        return raws

    def count(self) -> int | None:
        """Return the number of records if they are all in memory, as those of a workbook are."""
        return None if self._rows is None else len(self._rows)


def input_kind(path: str, said: str | None) -> str | None:
    """Return the format that is `said` or that the suffix of a path tells; None for a stream, whose content tells.

    Raises `QuestionsError` for a suffix that is not known, and for a file that does not exist and has no known one.
    """
    if not path:  # from an unset variable in a script
        raise QuestionsError("the path to the questions is empty; name a file")
    if said or path == STANDARD:
        return said
    suffix = PurePath(path).suffix.lower().removeprefix(".")
    suffix = _SUFFIXES.get(suffix, suffix)
    if suffix in INPUT_FORMATS:
        return suffix
    if is_special(path):
        return None
    if os.path.isdir(path):
        raise QuestionsError("is a folder; name a file of questions in it", path=path)
    if not os.path.lexists(path):
        raise QuestionsError("cannot read the questions: no such file", path=path)
    names = " ".join(f".{name}" for name in INPUT_FORMATS)
    raise QuestionsError(f"has no known suffix; use one of {names}, or give --input-format", path=path)


@contextmanager
def open_questions(path: str) -> Iterator[BufferedReader]:
    """Open a file of questions, or standard input (`-`); raise `QuestionsError` if it cannot be read."""
    if path == STANDARD:
        yield sys.stdin.buffer  # type: ignore[misc]  # a BufferedReader, typed as BinaryIO
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115 - closed below; only its opening is guarded
        if os.path.isdir(path):
            raise IsADirectoryError(21, "is a directory; name a file")
    except OSError as error:
        raise _unreadable(error, path) from error
    with stream:
        yield stream


def count_records(path: str, kind: str | None, columns: Sequence[str]) -> int | None:
    """Return the number of records of a file of text, which is read once for that; None if it cannot be read twice."""
    if path == STANDARD or is_special(path):
        return None
    with open_questions(path) as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they were given when the file was opened first
        file = QuestionFile(stream, kind, path, columns)
        return sum(1 for _ in file.raws())


def _sniffed(feed: Feed, columns: Sequence[str]) -> str:
    """Return the format of a stream by its first line that is not blank, which is given back to the feed."""
    taken: list[str] = []
    for line in feed:
        taken.append(line)
        if line.strip():
            break
    feed.give_back(taken)
    return _format_of(taken[-1] if taken else "", columns)


def _format_of(line: str, columns: Sequence[str]) -> str:
    line = line.lstrip("\ufeff").strip("\r\n")
    if line.lstrip().startswith("{"):
        return "jsonl"
    if _TOLD.match(line):
        return "csv"
    headers = {mark: [cell.strip(' "') for cell in line.split(mark)] for mark in DELIMITERS}
    naming = next((mark for mark in DELIMITERS if has_question(headers[mark], columns)), None)
    if naming is None:
        naming = next((mark for mark in DELIMITERS if _is_header(line, mark)), "," if columns else None)
    if naming is None:
        return "txt"
    return "tsv" if naming == "\t" else "csv"


def _is_header(line: str, mark: str) -> bool:
    cells = line.split(mark)
    if line.rstrip().endswith(("?", "!", ".")) or f"{mark} " in line:
        return False
    return len(cells) >= _FEWEST_CELLS and all(0 < len(cell.strip()) <= _LONGEST_CELL for cell in cells)


def _peeked(stream: BufferedReader, path: str) -> bytes:
    try:
        return stream.peek(len(ARCHIVE_MARK))
    except OSError as error:
        raise _unreadable(error, path) from error


def _all_of(stream: BufferedReader, path: str) -> bytes:
    try:
        # What is no archive is refused by its beginning; it may be a device without an end.
        return stream.read() if stream.peek(4).startswith(ARCHIVE_MARK) else stream.read(_BEGINNING)
    except OSError as error:
        raise _unreadable(error, path) from error


def _unreadable(error: OSError, path: str) -> QuestionsError:
    reason = "no such file" if isinstance(error, FileNotFoundError) else system_reason(error)
    return QuestionsError(f"cannot read the questions: {reason}", path=path)


def _never() -> bool:
    return False
