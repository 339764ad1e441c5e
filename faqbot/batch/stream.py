"""Lines of a stream of questions, as they come: what is there is handed on before more is waited for."""

from __future__ import annotations

import codecs
import os
import select
import stat
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, StringIO, UnsupportedOperation

from faqbot.corpus.decoding import marked_encoding
from faqbot.errors import QuestionsError, system_reason

# Bytes asked for at a time; a pipe gives what it has.
_CHUNK = 1 << 16


class StreamLines(Iterator[str]):
    r"""The lines of a stream with their ends, which are `\n`, `\r\n` and `\r`; bytes that are no UTF-8 are escaped.

    `position` is the number of bytes taken so far. Raises `QuestionsError` for what cannot be read.
    """

    def __init__(self, stream: BufferedReader, path: str) -> None:
        self._stream = stream
        self._path = path
        with self._readable():
            self.encoding = marked_encoding(stream.peek(4)) or "utf-8"
        self._decoder = codecs.getincrementaldecoder(self.encoding)("surrogateescape")
        self._trickles = _trickles(stream)
        self._ready: deque[str] = deque()
        self._begun: list[str] = []  # of a line whose end has not come
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
        """Whether the next line has to be waited for: on a terminal, or a pipe that has no more for now."""
        return self._trickles and not (self._ready or self._ended or _has_more(self._stream))

    def _read(self) -> None:
        data = self._stream.read1(_CHUNK)
        self.position += len(data)
        self._ended = not data
        text = self._decoder.decode(data, final=self._ended)
        self._begun.append(text)
        if not self._ended and "\n" not in text and "\r" not in text:
            return  # joined when its end has come: a long line is not copied again for each of its parts
        lines = list(StringIO("".join(self._begun), newline=""))
        # What ends in a carriage return may go on with the line feed that belongs to it.
        self._begun = [lines.pop()] if lines and not self._ended and not lines[-1].endswith("\n") else []
        self._ready.extend(lines)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError as error:
            message = f"begins with the mark of {self.encoding} but is not; save it as UTF-8"
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
    """Whether a read would return at once; where the system cannot tell (a pipe on Windows), it might not."""
    try:
        return bool(select.select([stream], [], [], 0)[0])
    except (OSError, ValueError):
        return False
