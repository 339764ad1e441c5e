"""The text of an answer as elements that have all of its words.

Markdown is parsed as the terminal parses it and becomes elements of a fixed choice, and so do the tags of HTML in it
that `rendering.inline.html_tags` reads; other HTML stays text. A link leads only where a person may want to go (http,
https, mailto, tel), and an image is a link to it: a page that shows an answer loads nothing from another host. In
documents that are no Markdown, lines stay lines; tables are laid out, and so are links, code and emphasis in
reStructuredText and AsciiDoc.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import dedent
from typing import TYPE_CHECKING

from faqbot.rendering.aligned_table import tables_and_lines
from faqbot.rendering.inline.html_tags import HtmlSpan, InlineNode, TagKind, with_spans
from faqbot.rendering.inline.inline_markup import inline_markup, tidy_lines
from faqbot.rendering.inline.inline_spans import InlineSpan, SpanKind, SpansOf
from faqbot.rendering.readable import printable
from faqbot.rendering.styled_markdown import LONGEST_PARSED, has_letters, is_markdown, markdown_tree, without_entities
from faqbot.serving.page.elements import SafeHtml, all_of, element, escaped

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

# Where links may lead. Browsers pass over control characters and spaces in the scheme of a URL, so these are taken out
# before the scheme is looked at.
_LINKED = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]+")

_LINE_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)

_ELEMENTS: dict[TagKind, str] = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "raised": "sup",
    "lowered": "sub",
}

# The page has headings of levels 1 and 2, so those of an answer begin below.
_HEADINGS_BELOW = 2
_LOWEST_HEADING = 6


def answer_elements(text: str, path: str) -> SafeHtml:
    """Return the text of an answer from a document with this path as elements."""
    shown = _markdown(text) if is_markdown(path) and len(text) <= LONGEST_PARSED else None
    return _lines_and_tables(text, inline_markup(path) or _as_written) if shown is None else shown


def _markdown(text: str) -> SafeHtml | None:
    """Return Markdown as elements, or None if they would lack one of its letters, such as of a row too long."""
    source = printable(text).expandtabs(4)
    blocks = list(markdown_tree(source, with_tags=True).children)
    return _blocks(blocks) if has_letters(_texts(blocks), without_entities(source)) else None


def _texts(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    """Yield what elements show of nodes or link to, in the order of the source."""
    for node in nodes:
        if node.type in ("fence", "list_item"):  # the name of a language, the number of an item
            yield node.info
        if node.type in ("link", "image"):
            yield from _texts(node.children)
            yield from (str(node.attrs.get(name) or "") for name in ("href", "src", "title"))
        elif node.children:
            yield from _texts(node.children)
        else:
            yield node.content


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> SafeHtml:
    return all_of(_block(node) for node in nodes)


def _block(node: SyntaxTreeNode) -> SafeHtml:
    makers: dict[str, Callable[[], SafeHtml]] = {
        "paragraph": lambda: _inline(node.children) if node.hidden else element("p", _inline(node.children)),
        "heading": lambda: _heading(node),
        "bullet_list": lambda: element("ul", _blocks(node.children)),
        "ordered_list": lambda: _numbered(node),
        "list_item": lambda: element("li", _blocks(node.children)),
        "blockquote": lambda: element("blockquote", _blocks(node.children)),
        "fence": lambda: _code(node),
        "code_block": lambda: _code(node),
        "table": lambda: _table(node),
        "hr": lambda: element("hr"),
    }
    return makers.get(node.type, lambda: element("p", node.content))()


def _heading(node: SyntaxTreeNode) -> SafeHtml:
    level = min(int(node.tag.removeprefix("h")) + _HEADINGS_BELOW, _LOWEST_HEADING)
    return element(f"h{level}", _inline(node.children))


def _numbered(node: SyntaxTreeNode) -> SafeHtml:
    """Return a list with its numbers, counted on where each item has the number of the first, as many authors write."""
    first = int(node.children[0].info)
    items: list[SafeHtml] = []
    due = first
    for item in node.children:
        number = due if int(item.info) == first else int(item.info)
        items.append(element("li", _blocks(item.children), value=None if number == due else str(number)))
        due = number + 1
    return element("ol", *items, start=str(first) if first != 1 else None)


def _code(node: SyntaxTreeNode) -> SafeHtml:
    return element("pre", element("code", node.content.removesuffix("\n")), dir="ltr", title=node.info.strip() or None)


def _table(node: SyntaxTreeNode) -> SafeHtml:
    header, *body = [line.children for part in node.children for line in part.children]
    aligned = [str(cell.attrs.get("style", "")).removeprefix("text-align:") or None for cell in header]
    rows = [[_inline(cell.children) for cell in line] for line in (header, *body)]
    return _as_table(rows[0], rows[1:], aligned)


def _as_table(
    header: Sequence[SafeHtml | str], body: Sequence[Sequence[SafeHtml | str]], aligned: Sequence[str | None]
) -> SafeHtml:
    """Return a table; `aligned` has the class of each column. What is too wide scrolls, with the keyboard too."""
    sides = dict(enumerate(aligned))
    above = element("tr", *(element("th", cell, scope="col", class_=sides[at]) for at, cell in enumerate(header)))
    below = (element("tr", *(element("td", cell, class_=sides.get(at)) for at, cell in enumerate(row))) for row in body)
    return element(
        "div", element("table", element("thead", above), element("tbody", *below)), class_="wide", tabindex="0"
    )


def _inline(nodes: Sequence[SyntaxTreeNode], *, in_link: bool = False) -> SafeHtml:
    return _spans(with_spans(nodes), in_link=in_link)


def _spans(nodes: Sequence[InlineNode], *, in_link: bool) -> SafeHtml:
    """Return the nodes of a line; within a link, another link is its text, because it would end the outer one."""
    return all_of(
        _html_span(node, in_link=in_link) if isinstance(node, HtmlSpan) else _span(node, in_link=in_link)
        for node in nodes
    )


def _html_span(span: HtmlSpan, *, in_link: bool) -> SafeHtml:
    if span.kind == "break":
        return element("br")
    if span.kind == "image":
        return _leading_from(escaped(span.attributes.get("alt", "")), span.attributes, in_link=in_link)
    text = _spans(span.within, in_link=in_link or span.kind == "link")
    if span.kind == "link":
        return _leading_from(text, span.attributes, in_link=in_link)
    name = _ELEMENTS.get(span.kind)
    return element(name, text) if name else text


def _span(node: SyntaxTreeNode, *, in_link: bool) -> SafeHtml:
    makers: dict[str, Callable[[], SafeHtml]] = {
        "inline": lambda: _inline(node.children, in_link=in_link),
        "strong": lambda: element("strong", _inline(node.children, in_link=in_link)),
        "em": lambda: element("em", _inline(node.children, in_link=in_link)),
        "code_inline": lambda: element("code", node.content),
        "softbreak": lambda: escaped("\n"),
        "hardbreak": lambda: element("br"),
        "link": lambda: _leading_from(_inline(node.children, in_link=True), node.attrs, in_link=in_link),
        "image": lambda: _leading_from(_inline(node.children, in_link=True), node.attrs, in_link=in_link),
    }
    return makers.get(node.type, lambda: escaped(node.content))()


def _with_breaks(text: str) -> Iterator[SafeHtml | str]:
    """Yield a text with line breaks where it has `<br>`, which cells of tables have for want of another way."""
    first, *others = _LINE_BREAK.split(text)
    yield first
    for part in others:
        yield from (element("br"), part)


def _leading_from(text: SafeHtml, attributes: Mapping[str, object], *, in_link: bool) -> SafeHtml:
    """Return a link, or its text with the address behind it if it leads nowhere from here, as other documents do."""
    address = str(attributes.get("href") or attributes.get("src") or "")
    return text if in_link else _leading(text, address, str(attributes.get("title") or "") or None)


def _leading(text: SafeHtml, address: str, title: str | None = None) -> SafeHtml:
    if _LINKED.match(_INVISIBLE.sub("", address)):
        return element("a", text or address, href=address, title=title, rel="noopener noreferrer", target="_blank")
    shown = address if address and address != text else None
    return all_of([text, " " if shown else None, element("span", f"({shown})", class_="address") if shown else None])


def _lines_and_tables(text: str, spans_of: SpansOf) -> SafeHtml:
    """Return a text that is no Markdown: its lines, with those of tables as tables."""
    parts: list[SafeHtml] = []
    for table, lines in tables_and_lines(text):
        if table:
            header, *body = [[_cell(spans_of(cell)) for cell in cells] for cells in table]
            parts.append(_as_table(header, body, [None] * len(header)))
        else:
            parts += _paragraphs(spans_of(tidy_lines(lines)))
    return all_of(parts)


def _paragraphs(spans: Iterable[InlineSpan]) -> Iterator[SafeHtml]:
    """Yield lines as a paragraph, and those that are code as a block of code."""
    for is_block, group in groupby(spans, key=lambda span: span.kind == "block"):
        if is_block:
            yield from (element("pre", element("code", dedent(span.text)), dir="ltr") for span in group)
        elif lines := all_of(map(_of_span, group)).strip("\n"):
            yield element("p", SafeHtml(lines), class_="lines")


def _of_span(span: InlineSpan) -> SafeHtml:
    makers: dict[SpanKind, Callable[[], SafeHtml]] = {
        "strong": lambda: element("strong", span.text),
        "emphasis": lambda: element("em", span.text),
        "code": lambda: element("code", span.text),
        "block": lambda: element("code", span.text),
        "link": lambda: _leading(escaped(span.text), span.address),
    }
    return makers.get(span.kind, lambda: escaped(span.text))()


def _cell(spans: Iterable[InlineSpan]) -> SafeHtml:
    return all_of(all_of(_with_breaks(span.text)) if span.kind == "text" else _of_span(span) for span in spans)


def _as_written(text: str) -> Iterator[InlineSpan]:
    yield InlineSpan("text", text)
