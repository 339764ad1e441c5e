"""The result of every reader: a `Document` with a title and blocks, each with line numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class BlockKind(Enum):
    """The kind of a block, by which the chunker treats it; each reader maps the constructs of a format to these."""

    HEADING = "heading"
    QUESTION = "question"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    WHOLE = "whole"  # code or a table: never split, and kept with the paragraph that introduces it
    END = "end"  # closes the question before it where the format marks the end (</details>)


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive lines that belong together.

    `text` is the text without bullet or heading markers; `raw` are the lines as they stand in the file. `level` is the
    depth of a heading, or of a question that is a heading; 0 for a question inside running text. `number` is that of a
    numbered item, 0 for a bullet. `anchor` is the author's own name for the place, `asked_as` are other wordings of a
    question.
    """

    kind: BlockKind
    text: str
    lines: tuple[int, int]
    raw: str = ""
    level: int = 0
    number: int = 0
    anchor: str = ""
    asked_as: tuple[str, ...] = ()

    @property
    def ordered(self) -> bool:
        """Whether an item is numbered."""
        return self.number > 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of a table of question/answer pairs."""

    question: str
    answer: str
    lines: tuple[int, int]
    id: str = ""
    section: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: the `path` it is cited by, `title`, and `blocks`, or `pairs` if it is a table."""

    path: str
    title: str
    blocks: tuple[Block, ...] = ()
    pairs: tuple[Pair, ...] = ()
