"""HTML within a line of Markdown: pairs of tags, and what stands between them, as nodes of the tree that is shown.

Only tags whose meaning both the terminal and the page can show are read. Every other tag is text, as it is written:
a placeholder such as `<name>`, a tag that is never closed, tags that stand apart from the words between them because
they are written about ("<b> to begin, </b> to end").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

TagKind = Literal["strong", "emphasis", "code", "raised", "lowered", "link", "image", "break", "plain"]

# What each element is shown as; a name that is missing here is text.
_KINDS: dict[str, TagKind] = {
    **dict.fromkeys(("b", "strong", "mark"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("big", "font", "ins", "label", "small", "span", "time", "u"), "plain"),
    "sup": "raised",
    "sub": "lowered",
    "a": "link",
    "br": "break",
    "img": "image",
}
_SINGLE = ("break", "image")

# Most elements within each other, as markdown-it has it for its own marks; a tag within more is text.
_DEEPEST = 20


@dataclass(frozen=True)
class HtmlSpan:
    """An element: its name in lower case, what it is shown as, its attributes, and the nodes within it."""

    name: str
    kind: TagKind
    attributes: Mapping[str, str]
    within: list[InlineNode] = field(default_factory=list)


InlineNode: TypeAlias = "SyntaxTreeNode | HtmlSpan"


@dataclass(frozen=True)
class _Opened:
    """An element that is not closed yet, with the node of its tag."""

    span: HtmlSpan
    node: SyntaxTreeNode


def with_spans(nodes: Iterable[SyntaxTreeNode]) -> list[InlineNode]:
    """Return the nodes of a line, with an `HtmlSpan` in place of the tags of each element, and of what is in it."""
    top: list[InlineNode] = []
    opened: list[_Opened] = []
    for node in nodes:
        into = _innermost(opened, top)
        read = _tag(node)
        if read is None:
            if not (node.type == "softbreak" and into and _is_break(into[-1])):
                into.append(node)
            continue
        span, closes = read
        if span.kind in _SINGLE:
            into.append(span)
        elif closes:
            _close(span.name, node, opened, top)
        elif len(opened) < _DEEPEST:
            opened.append(_Opened(span, node))
        else:
            into.append(node)
    while opened:
        _leave_open(opened, top)
    return top


def _innermost(opened: list[_Opened], top: list[InlineNode]) -> list[InlineNode]:
    """Return the nodes of the element that was opened last, or of the line itself."""
    return opened[-1].span.within if opened else top


def _close(name: str, node: SyntaxTreeNode, opened: list[_Opened], top: list[InlineNode]) -> None:
    """Close the last element of a name; a tag that closes none is text, and so are those that stay open within it."""
    if all(one.span.name != name for one in opened):
        _innermost(opened, top).append(node)
        return
    while opened[-1].span.name != name:
        _leave_open(opened, top)
    closed = opened.pop()
    into = _innermost(opened, top)
    if _is_written_about(closed.span):
        into += [closed.node, *closed.span.within, node]
    else:
        into.append(closed.span)


def _is_written_about(span: HtmlSpan) -> bool:
    """Whether white space parts both tags from what is between them, or a link leads nowhere and names no place."""
    if span.kind == "link" and not span.attributes:
        return True
    first, last = (span.within[0], span.within[-1]) if span.within else (None, None)
    return _text_of(first).startswith(" ") and _text_of(last).endswith(" ")


def _text_of(node: InlineNode | None) -> str:
    return "" if node is None or isinstance(node, HtmlSpan) else node.content


def _leave_open(opened: list[_Opened], top: list[InlineNode]) -> None:
    """Make the tag of the last element text, before what stands in it."""
    last = opened.pop()
    into = _innermost(opened, top)
    into += [last.node, *last.span.within]


def _is_break(node: InlineNode) -> bool:
    return isinstance(node, HtmlSpan) and node.kind == "break"


def _tag(node: SyntaxTreeNode) -> tuple[HtmlSpan, bool] | None:
    """Return the element of a node that is a tag, and whether it closes the element; None for any other node."""
    if node.type != "html_inline":
        return None
    from faqbot.corpus.readers.markup.html_parts import Html  # noqa: PLC0415 - few lines of Markdown have a tag

    tags = Html(node.content).tags
    if len(tags) != 1 or tags[0].name not in _KINDS:
        return None
    return HtmlSpan(tags[0].name, _KINDS[tags[0].name], tags[0].attributes), tags[0].closes
