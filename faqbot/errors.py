"""What can go wrong, as types.

    FaqbotError
    ├── CorpusError            a document or folder cannot be read
    │   ├── EmptyCorpusError   there is nothing to answer from
    │   └── NoPairsError       a table has no question and answer columns
    ├── IndexFileError         a saved index is damaged, foreign or of another version
    ├── LanguageError          no stemmer for that language
    ├── EncoderError           an encoder is none, or gives no vectors
    ├── TopicError             no document has that title
    ├── ConversationError      the state of a conversation cannot be read
    ├── ChunkReferenceError    a chunk is named that is not there, or that several could be
    ├── QuestionsError         a file of questions cannot be read
    ├── OutputError            a result cannot be written
    ├── CheckpointError        a batch cannot go on from where it was left
    └── WorkerError            a process that answered questions has died

    CorpusWarning              something in a document was passed over, and the rest was read

`str(error)` is one line that names the place, what is wrong and what to do.
"""

from __future__ import annotations

import os
from typing import Any


class FaqbotError(Exception):
    """Root of every error that faqbot raises on purpose.

    `path` is the file or folder at fault, `line` the 1-based line in it, `row` the 1-based row of a table;
    each is None where it does not apply.
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
        return _placed(self.message, self.path, self.line)

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions pickle by their positional arguments; a process pool must not lose the place.
        return (_rebuilt, (type(self), self.message, self.path, self.line, self.row))


class CorpusError(FaqbotError):
    """A document or folder cannot be read."""


class EmptyCorpusError(CorpusError):
    """No document was found, or none holds any text."""


class NoPairsError(CorpusError):
    """A table has no question and answer columns: another kind of table, which a folder may well hold."""


class IndexFileError(FaqbotError):
    """A saved index is damaged, foreign, or of another format version."""


class LanguageError(FaqbotError):
    """There is no stemmer for that language."""


class EncoderError(FaqbotError):
    """An encoder is none, its package is not installed, or what it gave are no vectors."""


class TopicError(FaqbotError):
    """No document of the corpus has that title."""


class ConversationError(FaqbotError):
    """What should be the state of a conversation is none."""


class ChunkReferenceError(FaqbotError):
    """A chunk is named that is not there, or that several could be."""


class QuestionsError(FaqbotError):
    """A file of questions cannot be read."""


class OutputError(FaqbotError):
    """A result cannot be written."""


class CheckpointError(FaqbotError):
    """A batch cannot go on from where it was left."""


class WorkerError(FaqbotError):
    """A process that answered questions for this one has died."""


class CorpusWarning(UserWarning):
    """Something in a document was passed over; the rest was read."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(_placed(message, path, line))
        self.message = message
        self.path = path
        self.line = line


def system_reason(error: OSError | ValueError) -> str:
    """Say what the system refused, in its own words and without its number."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def _placed(message: str, path: str | None, line: int | None) -> str:
    """Put the place before the message, as compilers do."""
    if path is None:
        return message
    return f"{path}: {message}" if line is None else f"{path}:{line}: {message}"


def _rebuilt(kind: type[FaqbotError], message: str, path: str | None, line: int | None, row: int | None) -> FaqbotError:
    return kind(message, path=path, line=line, row=row)
