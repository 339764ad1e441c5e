"""Read parts of documents independently of each other, with the line numbers of the whole document.

    find_files  ->  cut (see `cutting`)  ->  Part  ->  read_part  ->  chunks and notes  ->  settle_notes

Only a large table has several parts; every other file is a single part. A table is cut where a record seems to end.
Reading shows whether it does: a part that cannot be read by itself raises `IrregularPartError`. The caller then reads
the whole file, so that the error is that of the whole file.
"""

from __future__ import annotations

import codecs
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.files.discovery import FoundFile
from faqbot.corpus.files.memory_files import read_pair_lines
from faqbot.corpus.files.refusals import Skipped
from faqbot.corpus.readers.tables import no_rows, read_rows, warn_of_rows
from faqbot.corpus.reading import has_text, read_file
from faqbot.corpus.records.heads import Head
from faqbot.corpus.structure.document_titles import fallback_title, with_title
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError
from faqbot.system.callers import warn_caller


class IrregularPartError(Exception):
    """A part of a table cannot be read by itself, so the whole file must be read."""


class Part(NamedTuple):
    """A range of the bytes of a file that is read at a time, from `start` to before `end`.

    `line` is the number of the first line in it. `head` is the head of the delimited table that the part belongs to,
    if any. `is_whole` says that the part is the whole file.
    """

    file: FoundFile
    start: int
    end: int
    line: int
    head: Head | None
    is_whole: bool


# The results of reading a part apart from its chunks, as JSON. For a whole file: `warnings` (message, path, line), and
# `skipped`, the `Skipped` of a file that is skipped or None. For a part of a table: `faults` and `unread` as in
# `tables.Rows`. Both have the document's `title`, None for a document without text, and `shown`, the title of its
# chunks: the title that was given to `read_part`, or the document's.
Notes = dict[str, Any]


def read_part(part: Part, data: bytes, title: str | None = None) -> tuple[list[Chunk], Notes]:
    """Return the chunks of a part, given its bytes, and the notes; the ids of the chunks are not unique yet.

    `title` is the title to use instead of the document's own, which another document has, too.

    Raises `CorpusError` as `read_corpus` does, and `IrregularPartError` for a part that cannot be read by itself.
    """
    if part.file.reader is read_pair_lines:
        return _read_pairs(part, data, title)
    if not part.is_whole:
        return _read_rows(part, data, title)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        document = read_file(part.file, data)
    messages = [warning.message for warning in caught if isinstance(warning.message, CorpusWarning)]
    given = [(message.message, message.path, message.line) for message in messages]
    if isinstance(document, Skipped):
        return [], {"warnings": given, "skipped": document, "title": None, "shown": None}
    chunks, titles = _chunked(document, title)
    return chunks, {"warnings": given, "skipped": None, **titles}


def settle_notes(parts: Sequence[Part], notes: Sequence[Notes], chunks: int) -> Skipped | None:
    """Give the warnings that reading the whole file gives, and return the entry of the file if it is skipped.

    `parts` are all parts of a file, `notes` those of each part, and `chunks` is the number of chunks of the file.
    """
    first = parts[0]
    if first.is_whole:
        for message, path, line in notes[0]["warnings"]:
            warn_caller(CorpusWarning(message, path=path, line=line))
        skipped = notes[0]["skipped"]
        return None if skipped is None else Skipped(*skipped)  # a kept segment has it as a list
    faults = {kind: [line for note in notes for line in note["faults"][kind]] for kind in notes[0]["faults"]}
    unread = [(line, place) for note in notes for line, place in note["unread"]]
    try:
        warn_of_rows(faults, unread, first.head, first.file.name, any_pair=chunks > 0)
    except NoPairsError as error:
        if first.file.named:
            raise
        return Skipped(first.file.name, error.message)
    if not chunks:
        warn_caller(CorpusWarning("is empty", path=first.file.name))
    return None


def _read_pairs(part: Part, data: bytes, title: str | None) -> tuple[list[Chunk], Notes]:
    name = part.file.name
    document = read_pair_lines(data.decode(), name, fallback_title(name), part.line)
    chunks, titles = _chunked(with_title(document, part.file.folder), title)
    rows = no_rows()
    return chunks, {"faults": rows.faults, "unread": rows.unread, **titles}


def _read_rows(part: Part, data: bytes, title: str | None) -> tuple[list[Chunk], Notes]:
    name = part.file.name
    try:
        text = (data.removeprefix(codecs.BOM_UTF8) if part.start == 0 else data).decode()
        if "\0" in text:
            raise IrregularPartError
        rows = read_rows(text, name, part.head, line=part.line)
    except (UnicodeDecodeError, CorpusError) as error:
        raise IrregularPartError from error
    document = Document(name, rows.title or fallback_title(name), pairs=tuple(rows.pairs))
    chunks, titles = _chunked(with_title(document, part.file.folder), title)
    return chunks, {"faults": rows.faults, "unread": rows.unread, **titles}


def _chunked(document: Document, title: str | None) -> tuple[list[Chunk], Notes]:
    """Return the chunks of a document with this title, and the notes about its titles."""
    if not has_text(document):
        return [], {"title": None, "shown": None}
    shown = document.title if title is None else title
    chunks = list(chunk_document(replace(document, title=shown)))
    return chunks, {"title": document.title, "shown": shown}
