"""Cut large tables into parts that can be read apart from each other, with the lines that the whole has.

    find_files  ->  cut  ->  Part  ->  read_part  ->  chunks and notes  ->  settle_notes

A part of a table ends where a record seems to. Whether it does shows when it is read: a part that is not what a whole
table would be is `IrregularPartError`, and its file is to be read whole, which says what is wrong. Every other file is
one part.
"""

from __future__ import annotations

import codecs
import warnings
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.decoding import marked_encoding
from faqbot.corpus.discovery import FoundFile
from faqbot.corpus.document import Document
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.readers.tables import Head, read_head, read_rows, warn_of_rows
from faqbot.corpus.reading import fallback_title, read_file
from faqbot.corpus.records.delimited import DELIMITED
from faqbot.corpus.records.json_records import LINES_SUFFIX
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError

# Bytes of a table that are read at a time.
PART = 4 << 20

_CUT = (*DELIMITED, LINES_SUFFIX)
_LINE_FEED, _RETURN, _QUOTE = b'\n\r"'


class IrregularPartError(Exception):
    """A part cannot be read for itself."""


class Part(NamedTuple):
    """What is read at a time: bytes of a file from one place to another, the first of them on this line.

    `head` is that of the delimited table that was cut; `is_whole` says that nothing was.
    """

    file: FoundFile
    start: int
    end: int
    line: int
    head: Head | None
    is_whole: bool


# The findings in a part beside its chunks, as JSON: `warnings` (message, path, line), why the file is `skipped`, and
# for a part of a table the `incomplete` and `ragged` rows and the `width` of the header.
Notes = dict[str, Any]


def cut(file: FoundFile, data: memoryview) -> list[Part]:
    """Return the parts of a file with these bytes."""
    whole = [Part(file, 0, len(data), 1, None, is_whole=True)]
    if suffix_of(file.name) not in _CUT or len(data) < 2 * PART:
        return whole
    if marked_encoding(bytes(data[:4])) not in (None, "utf-8-sig"):
        return whole
    is_delimited = suffix_of(file.name) in DELIMITED
    try:
        head = read_head(_first_lines(data), file.name) if is_delimited else None
    except (CorpusError, UnicodeDecodeError):
        return whole
    parts = []
    start, line = 0, 1
    for end in _ends(np.frombuffer(data, dtype=np.uint8), is_delimited=is_delimited):
        parts.append(Part(file, start, end, line, head, is_whole=False))
        line += _line_ends(np.frombuffer(data[start:end], dtype=np.uint8))
        start = end
    return parts if len(parts) > 1 else whole


def read_part(part: Part, data: bytes) -> tuple[list[Chunk], Notes]:
    """Return the chunks of a part's bytes, whose ids may not be unique yet, and the notes.

    Raises `CorpusError` as `read_corpus` does, and `IrregularPartError`.
    """
    if not part.is_whole:
        return _read_rows(part, data)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        document = read_file(part.file, data)
    messages = [warning.message for warning in caught if isinstance(warning.message, CorpusWarning)]
    given = [(message.message, message.path, message.line) for message in messages]
    if isinstance(document, str):
        return [], {"warnings": given, "skipped": document}
    return list(chunk_document(document)), {"warnings": given, "skipped": None}


def settle_notes(parts: Sequence[Part], notes: Sequence[Notes], chunks: int) -> str | None:
    """Give the warnings that reading the whole file would give; return the reason why it is skipped, or None."""
    first = parts[0]
    if first.is_whole:
        for message, path, line in notes[0]["warnings"]:
            warnings.warn(CorpusWarning(message, path=path, line=line), stacklevel=2)
        skipped: str | None = notes[0]["skipped"]
        return skipped
    incomplete, ragged = ([line for note in notes for line in note[kind]] for kind in ("incomplete", "ragged"))
    try:
        warn_of_rows(incomplete, ragged, notes[0]["width"], first.file.name, any_pair=chunks > 0)
    except NoPairsError as error:
        if first.file.named:
            raise
        return f"{first.file.name} ({error.message})"
    if not chunks:
        warnings.warn(CorpusWarning("is empty", path=first.file.name), stacklevel=2)
    return None


def _read_rows(part: Part, data: bytes) -> tuple[list[Chunk], Notes]:
    name = part.file.name
    try:
        text = (data.removeprefix(codecs.BOM_UTF8) if part.start == 0 else data).decode()
        if "\0" in text:
            raise IrregularPartError
        rows = read_rows(text, name, part.head, line=part.line)
    except (UnicodeDecodeError, CorpusError) as error:
        raise IrregularPartError from error
    chunks = list(chunk_document(Document(name, fallback_title(name), pairs=tuple(rows.pairs)))) if rows.pairs else []
    return chunks, {"incomplete": rows.incomplete, "ragged": rows.ragged, "width": rows.width}


def _first_lines(data: memoryview) -> str:
    """Return enough of a table to hold its header, whole lines only."""
    start = bytes(data[: PART // 4]).removeprefix(codecs.BOM_UTF8)
    return start[: start.rfind(b"\n") + 1].decode()


def _ends(signs: npt.NDArray[np.uint8], *, is_delimited: bool) -> Iterator[int]:
    """Yield where parts end: behind line feeds that an even number of quotes stand before, if quotes matter."""
    start = counted = 0
    is_quoted = False
    for aimed in range(PART, len(signs) - PART // 2, PART):
        ends = np.flatnonzero(signs[aimed : aimed + PART // 4] == _LINE_FEED) + aimed + 1
        if is_delimited and len(ends):
            is_quoted ^= bool(np.count_nonzero(signs[counted:aimed] == _QUOTE) % 2)
            counted = aimed
            quotes = np.cumsum(signs[aimed : int(ends[-1])] == _QUOTE)
            ends = ends[(quotes[ends - aimed - 1] + is_quoted) % 2 == 0]
        if len(ends):
            start = int(ends[0])
            yield start
    if start < len(signs):
        yield len(signs)


def _line_ends(signs: npt.NDArray[np.uint8]) -> int:
    """Count the line ends in some bytes that do not begin within one."""
    returns = signs == _RETURN
    feeds = signs == _LINE_FEED
    both = np.count_nonzero(returns[:-1] & feeds[1:])
    return int(np.count_nonzero(returns) + np.count_nonzero(feeds) - both)
