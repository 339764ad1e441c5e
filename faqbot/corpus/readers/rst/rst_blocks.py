"""Collect the blocks of a page in reStructuredText, with what a block takes from those before it.

A title takes its level from the underlines before it and its anchor from the target above it. A paragraph takes the
name of a directive or the term above it, its head. Within the answer to a title that asks, no head is a question but
the title of a directive that folds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from faqbot.corpus.document import Block, BlockKind, LeftOut, TextTable, leave_out_lines
from faqbot.corpus.readers.qa_marks import ASKS, LONGEST_QUESTION, asked_text
from faqbot.corpus.readers.rst.rst_lines import RstLines
from faqbot.corpus.readers.rst.rst_marks import plain_title
from faqbot.corpus.readers.rst.rst_substitutions import RstSubstitutions


class _Head(NamedTuple):
    """Text that introduces what is indented below it: the title of a directive, or a term."""

    text: str
    first: int
    end: int
    indent: int


class RstBlocks:
    """The blocks and left-out lines so far. Lines are counted from 0, and `end` is the line behind the last one.

    Each function that adds lines returns their `end`, where the next block may begin.
    """

    def __init__(self, lines: RstLines) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.anchor = ""  # the target above the current line
        self._lines = lines
        self._substitutions = RstSubstitutions(lines)
        self._styles: list[tuple[str, bool]] = []  # for each level, the character of the line and whether it is above
        self._level = 0  # the level of the last title
        self._asking = 0  # the level of the title that asks and that the current line stands below; 0 for none
        self._head: _Head | None = None
        self._answer_end: int | None = None  # the line where the answer below a directive or term that asks ends

    def add(self, kind: BlockKind, first: int, end: int, text: str, *, level: int = 0) -> int:
        """Add a block with a text."""
        self.add_head()
        self.blocks.append(Block(kind, text, (first + 1, end), self._lines.joined(first, end), level=level))
        self.anchor = ""
        return end

    def add_item(self, first: int, end: int, text: str, raw: str, number: int) -> int:
        """Add an item; `raw` are its lines as they are quoted in a list."""
        self.add(BlockKind.ITEM, first, end, text)
        self.blocks[-1] = self.blocks[-1]._replace(raw=raw.rstrip(), number=number)
        return end

    def add_whole(self, first: int, end: int, table: TextTable | None = None, raw: str = "") -> int:
        """Add code or a table, which is quoted as `raw`, or else as it stands in the file."""
        self.add_head()
        raw = raw.rstrip() or self._lines.joined(first, end)
        self.blocks.append(Block(BlockKind.WHOLE, raw, (first + 1, end), raw, table=table))
        self.anchor = ""
        return end

    def add_prose(self, first: int, end: int, text: str) -> int:
        """Add a paragraph, together with the head above it."""
        head = self._head
        if head and self._lines.indents[first] > head.indent:
            self._head = None
            first, text = head.first, f"{head.text}\n{text}"
        return self.add(BlockKind.PARAGRAPH, first, end, text)

    def leave_out_within(self, left_out: Sequence[LeftOut]) -> None:
        """List lines within the last block as left out."""
        for (first, last), reason in left_out:
            self.leave_out(first - 1, last, reason)

    def leave_out(self, first: int, end: int, reason: str) -> int:
        """List lines as left out; lines that follow each other for one reason are listed together."""
        return leave_out_lines(self.left_out, first, end, reason)

    def next_number(self) -> int:
        """Return the number of an item that its mark does not number."""
        before = self.blocks[-1] if self.blocks else None
        return before.number + 1 if before and before.kind is BlockKind.ITEM and not self._head else 1

    def is_at_top(self) -> bool:
        """Whether no block stands above the current line."""
        return not self.blocks and not self._head

    def is_below_question(self) -> bool:
        """Whether the current line stands directly below a question."""
        return bool(self.blocks) and self.blocks[-1].kind is BlockKind.QUESTION and not self._head

    # Titles

    def add_title(self, first: int, end: int, *, above: bool) -> int:
        """Add a title; `above` says that a line of punctuation stands above it, too."""
        style = (self._lines.texts[end - 1][0], above)
        if style not in self._styles:
            self._styles.append(style)
        return self._add_heading(first, end, self._lines.texts[end - 2], self._styles.index(style) + 1)

    def add_rubric(self, first: int, end: int, title: str) -> int:
        """Add a heading within the current section."""
        level = self._level
        self._add_heading(first, end, title, level + 1)
        self._level = level
        return end

    def _add_heading(self, first: int, end: int, title: str, level: int) -> int:
        text = self.plain(title)
        asks = bool(ASKS.search(text))
        # The first title is that of the page: if it asks ("How can we help?"), the page is no single answer to it.
        if level <= self._asking or not self._asking:
            self._asking = level if asks and self._level else 0
        anchor, self._level = self.anchor, level
        kind = BlockKind.QUESTION if asks else BlockKind.HEADING
        self.add(kind, first, end, asked_text(text) if asks else text, level=level)
        self.blocks[-1] = self.blocks[-1]._replace(anchor=anchor)
        return end

    # Heads, and heads that ask

    def begin(self, first: int, end: int, text: str) -> int:
        """Keep a head until the paragraph below it is read; a head directly below another belongs to it."""
        head, above = _Head(text, first, end, self._lines.indents[first]), self._head
        if above and head.indent > above.indent:
            self._head = _Head(f"{above.text}\n{text}", above.first, end, above.indent)
        else:
            self.add_head()
            self._head = head
        return end

    def add_head(self) -> None:
        """Add a head that no paragraph follows as a paragraph of its own."""
        head, self._head = self._head, None
        if head:
            self.add(BlockKind.PARAGRAPH, head.first, head.end, head.text)

    def may_ask(self, title: str, *, is_among_questions: bool = False, folds: bool = False) -> bool:
        """Whether the title of a directive or a term is a question; within an answer, only one that folds is."""
        if (self._asking and not folds) or len(title) > LONGEST_QUESTION:
            return False
        return is_among_questions or ASKS.search(self.plain(title)) is not None

    def plain(self, title: str) -> str:
        """Return a title without marks, and with the text of substitutions."""
        return plain_title(self._substitutions.replaced(title))

    def ask(self, first: int, end: int, title: str, answer_end: int) -> int:
        """Add a question that is answered by the lines up to `answer_end`."""
        self.add(BlockKind.QUESTION, first, end, asked_text(self.plain(title)))
        self._answer_end = answer_end
        return end

    def end_answer(self, at: int) -> None:
        """End the answer to a directive or a term that asks, if it does not reach to the line `at`."""
        if self._answer_end is not None and at >= self._answer_end:
            end, self._answer_end = self._answer_end, None
            self.add_head()
            self.blocks.append(Block(BlockKind.END, "", (end, end)))
