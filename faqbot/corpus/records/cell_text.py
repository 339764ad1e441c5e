"""Read the HTML in the cells of a table as text: help desks and shops export their answers so.

A cell is HTML if it has an element of HTML that ends, an element without an end (`<br>`), or a character reference
(`&amp;`). Anything else in angle brackets is text: "<your name>", "List<int>", "a < b".
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from html.parser import HTMLParser

from faqbot.text.programs.html_elements import BLOCK_ELEMENTS, INLINE_ELEMENTS, VOID_ELEMENTS
from faqbot.text.programs.raised_digits import with_raised_digits

_KNOWN = BLOCK_ELEMENTS | INLINE_ELEMENTS | VOID_ELEMENTS
# Blocks with a blank line around them; other blocks begin a line.
_APART = frozenset("article blockquote details dl figure h1 h2 h3 h4 h5 h6 ol p pre section table ul".split())
# Elements whose content is no text.
_SILENT = frozenset(("head", "iframe", "script", "style", "svg"))
# Blocks with which a cell of HTML begins, even if they have no end.
_OPENING = frozenset(("p", "div", "ul", "ol", "h1", "h2", "h3", "h4"))

# A tag: its name, and attributes without angle brackets. The parts are possessive, so that a search takes linear time.
_TAG = re.compile(r"""<(?P<end>/?+)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?=[\s/>])(?>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*)>""")
_TAG_NAME = re.compile(r"</?+([a-zA-Z][a-zA-Z0-9]*+)[\s/>]")  # where a tag may begin; most cells have no tag
_ESCAPED = re.compile(r"&lt;(?:p|div|ul|ol|h[1-4])(?:\s|&gt;).*&gt;", re.DOTALL)
_COMMENT = re.compile(r"<!--[^-]*+(?>(?:-(?!->)[^-]*+)*)-->")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[a-zA-Z][a-zA-Z0-9]{1,31}));")
_CODE = re.compile(r"(?<!`)(?P<ticks>`++)[^`]++(?P=ticks)")  # code in Markdown, where tags are text
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)
# Lists within lists are set in up to this depth; a limit, because thousands may be open.
_DEEPEST = 8
_SPACE = re.compile(r"[ \t\r\n\f]+")

# The marks of bold, of italics and of code around the text of a cell in running text.
_MARKS = ("***", "**", "__", "*", "_", "``", "`")
_FIRST_SIGNS = frozenset("*_`")

_Matches = list[re.Match[str]]


def text_of_cell(cell: str) -> str:
    """Return the text of a cell: that of its HTML, with line breaks and marks of list items, or the cell itself."""
    may_have_tags = "<" in cell and not _KNOWN.isdisjoint(map(str.lower, _TAG_NAME.findall(cell)))
    if not may_have_tags and ("&" not in cell or not _REFERENCE.search(cell)):
        return cell
    code = [match.span() for match in _CODE.finditer(cell)] if "`" in cell else []
    if not may_have_tags and _is_escaped(cell):
        return text_of_cell(unescape(cell))
    tags = _tags(cell, code) if may_have_tags else []
    references = _outside([match for match in _REFERENCE.finditer(cell) if _is_reference(match)], code)
    if not tags and not references:
        return cell
    comments = _outside(list(_COMMENT.finditer(cell, 0, cell.rfind("-->") + 3)), code) if tags else []
    reader = _CellReader(keeps_space=not any(match["name"].lower() in BLOCK_ELEMENTS | {"br"} for match in tags))
    reader.feed(with_raised_digits(_escaped(cell, [*tags, *references, *comments])))
    reader.close()
    return reader.text()


def without_marks(cell: str, also: str = "") -> str:
    """Return a cell of running text without marks around all of it, and without the signs in `also` at its ends.

    Marks around a part, as in "`npm install` fails", stay.
    """
    text = cell.strip(f" {also}")
    if text[:1] not in _FIRST_SIGNS:
        return text
    for mark in _MARKS:
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            inner = text[len(mark) : -len(mark)]
            return text if mark in inner else without_marks(inner, also)
    return text


def _is_escaped(cell: str) -> bool:
    """Whether a cell is HTML that was escaped once more, from its first tag to its last, as phpMyFAQ writes it."""
    if "<" in cell or not _ESCAPED.fullmatch(cell.strip()):
        return False
    return bool(_tags(unescape(cell), []))


def _tags(cell: str, code: list[tuple[int, int]]) -> _Matches:
    """Return the tags of a cell that is HTML, and none if it is not."""
    tags = _outside([match for match in _TAG.finditer(cell) if match["name"].lower() in _KNOWN], code)
    begun = {match["name"].lower() for match in tags if not match["end"]}
    ended = {match["name"].lower() for match in tags if match["end"]}
    opens = bool(tags) and not cell[: tags[0].start()].strip() and tags[0]["name"].lower() in _OPENING
    if not (begun & VOID_ELEMENTS or begun & ended or opens):
        return []
    return [match for match in tags if match["name"].lower() not in _SILENT - ended]


def _is_reference(match: re.Match[str]) -> bool:
    return match["name"] is None or f"{match['name']};" in html5


def _outside(found: _Matches, ranges: list[tuple[int, int]]) -> _Matches:
    """Return the matches that begin outside of the ranges; both are in the order of the text."""
    if not ranges:
        return found
    kept, at = [], 0
    for match in found:
        while at < len(ranges) and ranges[at][1] <= match.start():
            at += 1
        if at == len(ranges) or match.start() < ranges[at][0]:
            kept.append(match)
    return kept


def _escaped(cell: str, markup: _Matches) -> str:
    """Return HTML in which nothing but the given tags, references and comments is markup."""
    parts, at = [], 0
    for start, end in sorted(match.span() for match in markup):
        if start < at:  # inside the attribute of a tag, or inside a comment
            continue
        parts += [_as_text(cell[at:start]), cell[start:end]]
        at = end
    return "".join([*parts, _as_text(cell[at:])])


def _as_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


class _CellReader(HTMLParser):
    """Collects the text of HTML; with `keeps_space`, the white space of the text is kept as it is."""

    def __init__(self, *, keeps_space: bool) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._gap = 0  # the number of line ends before the next text
        self._is_marked = False  # whether the mark of an item is the last text
        self._keeps_space = keeps_space
        self._pre = self._silent = 0
        self._numbers: list[int | None] = []  # for each open list the number of its last item, or None for bullets
        self._links: list[str] = []

    def text(self) -> str:
        """Return the text that was collected."""
        return "\n".join(line.rstrip() for line in "".join(self._parts).split("\n")).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, an item or a cell."""
        given = {name: value or "" for name, value in attrs}
        if tag == "iframe" and _ADDRESS.match(given.get("src", "")):
            self._add(given["src"])
        self._silent += tag in _SILENT
        self._pre += tag == "pre"
        if tag in ("ul", "ol"):
            self._numbers.append(0 if tag == "ol" else None)
        if tag == "br":
            self._gap = min(2, self._gap + 1)
        self._end_line(tag)
        if tag == "li":
            self._add(self._mark())
            self._is_marked = not self._silent
        elif tag in ("td", "th") and self._parts and not self._gap and not self._parts[-1].endswith("\n"):
            self._add(" | ")
        elif tag == "img":
            self._add(given.get("alt", ""))
        elif tag == "a":
            self._links.append(given.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        """End a line, and put the address of a link behind its text."""
        self._silent -= tag in _SILENT and self._silent > 0
        self._pre -= tag == "pre" and self._pre > 0
        if tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()
        self._end_line(tag)
        if tag == "a" and self._links:
            address = self._links.pop()
            shown = address.partition(":")[2] if address[:7].lower() == "mailto:" else address
            if _ADDRESS.match(address) and shown not in "".join(self._parts[-3:]):
                self._add(f" ({shown})")

    def handle_data(self, data: str) -> None:
        """Add text."""
        data = data.replace("\xa0", " ")
        if not self._pre and not self._keeps_space:
            data = _SPACE.sub(" ", data)
            if self._gap or (self._parts and self._parts[-1].endswith((" ", "\n"))) or not self._parts:
                data = data.lstrip(" ")
        self._add(data)

    def _add(self, text: str) -> None:
        if not text or self._silent:
            return
        if self._parts:
            self._parts.append("\n" * self._gap)
        self._gap = 0
        self._is_marked = False
        self._parts.append(text)

    def _end_line(self, tag: str) -> None:
        if self._parts and self._is_marked:
            return  # a paragraph in an item begins on the line of the item's mark
        if tag == "hr" or (tag in _APART and not self._numbers):
            self._gap = 2
        elif tag in BLOCK_ELEMENTS:
            self._gap = max(self._gap, 1)

    def _mark(self) -> str:
        indent = "  " * min(len(self._numbers) - 1, _DEEPEST)
        if not self._numbers or self._numbers[-1] is None:
            return f"{indent}- "
        self._numbers[-1] += 1
        return f"{indent}{self._numbers[-1]}. "
