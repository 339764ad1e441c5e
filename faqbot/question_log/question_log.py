"""`QuestionLog`: add lines to the file of the log, whole or not at all, while other processes and threads add theirs.

The file is opened, locked, written by one call, and closed for each question. So the log may be moved away or removed
at any time (as logrotate does), processes may be forked, and a bot may be pickled. It takes 30 µs of a question's time.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, Literal

from faqbot.answering.reply import Reply
from faqbot.errors import LogWarning, OutputError, system_reason
from faqbot.question_log.log_lines import LogLine, as_bytes, judged, line_of
from faqbot.system.callers import warn_caller
from faqbot.system.locks import exclusive

# The first byte of every log: its lines are JSON objects.
_BEGINNING = b"{"


class QuestionLog:
    """A log of questions in the file `path`, which is made when the first question is asked.

    E-mail addresses, telephone numbers, card numbers and IBANs are replaced before anything is written, unless `raw`.
    The file is readable by its owner only; a missing folder is made. Threads and processes may share a log, and a log
    can be pickled. If the file cannot be written, or holds something else than a log, a `LogWarning` says so once, and
    the questions are answered all the same.

    >>> QuestionLog("asked.jsonl", raw=True)
    QuestionLog('asked.jsonl', raw=True)
    """

    def __init__(self, path: str | os.PathLike[str], *, raw: bool = False) -> None:
        self._given = os.fspath(path)
        self._path = os.path.abspath(self._given)  # the current folder may change
        self._raw = raw
        self._has_warned = False

    @property
    def path(self) -> str:
        """The absolute path of the file."""
        return self._path

    def __repr__(self) -> str:
        return f"QuestionLog({self._given!r}{', raw=True' if self._raw else ''})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_reopened, (self._path, self._raw))

    def check(self) -> None:
        """Make the file and its folder if they are missing; raise `OutputError` if the file cannot be written."""
        try:
            self._append(b"")
        except (OSError, ValueError) as error:
            raise OutputError(f"cannot log questions: {system_reason(error)}", path=self._given) from error

    def add(self, question: str, reply: Reply, topic: Sequence[str] = ()) -> LogLine | None:
        """Add the line for a question and its reply, and return it for `judge`; a blank question is not logged.

        `topic` has the titles of the documents that were asked, none for all documents.
        """
        lines = self.add_all([(question, reply)], topic)
        return lines[0] if lines else None

    def add_all(self, asked: Iterable[tuple[str, Reply]], topic: Sequence[str] = ()) -> list[LogLine]:
        """Add the lines for several questions and their replies at once, and return them."""
        lines = [line_of(question, topic, reply, raw=self._raw) for question, reply in asked if question.strip()]
        if lines:
            self._write(b"".join(map(as_bytes, lines)))
        return lines

    def judge(self, line: LogLine, verdict: Literal["good", "bad"], right: str | None = None) -> None:
        """Add the verdict on the answer to the question of a line that `add` returned.

        `right` is the id of the chunk that is right, `-` if no chunk answers the question, None if nobody knows.
        """
        self._write(as_bytes(judged(line, verdict, right)))

    def _write(self, data: bytes) -> None:
        try:
            self._append(data)
        except (OSError, ValueError) as error:
            if not self._has_warned:
                self._has_warned = True
                message = f"{self._given}: questions are not logged: {system_reason(error)}"
                warn_caller(LogWarning(message))

    def _append(self, data: bytes) -> None:
        """Add bytes at the end of the file; on a file whose last line was not finished, begin a new line.

        A part of the bytes, from a disk that is full, is taken away again.
        """
        try:
            self._locked_append(self._path, data)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            self._locked_append(self._path, data)
        except OSError:
            real = os.path.realpath(self._path)
            if real == self._path:
                raise
            self._locked_append(real, data)  # the user has put a symbolic link there, which the lock does not follow

    def _locked_append(self, path: str, data: bytes) -> None:
        with exclusive(path, required=False, appends=True) as file:
            if file.read(1) not in (b"", _BEGINNING):
                raise OSError(errno.EINVAL, "is not a log of questions, and stays as it is; name another file", path)
            end = file.seek(0, os.SEEK_END)
            if end and data:
                file.seek(end - 1)
                data = data if file.read(1) == b"\n" else b"\n" + data
            if data and file.write(data) != len(data):
                with suppress(OSError):
                    file.truncate(end)
                raise OSError(28, "no space left on device")


def _reopened(path: str, raw: bool) -> QuestionLog:  # noqa: FBT001 - pickle passes no names
    return QuestionLog(path, raw=raw)
