"""The user's verdicts on answers, collected in a CSV file for the author of the documents.

The first two columns of the file are those of phrasings.csv, so that rows can be copied there: a question with the
chunk that answers it, or with an empty cell if no chunk does. A "?" in place of the chunk has to be replaced first.
"""

from __future__ import annotations

import io
import os
from typing import Any, Literal, NamedTuple

from faqbot.errors import OutputError, system_reason
from faqbot.rendering.delimited_lines import DelimitedLines
from faqbot.rendering.readable import one_line
from faqbot.system.locks import exclusive
from faqbot.system.user_folders import user_folder

FEEDBACK_COLUMNS = ("question", "chunk", "verdict", "given", "outcome", "confidence")
_HEADER = ",".join(FEEDBACK_COLUMNS).encode()


class Verdict(NamedTuple):
    """A row of the file: a `question`, the id of the right `chunk`, and the answer that was given.

    `chunk` is empty if no chunk answers the question, and "?" if the user did not name the right chunk. `given` has the
    ids of the chunks that were shown, joined by spaces. `confidence` is between 0 and 1.
    """

    question: str
    chunk: str
    verdict: Literal["good", "bad"]
    given: str
    outcome: str
    confidence: float


def feedback_path() -> str:
    """Return the path of the file of feedback; raise `OutputError` if the user has no home folder."""
    try:
        return os.path.join(user_folder("data"), "feedback.csv")
    except OutputError as error:
        raise OutputError(f"cannot keep the feedback: {error}") from error


def keep(verdict: Verdict, path: str, earlier: Verdict | None = None) -> bool:
    """Add a row to the file, whole or not at all, even while other shells add rows.

    The row of an `earlier` verdict on the same answer is taken out. Returns whether it was there. A new file is
    readable by its owner only, like the history of questions. Raises `OutputError` if the file cannot be written or has
    other columns.
    """
    target = os.path.realpath(path)  # a symbolic link made by the user is followed
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with exclusive(target, required=False) as file:
            _append(file, _row(verdict), path)
            return earlier is not None and _take_out(file, _row(earlier), len(_row(verdict)))
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
    if file.write(data) != len(data):  # the file is unbuffered, so a full disk shows here
        file.truncate(end)
        raise OutputError("cannot keep the feedback: no space left", path=path)


def _take_out(file: io.FileIO, row: bytes, added: int) -> bool:
    """Take a row out of the file, if it is there before the row of `added` bytes that was added last."""
    file.seek(0)
    data = file.read()
    at = data.rfind(b"\n" + row, 0, len(data) - added) + 1
    if not at:
        return False
    file.seek(at)
    file.write(data[at + len(row) :])
    file.truncate()
    return True


def _row(verdict: Verdict) -> bytes:
    """Return a row as CSV: the question on one line, and no cell that a spreadsheet would run as a formula."""
    cells: dict[str, Any] = verdict._asdict() | {"question": one_line(verdict.question)}
    row = {**cells, "confidence": round(verdict.confidence, 4)}
    return DelimitedLines(",").line([row[name] for name in FEEDBACK_COLUMNS]).encode("utf-8", "replace")
