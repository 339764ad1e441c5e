"""Find the questions of a page that are no headings: what opens a panel, and lines with a look that questions have.

What a person clicks to open a panel is its label: the `<summary>` of `<details>`, and an element that names the panel
(`aria-controls`, `data-bs-target`, or a link to its `id`), that can be expanded (`aria-expanded`), or that is a button
directly above it. Microdata names the question and the answer. Otherwise the look of a line counts, its element with
class and style: if at least half of the lines with one look ask, and other text follows them, the look is that of
questions. No name of a class is looked for but "question" beside "answer".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator

from faqbot.corpus.readers.html.page_tabs import tabs_and_panels
from faqbot.corpus.readers.html.page_text import is_heading, plain_text
from faqbot.corpus.readers.html.parsing.page_elements import Element, Text, text_before, text_behind
from faqbot.corpus.readers.html.parsing.page_tree import Page
from faqbot.corpus.readers.qa_marks import ENDS, LONGEST_QUESTION, asks, most_ask
from faqbot.text.programs.html_elements import INLINE_ELEMENTS

# Elements that are no labels: those in which people type or choose, and parts of a page.
_NO_LABELS = frozenset(("input", "textarea", "faqbot-menu", "form", "table", "nav", "main", "aside", "footer"))
_QUESTION_CLASS = re.compile(r"question(?!s|naire)", re.IGNORECASE)
_ANSWER_CLASS = re.compile(r"answer(?!s)", re.IGNORECASE)
_CONTROL = "control"
_OPENING = re.compile(rf"{_CONTROL}|{_QUESTION_CLASS.pattern}", re.IGNORECASE)
_ANSWERS = ("acceptedanswer", "suggestedanswer")
# Fewest lines with a look, and fewest labels that state, that are questions.
_FEWEST = 2
# The most letters and digits of the name of a section of questions, and how many elements may begin with a question.
_LONGEST_NAME = 40
_MOST_AROUND = 5
# How far the first text in an element may be from its beginning, in elements and texts beside each other.
_NEAR = 50
# Parts of a page with another meaning, where no line is a question by its look.
_OTHER_LINES = frozenset("td th dt dd summary h1 h2 h3 h4 h5 h6 caption figcaption nav header footer".split())
_INLINE = INLINE_ELEMENTS - {"td", "th", "caption"}


class PageQuestions:
    """The labels of a page and the panels that they open.

    `panel_of` has the panel of each label, and `label_of` the label of each panel; a panel is shown even if the page
    hides it until somebody clicks. `tabs` and `tab_of` have the same for tabs that do not name their panels. `lines`
    are the elements that are questions by their look, `sections` those that name the questions below them,
    `section_ends` the last of these questions, and `shown` further elements that the page hides below a heading.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._elements = list(page.root.inside())
        self._order = {id(element): number for number, element in enumerate(self._elements)}
        self.panel_of: dict[Element, Element] = {}
        self.label_of: dict[Element, Element] = {}
        self.tab_of: dict[Element, Element] = {}
        self.tabs: dict[Element, Element] = {}
        self.lines: set[Element] = set()
        self.shown: set[Element] = set()
        self.sections: set[Element] = set()
        self.section_ends: set[Element] = set()
        for tab, panel in tabs_and_panels(self._elements, page.by_id):
            self.tab_of[panel], self.tabs[tab] = tab, panel
        for element in self._elements:
            if element.size and element not in self.tabs:
                self._add(element, self._panel(element))
        self._remove_unclear()
        self._add_microdata()
        self._add_lines()
        self._add_sections()
        self._add_hidden()

    def _add(self, label: Element, panel: Element | None) -> None:
        if panel is None or panel in self.label_of or label in self.panel_of or not panel.size:
            return
        if self._order[id(label)] < self._order[id(panel)] and not panel.has_around(label):
            self.panel_of[label], self.label_of[panel] = panel, label

    # Labels

    def _panel(self, element: Element) -> Element | None:
        given = element.attributes
        if element.name in _NO_LABELS or not (given or element.name == "button") or element.size > LONGEST_QUESTION:
            return None
        target = _target(element)
        if target:
            return self._page.by_id.get(target)
        if "aria-expanded" in given or "data-toggle" in given or "data-bs-toggle" in given:
            return text_behind(element)
        may_open = _is_button(element) or _OPENING.search(f"{given.get('id', '')} {given.get('class', '')}")
        panel = text_behind(element) if may_open else None
        return panel if panel and _opens(element, panel) else None

    def _remove_unclear(self) -> None:
        """Keep the labels that ask; those that state only if there are several, with different texts.

        "Read more" is no question. Some pages have the same question twice, with the same answer.
        """
        texts = {label: plain_text(label) for label in self.panel_of}
        answers = {(text, self.panel_of[label].size) for label, text in texts.items()}
        counts = Counter(text for text, _ in answers)
        alone = len(texts) < _FEWEST
        for label, text in texts.items():
            if counts[text] > 1 or not text or (alone and not asks(text)):
                self.shown.add(self.panel_of[label])
                del self.label_of[self.panel_of.pop(label)]

    # Microdata and RDFa

    def _add_microdata(self) -> None:
        for element in self._elements:
            if not _is_of_type(element, "question"):
                continue
            parts = list(_properties(element))
            name = next((part for part in parts if _has_property(part, "name")), None)
            answer = next((part for part in parts if any(_has_property(part, one) for one in _ANSWERS)), None)
            if name and answer and name.size:
                known = self.panel_of.pop(name, None) or self.panel_of.pop(self.label_of.get(answer, name), None)
                for panel in (known, answer):
                    if panel:
                        self.label_of.pop(panel, None)
                self._add(name, answer)

    # Looks

    def _add_lines(self) -> None:
        lines = [(element, _look(element)) for element in self._lines()]
        looks: dict[tuple[tuple[str, str, str], ...], list[int]] = defaultdict(list)
        for number, (_, look) in enumerate(lines):
            element = lines[number][0]
            is_short = element.size <= LONGEST_QUESTION and element.name not in _OTHER_LINES
            if is_short and any(part[1] or part[2] for part in look):
                looks[look].append(number)
        for look, numbers in looks.items():
            followed = [number for number in numbers if number + 1 < len(lines) and lines[number + 1][1] != look]
            asking = sum(asks(plain_text(lines[number][0])) for number in followed)
            if asking >= _FEWEST and 2 * asking >= len(followed) and 2 * len(followed) > len(numbers):
                self.lines.update(lines[number][0] for number in followed)

    def _add_sections(self) -> None:
        """Find the lines that name the questions below them: each line of their class stands above a question."""
        summaries = [element for element in self._elements if element.name == "summary" and element.size]
        begun = {around for label in (*self.panel_of, *summaries) for around in _begun_by(label)}
        parts = begun | self.label_of.keys()
        classes: dict[tuple[str, str], list[Element]] = defaultdict(list)
        for line in self._lines():
            if "class" in line.attributes and line.name not in _OTHER_LINES:
                classes[line.name, line.attributes["class"]].append(line)
        for lines in classes.values():
            if len(lines) >= _FEWEST and all(line.size <= _LONGEST_NAME and line not in begun for line in lines):
                above = all(text_behind(line) in begun for line in lines)
                if above and not any(ENDS.search(plain_text(line)) for line in lines):
                    self.sections.update(lines)
                    self.section_ends.update(_last_behind(line, parts) for line in lines)

    def _lines(self) -> Iterator[Element]:
        """Yield the elements that are a line of text each, in the order of the page."""
        with_blocks = {element.parent for element in self._elements if element.size and element.name not in _INLINE}
        for element in self._elements:
            if element.size and element.name not in _INLINE and element not in with_blocks:
                yield element

    # Hidden text

    def _add_hidden(self) -> None:
        """Show what the page hides directly below a heading or a line that asks: it is opened by a program."""
        for element in self._elements:
            if not element.is_hidden or not element.size or element in self.label_of or element in self.tab_of:
                continue
            above = text_before(element)
            if above is None or above in self.panel_of or above.is_hidden:
                continue
            if is_heading(above) or above in self.lines:
                self.shown.add(element)
            elif above.size <= LONGEST_QUESTION and asks(plain_text(above)):
                self._add(above, element)


