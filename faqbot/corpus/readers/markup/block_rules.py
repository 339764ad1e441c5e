"""Rules for markdown-it-py: HTML and comments with their ends, and a table or a long list as a single token.

markdown-it-py makes about ten objects for each cell of a table and for each item of a list. A megabyte of tiny cells or
items would take ten times as long and hundreds of megabytes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block, table

from faqbot.corpus.readers.markup.directives import begins_with, line_text

# An item with text that cannot begin any block but a paragraph, because it begins with a letter. A box may stand before
# the text: "- [x] Paid".
_PLAIN_ITEM = re.compile(r"(?P<mark>[-*+]|\d{1,9}(?P<sign>[.)]))[ ]{1,4}(?=(?:\[[ xX]\][ ]+)?[^\W\d_])")
# The beginning of a line that cannot begin any block but a paragraph, and that cannot end one.
_PROSE = re.compile(r"[^\s\d#>*+=_~`|:<!?\[{-]|[*_]{1,2}+[^\W_]|`(?!`)")
_QUOTED = re.compile(rf">[ ]?(?:{_PROSE.pattern})")
_ROW = re.compile(rf"{_PROSE.pattern}|\|")
# A heading behind its signs, and the line below an underlined heading.
_HEADING = re.compile(r"(?P<marks>#{1,6})(?P<text>(?:[ \t].*)?)$", re.DOTALL)
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
# An indentation from which on a line is code, where it begins a block.
_CODE_INDENT = 4
# Fewest items that are read as one token. Shorter lists do not need it.
_FEWEST_ITEMS = 64

# The keys, in the environment of a page, of its lines of `:::` and of the lines that close an element or a comment.
_COLON_LINES = "lines of colons"
_CLOSING_LINES = "lines of the end of {}"
# The key, in the environment, of the line before which no long list begins.
_NO_ITEMS = "no long list before"
# Elements that are read to their end, although blank lines end other HTML.
_TO_THE_END = {"<table": r"</table\s*>", "<dl": r"</dl\s*>", "<pre": r"</pre\s*>"}
# Comments of Liquid, Hugo, MDX and Jinja.
_COMMENTS = {
    "{% comment": r"\{%-?\s*endcomment\s*-?%\}$",
    "{%- comment": r"\{%-?\s*endcomment\s*-?%\}$",
    "{{< comment": r"\{\{<\s*/\s*comment\s*>\}\}$",
    "{{% comment": r"\{\{%\s*/\s*comment\s*%\}\}$",
    "{{/*": r"\*/\}\}$",
    "{{- /*": r"\*/\s*-?\}\}$",
    "{/*": r"\*/\}$",
    "{# ": r"#\}$",
}
# Raw HTML that ends with its own closing mark only.
_UNBROKEN = ("<!--", "<script", "<style", "<pre", "<textarea", "<?", "<![cdata[")


def add_block_rules(parser: MarkdownIt) -> None:
    """Add the rules to a parser; they expect the result of `closing_lines` in the environment of a page."""
    endings = {"alt": ["paragraph", "reference", "blockquote"]}
    parser.block.ruler.before("code", "prose", _prose)
    parser.block.ruler.before("blockquote", "plain_quote", _plain_quote)
    parser.block.ruler.before("code", "lean_table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("list", "plain_items", _plain_items)
    parser.block.ruler.before("fence", "comment", _comment, {"alt": [*endings["alt"], "list"]})
    parser.block.ruler.at("heading", _heading, endings)  # type: ignore[arg-type]
    parser.block.ruler.at("html_block", _html, endings)  # type: ignore[arg-type]


def closing_lines(text: str) -> dict[str, list[int]]:
    """Return the lines of `:::`, and those that close elements and comments, so that no rule searches the page."""
    lines, lower = text.split("\n"), text.lower()
    places = {_COLON_LINES: [number for number, line in enumerate(lines) if line.lstrip()[:3] == ":::"]}
    for opening, end in (_TO_THE_END | _COMMENTS).items():
        closing = re.compile(end, re.IGNORECASE)
        is_open = opening in lower
        places[_CLOSING_LINES.format(opening)] = (
            [number for number, line in enumerate(lines) if closing.search(line.rstrip())] if is_open else []
        )
    return places


def _prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a paragraph none of whose lines can begin another block; for other paragraphs, each rule is asked."""
    if silent or state.sCount[start] - state.blkIndent >= _CODE_INDENT:
        return False
    line = start
    while line < end and (at := state.bMarks[line] + state.tShift[line]) < state.eMarks[line]:
        if state.sCount[line] < state.blkIndent:
            return False
        if not _PROSE.match(state.src, at):
            return line > start and _underlined(state, start, line)
        line += 1
    below = state.skipEmptyLines(line)
    if below < end and state.src[state.bMarks[below] + state.tShift[below]] in ":~":
        return False  # a term that is defined below
    state.push("paragraph_open", "p", 0).map = [start, line]
    state.line = line
    return True


