"""Rules for markdown-it-py that read what most pages consist of in a part of the time that its own rules take.

They read prose, headings, quotations of prose and long lists, where no other rule could match. Everything else is left
to the other rules. markdown-it-py makes about ten objects for each item of a list, and asks a dozen rules at each line.
"""

from __future__ import annotations

import re
from string import ascii_letters

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, lheading

# An item with text that cannot begin any block but a paragraph, because it begins with a letter. A box may stand before
# the text: "- [x] Paid".
_PLAIN_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ ]{1,4}(?=(?:\[[ xX]\][ ]+)?[^\W\d_])")
# The beginning of a line that cannot begin any block but a paragraph, and that cannot end one.
PROSE = re.compile(r"[^\s\d#>*+=_~`|:<!?\[{-]|[*_]{1,2}+[^\W_]|`(?!`)")
_is_prose = PROSE.match
# The signs that most prose begins with, so that `PROSE` need not be asked.
_LETTERS = frozenset(ascii_letters)
_QUOTED = re.compile(rf">[ ]?(?:{PROSE.pattern})")
# What code, the target of a link or a callout in a quotation has.
_NO_PLAIN_QUOTE = re.compile(r"\t|[ ]{4}|```|~~~|\[")
# The line below an underlined heading, the names of the levels, and what may stand behind the signs of a heading.
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LOWEST_HEADING = len(HEADING_TAGS)
_SPACES = ("", " ", "\t")
# The beginning of a definition of the term above, and the signs that begin the line below the head of a table.
_DEFINING = ":~"
_defines = re.compile(rf"[{_DEFINING}][ \t]").match
_BELOW_TABLE_HEAD = "|-:"
# The target of a link with an address that every parser leaves as it is, and the signs that its title may begin with.
_TARGET = re.compile(
    r"\[(?P<label>[^\[\]\\\n]{1,999})\]:[ \t]+(?P<address>(?:https?://)?[\w./#-]+)[ \t]*$", re.ASCII | re.MULTILINE
)
_TITLE_SIGNS = "\"'("
# An indentation from which on a line is code, where it begins a block.
CODE_INDENT = 4
# Fewest signs of a rule.
_FEWEST_SIGNS = 3
# Fewest items that are read as one token. Shorter lists do not need it.
_FEWEST_ITEMS = 64
# The same for paragraphs.
_FEWEST_BLOCKS = 64

# The keys, in the environment, of the line before which no long list begins, and no long run of paragraphs.
_NO_ITEMS = "no long list before"
_NO_PARAGRAPHS = "no long run of paragraphs before"


