"""The elements and texts of the tree of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# Elements whose content is never shown as text.
_SILENT = frozenset(
    (
        "applet area audio base canvas datalist embed faqbot-menu frame frameset head iframe link map meta noembed "
        "noframes noscript object param progress rp rt script source style svg template textarea title track video"
    ).split()
)
NO_ATTRIBUTES: dict[str, str] = {}  # shared by all elements without any, of which a page has many
# How far a text beside another one may be, in elements and texts; those between hold no letters and digits.
_NEAR = 50
_DISPLAY_NONE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class Text:
    """A text in a page: its characters, and the line of the file where it begins."""

    __slots__ = ("line", "text")

    def __init__(self, text: str, line: int) -> None:
        self.text, self.line = text, line


class Element:
    """An element of a page: its name, attributes, parent and children, and the first and last line of the file in it.

    `at` is its place among the children of its parent.
    `size` is the number of letters and digits in it that are shown, and `linked` the number of those in links.
    """

    __slots__ = ("at", "attributes", "children", "last_line", "line", "linked", "name", "parent", "size")

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None, line: int) -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.at = len(parent.children) if parent else 0
        self.line = self.last_line = line
        self.children: list[Element | Text] = []
        self.size = self.linked = 0

    @property
    def is_silent(self) -> bool:
        """Whether the content is no text that people see."""
        return self.name in _SILENT

    @property
    def is_hidden(self) -> bool:
        """Whether the page hides the element until something shows it."""
        given = self.attributes
        return (
            "hidden" in given
            or given.get("aria-hidden", "").lower() == "true"
            or ("style" in given and _DISPLAY_NONE.search(given["style"]) is not None)
        )

    @property
    def role(self) -> str:
        """The first role that the author gives the element (ARIA), or an empty text."""
        return next(iter(self.attributes.get("role", "").lower().split()), "")

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly in this one."""
        return (child for child in self.children if isinstance(child, Element))

    def content(self, enters: Callable[[Element], bool]) -> Iterator[Element | Text]:
        """Yield the elements and texts in this one in the order of the page, those of an element only if it `enters`.

        There is no recursion, because pages may be nested deeper than Python allows.
        """
        open_ = [iter(self.children)]
        while open_:
            child = next(open_[-1], None)
            if child is None:
                open_.pop()
                continue
            yield child
            if isinstance(child, Element) and enters(child):
                open_.append(iter(child.children))

    def inside(self) -> Iterator[Element]:
        """Yield the elements in this one in the order of the page, but nothing in silent elements."""
        seen = self.content(lambda element: not element.is_silent)
        return (child for child in seen if isinstance(child, Element))

    def around(self) -> Iterator[Element]:
        """Yield the elements around this one, the nearest first."""
        element = self.parent
        while element:
            yield element
            element = element.parent

    def has_around(self, outer: Element) -> bool:
        """Whether this element stands in another."""
        return any(element is outer for element in self.around())


def text_behind(element: Element) -> Element | None:
    """Return the next element with text behind one, or behind those around it that hold no other text."""
    while element.parent is not None:
        siblings = element.parent.children
        for at in range(element.at + 1, min(element.at + _NEAR, len(siblings))):
            child = siblings[at]
            if isinstance(child, Element) and child.size and not child.is_silent:
                return child
            if isinstance(child, Text) and any(map(str.isalnum, child.text)):
                return None
        if element.parent.size > element.size or element.parent.name in {"body", "main"}:
            return None
        element = element.parent
    return None


def text_before(element: Element) -> Element | None:
    """Return the element with text directly before one, or before those around it that begin with it."""
    while element.parent is not None:
        siblings = element.parent.children
        for at in range(element.at - 1, max(-1, element.at - _NEAR), -1):
            child = siblings[at]
            if isinstance(child, Element) and child.size and not child.is_silent:
                return child
            if isinstance(child, Text) and any(map(str.isalnum, child.text)):
                return None
        element = element.parent
    return None
