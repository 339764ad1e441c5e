"""What people say of the answers, kept in a file of the user's for whoever looks after the documents.

The file is a CSV of the columns below. Its first two are those of phrasings.csv, so that rows can be copied there: a
question with the chunk that answers it, or without one as a question that nothing answers. A "?" for a chunk has to be
filled in first.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Literal, NamedTuple

from faqbot.batch.output import Form, encoded
from faqbot.errors import OutputError, system_reason
from faqbot.rendering.readable import one_line

COLUMNS = ("question", "chunk", "verdict", "given", "outcome", "confidence")
_HEADER = ",".join(COLUMNS).encode()


class Verdict(NamedTuple):
    """A row: the `question`, the id of the `chunk` that is right, and what it was answered with.

    `chunk` is empty if nothing answers, "?" if it is not known what does; `given` has the ids of what was answered
    with, joined by spaces.
    """

    question: str
    chunk: str
    verdict: Literal["good", "bad"]
    given: str
    outcome: str
    confidence: float


def feedback_path() -> str:
    """Return the file that feedback is kept in."""
    from platformdirs import user_data_dir  # noqa: PLC0415 - most sessions give none

    return os.path.join(user_data_dir("faqbot", appauthor=False), "feedback.csv")


def keep(verdict: Verdict, path: str) -> None:
    """Add a row to the file, whole or not at all, also where several shells add theirs at once.

    Raises `OutputError` if the file cannot be written or is not one of these columns.
    """
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "ab+", buffering=0) as file, _locked(file):
            _append(file, _row(verdict), path)
    except OSError as error:
        raise OutputError(f"cannot keep the feedback: {system_reason(error)}", path=path) from error


def _append(file: io.FileIO, row: bytes, path: str) -> None:
    end = file.seek(0, os.SEEK_END)
    before = b"" if end else _HEADER + b"\n"
    if end:
        file.seek(0)
        first = file.readline().removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")
        if first != _HEADER:
            message = f"cannot keep the feedback: the first line is not `{_HEADER.decode()}`; move the file away"
            raise OutputError(message, path=path)
        file.seek(end - 1)
        before = b"" if file.read(1) == b"\n" else b"\n"
    data = before + row
    if file.write(data) != len(data):  # the disk is full
        file.truncate(end)
        raise OutputError("cannot keep the feedback: no space left", path=path)


def _row(verdict: Verdict) -> bytes:
    """Return a row as CSV; a question takes one line, and no cell is a formula to a spreadsheet."""
    cells: dict[str, Any] = verdict._asdict() | {"question": one_line(verdict.question)}
    row = {**cells, "confidence": round(verdict.confidence, 4)}
    return encoded(Form("csv", COLUMNS).line(row))


@contextmanager
def _locked(file: io.FileIO) -> Iterator[None]:
    """Keep other shells from writing, where the system has locks; elsewhere rows are appended whole all the same."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    with suppress(OSError):  # some network file systems have none
        fcntl.flock(file, fcntl.LOCK_EX)
    yield  # closing the file unlocks it
