"""Tell the text of a page from what stands around it: navigation, headers and footers, forms, banners, hidden text.

The text is in `<main>`, or in the only `<article>`, if that has most of the text that is not left out; otherwise in the
whole page. A short `<main>` is also the text where no question stands outside of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.corpus.readers.html.named_parts import FOOTER, HEADER, NAVIGATION, NamedParts
from faqbot.corpus.readers.html.page_questions import PageQuestions
from faqbot.corpus.readers.html.page_text import heading_level, is_heading, plain_text
from faqbot.corpus.readers.html.parsing.page_elements import Element, Text, text_before
from faqbot.corpus.readers.html.parsing.page_tree import Page
from faqbot.corpus.readers.qa_marks import LONGEST_QUESTION, asks, most_ask
from faqbot.corpus.structure.contents_lists import TABLE_OF_CONTENTS
from faqbot.text.programs.html_elements import INLINE_ELEMENTS

_FORM, _HIDDEN, _DIALOG, _BANNER = "form", "hidden", "dialog", "cookie banner"
_OUTSIDE, _LINKS = "outside of the main text", "links"

_BY_ROLE = {
    "navigation": NAVIGATION,
    "directory": NAVIGATION,
    "menubar": NAVIGATION,
    "menu": NAVIGATION,
    "banner": HEADER,
    "contentinfo": FOOTER,
    "search": _FORM,
    "form": _FORM,
    "dialog": _DIALOG,
    "alertdialog": _DIALOG,
    "tooltip": _HIDDEN,
}
_BY_NAME = {"nav": NAVIGATION, "menu": NAVIGATION, "search": _FORM, "form": _FORM, "dialog": _DIALOG}
_ENDS = {"header": HEADER, "footer": FOOTER}
# Parts of a page that have headers and footers of their own.
_PARTS = frozenset(("article", "main", "section"))
# Elements in which a button is a word of a sentence.
_SENTENCES = frozenset(("caption", "dd", "figcaption", "label", "li", "p", "td", "th")) | INLINE_ELEMENTS
_FIELDS = frozenset(("button", "faqbot-menu", "textarea"))
# Kinds of `<input>` that open panels in some pages, or that nobody sees.
_NO_FIELDS = frozenset(("checkbox", "hidden", "radio"))

_BANNER_NAME = re.compile(r"cookie|consent|gdpr", re.IGNORECASE)
_BREADCRUMBS = re.compile(r"breadcrumb", re.IGNORECASE)

# What is left out must not hold more than this share of the text of a page: a form around a whole page is no form.
_MOST = 0.5
# A larger part is left out for one of these reasons if the rest of the page is a text: a short page in a large site has
# more letters in its menu than in its text.
_SURE = frozenset((NAVIGATION, _LINKS, TABLE_OF_CONTENTS, FOOTER, _DIALOG, _BANNER, _HIDDEN))
# But of these, one that is hardly links is the text of a page that asks nothing beside it: a program shows it later, or
# the whole page stands in its footer.
_OF_TEXT = frozenset((FOOTER, _HIDDEN))
# The rest is a text if it asks, or has more than this share of the letters, or than the smaller share and a heading: a
# program may show "Please wait" until it shows the page that it hides.
_TEXT, _TEXT_BELOW_HEADING = 0.1, 0.02
# So many questions make a larger part a text, unless the rest has as many: a program may show the hidden panels.
_FEWEST_QUESTIONS = 2
# A `<main>` with fewer letters than this share of those outside of it is not where the text is.
_SHORTEST_MAIN = 0.25
# Text of which at least this share is in links, and at least this many links, is navigation outside of the main text.
_LINKED = 0.8
_FEWEST_LINKS = 3
# A header is that of a section if more than this share of its text is in headings below the main one, not in links.
_TITLE = 0.8
# A part with at least this many fields or buttons and at most this many letters is a form, also without `<form>`: "Was
# this helpful? Yes No". One field or button may belong to a text.
_FEWEST_FIELDS = 2
_LONGEST_FORM = 150
# How many elements may stand around links that are an answer, in its panel.
_NEAR = 5
_NO_FORMS = frozenset(("body", "html", "li", "main", "p", "table", "tbody", "td", "tr", "ul", "ol", "dl"))


class _Rest(NamedTuple):
    """What a page has beside a part that holds most of its text, without what is left out."""

    letters: int = 0
    headings: int = 0
    questions: int = 0


class Parts:
    """The parts of a page: its main text is in `root`, and `reason` says why a part is no text.

    `most` is the most letters and digits that a part has; an element with more is around most of the page.
    """

    def __init__(self, page: Page, questions: PageQuestions) -> None:
        self._questions = questions
        self._counts = _Counts(page, questions)
        self._named = NamedParts(page)
        self._has_main = False
        self.body = next((child for child in page.root.elements if child.name == "body"), page.root)
        self.root = self.body
        self.most = _MOST * self.body.size
        self._rests = self._find_rests()
        self.root = self._main(page)
        self._has_main = self.root is not self.body
        self._outer = set(self.root.around())

    def _main(self, page: Page) -> Element:
        elements = [element for element in page.root.inside() if element.size]
        mains = [element for element in elements if element.name == "main" or element.role == "main"]
        articles = [element for element in elements if element.name == "article" and not _in_article(element)]
        candidates = mains or (articles if len(articles) == 1 else [])
        best = max(candidates, key=lambda element: element.size, default=self.body)
        outside = self._outside(self.body, best)
        is_short_main = best in mains and not outside.questions and best.size >= _SHORTEST_MAIN * outside.letters
        return best if best.size >= outside.letters or is_short_main else self.body

    def _outside(self, outer: Element, root: Element) -> _Rest:
        """Return what is read in an element but not in another one in it."""
        letters, headings, questions = 0, 0, 0
        open_ = [outer]
        while open_:
            element = open_.pop()
            letters += element.size - sum(child.size for child in element.elements)
            headings += is_heading(element) and element.size > 0
            questions += element in self._counts.asking
            open_ += [child for child in element.elements if child is not root and not self.reason(child)]
        return _Rest(letters, headings, questions)

    def _find_rests(self) -> dict[Element, _Rest]:
        """Return what the page has beside each of the elements that hold most of its text, which lie in each other."""
        rests: dict[Element, _Rest] = {}
        outer: Element | None = self.body
        while outer is not None and outer.size:
            inner = next((child for child in outer.elements if child.size > self.most), None)
            if inner is not None:
                beside = self._outside(outer, inner)
                rests[inner] = _Rest(*map(sum, zip(rests.get(outer, _Rest()), beside, strict=True)))
            outer = inner
        return rests

    def reason(self, element: Element) -> str:
        """Return why an element is left out, or an empty text for one that is read."""
        if element in self._outer_of_root or element is self.root:
            return ""
        reason = self._reason(element)
        if element.size > self.most and not self._is_left_out_whole(element, reason):
            reason = ""
        reason = NAVIGATION if reason == _LINKS else reason
        return reason or (_OUTSIDE if self._has_main and not self._is_inside(element) else "")

    def _is_left_out_whole(self, part: Element, reason: str) -> bool:
        """Whether a part is left out although it holds most letters, because the page is still a text without it."""
        rest = self._rests.get(part, _Rest())
        if reason not in _SURE or (reason == _LINKS and not rest.questions):
            return False
        if reason in _OF_TEXT and not rest.questions and part.linked <= _MOST * part.size:
            return False
        questions = self._counts.questions.get(part, 0)
        if questions >= _FEWEST_QUESTIONS and questions > rest.questions:
            return False
        least = 0 if rest.questions else _TEXT_BELOW_HEADING if rest.headings else _TEXT
        return rest.letters > least * self.body.size

    @property
    def _outer_of_root(self) -> set[Element]:
        return self._outer if self._has_main else set()

    def _is_inside(self, element: Element) -> bool:
        # The reader comes from above and leaves out whatever is outside, so only what is beside the root can be.
        return element.parent not in self._outer

    def _reason(self, element: Element) -> str:
        shown = (self._questions.label_of, self._questions.tab_of, self._questions.shown)
        if any(element in panels for panels in shown):
            return ""
        if element.is_hidden:
            return _HIDDEN
        named = _BY_ROLE.get(element.role) or _BY_NAME.get(element.name)
        if named and not (named == NAVIGATION and self._is_text(element)):
            return named
        if element.name in _ENDS and not self._belongs_to_a_section(element):
            return _ENDS[element.name]
        form = self._form(element)
        if form or element in self._counts.with_questions:
            return form
        named = self._named.reason(element)
        return self._button(element) or (_LINKS if named == NAVIGATION else named) or self._links(element)

    def _is_text(self, navigation: Element) -> bool:
        """Whether navigation leads nowhere and holds paragraphs: some programs unfold an answer as they do a menu."""
        return not navigation.linked and navigation in self._counts.with_paragraphs

    def _belongs_to_a_section(self, end: Element) -> bool:
        """Whether a header or footer is that of a part of the page: it stands in one, or is little but its heading."""
        if end.name == "header" and self._counts.titles.get(end, 0) > _TITLE * end.size:
            return end.linked <= _MOST * end.size
        return any(outer.name in _PARTS for outer in end.around())

    def _button(self, element: Element) -> str:
        """Return the reason for a button that stands by itself, and not within a sentence."""
        parent = element.parent
        if element.name != "button" or parent is None or parent.name in _SENTENCES:
            return ""
        texts = (child.text for child in parent.children if isinstance(child, Text))
        return "" if any(map(str.isalnum, "".join(texts))) else _FORM

    def _form(self, element: Element) -> str:
        fields = self._counts.fields.get(element, 0)
        if not fields:
            return ""
        given = element.attributes
        if _BANNER_NAME.search(f"{given.get('id', '')} {given.get('class', '')}") and not is_heading(element):
            return _BANNER
        is_form = fields >= _FEWEST_FIELDS and element.size <= _LONGEST_FORM and element.name not in _NO_FORMS
        return _FORM if is_form and element not in self._counts.with_questions else ""

    def _links(self, element: Element) -> str:
        links = self._counts.links.get(element, 0)
        if not links or element.name in INLINE_ELEMENTS or is_heading(element):
            return ""
        given = element.attributes
        if _BREADCRUMBS.search(f"{given.get('class', '')} {given.get('aria-label', '')} {given.get('id', '')}"):
            return NAVIGATION
        if self._counts.own_links.get(element, 0) == links > 1 and element not in self._counts.with_headings:
            return TABLE_OF_CONTENTS if element.linked >= _LINKED * element.size else ""
        is_aside = element.name == "aside" or element.role == "complementary"
        if is_aside and element.linked > _MOST * element.size:
            return NAVIGATION
        if not self._has_main and links >= _FEWEST_LINKS and element.linked > _LINKED * element.size:
            is_text = element in self._counts.with_headings or self._is_answer(element)
            return "" if is_text else _LINKS
        return ""

    def _is_answer(self, links: Element) -> bool:
        """Whether links stand in the panel of a label that asks, or directly below a heading among others that ask.

        Below any other heading they may be a menu ("Need help?").
        """
        above = text_before(links)
        if above is not None and above.size <= LONGEST_QUESTION and above in self._counts.with_headings:
            inside = islice((above, *above.inside()), _NEAR)
            if any(_look(heading) in self._counts.asking_looks for heading in inside) and asks(plain_text(above)):
                return True
        labels = map(self._label, islice((links, *links.around()), _NEAR))
        return any(label is not None and asks(plain_text(label)) for label in labels)

    def _label(self, panel: Element) -> Element | None:
        """Return what opens a panel, or the term above its definition."""
        if panel.name == "details":
            return next((child for child in panel.elements if child.name == "summary"), None)
        return text_before(panel) if panel.name == "dd" else self._questions.label_of.get(panel)


class _Counts:
    """For elements, what is in them: how many fields, links, questions and letters of titles; headings and labels.

    `asking` are the elements that ask themselves, `asking_looks` the looks of headings of which most ask.
    """

    def __init__(self, page: Page, questions: PageQuestions) -> None:
        self.fields: dict[Element, int] = {}
        self.links: dict[Element, int] = {}
        self.own_links: dict[Element, int] = {}
        self.questions: dict[Element, int] = {}
        self.titles: dict[Element, int] = {}  # the letters in headings below the main one
        self.asking: set[Element] = set()
        self.with_paragraphs: set[Element] = set()
        self.with_headings: set[Element] = set()
        self.with_questions: set[Element] = set()
        elements: Sequence[Element] = list(page.root.inside())
        for element in reversed(elements):
            self._count(element, questions)
            self._add_to_parent(element)
        self.asking_looks = frozenset(_asking_looks(filter(is_heading, elements)))

    def _count(self, element: Element, questions: PageQuestions) -> None:
        is_innermost = element not in self.with_questions and element not in self.with_headings
        is_label = element in questions.panel_of or element in questions.lines or element.name in {"summary", "dt"}
        if is_label:
            self.with_questions.add(element)
        elif element.name in _FIELDS or _is_field(element):
            self.fields[element] = self.fields.get(element, 0) + 1
        if element.name == "a" and element.size and "href" in element.attributes:
            self.links[element] = 1
            self.own_links[element] = int(element.attributes["href"][:1] == "#")
        if element.name == "p" and element.size:
            self.with_paragraphs.add(element)
        if is_heading(element):
            self.with_headings.add(element)
            self.titles[element] = element.size if heading_level(element) > 1 else 0
        may_ask = is_innermost and (is_label or is_heading(element)) and 0 < element.size <= LONGEST_QUESTION
        if may_ask and asks(plain_text(element)):
            self.asking.add(element)
            self.questions[element] = self.questions.get(element, 0) + 1

    def _add_to_parent(self, element: Element) -> None:
        parent = element.parent
        if parent is None:
            return
        for counts in (self.fields, self.links, self.own_links, self.questions, self.titles):
            if counts.get(element):
                counts[parent] = counts.get(parent, 0) + counts[element]
        for elements in (self.with_paragraphs, self.with_headings, self.with_questions):
            if element in elements:
                elements.add(parent)


def _asking_looks(headings: Iterable[Element]) -> Iterator[tuple[str, str]]:
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for heading in headings:
        titles[_look(heading)].append(plain_text(heading) if heading.size <= LONGEST_QUESTION else "")
    return (look for look, texts in titles.items() if most_ask(texts))


def _look(element: Element) -> tuple[str, str]:
    return element.name, element.attributes.get("class", "")


def _is_field(element: Element) -> bool:
    if element.name == "input":
        return element.attributes.get("type", "").lower() not in _NO_FIELDS
    return element.role == "button"


def _in_article(element: Element) -> bool:
    return any(outer.name == "article" for outer in element.around())
