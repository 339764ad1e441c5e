"""The lines of a stream of questions, as soon as they arrive: every complete line is yielded before the next wait.

The encodings are those of a document (`corpus.files.decoding`). A document without a byte order mark is UTF-8 or cp1252
as a whole. A stream cannot be looked at as a whole, so here each line that is not UTF-8 is read as cp1252.
"""

from __future__ import annotations

import codecs
import os
import re
import select
import stat
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader, StringIO, UnsupportedOperation

from faqbot.corpus.files.decoding import marked_encoding
from faqbot.errors import CorpusWarning, QuestionsError, system_reason

# The most bytes of one read; a pipe returns fewer if fewer have arrived.
_CHUNK = 1 << 16

# The longest line, in characters: as much as one record of a table may have. A stream without a line end, such as
# /dev/zero, would otherwise take all memory.
_LONGEST_LINE = 16_000_000
_NO_TEXT = "holds a NUL byte, so it is not text; name a .txt, .csv, .tsv, .jsonl, .xlsx or .ods file"

# The characters that `surrogateescape` puts in place of bytes that are not UTF-8.
_UNDECODED = re.compile(r"[\udc80-\udcff]")


class StreamLines(Iterator[str]):
    r"""The lines of a stream with their line ends: `\n`, `\r\n` or `\r`.

    The encoding is that of the byte order mark, else UTF-8; bytes that cannot be decoded become surrogate escapes.
    `position` is the number of bytes read so far. Raises `QuestionsError` if the stream cannot be read, and for a line
    of more than 16,000,000 characters.
    """

    def __init__(self, stream: BufferedReader, path: str) -> None:
        self._stream = stream
        self._path = path
        with self._readable():
            self.encoding = marked_encoding(stream.peek(4)) or "utf-8"
        self._decoder = codecs.getincrementaldecoder(self.encoding)("surrogateescape")
        self._trickles = _trickles(stream)
        self._ready: deque[str] = deque()
        self._begun: list[str] = []  # the parts of a line whose end has not arrived
        self._length = 0  # of these parts together, in characters
        self._number = 1  # of this line
        self._ended = False
        self.position = 0

    def __next__(self) -> str:
        while not self._ready:
            if self._ended:
                raise StopIteration
            with self._readable():
                self._read()
        return self._ready.popleft()

    def pauses(self) -> bool:
        """Whether the next line has not arrived yet, on a terminal or a pipe; always False for a regular file."""
        return self._trickles and not (self._ready or self._ended or _has_more(self._stream))

    def _read(self) -> None:
        data = self._stream.read1(_CHUNK)
        self.position += len(data)
        self._ended = not data
        text = self._decoder.decode(data, final=self._ended)
        self._begun.append(text)
        if not self._ended and "\n" not in text and "\r" not in text:
            self._refuse_endless(text)
            return  # joined when the line end arrives, so that a long line is copied once
        lines = list(StringIO("".join(self._begun), newline=""))
        # After a final carriage return, the next read may begin with the line feed that belongs to the same line end.
        self._begun = [lines.pop()] if lines and not self._ended and not lines[-1].endswith("\n") else []
        self._ready.extend(lines)
        self._length = sum(map(len, self._begun))
        self._number += len(lines)

    def _refuse_endless(self, text: str) -> None:
        """Raise `QuestionsError` where a line goes on with this text and is no text, or longer than any question."""
        self._length += len(text)
        if "\0" in text and self._number == 1:
            raise QuestionsError(_NO_TEXT, path=self._path, line=1)
        if self._length > _LONGEST_LINE:
            remedy = "put each question on a line or in a row of its own"
            message = f"a line of more than {_LONGEST_LINE:,} characters; faqbot reads no longer ones, so {remedy}"
            raise QuestionsError(message, path=self._path, line=self._number)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError as error:
            message = f"begins with the byte order mark of {self.encoding} but is not {self.encoding}; save it as UTF-8"
            raise QuestionsError(message, path=self._path) from error
        except OSError as error:
            message = f"cannot read the questions: {system_reason(error)}"
            raise QuestionsError(message, path=self._path) from error


def readable_lines(lines: Iterable[str], path: str | None = None) -> Iterator[str]:
    """Yield lines of a stream or of a piece of it; those with bytes that are not UTF-8 are read as cp1252 (Windows).

    Bytes that cp1252 does not have either stay surrogate escapes. With a `path`, a `CorpusWarning` names the first line
    that is not UTF-8, and a NUL character in the first line, which no text has, raises `QuestionsError`.
    """
    warned = path is None
    for number, line in enumerate(lines, start=1):
        if number == 1 and path is not None and "\0" in line:
            raise QuestionsError(_NO_TEXT, path=path, line=1)
        if line.isascii() or not is_undecoded(line):
            yield line
            continue
        if not warned:
            warned = True
            message = "is not UTF-8; lines with such bytes are read as cp1252 (Windows)"
            warnings.warn(CorpusWarning(message, path=path, line=number), stacklevel=2)
        yield _as_windows(line)


def is_undecoded(text: str) -> bool:
    """Whether a text has bytes, as surrogate escapes, that could not be decoded."""
    return not text.isascii() and _UNDECODED.search(text) is not None


def decoded(text: str) -> str:
    """Return a text with U+FFFD for each byte that could not be decoded."""
    return _UNDECODED.sub("\ufffd", text)


def _as_windows(line: str) -> str:
    try:
        return line.encode("utf-8", "surrogateescape").decode("cp1252")
    except ValueError:  # bytes that cp1252 does not have
        return line


def _trickles(stream: BufferedReader) -> bool:
    try:
        return not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, UnsupportedOperation):
        return False


def _has_more(stream: BufferedReader) -> bool:
    """Whether a read would return at once; False also where the system cannot tell (a pipe on Windows)."""
    try:
        return bool(select.select([stream], [], [], 0)[0])
    except (OSError, ValueError):
        return False
