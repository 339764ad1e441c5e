"""Walk through a page and tell a `LinedText` what stands there, from the top to the bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from faqbot.corpus.readers.html.page_blocks import BLOCK_READERS, INLINE, Leave, PageBlocks
from faqbot.corpus.readers.html.page_flow import PageFlow
from faqbot.corpus.readers.html.page_parts import Parts
from faqbot.corpus.readers.html.page_questions import PageQuestions, most_terms_ask, term_before, terms_from
from faqbot.corpus.readers.html.page_tabs import is_tab
from faqbot.corpus.readers.html.page_text import heading_level, is_heading, is_mark, plain_text
from faqbot.corpus.readers.html.parsing.page_elements import Element, Text
from faqbot.corpus.readers.html.parsing.page_tree import Page
from faqbot.corpus.readers.lined_text import FileLines, LinedText
from faqbot.corpus.readers.qa_marks import asks

# Elements whose `id` is that of what is in them, however much it is.
_SECTIONS = frozenset(("details", "section", "h1", "h2", "h3", "h4", "h5", "h6"))
# How far what an empty element names may be, in elements and texts beside each other.
_NEAR = 3


class PageWalk:
    """A walk through a page; see the top of this module. `lines` are as in `PageFlow`."""

    def __init__(self, page: Page, text: LinedText, lines: FileLines | None = None) -> None:
        self._page, self._text = page, text
        self._questions = PageQuestions(page)
        self._flow = PageFlow(text, page.line_count, lines)
        self._blocks = PageBlocks(page, self._questions, self._flow)
        self.parts = Parts(page, self._questions)
        self.main_headings: list[str] = []  # the texts of `<h1>`
        self._asked: set[Element] = set()  # labels and terms that were told as a question
        self._level = 1  # of the heading above
        self._named = 1  # the level of the last line that names the questions below it
        self._open_terms = False  # whether a `<dt>` asked whose answer has not ended
        self._all_terms_ask = False  # whether every `<dt>` of the open list is a question

    def tell(self) -> None:
        """Tell everything on the page."""
        start: list[Element | Text] = [self.parts.body]
        open_: list[tuple[Iterator[Element | Text], Leave]] = [(iter(start), self._flow.end)]
        while open_:
            child = next(open_[-1][0], None)
            if child is None:
                open_.pop()[1]()
            elif isinstance(child, Text):
                self._flow.inline.add(child.text, child.line, bold=self._flow.bold > 0, link=self._flow.link)
            else:
                leave = self._enter(child)
                if leave:
                    open_.append((iter(child.children), leave))

    def _enter(self, element: Element) -> Leave | None:
        """Begin an element; return what to do at its end, or None if its content is not read."""
        leave = self._begin(element)
        if leave is None or element not in self._questions.section_ends:
            return leave

        def end() -> None:
            leave()
            self._flow.end()
            self._text.end_section(self._named)

        return end

    def _begin(self, element: Element) -> Leave | None:
        if element.is_silent or (is_mark(element) and not element.size):
            self._note_anchor(element)
            return None
        reason = self.parts.reason(element)
        if reason:
            self._leave_out(element, reason)
            return None
        anchor = self._note_anchor(element)
        if element in self._questions.label_of:
            return self._question_with_panel(self._questions.label_of[element], element)
        if element in self._questions.tab_of:
            return self._tab(self._questions.tab_of[element], element)
        leave = self._read(element)
        if not (anchor and leave and element.size) or element.name in INLINE:
            return leave

        def end() -> None:
            leave()
            self._flow.end_anchor(anchor)

        return end

    def _read(self, element: Element) -> Leave | None:
        if element in self._questions.lines:
            self._question(element, plain_text(element), element)
            return None
        if self._is_label(element):
            self._flow.part()
            return None
        if element in self._questions.sections:
            outer = self._level
            self._section(element, plain_text(element))
            self._named, self._level = self._level, outer
            return None
        read = self._READERS.get(element.name)
        read_block = BLOCK_READERS.get(element.name)
        if read:
            return read(self, element)
        if read_block:
            return read_block(self._blocks, element)
        return self._heading(element) if is_heading(element) else self._blocks.plain(element)

    def _note_anchor(self, element: Element) -> str:
        name = self._own_anchor(element)
        if name and not _stands_apart(element):
            self._flow.anchor(name)
        return name

    def _own_anchor(self, element: Element) -> str:
        """Return the `id` of an element, or an empty text if it has none or only lays out the page."""
        is_part = element.name in _SECTIONS or element in self._questions.label_of
        if (element.size > self.parts.most and not is_part) or (element.name != "a" and is_mark(element)):
            return ""
        given = element.attributes
        name = given.get("id", "") or (given.get("name", "") if element.name == "a" else "")
        return name if name and self._page.by_id.get(name, element) is element and not set(name) & set(" \t\n") else ""

    def _anchor_of(self, element: Element) -> str:
        """Return the `id` of an element, of one in it, or of those that begin with it."""
        names = [self._own_anchor(element), *map(self._own_anchor, element.inside())]
        return next(filter(None, names), self._flow.begun)

    def _leave_out(self, element: Element, reason: str) -> None:
        if element.name not in INLINE:
            self._flow.part()
        self._flow.leave_out(plain_text(element), reason, (element.line, element.last_line))

    # PageQuestions and headings

    def _is_label(self, element: Element) -> bool:
        """Whether an element holds nothing but the label of a panel that is read."""
        for label in (element, *element.inside()) if is_heading(element) or element.name == "dt" else (element,):
            panel = self._questions.panel_of.get(label) or self._questions.tabs.get(label)
            if panel and self._is_read(panel) and plain_text(label) == plain_text(element):
                return True
        return False

    def _is_read(self, element: Element) -> bool:
        chain = (element, *element.around())
        return not any(self.parts.reason(outer) for outer in chain)

    def _tab(self, tab: Element, panel: Element) -> Leave:
        """Read a panel below its tab, which is a part of the answer unless it asks or has questions below it."""
        title = plain_text(tab)
        if asks(title) or self._has_questions(panel):
            return self._question_with_panel(tab, panel)
        self._flow.end()
        self._flow.inline.add(title, tab.line)
        self._flow.end()
        return self._flow.end

    def _question_with_panel(self, label: Element, panel: Element) -> Leave:
        title = plain_text(label)
        has_questions = self._has_questions(panel)
        is_section = not asks(title) and (has_questions or is_tab(label) or _has_sections(panel))
        outer = self._level
        if is_section:
            self._section(label, title)
        else:
            self._question(label, title, panel)
            if not has_questions:
                self._text.begin_answer()

        def leave() -> None:
            self._flow.end()
            if not is_section:
                self._text.end_answer()
            if self._level > outer:
                self._text.end_section(outer + 1)
                self._level = outer

        return leave

    def _has_questions(self, panel: Element) -> bool:
        """Whether a panel holds questions of its own, so that its label is the heading of a section."""
        kinds = (self._questions.panel_of, self._questions.lines)
        for element in panel.inside():
            if any(element in kind for kind in kinds) or element.name == "details":
                return True
            if (is_heading(element) or element.name == "dt") and asks(plain_text(element)):
                return True
        return False

    def _section(self, label: Element, title: str) -> None:
        self._flow.end()
        self._flow.close_item()
        self._level = min(self._level + 1, 6)
        place = self._flow.begin_section(self._anchor_of(label))
        lines = self._flow.lines_of(label.line, label.last_line)
        self._text.heading(title, self._level, place, anchor=place.name if place else "", file_lines=lines)

    def _question(self, label: Element, title: str, panel: Element) -> None:
        """Tell a question, with the `id` of its label or else of its panel."""
        self._flow.end()
        self._flow.close_item()
        outer = label.parent if label.parent and label.parent.size == label.size else label
        place = self._flow.begin_section(self._anchor_of(outer) or self._own_anchor(panel))
        lines = self._flow.lines_of(label.line, label.last_line)
        name = place.name if place else ""
        self._text.question(title, place, anchor=name, file_lines=lines)

    def _heading(self, element: Element) -> Leave | None:
        title = plain_text(element)
        if not title or self._is_of_answer(element, title):
            return self._blocks.plain(element)
        self._flow.end()
        self._flow.close_item()
        self._level = heading_level(element)
        if self._level == 1:
            self.main_headings.append(title)
        place = self._flow.begin_section(self._anchor_of(element))
        lines = self._flow.lines_of(element.line, element.last_line)
        self._text.heading(title, self._level, place, anchor=place.name if place else "", file_lines=lines)
        return None

    def _is_of_answer(self, heading: Element, title: str) -> bool:
        """Whether a heading belongs to the answer that it stands in; that of a term may have lost its end tag."""
        if not self._text.is_in_answer or asks(title):
            return False
        return not self._open_terms or (self._page.ends_definitions and _stands_in_definition(heading))

    def _details(self, element: Element) -> Leave:
        summary = next((child for child in element.elements if child.name == "summary"), None)
        if summary is None or not summary.size or summary.size == element.size:
            return self._blocks.plain(element)
        self._asked.add(summary)
        return self._question_with_panel(summary, element)

    def _summary(self, element: Element) -> Leave | None:
        return None if element in self._asked else self._blocks.plain(element)

    # Lists

    def _definitions(self, element: Element) -> Leave:
        self._flow.end()
        outer = self._open_terms, self._all_terms_ask
        self._open_terms, self._all_terms_ask = False, most_terms_ask(element)

        def leave() -> None:
            self._end_terms()
            self._open_terms, self._all_terms_ask = outer

        return leave

    def _term(self, element: Element) -> Leave | None:
        before = term_before(element)
        if before in self._asked:
            self._asked.add(element)
            return None
        title = "" if before else " ".join(map(plain_text, terms_from(element)))
        if not title or not (asks(title) or self._all_terms_ask):
            if self._open_terms:
                self._end_terms()
            return self._held(element)
        self._end_terms()
        self._open_terms = True
        self._asked.add(element)
        self._question(element, title, element)
        self._text.begin_answer()
        return None

    def _held(self, element: Element) -> Leave:
        leave = self._blocks.plain(element)

        def hold() -> None:
            self._flow.hold_term()
            leave()

        return hold

    def _end_terms(self) -> None:
        self._flow.end()
        if self._open_terms:
            self._text.end_answer()
        self._open_terms = False

    _READERS: dict[str, Callable[[PageWalk, Element], Leave | None]] = {  # noqa: RUF012 - nobody changes it
        "details": _details,
        "dl": _definitions,
        "dt": _term,
        "summary": _summary,
    }


def _has_sections(panel: Element) -> bool:
    """Whether a panel has several headings, so that a label that states is one above them, and no question."""
    headings = (element for element in panel.inside() if is_heading(element) and element.size)
    return next(islice(headings, 1, None), None) is not None


def _stands_in_definition(heading: Element) -> bool:
    nearest = next((outer.name for outer in heading.around() if outer.name in {"dd", "dl"}), "")
    return nearest == "dd"


def _stands_apart(element: Element) -> bool:
    """Whether an element has no text and is no place of what is below it: it was left empty, or has a picture only.

    Some authors put an empty element with an `id` above what it names, which then has no `id` of its own.
    """
    if element.size or element.name in INLINE or element.parent is None:
        return False
    beside = element.parent.children[element.at + 1 : element.at + 1 + _NEAR]
    named = next((child for child in beside if isinstance(child, Element)), None)
    return named is None or "id" in named.attributes or any(True for _ in element.elements)
