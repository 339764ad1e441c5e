"""Find relative links, images and anchors of Markdown pages that lead nowhere; no network is asked.

A link is broken only if no usual way to publish pages gives it a target: a page is published with its suffix, without
it, as `.html`, or as a folder, and a link is followed from the folder of the page or from the page as a folder. Links
from the root of a site ("/docs/…") are passed over, because the root is unknown.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.token import Token

from faqbot.authoring.checking.documents.anchors import MARKDOWN_PAGES, anchors_of, is_anchor, parse_markdown
from faqbot.authoring.checking.documents.lenient_reading import ReadDocument
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.question_keys import quoted
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.readers.registry import suffix_of
from faqbot.text.suggest import nearest

_INDEXES = ("index.md", "README.md", "_index.md", "index.markdown", "index.html")
# What a link begins with that is no relative path: a scheme, a host, the root of the site, or a mark of a template.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|[{%<$]", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{")
_HTML_TARGET = re.compile(r"<(?:a|img)\s[^<>]*?(?:href|src)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.IGNORECASE)
# An anchor that names lines of a file, as on GitHub, and one that every page has.
_ANYWHERE = re.compile(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|top|:~:.*", re.IGNORECASE)


class Link(NamedTuple):
    """A link or an image of a page, and its line."""

    target: str
    line: int


def check_links(read: ReadDocument, anchors_at: Callable[[str], frozenset[str] | None]) -> Iterator[Finding]:
    """Yield a finding for each relative link of a Markdown page whose file or anchor does not exist.

    `anchors_at` returns the anchors of the page at a path, as `page_anchors` does.
    """
    if suffix_of(read.file.name) not in MARKDOWN_PAGES:
        return
    tokens = parse_markdown(read.text)
    own = anchors_of(read.text, tokens)
    for link in dict.fromkeys(_links(tokens, split_lines(read.text))):
        path, _, anchor = link.target.partition("#")
        path = unquote(path.partition("?")[0])
        if _ELSEWHERE.match(link.target) or _TEMPLATE.search(link.target):
            continue
        target = _target(path, read.file.path) if path else read.file.path
        if target is None:
            problem = f"The link to {quoted(link.target)} leads to no file."
            yield Finding("broken-link", read.path, link.line, problem, _nearest_file(path, read.file.path))
        elif anchor and not _ANYWHERE.fullmatch(anchor) and suffix_of(target) in MARKDOWN_PAGES:
            anchors = own if not path else anchors_at(target)
            if anchors is not None and not is_anchor(anchor, anchors):
                yield _broken_anchor(anchor, path, link.line, read)


def _broken_anchor(anchor: str, path: str, line: int, read: ReadDocument) -> Finding:
    page = quoted(path) if path else "this page"
    problem = f'No heading and no anchor of {page} is called "#{anchor}".'
    return Finding("broken-anchor", read.path, line, problem, "Write the anchor as the heading reads now.")


def page_anchors(path: str) -> frozenset[str] | None:
    """Return the anchors of a page on the disk, None if it cannot be read."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return None
    return anchors_of(text, parse_markdown(text))


def _links(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Link]:
    """Yield the links and images of a page, each with the line that its target stands on."""
    for token in tokens:
        if token.type not in ("inline", "html_block") or token.map is None:
            continue
        for target in _targets(token):
            first, end = token.map
            line = next((at for at in range(first, min(end, len(lines))) if target in lines[at]), first)
            yield Link(target, line + 1)


def _targets(token: Token) -> Iterator[str]:
    if token.type == "html_block":
        yield from _in_html(token.content)
    for child in token.children or ():
        if child.type in ("link_open", "image"):
            yield str(child.attrs.get("href") or child.attrs.get("src") or "")
        elif child.type == "html_inline":
            yield from _in_html(child.content)


def _in_html(html: str) -> Iterator[str]:
    return (double or single for double, single in _HTML_TARGET.findall(html))


def _target(path: str, page: str) -> str | None:
    """Return the file or folder that a relative path leads to from a page; None if nothing is there."""
    stem = os.path.splitext(page)[0]
    for base in (os.path.dirname(page), stem):
        for candidate in _candidates(os.path.normpath(os.path.join(base, path))):
            if os.path.exists(candidate):
                return candidate
    return None


def _candidates(path: str) -> Iterator[str]:
    """Yield the files that a path may be published from."""
    if os.path.isdir(path):
        yield from filter(os.path.isfile, (os.path.join(path, name) for name in _INDEXES))
    yield path
    stem, suffix = os.path.splitext(path)
    plain = stem if suffix in (".html", ".htm") else path
    yield from (f"{plain}{suffix}" for suffix in (*MARKDOWN_PAGES, ".rst", ".txt", ".html"))


def _nearest_file(path: str, page: str) -> str:
    """Return what to do about a link without a target: the file of that folder with the most similar name, if any."""
    folder = os.path.normpath(os.path.join(os.path.dirname(page), os.path.dirname(path)))
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError:
        names = []
    near = nearest(os.path.basename(path), names)
    return f"Did you mean {quoted(os.path.join(os.path.dirname(path), near[0]))}?" if near else "Correct or remove it."
