"""Parts of documents that are read apart from each other, with the line numbers that the whole document has.

    find_files  ->  cut (see `cutting`)  ->  Part  ->  read_part  ->  chunks and notes  ->  settle_notes

A part of a table ends where a record seems to. Whether it does shows when it is read: a part that is not what a whole
table would be is `IrregularPartError`, and its file is to be read whole, which says what is wrong. Every other file is
one part.
"""

from __future__ import annotations

import codecs
import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.discovery import FoundFile
from faqbot.corpus.document import Document
from faqbot.corpus.readers.tables import Head, read_rows, warn_of_rows
from faqbot.corpus.reading import fallback_title, read_file
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError


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
