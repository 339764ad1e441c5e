"""A paragraph or a table of a document, as it is found, before it is known what it is to its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class PieceKind(Enum):
    """What a piece is by itself."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"
    LEFT_OUT = "left out"


# The pieces of each cell of each row of a table.
WordCells = list[list[list["WordPiece"]]]


@dataclass(slots=True)
class WordPiece:
    """A paragraph or a table.

    `bold` is the number of characters at the beginning that are emphasised, and `size` that of the smallest letters, in
    half points (0 if nothing says it). `level` is that of a heading. An item has the `mark` that stands before it, its
    `number` (0 for a bullet) and its `depth`; `indent` is the indentation of its text, in twentieths of a point.
    `notes` are the footnotes that it refers to. `reason` says why the text is left out.
    """

    kind: PieceKind
    text: str = ""
    bold: int = 0
    size: int = 0
    level: int = 0
    mark: str = ""
    number: int = 0
    depth: int = 0
    indent: int = 0
    notes: list[str] = field(default_factory=list)
    reason: str = ""
    cells: WordCells = field(default_factory=list)
    has_header: bool = False

    @property
    def is_bold(self) -> bool:
        """Whether all of the text is emphasised."""
        return 0 < len(self.text.rstrip()) <= self.bold
