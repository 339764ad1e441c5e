"""Prepare the source of a page for the parser: note the lines of its tags, and take away what would make it slow.

The parser (lexbor) builds the tree of a page as browsers do, but does not say where an element stood in the file. So
each start tag is given its lines as an attribute before. One pass over the source also does what follows, in a time
that grows with its length:

- Elements that are nested deeper than `MOST_OPEN` are opened no more, as in browsers; their text stays. The parser
  needs quadratic time for the depth: 3.6 s for 50,000 elements in each other.
- Bold letters, italics and the like lose their attributes. On broken pages the parser opens such elements again in each
  paragraph, and only equal ones are limited to three.
- `<select>` and `<option>` are no menus for the parser, which takes 13 s for a menu of 50,000 entries.
- Scripts lose their code, unless they hold structured data (JSON-LD), comments their text, and pictures that are
  written into attributes are removed. Entities that a DTD defines are never looked at.
- A heading without an end tag ends where a block begins; in browsers it goes on up to the end of what is around it.
- Raised and lowered digits become the characters for them.
- The code of templates is removed, in which a program writes the page: `{% … %}`, `{# … #}`, `{{-- … --}}`, `<% … %>`,
  and lines such as `@endsection`. People only see it in `<code>` and the like, or amid a sentence that speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from faqbot.text.programs.html_elements import BLOCK_ELEMENTS, VOID_ELEMENTS
from faqbot.text.programs.raised_digits import with_raised_digits

# The attribute that holds the lines of a start tag, "first-last". The parser keeps the first of equal attributes.
LINES = "data-faqbot-lines"
# The most elements that are open in each other. Browsers stop at 512; real pages have less than 100.
MOST_OPEN = 1_000
# Longest attribute that is kept, in characters; longer ones hold pictures or data.
_LONGEST_ATTRIBUTE = 2_000
# Longest tag whose attributes are kept, in characters. For each attribute the parser compares all those before it.
_LONGEST_TAG = 20_000

# The attributes of a start tag. A quote has a meaning only behind `=`. At the end of the source, the tag ends.
_ATTRIBUTES = r"""(?>(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?)*)"""
_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
# The most characters of a document type before the entities that it defines.
_LONGEST_DOCTYPE = 1_000
# The code of templates, which does not go on beyond the beginning of further code. A page has it if a line begins so.
# `{% translate fee %}` stands for a text, or holds it.
_TEMPLATE = r"""(?>
          <%[\s=@:#-](?>(?:[^%<]++|%(?!>)|<(?!%))*)%>
        | \{%[-+]?+\s*+(?=[a-z])(?!t(?:rans(?:late)?)?\s++[\w"'])(?>(?:[^%{}]++|%(?!\}))*)%\}
        | \{\#(?>(?:[^\#{}]++|\#(?!\}))*)\#\}
        | \{\{--(?>(?:[^{-]++|-(?!-\}\})|\{(?!\{--))*)--\}\}
        | @(?:extends|(?:end)?section|yield|include|(?:end)?push|csrf|stop|show)\b
          (?:\([^\n<@]*+(?<=\)))?[ \t]*+(?=\n|\Z)
        )"""
_CODE_OF_TEMPLATE = rf"(?>(?:{_TEMPLATE}[ \t]*+)+)"
# Code that ends what stands before it, and what may stand behind code that is no part of a text: the end of its line or
# element, or a text up to there with such code behind it.
_ENDING = r"(?>(?:\{%[-+]?+\s*+end[^%{}]*+%\}[ \t]*+)+)"
_CLOSING = re.compile(_ENDING)
_END_BEHIND = re.compile(r"\n|<|\Z")
_TEXT_BEHIND = re.compile(rf"(?>(?:[^\n<{{]++|\{{(?!%))*){_ENDING}(?=\n|<|\Z)")
_LINE_OF_TEMPLATE = re.compile(rf"^[ \t]*+{_TEMPLATE}", re.MULTILINE | re.VERBOSE)
# Elements that show code, and how far before a line of code the line may begin, in characters.
_CODE = ("code", "kbd", "pre", "samp", "tt")
_WIDEST_INDENT = 200


def _source_pattern(raw_end: str, template: str = r"(?!)") -> re.Pattern[str]:
    """Return the pattern of what is looked at in a source; each alternative matches in a time linear in its length."""
    return re.compile(
        rf"""(?P<template>{template})|<(?:
          !--(?P<comment>-?>|(?>(?:[^-]++|-(?!-!?>))*)(?:--!?>|\Z))
        | (?P<raw>{_RAW})(?=[\s/>])(?P<raw_attributes>{_ATTRIBUTES})(?:{raw_end}|\Z)
          (?P<code>(?>(?:[^<]++|<(?!/(?P=raw)[\s/>]))*))
        | (?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
        | /(?P<end>[a-z][^\s/>]*+)[^>]*+(?:>|\Z)
        | !\[CDATA\[(?P<cdata>(?>(?:[^\]]++|\](?!\]>))*))(?:\]\]>|\Z)
        | !DOCTYPE[^>\[]{{0,{_LONGEST_DOCTYPE}}}+(?P<dtd>\[(?>(?:[^\]]++|\](?!\s*+>))*)(?:\]\s*+>|\Z))
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


_HTML = _source_pattern(">")
_XML = _source_pattern("(?<!/)>")  # where `<script/>` has no code
_OF_TEMPLATE = _source_pattern(">", _CODE_OF_TEMPLATE)
_LONG_VALUE = re.compile(
    rf"""=\s*+(?:"[^"]{{{_LONGEST_ATTRIBUTE},}}+(?:"|\Z)|'[^']{{{_LONGEST_ATTRIBUTE},}}+(?:'|\Z))"""
)
_DATA = re.compile(r"application/ld\+json", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)

# What the parser opens again in each paragraph as long as it is not closed. `<a>` and `<nobr>` close each other.
_FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())
# Elements that need no end tag, so that counting their start and end tags says nothing about depth.
_ENDLESS = VOID_ELEMENTS | frozenset(
    (
        "a area base body button colgroup dd dt frame h1 h2 h3 h4 h5 h6 head html li nobr optgroup option p param rp "
        "rt tbody td tfoot th thead tr track"
    ).split()
)
_HEADING_TAG = re.compile(r"<(?P<end>/?)h[1-6](?=[\s/>])", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What begins below a heading that was not ended; a button may unfold an answer.
_BELOW_HEADING = (BLOCK_ELEMENTS | {"button"}) - _HEADINGS
_MENUS = frozenset(("select", "datalist", "option", "optgroup"))


class PreparedSource(NamedTuple):
    """The source for the parser, the number of its start tags, and the element without an end that hides the rest.

    Of this element, `unended` has the name and the line. `ends_definitions` says that each `<dd>` has an end tag.
    """

    text: str
    tags: int
    unended: tuple[str, int] | None = None
    ends_definitions: bool = True


def prepared_source(text: str, *, is_xml: bool) -> PreparedSource:
    r"""Return the source of a page for the parser, whose lines end with `\n`; in XML, `<div/>` is a whole element."""
    text = with_raised_digits(text)
    preparation = _Preparation(text, is_xml=is_xml)
    pattern = _XML if is_xml else _OF_TEMPLATE if _LINE_OF_TEMPLATE.search(text) else _HTML
    source = pattern.sub(preparation.replaced, text)
    return PreparedSource(source, preparation.tags, preparation.unended, preparation.definitions <= 0)


class _Preparation:
    """Goes through the tags of a source from its beginning to its end."""

    def __init__(self, text: str, *, is_xml: bool) -> None:
        self._text = text
        self._is_xml = is_xml
        self._line, self._at = 1, 0  # the line of a place that was reached
        self._open: dict[str, int] = {}  # the number of open elements of each name
        self._dropped: dict[str, int] = {}  # the number of elements that were not opened and whose end tags are to come
        self._depth = 0
        self._endless_headings = frozenset(_headings_without_end(text))
        self._heading = ""  # the name of the open heading that has no end tag
        self.tags = 0
        self.definitions = 0  # the number of `<dd>` whose end tags are to come
        self.unended: tuple[str, int] | None = None

    def replaced(self, found: re.Match[str]) -> str:
        """Return what stands for a piece of the source."""
        self._line += self._text.count("\n", self._at, found.start())
        self._at = found.start()
        if found["name"]:
            name = found["name"].lower()
            return self._end_of_heading(name) + self._start_tag(found, name)
        if found["end"]:
            return self._end_tag(found[0], found["end"].lower())
        if found["raw"]:
            return self._raw_element(found)
        if found["comment"] or found["template"]:
            return self._unseen(found)
        if found["cdata"] is not None:
            return escape(found["cdata"]) if self._is_xml else ""
        return "<!DOCTYPE html>" + "\n" * found[0].count("\n") if found["dtd"] else found[0]

    def _unseen(self, found: re.Match[str]) -> str:
        """Return what stands for a comment or for the code of a template."""
        code = found[0]
        if found["comment"]:
            return "<!--" + "\n" * code.count("\n") + "-->"
        is_shown = any(map(self._open.get, _CODE)) or not self._stands_apart(code, found.end())
        return code if is_shown else "\n" * code.count("\n")

    def _stands_apart(self, code: str, end: int) -> bool:
        """Whether the code of a template is alone in its element or on its line, or around all that is there.

        `<%=` and `<%:` stand for a text and are code anywhere, because a page that shows them writes `&lt;%=`.
        """
        before = self._text[max(0, self._at - _WIDEST_INDENT) : self._at].rpartition("\n")[2].rstrip(" \t")
        is_first = not before or (before[-1] == ">" and code[0] != "@")
        if code.startswith(("<%=", "<%:")):
            return True
        if _END_BEHIND.match(self._text, end):
            return is_first or _CLOSING.fullmatch(code) is not None
        return is_first and _TEXT_BEHIND.match(self._text, end) is not None

    def _lines(self, end: int) -> str:
        """Return the attribute with the lines from the start of the tag to its end."""
        last = self._line + self._text.count("\n", self._at, end)
        return f' {LINES}="{self._line}-{last}"'

    def _end_of_heading(self, name: str) -> str:
        """Return the end tag that a heading lacks if a block begins below it, and remember a heading that lacks it."""
        ended = self._heading if name in _BELOW_HEADING else ""
        if ended or name in _HEADINGS:
            self._heading = name if self._at in self._endless_headings else ""
        return f"</{ended}>" if ended else ""

    def _start_tag(self, found: re.Match[str], name: str) -> str:
        attributes = found["attributes"]
        self.tags += 1
        if name in _FORMATTING:
            if not self._opens(name):
                return ""
            return "<span>" if name == "b" and _NOT_BOLD.search(attributes) else f"<{name}>"
        if name == "plaintext":
            return ""
        if name in _MENUS:
            return "<faqbot-menu>" if name == "select" and self._opens(name) else ""
        is_whole = self._is_xml and attributes.endswith("/") and name not in VOID_ELEMENTS
        self.definitions += name == "dd" and not is_whole
        if name not in _ENDLESS and not is_whole and not self._opens(name):
            return ""
        if len(attributes) > _LONGEST_ATTRIBUTE:
            attributes = _LONG_VALUE.sub('=""', attributes)
            attributes = attributes if len(attributes) <= _LONGEST_TAG else ""
        end = found.end() + (name == "pre" and self._text.startswith("\n", found.end()))  # which the parser drops
        return f"<{name}{self._lines(end)}{attributes}>{f'</{name}>' if is_whole else ''}"

    def _end_tag(self, tag: str, name: str) -> str:
        self.definitions -= name == "dd"
        if self._dropped.get(name):
            self._dropped[name] -= 1
            return ""
        if self._open.get(name):
            self._open[name] -= 1
            self._depth -= 1
        return "</faqbot-menu>" if name == "select" else "" if name in _MENUS else tag

    def _opens(self, name: str) -> bool:
        """Count an element that is opened, and return whether it may be."""
        if self._depth >= MOST_OPEN:
            self._dropped[name] = self._dropped.get(name, 0) + 1
            return False
        self._open[name] = self._open.get(name, 0) + 1
        self._depth += 1
        return True

    def _raw_element(self, found: re.Match[str]) -> str:
        name, attributes, code = found["raw"].lower(), found["raw_attributes"], found["code"]
        lines = self._lines(found.start("code"))
        if found.end() == len(self._text) and "<" in code:
            self.unended = (name, self._line)
        keeps = name in {"title", "style"} or (name == "script" and _DATA.search(attributes))
        return f"<{name}{lines}{attributes}>{code if keeps else ''}"


def _headings_without_end(text: str) -> Iterator[int]:
    """Yield where the headings begin that have no end tag before the next heading, or the end of the page."""
    for tag, below in pairwise((*_HEADING_TAG.finditer(text), None)):
        if tag and not tag["end"] and not (below and below["end"]):
            yield tag.start()