def _begun_by(label: Element) -> Iterator[Element]:
    """Yield a label and the elements that begin with it."""
    element = label
    for _ in range(_MOST_AROUND):
        yield element
        outer = element.parent
        if (
            outer is None
            or element.at > _NEAR
            or next((one for one in outer.elements if one.size), None) is not element
        ):
            return
        element = outer


def _last_behind(line: Element, parts: Container[Element]) -> Element:
    """Return the last of the parts behind a line, or behind those around it that hold no other text."""
    while line.parent is not None and line.parent.size == line.size:
        line = line.parent
    last, beside = line, line.parent.children if line.parent else []
    for at in range(line.at + 1, len(beside)):
        child = beside[at]
        if any(map(str.isalnum, child.text)) if isinstance(child, Text) else child.size and child not in parts:
            break
        last = child if isinstance(child, Element) and child.size else last
    return last


def _opens(label: Element, panel: Element) -> bool:
    """Whether an element opens the one behind it, by what it is or by the names of both."""
    if _is_button(label):
        return panel.name not in _INLINE and _begins_otherwise(panel)
    if not _names(panel).isdisjoint(map(_content_of, _names(label))):
        return True
    is_question = _QUESTION_CLASS.search(label.attributes.get("class", ""))
    return bool(is_question and _ANSWER_CLASS.search(panel.attributes.get("class", "")))


