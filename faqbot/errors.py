"""The errors and warnings that faqbot raises, one class for each kind of failure.

    FaqbotError
    ├── CorpusError            a document or folder cannot be read
    │   ├── EmptyCorpusError   the documents hold no text to answer from
    │   ├── NoPairsError       a table has no question and answer columns
    │   │   └── SwitchedOffError  a table has answers, and all of them are switched off
    │   └── MissingLibraryError  the library that reads a format is not installed
    ├── IndexFileError         a saved index is damaged, is not faqbot's, or has another format version
    │   └── DamagedIndexError  a saved index is not what was written
    ├── LanguageError          there is no stemmer for the language
    ├── EncoderError           an encoder is not usable, or returned no valid vectors
    ├── TopicError             no document has the title
    ├── FilterError            no chunk has the metadata that a filter names
    ├── ConversationError      the saved state of a conversation cannot be read
    ├── ChunkReferenceError    a reference matches no chunk, or more than one
    ├── QuestionsError         a file of questions cannot be read
    ├── OutputError            a result cannot be written
    ├── CheckpointError        an interrupted batch cannot be continued
    └── WorkerError            a worker process that answered questions has died

    CorpusWarning              a part of a document was skipped, and the rest was read
    LogWarning                 questions are not logged, and are answered all the same

`str(error)` is one line of bounded length: the file and line at fault, the cause, and, if there is one, the remedy. The
remedy is a call in Python, or a command where the command line runs (see `remedy`).
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class FaqbotError(Exception):
    """Base class of every error that faqbot raises on purpose.

    `path` is the file or folder at fault, `line` the 1-based line in that file, and `row` the 1-based row of a table.
    Each of the three is None where it does not apply.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | os.PathLike[str] | None = None,
        line: int | None = None,
        row: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = None if path is None else os.fspath(path)
        self.line = line
        self.row = row

    def __str__(self) -> str:
        return _one_line(_placed(self.message, self.path, self.line))

    def __reduce__(self) -> tuple[Any, ...]:
        # By default an exception pickles its positional arguments only, so a process pool would lose `path` and `line`.
        return (_rebuilt, (type(self), self.message, self.path, self.line, self.row))


class CorpusError(FaqbotError):
    """A document or folder cannot be read."""


class EmptyCorpusError(CorpusError):
    """No document was found, or no document holds any text."""


class NoPairsError(CorpusError):
    """A table has no question and answer columns; a folder may hold such tables for other purposes."""


class SwitchedOffError(NoPairsError):
    """A table has answers, and its author has switched off all of them."""


class MissingLibraryError(CorpusError):
    """A document is in a format whose library is not installed; the message says which to install."""


class IndexFileError(FaqbotError):
    """A saved index is damaged, was not written by faqbot, or has another format version."""


class DamagedIndexError(IndexFileError):
    """A saved index is not what was written; it can be used again when it is whole, or rebuilt."""


class LanguageError(FaqbotError):
    """There is no stemmer for the language that was asked for."""


class EncoderError(FaqbotError):
    """An encoder is not usable, its package is not installed, or it returned no valid vectors."""


class TopicError(FaqbotError):
    """No document of the corpus has the title that was asked for."""


class FilterError(FaqbotError):
    """No chunk has the metadata that a filter names, or the metadata holds values of another type."""


class ConversationError(FaqbotError):
    """The saved state of a conversation cannot be read."""


class ChunkReferenceError(FaqbotError):
    """A reference matches no chunk, or more than one."""


class QuestionsError(FaqbotError):
    """A file of questions cannot be read."""


class OutputError(FaqbotError):
    """A result cannot be written."""


class CheckpointError(FaqbotError):
    """A batch that was interrupted cannot be continued."""


class WorkerError(FaqbotError):
    """A worker process that answered questions for this process has died."""


class CorpusWarning(UserWarning):
    """A part of a document was skipped, and the rest was read; or the documents seem to be in another language."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(_one_line(_placed(message, path, line)))
        self.message = message
        self.path = path
        self.line = line


class LogWarning(UserWarning):
    """Questions cannot be written to the log; they are answered all the same. Emitted once for each log."""


# The variable of the environment that, set to 1, lets commands print the traceback of an error that is a fault.
DEBUG = "FAQBOT_DEBUG"

# The error codes of a process, or of a machine, that has too many files open.
TOO_MANY_FILES = (errno.EMFILE, errno.ENFILE)

# The folder of the package, in which the place of a fault is looked for.
_PACKAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "")

# Line ends, which a document, a path or an argument may bring into a message.
_BREAK = r"[\n-\r\x1c-\x1e\x85\u2028\u2029]"
_SPACES = r"\s++"

# The most characters of an error as text, and how many of them are from the end of a longer message.
_LONGEST, _END = 4_000, 1_000

# The variable of the environment that says, while the command line runs, that remedies name commands. The processes
# that a command starts have it, too.
_NAMING = "_FAQBOT_NAMES_COMMANDS"


@contextmanager
def naming_commands() -> Iterator[None]:
    """Let the remedies in messages name commands of the command line within the context, and not calls in Python."""
    before = os.environ.get(_NAMING)
    os.environ[_NAMING] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_NAMING]
        else:
            os.environ[_NAMING] = before


def remedy(call: str, command: str) -> str:
    """Return what a person can do about an error: a `call` in Python, or a `command` where the command line runs."""
    return command if _NAMING in os.environ else call


def unforeseen(error: BaseException) -> str:
    """Return the line about an error that faqbot does not raise on purpose: what it is, where, and to report it."""
    if isinstance(error, MemoryError):
        return "out of memory; if neither the documents nor the questions are large, please report this as a fault"
    place, trace = "", error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path.startswith(_PACKAGE):
            place = f" in {path.removeprefix(_PACKAGE)}, line {trace.tb_lineno}"
        trace = trace.tb_next
    what = f"{type(error).__name__}: {error}".removesuffix(": ")
    return f"a fault of faqbot{place} ({what}); please report it, with what FAQBOT_DEBUG=1 prints besides"


def system_reason(error: OSError | ValueError) -> str:
    """Return the operating system's message for an error, in lower case and without the error number.

    Where too many files are open, it goes on with the command that allows more.
    """
    reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
    return f"{reason} (ulimit -n allows more)" if getattr(error, "errno", None) in TOO_MANY_FILES else reason


def _placed(message: str, path: str | None, line: int | None) -> str:
    """Put the path and the line before a message, as compilers do."""
    if path is None:
        return message
    return f"{path}: {message}" if line is None else f"{path}:{line}: {message}"


def _one_line(text: str) -> str:
    """Return a message with a space for each line end; of a huge message, the beginning and the end."""
    text = re.sub(_SPACES, lambda found: " " if re.search(_BREAK, found[0]) else found[0], text)
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - _END]} … {text[-_END:]}"  # the remedy is at the end


def _rebuilt(kind: type[FaqbotError], message: str, path: str | None, line: int | None, row: int | None) -> FaqbotError:
    return kind(message, path=path, line=line, row=row)
