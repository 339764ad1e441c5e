"""Tell a part around the text of a page by its name, where no element and no role of HTML says what it is.

`<div class="site-footer">` is as common as `<footer>`. A name alone is weak evidence, so that each kind of name needs
more: navigation holds hardly anything but links, a byline is short, and a footer stands once on a page. A part that
holds a question is always text.
"""

from __future__ import annotations

import re
from collections import Counter

from faqbot.corpus.readers.html.page_text import is_heading, is_mark, plain_text
from faqbot.corpus.readers.html.parsing.page_elements import Element
from faqbot.corpus.readers.html.parsing.page_tree import Page
from faqbot.text.programs import part_names

NAVIGATION, HEADER, FOOTER = "navigation", "header of the page", "footer of the page"
_BYLINE, _REMARKS, _MARK = "author and date of the page", "remarks of readers", "mark of a program"

# Navigation has more than this share of its text in links.
_LINKED = 0.5
# Longest byline, in letters and digits.
_LONGEST_BYLINE = 120
# The names of more elements than these say how they look, and not where they stand.
_ONCE = 1
# Words within a name: `siteFooter`, `site-footer` and `site_footer` all end with "footer".
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Longest last word of a name that is looked for, in characters.
_LONGEST_WORD = 100
_LAST_WORD = re.compile(rf"(?:{_WORD.pattern})\d*$")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "html", "body"))
# Google Docs exports what people remark on a document below its text, with a link back to the place.
_AROUND_REMARKS, _TO_REMARKED = frozenset(("div", "p")), "#cmnt_ref"
_OF_PAGES = ((part_names.FOOTER_NAMES, FOOTER), (part_names.HEADER_NAMES, HEADER), (part_names.REMARK_NAMES, _REMARKS))


class NamedParts:
    """The parts of a page that have a name of their own."""

    def __init__(self, page: Page) -> None:
        elements = [element for element in page.root.inside() if element.size]
        self._counts = Counter(name for element in elements for name in _names(element))

    def reason(self, element: Element) -> str:
        """Return what a part is by its name, or an empty text."""
        if element.name in _AROUND_REMARKS and _is_remark(element):
            return _REMARKS
        names = _names(element) if element.attributes and element.name not in _HEADINGS else []
        if not names:
            return ""
        if is_mark(element):
            return _MARK
        if element.linked > _LINKED * element.size and part_names.NAVIGATION_NAMES & _all_words(names):
            return NAVIGATION
        if element.size <= _LONGEST_BYLINE and part_names.BYLINE_NAMES & _words(names):
            return _BYLINE
        once = _words([name for name in names if self._counts[name] == _ONCE])
        is_exported = any(exported.issubset(names) for exported in part_names.EXPORTED_NAMES)
        return _REMARKS if is_exported else next((kind for words, kind in _OF_PAGES if once & words), "")


def _is_remark(element: Element) -> bool:
    first = next((child for child in element.elements if child.size), None)
    if first is not None and first.name == "p":
        first = next((child for child in first.elements if child.size), None)
    return first is not None and first.attributes.get("href", "").startswith(_TO_REMARKED)


def _names(element: Element) -> list[str]:
    """Return the names of an element, without an `id` that only repeats the heading at its beginning."""
    names = element.attributes.get("class", "").split()
    own = element.attributes.get("id", "")
    return [*names, own] if own and not _repeats_heading(element, own) else names


def _repeats_heading(element: Element, name: str) -> bool:
    """Whether a name is that of a section about this very matter: `<section id="comments"><h2>Comments</h2>`."""
    first = next((inner for inner in element.elements if inner.size), None)
    if first is None or not is_heading(first):
        return False
    return "".join(filter(str.isalnum, name)).casefold() == "".join(filter(str.isalnum, plain_text(first))).casefold()


def _words(names: list[str]) -> set[str]:
    """Return the last words of names, and the whole names, in lower case."""
    found = (_LAST_WORD.search(name.rstrip("-_")[-_LONGEST_WORD:]) for name in names)
    return {one[0].lower() for one in found if one} | {name.lower() for name in names}


def _all_words(names: list[str]) -> set[str]:
    return {word.lower() for name in names for word in _WORD.findall(name)}
