"""What becomes of a line with text: it is a row, a row that is not filled in, an unreadable row, or talk."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from faqbot.authoring.learning.reading.drafted_cells import CellKind, ChunkCell, is_gap
from faqbot.rendering.readable import printable


class RowKind(Enum):
    """What a line is."""

    ROW = "a question with its chunk, or with none"
    UNFILLED = "a question whose chunk nobody has filled in yet"
    UNREADABLE = "a line that looks like a row and cannot be read as one"
    TALK = "other text"


class FoundRow(NamedTuple):
    """A 1-based line and what it is: of a row, the question and the reference; of an unreadable row, the reason.

    `is_judged` says that a person has looked at the answer to the question.
    """

    line: int
    kind: RowKind
    question: str = ""
    chunk: str = ""
    reason: str = ""
    is_judged: bool = False


def row_of(line: int, question: str, cell: ChunkCell) -> FoundRow:
    """Return the row of a question and the cell that names its chunk."""
    if is_gap(question):
        return FoundRow(line, RowKind.TALK)
    if cell.kind is CellKind.UNFILLED:
        return FoundRow(line, RowKind.UNFILLED, question)
    if not question:
        return unreadable(line, "has no question")
    if cell.kind is CellKind.OTHER and (not cell.text or any(map(str.isspace, cell.text))):
        return unreadable(line, f"{clipped(cell.text)} is no reference of a chunk")
    return FoundRow(line, RowKind.ROW, question, printable(cell.text))


def unreadable(line: int, reason: str) -> FoundRow:
    """Return a line that looks like a row and cannot be read as one."""
    return FoundRow(line, RowKind.UNREADABLE, reason=reason)


def clipped(text: str) -> str:
    """Return a text in quotes, cut to a length that fits into a message."""
    return repr(text if len(text) <= 60 else text[:60] + "…")  # noqa: PLR2004 - a message is a line