def _names(element: Element) -> set[str]:
    return {*element.attributes.get("class", "").split(), element.attributes.get("id", "")} - {""}


def _content_of(name: str) -> str:
    """Return the name of what a control opens: `expand-control` opens `expand-content`."""
    return name.replace(_CONTROL, "content") if _CONTROL in name else ""


def _is_button(element: Element) -> bool:
    """Whether an element is a button, or the label of a box to tick, by which style sheets open panels."""
    return (
        element.name == "button"
        or element.role == "button"
        or (element.name == "label" and "for" in element.attributes)
    )


def _target(element: Element) -> str:
    """Return the `id` of the panel that an element opens, or an empty text."""
    given = element.attributes
    controlled = given.get("aria-controls", "").split()
    if len(controlled) == 1:
        return controlled[0]
    opens = any(name in given for name in ("data-toggle", "data-bs-toggle", "aria-expanded")) or element.role == "tab"
    for name in ("data-bs-target", "data-target", "href"):
        if given.get(name, "")[:1] == "#" and (opens or name != "href"):
            return given[name][1:]
    return ""


def _is_of_type(element: Element, name: str) -> bool:
    given = element.attributes.get("itemtype") or element.attributes.get("typeof", "")
    return given.rstrip("/").rpartition("/")[2].rpartition(":")[2].casefold() == name


def _has_property(element: Element, name: str) -> bool:
    given = element.attributes.get("itemprop") or element.attributes.get("property", "")
    return name in (part.rpartition(":")[2].casefold() for part in given.split())


def _properties(question: Element) -> Iterator[Element]:
    """Yield the elements with properties of a question, the nearest first, without those of its answers."""
    open_ = [iter(question.children)]
    while open_:
        child = next(open_[-1], None)
        if child is None:
            open_.pop()
        elif isinstance(child, Element):
            if "itemprop" in child.attributes or "property" in child.attributes:
                yield child
            if not ("itemscope" in child.attributes or "typeof" in child.attributes):
                open_.append(iter(child.children))


def _look(element: Element) -> tuple[tuple[str, str, str], ...]:
    """Return the name, class and style of an element, and of those in it that hold all its text.

    Some programs part a line into several elements, without any text beside them. Then these say how the line looks,
    and equal ones are as one. An element without a class looks as the one around it that holds nothing else.
    """
    look = []
    while not (element.attributes or element.parent is None or element.parent.size > element.size):
        element = element.parent
    inner: Element | None = element
    while inner is not None:
        look.append(_looks(inner))
        parts = [child for child in inner.elements if child.size]
        is_parted = sum(part.size for part in parts) == inner.size
        if is_parted and len(parts) > 1:
            look += sorted(set(map(_looks, parts)))
        inner = parts[0] if is_parted and len(parts) == 1 else None
    return tuple(look)


def _looks(element: Element) -> tuple[str, str, str]:
    return element.name, element.attributes.get("class", ""), element.attributes.get("style", "")


def _begins_otherwise(panel: Element) -> bool:
    """Whether an element does not begin with a further button."""
    inner: Element | None = panel
    while inner is not None:
        if _is_button(inner):
            return False
        first = next((child for child in inner.children if isinstance(child, Text) or child.size), None)
        while isinstance(first, Text) and not any(map(str.isalnum, first.text)):
            first = next((c for c in inner.children if isinstance(c, Element) and c.size), None)
        inner = first if isinstance(first, Element) else None
    return True


def term_before(term: Element) -> Element | None:
    """Return the term (`<dt>`) directly before a term, which has the same definition; None if no term stands there."""
    return _term_beside(term, -1)


def terms_from(term: Element) -> Iterator[Element]:
    """Yield a term and those that stand directly behind it."""
    at: Element | None = term
    while at is not None:
        yield at
        at = _term_beside(at, 1)


def _term_beside(term: Element, step: int) -> Element | None:
    siblings = term.parent.children if term.parent else [term]
    at = term.at + step
    while 0 <= at < len(siblings):
        child = siblings[at]
        if isinstance(child, Element) and child.size:
            return child if child.name == "dt" else None
        at += step
    return None


def most_terms_ask(definitions: Element) -> bool:
    """Whether all terms of a list of definitions are questions, because most of them ask."""
    groups = [definitions, *(child for child in definitions.elements if child.name == "div")]
    return most_ask(
        [plain_text(term) for group in groups for term in group.elements if term.name == "dt" and term.size]
    )