def add_plain_rules(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    headings = {"alt": ["paragraph", "reference", "blockquote"]}
    rules = {"alt": [*headings["alt"], "list"]}
    parser.block.ruler.before("code", "prose", _prose)
    parser.block.ruler.before("lheading", "text", _text)
    parser.block.ruler.before("reference", "plain_target", _plain_target)
    parser.block.ruler.before("blockquote", "plain_quote", _plain_quote)
    parser.block.ruler.before("list", "plain_items", _plain_items)
    parser.block.ruler.at("lheading", _underlined)
    parser.block.ruler.at("heading", _heading, headings)  # type: ignore[arg-type]
    parser.block.ruler.at("hr", _rule, rules)  # type: ignore[arg-type]


def _prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read paragraphs or an underlined heading that begin with prose."""
    if silent or state.sCount[start] - state.blkIndent >= CODE_INDENT:
        return False
    begins, shifts, below = state.bMarks, state.tShift, start + 1
    at = begins[start] + shifts[start]
    if state.src[at : at + 1] not in _LETTERS and not _is_prose(state.src, at):
        return False
    is_alone = begins[below] + shifts[below] >= state.eMarks[below]
    return (is_alone and _plain_paragraphs(state, start, end)) or _text(state, start, end, silent)


def _text(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - the signature of a rule
    """Read a paragraph or an underlined heading, and ask the other rules at lines that are no prose only.

    No other rule may match its first line. Some paragraphs are left to the rules of markdown-it: those in a quotation
    with lines that are no prose, and terms that are defined below.
    """
    src, begins, shifts, columns, indent = state.src, state.bMarks, state.tShift, state.sCount, state.blkIndent
    line = start + 1
    at = begins[line] + shifts[line]
    if (at >= state.eMarks[line] or src[at] in _DEFINING) and _is_defined_below(state, start, end):
        return False
    may_end_above = False  # whether the line above is prose that no rule was asked about
    while line < end and (at := begins[line] + shifts[line]) < state.eMarks[line]:
        if columns[line] - indent >= CODE_INDENT:
            may_end_above = False
        elif src[at] in _LETTERS or _is_prose(src, at):
            may_end_above = columns[line] >= 0
        elif end != state.lineMax:
            return False
        elif may_end_above and src[at] in _BELOW_TABLE_HEAD and _ends_paragraph(state, line - 1, end):
            line -= 1
            break
        elif columns[line] >= indent and _UNDERLINE.fullmatch(src, at, state.eMarks[line]):
            if line == start + 1:
                text = src[begins[start] + shifts[start] : state.eMarks[start]].strip()
            else:
                text = state.getLines(start, line, indent, False).strip()  # noqa: FBT003 - without a line end
            _push_heading(state, 1 if src[at] == "=" else 2, src[at], [start, line + 1], text)
            return True
        elif columns[line] >= 0 and _ends_paragraph(state, line, end):
            break
        else:
            may_end_above = False
        line += 1
    state.push("paragraph_open", "p", 0).map = [start, line]
    state.line = line
    return True


def _is_defined_below(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line is a term whose definition is below it, perhaps behind a blank line."""
    begins, shifts, below = state.bMarks, state.tShift, line + 1
    if below < end and begins[below] + shifts[below] >= state.eMarks[below]:
        below += 1
    at = begins[below] + shifts[below]
    return below < end and _defines(state.src, at) is not None


def _ends_paragraph(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line within a paragraph begins another block."""
    before, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    ends = any(rule(state, line, end, True) for rule in rules)  # noqa: FBT003 - the signature of a rule
    state.parentType = before
    return ends


def _plain_paragraphs(state: StateBlock, start: int, end: int) -> bool:
    """Read many paragraphs of one line of prose as one token; blank lines are between them."""
    if state.level or start < state.env.get(_NO_PARAGRAPHS, 0):
        return False
    src, begins, shifts, ends, columns = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
    number, line, last = 0, start, start
    while line < end and columns[line] < CODE_INDENT:
        at, below = begins[line] + shifts[line], line + 1
        if src[at] not in _LETTERS and not _is_prose(src, at):
            break
        if begins[below] + shifts[below] < ends[below]:
            break
        number, last, line = number + 1, line, min(below + 1, end)
        if line < end and begins[line] + shifts[line] >= ends[line]:
            line = state.skipEmptyLines(line)
    if number and line < end and _defines(src, begins[line] + shifts[line]):
        number, line = number - 1, last  # a term that is defined below
    if number < _FEWEST_BLOCKS:
        state.env[_NO_PARAGRAPHS] = line  # or a page of short runs would be searched again for each paragraph
        return False
    state.push("plain_paragraphs", "p", 0).map = [start, line]
    state.line = line
    return True


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - the signature of a rule
    """Read a heading behind signs `#`, in a quarter of the time of markdown-it's rule."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    text = line.lstrip("#")
    level = len(line) - len(text)
    if (
        not 0 < level <= _LOWEST_HEADING
        or text[:1] not in _SPACES
        or state.sCount[start] - state.blkIndent >= CODE_INDENT
    ):
        return False
    if not silent:
        text = text.rstrip(" \t")
        before = text.rstrip("#")  # signs behind the text are no part of it
        content = (before if before[-1:] in (" ", "\t") else text).strip()
        _push_heading(state, level, line[:level], [start, start + 1], content)
    return True


def _push_heading(state: StateBlock, level: int, marks: str, lines: list[int], text: str) -> None:
    """Make the token of a heading, which has the text of the heading, too."""
    heading = state.push("heading_open", HEADING_TAGS[level - 1], 0)
    heading.markup, heading.map, heading.content = marks, lines, text
    state.line = lines[1]


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read an underlined heading with markdown-it's rule, and give its text to its token."""
    if not lheading(state, start, end, silent):
        return False
    if state.tokens and state.tokens[-1].type == "heading_open":  # otherwise it is not kept
        text = state.getLines(start, state.line - 1, state.blkIndent, False)  # noqa: FBT003 - without a line end
        state.tokens[-1].content = text.strip()
    return True


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - the signature of a rule
    """Read a rule, in a third of the time of markdown-it's rule for it."""
    if state.sCount[start] - state.blkIndent >= CODE_INDENT:
        return False
    at = state.bMarks[start] + state.tShift[start]
    signs = state.src[at : state.eMarks[start]].replace(" ", "").replace("\t", "")
    if len(signs) < _FEWEST_SIGNS or signs[0] not in "*-_" or signs.strip(signs[0]):
        return False
    if not silent:
        state.push("hr", "hr", 0).map = [start, start + 1]
        state.line = start + 1
    return True


def _plain_target(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - the signature of a rule
    """Read the target of a link on one line, which has a plain address and no title."""
    if silent or state.sCount[start] - state.blkIndent >= CODE_INDENT:
        return False
    found = _TARGET.match(state.src, state.bMarks[start] + state.tShift[start])
    if not found or not found["label"].strip():
        return False
    below = state.bMarks[start + 1] + state.tShift[start + 1]
    if below < state.eMarks[start + 1] and state.src[below] in _TITLE_SIGNS:
        return False
    state.line = start + 1
    lines = [start, state.line]
    state.push("definition", "", 0).map = lines
    label = normalizeReference(found["label"])
    targets = state.env.setdefault("references", {})
    if label not in targets:
        targets[label] = {"title": "", "href": found["address"], "map": lines}
    return True


def _plain_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a quotation at the top level, each line of which has its mark, as one token, without looking inside.

    No line in it can begin code, a table or the target of a link: each is prose, or has no sign of these.
    """
    if silent or state.level:
        return False
    src, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    line, is_prose, has_pipe = start, True, False
    while line < end and (at := begins[line] + shifts[line]) < ends[line]:
        if state.sCount[line] >= CODE_INDENT or src[at] != ">":
            return False
        if not _QUOTED.match(src, at):
            is_prose = False
            if _NO_PLAIN_QUOTE.search(src, at, ends[line]):
                return False
        has_pipe = has_pipe or src.find("|", at, ends[line]) >= 0
        line += 1
    if has_pipe and not is_prose:
        return False
    state.push("plain_quote", "blockquote", 0).map = [start, line]
    state.line = line
    return True


def _plain_items(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read many items as one token, as long as each has one line and no marks at its beginning.

    Blank lines may stand between them, and lists with other marks may follow each other. The last of these items may go
    on below. It is left to markdown-it's rule, which begins a list there.
    """
    if silent or state.level or start < state.env.get(_NO_ITEMS, 0) or not _is_item(state, start):
        return False
    number, last, line, indent = 0, start, start, state.sCount[start]
    while line < end and state.sCount[line] == indent and _is_item(state, line):
        number, last = number + 1, line
        line += 1
        if state.isEmpty(line):
            line = state.skipEmptyLines(line)
    if number <= _FEWEST_ITEMS:
        state.env[_NO_ITEMS] = last + 1  # or a page of short lists would be searched again for each of them
        return False
    state.push("plain_items", "", 0).map = [start, last]
    state.line = last
    return True


def _is_item(state: StateBlock, line: int) -> bool:
    """Whether a line is a plain item."""
    if state.sCount[line] - state.blkIndent >= CODE_INDENT:
        return False
    return _PLAIN_ITEM.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None
