"""Cut large tables into parts, reading each file once and in pieces of a bounded size.

Simply put: a part ends at the first line end outside of quotes after every `PART` bytes. A TSV file with a cell that
begins with a quote is a single part, because the quote may be text. Files are read and never mapped. If another program
truncated a mapped file meanwhile, a signal (SIGBUS) would end the process; if it truncates a file that is being read,
an error names the file.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import numpy as np

from faqbot.corpus.files.decoding import marked_encoding
from faqbot.corpus.files.discovery import FoundFile
from faqbot.corpus.files.memory_files import read_pair_lines
from faqbot.corpus.parts import Part
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.records.bot_exports import is_bot_export
from faqbot.corpus.records.columns import pair_columns_of
from faqbot.corpus.records.delimited import DELIMITED
from faqbot.corpus.records.groups.row_groups import RowGroups
from faqbot.corpus.records.heads import Head, look_at_columns, look_at_groups, read_head
from faqbot.corpus.records.json_records import LINES_SUFFIX
from faqbot.errors import CorpusError, system_reason

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

# About how many bytes of a table make a part.
PART = 4 << 20

# About how many bytes of pairs in memory make a part: what is analysed again when a pair is added.
_PAIRS_PART = 1 << 16

_CUT = (*DELIMITED, LINES_SUFFIX)
_LINE_FEED, _QUOTE = b"\n", b'"'


class CutPart(NamedTuple):
    """A part of a file, the SHA-256 of its bytes, and the bytes themselves if `cut` was to keep them."""

    part: Part
    digest: str
    data: bytes | None = None


def cut(
    file: FoundFile, digests: dict[str, str] | None = None, *, into_parts: bool = True, keep: bool = False
) -> list[CutPart]:
    """Return the parts of a file in order, at least one; together they are the whole file.

    Without `into_parts`, even a large table is a single part. With `keep`, the single part of a file of at most `PART`
    bytes holds these bytes. `digests`, if given, receives the SHA-256 of the file under its path. Raises `CorpusError`
    for a file that cannot be read, or that becomes shorter while it is read.
    """
    if file.reader is read_pair_lines and file.content is not None:
        return list(_pair_parts(file, file.content))
    digest = sha256()
    try:
        with _opened(file) as opened:
            size = os.fstat(opened.fileno()).st_size if file.content is None else len(file.content)
            pieces = _digested(_pieces(opened, size, file), digest)
            first = next(pieces, b"")
            parts = _cut(file, first, pieces, size) if into_parts and _may_be_cut(file, first, size) else []
            for _ in pieces:
                pass  # the digest of the whole file is wanted
    except OSError as error:
        raise CorpusError(system_reason(error), path=file.path) from error
    if digests is not None:
        digests[file.path] = digest.hexdigest()
    whole = Part(file, 0, size, 1, None, is_whole=True)
    return parts or [CutPart(whole, digest.hexdigest(), first if keep and len(first) == size else None)]


def _pair_parts(file: FoundFile, content: bytes) -> Iterator[CutPart]:
    """Yield parts of a file of pairs in memory, which stay the same when lines are added at its end."""
    start, line = 0, 1
    while start < len(content) or not start:
        end = content.find(_LINE_FEED, start + _PAIRS_PART) + 1 or len(content)
        data = content[start:end]
        yield CutPart(Part(file, start, end, line, None, is_whole=False), sha256(data).hexdigest(), data)
        start, line = end or 1, line + data.count(_LINE_FEED)


def _opened(file: FoundFile) -> BinaryIO:
    return open(file.path, "rb") if file.content is None else BytesIO(file.content)


def changed(file: FoundFile) -> CorpusError:
    """Return the error to raise for a file that was changed while it was read."""
    return CorpusError("changed while it was read; run the command again", path=file.path)


class _Growing:
    """A part that is being read: its range of bytes so far, its first line, its digest, and the line after it."""

    def __init__(self, start: int, line: int) -> None:
        self.start = self.end = start
        self.line = self.next_line = line
        self._digest = sha256()
        self._last = b""

    def add(self, piece: bytes) -> None:
        """Add the bytes that come next.

        A carriage return and a line feed together are one line end, even if the line feed begins the next piece.
        """
        pairs = piece.count(b"\r\n") + (self._last == b"\r" and piece.startswith(b"\n"))
        self.next_line += _count(piece, b"\r") + _count(piece, _LINE_FEED) - pairs
        self._last = piece[-1:]
        self._digest.update(piece)
        self.end += len(piece)

    def as_part(self, file: FoundFile, head: Head | None) -> CutPart:
        """Return the part that has been read."""
        part = Part(file, self.start, self.end, self.line, head, is_whole=False)
        return CutPart(part, self._digest.hexdigest())


def _pieces(opened: BinaryIO, size: int, file: FoundFile) -> Iterator[bytes]:
    """Yield the first `size` bytes of an open file, at most `PART` bytes at a time."""
    at = 0
    while at < size:
        piece = opened.read(min(PART, size - at))
        if not piece:
            raise changed(file)
        at += len(piece)
        yield piece


def _digested(pieces: Iterator[bytes], digest: Hash) -> Iterator[bytes]:
    for piece in pieces:
        digest.update(piece)
        yield piece


def _may_be_cut(file: FoundFile, first: bytes, size: int) -> bool:
    """Return whether a file may be cut: it is a large table in UTF-8, and if it is delimited, its head can be read."""
    if file.reader is not None:
        return False
    if suffix_of(file.name) not in _CUT or size < 2 * PART or marked_encoding(first[:4]) not in (None, "utf-8-sig"):
        return False
    try:
        head = _head(file, first)
        # The rows of a group belong together, wherever a part would end, and so do those of a pair in a bot's export.
        return head is None or not (_is_grouped(head, first) or is_bot_export(pair_columns_of(head.columns)))
    except (CorpusError, UnicodeDecodeError):
        return False


def _is_grouped(head: Head, first: bytes) -> bool:
    return look_at_groups(_beginning(first), head) != RowGroups()


def _head(file: FoundFile, first: bytes) -> Head | None:
    if suffix_of(file.name) == LINES_SUFFIX:
        return None
    text = _beginning(first)
    head = read_head(text, file.name)
    return head._replace(evidence=look_at_columns(text, head))


def _beginning(first: bytes) -> str:
    start = first[: PART // 4].removeprefix(codecs.BOM_UTF8)
    return start[: start.rfind(b"\n") + 1].decode()


def _cut(file: FoundFile, first: bytes, pieces: Iterator[bytes], size: int) -> list[CutPart]:
    """Return the parts of a table, or an empty list if it cannot be cut."""
    head = _head(file, first)
    is_quoted = head is not None and not head.dialect.width
    is_plain = head is not None and not is_quoted
    if is_plain and _may_open(first):
        return []
    done: list[CutPart] = []
    growing = _Growing(0, 1)
    growing.add(first)
    quotes, at, before = _count(first, _QUOTE), len(first), first[-1:]
    for piece in pieces:
        if is_plain and _may_open(before + piece):
            return []
        end = _line_end(piece[: PART // 4], quotes if is_quoted else None) if at < size - PART // 2 else 0
        if end:
            growing.add(piece[:end])
            done.append(growing.as_part(file, head))
            growing = _Growing(growing.end, growing.next_line)
        growing.add(piece[end:])
        quotes, at, before = quotes + _count(piece, _QUOTE), at + len(piece), piece[-1:]
    return [*done, growing.as_part(file, head)] if done else []


def _count(data: bytes, sign: bytes) -> int:
    """Return how often a byte occurs in many bytes; `data.count(sign)` takes five times as long."""
    return int(np.count_nonzero(np.frombuffer(data, dtype=np.uint8) == ord(sign)))


def _may_open(data: bytes) -> bool:
    """Return whether a cell of a TSV may begin with a quote, so that only reading all of it tells where rows end."""
    return any(mark in data for mark in (b'\t"', b'\n"', b'\r"'))


def _line_end(window: bytes, quotes: int | None) -> int:
    """Return the place after the first line end in some bytes, or 0 if they have no line end.

    `quotes`, if given, is the number of quotes before these bytes. Line ends within quotes are then passed over, which
    are those with an odd number of quotes before them.
    """
    start = 0
    while end := window.find(_LINE_FEED, start) + 1:
        if quotes is None:
            return end
        quotes += window.count(_QUOTE, start, end)
        if quotes % 2 == 0:
            return end
        start = end
    return 0
