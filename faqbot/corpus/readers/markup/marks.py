"""Tell lines of markup from lines of text, and read the text of headings without its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from faqbot.corpus.readers.markup.directives import attributes_of
from faqbot.corpus.readers.markup.html_parts import ADDRESS, is_placeholder
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ENDS, LONGEST_QUESTION, asks

_SENTENCE = re.compile(r"[.。।…,;，；][\"'”’»)\]*_`]*$")
# The line breaks of Markdown and HTML.
_BREAKS = ("  ", "\\", "<br>", "<br/>", "<br />")
# The lines of most underlined headings, the underline included.
_TWO_LINES = 2
# Longest heading with a line below it, in characters, if the line is shorter than the heading.
_LONGEST_UNDERLINED = 100
# Signs that are not seen: zero-width space, word joiner, byte-order mark.
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
# Spaces of Unicode and signs that are not seen, where Markdown wants a plain space or none.
_ODD_SPACE = re.compile(
    r"^(?P<unseen>[\u200b\u2060\ufeff]*+)(?P<mark>[ ]{0,3}(?:#{1,6}|[-*+]|\d{1,9}[.)])(?=[\s\u200b\ufeff])|)"
    r"(?P<space>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]?)",
    re.MULTILINE,
)
_HAS_ODD_SPACE = re.compile(
    r"^[ ]{0,3}[#*+\-\d.)\u200b\u2060\ufeff]*+[\u00a0\u1680\u2000-\u200b\u2060\u202f\u205f\u3000\ufeff]", re.MULTILINE
)

# Lines that hold markup only, and the reason for leaving them out. None has two runs of white space side by side, which
# would take quadratic time.
_SHORTCODE = re.compile(r"(?>(?:(?:\{\{[<%](?:[^{}]|\{[^{}]*\})*[>%]\}\}|\{%(?:[^%]|%(?!\}))*%\})\s*+)+)")
_TAGS = re.compile(rf"(?>(?:<(?!{ADDRESS})/?[a-zA-Z](?>(?:[^<>\"'{{}}]|\"[^\"<]*\"|'[^'<]*'|\{{[^{{}}]*\}})*)>\s*+)+)")
_BADGES = re.compile(
    r"(?>(?:(?:\[!\[[^\[\]]*+\]\([^()]*+\)\]\([^()]*+\)|!\[[^\[\]]*+\]\([^()\s]*+(?:badge|shields\.io)[^()]*+\))\s*+)+)"
)
_TOC = re.compile(r"\[\[?_?toc_?\]?\]|\$\{toc\}|<!--\s*toc\s*-->", re.IGNORECASE)
_TARGET = re.compile(r"\([\w.:/ -]+\)=")
_ATTRIBUTE_LINE = re.compile(r"(?>(?:\{\s?[:#.][^{}]*\}\s*+)+)")
_SNIPPET = re.compile(r"-{1,2}8<-{1,2}.*")
_ANCHOR = re.compile(r"\{:?[^{}\n]{1,1000}\}$")
_NAME = re.compile(r"\{:?[ \t]*#(?P<id>[\w:-]+)[ \t]*\}$")
_A_TAG = re.compile(r"<(?:a|span)\s[^<>]*?\b(?:name|id)\s*=\s*[\"']?(?P<anchor>[^\s\"'<>]+)", re.IGNORECASE)
# Longest line that may be markup only, and longest heading that marks are removed from, in characters. markdown-it is
# slow on long texts with unclosed brackets.
_LONGEST_MARKUP = 20_000
_LONGEST_HEADING = 1_000
# A text on one line that has no marks, or one run of emphasis around all of it, within which no other mark stands.
# markdown-it would need 30 µs to say the same of it.
_UNMARKED = re.compile(r"(?P<emphasis>[*]{1,3}|_{1,3}|)(?P<text>(?![ ])[^\\`*_\[\]<>&\0]++(?<![ ]))(?P=emphasis)")


def with_plain_spaces(text: str) -> str:
    """Return a page with plain spaces behind the marks of its headings and items, so that they are seen as marks."""
    if not _HAS_ODD_SPACE.search(text):
        return text
    return _ODD_SPACE.sub(
        lambda found: found["mark"] + (" " if found["mark"] and found["space"] else found["space"]), text
    )


def markup_reason(line: str) -> str:
    """Return why a line is not text: "markup", "directive" or "table of contents"; an empty string if it is text."""
    line = line.strip()
    if not line or line[0] not in "{<[!($-" or len(line) > _LONGEST_MARKUP:
        return ""
    if _TOC.fullmatch(line):
        return "table of contents"
    if _SHORTCODE.fullmatch(line) or _SNIPPET.fullmatch(line):
        return "directive"
    if _TAGS.fullmatch(line) or _BADGES.fullmatch(line) or _TARGET.fullmatch(line) or _ATTRIBUTE_LINE.fullmatch(line):
        return "markup"
    return ""


def is_underlined(lines: Sequence[str]) -> bool:
    """Whether the last of these lines makes a heading of the text above it, which reads like one heading.

    Otherwise the author meant a rule and forgot the blank line above it: the text is long, a sentence or an answer, or
    one of its lines is markup or does not go on in the next. A line of hyphens below several lines is a rule unless
    these ask, because it often stands below a list of short lines, such as an address or opening hours.
    """
    line, text = lines[-1], lines[-2].strip()
    if ANSWERED.match(text) or _SENTENCE.search(text[-20:]):
        return False
    if len(lines) > _TWO_LINES:
        above = lines[:-2]
        if any(map(is_broken_off, above)) or any(map(ANSWERED.match, above)) or any(map(markup_reason, lines[:-1])):
            return False
        if any(map(ASKED.match, lines[1:-1])):
            return False
        text = " ".join([*map(str.strip, above), text])
        if line.lstrip().startswith("-") and not asks(heading_anchor(text)[0]):
            return False
    return len(text) <= max(_LONGEST_UNDERLINED, len(line.strip()))


def is_broken_off(line: str) -> bool:
    """Whether a line of a paragraph ends a sentence, or ends with a line break of Markdown or HTML."""
    return line.endswith(_BREAKS) or ENDS.search(line.rstrip()[-LONGEST_QUESTION:]) is not None


def heading_anchor(text: str) -> tuple[str, str]:
    """Return a heading without shortcodes and without its attributes (`{#id}`, `{: #id }`), and the author's anchor."""
    text = (text if text.isascii() else _UNSEEN.sub("", text)).strip()
    if ("{{" in text or "{%" in text) and len(text) <= _LONGEST_HEADING:
        text = _SHORTCODE.sub("", text).strip()
    if not text.endswith("}"):
        return text, anchor_in(text)
    if name := _NAME.search(text[-_LONGEST_HEADING:]):  # as in most headings with attributes
        return text[: -len(name[0])].rstrip(), name["id"]
    found = _ANCHOR.search(text[-_LONGEST_HEADING:])
    if not found:
        return text, anchor_in(text)
    attributes = attributes_of(found[0])
    if not attributes and not re.match(r"\{\s*[:#.]", found[0]):
        return text, anchor_in(text)
    named = re.search(r"#(?P<id>[^\s{}]+)", found[0])  # names that hold signs are no attributes for the parser
    return text[: -len(found[0])].rstrip(), attributes.get("id") or (named["id"] if named else "")


def anchor_in(text: str) -> str:
    """Return the name of the first `<a name="…">` or `<a id="…">` in a text, or an empty string."""
    found = _A_TAG.search(text[:_LONGEST_HEADING]) if "<" in text else None
    return found["anchor"] if found else ""


def unmarked(text: str, environment: dict[str, Any]) -> str:
    """Return Markdown on one line without its marks; `environment` holds the link definitions of the page."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_HEADING:
        return line
    if (alone := _UNMARKED.fullmatch(line)) is not None:
        return alone["text"]
    return _plain(_inline_parser().parseInline(line, environment), line).strip()


@cache
def _inline_parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _plain(tokens: list[Token], line: str) -> str:
    """Return the text of the tokens of a line without the marks of emphasis, code and links.

    Of a picture, it is the description. Of HTML, only placeholders such as `<YOUR-PROJECT>` are text.
    """
    parts = []
    for token in tokens:
        if token.children:
            parts.append(_plain(token.children, line))
        elif token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type == "html_inline":
            parts.append(token.content if is_placeholder(token.content, line) else "")
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts)
