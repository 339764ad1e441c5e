r"""The inline markup of reStructuredText as spans.

    `text <https://a.b>`_, `text`_             a link with its address, text
    :ref:`text <label>`, :doc:`text`           text
    ``code``, :command:`make`, `name`          code
    **strong**, *emphasis*                     strong, emphasis
    [1]_, _`target`, ``code``\ s               [1], target, and nothing between "code" and "s"
    .. note:: Title                            note: Title, or the title alone

A word such as `name_` and `|product|` stay, because what they stand for is defined elsewhere, if at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqbot.rendering.inline.inline_spans import InlineSpan, SpanKind, scanned
from faqbot.rendering.inline.literal_blocks import CODE_DIRECTIVES, with_literal_blocks

# The limits bound how far a search goes that begins again at each sign.
_MARKED = re.compile(
    r"``(?P<code>(?!`)(?:[^`]|`(?!`)){1,2000})``(?!`)"
    r"|(?<![\w:]):(?P<role>[a-zA-Z][\w.+-]{0,40}(?::[\w.+-]{1,40}){0,3}):`(?P<held>[^`]{1,1000})`(?![\w`])"
    r"|(?<![\w`\\:])`(?P<text>[^`\s][^`]{0,1000})(?<!\s)`(?P<end>__?)?(?![\w`])"
    r"|(?<![\w`\\])_`(?P<target>[^`]{1,200})`(?![\w`])"
    r"|(?<![^\s'\"(\[{<:/-])(?P<stars>\*\*?)(?P<starred>\w[^*]{0,1000})(?<![\s\\])(?P=stars)(?![\w*])"
    r"|(?P<note>\[(?:\d{1,9}|\#[\w.-]{0,80}|\*|[a-zA-Z][\w.-]{0,80})\])_(?![\w_])"
    r"|(?<!\S)\.\. (?P<directive>[a-z][a-z-]{0,40})::(?!\S)(?: {1,20}(?P<title>\S[^\n]*))?"
    r"|(?<=[^\s:]):(?P<colons>:\s*)\Z"
    r"|(?P<space>(?<=[`*_])\\ |\\ (?=[`*:]))"
    r"|\\(?P<escaped>[*`_|])"
)
_WITH_ADDRESS = re.compile(r"(?P<shown>[^<>]*[^<>\s])(?P<apart>\s*)<(?P<address>[^>].*)>", re.DOTALL)
# Roles whose text is prose. The text of all others is the name of something: code, a command, a file, a key.
_PROSE = frozenset(
    "ref doc term any numref abbr guilabel menuselection download dfn sub sup subscript superscript "
    "title title-reference t".split()
)
_STYLED: dict[str, SpanKind] = {"emphasis": "emphasis", "strong": "strong"}
_NUMBERED = frozenset(("pep", "rfc"))
# Directives that are nothing but a title.
_TITLES = frozenset(("rubric", "topic", "admonition", "dropdown"))


def rst_spans(text: str) -> Iterator[InlineSpan]:
    """Yield the spans of a text of a document."""
    return with_literal_blocks(text, lambda paragraph: scanned(paragraph, _MARKED, _span_of))


def _span_of(found: re.Match[str]) -> InlineSpan:
    """Return what is shown for a mark."""
    if found["role"]:
        return _of_role(found["role"], found["held"])
    if found["end"]:
        return _reference(found["text"])
    if found["code"] or found["text"]:
        return InlineSpan("code", found["code"] or found["text"])
    if found["starred"]:
        return InlineSpan("emphasis" if len(found["stars"]) == 1 else "strong", found["starred"])
    if found["directive"]:
        return _directive(found["directive"], (found["title"] or "").rstrip())
    return InlineSpan("text", found["target"] or found["note"] or found["escaped"] or found["colons"] or "")


def _of_role(role: str, text: str) -> InlineSpan:
    """Return the text of a role; `text <target>` shows the text."""
    name = role.rpartition(":")[2].lower()
    written = _WITH_ADDRESS.fullmatch(text)
    if written and (written["apart"] or name in _PROSE):
        shown = written["shown"]
    else:
        shown = text[1:] if text[0] in "~!" and text[1:] else text
    if name in _NUMBERED:
        return InlineSpan("text", f"{name.upper()} {shown}")
    return InlineSpan("text" if name in _PROSE else _STYLED.get(name, "code"), shown)


def _reference(text: str) -> InlineSpan:
    """Return a link: its text, with the address if that stands in it and is not the name of another link."""
    written = _WITH_ADDRESS.fullmatch(text)
    if not written:
        bare = text[1:-1] if text[0] == "<" and text[-1] == ">" and text[1:-1].strip() else ""
        return InlineSpan("link", bare, bare) if bare else InlineSpan("link", text)
    address = "".join(written["address"].split())
    return InlineSpan("link", written["shown"], "" if address.endswith("_") else address.replace("\\_", "_"))


def _directive(name: str, title: str) -> InlineSpan:
    if name in CODE_DIRECTIVES:
        return InlineSpan("info", title or name)
    return InlineSpan("strong", title if name in _TITLES and title else f"{name}: {title}".rstrip())
