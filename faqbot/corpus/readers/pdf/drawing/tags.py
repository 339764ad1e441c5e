"""Read the tags of a PDF: which paragraph, item, heading or cell each piece of its content belongs to.

Word, LibreOffice, Google Docs and browsers write tags for people who have PDFs read aloud. They say what the page only
shows, but not all programs write them well, so they are believed only as far as the page agrees (see `believed_tags`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from faqbot.corpus.readers.pdf.drawing.objects import pdf_entry
from faqbot.corpus.readers.pdf.drawing.spans import PdfTag

# Most tags that are read; a manual of 1,000 pages has some 50,000. Without tags, the page is read as it looks.
MOST_PDF_TAGS = 300_000
# Tags deeper than this are in no document that a program writes.
_DEEPEST = 200
# Longest chain of names that stand for other names of tags.
_LONGEST_CHAIN = 10

# Tags within a paragraph; what they hold belongs to the paragraph.
_INLINE = frozenset(
    ("Span", "Link", "Em", "Strong", "Quote", "Reference", "BibEntry", "Annot", "Lbl", "LBody", "NonStruct", "Private")
)
# Tags around paragraphs. Text directly in one of them is not one paragraph: it may be many.
_CONTAINERS = frozenset(("", "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "L"))
_OF_TABLES = frozenset(("Table", "TR", "TH", "TD"))
_HEADINGS = {"Title": 1, "H": 1, **{f"H{level}": level for level in range(1, 7)}}
_KNOWN = _INLINE | _OF_TABLES | _HEADINGS.keys() | {"P", "L", "LI", "TOC", "TOCI", "Code"}


class _Step(NamedTuple):
    """A tag to be read: where its content is, and the nearest tags of a kind around it."""

    element: Any
    page: int
    tag: PdfTag
    depth: int


def tags_of(root: Any, pages: dict[int, int]) -> dict[tuple[int, int], PdfTag]:
    """Return the tag of each piece of content, by its page, counted from 1, and its number on this page.

    `root` is the root of the tags, and `pages` maps the numbers of the objects of pages to pages.
    """
    roles = pdf_entry(root, "/RoleMap")
    found: dict[tuple[int, int], PdfTag] = {}
    waiting = [_Step(root, 0, PdfTag(), 0)]
    for number in range(MOST_PDF_TAGS):
        if not waiting:
            return found
        step = waiting.pop()
        if isinstance(step.element, int):
            if step.tag.role not in _CONTAINERS or step.tag.item >= 0 or step.tag.cell >= 0:
                found[step.page, step.element] = step.tag
        elif isinstance(step.element, dict):
            waiting += reversed(list(_kids(step, number, roles, pages)))
    return {}


def _kids(step: _Step, number: int, roles: Any, pages: dict[int, int]) -> Iterator[_Step]:
    element = step.element
    page = pages.get(_number_of(element, "/Pg"), step.page)
    mark = pdf_entry(element, "/MCID")
    if isinstance(mark, int):
        yield _Step(int(mark), page, step.tag, step.depth)
        return
    kids = pdf_entry(element, "/K")
    if kids is None or step.depth >= _DEEPEST:
        return
    tag = _tag(_role(element, roles), step.tag, number)
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object() if hasattr(kid, "get_object") else kid
        yield _Step(int(inner) if isinstance(inner, int) else inner, page, tag, step.depth + 1)


def _tag(role: str, above: PdfTag, number: int) -> PdfTag:
    """Return the tag of an element with this role within another one; `number` is a new number."""
    if not role or role in _INLINE:
        return above
    if above.cell < 0 and role in _OF_TABLES:
        return _table_tag(role, above, number)
    if role == "L":
        return replace(above, role=role, level=0, item=-1, depth=above.depth + 1)
    if role == "LI":
        return replace(above, role=role, level=0, item=number)
    return replace(above, role=role, level=_HEADINGS.get(role, 0))


def _table_tag(role: str, above: PdfTag, number: int) -> PdfTag:
    if role == "Table":
        return PdfTag(role, table=number)
    if role == "TR":
        return PdfTag(role, table=above.table, row=number)
    return PdfTag(role, table=above.table, row=above.row, cell=number, is_header=role == "TH")


def _role(element: Any, roles: Any) -> str:
    role = pdf_entry(element, "/S")
    for _ in range(_LONGEST_CHAIN):
        other = pdf_entry(roles, role) if isinstance(role, str) and str(role)[1:] not in _KNOWN else None
        if not isinstance(other, str):
            break
        role = other
    return str(role)[1:] if isinstance(role, str) else ""


def _number_of(element: Any, name: str) -> int:
    reference = element.raw_get(name) if name in element else None
    return int(getattr(reference, "idnum", 0) or 0)
