"""Write the phrasings.csv of a folder, whole or not at all, while other processes may write it as well."""

from __future__ import annotations

import difflib
import io
import os
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from typing import NamedTuple

from faqbot.authoring.learning.writing.merging import ChunkNaming, PlacedRow, merged
from faqbot.corpus.files.decoding import decode, marked_encoding, read_bytes
from faqbot.corpus.files.side_file_names import PHRASINGS
from faqbot.errors import OutputError, system_reason
from faqbot.system.atomic_files import remove_drafts, replacing
from faqbot.system.locks import close_to_move, exclusive


class Written(NamedTuple):
    """The path of a phrasings.csv, and the number of rows that were added to it."""

    path: str
    added: int


def add_rows(folder: str, rows: Sequence[PlacedRow], naming: ChunkNaming) -> Written:
    """Add rows to the phrasings.csv of a folder; the file is read again under a lock, so that no row is lost.

    Raises `OutputError` if the file cannot be written, and `CorpusError` if it cannot be read; the file then stays as
    it was.
    """
    path = os.path.join(folder, PHRASINGS)
    target = os.path.realpath(path)  # a symbolic link made by the user is followed
    is_new = False
    try:
        with suppress(FileExistsError), open(target, "xb"):  # with the permissions of any new file
            is_new = True
        with exclusive(target, required=False) as file:
            try:
                result = _write(target, file, rows, naming, path)
            finally:
                if is_new and os.path.getsize(target) == 0:  # nothing was written
                    os.unlink(target)
    except OSError as error:
        raise OutputError(f"cannot write: {system_reason(error)}", path=path) from error
    return result


def difference(folder: str, rows: Sequence[PlacedRow], naming: ChunkNaming) -> str:
    """Return what `add_rows` would change as a unified diff; empty if it would change nothing."""
    path = os.path.join(folder, PHRASINGS)
    before = decode(read_bytes(path), path) if os.path.lexists(path) else ""
    after = merged(before, path, rows, naming).text if rows else before
    old, new = (list(StringIO(text, newline="")) for text in (before, after))
    diff = difflib.unified_diff(old, new, path, path)
    return "".join(line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in diff)


def _write(target: str, file: io.FileIO, rows: Sequence[PlacedRow], naming: ChunkNaming, path: str) -> Written:
    data = file.readall()
    result = merged(decode(data, path), path, rows, naming)
    if result.added:
        remove_drafts(os.path.dirname(target))
        with replacing(target) as draft:
            draft.write(result.text.encode(marked_encoding(data) or "utf-8"))
            close_to_move(file)
    return Written(path, len(result.added))
