"""What a Dask worker does: cut a file of questions into pieces, and answer the questions of a piece.

A task writes the same bytes each time, because they depend on its arguments alone. So Dask may run a task again when
its worker dies.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from io import BufferedReader, StringIO
from itertools import islice
from typing import NamedTuple
from uuid import uuid4

from faqbot.batch.input import BadRecord, Layout, known_extra, layout_of
from faqbot.batch.job import BlockJob
from faqbot.batch.lines import answers_by
from faqbot.batch.machines.remote_files import file_system_of
from faqbot.batch.output import OWNED, encoded
from faqbot.batch.stream import StreamLines, readable_lines
from faqbot.batch.tally import Tally
from faqbot.corpus.records.feed import Feed
from faqbot.errors import IndexFileError
from faqbot.index.storage.manifest import index_digest


class Piece(NamedTuple):
    """Successive records of the file `path`: its bytes from `start` up to `end` (None: up to the end of the file).

    The first of these records starts on `line` (1-based) of the file.
    """

    path: str
    start: int
    end: int | None
    line: int
    encoding: str


class Questions(NamedTuple):
    """A file of questions that is cut into pieces, with its layout and the columns to be copied to the answers."""

    layout: Layout
    extra: tuple[str, ...]
    pieces: tuple[Piece, ...]


def cut_file(path: str, kind: str, written_as: str, part: int, columns: tuple[str, ...] = ()) -> Questions:
    """Return the pieces of a file; each but the last holds at least `part` records."""
    system, name = file_system_of(path)
    with BufferedReader(system.open(name, "rb")) as stream:
        lines = StreamLines(stream, path)
        measured = _Measured(lines)
        feed = Feed(readable_lines(measured, path))
        layout = layout_of(feed, kind, path, OWNED, columns)
        raws = layout.raws(feed)
        extra, raws = known_extra(layout, raws) if written_as != "jsonl" else ((), raws)
        starts: list[tuple[int, int]] = []
        size, whole = 0, True
        for raw in raws:
            # Only the lines after a broken record show that it is broken, so they must be in the same piece.
            if not starts or (size >= part and whole and measured.is_exact):
                starts.append((raw.line, measured.offset(raw.line)))
                size = 0
            size += 1
            whole = not isinstance(raw.content, BadRecord)
    ends = [offset for _, offset in starts[1:]]
    pieces = [
        Piece(path, at, end, line, lines.encoding) for (line, at), end in zip(starts, [*ends, None], strict=False)
    ]
    return Questions(layout, extra, tuple(pieces) or (Piece(path, 0, 0, 1, "utf-8"),))


class _Measured(Iterator[str]):
    """Lines of a file, with the number of bytes before each line.

    Only UTF-8 is measured (`is_exact`), because in other encodings a line does not tell how many bytes it took.
    """

    def __init__(self, lines: StreamLines) -> None:
        self._lines = lines
        self._offsets: deque[tuple[int, int]] = deque()
        self._number = 1
        self._offset = len(b"\xef\xbb\xbf") if lines.encoding == "utf-8-sig" else 0
        self.is_exact = lines.encoding.startswith("utf-8")

    def __next__(self) -> str:
        line = next(self._lines)
        if self.is_exact:
            self._offsets.append((self._number, self._offset))
            self._offset += len(line) if line.isascii() else len(line.encode("utf-8", "surrogateescape"))
        self._number += 1
        return line

    def offset(self, number: int) -> int:
        """Return the byte at which a line begins, and forget the lines before it. `number` is 1-based."""
        while self._offsets and self._offsets[0][0] < number:
            self._offsets.popleft()
        return self._offsets[0][1] if self._offsets else 0


def answer_part(piece: Piece, job: BlockJob, index: str, digest: str, target: str) -> Tally:
    """Answer the questions of a piece and write them to the URL `target`, whole or not at all; return the tally."""
    if index_digest(index) != digest:
        raise IndexFileError("is not the index that the batch began with", path=index)
    answers, tally = answers_by(job, readable_lines(lines_of_piece(piece)), index, piece.line)
    system, name = file_system_of(target)
    folder, _, last = name.rpartition("/")
    draft = f"{folder}/.{last}.{uuid4().hex}.new"  # a name that no other attempt at this part uses
    system.pipe_file(draft, encoded(job.form.header() + "".join(answers)))
    system.mv(draft, name)
    return tally


def lines_of_piece(piece: Piece) -> Iterator[str]:
    """Return the lines of a piece, with surrogate escapes for bytes that are not in its encoding."""
    if piece.start == piece.end:  # object stores refuse to read an empty range
        return iter(())
    system, name = file_system_of(piece.path)
    if piece.encoding.startswith("utf-8"):
        text = system.cat_file(name, start=piece.start, end=piece.end).decode("utf-8", "surrogateescape")
        return iter(StringIO(text, newline=""))
    text = system.cat_file(name).decode(piece.encoding, "surrogateescape")
    return islice(StringIO(text, newline=""), piece.line - 1, None)
