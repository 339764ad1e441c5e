"""The result of every reader: a `Document` with a title and with blocks or pairs, each with line numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple

from faqbot.corpus.place import Place


class BlockKind(Enum):
    """The kind of a block; readers map the constructs of their format to these kinds, and `chunking` uses them.

    A page may have hundreds of thousands of blocks, and Python 3.11 looks a member of an `Enum` up in several times the
    time of a name. So modules that ask for the kind of each block have names of their own for the members.
    """

    HEADING = "heading"
    QUESTION = "question"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    WHOLE = "whole"  # code or a table, which is never split and stays with the paragraph that introduces it
    END = "end"  # the end of an answer, in formats that mark it (</details>); with a text, it is an `A:` without answer

    __hash__ = object.__hash__  # a kind is equal to itself only; Enum's own function takes most of hashing a block


class TextRow(NamedTuple):
    """A row of a table in running text: the cells as they are written, the lines, and the row as it is in the file."""

    cells: tuple[str, ...]
    lines: tuple[int, int]
    raw: str


class TextTable(NamedTuple):
    """A table in running text: the cells of its header without marks, and the rows below the header."""

    header: tuple[str, ...]
    rows: tuple[TextRow, ...]


class LeftOut(NamedTuple):
    """Lines that a reader leaves out on purpose, and the reason, such as "comment" or "table of contents"."""

    lines: tuple[int, int]
    reason: str


def leave_out_lines(left_out: list[LeftOut], first: int, end: int, reason: str) -> int:
    """Add lines to those left out, together with the lines directly before them if the reason is the same.

    Lines are counted from 0, and `end`, the line behind the last one, is returned. No lines add nothing.
    """
    before = left_out[-1] if left_out else None
    if before and before.reason == reason and before.lines[1] == first:
        left_out[-1] = LeftOut((before.lines[0], end), reason)
    elif end > first:
        left_out.append(LeftOut((first + 1, end), reason))
    return end


class Block(NamedTuple):
    """Consecutive lines that belong together, such as a heading, a paragraph or an item of a list.

    `text` is the text without the marks of bullets and headings; `raw` holds the lines as they stand in the file.
    `lines` is (first, last), 1-based and inclusive. `level` is the depth of a heading, or of a question that is a
    heading, and 0 for a question in running text. `number` is the number of a numbered item, and 0 for a bullet.
    `anchor` is the author's own name for the place. `asked_as` are further wordings of a question. `table` holds the
    cells of a block that is a table. A question in the row of a table has `sections`, headings of this row alone, and
    `metadata`, the names and the texts of further columns.
    """

    kind: BlockKind
    text: str
    lines: tuple[int, int]
    raw: str = ""
    level: int = 0
    number: int = 0
    anchor: str = ""
    asked_as: tuple[str, ...] = ()
    table: TextTable | None = None
    sections: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def ordered(self) -> bool:
        """Whether an item is numbered."""
        return self.number > 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of a table of question/answer pairs; `lines` is (first, last), 1-based and inclusive.

    `asked_as` are further wordings of the question.
    """

    question: str
    answer: str
    lines: tuple[int, int]
    id: str = ""
    section: str = ""
    asked_as: tuple[str, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)


class Fact(NamedTuple):
    """A row of a table of facts: its cells behind their labels, its lines, and the section that it is in."""

    text: str
    lines: tuple[int, int]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read: `path` is the name it is cited by.

    Prose has `blocks`, a table has `pairs` or `facts`, and a workbook may have both.

    `left_out` are the lines that are in no block and no pair although they hold text. `has_markup` says that the author
    marked the headings. In plain text they are guessed, and each paragraph is a passage. `own_title` is the title in
    the text if `title` is another, because the title in the text says nothing ("FAQ"). `about` is what the metadata of
    the page says of its kind, such as "Frequently asked questions about downloads". `address` is where the page says
    that it is on the web.

    A document whose file has no lines that people read (a PDF, a page of HTML) is read as a text with lines of its own,
    `text`, which the lines of its blocks and pairs count. `places` then holds the place of each of these lines (None
    for a blank line), and `file_lines` the lines of the file, (first, last), if people can look at these.
    """

    path: str
    title: str
    blocks: tuple[Block, ...] = ()
    pairs: tuple[Pair, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    has_markup: bool = False
    own_title: str = ""
    about: str = ""
    address: str = ""
    text: tuple[str, ...] = ()
    places: tuple[Place | None, ...] = ()
    file_lines: tuple[tuple[int, int], ...] = ()
    facts: tuple[Fact, ...] = ()

    def in_lines_of_text(self) -> Document:
        """Return the document without places, so that the lines of its chunks are those of `text`."""
        return replace(self, places=(), file_lines=()) if self.text else self
