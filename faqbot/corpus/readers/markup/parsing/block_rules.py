"""Rules for markdown-it-py: HTML and comments with their ends, and a table as a single token.

markdown-it-py makes about ten objects for each cell of a table. A megabyte of tiny cells would take ten times as long
and hundreds of megabytes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block, table

from faqbot.corpus.readers.markup.directives import begins_with, line_text
from faqbot.corpus.readers.markup.parsing.plain_rules import PROSE

_ROW = re.compile(rf"{PROSE.pattern}|\|")

# The keys, in the environment of a page, of its lines of `:::` and of the lines that close an element or a comment.
_COLON_LINES = "lines of colons"
_CLOSING_LINES = "lines of the end of {}"
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
    parser.block.ruler.before("code", "lean_table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("fence", "comment", _comment, {"alt": [*endings["alt"], "list"]})
    parser.block.ruler.at("html_block", _html, endings)  # type: ignore[arg-type]


def closing_lines(text: str) -> dict[str, list[int]]:
    """Return the lines of `:::`, and those that close elements and comments, so that no rule searches the page."""
    lines, lower = text.split("\n"), text.lower()
    colons = [number for number, line in enumerate(lines) if line.lstrip()[:3] == ":::"] if ":::" in text else []
    places = {_COLON_LINES: colons}
    for opening, end in (_TO_THE_END | _COMMENTS).items():
        closing = re.compile(end, re.IGNORECASE)
        is_open = opening in lower
        places[_CLOSING_LINES.format(opening)] = (
            [number for number, line in enumerate(lines) if closing.search(line.rstrip())] if is_open else []
        )
    return places


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a table as a single token: markdown-it's rule says whether one begins, and it ends as that rule ends it."""
    at = state.bMarks[start + 1] + state.tShift[start + 1]
    if state.src[at : at + 1] not in "|-:" or state.src.find("|", state.bMarks[start], state.eMarks[start]) < 0:
        return False
    if not table(state, start, end, True):  # noqa: FBT003 - the signature of a rule
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
