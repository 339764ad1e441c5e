"""Turn the tokens of a page in Markdown into blocks, and list the lines that are left out with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from markdown_it.token import Token

from faqbot.corpus.document import Block, BlockKind, LeftOut
from faqbot.corpus.readers.indentation import dedented
from faqbot.corpus.readers.markup.components.component_titles import is_whole_component
from faqbot.corpus.readers.markup.containers import ContainerReader, Standing
from faqbot.corpus.readers.markup.html_blocks import HtmlReader
from faqbot.corpus.readers.markup.html_parts import closed_components
from faqbot.corpus.readers.markup.link_lists import (
    is_contents,
    is_contents_table,
    is_html_of_links,
    is_language_switch,
    is_line_of_links,
)
from faqbot.corpus.readers.markup.marks import anchor_in, heading_anchor, is_underlined, markup_reason, unmarked
from faqbot.corpus.readers.markup.paragraphs import (
    ITEM_MARK,
    LETTERS,
    PageLines,
    bold_line,
    italic_question,
    item_blocks,
    paragraph_blocks,
)
from faqbot.corpus.readers.markup.parsing.block_parser import end_of
from faqbot.corpus.readers.markup.parsing.plain_rules import HEADING_TAGS
from faqbot.corpus.readers.markup.text_tables import pipe_table
from faqbot.corpus.readers.qa_marks import ASKED, ASKS, asked_text, most_ask

_HEADING, _QUESTION, _PARAGRAPH = BlockKind.HEADING, BlockKind.QUESTION, BlockKind.PARAGRAPH
_WHOLE, _END = BlockKind.WHOLE, BlockKind.END
# Code fences of MyST that hold navigation only.
_NAVIGATION = re.compile(r"\{(?:contents|toctree|tableofcontents)\}")
_FOOTNOTE = re.compile(r"\s*\[\^")
_ITALIC_MARKS = frozenset("*_<")
_LEVELS = {tag: level for level, tag in enumerate(HEADING_TAGS, start=1)}
# The level of a question in running text, which is deeper than that of every heading.
_DEEPEST = 7
# Why a line that is read as HTML parts a paragraph.
_COMPONENT = "component"
# Fewest links on a line that lead to other places only, where the line might be the whole answer.
_SEVERAL = 2


class PageReader:
    """Reads one page: `blocks` yields its blocks in order; `left_out` are the lines left out.

    `bold` are the lines (1-based) that hold bold text only, outside of lists, quotes and answers that have an end;
    `italic` are such lines that ask in italics. `rules` are the lines (1-based) of rules that stand in nothing else.
    """

    def __init__(self, lines: list[str], environment: dict[str, Any]) -> None:
        """Read these lines, some of which change until `blocks` returns: a page may have half a million of them."""
        self._page = PageLines(lines, partial(unmarked, environment=environment), {})
        self._containers = ContainerReader(self._page)
        components = closed_components("\n".join(lines))
        self._html = HtmlReader(self._page.unmarked, self._containers.titles, components)
        self._answer_level = 0  # the level of the heading that asks what is answered here, 0 outside of answers
        self._anchor = ""  # the author's name for the next heading, from the line above it
        self._left_out: list[LeftOut] = []
        self._at = 1  # the last line of the block that is read
        self._level = 0  # the level of the last heading, or a high number behind a question in running text
        self._has_text = False  # whether text stands below the last heading or question
        self._around = 0, False  # the two of these above the questions in running text
        self.bold: dict[int, str] = {}
        self.italic: dict[int, str] = {}
        self.rules: list[int] = []

    @property
    def left_out(self) -> list[LeftOut]:
        """The lines that were left out so far."""
        return [*self._left_out, *self._html.left_out, *self._containers.left_out]

    def blocks(self, groups: Iterable[list[Token]]) -> list[Block]:
        """Return the blocks of a page, given the tokens of each of its blocks at the top level."""
        blocks: list[Block] = []
        for tokens in groups:
            for block in self._block(tokens) if len(tokens) == 1 else self._flow(tokens):
                if block.level or block.kind is _QUESTION or block.kind is _END:
                    self._note_place(block)
                else:
                    self._has_text = True
                blocks.append(block)
        self._page.restore()
        return self._containers.with_titles(blocks)

    def _note_place(self, block: Block) -> None:
        """Note the heading or the question that the next block stands below."""
        if block.kind is not _END:
            if not block.level and self._level < _DEEPEST:
                self._around = self._level, self._has_text
            self._level, self._has_text = block.level or _DEEPEST, False
        elif self._level == _DEEPEST:
            self._level, self._has_text = self._around

    @property
    def _place(self) -> Standing:
        return Standing(self._answer_level > 0, self._has_text and self._level > 1)

    # Tokens

    def _flow(self, tokens: Sequence[Token]) -> Iterable[Block]:
        """Return the blocks of a group of tokens; of several, each is read when the one before has its place."""
        if end_of(tokens, 0) + 1 == len(tokens):
            return self._block(tokens)
        return self._blocks(tokens)

    def _blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        number = 0
        while number < len(tokens):
            end = end_of(tokens, number)
            yield from self._block(tokens[number : end + 1])
            number = end + 1

    def _block(self, tokens: Sequence[Token]) -> Iterable[Block]:
        """Return the blocks of a block of Markdown, which is its first token with those up to the closing one."""
        token = tokens[0]
        if not token.map:
            return self._containers.close(token, self._at) if token.type == "directive_close" else ()
        first, last = token.map[0], token.map[1] - 1
        if last > first and token.type != "heading_open":
            first, last = self._trimmed(token.map)
        self._at = last + 1
        if token.type == "paragraph_open":
            return self._paragraph(first, last, is_top=token.level == 0)
        if token.type == "heading_open":
            return self._heading(token, first, last)
        return self._other(tokens, first, last)

    def _other(self, tokens: Sequence[Token], first: int, last: int) -> Iterable[Block]:
        """Return the blocks of anything but a paragraph or a heading."""
        token = tokens[0]
        blocks: Iterable[Block]
        if token.type == "plain_paragraphs":
            blocks = self._paragraphs(first, last)
        elif token.type in {"bullet_list_open", "ordered_list_open", "plain_items"}:
            blocks = self._list(tokens, first, last)
        elif token.type == "html_block" or (token.type == "code_block" and self._html.goes_on(self._page.lines[first])):
            blocks = self._html_block(first, last)
        elif token.type in {"plain_quote", "blockquote_open"}:
            blocks = self._quote(tokens, first, last)
        elif token.type == "directive_open":
            self._page.outdent(*token.meta.get("indented", (0, 0)))
            blocks = self._containers.open(token, first, last, self._place)
        elif token.type == "directive_close":
            blocks = self._containers.close(token, self._at)
        elif token.type == "dl_open":
            blocks = self._definitions(tokens, last)
        else:
            blocks = self._whole(token, first, last)
        return blocks

    def _whole(self, token: Token, first: int, last: int) -> Iterable[Block]:
        """Return code or a table; leave out rules, targets of links, and navigation."""
        if token.type == "table":
            return self._table(first, last)
        if token.type == "definition":
            if _FOOTNOTE.match(self._page.lines[first]):
                return (self._page.block(_PARAGRAPH, first, last),)
            self._leave_out(first, last, "link target")
        elif token.type == "comment":
            self._leave_out(first, last, "comment")
        elif token.type == "fence" and _NAVIGATION.match(token.info.strip()):
            self._leave_out(first, last, "table of contents")
        elif token.type == "hr":
            self.rules += [first + 1] * (token.level == 0)
        else:
            return (self._page.block(_WHOLE, first, last),)
        return ()

    def _trimmed(self, lines: Sequence[int]) -> tuple[int, int]:
        """Return the first and last line (0-based) of markdown-it's half-open range, without blank lines at the end."""
        first, last = lines[0], lines[1] - 1
        while last > first and not self._page.lines[last].strip():
            last -= 1
        return first, last

    def _leave_out(self, first: int, last: int, reason: str) -> None:
        at = first + 1
        self._left_out.append(LeftOut((at, at if first == last else last + 1), reason))

    # Headings and paragraphs

    def _heading(self, token: Token, first: int, last: int) -> Iterable[Block]:
        lines = self._page.lines[first : last + 1]
        if token.markup in {"=", "-"} and not is_underlined(lines):
            return self._paragraph(first, last - 1, is_top=token.level == 0)
        text, anchor = heading_anchor(token.content)
        text = self._page.unmarked(text)
        level = _LEVELS[token.tag]
        asks = bool(ASKS.search(text))
        is_boxed = self._html.open > 0 or self._containers.in_question
        if is_boxed and not asks:
            return (self._page.block(_PARAGRAPH, first, last),)  # a heading would end the answer
        if is_boxed:
            level = 0  # the answer ends with the box, as to other questions in it
        else:
            self._answer_level = level if asks else self._answer_level * (level > self._answer_level)
        kind = _QUESTION if asks else _HEADING
        at, raw, shown = first + 1, "\n".join(lines).rstrip(), asked_text(text) if asks else text
        anchor, self._anchor = anchor or self._anchor, ""
        return (Block(kind, shown, (at, at if first == last else last + 1), raw, level, 0, anchor),)

    def _paragraphs(self, first: int, last: int) -> Iterator[Block]:
        """Yield the blocks of paragraphs of one line each, with blank lines between them."""
        for line in range(first, last + 1):
            if self._page.lines[line].strip():
                self._at = line + 1
                yield from self._paragraph(line, line, is_top=True)

    def _paragraph(self, first: int, last: int, *, is_top: bool) -> Iterable[Block]:
        """Read a paragraph without its lines of markup, which part it."""
        text = self._page.lines[first]
        if first == last and text[:1] in LETTERS and not _may_have_marks(text):
            self._anchor = ""
            return (self._page.block(_PARAGRAPH, first, last),)
        lines = self._page.lines[first : last + 1]
        reasons = [(line, reason) for line, text in enumerate(lines, first) if (reason := _parting_reason(text))]
        return self._parted(first, last, reasons, is_top) if reasons else self._told(first, last, is_top=is_top)

    def _parted(self, first: int, last: int, markup: list[tuple[int, str]], is_top: bool) -> Iterator[Block]:  # noqa: FBT001 - only passed on
        """Read a paragraph that is parted by lines of markup, each given with its reason."""
        for line, reason in markup:
            yield from self._told(first, line - 1, is_top=is_top)
            yield from self._markup(line, reason)
            first = line + 1
        yield from self._told(first, last, is_top=is_top)

    def _told(self, first: int, last: int, *, is_top: bool) -> Iterable[Block]:
        if first > last:
            return ()
        text = self._page.lines[first]
        if "](" in text and self._is_contents(first, last):
            self._leave_out(first, last, "table of contents")
            return ()
        if first == last and self._is_above_text and is_language_switch(text):
            self._leave_out(first, last, "navigation")
            return ()
        self._anchor = ""
        if is_top and text[:1] not in LETTERS:
            self._note_emphasis(first)
        blocks = paragraph_blocks(self._page, first, last)
        if len(blocks) == 1 and not text[:1].isspace():
            return blocks
        return [block._replace(text=dedented(block.text)) if block.text[:1].isspace() else block for block in blocks]

    def _is_contents(self, first: int, last: int) -> bool:
        """Whether the lines of a paragraph are links to places in this page only."""
        fewest = 1 if self._has_text or self._level <= 1 else _SEVERAL
        return all(is_line_of_links(line, fewest) for line in self._page.lines[first : last + 1])

    @property
    def _is_above_text(self) -> bool:
        """Whether only the title of the page stands above."""
        return not self._has_text and self._level <= 1

    def _note_emphasis(self, line: int) -> None:
        """Note a line that is bold as a whole, or that asks in italics as a whole."""
        text = self._page.lines[line]
        if text.lstrip()[:1] in LETTERS or self._html.open or self._containers.in_question:
            return
        bold = bold_line(text)
        if bold:
            self.bold[line + 1] = self._page.question(bold)
        italic = "" if bold or text.lstrip()[:1] not in _ITALIC_MARKS else italic_question(text)
        if italic:
            self.italic[line + 1] = self._page.question(italic)

    def _markup(self, line: int, reason: str) -> Iterator[Block]:
        """Read a line of markup, which may name the next heading, and may ask a question as a title."""
        if reason == _COMPONENT:
            yield from self._html_block(line, line)
            return
        self._anchor = anchor_in(self._page.lines[line]) or self._anchor
        yield from self._containers.markup(line, reason, in_answer=self._answer_level > 0)

    # Lists, quotes, tables

    def _list(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Block]:
        lines = self._page.lines
        if tokens[0].type == "plain_items":
            for line in range(first, last + 1):
                yield from item_blocks(self._page, line, line, ordered=lines[line].lstrip()[:1].isdigit())
            return
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
        if any(token.type == "heading_open" or _is_details(token) for token in tokens):
            marker = ITEM_MARK.match(self._page.lines[first])
            end = marker.end() if marker else 0
            self._page.change(first, " " * end + self._page.lines[first][end:])
            yield from self._flow(tokens[1:-1])
            return
        end = self._containers.end_of_item(first, last)
        if end <= last:
            yield from item_blocks(self._page, first, end - 1, ordered=ordered)
            yield from self._paragraph(end, last, is_top=False)
            return
        while last > first and markup_reason(self._page.lines[last]):
            self._leave_out(last, last, "markup")
            last -= 1
        yield from item_blocks(self._page, first, last, ordered=ordered)

    def _definitions(self, tokens: Sequence[Token], last: int) -> Iterator[Block]:
        """Read a list of definitions: a term that asks is a question, and so is any other where most ask.

        Elsewhere, it belongs to its definition.
        """
        level = tokens[0].level + 1
        terms = [token.map[0] for token in tokens if token.type == "dt_open" and token.map and token.level == level]
        texts = [self._page.unmarked(self._page.lines[term]) for term in terms]
        mostly_ask = most_ask(texts)
        for text, first, end in zip(texts, terms, [*terms[1:], last + 1], strict=True):
            if not (mostly_ask or ASKS.search(text)):
                yield self._page.block(_PARAGRAPH, *self._trimmed((first, end)))
                continue
            below, bottom = self._trimmed((first + 1, end))
            yield self._page.block(_QUESTION, first, first, asked_text(text))
            answer = re.sub(r"^\s*[:~]\s+", "", self._page.raw(below, bottom))
            yield self._page.block(_PARAGRAPH, bottom - answer.count("\n"), bottom, dedented(answer))
            yield Block(_END, "", (bottom + 1, bottom + 1))

    def _quote(self, tokens: Sequence[Token], first: int, last: int) -> Iterable[Block]:
        whole = len(tokens) > 1 and any(token.type in {"fence", "code_block", "table"} for token in tokens)
        kind = _WHOLE if whole else _PARAGRAPH
        if "[!" not in self._page.lines[first]:
            return (self._page.block(kind, first, last),)  # as most quotations, no callout
        return self._containers.quotation(kind, first, last, self._place)

    def _table(self, first: int, last: int) -> Iterable[Block]:
        lines = self._page.lines[first : last + 1]
        if is_contents_table(lines):
            self._leave_out(first, last, "table of contents")
            return ()
        table = pipe_table(lines, first + 1, self._page.unmarked)
        raw = "\n".join(lines).rstrip()
        return (Block(_WHOLE, raw, (first + 1, last + 1), raw, table=table),)

    # HTML

    def _html_block(self, first: int, last: int) -> Iterator[Block]:
        if self._is_above_text and is_html_of_links(self._page.raw(first, last)):
            self._leave_out(first, last, "navigation")
            return
        self._html.in_answer = self._answer_level > 0
        for block in self._html.read(self._page.raw(first, last), first + 1):
            if block.level:
                self._answer_level = block.level * (block.kind is _QUESTION)
                yield block._replace(anchor=block.anchor or self._anchor)
            else:
                yield block
        self._anchor = self._html.anchor


def _may_have_marks(text: str) -> bool:
    """Whether a line that begins with a letter may be a line of links, or a question with `Q:`."""
    return "](" in text or ASKED.match(text) is not None


def _parting_reason(line: str) -> str:
    """Return why a line parts a paragraph: the reason why it is markup, or that it holds a whole component."""
    return markup_reason(line) or (_COMPONENT if "<" in line and is_whole_component(line) else "")


def _is_details(token: Token) -> bool:
    """Whether a token is raw HTML with a `<summary>`."""
    return token.type == "html_block" and re.search(r"<summary\b", token.content, re.IGNORECASE) is not None
