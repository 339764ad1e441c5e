"""Find the blocks of Markdown with markdown-it-py, in memory that stays small for every page.

Only the blocks themselves are needed here. So `_LeanState` keeps no token that nobody reads, a table is a single token,
and the tokens of each block are handed on before the next block is read. Without this, a megabyte of tiny cells took 17
seconds and a gigabyte.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, count
from operator import add
from typing import Any, Literal, cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from faqbot.corpus.readers.markup.directives import add_directives
from faqbot.corpus.readers.markup.parsing.block_rules import add_block_rules, closing_lines
from faqbot.corpus.readers.markup.parsing.first_signs import HAS_PIPE, FirstSignRuler
from faqbot.corpus.readers.markup.parsing.plain_rules import add_plain_rules

# The tokens that the reader looks at. A heading has its text itself, and no token for it.
_KEPT = frozenset(
    (
        "paragraph_open heading_open fence code_block html_block hr table definition blockquote_open blockquote_close "
        "bullet_list_open bullet_list_close ordered_list_open ordered_list_close list_item_open list_item_close "
        "plain_items plain_paragraphs plain_quote comment dl_open dl_close dt_open dd_open "
        "directive_open directive_close"
    ).split()
)
# The tokens that have a closing one.
_CONTAINERS = frozenset("bullet_list_open ordered_list_open list_item_open blockquote_open dl_open".split())


# What is kept of the content of a quotation and of a list of definitions at the top level of a page.
_KEPT_INSIDE = {
    "blockquote_open": frozenset(("fence", "code_block", "table")),
    "dl_open": frozenset(("dt_open",)),
}


# Those of every token. The rules replace them by others, and add nothing to them.
_NO_ATTRIBUTES: dict[str, Any] = {}


class _LeanToken(Token):
    """A token that is made in half the time, because it fills in its fields without asking for their defaults."""

    __slots__ = ()

    def __init__(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> None:
        self.type, self.tag, self.nesting, self.level = ttype, tag, nesting, 0
        self.map = self.children = None
        self.content = self.markup = self.info = ""
        self.attrs = self.meta = _NO_ATTRIBUTES
        self.block, self.hidden = True, False


class _TermToken:
    """The token of a term that is defined, with what the rules fill in and the reader looks at.

    A page may be one list of a hundred thousand terms, whose tokens are all kept until it ends.
    """

    __slots__ = ("_line", "hidden", "level")

    type = "dt_open"

    def __init__(self, level: int) -> None:
        self.level, self._line, self.hidden = level, 0, False

    @property
    def map(self) -> list[int]:
        """The line of the term and the line behind it; only the first of them is kept."""
        return [self._line, self._line + 1]

    @map.setter  # noqa: A003 - the name that the rules use
    def map(self, lines: Sequence[int]) -> None:
        self._line = lines[0]


_SPACES = " \t"
_INDENTED_LINE = re.compile(r"^[ \t]", re.MULTILINE)
# A text whose places do not fit into four bytes.
_LARGEST = 2**31
# A line whose indentation fits into two bytes.
_LONGEST_NARROW = 8_000

# What the rules fill in for a token that is not kept: one for all, and nobody reads it.
_NOT_KEPT = Token("", "", 0)


class _LeanState(StateBlock):
    """The state of markdown-it's parser for blocks, which keeps only the tokens that the reader looks at.

    It also keeps the places of the lines in arrays, which take a fifth of the memory of markdown-it's lists.
    """

    def __init__(self, text: str, parser: MarkdownIt, environment: dict[str, Any]) -> None:
        """Begin at the first line of a page."""
        super().__init__("", parser, environment, [])
        self.src = text
        lines = text.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()  # behind the last line end, or white space, which markdown-it does not count as a line
        kind = "i" if len(text) < _LARGEST else "q"
        lengths = array(kind, map(len, lines))
        begins = array(kind, map(add, accumulate(lengths, initial=0), count()))
        begins[-1] = len(text)  # the place behind the last line, whose line end may be missing
        ends = array(kind, map(add, begins, lengths))
        ends.append(len(text))
        narrow = "h" if max(lengths, default=0) < _LONGEST_NARROW else kind  # a tab counts as up to four columns
        shifts, columns, zeros = (array(narrow, [0]) * len(begins) for _ in range(3))
        if _INDENTED_LINE.search(text):
            for number, line in enumerate(lines):
                if line.startswith((" ", "\t")):
                    indent = line[: len(line) - len(line.lstrip(_SPACES))]
                    shifts[number], columns[number] = len(indent), len(indent.expandtabs(4))
        # An array has all that markdown-it asks of a list here.
        self.bMarks, self.eMarks, self.tShift, self.sCount, self.bsCount = (
            cast("list[int]", places) for places in (begins, ends, shifts, columns, zeros)
        )
        self.lineMax = len(lines)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Return a new token, and keep it if the reader looks at it."""
        level = self.level
        if nesting:
            self.level = level + nesting
            level -= nesting < 0
        if ttype not in _KEPT:
            return _NOT_KEPT
        if level and self.tokens and ttype not in _KEPT_INSIDE.get(self.tokens[0].type, _KEPT):
            return _NOT_KEPT
        if ttype == "dt_open":
            token = cast("Token", _TermToken(level))
        else:
            token = _LeanToken(ttype, tag, nesting)
            token.level = level
        self.tokens.append(token)
        return token


def block_groups(text: str, environment: dict[str, Any]) -> Iterator[list[Token]]:
    """Yield the tokens of each block at the top level of a page; `environment` receives the link definitions.

    Each group begins with the token of the block itself, or with its opening token.
    """
    parser = parser_of_blocks()
    if not text:
        return
    environment.update(closing_lines(text))
    environment[HAS_PIPE] = "|" in text
    state = _LeanState(text, parser, environment)
    rules = parser.block.ruler.getRules("")  # one that stands for all of them (see `first_signs`)
    begins, shifts, ends, end = state.bMarks, state.tShift, state.eMarks, state.lineMax
    line = state.skipEmptyLines(0)
    while line < end:
        state.line = line
        for rule in rules:
            if rule(state, line, end, False):  # noqa: FBT003 - the signature of a rule
                break
        if state.tokens:
            yield state.tokens
            state.tokens = []
        line = max(state.line, line + 1)
        if line < end and begins[line] + shifts[line] >= ends[line]:
            line = state.skipEmptyLines(line)


@cache
def parser_of_blocks() -> MarkdownIt:
    """Return a parser for blocks; marks inside a text (emphasis, links) are parsed later, and only for some texts."""
    parser = MarkdownIt("commonmark", {"inline_definitions": True}).use(deflist_plugin)
    add_directives(parser)
    add_block_rules(parser)
    add_plain_rules(parser)  # behind the rule for tables, whose heads may be prose
    parser.block.ruler = FirstSignRuler(parser.block.ruler)
    parser.block.ruler.getRules("")  # which makes all chains of rules, before a second thread can ask for one
    return parser


def end_of(tokens: Sequence[Token], number: int) -> int:
    """Return the number of the token that closes a list, an item, a quotation or a list of definitions.

    Of any other block it is the token itself.
    """
    token = tokens[number]
    if token.type not in _CONTAINERS:
        return number
    closing = token.type.removesuffix("_open") + "_close"
    if tokens[number + 1].type == closing and tokens[number + 1].level == token.level:
        return number + 1
    later = range(number + 1, len(tokens))
    return next(at for at in later if tokens[at].type == closing and tokens[at].level == token.level)
