"""Read what means the same wherever it stands on a page: paragraphs, links, lists, code, tables and pictures."""

from __future__ import annotations

from collections.abc import Callable

from faqbot.corpus.readers.html.inline_text import LinkedTo
from faqbot.corpus.readers.html.page_flow import Item, List, PageFlow
from faqbot.corpus.readers.html.page_questions import PageQuestions
from faqbot.corpus.readers.html.page_tables import is_table, table_rows
from faqbot.corpus.readers.html.page_text import number_in, plain_text, raw_text
from faqbot.corpus.readers.html.parsing.page_elements import Element
from faqbot.corpus.readers.html.parsing.page_tree import Page
from faqbot.text.programs.html_elements import INLINE_ELEMENTS

# What to do at the end of an element.
Leave = Callable[[], None]
# Elements within a line. Cells are no such elements where a table only lays out a page.
INLINE = INLINE_ELEMENTS - {"td", "th", "caption", "colgroup"} | {"nobr", "ruby", "math", "slot", "output"}
# An item of a list with a higher number is not numbered by a person.
_HIGHEST = 1_000_000
_ALT = "text that stands for a picture"


class PageBlocks:
    """Tells the text of a flow each block of a page; `BLOCK_READERS` says which method reads which element."""

    def __init__(self, page: Page, questions: PageQuestions, flow: PageFlow) -> None:
        self._page, self._questions, self._flow = page, questions, flow

    def plain(self, element: Element) -> Leave:
        """Read an element that says nothing about its text but whether it is bold, or a paragraph."""
        is_inline = element.name in INLINE
        is_bold = self._page.is_bold(element)
        if not is_inline:
            self._flow.part()
        self._flow.bold += is_bold

        def leave() -> None:
            self._flow.bold -= is_bold
            if not is_inline:
                self._flow.part()

        return leave

    def link(self, element: Element) -> Leave:
        """Read a link or a button; a line of nothing else may lead elsewhere."""
        leave = self.plain(element)
        self._flow.link = self._linked_to(element)

        def end() -> None:
            self._flow.link = LinkedTo.NONE
            leave()

        return end

    def _linked_to(self, link: Element) -> LinkedTo:
        target = link.attributes.get("href", "")
        if not target:
            return LinkedTo.NONE if "name" in link.attributes and link.name == "a" else LinkedTo.PROGRAM
        around = self._page.by_id.get(target[1:]) if target[:1] == "#" else None
        is_top = around is not None and 2 * around.size > self._page.root.size and link.has_around(around)
        return LinkedTo.TOP if is_top or target == "#top" else LinkedTo.OTHER

    def list_of_items(self, element: Element) -> Leave:
        """Read a list."""
        self._flow.end()
        number = number_in(element, "start") or 1
        depth = sum(item.is_told for item in self._flow.items)
        self._flow.lists.append(List(number if element.name == "ol" else 0, depth))
        outer, self._flow.items = self._flow.items, []

        def leave() -> None:
            self._flow.end()
            self._flow.lists.pop()
            self._flow.items = outer

        return leave

    def item(self, element: Element) -> Leave:
        """Read an item of a list."""
        self._flow.end()
        list_ = self._flow.lists[-1] if self._flow.lists else List(0, 0)
        list_.number = (number_in(element, "value") or list_.number) if list_.number else 0
        self._flow.items.append(Item(list_.number, list_.depth))
        list_.number += 0 < list_.number < _HIGHEST

        def leave() -> None:
            self._flow.end()
            self._flow.items.pop()

        return leave

    def code(self, element: Element) -> Leave | None:
        """Read code, whose lines stay as they are."""
        if any(child.name in {"p", "table", "h1", "h2", "h3"} for child in element.elements):
            return self.plain(element)  # some programs save whole texts in <pre>
        self._flow.end()
        lines = self._flow.lines_of(element.line, element.last_line)
        self._flow.text.code(raw_text(element), self._flow.place(), file_lines=lines)
        return None

    def table(self, element: Element) -> Leave | None:
        """Read a table, unless it only lays out the page."""
        if not is_table(element, self._questions):
            return self.plain(element)
        self._flow.end()
        caption = next((child for child in element.elements if child.name == "caption"), None)
        if caption:
            lines = self._flow.lines_of(caption.line, caption.last_line)
            self._flow.text.paragraph(plain_text(caption), self._flow.place(), file_lines=lines)
        rows, has_header = table_rows(element)
        places = [self._flow.place()] * len(rows)
        lines_of_rows = [self._flow.lines_of(*row.lines) for row in rows]
        cells = [row.cells for row in rows]
        self._flow.text.table(cells, places, has_header=has_header, file_lines=lines_of_rows)
        return None

    def line_break(self, element: Element) -> None:  # noqa: ARG002 - as all readers of elements
        """Read `<br>`; two of them end a paragraph."""
        if self._flow.inline.is_at_line_start:
            self._flow.part()
        else:
            self._flow.inline.break_line()

    def rule(self, element: Element) -> None:  # noqa: ARG002 - as all readers of elements
        """Read a line across the page."""
        self._flow.end()

    def picture(self, element: Element) -> None:
        """Leave a picture out, with the text that stands for it."""
        alt = " ".join(element.attributes.get("alt", "").split())
        self._flow.leave_out(alt, _ALT, (element.line, element.last_line))


BLOCK_READERS: dict[str, Callable[[PageBlocks, Element], Leave | None]] = {
    "a": PageBlocks.link,
    "br": PageBlocks.line_break,
    "button": PageBlocks.link,
    "hr": PageBlocks.rule,
    "img": PageBlocks.picture,
    "li": PageBlocks.item,
    "pre": PageBlocks.code,
    "table": PageBlocks.table,
    **dict.fromkeys(("ol", "ul", "menu", "dir"), PageBlocks.list_of_items),
}
