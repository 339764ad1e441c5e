"""The Markdown of a document as styled rows that have all of its words.

Marks become styles: bold, italic, code, headings, links (followed by their address), lists, quotations. So do tags of
HTML that mean the same. The columns of tables are aligned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from faqbot.rendering.aligned_table import aligned_rows
from faqbot.rendering.inline.html_tags import HtmlSpan, InlineNode, TagKind, with_spans
from faqbot.rendering.readable import printable
from faqbot.rendering.rows import HEADING, Fragment, StyledRow, row, rows_of
from faqbot.text.programs.raised_digits import with_raised_digits

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

MARKDOWN = (".md", ".markdown")

STRONG, EMPHASIS, CODE = "class:strong", "class:emphasis", "class:code"
LINK, ADDRESS, MARK = "class:link", "class:address", "class:mark"
_SPAN_STYLES: dict[TagKind, str] = {"strong": STRONG, "emphasis": EMPHASIS, "code": CODE, "link": LINK}

# The most characters of a text that is parsed. Longer texts are shown as they are written, because markdown-it is slow
# with many brackets that never close.
LONGEST_PARSED = 20_000
_SPACE = re.compile(r"[\t\n]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,40});")


def is_markdown(path: str) -> bool:
    """Whether a document is written in Markdown; in other documents `*` and `_` are ordinary characters."""
    return path.lower().endswith(MARKDOWN)


def styled(text: str) -> list[StyledRow]:
    """Return Markdown as styled rows, or as it is written if the styled rows would lack one of its letters."""
    source = printable(text).expandtabs(4)
    if len(source) > LONGEST_PARSED:
        return rows_of(text)
    rows = _rows(source, with_tags=False)
    if not has_letters((row.text for row in rows), without_entities(source)):
        return rows_of(text)
    return _rows(source, with_tags=True) if "<" in source else rows


def _rows(source: str, *, with_tags: bool) -> list[StyledRow]:
    return _Writer(source.split("\n")).rows(markdown_tree(source, with_tags=with_tags).children)


def markdown_tree(source: str, *, with_tags: bool) -> SyntaxTreeNode:
    """Return the tree of a text of at most `LONGEST_PARSED` characters.

    With `with_tags`, the tags of HTML within a line are nodes of the type `html_inline`; otherwise they are text, as
    all other HTML is.
    """
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - only needed for Markdown

    return SyntaxTreeNode(_parser(with_tags=with_tags).parse(source))


@cache
def _parser(*, with_tags: bool) -> MarkdownIt:
    """Return a parser that keeps link definitions as text: a chunk may have a definition without its link."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": with_tags}).enable("table").disable(["reference", "html_block"])
    # Addresses are only shown, never opened, so they are neither changed nor checked.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - the type gives the parameter its name
    return parser


def has_letters(shown: Iterable[str], text: str) -> bool:
    """Whether texts that are shown contain all letters and digits of a text, in the same order."""
    characters = (character for part in shown for character in part)
    return all(character in characters for character in text if character.isalnum())


