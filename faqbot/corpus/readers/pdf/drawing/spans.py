"""The words of a page where they are drawn: `DrawnSpan`, and the `PageContent` of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Style(NamedTuple):
    """How text is drawn, apart from its size; `color` is that of the letters as the content names it."""

    is_bold: bool = False
    is_italic: bool = False
    is_mono: bool = False
    color: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PdfTag:
    """What a piece of content belongs to: a paragraph, an item, a heading or a cell of a table.

    `level` is that of a heading, or 0. `item` numbers the item that it is in, and `depth` says in how many lists.
    `table`, `row` and `cell` number those that it is in; -1 stands for none. `is_header` is that of a cell.
    """

    role: str = ""
    level: int = 0
    item: int = -1
    depth: int = 0
    table: int = -1
    row: int = -1
    cell: int = -1
    is_header: bool = False


@dataclass(slots=True)
class DrawnSpan:
    """Text drawn without a gap: from `x0` to `x1`, on the baseline `y`, in points from the lower left corner.

    `size` is the height of the font as it is drawn. `element` is the number of the marked content that the span is in,
    or -1, and `tag` what that belongs to (see `tags`). `is_artifact` says that the author's program marked it as no
    part of the text, such as a running head.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    style: Style
    element: int = -1
    is_artifact: bool = False
    tag: PdfTag | None = None


class Stroke(NamedTuple):
    """A horizontal line that is drawn."""

    x0: float
    x1: float
    y: float


@dataclass(slots=True)
class PageContent:
    """What a page shows: its spans in the order in which they are drawn, the lines drawn, and its pictures.

    `turned` are spans that are written in another direction than most of the page, such as a watermark. `width` and
    `height` are those of the page in points.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    spans: list[DrawnSpan] = field(default_factory=list)
    turned: list[DrawnSpan] = field(default_factory=list)
    rules: list[Stroke] = field(default_factory=list)
    pictures: int = 0
