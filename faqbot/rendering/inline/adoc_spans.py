"""The inline markup of AsciiDoc as spans.

    https://a.b[text], link:a.adoc#b[text]     a link with its address
    <<id,text>>, <<id>>, xref:id[text]         text, id, a link
    `code`, `+code+`, kbd:[F5], stem:[x^2]     code
    *strong*, **strong**, _emphasis_           strong, strong, emphasis
    menu:File[New], image:a.png[A]             File > New, A with the address of the picture
    footnote:[text], [.role]#text#, [[id]]     (text), text, nothing
    == Title                                   strong

Attributes such as `{product}` and macros that nobody knows stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqbot.rendering.inline.inline_spans import InlineSpan, scanned
from faqbot.rendering.inline.literal_blocks import with_literal_blocks

# The limits bound how far a search goes that begins again at each sign.
_MARKED = re.compile(
    r"`(?P<code>[^`]{1,1000})`"
    r"|<<(?P<id>[^\s<>,][^<>,]{0,200})(?:,(?P<named>[^<>]{0,500}))?>>"
    r"|(?<![\w\"'=\\{}$])(?P<address>(?:https?|ftp|irc)://[^\s\[\]`<>\"{}]{1,1000}|mailto:[^\s\[\]`<>\"{}]{1,200})"
    r"\[(?P<words>[^\[\]]{0,1000})\](?![\w=\[(])"
    r"|(?P<name>(?<![\w\\])(?:link|xref|kbd|btn|menu|image|icon|stem|latexmath|asciimath)|(?<!\\)footnote):(?::(?!:))?"
    r"(?P<target>[^\s\[\]`]{0,500})\[(?P<inside>[^\[\]]{0,1000})\]"
    r"|\[[.#][^\[\]\n]{0,200}\]\#(?P<styled>[^#\s][^#\n]{0,500})\#"
    r"|(?P<anchor>(?<![\w\[])\[\[[^\W\d][\w:.-]{0,200}\]\](?!\]))"
    r"|(?<![^\s'\"(\[{<:/-])(?P<stars>\*\*?)(?P<strong>\w[^*]{0,1000})(?<!\s)(?P=stars)(?![\w*])"
    r"|(?<![^\s'\"(\[{<:/-])_(?P<emphasis>\w[^_]{0,1000})(?<!\s)_(?![\w_])"
    r"|^={2,6} (?:(?P<title>[^\s`*_<\[][^`*_<\[\n]*)$|(?=\S))"
    r"|(?P<end> \+)$",
    re.MULTILINE,
)
# What may stand behind the text of a link: attributes, and the sign that opens another window.
_ATTRIBUTES = re.compile(r"\^?,\s*\w+=.*", re.DOTALL)
_KEYS = frozenset(("kbd", "stem", "latexmath", "asciimath"))


def adoc_spans(text: str) -> Iterator[InlineSpan]:
    """Yield the spans of a text of a document."""
    return with_literal_blocks(text, lambda paragraph: scanned(paragraph, _MARKED, _span_of))


def _span_of(found: re.Match[str]) -> InlineSpan | None:
    """Return what is shown for a mark, or None if it stays as it is written."""
    if found["code"]:
        code = found["code"]
        return InlineSpan("code", code[1:-1] if re.fullmatch(r"\+[^+]+\+", code) else code)
    if found["address"]:
        return _link(found["words"], found["address"])
    if found["name"]:
        return _macro(found)
    if found["title"] or found["strong"]:
        return InlineSpan("strong", found["title"] or found["strong"])
    if found["emphasis"]:
        return InlineSpan("emphasis", found["emphasis"])
    return InlineSpan("text", (found["named"] or "").strip() or found["id"] or found["styled"] or "")


def _macro(found: re.Match[str]) -> InlineSpan | None:
    """Return what is shown for a macro, of which `inside` stands in its brackets."""
    name, target, inside = found.group("name", "target", "inside")
    if name in ("link", "xref"):
        return _link(inside, target) if target else None
    if name in ("image", "icon"):
        first = inside.partition(",")[0].strip(' "')
        return _link("" if "=" in first else first, target) if target else None
    if not inside.strip():
        return None
    if name == "menu":
        return InlineSpan("text", f"{target} > {inside}") if target else None
    if name == "footnote":
        return InlineSpan("text", f"({inside})" if found.string[: found.start()][-1:].isspace() else f" ({inside})")
    return InlineSpan("code" if name in _KEYS else "strong", inside)


def _link(words: str, address: str) -> InlineSpan:
    text = _ATTRIBUTES.sub("", words).strip().removesuffix("^")
    text = "" if re.fullmatch(r"\w+=\S*", text) else text
    quoted = re.fullmatch(r'"([^"]+)"', text)
    return InlineSpan("link", (quoted[1] if quoted else text) or address.removeprefix("mailto:"), address)
