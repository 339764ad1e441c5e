"""Rules for markdown-it-py that read what most pages consist of in a part of the time that its own rules take.

They read prose, headings, quotations of prose and long lists, where no other rule could match. Everything else is left
to the other rules. markdown-it-py makes about ten objects for each item of a list, and asks a dozen rules at each line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

# An item with text that cannot begin any block but a paragraph, because it begins with a letter. A box may stand before
# the text: "- [x] Paid".
_PLAIN_ITEM = re.compile(r"(?P<mark>[-*+]|\d{1,9}(?P<sign>[.)]))[ ]{1,4}(?=(?:\[[ xX]\][ ]+)?[^\W\d_])")
# The beginning of a line that cannot begin any block but a paragraph, and that cannot end one.
PROSE = re.compile(r"[^\s\d#>*+=_~`|:<!?\[{-]|[*_]{1,2}+[^\W_]|`(?!`)")
_QUOTED = re.compile(rf">[ ]?(?:{PROSE.pattern})")
# A heading behind its signs, and the line below an underlined heading.
_HEADING = re.compile(r"(?P<marks>#{1,6})(?P<text>(?:[ \t].*)?)$", re.DOTALL)
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
# An indentation from which on a line is code, where it begins a block.
_CODE_INDENT = 4
# Fewest items that are read as one token. Shorter lists do not need it.
_FEWEST_ITEMS = 64

# The key, in the environment, of the line before which no long list begins.
_NO_ITEMS = "no long list before"


def add_plain_rules(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    headings = {"alt": ["paragraph", "reference", "blockquote"]}
    parser.block.ruler.before("code", "prose", _prose)
    parser.block.ruler.before("blockquote", "plain_quote", _plain_quote)
    parser.block.ruler.before("list", "plain_items", _plain_items)
    parser.block.ruler.at("heading", _heading, headings)  # type: ignore[arg-type]


def _prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a paragraph none of whose lines can begin another block; for other paragraphs, each rule is asked."""
    if silent or state.sCount[start] - state.blkIndent >= _CODE_INDENT:
        return False
    line = start
    while line < end and (at := state.bMarks[line] + state.tShift[line]) < state.eMarks[line]:
        if state.sCount[line] < state.blkIndent:
            return False
        if not PROSE.match(state.src, at):
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
    if state.sCount[line] - state.blkIndent >= _CODE_INDENT:
        return ""
    found = _PLAIN_ITEM.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    return (found["sign"] or found["mark"]) if found else ""