def without_entities(source: str) -> str:
    """Return Markdown with the characters that its entities (`&amp;`) stand for."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), source)


class _Writer:
    """Writes the blocks of a text as rows. `source` are the lines of that text."""

    def __init__(self, source: list[str]) -> None:
        self._source = source

    def rows(self, blocks: Iterable[SyntaxTreeNode]) -> list[StyledRow]:
        """Return the rows of blocks, with a blank row between two blocks except within a tight list."""
        rows: list[StyledRow] = []
        for block in blocks:
            written = self._block(block)
            rows += [StyledRow(), *written] if rows and not _is_tight(block) else written
        return rows

    def _block(self, block: SyntaxTreeNode) -> list[StyledRow]:
        writers: dict[str, Callable[[SyntaxTreeNode], list[StyledRow]]] = {
            "paragraph": lambda block: _inline_rows(block, ""),
            "heading": lambda block: _inline_rows(block, HEADING),
            "bullet_list": self._list,
            "ordered_list": self._list,
            "blockquote": lambda block: [row.under("│ ", "│ ", MARK) for row in self.rows(block.children)],
            "fence": _code,
            "code_block": _code,
            "table": _table,
            "hr": lambda _: [StyledRow(((MARK, "────"),))],
        }
        return writers.get(block.type, self._as_it_stands)(block)

    def _list(self, block: SyntaxTreeNode) -> list[StyledRow]:
        rows: list[StyledRow] = []
        for item in block.children:
            mark = f"{item.info}{item.markup} " if block.type == "ordered_list" else "- "
            written = self.rows(item.children) or [StyledRow()]
            if rows and any(child.type == "paragraph" and not child.hidden for child in item.children):
                rows.append(StyledRow())
            set_in = " " * len(mark)
            rows.append(written[0].under(mark, set_in, MARK))
            rows += [row.under(set_in, set_in) if row.fragments else row for row in written[1:]]
        return rows

    def _as_it_stands(self, block: SyntaxTreeNode) -> list[StyledRow]:
        first, last = block.map or (0, 0)
        return [row(("", line)) for line in self._source[first:last]]


def _is_tight(block: SyntaxTreeNode) -> bool:
    """Whether a block follows the one before without a blank line, as in a list whose items are one line each."""
    if block.parent is None or block.parent.type != "list_item":
        return False
    return not any(child.type == "paragraph" and not child.hidden for child in block.parent.children)


def _table(block: SyntaxTreeNode) -> list[StyledRow]:
    """Return the rows of a table; the parser gives each row of the body as many cells as the header has."""
    header, *body = [line.children for part in block.children for line in part.children]
    aligned = [str(cell.attrs.get("style", "")).removeprefix("text-align:") or "left" for cell in header]
    return aligned_rows([_cell(cell) for cell in header], [[_cell(cell) for cell in line] for line in body], aligned)


def _cell(cell: SyntaxTreeNode) -> tuple[Fragment, ...]:
    first, *others = _inline_rows(cell, "")
    return (*first.fragments, *(fragment for row in others for fragment in (("", " "), *row.fragments)))


def _code(block: SyntaxTreeNode) -> list[StyledRow]:
    """Return a block of code, indented, below the text after its opening fence (usually the name of a language)."""
    named = [StyledRow((("", "  "), (ADDRESS, block.info.strip())), "  ")] if block.info.strip() else []
    lines = block.content.removesuffix("\n").split("\n")
    return [*named, *(row((CODE, line)).under("  ", "  ") if line.strip() else StyledRow() for line in lines)]


def _inline_rows(block: SyntaxTreeNode, style: str) -> list[StyledRow]:
    """Return the rows of a block's text; every hard line break begins a new row."""
    rows: list[list[Fragment]] = [[]]
    for inline in block.children:
        for fragment in _inline(inline.children, style):
            if fragment[1] == "\n":
                rows.append([])
            elif fragment[1]:
                rows[-1].append((fragment[0], _SPACE.sub(" ", printable(fragment[1]))))  # `&#27;` is ESC
    return [StyledRow(tuple(fragments)) for fragments in rows]


def _inline(nodes: Iterable[SyntaxTreeNode], style: str) -> Iterator[Fragment]:
    return _fragments(with_spans(nodes), style)


def _fragments(nodes: Iterable[InlineNode], style: str) -> Iterator[Fragment]:
    for node in nodes:
        if isinstance(node, HtmlSpan):
            yield from _html_span(node, style)
        elif node.type in ("strong", "em"):
            yield from _inline(node.children, _join(style, STRONG if node.type == "strong" else EMPHASIS))
        elif node.type == "code_inline":
            yield _join(style, CODE), node.content
        elif node.type == "softbreak":
            yield style, " "
        elif node.type == "hardbreak":
            yield style, "\n"
        elif node.type in ("link", "image"):
            yield from _link(node, style)
        else:
            yield style, node.content


def _html_span(span: HtmlSpan, style: str) -> Iterator[Fragment]:
    """Yield an element of HTML as what it is in Markdown."""
    within = list(_fragments(span.within, _join(style, _SPAN_STYLES.get(span.kind, ""))))
    if span.kind == "break":
        yield style, "\n"
    elif span.kind == "image":
        yield from _with_address([(_join(style, LINK), span.attributes.get("alt", ""))], span.attributes, style)
    elif span.kind == "link":
        yield from _with_address(within, span.attributes, style)
    elif span.kind in ("raised", "lowered"):
        text = "".join(part for _, part in within)
        raised = with_raised_digits(f"<{span.name}>{text}</{span.name}>")
        yield from within if raised.startswith("<") else [(style, raised)]
    else:
        yield from within


def _link(node: SyntaxTreeNode, style: str) -> Iterator[Fragment]:
    return _with_address(list(_inline(node.children, _join(style, LINK))), node.attrs, style)


def _with_address(text: list[Fragment], attributes: Mapping[str, object], style: str) -> Iterator[Fragment]:
    """Yield the text of a link or an image, and behind it the address and the title."""
    yield from text
    address = str(attributes.get("href") or attributes.get("src") or "")
    title = str(attributes.get("title") or "")
    words = "".join(part for _, part in text)
    shown = " ".join(part for part in (address if address.removeprefix("mailto:") != words else "", title) if part)
    if shown:
        yield _join(style, ADDRESS), f" ({shown})"


def _join(*styles: str) -> str:
    return " ".join(style for style in styles if style)
