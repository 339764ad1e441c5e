"""Put signs around the marks that a page itself has for questions and answers ("K: …?" and "V: …")."""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.corpus.readers.html.parsing.page_elements import Element, Text
from faqbot.corpus.readers.own_marks.mark_signs import signs_in
from faqbot.corpus.readers.qa_marks import END_SIGN
from faqbot.text.programs.html_elements import INLINE_ELEMENTS

_IN_LINES = INLINE_ELEMENTS - {"td", "th", "caption"}
# What parts the texts of two elements that are no words of one line.
_BREAK, _PARTED = "\n", "\n\n"


def sign_marks(root: Element) -> None:
    """Put signs around the marks in the texts of a tree.

    A mark may begin in one text and end in another: `<b>K</b>: …`.
    """
    texts: list[Text] = []
    begins: list[int] = []
    parts: list[str] = []
    length = 0
    for found in _shown(root):
        if isinstance(found, Text):
            texts.append(found)
            begins.append(length)
        parts.append(found if isinstance(found, str) else " ".join(found.text.split("\n")))
        length += len(parts[-1])
    at = len(texts) - 1
    for place, sign in reversed(signs_in("".join(parts))):
        inside = place - 1 if sign == END_SIGN else place  # a sign at the end stands in the text that ends there
        while begins[at] > inside:
            at -= 1
        text, within = texts[at].text, place - begins[at]
        texts[at].text = f"{text[:within]}{sign}{text[within:]}"


def _shown(root: Element) -> Iterator[Text | str]:
    """Yield the texts that people see, and what parts them, in the order of the page."""
    open_: list[tuple[str, Iterator[Element | Text]]] = [("", iter(root.children))]
    while open_:
        name, children = open_[-1]
        child = next(children, None)
        if child is None:
            open_.pop()
            if name not in _IN_LINES:
                yield _PARTED
        elif isinstance(child, Text):
            yield child
        elif child.name == "br":
            yield _BREAK
        elif not child.is_silent:
            open_.append((child.name, iter(child.children)))
            if child.name not in _IN_LINES:
                yield _PARTED
