"""Read the cell that names the chunk of a row: the reference of a chunk, none, or not filled in yet."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from faqbot.corpus.authors.references import References
from faqbot.corpus.authors.short_references import is_short_reference
from faqbot.rendering.readable import one_line
from faqbot.text.columns.judgement_names import NO_CHUNK_WORDS

# What may stand around a reference or a question: quotes, brackets, and marks of Markdown.
_AROUND_QUESTIONS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("‘", "’"), ("`", "`"), ("**", "**"))
_AROUND_CELLS = (
    *_AROUND_QUESTIONS,
    *(('"', '"'), ("'", "'"), ("[", "]"), ("(", ")"), ("{", "}"), ("<", ">"), ("__", "__"), ("*", "*"), ("_", "_")),
)
# Marks in this depth are taken off; a limit, because thousands may stand in a cell.
_DEEPEST = 4
# Longest reference, in characters. What is longer is a text.
_LONGEST = 1_000
# A mark against spreadsheets, which run a cell that begins with such a sign as a formula.
_GUARDED = re.compile(r"'[=+\-@\t\r]")
_SIGN = re.compile(r"[A-Za-z0-9]{5,12}")
# The forms of an id that faqbot makes, and of lines of a file; "10:30" and "c#" are neither.
_FORM = re.compile(r"[^\s#]+#[^\s#]+|[^\s:.]*+\.[^\s:]++:\d{1,9}(?:-\d{1,9})?")


class CellKind(Enum):
    """What a cell says about the chunk of its row."""

    REFERENCE = "the reference of a chunk"
    NONE = "no chunk answers the question"
    UNFILLED = "nobody has filled in the chunk yet"
    OTHER = "neither of these"


class ChunkCell(NamedTuple):
    """What a cell says, and its text without the marks around it: a reference, or whatever else it holds."""

    kind: CellKind
    text: str


class CellReader:
    """Reads cells; with the `references` of a corpus, also ids that an author made up are known from other words."""

    def __init__(self, references: References | None = None) -> None:
        self._references = references

    def read(self, cell: str) -> ChunkCell:
        """Return what a cell says about the chunk."""
        text = cell.strip()
        for _ in range(_DEEPEST):
            found = self._reference(text)
            if found:
                return ChunkCell(CellKind.REFERENCE, found)
            inner = _without_marks(text, _AROUND_CELLS)
            if inner == text:
                break
            text = inner
        if not text or text.casefold() in NO_CHUNK_WORDS:
            return ChunkCell(CellKind.NONE, "")
        return ChunkCell(CellKind.UNFILLED if text == "?" else CellKind.OTHER, text)

    def is_reference(self, cell: str) -> bool:
        """Whether a cell holds the reference of a chunk, which need not exist."""
        return self.read(cell).kind is CellKind.REFERENCE

    def _reference(self, text: str) -> str:
        """Return the reference that a text is; empty for any other text.

        A full stop behind a short reference is left out, and `ref:` in front of one that exists is added.
        """
        if not text or len(text) > _LONGEST:
            return ""
        for written in (text, text.rstrip(".,;")):
            if is_short_reference(written):
                return written
        known = self._references
        if known is not None and _SIGN.fullmatch(text) and known.concerns(f"ref:{text}") and not known.concerns(text):
            return f"ref:{text}"
        return text if _FORM.fullmatch(text) or (known is not None and known.concerns(text)) else ""


def read_question(cell: str, *, is_quoted: bool = True) -> str:
    """Return the question of a cell on one line, without marks around it; straight quotes stay if it `is_quoted`.

    The cell of a table in CSV has lost its own straight quotes already, so any others belong to the question.
    """
    text = one_line(cell)
    if _GUARDED.match(text):
        text = text[1:].strip()
    around = _AROUND_QUESTIONS if is_quoted else (*_AROUND_QUESTIONS, ('"', '"'))
    return _without_marks(text, around)


def is_gap(question: str) -> bool:
    """Whether a question is a gap in the example of a prompt, such as "<a question>"."""
    return question.startswith("<") and question.endswith(">")


def _without_marks(text: str, around: tuple[tuple[str, str], ...]) -> str:
    for left, right in around:
        inner = text[len(left) : len(text) - len(right)]
        if len(text) >= len(left) + len(right) and text.startswith(left) and text.endswith(right):
            return inner.strip() if left not in inner and right not in inner else text
    return text
