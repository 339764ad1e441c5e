"""Rules of markdown-it-py for containers, admonitions and directives, and the titles of these.

    ::: tip Title … :::       VitePress, Docusaurus, Pandoc, MyST
    !!! note "Title"          MkDocs, with the content indented below; also `???` and `=== "Tab"`
    ```{note} Title … ```     MyST

Each rule makes a `directive_open` and a `directive_close`, and the content between them is read as Markdown. The
plugins of mdit-py-plugins are not used for these, because they lose text or structure: `container` skips what is nested
in more than 20 containers that were never closed, and `admon` ends an admonition at two blank lines.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs.parse import ParseError, parse

_COLONS = re.compile(r":{3,}[ \t]*+(?P<info>.*)")
_TAB = re.compile(r"==[ \t]++(?P<info>(?!.*=[ \t]*$)\S.*)")
_INDENTED = re.compile(r"(?P<mark>!!!|\?\?\?\+?|===[+!]?(?=[ \t]+[\"']))[ \t]*+(?P<info>\S.*)")
_FENCED = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*+(?P<info>\{[\w:-]+\}.*)")
_OPTION = re.compile(r":[\w-]+:(?:\s|$)")
# The directives of MyST whose content is code, a picture or navigation, and not text in Markdown.
_NO_TEXT = re.compile(
    r"\{(?:code|sourcecode|literalinclude|math|figure|image|raw|eval-rst|mermaid|graphviz|plantuml|parsed-literal|highlight|"
    r"[\w-]*table|contents|toctree|tableofcontents|include|bibliography|auto|jupyter|doctest|testcode|prompt)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\{?(?P<name>[\w.:/-]*)\}?")
_QUOTED = re.compile(r"[^\"]*\"(?P<title>.*)\"[^\"]*")
_BRACKETS = re.compile(r"\[(?P<title>.*)\].*")
_ATTRIBUTES = re.compile(r"(?<!\s)\s*+\{[^{}]*+\}$")
# Longest title that is looked into, in characters.
_LONGEST = 1_000
_COLLAPSIBLE = frozenset(("details", "dropdown", "collapse", "expand", "accordion", "faq", "spoiler"))
_ASKING = frozenset(("question", "faq", "help"))


class Directive(NamedTuple):
    """A directive: its name ("tip"), and its title if it has one.

    `is_question` says that the author marks the title as a question, and `folds` that only the title is shown at first.
    """

    name: str
    title: str
    is_question: bool = False
    folds: bool = False


def directive_of(mark: str, info: str) -> Directive:
    """Return the directive of an opening line, given its mark (":::", "???+") and the text after the mark."""
    return _directive_of(mark, info.strip()[:_LONGEST])


@lru_cache(maxsize=100)  # pages have many directives without a title
def _directive_of(mark: str, info: str) -> Directive:
    named = _NAME.match(info)
    name = named["name"].lower() if named else ""
    rest = info[named.end() :].strip() if named else info
    if mark.startswith("="):
        return Directive("tab", info.strip("\"'"))
    title = _title_in_attributes(info) if info.startswith(("{.", "{#")) else _title(rest, quoted=mark[:1] in "!?")
    folds = name in _COLLAPSIBLE or mark.startswith("?")
    return Directive(name, title, is_question=bool(title) and name in _ASKING, folds=bool(title) and folds)


def _title(text: str, *, quoted: bool) -> str:
    """Return a title behind the name of a directive; the unquoted words after `!!! note` may be classes."""
    for pattern in (_QUOTED, _BRACKETS):
        matched = pattern.fullmatch(text)
        if matched and (quoted or pattern is _BRACKETS or text.startswith('"')):
            return matched["title"].strip()
    if quoted and not re.search(r"[?？؟]|\S\s+\S+\s+\S", text):
        return ""
    return _ATTRIBUTES.sub("", text.rstrip(":")).strip()


def _title_in_attributes(text: str) -> str:
    attributes = attributes_of(text)
    return attributes.get("title") or attributes.get("summary", "")


def attributes_of(text: str) -> dict[str, str]:
    """Return the attributes in braces at the beginning of a text, such as `{#id .class key="value"}` or `{: #id }`."""
    try:
        return parse(re.sub(r"^\{:?", "{", text))[1]
    except ParseError:
        return {}


def add_directives(parser: MarkdownIt) -> None:
    """Add the rules for directives to a parser."""
    endings = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "directive", _directive, endings)  # type: ignore[arg-type]


def line_text(state: StateBlock, line: int) -> str:
    """Return a line without its indentation."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def begins_with(state: StateBlock, line: int, marks: str) -> bool:
    """Whether a line begins with one of these signs, and is not indented as code."""
    at = state.bMarks[line] + state.tShift[line]
    return at < state.eMarks[line] and state.src[at] in marks and not state.is_code_block(line)


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    if not begins_with(state, start, ":=!?`~"):
        return False
    sign = state.src[state.bMarks[start] + state.tShift[start]]
    if sign in ":=" and _colons(state, start, end, silent):
        return True
    if sign in "!?=":
        return _indented(state, start, end, silent)
    return sign in "`~" and _fenced(state, start, end, silent)


