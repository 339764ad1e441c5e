"""Decode the bytes of a file and split the text into lines.

The encoding is that of the byte-order mark; without a mark, the text is read as strict UTF-8, or else, with a warning,
in the encoding that its words speak for (see `guessed_encoding`), which is cp1252 for Western languages. A text that
may be in several encodings is refused: nobody can read what the wrong one makes of it. No detector is used. Of
429 pages and parts of pages in cp1252 and Latin-1, one of them (charset-normalizer) read 137 in other encodings.
"""

from __future__ import annotations

import codecs
import os
import re
from io import StringIO
from itertools import accumulate
from unicodedata import normalize

from faqbot.corpus.readers.file_kinds import binary_kind
from faqbot.errors import CorpusError, CorpusWarning, system_reason
from faqbot.system.callers import warn_caller

# Byte-order marks and their codecs. UTF-32's little-endian mark begins with UTF-16's, so UTF-32 is tried first. Each
# of these codecs removes the mark.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Longest line of prose, in characters. A text file with a longer line is a dump of data: prose stays far below this
# limit, even with a whole paragraph on each line.
LONGEST_LINE = 1_000_000

# A line end is `\n`, `\r\n` or `\r`, as in editors. (`str.splitlines` also splits at form feeds and U+2028.)
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_text(path: str | os.PathLike[str], name: str, digests: dict[str, str] | None = None) -> str:
    """Return the text of a file; `name` is the name it is cited by.

    `digests` receives the SHA-256 of the file, as in `read_bytes`. Raises `CorpusError` as `read_bytes` and `decode`.
    """
    return decode(read_bytes(path, digests), name)


def read_bytes(path: str | os.PathLike[str], digests: dict[str, str] | None = None) -> bytes:
    """Return the bytes of a file; raise `CorpusError` with the system's reason if it cannot be read.

    `digests`, if given, receives the SHA-256 of the bytes under the path, so that the caller can tell later whether the
    file changed.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise CorpusError(system_reason(error), path=path) from error
    if digests is not None:
        from hashlib import sha256  # noqa: PLC0415 - most callers need no digests

        digests[os.fspath(path)] = sha256(data).hexdigest()
    return data


def decode(data: bytes, path: str) -> str:
    """Return the text of a file; raise `CorpusError` if it is binary or in an encoding that faqbot does not read."""
    text = _decode_marked(data, path)
    if text is None:
        other = binary_kind(data)
        if other:
            raise CorpusError(other, path=path)
        text = _decode_unmarked(data, path)
    nul = text.find("\0")
    if nul >= 0:
        line = line_number(text, nul)
        raise CorpusError("holds a NUL byte, so it is not text; leave it out of the corpus", path=path, line=line)
    return text


def marked_encoding(start: bytes) -> str | None:
    """Return the codec of a file's byte-order mark, which also removes the mark; None if the file has no mark.

    `start` is the beginning of the file, at least four bytes or the whole file.
    """
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)


def split_lines(text: str) -> list[str]:
    """Split a text into lines without their line ends; after a final line end there is no further line."""
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def prose_lines(text: str, path: str) -> list[str]:
    """Split prose into lines without their line ends.

    Raises `CorpusError` for a line of more than `LONGEST_LINE` characters, which only a dump of data has.
    """
    lines = split_lines(text)
    if max(map(len, lines), default=0) <= LONGEST_LINE:
        return lines
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            message = f"a line of {len(line):,} characters; faqbot reads lines of up to {LONGEST_LINE:,}"
            raise CorpusError(message, path=path, line=number)
    return lines


def line_number(text: str, position: int) -> int:
    """Return the 1-based line that holds the character at `position`."""
    return sum(1 for _ in _LINE_END.finditer(text, 0, position)) + 1


def line_ends(text: str) -> list[int]:
    """Return the position behind each line end of a text, ascending."""
    ends = list(accumulate(map(len, StringIO(text, newline=""))))  # a third of the time of a regular expression
    return ends if text.endswith(("\n", "\r")) else ends[:-1]


def _decode_marked(data: bytes, path: str) -> str | None:
    encoding = marked_encoding(data)
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # The codec of utf-8-sig counts positions after the mark; `error.object` are the bytes in which it counts.
        line = line_number(error.object[: error.start].decode(encoding, "replace"), len(data))
        message = f"begins with the mark of {encoding.removesuffix('-sig')} but is not valid; save it as UTF-8"
        raise CorpusError(message, path=path, line=line) from error


def _decode_unmarked(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line_of_byte(data, error.start)
    if b"\0" in data:
        place = _line_of_byte(data, data.index(b"\0"))
        raise CorpusError("holds a NUL byte, so it is not text; leave it out of the corpus", path=path, line=place)
    from faqbot.corpus.files.guessed_encoding import guess_encoding  # noqa: PLC0415 - for a text that is not UTF-8

    encoding = guess_encoding(data)
    if encoding is None:
        message = "is not UTF-8, and its encoding cannot be told; save it as UTF-8"
        raise CorpusError(message, path=path, line=line)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        place = _line_of_byte(data, error.start)
        kind = "Windows text" if encoding == "cp1252" else encoding
        raise CorpusError(f"is neither UTF-8 nor {kind}; save it as UTF-8", path=path, line=place) from error
    shown = f"{encoding} (Windows)" if encoding.startswith("cp125") else encoding
    warn_caller(CorpusWarning(f"is not UTF-8; read as {shown}", path=path, line=line))
    return normalize("NFC", text) if encoding == "cp1258" else text  # whose tones are characters of their own


def _line_of_byte(data: bytes, position: int) -> int:
    return line_number(data[:position].decode("latin-1"), position)
