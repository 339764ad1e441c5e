"""The tree of a page: elements and texts with their lines in the file, built without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from faqbot.corpus.readers.html.parsing.drawn_marks import tidy
from faqbot.corpus.readers.html.parsing.marked_texts import sign_marks
from faqbot.corpus.readers.html.parsing.page_elements import NO_ATTRIBUTES, Element, Text
from faqbot.corpus.readers.html.parsing.page_source import LINES, PreparedSource, prepared_source
from faqbot.corpus.readers.libraries import imported
from faqbot.errors import CorpusError, CorpusWarning
from faqbot.system.callers import warn_caller

# Largest page, in characters and in tags. The tree takes about 1 KB of memory and 10 microseconds for each tag; a
# larger page is a dump of data. The standard of HTML on one page has 14 million characters and half a million tags.
LARGEST = 30_000_000
MOST_TAGS = 1_000_000
_BOLD_STYLE = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# The classes of bold text, where the style sheet is no part of the page.
_BOLD_CLASSES = frozenset(
    (
        "bold extrabold semibold font-bold font-extrabold font-semibold font-weight-bold fw-bold fw-bolder fw-semibold "
        "text-bold"
    ).split()
)
_CLASS_RULE = re.compile(r"\.([\w-]++)\s*+\{([^{}]*+)\}")
# What is underlined is set off as what is bold is, for authors of pages from before style sheets.
_BOLD_NAMES = frozenset(("b", "strong", "th", "u"))


class Page:
    """The tree of a page: its `root`, and what the whole page says.

    `by_id` has the elements with an `id` that is theirs alone. `bold_classes` are the classes that a style sheet in the
    page sets in bold. `ends_definitions` says that each `<dd>` has an end tag.
    """

    def __init__(self, text: str, path: str, *, is_xml: bool = False) -> None:
        r"""Parse the source of a page, whose lines end with `\n`; raise `CorpusError` if it is too large."""
        if len(text) > LARGEST:
            message = f"has {len(text):,} characters; faqbot reads pages of up to {LARGEST:,}, so split it"
            raise CorpusError(message, path=path)
        self.line_count = text.count("\n") + 1
        source = prepared_source(text, is_xml=is_xml or text[:100].lstrip().startswith("<?xml"))
        self.ends_definitions = source.ends_definitions
        self.root = _tree(_parsed(source, path))
        tidy(self.root)
        sign_marks(self.root)
        self.by_id: dict[str, Element] = {}
        self.bold_classes: frozenset[str] = frozenset()
        self._measure()

    def is_bold(self, element: Element) -> bool:
        """Whether the text of an element is in bold, by its name, its style or its class."""
        if element.name in _BOLD_NAMES or _BOLD_STYLE.search(element.attributes.get("style", "")):
            return True
        classes = element.attributes.get("class", "").split()
        return any(name in self.bold_classes or name.casefold() in _BOLD_CLASSES for name in classes)

    def _measure(self) -> None:
        twice: set[str] = set()
        elements = [self.root, *self.root.inside()]
        for element in elements:
            name = element.attributes.get("id", "")
            if name:
                twice |= {name} if name in self.by_id else set()
                self.by_id.setdefault(name, element)
        for name in twice:
            del self.by_id[name]
        self.bold_classes = frozenset(_bold_classes(self.root))
        for element in reversed(elements):
            ends = (
                child.line + child.text.rstrip().count("\n") for child in element.children if isinstance(child, Text)
            )
            element.last_line = max((element.last_line, *ends, *(child.last_line for child in element.elements)))
            if not element.is_silent:
                element.size += sum(_size(child.text) for child in element.children if isinstance(child, Text))
                element.linked = element.size if element.name == "a" else element.linked
                if element.parent:
                    element.parent.size += element.size
                    element.parent.linked += element.linked


def _bold_classes(root: Element) -> Iterator[str]:
    """Yield the classes that the style sheets in a page, which mostly stand in its `<head>`, set in bold."""
    for style in root.content(lambda _: True):
        if isinstance(style, Element) and style.name == "style":
            source = "".join(child.text for child in style.children if isinstance(child, Text))
            yield from (name for name, rule in _CLASS_RULE.findall(source) if _BOLD_STYLE.search(rule))


def _size(text: str) -> int:
    return 0 if text.isspace() else sum(map(str.isalnum, text))


def _parsed(source: PreparedSource, path: str) -> Any:
    lexbor = imported("selectolax.lexbor", "selectolax", path)
    if source.tags > MOST_TAGS:
        message = f"has {source.tags:,} tags; faqbot reads pages of up to {MOST_TAGS:,}, so split it"
        raise CorpusError(message, path=path)
    if source.unended:
        name, line = source.unended
        message = f"<{name}> has no end, so nothing below it is shown or read; write </{name}> behind it"
        warn_caller(CorpusWarning(message, path=path, line=line))
    try:
        return lexbor.LexborHTMLParser(source.text)
    except Exception as error:
        raise CorpusError(f"cannot be parsed as HTML: {error}", path=path) from error


def _tree(parser: Any) -> Element:
    """Return the tree that the parser built."""
    line = 1
    root = element = Element("html", {}, None, 1)
    node = parser.root
    while node is not None:
        child = None
        if node.is_element_node:
            new = _element(node, element, line)
            line = new.last_line
            child = node.first_child
            if child is not None:
                element = new
        elif node.is_text_node:
            text = node.text_content or ""
            element.children.append(Text(text, line))
            line += text.count("\n")
        elif node.is_comment_node:
            line += (node.comment_content or "").count("\n")
        while child is None:
            child = node.next
            if child is None:
                node = node.parent
                if node is None or element.parent is None:
                    return _root_of(root)
                element = element.parent
        node = child
    return _root_of(root)


def _root_of(root: Element) -> Element:
    top = next(root.elements, root)
    top.parent = None
    return top


def _element(node: Any, parent: Element, line: int) -> Element:
    attributes = {name: value or "" for name, value in node.attributes.items()}
    first, _, last = attributes.pop(LINES, "").partition("-")
    element = Element(node.tag or "", attributes or NO_ATTRIBUTES, parent, int(first or line))
    element.last_line = int(last or line)
    parent.children.append(element)
    return element
