"""Turn the tokens of a page in Markdown into blocks, and list the lines that are left out with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from markdown_it.token import Token

from faqbot.corpus.document import Block, BlockKind, LeftOut
from faqbot.corpus.readers.indentation import dedented
from faqbot.corpus.readers.markup.directives import directive_of
from faqbot.corpus.readers.markup.html_blocks import HtmlReader
from faqbot.corpus.readers.markup.link_lists import is_contents, is_contents_table, is_line_of_links
from faqbot.corpus.readers.markup.marks import anchor_in, asking_title, closes, heading_anchor, markup_reason, unmarked
from faqbot.corpus.readers.markup.paragraphs import ITEM_MARK, PageLines, bold_line, item_blocks, paragraph_blocks
from faqbot.corpus.readers.markup.text_tables import pipe_table
from faqbot.corpus.readers.markup.token_ends import end_of, is_details, is_underlined
from faqbot.corpus.readers.qa_marks import ASKS, asked_text

_CALLOUT = re.compile(r"\s*(?:>\s?)+\[!(?P<name>[\w-]+)\][+-]?[ \t]*(?P<title>.*)")
_QUOTE_MARK = re.compile(r"^\s*>\s?", re.MULTILINE)
# Code fences of MyST that hold navigation only.
_NAVIGATION = re.compile(r"\{(?:contents|toctree|tableofcontents)\}")
_MODULE = re.compile(r"(?:import|export)\s[\s\S]{0,2000}?(?:from\s+)?['\"][^'\"\n]+['\"];?\s*")
_FOOTNOTE = re.compile(r"\s*\[\^")
# Stands for the line that closes a directive.
_CLOSED_HERE = Block(BlockKind.END, "", (0, 0))


class PageReader:
    """Reads one page: `blocks` yields its blocks in order; `left_out` are the lines left out.

    `bold` are the lines (1-based) that hold bold text only, outside of lists, quotes and answers that have an end.
    """

    def __init__(self, lines: Sequence[str], environment: dict[str, Any]) -> None:
        self._page = PageLines(list(lines), lambda text: unmarked(text, environment))
        self._html = HtmlReader(self._page.unmarked)
        self._directives: list[bool] = []  # the open directives; whether the title of each asks
        self._shortcodes = 0  # the number of open shortcodes whose title asks
        self._titles: set[int] = set()  # the lines of titles that belong to the paragraph below
        self._answer_level = 0  # the level of the heading that asks what is answered here, 0 outside of answers
        self._anchor = ""  # the author's name for the next heading, from the line above it
        self._left_out: list[LeftOut] = []
        self._at = 1  # the last line of the block that is read
        self._closed_at = 0  # the line that closed the last directive
        self.bold: dict[int, str] = {}

    @property
    def left_out(self) -> list[LeftOut]:
        """The lines that were left out so far."""
        return [*self._left_out, *self._html.left_out]

    def blocks(self, groups: Iterator[list[Token]]) -> Iterator[Block]:
        """Yield the blocks of a page, given the tokens of each of its blocks at the top level.

        The title of a directive is put before the paragraph below it, and the line that closes a directive belongs to
        the last block in it.
        """
        held: Block | None = None
        for block in (block for group in groups for block in self._flow(group)):
            if held and block is _CLOSED_HERE:
                held = replace(held, lines=(held.lines[0], max(held.lines[1], self._closed_at)))
            elif held and held.lines[0] in self._titles and block.kind is BlockKind.PARAGRAPH:
                self._titles.discard(held.lines[0])
                held = _joined(held, block)
            elif block is not _CLOSED_HERE:
                if held:
                    yield held
                held = block
        if held:
            yield held

    # Tokens

    def _flow(self, tokens: Sequence[Token]) -> Iterator[Block]:
        number = 0
        while number < len(tokens):
            token = tokens[number]
            end = end_of(tokens, number)
            if token.map:
                self._at = self._trimmed(token.map)[1] + 1
                yield from self._block(tokens[number : end + 1], *self._trimmed(token.map))
            elif token.type == "directive_close":
                yield from self._close_directive(token)
            number = end + 1

    def _block(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Block]:
        """Yield the blocks of a block of Markdown, which is its first token with those up to the closing one."""
        token = tokens[0]
        if token.type == "paragraph_open":
            yield from self._paragraph(first, last, is_top=token.level == 0)
        elif token.type == "heading_open":
            yield from self._heading(tokens, first, last)
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            yield from self._list(tokens, first, last)
        elif token.type == "html_block":
            yield from self._html_block(first, last)
        elif token.type == "blockquote_open":
            yield from self._quote(tokens, first, last)
        elif token.type == "directive_open":
            yield from self._open_directive(token, first, last)
        elif token.type == "directive_close":
            yield from self._close_directive(token)
        elif token.type == "dl_open":
            yield from self._definitions(tokens, last)
        else:
            yield from self._whole(token, first, last)

    def _whole(self, token: Token, first: int, last: int) -> Iterator[Block]:
        """Yield code or a table; leave out rules, targets of links, and navigation."""
        if token.type == "definition" and not _FOOTNOTE.match(self._page.lines[first]):
            self._leave_out(first, last, "link target")
        elif token.type == "definition":
            yield self._page.block(BlockKind.PARAGRAPH, first, last)
        elif token.type == "fence" and _NAVIGATION.match(token.info.strip()):
            self._leave_out(first, last, "table of contents")
        elif token.type == "table":
            yield from self._table(first, last)
        elif token.type != "hr":
            yield self._page.block(BlockKind.WHOLE, first, last)

    def _trimmed(self, lines: Sequence[int]) -> tuple[int, int]:
        """Return the first and last line (0-based) of markdown-it's half-open range, without blank lines at the end."""
        first, last = lines[0], lines[1] - 1
        while last > first and not self._page.lines[last].strip():
            last -= 1
        return first, last

    def _leave_out(self, first: int, last: int, reason: str) -> None:
        self._left_out.append(LeftOut((first + 1, last + 1), reason))

    # Headings and paragraphs

    def _heading(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Block]:
        content = tokens[1].content if len(tokens) > 1 else ""
        if tokens[0].markup in {"=", "-"} and not is_underlined(self._page.lines[first : last + 1]):
            yield from self._paragraph(first, last - 1, is_top=tokens[0].level == 0)
            return
        text, anchor = heading_anchor(content)
        text = self._page.unmarked(text)
        level = int(tokens[0].tag[1])
        asks = bool(ASKS.search(text))
        if not asks and (self._html.open or any(self._directives)):
            yield self._page.block(BlockKind.PARAGRAPH, first, last)  # a heading would end the answer
            return
        self._answer_level = level if asks else self._answer_level * (level > self._answer_level)
        kind = BlockKind.QUESTION if asks else BlockKind.HEADING
        block = self._page.block(kind, first, last, asked_text(text) if asks else text)
        yield replace(block, level=level, anchor=anchor or self._anchor)
        self._anchor = ""

    def _paragraph(self, first: int, last: int, *, is_top: bool) -> Iterator[Block]:
        """Read a paragraph without its lines of markup, which part it."""
        start = first
        if self._page.lines[first].startswith(("import", "export")) and _MODULE.fullmatch(self._page.raw(first, last)):
            self._leave_out(first, last, "directive")
            return
        for line in range(first, last + 1):
            reason = markup_reason(self._page.lines[line])
            if reason:
                yield from self._told(start, line - 1, is_top=is_top)
                yield from self._markup(line, reason)
                start = line + 1
        yield from self._told(start, last, is_top=is_top)

    def _told(self, first: int, last: int, *, is_top: bool) -> Iterator[Block]:
        if first > last:
            return
        lines = self._page.lines
        if all(is_line_of_links(line) for line in lines[first : last + 1]):
            self._leave_out(first, last, "table of contents")
            return
        self._anchor = ""
        if is_top and not self._html.open and not any(self._directives):
            bold = bold_line(lines[first])
            if bold:
                self.bold[first + 1] = self._page.question(bold)
        for block in paragraph_blocks(self._page, first, last):
            yield replace(block, text=dedented(block.text)) if block.text[:1].isspace() else block

    def _markup(self, line: int, reason: str) -> Iterator[Block]:
        """Leave out a line of markup, which may name the next heading, and may ask a question as a title."""
        text = self._page.lines[line]
        title = asking_title(text)
        if title:
            self._shortcodes += 1
            yield Block(BlockKind.QUESTION, self._page.question(title), (line + 1, line + 1), title)
            return
        if self._shortcodes and closes(text):
            self._shortcodes -= 1
            yield Block(BlockKind.END, "", (line + 1, line + 1))
        self._anchor = anchor_in(text) or self._anchor
        self._leave_out(line, line, reason)

    # Lists, quotes, tables

    def _list(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Block]:
        lines = self._page.lines
        if is_contents(lines[first : last + 1], in_answer=self._answer_level > 0):
            self._leave_out(first, last, "table of contents")
            return
        ordered = tokens[0].type == "ordered_list_open"
        number = 1
        while number < len(tokens) and tokens[number].type == "list_item_open":
            end = end_of(tokens, number)
            item = tokens[number : end + 1]
            yield from self._item(item, *self._trimmed(item[0].map or [0, 1]), ordered=ordered)
            number = end + 1

    def _item(self, tokens: Sequence[Token], first: int, last: int, *, ordered: bool) -> Iterator[Block]:
        if any(token.type == "heading_open" or is_details(token) for token in tokens):
            marker = ITEM_MARK.match(self._page.lines[first])
            end = marker.end() if marker else 0
            self._page.lines[first] = " " * end + self._page.lines[first][end:]
            yield from self._flow(tokens[1:-1])
            return
        while last > first and markup_reason(self._page.lines[last]):
            self._leave_out(last, last, "markup")
            last -= 1
        yield from item_blocks(self._page, first, last, ordered=ordered)

    def _definitions(self, tokens: Sequence[Token], last: int) -> Iterator[Block]:
        """Read a list of definitions: a term that asks is a question, any other term belongs to its definition."""
        level = tokens[0].level + 1
        terms = [token.map[0] for token in tokens if token.type == "dt_open" and token.map and token.level == level]
        for first, end in zip(terms, [*terms[1:], last + 1], strict=True):
            text = self._page.unmarked(self._page.lines[first])
            below, bottom = self._trimmed((first + 1, end))
            if not ASKS.search(text):
                yield self._page.block(BlockKind.PARAGRAPH, *self._trimmed((first, end)))
                continue
            yield self._page.block(BlockKind.QUESTION, first, first, asked_text(text))
            answer = re.sub(r"^\s*[:~]\s+", "", self._page.raw(below, bottom))
            yield self._page.block(BlockKind.PARAGRAPH, bottom - answer.count("\n"), bottom, dedented(answer))
            yield Block(BlockKind.END, "", (bottom + 1, bottom + 1))

    def _quote(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Block]:
        """Read a quotation; the first line of an alert (`> [!NOTE] Title`) is its title or markup."""
        whole = any(token.type in {"fence", "code_block", "table"} for token in tokens)
        kind = BlockKind.WHOLE if whole else BlockKind.PARAGRAPH
        callout = _CALLOUT.fullmatch(self._page.lines[first])
        if not callout:
            yield self._page.block(kind, first, last)
            return
        directive = directive_of(">", f"{callout['name']} {callout['title']}")
        asks = bool(directive.title) and (directive.is_question or bool(ASKS.search(directive.title)))
        yield from self._title(directive.title, first, asks=asks)
        if last > first:
            text = _QUOTE_MARK.sub("", self._page.raw(first + 1, last))
            yield self._page.block(kind, first + 1, last, text.strip("\n"))
        if asks:
            yield Block(BlockKind.END, "", (last + 1, last + 1))

    def _title(self, title: str, line: int, *, asks: bool) -> Iterator[Block]:
        """Yield the title of a directive: a question, or text above the text of the directive."""
        if asks:
            yield Block(BlockKind.QUESTION, self._page.question(title), (line + 1, line + 1), title)
        elif any(map(str.isalpha, title)):
            self._titles.add(line + 1)
            yield Block(BlockKind.PARAGRAPH, title, (line + 1, line + 1), title)
        else:
            self._leave_out(line, line, "directive")

    def _table(self, first: int, last: int) -> Iterator[Block]:
        lines = self._page.lines[first : last + 1]
        if is_contents_table(lines):
            self._leave_out(first, last, "table of contents")
            return
        table = pipe_table(lines, first + 1, self._page.unmarked)
        yield replace(self._page.block(BlockKind.WHOLE, first, last), table=table)

    # HTML and directives

    def _html_block(self, first: int, last: int) -> Iterator[Block]:
        self._html.in_answer = self._answer_level > 0
        for block in self._html.read(self._page.raw(first, last), first + 1):
            if block.level:
                self._answer_level = block.level * (block.kind is BlockKind.QUESTION)
                yield replace(block, anchor=block.anchor or self._anchor)
            else:
                yield block
        self._anchor = self._html.anchor

    def _open_directive(self, token: Token, first: int, last: int) -> Iterator[Block]:
        directive = directive_of(token.markup, token.info)
        asks = bool(ASKS.search(directive.title)) or (directive.is_question and not self._answer_level)
        if directive.name != "tab" or token.markup != "==":
            self._directives.append(asks)
        yield from self._title(directive.title, first, asks=asks)
        if last > first:
            self._leave_out(first + 1, last, "directive")

    def _close_directive(self, token: Token) -> Iterator[Block]:
        asked = self._directives.pop() if self._directives else False
        line = token.map[0] + 1 if token.map else 0
        if asked:
            yield Block(BlockKind.END, "", (line or self._at, line or self._at))
        elif line:
            self._closed_at = line
            yield _CLOSED_HERE


def _joined(title: Block, block: Block) -> Block:
    """Put the title of a directive before its first paragraph."""
    return replace(
        block,
        text=f"{title.text}\n{block.text}",
        raw=f"{title.raw}\n{block.raw}",
        lines=(title.lines[0], block.lines[1]),
    )
