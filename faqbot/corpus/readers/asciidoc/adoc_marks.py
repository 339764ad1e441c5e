"""The marks of AsciiDoc: the patterns of its constructs, and the attributes in brackets above a block.

A pattern is matched against a line without the white space at its end. Each pattern takes time linear in the length of
the line: no two parts that can match the same character stand side by side.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Lists

# A mark of an item; "Q." before a question is the letter of the question.
_ITEM = re.compile(
    r"[ \t]*(?!Q\.[^?？]*[?？])"
    r"(?P<mark>-|\*+|\u2022|\.+|\d{1,9}\.|[a-zA-Z]\.|[ivxIVX]{1,9}\)|<(?:\d{1,9}|\.)>)[ \t]+(?=\S)"
)
_TERM_END = re.compile(r"(?<!:)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
_INLINE_ANCHOR = re.compile(r"\[\[(?P<id>[^\W\d][\w:.-]*)(?:,[^\[\]]*)?\]\][ \t]*")
# The line that attaches the next block to an item.
CONTINUATION = "+"

# Delimited blocks

_DELIMITER = re.compile(r"(?P<sign>[-.=*_+/])(?P=sign){3,}$|--$|[|,:!]={3,}$|`{3,}")
VERBATIM = frozenset("-.+/`")
TABLES = frozenset("|,:!")

# Other lines

SECTION = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?P<title>\S.*)")
ATTRIBUTE_LIST = re.compile(r"\[(?:|[\w.#%{,\"'].*|\[(?:|[^\W\d][\w:.-]*(?:,.*)?)\])\]$")
ATTRIBUTE_ENTRY = re.compile(r":(?P<name>!?\w[\w-]*!?):(?:[ \t]+(?P<value>.*))?$")
BLOCK_TITLE = re.compile(r"\.(?P<title>\.?[^ \t.].*)$")
PREPROCESSED = re.compile(r"(?P<name>include|ifdef|ifndef|ifeval|endif)::[^\[]*\[(?P<held>.*)\]$")
BLOCK_MACRO = re.compile(r"(?P<name>[^\W\d][\w-]*)::(?:[^\s\[][^\[]*)?\[.*\]$")
THEMATIC_BREAK = re.compile(r"(?:'{3,}|<{3,}|-{3}|\*{3}|_{3}|- - -|\* \* \*)$")
# A line that holds nothing but entries of the index, which readers do not see.
INDEX_ENTRIES = re.compile(r"(?:(?:\(\(\([^()]*\)\)\)|indexterm:\[[^\[\]]*\])[ \t]*)+$")
LABEL_MARKS = frozenset("NOTE TIP IMPORTANT WARNING CAUTION".split())
# Styles of paragraphs and blocks that hold code or formulas.
CODE_STYLES = frozenset("source listing literal stem latexmath asciimath".split())
FORMULA_STYLES = frozenset("stem latexmath asciimath".split())

# How much of a list of attributes is read, in characters; the limit also bounds how far the patterns search.
_LONGEST_ATTRIBUTES = 1_000
# Most attributes of a block that are kept; 100,000 lines in brackets above one block are read in linear time.
_MOST_ATTRIBUTES = 100
_NAMED = re.compile(
    r"(?<![\w-])(?P<name>[\w-]++)[ \t]*+=[ \t]*+(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^,\"']*))"
)
_SHORTHAND = re.compile(r"(?P<sign>[#.%])(?P<value>[^#.%,\s]*)")


class TermLine(NamedTuple):
    """A line that begins an entry of a labelled list: the term, its anchor, its mark, and where the text begins."""

    term: str
    anchor: str
    mark: str
    text_start: int


class BlockAttributes(NamedTuple):
    """What stands in brackets above a block; `named` are attributes such as `cols`, and `options` such as `header`."""

    style: str = ""
    anchor: str = ""
    options: frozenset[str] = frozenset()
    named: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """Return the value of a named attribute, or an empty text for a name that was not given."""
        return dict(self.named).get(name, "")

    def with_later(self, later: BlockAttributes) -> BlockAttributes:
        """Return these attributes together with those of a later line, which count first."""
        return BlockAttributes(
            later.style or self.style,
            later.anchor or self.anchor,
            self.options | later.options if len(self.options) < _MOST_ATTRIBUTES else later.options,
            (*self.named, *later.named)[-_MOST_ATTRIBUTES:],
        )


def item_mark(text: str) -> re.Match[str] | None:
    """Return the mark of an item of a list at the beginning of a line, with the white space around it."""
    return _ITEM.match(text)


def kind_of_mark(mark: str) -> str:
    """Return what all marks of one list and level have in common: "**", "1.", "a." or "i)"."""
    if mark[0] == "<":
        return "<1>"
    if mark[-1] == ")":
        return "i)" if mark.islower() else "I)"
    if mark[0].isdigit():
        return "1."
    if mark[0].isalpha():
        return "a." if mark[0].islower() else "A."
    return mark


def term_line(text: str) -> TermLine | None:
    """Return the term that a line begins, or None: `term::`, `term:: text`, `term;; text`."""
    found = _TERM_END.search(text)
    if not found or text.startswith("//"):
        return None
    term = text[: found.start()].strip()
    anchor = _INLINE_ANCHOR.match(term)
    if anchor:
        term = term[anchor.end() :]
    if not term:
        return None
    return TermLine(term, anchor["id"] if anchor else "", found["mark"], found.end())


def delimiter(text: str) -> str:
    """Return the line that closes the delimited block which this line opens; empty if it opens none."""
    found = _DELIMITER.match(text)
    if not found:
        return ""
    return text if text[0] != "`" else found[0] if "`" not in text[found.end() :] else ""


def is_comment(text: str) -> bool:
    """Whether a line is a comment: two slashes, but not three."""
    return text.startswith("//") and text[2:3] != "/"


def block_attributes(text: str) -> BlockAttributes:
    """Return the attributes of a line in brackets: `[[id]]`, `[source,bash]`, `[#id.role%option]`, `[cols="1,2"]`."""
    inside = text[1:-1][:_LONGEST_ATTRIBUTES]
    if inside.startswith("["):
        return BlockAttributes(anchor=inside.strip("[]").partition(",")[0].strip())
    named = tuple(
        (found["name"], (found["quoted"] or found["single"] or found["bare"] or "").strip())
        for found in _NAMED.finditer(inside)
    )
    first = inside.partition(",")[0].strip()
    if "=" in first:
        first = ""
    anchor, options = "", set()
    for found in _SHORTHAND.finditer(first):
        if found["sign"] == "#":
            anchor = found["value"]
        elif found["sign"] == "%":
            options.add(found["value"])
    for name, value in named:
        if name == "id":
            anchor = value
        elif name in ("options", "opts"):
            options |= {option.strip() for option in value.split(",")}
    style = re.split(r"[#.%]", first, maxsplit=1)[0].strip()
    return BlockAttributes(style, anchor, frozenset(options), named)
