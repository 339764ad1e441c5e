"""Collect the text of a page in the order in which people read it: paragraphs, and items of lists.

The walk through the page (see `page_walk`) says where elements begin and end, and `PageFlow` when that ends a
paragraph: a `<div>` ends one, but an item of a list with two paragraphs is one item with two lines, and a term (`<dt>`)
stays with its definition.
"""

from __future__ import annotations

from dataclasses import dataclass

from faqbot.corpus.places import Anchor
from faqbot.corpus.readers.html.inline_text import InlineText, LinkedTo
from faqbot.corpus.readers.html.page_asides import FORM, offers_a_choice, reason_to_leave_out
from faqbot.corpus.readers.lined_text import FileLines, LinedText


@dataclass(slots=True)
class List:
    """A list that is open: the number of its next item, or 0 for a list with bullets, and its depth."""

    number: int
    depth: int


@dataclass(slots=True)
class Item:
    """An item of a list that is open; `is_told` says that its first text was added."""

    number: int
    depth: int
    is_told: bool = False


class PageFlow:
    """Adds what is between the headings, questions and tables of a page to a document.

    `line_count` is the number of lines of the page. `lines` are given if the page is not the file itself but a text at
    these lines of it, such as an answer in JSON.
    """

    def __init__(self, text: LinedText, line_count: int, lines: FileLines | None = None) -> None:
        self.text = text
        self.inline = InlineText()
        self.link = LinkedTo.NONE  # what the open link leads to
        self.bold = 0  # how many of the open elements are bold
        self.lists: list[List] = []
        self.items: list[Item] = []
        self._line_count = line_count
        self._lines = lines
        self._holds_term = False
        self._anchor: Anchor | None = None
        self._section: Anchor | None = None  # the `id` of the heading above
        self._is_fresh = False  # whether nothing was told since the last `id`
        self._left_out: list[tuple[str, str, FileLines]] = []

    @property
    def begun(self) -> str:
        """The last `id`, if no text was told since."""
        return self._anchor.name if self._anchor and self._is_fresh else ""

    def place(self) -> Anchor | None:
        """Return the nearest `id` at or above what is told now, in the same section."""
        self._is_fresh = False
        return self._anchor

    def lines_of(self, first: int, last: int) -> FileLines:
        """Return the lines of the file for lines of the page.

        On broken pages the parser moves text out of tables, so that its lines are guessed.
        """
        first = min(first, self._line_count)
        return self._lines or (first, min(max(first, last), self._line_count))

    def anchor(self, name: str) -> None:
        """Say that an element with an `id` begins here."""
        if not self.inline:
            self._anchor, self._is_fresh = Anchor(name), True

    def end_anchor(self, name: str) -> None:
        """Say that an element with an `id` ends here; what follows is below the heading above again."""
        if self._anchor and self._anchor.name == name and not self.inline:
            self._anchor, self._is_fresh = self._section, False

    def begin_section(self, name: str) -> Anchor | None:
        """Say that a heading stands here, with this `id` or none, and return its place."""
        self._anchor = self._section = Anchor(name) if name else None
        return self.place()

    def leave_out(self, text: str, reason: str, lines: FileLines) -> None:
        """Leave a text out; it is told behind the paragraph in which it stands."""
        if text:
            self._left_out.append((text, reason, self.lines_of(*lines)))
        if not self.inline:
            self._tell_left_out()

    def hold_term(self) -> None:
        """Keep the term that was told for its definition, which begins on the next line."""
        self._holds_term = bool(self.inline)
        self.inline.break_line()

    def part(self) -> None:
        """End the paragraph, unless it is a term, or an item of a list that goes on."""
        if self._holds_term and self.inline.is_at_line_start:
            return
        if not self.items or self.items[-1].is_told:
            self.end()
        elif self.inline and not self.inline.is_at_line_start:
            self.inline.break_line()

    def end(self) -> None:
        """End the paragraph or the item, and add it."""
        self._holds_term = False
        if self.inline:
            links = self.inline.links
            text, bold, lines = self.inline.take()
            told = [self.lines_of(*each) for each in lines]
            reason = self._reason_to_leave_out(text, links)
            if reason and told:
                whole = (min(first for first, _ in told), max(last for _, last in told))
                self.text.leave_out(text, reason, self._anchor, file_lines=whole)
            else:
                self._add(text, bold, told)
        self._tell_left_out()

    def _reason_to_leave_out(self, text: str, links: set[LinkedTo]) -> str:
        if offers_a_choice(text, links) and self.text.leave_out_question(FORM):
            return FORM
        is_item = bool(self.items) and not self.items[-1].is_told
        return "" if is_item or self.text.leads_to_text else reason_to_leave_out(text, links)

    def close_item(self) -> None:
        """Say that what follows in the open items of lists is no item: a heading or a question stands there."""
        for item in self.items:
            item.is_told = True

    def _add(self, text: str, bold: list[tuple[int, int]], lines: list[FileLines]) -> None:
        if not text.strip() or not lines:
            return
        item = self.items[-1] if self.items else None
        if item and not item.is_told:
            item.is_told = True
            whole = (min(first for first, _ in lines), max(last for _, last in lines))
            place, number, depth = self.place(), item.number, item.depth
            self.text.item(text, place, number=number, depth=depth, bold=bold, file_lines=whole)
        else:
            self.text.paragraph(text, self.place(), bold=bold, file_lines=lines)

    def _tell_left_out(self) -> None:
        for text, reason, lines in self._left_out:
            self.text.leave_out(text, reason, self._anchor, file_lines=lines)
        self._left_out.clear()
