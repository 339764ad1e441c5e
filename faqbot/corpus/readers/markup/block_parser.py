"""Find the blocks of Markdown with markdown-it-py, in memory that stays small for every page.

markdown-it-py makes about ten objects for each cell of a table and for each item of a list: a megabyte of tiny cells
took 17 seconds and a gigabyte. Only the blocks themselves are needed here. So `_LeanState` keeps no token that nobody
reads, a table is a single token, and the tokens of each block are handed on before the next block is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block, table
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from faqbot.corpus.readers.markup.directives import add_directives, begins_with, line_text

# The tokens that the reader looks at. The text of a heading is the only inline token among them.
_KEPT = frozenset(
    (
        "paragraph_open heading_open fence code_block html_block hr table definition blockquote_open blockquote_close "
        "bullet_list_open bullet_list_close ordered_list_open ordered_list_close list_item_open list_item_close "
        "dl_open dl_close dt_open dd_open directive_open directive_close"
    ).split()
)

# The keys, in the environment of a page, of its lines of `:::` and of the lines that close an element.
_COLON_LINES = "lines of colons"
_CLOSING_LINES = "lines of </{}>"
# Elements that are read to their end, although blank lines end other HTML.
_TO_THE_END = ("table", "dl")
# Raw HTML that ends with its own closing mark only.
_UNBROKEN = ("<!--", "<script", "<style", "<pre", "<textarea", "<?", "<![cdata[")


class _LeanState(StateBlock):
    """The state of markdown-it's parser for blocks, which keeps only the tokens that the reader looks at."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Return a new token, and keep it if the reader looks at it."""
        token = Token(ttype, tag, nesting)
        token.block = True
        self.level -= nesting < 0
        token.level = self.level
        self.level += nesting > 0
        if ttype in _KEPT or (ttype == "inline" and self.tokens and self.tokens[-1].type == "heading_open"):
            self.tokens.append(token)
        return token


def block_groups(text: str, environment: dict[str, Any]) -> Iterator[list[Token]]:
    """Yield the tokens of each block at the top level of a page; `environment` receives the link definitions.

    Each group begins with the token of the block itself, or with its opening token.
    """
    parser = _block_parser()
    if not text:
        return
    environment.update(_places(text))
    state = _LeanState(text, parser, environment, [])
    rules = parser.block.ruler.getRules("")
    line = state.skipEmptyLines(0)
    while line < state.lineMax:
        state.line = line
        next(rule for rule in rules if rule(state, line, state.lineMax, False))  # noqa: FBT003 - as above
        if state.tokens:
            yield state.tokens
        state.tokens = []
        line = state.skipEmptyLines(max(state.line, line + 1))


def _places(text: str) -> dict[str, list[int]]:
    """Return the lines of `:::` and of closing tags, so that no rule needs to search the page for them."""
    lines = text.split("\n")
    places = {_COLON_LINES: [number for number, line in enumerate(lines) if line.lstrip()[:3] == ":::"]}
    for name in _TO_THE_END:
        closing = re.compile(f"</{name}\\s*>", re.IGNORECASE)
        found = f"</{name}" in text.lower()
        places[_CLOSING_LINES.format(name)] = (
            [n for n, line in enumerate(lines) if closing.search(line)] if found else []
        )
    return places


@cache
def _block_parser() -> MarkdownIt:
    """Return a parser for blocks; marks inside a text (emphasis, links) are parsed later, and only for some texts."""
    parser = MarkdownIt("commonmark", {"inline_definitions": True}).use(deflist_plugin)
    add_directives(parser)
    parser.block.ruler.before("code", "lean_table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


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
    return html_block(state, start, end, silent)


def _closing_line(state: StateBlock, start: int, end: int, text: str) -> int | None:
    """Return the line that closes the table or the list of definitions that begins with this text, or None."""
    name = next((name for name in _TO_THE_END if text.startswith(f"<{name}") and text[len(name) + 1 :][:1] in " >"), "")
    if not name:
        return None
    closing: list[int] = state.env[_CLOSING_LINES.format(name)]
    at = bisect_left(closing, start)
    return closing[at] if at < len(closing) and closing[at] < end else None


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
    """Read a table as a single token: markdown-it's rule says whether one begins, and it ends as that rule ends it."""
    if not table(state, start, end, True):  # noqa: FBT003 - as above
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
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))  # noqa: FBT003 - as above