def _underlined(state: StateBlock, start: int, line: int) -> bool:
    """Read a heading above a line of `=` or `-`, whose text has no sign of a table; say whether it is one."""
    at, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    text = state.src[state.bMarks[start] : state.bMarks[line]]
    may_underline = state.sCount[line] - state.blkIndent < _CODE_INDENT and "|" not in text
    if not may_underline or not _UNDERLINE.fullmatch(state.src, at, end):
        return False
    _push_heading(state, 1 if state.src[at] == "=" else 2, state.src[at], (start, line + 1))
    state.tokens[-1].content = state.getLines(start, line, state.blkIndent, False).strip()  # noqa: FBT003 - without a line end
    return True


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - the signature of a rule
    """Read a heading behind signs `#`, in a quarter of the time of markdown-it's rule."""
    found = _HEADING.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if not found or state.sCount[start] - state.blkIndent >= _CODE_INDENT:
        return False
    if not silent:
        text = found["text"].rstrip(" \t")
        before = text.rstrip("#")  # signs behind the text are no part of it
        _push_heading(state, len(found["marks"]), found["marks"], (start, start + 1))
        state.tokens[-1].content = (before if before[-1:] in (" ", "\t") else text).strip()
    return True


def _push_heading(state: StateBlock, level: int, marks: str, lines: tuple[int, int]) -> None:
    """Make the tokens of a heading, whose text goes into the last of them."""
    opening = state.push("heading_open", f"h{level}", 1)
    opening.markup, opening.map = marks, list(lines)
    state.push("inline", "", 0).map = list(lines)
    state.push("heading_close", f"h{level}", -1)
    state.line = lines[1]


def _plain_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a quotation at the top level, each line of which has its mark and is prose, without looking inside."""
    line = start
    while not silent and not state.level and line < end and not state.isEmpty(line):
        at = state.bMarks[line] + state.tShift[line]
        if state.sCount[line] >= _CODE_INDENT or not _QUOTED.match(state.src, at):
            return False
        line += 1
    if line == start:
        return False
    state.push("blockquote_open", "blockquote", 1).map = [start, line]
    state.push("blockquote_close", "blockquote", -1)
    state.line = line
    return True


def _plain_items(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read many items as a token for each run of one mark, as long as each has one line and no marks at its beginning.

    Blank lines may stand between them, and lists of one item may follow each other. The last of these items may go on
    below. It is left to markdown-it's rule, which begins a list there.
    """
    if silent or state.level or start < state.env.get(_NO_ITEMS, 0) or not _mark(state, start):
        return False
    items = list(_items(state, start, end))
    if len(items) <= _FEWEST_ITEMS:
        state.env[_NO_ITEMS] = items[-1][0] + 1  # or a page of short lists would be searched again for each of them
        return False
    last = items.pop()[0]
    for mark, run in groupby(items, key=itemgetter(1)):
        lines = [line for line, _ in run]
        state.push("plain_items", "ol" if mark in {".", ")"} else "ul", 0).map = [lines[0], lines[-1] + 1]
    state.line = last
    return True


