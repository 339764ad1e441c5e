"""The anchors of a Markdown page: what `#name` in a link may be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

# The suffixes of Markdown pages.
MARKDOWN_PAGES = (".md", ".markdown")

# An explicit name: {#name} and {: #name } behind a heading, (name)= above it, and id or name of an element of HTML.
_BRACED = re.compile(r"\{(?=[^{}]*+\}):?[^{}]*#([^\s{}]++)[^{}]*+\}")
_TARGET = re.compile(r"^\(([^()\s]+)\)=\s*$", re.MULTILINE)
_ELEMENT = re.compile(r"<[a-z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_HTML_HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
# A number that programs add to the anchor of a heading that recurs: "usage-1".
_NUMBER = re.compile(r"[-_]\d+$")


def parse_markdown(text: str) -> list[Token]:
    """Return the tokens of a Markdown page, with the targets of links as they are written."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = bool  # type: ignore[method-assign, assignment]
    return parser.parse(text)


def anchors_of(text: str, tokens: list[Token]) -> frozenset[str]:
    """Return the anchors of a page as `anchor_key` compares them."""
    explicit = (name for pattern in (_BRACED, _TARGET, _ELEMENT) for name in pattern.findall(text))
    headings = (_BRACED.sub("", heading) for heading in _headings(text, tokens))
    return frozenset(key for name in (*explicit, *headings) for key in _keys(name) if key)


def is_anchor(name: str, anchors: frozenset[str]) -> bool:
    """Whether a link with `#name` has a target among the anchors of a page."""
    name = unquote(name).removeprefix("user-content-")
    return anchor_key(name) in anchors or anchor_key(_NUMBER.sub("", name)) in anchors


def anchor_key(name: str) -> str:
    """Return the letters and digits of a name in lower case.

    Programs make anchors of headings in different ways: "How-to" is "how-to" on GitHub and "how_to" elsewhere. All of
    them keep letters and digits, so only these are compared.
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", name).casefold()))


def _keys(name: str) -> Iterator[str]:
    """Yield the keys of a name: its own, and that without accents and without characters that are not ASCII."""
    yield anchor_key(name)
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        yield anchor_key(plain)


def _headings(text: str, tokens: list[Token]) -> Iterator[str]:
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            children = content.children or ()
            yield "".join(child.content for child in children if child.type in ("text", "code_inline", "text_special"))
            yield content.content
    for heading in _HTML_HEADING.findall(text):
        yield _TAG.sub("", heading)
