"""Read what stands around text: containers, admonitions, alerts in quotations, and shortcodes, whose titles may ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from faqbot.corpus.document import Block, BlockKind, LeftOut
from faqbot.corpus.readers.markup.components.component_titles import closed_on, component_on
from faqbot.corpus.readers.markup.directives import Directive, directive_of
from faqbot.corpus.readers.markup.marks import markup_reason
from faqbot.corpus.readers.markup.paragraphs import PageLines
from faqbot.corpus.readers.qa_marks import ASKS

_CALLOUT = re.compile(r"\s*(?:>\s?)+\[!(?P<name>[\w-]+)\](?P<folds>[+-]?)[ \t]*+(?P<title>.*)")
_QUOTE_MARK = re.compile(r"^[^\S\n]*+>[^\S\n]?", re.MULTILINE)
# Most open shortcodes whose ends are waited for; in deeper ones, they were never closed.
_DEEPEST = 100
# Stands for the line that closes a directive.
_CLOSED_HERE = Block(BlockKind.END, "", (0, 0))


class Standing(NamedTuple):
    """Where a directive stands: in an answer, and below text of the section of a heading below the page's title."""

    in_answer: bool = False
    below_text: bool = False


class ContainerReader:
    """Reads the lines that open and close the containers of one page in order.

    `left_out` are the lines left out, and `titles` the lines (1-based) of titles that belong to the paragraph below.
    """

    def __init__(self, page: PageLines) -> None:
        self._page = page
        self._directives: list[bool] = []  # the open directives; whether the title of each asks
        self._shortcodes: list[str] = []  # the names of the open shortcodes whose title asks
        self._closings: list[int] = []  # the lines that close directives, each with a `_CLOSED_HERE` among the blocks
        self.titles: set[int] = set()
        self.left_out: list[LeftOut] = []

    @property
    def in_question(self) -> bool:
        """Whether the text here is the answer to the title of a directive."""
        return True in self._directives

    def with_titles(self, blocks: list[Block]) -> list[Block]:
        """Put the title of a directive before the paragraph below it, and its last line into the last block in it.

        `blocks` are those of the whole page.
        """
        if not self.titles and not self._closings:
            return blocks
        closings = iter(self._closings)
        joined: list[Block] = []
        for block in blocks:
            above = joined[-1] if joined else None
            if block is _CLOSED_HERE:
                line = next(closings)
                if above:
                    joined[-1] = above._replace(lines=(above.lines[0], max(above.lines[1], line)))
            elif above and above.lines[0] in self.titles and block.kind is BlockKind.PARAGRAPH:
                self.titles.discard(above.lines[0])
                joined[-1] = _joined(above, block)
            else:
                joined.append(block)
        return joined

    def open(self, token: Token, first: int, last: int, place: Standing) -> Sequence[Block]:
        """Read the lines (0-based) that open a directive."""
        directive = directive_of(token.markup, token.info)
        asks = _asks(directive, in_answer=place.in_answer or bool(self._directives), below_text=place.below_text)
        if directive.name != "tab" or token.markup != "==":
            self._directives.append(asks)
        if last > first:
            self.left_out.append(LeftOut((first + 2, last + 1), "directive"))
        return self._title(directive.title, first, asks=asks)

    def close(self, token: Token, at: int) -> Sequence[Block]:
        """Read the end of a directive; `at` is the line (1-based) of the end if it has no line of its own."""
        asked = self._directives.pop() if self._directives else False
        line = token.map[0] + 1 if token.map else 0
        if asked:
            return (Block(BlockKind.END, "", (line or at, line or at)),)
        if not line:
            return ()
        self._closings.append(line)
        return (_CLOSED_HERE,)

    def quotation(self, kind: BlockKind, first: int, last: int, place: Standing) -> Iterator[Block]:
        """Read a quotation; the first line of an alert (`> [!NOTE] Title`) is its title or markup."""
        callout = _CALLOUT.fullmatch(self._page.lines[first])
        if not callout:
            yield self._page.block(kind, first, last)
            return
        mark = "?" if callout["folds"] else ">"
        directive = directive_of(mark, f"{callout['name']} {callout['title']}")
        asks = _asks(directive, in_answer=place.in_answer, below_text=place.below_text)
        yield from self._title(directive.title, first, asks=asks)
        if last > first:
            text = _QUOTE_MARK.sub("", self._page.raw(first + 1, last))
            yield self._page.block(kind, first + 1, last, text.strip("\n"))._replace(raw=text)
        if asks:
            yield Block(BlockKind.END, "", (last + 1, last + 1))

    def end_of_item(self, first: int, last: int) -> int:
        """Return the line (0-based) that closes a shortcode around an item of a list, or the line behind the item.

        Without a blank line above it, that line would be part of the item for Markdown, with all that follows.
        """
        if not self._shortcodes:
            return last + 1
        lines = self._page.lines
        within = (at for at in range(first + 1, last + 1) if lines[at][:1] == "{")
        return next((at for at in within if closed_on(lines[at]) and markup_reason(lines[at])), last + 1)

    def markup(self, line: int, reason: str, *, in_answer: bool) -> Iterator[Block]:
        """Leave out a line of markup (0-based), unless it is a shortcode or a tag with a title."""
        text = self._page.lines[line]
        lines = (line + 1, line + 1)
        opened = component_on(text)
        if opened.title and (opened.asks or (opened.folds and not in_answer and not self._shortcodes)):
            self._shortcodes += [opened.name] * (len(self._shortcodes) < _DEEPEST)
            yield Block(BlockKind.QUESTION, self._page.question(opened.title), lines, text.strip())
            return
        if opened.title:
            yield from self._title(opened.title, line, asks=False)
            return
        for name in closed_on(text) if self._shortcodes else ():
            if name in self._shortcodes:
                del self._shortcodes[len(self._shortcodes) - 1 - self._shortcodes[::-1].index(name) :]
                yield Block(BlockKind.END, "", lines, text.strip())
        self.left_out.append(LeftOut(lines, reason))

    def _title(self, title: str, line: int, *, asks: bool) -> Sequence[Block]:
        """Return the title of a directive: a question, or text above the text of the directive."""
        lines = (line + 1, line + 1)
        if asks:
            return (Block(BlockKind.QUESTION, self._page.question(title), lines, title),)
        if title and any(map(str.isalpha, title)):
            self.titles.add(line + 1)
            return (Block(BlockKind.PARAGRAPH, title, lines, title),)
        self.left_out.append(LeftOut(lines, "directive"))
        return ()


def _asks(directive: Directive, *, in_answer: bool, below_text: bool) -> bool:
    """Whether the title of a directive is a question of its own.

    In an answer or in another box, a title that folds must ask, because it may be "Show the video". A box that does not
    fold is part of the text around it ("Tip: Still have questions?"), unless it begins its section.
    """
    if not directive.title:
        return False
    if directive.is_question:
        return True
    asks = ASKS.search(directive.title) is not None
    return (asks or not in_answer) if directive.folds else asks and not below_text


def _joined(title: Block, block: Block) -> Block:
    """Put the title of a directive before its first paragraph, with the line end or the blank line between the two."""
    between = "\n" * min(2, max(1, block.lines[0] - title.lines[1]))
    return block._replace(
        text=f"{title.text}{between}{block.text}",
        raw=f"{title.raw}{between}{block.raw}",
        lines=(title.lines[0], block.lines[1]),
    )