def _colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a line of `:::` by itself: pages nest such containers with equally many colons, or never close them."""
    text = line_text(state, start)
    matched = _COLONS.fullmatch(text) or _TAB.fullmatch(text)
    if not matched:
        return False
    if silent:
        return True
    info = matched["info"].strip().rstrip(":")
    below = _below_options(state, start + 1, end) if info else start + 1
    token = state.push("directive_open" if info else "directive_close", "", 0)
    token.markup, token.info, token.map = text[:3].rstrip(), info, [start, below]
    state.line = below
    return True


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    matched = _INDENTED.fullmatch(line_text(state, start))
    indent = state.sCount[start] + 4
    first = start + 1
    while first < end and state.isEmpty(first):
        first += 1
    if not matched or first >= end or state.sCount[first] < indent:
        return False  # without content, the line is text
    if silent:
        return True
    last = first
    while last < end and (state.isEmpty(last) or state.sCount[last] >= indent):
        last += 1
    before, state.blkIndent = state.blkIndent, indent
    _read_content(state, matched["mark"], matched["info"], (start, start + 1, last))
    state.blkIndent = before
    state.push("directive_close", "", 0).markup = matched["mark"]
    state.line = last
    return True


def _fenced(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    matched = _FENCED.fullmatch(line_text(state, start))
    if not matched or _NO_TEXT.match(matched["info"]):
        return False
    if silent:
        return True
    last = start + 1
    while last < end and not _closes(line_text(state, last), matched["fence"]):
        last += 1
    _read_content(state, "```", matched["info"], (start, _below_options(state, start + 1, last), last))
    closing = state.push("directive_close", "", 0)
    closing.markup, closing.map = "```", [last, last + 1] if last < end else None
    state.line = min(last + 1, end)
    return True


def _read_content(state: StateBlock, mark: str, info: str, lines: tuple[int, int, int]) -> None:
    """Make the token that opens a directive and those of its content; `lines` are those of both, and of the end.

    The token of a directive with indented content knows the lines of the content, as half-open range.
    """
    start, below, end = lines
    token = state.push("directive_open", "", 0)
    token.markup, token.info, token.map = mark, info, [start, below]
    if mark[0] in "!?=":
        token.meta = {"indented": (below, end)}
    before = state.lineMax, state.parentType
    state.lineMax, state.parentType = end, "root"
    state.level += 1
    state.md.block.tokenize(state, below, end)
    state.level -= 1
    state.lineMax, state.parentType = before


def _below_options(state: StateBlock, line: int, end: int) -> int:
    """Return the first line below the options of a directive (`:class: tip`), right below its first line."""
    while line < end and _OPTION.match(line_text(state, line)):
        line += 1
    return line


def _closes(line: str, fence: str) -> bool:
    line = line.rstrip()
    return len(line) >= len(fence) and not line.strip(fence[0])