def _items(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of plain items from a line on, each with its mark."""
    line, indent = start, state.sCount[start]
    while line < end and state.sCount[line] == indent and (mark := _mark(state, line)):
        yield line, mark
        line = state.skipEmptyLines(line + 1)


def _mark(state: StateBlock, line: int) -> str:
    """Return the sign that marks a plain item, or an empty string if the line is anything else."""
    if state.sCount[line] - state.blkIndent > 3:  # noqa: PLR2004 - deeper lines are code
        return ""
    found = _PLAIN_ITEM.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    return (found["sign"] or found["mark"]) if found else ""


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a table as a single token: markdown-it's rule says whether one begins, and it ends as that rule ends it."""
    at = state.bMarks[start + 1] + state.tShift[start + 1]
    if state.src[at : at + 1] not in "|-:" or not table(state, start, end, True):  # noqa: FBT003 - the signature of a rule
        return False
    if silent:
        return True
    before, state.parentType = state.parentType, "table"
    line = start + 2
    while line < end and not _ends_table(state, line, end):
        line += 1
    state.parentType = before
    state.push("table", "table", 0).map = [start, line]
    state.line = line
    return True


def _ends_table(state: StateBlock, line: int, end: int) -> bool:
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return True
    if _ROW.match(state.src, state.bMarks[line] + state.tShift[line]):
        return False
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))  # noqa: FBT003 - the signature of a rule


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read raw HTML as markdown-it does, but end it at a line of `:::`, which ends the container around it."""
    if not begins_with(state, start, "<"):
        return False
    text = line_text(state, start).lower() if not silent else ""
    colons: list[int] = state.env[_COLON_LINES]
    if text and colons and not text.startswith(_UNBROKEN):
        at = bisect_right(colons, start)
        end = min(end, colons[at]) if at < len(colons) else end
    last = _closing_line(state, start, end, text)
    if last is not None:
        state.push("html_block", "", 0).map = [start, last + 1]
        state.line = last + 1
        return True
    found = html_block(state, start, end, silent)
    if found and not silent:
        _add_code(state, start, end)
    return found


def _add_code(state: StateBlock, start: int, end: int) -> None:
    """Let raw HTML that ends at a blank line within `<pre>` go on to the end of the code."""
    if not state.env[_CLOSING_LINES.format("<pre")]:
        return
    text = state.src[state.bMarks[start] : state.eMarks[state.line - 1]].lower()
    opened = text.rfind("<pre")
    if opened < 0 or "</pre" in text[opened:]:
        return
    last = _next_closing(state, "<pre", state.line, end)
    if last is not None:
        state.tokens[-1].map = [start, last + 1]
        state.line = last + 1


def _closing_line(state: StateBlock, start: int, end: int, text: str) -> int | None:
    """Return the line that closes the table or the list of definitions that begins with this text, or None."""
    opening = next((name for name in _TO_THE_END if text.startswith(name) and text[len(name) :][:1] in " >"), "")
    return _next_closing(state, opening, start, end) if opening else None


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a comment that begins a line and ends one."""
    if not begins_with(state, start, "{"):
        return False
    text = line_text(state, start).lower()
    opening = next((mark for mark in _COMMENTS if text.startswith(mark)), "")
    last = _next_closing(state, opening, start, end) if opening else None
    if last is None:
        return False
    if not silent:
        state.push("comment", "", 0).map = [start, last + 1]
        state.line = last + 1
    return True


def _next_closing(state: StateBlock, opening: str, start: int, end: int) -> int | None:
    """Return the next line that closes what begins with this text, or None if none does so before the line `end`."""
    closing: list[int] = state.env[_CLOSING_LINES.format(opening)]
    at = bisect_left(closing, start)
    return closing[at] if at < len(closing) and closing[at] < end else None
