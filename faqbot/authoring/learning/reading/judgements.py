"""Say which chunk is right by the columns of answers that were judged, and of feedback.

- `right`, which a person adds to the output of `faqbot batch`: a reference of the right chunk, or "yes" if the chunk
  that was given is right. A mark such as `-` or `none` says that no chunk answers the question. An empty cell, "?" and
  "no" say that the right chunk is not known: most rows of such a file have not been looked at. So does "yes" after an
  abstention or a choice: it may mean the abstention, or what came near.
- `verdict`, in the shell's file of feedback: the chunk stands in the column `chunk`; an empty cell says that no chunk
  answers the question, because the shell writes "?" where it does not know.
- `feedback`, in a log: after "good", the chunk that was given is right, or the abstention.
- Without these, an answer is not judged, and its chunk is not taken for the right one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from faqbot.authoring.learning.reading.drafted_cells import CellKind, CellReader, ChunkCell
from faqbot.authoring.learning.reading.drafted_columns import DraftedColumns
from faqbot.text.columns.judgement_names import RIGHT_WORDS, WRONG_WORDS

_UNFILLED = ChunkCell(CellKind.UNFILLED, "")
_NONE = ChunkCell(CellKind.NONE, "")


def judged_chunk(values: Mapping[str, Any], columns: DraftedColumns, cells: CellReader) -> ChunkCell:
    """Return the chunk that a row of judged answers or of feedback names as right."""
    right = value_text(values, columns.right)
    if right:
        return _said(right, values, columns, cells)
    if columns.verdict is not None and columns.right is None:
        return cells.read(value_text(values, columns.chunk))
    if value_text(values, columns.feedback).casefold() in RIGHT_WORDS:
        return _NONE if _outcome(values, columns) == "abstain" else _given(values, columns, cells)
    return _UNFILLED


def value_text(values: Mapping[str, Any], name: str | None) -> str:
    """Return the value of a column as text, the items of a list joined by spaces; empty if there is no such value."""
    value = None if name is None else values.get(name)
    if isinstance(value, list):
        value = " ".join(item for item in value if isinstance(item, str))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _said(right: str, values: Mapping[str, Any], columns: DraftedColumns, cells: CellReader) -> ChunkCell:
    found = cells.read(right)
    if found.kind is not CellKind.OTHER:
        return found
    if found.text.casefold() in RIGHT_WORDS:
        return _given(values, columns, cells)
    return _UNFILLED if found.text.casefold() in WRONG_WORDS else found


def _given(values: Mapping[str, Any], columns: DraftedColumns, cells: CellReader) -> ChunkCell:
    """Return the chunk that was given as the answer; unfilled after an abstention and after a choice."""
    chunk = value_text(values, columns.chunk)
    return _UNFILLED if not chunk or _outcome(values, columns) in ("abstain", "choose") else cells.read(chunk)


def _outcome(values: Mapping[str, Any], columns: DraftedColumns) -> str:
    return value_text(values, columns.outcome)
