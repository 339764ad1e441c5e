"""The lines of a stream of questions, as soon as they arrive: every complete line is yielded before the next wait."""

from __future__ import annotations

import codecs
import os
import select
import stat
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, StringIO, UnsupportedOperation

from faqbot.corpus.files.decoding import marked_encoding
from faqbot.errors import QuestionsError, system_reason

# The most bytes of one read; a pipe returns fewer if fewer have arrived.
_CHUNK = 1 << 16


class StreamLines(Iterator[str]):
    r"""The lines of a stream with their line ends: `\n`, `\r\n` or `\r`.

    The encoding is that of the byte order mark, else UTF-8; bytes that cannot be decoded become surrogate escapes.
    `position` is the number of bytes read so far. Raises `QuestionsError` if the stream cannot be read.
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
            return  # joined when the line end arrives, so that a long line is copied once
        lines = list(StringIO("".join(self._begun), newline=""))
        # After a final carriage return, the next read may begin with the line feed that belongs to the same line end.
        self._begun = [lines.pop()] if lines and not self._ended and not lines[-1].endswith("\n") else []
        self._ready.extend(lines)

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
