"""The text of an element on a page as people see it."""

from __future__ import annotations

from faqbot.corpus.readers.html.parsing.page_elements import Element, Text
from faqbot.corpus.readers.qa_marks import ASKS
from faqbot.text.programs.html_elements import INLINE_ELEMENTS
from faqbot.text.programs.part_names import MARK_NAMES

# Invisible signs: a place where a word may be parted, and others that only programs see.
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DEEPEST_HEADING = 6
# The signs that pages put on a line that can be unfolded, and the most of them on one line.
_SIGNS_TO_UNFOLD = frozenset("+＋-−–▼▾▽▲▴△▸▶►▹◂◀›»‹«⌄⌃˅˄∨∧⋁×✕✖❯⯆⯈")
_LONGEST_SIGN = 3
_LONGEST_END = 20  # of a text that may ask
# The `id` of the link to a remark, in documents that Google Docs exports.
_REMARKED = "cmnt_ref"
_LONGEST_MARK = 40  # letters and digits
_LONGEST_NUMBER = 6  # digits; longer numbers of items, rows or columns are no numbers of a person


def visible(text: str) -> str:
    """Return a text without invisible signs, and with ordinary spaces for those that do not break."""
    return text.translate(_INVISIBLE).replace("\u00a0", " ") if not text.isascii() else text


def plain_text(element: Element) -> str:
    """Return the text of an element on one line, without what is hidden in it, and without links to itself (`¶`)."""
    parts: list[str] = []
    for child in element.content(_is_read):
        if isinstance(child, Text):
            parts.append(child.text)
        elif child.name not in INLINE_ELEMENTS and _is_read(child):
            parts.append(" ")
    return " ".join(visible("".join(parts)).split())


def raw_text(element: Element) -> str:
    """Return the text of an element as it stands, for code; `<br>` ends a line."""
    parts: list[str] = []
    for child in element.content(_is_shown):
        if isinstance(child, Text):
            parts.append(child.text)
        elif child.name == "br":
            parts.append("\n")
    return visible("".join(parts))


def _is_shown(element: Element) -> bool:
    return not (element.is_silent or element.is_hidden)


def _is_read(element: Element) -> bool:
    return _is_shown(element) and not is_mark(element)


def is_mark(element: Element) -> bool:
    """Whether an element is a mark of a program in a text: the `¶` behind a heading, or "[edit]" on pages of a wiki.

    So is the sign at the end or at the beginning of a line that can be unfolded ("How do I pay? +").
    """
    given = element.attributes
    if not element.size and element.parent and element.parent.size and _is_sign_to_unfold(element, element.parent):
        return True
    if not given or element.size > _LONGEST_MARK:
        return False
    if element.name == "a" and (not element.size or given.get("id", "").startswith(_REMARKED)):
        return "href" in given
    names = f"{given.get('class', '')} {given.get('id', '')}"
    return names != " " and not MARK_NAMES.isdisjoint(names.lower().split())


def _is_sign_to_unfold(element: Element, line: Element) -> bool:
    """Whether an element holds only a sign to unfold what is below, and stands at one of the ends of its line.

    At the end, an element without attributes is a part of the word before it ("C<b>+</b>"), but not of a question.
    """
    text = "".join(child.text for child in element.children if isinstance(child, Text)).strip()
    if not text or len(text) > _LONGEST_SIGN or not _SIGNS_TO_UNFOLD.issuperset(text):
        return False
    told = [child for child in line.children if not (isinstance(child, Text) and child.text.isspace())]
    if told[0] is element or told[-1] is not element or element.attributes:
        return told[0] is element or told[-1] is element
    before = told[-2]
    return isinstance(before, Text) and ASKS.search(before.text.rstrip()[-_LONGEST_END:]) is not None


def is_heading(element: Element) -> bool:
    """Whether an element is a heading, by its name or its role."""
    return element.name in _HEADINGS or element.role == "heading"


def heading_level(element: Element) -> int:
    """Return the level of a heading, from 1."""
    if element.role == "heading" or element.name not in _HEADINGS:
        given = element.attributes.get("aria-level", "")
        return min(int(given), _DEEPEST_HEADING) if given.isdecimal() and given != "0" else 2
    return int(element.name[1])


def number_in(element: Element, name: str) -> int:
    """Return the whole number that an attribute gives, or 0."""
    given = element.attributes.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= _LONGEST_NUMBER else 0
