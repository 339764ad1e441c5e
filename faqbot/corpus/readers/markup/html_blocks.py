"""Read raw HTML: `<summary>` asks, `<h2>` is a heading, a table has cells, and everything else is text as it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from faqbot.corpus.document import Block, BlockKind, LeftOut
from faqbot.corpus.readers.markup.components.component_titles import Component, component_of
from faqbot.corpus.readers.markup.html_parts import (
    Html,
    runs_of_text,
    says_something,
    source_without_tags,
    without_comments,
    without_tags,
)
from faqbot.corpus.readers.markup.line_runs import lines_left_out
from faqbot.corpus.readers.markup.paragraphs import PageLines, paragraph_blocks
from faqbot.corpus.readers.markup.text_tables import html_table, pipe_text
from faqbot.corpus.readers.qa_marks import ASKED, ASKS, asked_text

_WHOLE = re.compile(r"<(?:pre|table|code)\b", re.IGNORECASE)
# Tags without attributes that only part a text, and no text.
_BARE_TAGS = re.compile(r"\s*(?:</?(?:div|p|center|section|article|main|br|hr)>\s*)+", re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
# What the tags of a text set out, so that the text is not the same without them.
_SET_OUT = re.compile(r"<(?:pre|table|code|li|dt)\b", re.IGNORECASE)
# What a table may hold that a line of its cells cannot show: lists, cells across several rows, lines of code.
_NO_CELLS = re.compile(r"<(?:table|pre|ul|ol|details|dl)\b|\b(?:row|col)span\s*=|</code>\s*<br", re.IGNORECASE)
_UNSHOWN = frozenset(("script", "style"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong", "u"))  # or underlined, which ask at the beginning of a text
_ASKING = frozenset(("summary", "dt", "button")) | _HEADINGS | _BOLD
# The elements that lay out a page, and what begins a line of HTML within them.
_LAYOUT = re.compile(r"<(?P<slash>/?)(?:div|section|article|main)\b", re.IGNORECASE)
_INNER_LINE = re.compile(r"\s*+</?(?:div|section|article|main|p|ul|ol|h[1-6]|button|details|dl)\b", re.IGNORECASE)
# The sign of a button that folds, behind its text.
_SIGN = re.compile(r"(?<![\s+−–▼▾▸›⌄✕×-])[\s+−–▼▾▸›⌄✕×-]++$")
_ANCHORS = ("id", "name")
# How far from the beginning of a text a question in bold may stand, in characters, with the tags before it.
_NEAR = 500


class HtmlReader:
    """Reads the pieces of raw HTML of one page in order, because a piece may open what a later piece closes.

    `open` is the number of open <details>. `in_answer` says that the text above is an answer, so that a summary that
    states is part of it. `anchor` is the author's name for the place below, and `left_out` are the lines left out.
    """

    def __init__(self, unmarked: Callable[[str], str], titles: set[int], components: frozenset[str]) -> None:
        """`titles` receives the lines (1-based) of titles that belong to the paragraph below them.

        `components` are the names of those that the page closes.
        """
        self._unmarked = unmarked
        self._titles = titles
        self._components = components
        self._summaries: list[bool] = []  # of the open <details>, whether each has a summary that is a question
        self._asked: list[str] = []  # the names of the tags that asked a question and are still open
        self._named = Counter[str]()  # the names of the tags whose title named the text in them, and that are open
        self._layout = 0  # the number of open elements that lay out the page
        self.open = 0
        self.in_answer = False
        self.anchor = ""
        self.left_out: list[LeftOut] = []

    def read(self, text: str, line: int) -> Iterator[Block]:
        """Yield the blocks of a piece of HTML that begins on this line (1-based)."""
        for layout in _LAYOUT.finditer(text):
            self._layout = max(0, self._layout + (-1 if layout["slash"] else 1))
        if not self._asked and _BARE_TAGS.fullmatch(text):
            if text.count("<") > text.count("</"):
                self.anchor = ""
            return
        shown = without_comments(text)
        if shown != text:
            self._leave_out(text, shown, line)
        page = Html(shown)
        number = at = 0
        below_question = False
        while number < len(page.tags):
            tag = page.tags[number]
            is_asked = self._is_asked or below_question  # before this tag
            end, blocks = self._tag(page, number, line, text_from=at)
            if end is None:
                number += 1
                continue
            yield from self._text(page, at, tag.start, line, is_asked=is_asked)
            yield from blocks
            below_question = any(block.kind is BlockKind.QUESTION for block in blocks) or (
                below_question and not blocks
            )
            number, at = end + 1, page.tags[end].end
        yield from self._text(page, at, len(shown), line, is_asked=self._is_asked or below_question)

    def goes_on(self, line: str) -> bool:
        """Whether an indented line is HTML in an element that is still open, and no code."""
        return self._layout > 0 and _INNER_LINE.match(line) is not None

    @property
    def _is_asked(self) -> bool:
        """Whether the text here is the answer to a question in HTML."""
        return self.open > 0 or bool(self._asked)

    def _leave_out(self, text: str, shown: str, line: int) -> None:
        """List the lines that are hidden by comments, also those of which a part is shown behind a comment."""
        both = enumerate(zip(text.split("\n"), shown.split("\n"), strict=True), line)
        hidden = (number for number, (before, after) in both if before != after and _hides(before, after))
        self.left_out += lines_left_out(hidden, "comment")

    def _tag(self, page: Html, number: int, line: int, text_from: int) -> tuple[int | None, list[Block]]:
        """Return the last tag of what begins with a tag, and its blocks; None for a tag that has no meaning here."""
        tag = page.tags[number]
        place = (line + page.line_of(tag.start), line + page.line_of(tag.end - 1))
        if tag.closes:
            return self._close(tag.name, number, place, page.text[tag.start : tag.end])
        if tag.name == "details":
            self.open += 1
            self._summaries.append(False)
            return number, []
        raw = page.text[tag.start : tag.end]
        component = component_of(raw, tag.attributes) if tag.attributes else Component()
        if component.title:
            return number, [self._titled(component, tag.name, place, raw)]
        self.anchor = self._anchor(tag.name, tag.attributes)
        end = page.closing(number)
        if end is None:
            return None, []
        lines = (place[0], line + page.line_of(page.tags[end].end - 1))
        return self._element(page, number, end, lines, text_from)

    def _close(self, name: str, number: int, place: tuple[int, int], raw: str) -> tuple[int | None, list[Block]]:
        if name == "details":
            self.open = max(0, self.open - 1)
            is_answer = self._summaries.pop() if self._summaries else False
            return number, [Block(BlockKind.END, "", place, raw if is_answer else "")]
        if name in self._asked:
            del self._asked[len(self._asked) - 1 - self._asked[::-1].index(name) :]
            return number, [Block(BlockKind.END, "", place, raw)]
        if self._named[name]:
            self._named[name] -= 1
            return number, []
        return None, []

    def _element(
        self, page: Html, number: int, end: int, lines: tuple[int, int], text_from: int
    ) -> tuple[int | None, list[Block]]:
        """Return the last tag and the blocks of an element, which ends with the tag `end`."""
        first, last = page.tags[number], page.tags[end]
        name, raw = first.name, page.text[first.start : last.end]
        if name in _UNSHOWN:
            self.left_out.append(LeftOut(lines, "script or style"))
            return end, []
        if name == "table":
            table = html_table(raw, lines[0])
            shown = raw if _NO_CELLS.search(raw, len("<table")) else pipe_text(table) or raw
            return end, [Block(BlockKind.WHOLE, shown, lines, shown, table=table)] if without_tags(raw) else []
        if name not in _ASKING or page.has_same_within(number, end):
            return None, []  # such elements do not hold each other, so that the first one was never closed
        starts = name not in _BOLD or _stands_first(page, text_from, first.start) or _is_paragraph(page, number, end)
        inner = self._unmarked(source_without_tags(page.text[first.end : last.start])).strip() if starts else ""
        if not inner:
            return None, []
        if name == "summary" and (ASKS.search(inner) or not self.in_answer):
            self._summaries[-1:] = [True] * (len(self._summaries) > 0)
            return end, [Block(BlockKind.QUESTION, asked_text(inner), lines, raw)]
        return self._asked_or_headed(page, number, end, lines, inner)

    def _asked_or_headed(
        self, page: Html, number: int, end: int, lines: tuple[int, int], inner: str
    ) -> tuple[int | None, list[Block]]:
        """Read an element with a text as a heading or a question."""
        first = page.tags[number]
        name, raw = first.name, page.text[first.start : page.tags[end].end]
        if name in _HEADINGS and not self.open:
            return end, [self._heading(inner, lines, raw, int(name[1]), first.attributes.get("id", ""))]
        inner = _SIGN.sub("", inner) if name == "button" else inner
        if ASKS.search(inner) and name in {"dt", "button", *_BOLD}:
            self._asked += ["dd"] * (name == "dt")
            return end, [Block(BlockKind.QUESTION, asked_text(inner), lines, raw)]
        return None, []

    @staticmethod
    def _heading(text: str, lines: tuple[int, int], raw: str, level: int, anchor: str) -> Block:
        asks = ASKS.search(text) is not None
        kind, text = (BlockKind.QUESTION, asked_text(text)) if asks else (BlockKind.HEADING, text)
        return Block(kind, text, lines, raw, level=level, anchor=anchor)

    def _titled(self, component: Component, name: str, place: tuple[int, int], raw: str) -> Block:
        """Return the title of a component: a question, or a line above the text that it names."""
        text = self._unmarked(component.title)
        if component.asks or (component.folds and not self._is_asked and not self.in_answer):
            self._asked.append(name)
            return Block(BlockKind.QUESTION, asked_text(text), place, raw)
        self._named[name] += 1
        self._titles.add(place[0])
        return Block(BlockKind.PARAGRAPH, text, place, text)

    @staticmethod
    def _anchor(name: str, attributes: dict[str, str]) -> str:
        return next((attributes[key] for key in _ANCHORS if key in attributes), "") if name in {"a", "span"} else ""

    def _text(self, page: Html, start: int, end: int, line: int, *, is_asked: bool) -> Iterator[Block]:
        """Yield the text from `start` to `end`, if there is any, without the lines of blanks before and behind it.

        The answer to a question in HTML is without the tags that part its lines, and so are a single paragraph and a
        text with `Q:`.
        """
        piece = page.text[start:end]
        if not says_something(piece):
            return
        before = piece[: len(piece) - len(piece.lstrip())]
        text = piece[before.rfind("\n") + 1 :].rstrip()
        first = line + page.line_of(start) + before.count("\n")
        runs = [] if _TABLE.search(text) else list(runs_of_text(text.split("\n"), self._components))
        is_plain = (len(runs) == 1 or any(ASKED.match(run) for *_, run in runs)) and not _SET_OUT.search(text)
        if is_asked or is_plain:
            for above, below, run in runs:
                yield from self._told(run, first + above, first + below)
            if runs:
                return
        kind = BlockKind.WHOLE if _WHOLE.search(text) else BlockKind.PARAGRAPH
        yield Block(kind, text, (first, first + text.count("\n")), text)

    def _told(self, text: str, first: int, last: int) -> Iterator[Block]:
        """Yield a text on these lines (1-based), in which `Q:` asks as it does in Markdown."""
        if not ASKED.match(text):
            yield Block(BlockKind.PARAGRAPH, text, (first, last), text)
            return
        lines = text.split("\n")
        for block in paragraph_blocks(PageLines(lines, self._unmarked, {}), 0, len(lines) - 1):
            begin, end = (min(first + at - 1, last) for at in block.lines)
            yield block._replace(lines=(begin, end))


def with_box_sections(blocks: list[Block]) -> list[Block]:
    """Return the blocks with a heading for each title of a box that states, if that of another box follows it."""
    question = BlockKind.QUESTION
    boxes = {at for at, block in enumerate(blocks) if block.kind is question and _opens_box(block)}
    sections = {at for at in boxes if at + 1 in boxes and not ASKS.search(blocks[at].text)}
    if not sections:
        return blocks
    kept, opened, level = list(blocks), list[int](), 0
    for at, block in enumerate(blocks):
        if block.level and not opened:
            level = block.level
        elif _opens_box(block):
            opened.append(at)
        elif opened and block.kind is BlockKind.END and _closes_box(block):
            summary = opened.pop()
            if summary in sections:
                depth = level + len(opened) + 1
                kept[summary] = blocks[summary]._replace(kind=BlockKind.HEADING, level=depth)
                kept[at] = Block(BlockKind.HEADING, "", block.lines, "", level=depth)
    return kept


def _opens_box(block: Block) -> bool:
    """Whether a block is the title of `<details>`, of a component or of a shortcode, which all have an end."""
    is_title = block.kind is BlockKind.QUESTION and not block.level and block.raw[:1] in "<{"
    return is_title and not block.raw.lower().startswith(("<dt", "<b>", "<strong"))


def _closes_box(block: Block) -> bool:
    return block.raw[:1] in "<{" and not block.raw.lower().startswith("</dd")


def _is_paragraph(page: Html, number: int, end: int) -> bool:
    """Whether nothing but an element stands in a `<p>`; the element is given by its first and its last tag."""
    if not 0 < number < end + 1 < len(page.tags):
        return False
    above, below = page.tags[number - 1], page.tags[end + 1]
    is_between = above.name == below.name == "p" and below.closes and not above.closes
    around = page.text[above.end : page.tags[number].start], page.text[page.tags[end].end : below.start]
    return is_between and not any(map(str.strip, around))


def _stands_first(page: Html, start: int, end: int) -> bool:
    """Whether no text stands between two places; far from its beginning, no text is looked at."""
    return end - start <= _NEAR and not says_something(page.text[start:end])


def _hides(line: str, shown: str) -> bool:
    """Whether a line has words that are not shown, or is all comment."""
    return not shown.strip() or any(map(str.isalnum, line.removesuffix(shown)))
