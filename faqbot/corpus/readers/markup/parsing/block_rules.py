"""Rules for markdown-it-py: HTML and comments with their ends, and a table as a single token.

markdown-it-py makes about ten objects for each cell of a table. A megabyte of tiny cells would take ten times as long
and hundreds of megabytes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.html_block import HTML_SEQUENCES

from faqbot.corpus.readers.markup.directives import begins_with, line_text
from faqbot.corpus.readers.markup.parsing.plain_rules import CODE_INDENT, PROSE

_ROW = re.compile(rf"{PROSE.pattern}|\|")

# What opens raw HTML, as markdown-it finds it, but with the white space of CommonMark only: a value without quotes may
# hold other spaces, and where `\s` matches these too, a thousand of them in a tag take seven seconds.
_HTML_SEQUENCES = [
    (re.compile(opening.pattern, opening.flags & ~re.UNICODE | re.ASCII), closing, ends_paragraph)
    for opening, closing, ends_paragraph in HTML_SEQUENCES
]

# The keys, in the environment of a page, of its lines of `:::` and of the lines that close an element or a comment.
_COLON_LINES = "lines of colons"
_CLOSING_LINES = "lines of the end of {}"
# Elements that are read to their end, although blank lines end other HTML.
_TO_THE_END = {"<table": r"</table\s*>", "<dl": r"</dl\s*>", "<pre": r"</pre\s*>"}
_LONG_ELEMENTS = tuple(_TO_THE_END)
# Longest line whose HTML is remembered, in characters.
_LONGEST_KEPT = 200
# The line below the head of a table, where no cell has spaces.
_PLAIN_TABLE_RULE = re.compile(r"\|?:?-+:?(?:\|:?-+:?)*\|?")
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
    parser.block.ruler.before("code", "lean_table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("fence", "comment", _comment, {"alt": [*endings["alt"], "list"]})
    parser.block.ruler.at("html_block", _html, endings)  # type: ignore[arg-type]


def closing_lines(text: str) -> dict[str, list[int]]:
    """Return the lines of `:::`, and those that close elements and comments, so that no rule searches the page."""
    lower = text.lower()
    ends = {opening: end for opening, end in (_TO_THE_END | _COMMENTS).items() if opening in lower}
    places: dict[str, list[int]] = {_CLOSING_LINES.format(opening): [] for opening in _TO_THE_END | _COMMENTS}
    places[_COLON_LINES] = []
    if not ends and ":::" not in text:
        return places
    lines = text.split("\n")
    places[_COLON_LINES] = [number for number, line in enumerate(lines) if line.lstrip()[:3] == ":::"]
    for opening, end in ends.items():
        closing = re.compile(end, re.IGNORECASE)
        places[_CLOSING_LINES.format(opening)] = [
            number for number, line in enumerate(lines) if closing.search(line.rstrip())
        ]
    return places


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a table as a single token: markdown-it's rule says whether one begins, and it ends as that rule ends it."""
    at = state.bMarks[start + 1] + state.tShift[start + 1]
    if state.src[at : at + 1] not in "|-:" or state.src.find("|", state.bMarks[start], state.eMarks[start]) < 0:
        return False
    if not _begins_table(state, start, end):
        return False
    if silent:
        return True
    before, state.parentType = state.parentType, "table"
    src, begins, shifts, ends, columns = state.src, state.bMarks, state.tShift, state.eMarks, state.sCount
    line = start + 2
    while line < end and 0 <= columns[line] - state.blkIndent < CODE_INDENT:
        at = begins[line] + shifts[line]
        if at >= ends[line] or (not _ROW.match(src, at) and _ends_table(state, line, end)):
            break
        line += 1
    state.parentType = before
    state.push("table", "table", 0).map = [start, line]
    state.line = line
    return True


def _begins_table(state: StateBlock, start: int, end: int) -> bool:
    """Whether a line is the head of a table; markdown-it is asked where the line below has spaces, or the head escapes.

    Both lines must have as many cells, where a pipe at the beginning or the end parts none.
    """
    at, below = state.bMarks[start] + state.tShift[start], state.bMarks[start + 1] + state.tShift[start + 1]
    head, rule = state.src[at : state.eMarks[start]].strip(), state.src[below : state.eMarks[start + 1]]
    is_short = start + 2 > end or any(
        not 0 <= state.sCount[line] - state.blkIndent < CODE_INDENT for line in (start, start + 1)
    )
    if is_short or "\\" in head or not head.isascii() or len(rule) == 1 or not _PLAIN_TABLE_RULE.fullmatch(rule):
        return table(state, start, end, True)  # noqa: FBT003 - the signature of a rule
    return head.count("|") - head.startswith("|") - head.endswith("|") == rule.strip("|").count("|")


def _ends_table(state: StateBlock, line: int, end: int) -> bool:
    rules = state.md.block.ruler.getRules("blockquote")
    return any(rule(state, line, end, True) for rule in rules)  # noqa: FBT003 - the signature of a rule


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read raw HTML as markdown-it does, but end it at a line of `:::`, which ends the container around it."""
    if not begins_with(state, start, "<"):
        return False
    text = line_text(state, start)
    opened = _opened(text) if len(text) <= _LONGEST_KEPT else _opened.__wrapped__(text)
    if silent:
        return opened is not None and opened.ends_paragraph
    lower = text.lower()
    colons: list[int] = state.env[_COLON_LINES]
    if colons and not lower.startswith(_UNBROKEN):
        at = bisect_right(colons, start)
        end = min(end, colons[at]) if at < len(colons) else end
    last = _closing_line(state, start, end, lower) if lower.startswith(_LONG_ELEMENTS) else None
    if last is None and opened is None:
        return False
    state.line = last + 1 if last is not None else _end_of_html(state, start, end, text, opened)
    token = state.push("html_block", "", 0)
    token.map = [start, state.line]
    if last is None:
        token.content = state.getLines(start, state.line, state.blkIndent, True)  # noqa: FBT003 - with line ends
        _add_code(state, start, end)
    return True


class _Opened(NamedTuple):
    """What ends the raw HTML that a line opens: a pattern, or a blank line; and whether it may end a paragraph."""

    closing: re.Pattern[str] | None
    ends_paragraph: bool


@lru_cache(maxsize=1_000)  # pages have the same tags on many lines
def _opened(line: str) -> _Opened | None:
    """Return what ends the raw HTML that a line opens; None if it opens none."""
    found = next((sequence for sequence in _HTML_SEQUENCES if sequence[0].search(line)), None)
    if found is None:
        return None
    return _Opened(None if found[1].search("") else found[1], found[2])


def _end_of_html(state: StateBlock, start: int, end: int, text: str, opened: _Opened | None) -> int:
    """Return the line behind raw HTML that begins with this text."""
    closing = opened.closing if opened else None
    line = start + 1
    if closing is not None and closing.search(text):
        return line
    while line < end:
        is_empty = state.isEmpty(line)
        if is_empty and closing is None:
            break
        if state.sCount[line] < state.blkIndent and not is_empty:
            break
        line += 1
        if closing is not None and closing.search(line_text(state, line - 1)):
            break
    return line


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
