"""Read the text of a page of AsciiDoc: paragraphs and code, and what stands above a block, its attributes and title."""

from __future__ import annotations

import re

from faqbot.corpus.document import BlockKind
from faqbot.corpus.passages import LONGEST_PASSAGE
from faqbot.corpus.readers.asciidoc import adoc_marks as marks
from faqbot.corpus.readers.asciidoc.adoc_blocks import AdocBlocks
from faqbot.corpus.readers.asciidoc.adoc_header import AdocHeader
from faqbot.corpus.readers.asciidoc.adoc_lines import AdocLines, text_of_line
from faqbot.corpus.readers.asciidoc.adoc_marks import BlockAttributes
from faqbot.corpus.readers.asciidoc.adoc_titles import shown_title
from faqbot.corpus.readers.indentation import behind_mark, dedented
from faqbot.corpus.readers.markup.line_runs import line_runs
from faqbot.corpus.readers.qa_marks import ASKED, ASKS, LONGEST_QUESTION, asks, question_end

_MARKED = re.compile(r"(?P<mark>\*{1,2}|_{1,2})(?P<text>[^*_\s](?:[^*_]*[^*_\s])?)(?P=mark)(?!\w)")


class AdocText:
    """A page that is being read. Lines are counted from 0; each reader of a block returns the line behind it."""

    def __init__(self, lines: AdocLines) -> None:
        self.lines = lines
        self.blocks = AdocBlocks(lines)
        self.header = AdocHeader()
        self.above = BlockAttributes()  # the attributes above the next block
        self.titles: list[tuple[int, str]] = []  # the title and the label above the next block, with their lines
        self.qanda = (-1, "")  # the number of open scopes and the mark of the terms of a `[qanda]` list
        self.bold: dict[int, str] = {}  # the lines (1-based) that hold bold text only, and their texts
        self.italic: dict[int, str] = {}

    def end(self) -> int:
        """Return the line where the innermost scope ends."""
        return min((scope.end for scope in self.blocks.scopes), default=len(self.lines))

    # Above a block

    def read_attributes(self, at: int) -> int:
        """Read a line in brackets above a block."""
        found = marks.block_attributes(self.lines.texts[at])
        self.above = self.above.with_later(found)
        if found.style in marks.LABEL_MARKS:
            self.titles.append((at, f"{found.style}:"))
            return at + 1
        is_anchor = found.anchor and not (found.style or found.options or found.named)
        return self.blocks.leave_out(at, at + 1, "link target" if is_anchor else "markup")

    def take_above(self) -> BlockAttributes:
        """Return the attributes above a block; its title and label become its head, or a question if the title asks."""
        self.take_above_asks()
        above, self.above = self.above, BlockAttributes()
        return above

    def take_above_asks(self) -> bool:
        """Make the title and the label above a block its head, or a question; return whether the title asks."""
        titles, self.titles = self.titles, []
        is_asked = False
        for at, title in titles:
            shown = shown_title(title, self.header.attributes)
            if self.blocks.may_ask() and len(shown) <= LONGEST_QUESTION and asks(shown):
                self.blocks.ask(at, at + 1, shown, self.above.anchor)
                is_asked = True
            else:
                self.blocks.begin(at, at + 1, title)
        return is_asked

    def drop_above(self) -> None:
        """Leave out the title of a block that is no text."""
        for at, _ in self.titles:
            self.blocks.leave_out(at, at + 1, "comment")
        self.above, self.titles = BlockAttributes(), []

    def fill_scope(self, *, keeps_qanda: bool = False) -> None:
        """Note that something stands behind the term of the innermost scope, and that a list of questions ends."""
        if self.blocks.scopes:
            self.blocks.scopes[-1].is_fresh = False
        if not keeps_qanda and self.qanda[0] >= len(self.blocks.scopes):
            self.qanda = (-1, "")

    # Paragraphs and code

    def read_text(self, at: int) -> int:
        """Read a paragraph, or lines that a style or their indentation makes code."""
        style = self.above.style
        is_first = bool(self.blocks.scopes) and self.blocks.scopes[-1].is_fresh
        end = self.lines.paragraph_end(at, self.end(), in_list=self._is_in_list())
        if style == "comment":
            self.drop_above()
            return self.blocks.leave_out(at, end, "comment")
        self.take_above()
        if style == "pass":
            return self.blocks.leave_out(at, end, "markup")
        if style in marks.CODE_STYLES or (self.lines.is_indented(at) and not is_first):
            self.add_whole(at, end)
            return end
        return self.add_paragraph(at, self.lines.texts[at])

    def _is_in_list(self) -> bool:
        return bool(self.blocks.scopes) and bool(self.blocks.scopes[-1].mark)

    def add_paragraph(self, first: int, beginning: str) -> int:
        """Add a paragraph, or the question that it begins with and its answer; `beginning` is its first line."""
        end = self.lines.paragraph_end(first, self.end(), in_list=self._is_in_list())
        self.fill_scope()
        texts = [beginning, *self.lines.texts[first + 1 : end]]
        places = [first, *(at for at in range(first + 1, end) if not self._leaves_out(at))]
        text = dedented("\n".join(text_of_line(texts[at - first]) for at in places))
        is_whole = len(places) == end - first
        if is_whole and self.blocks.may_ask() and self._read_asked(first, end, text):
            return end
        self._note_marked(first, text)
        if is_whole or len(text) <= LONGEST_PASSAGE:
            return self.blocks.add_prose(first, places[-1] + 1, text)
        # A long paragraph is quoted in parts whose lines are counted, so its lines have to follow each other.
        for start, last in line_runs(places):
            self.blocks.add_prose(start, last + 1, dedented("\n".join(texts[start - first : last + 1 - first])))
        return end

    def _leaves_out(self, at: int) -> bool:
        if not self.lines.is_no_text(at):
            return False
        self.blocks.leave_out(at, at + 1, self.lines.why_no_text(at))
        return True

    def _read_asked(self, first: int, end: int, text: str) -> bool:
        """Read a paragraph that begins with a question: `Q: …`, or bold words that ask."""
        marked = _MARKED.match(text, 0, 2 * LONGEST_QUESTION)
        asked = ASKED.match(text)
        if marked and marked["mark"][0] == "*" and ASKS.search(marked["text"]):
            cut = marked.end()
            self._note_marked(first, text)
        elif asked:
            rest = text[asked.end() :]
            cut = asked.end() + (question_end(rest) or len(rest.split("\n")[0]))
        else:
            return False
        question = shown_title(" ".join(text[:cut].split()), self.header.attributes)
        self.blocks.add_head()
        self.blocks.ask(first, first + 1 + text.count("\n", 0, cut), question)
        answer = behind_mark(text[cut:])
        if answer:
            self.blocks.add(BlockKind.PARAGRAPH, end - 1 - answer.count("\n"), end, answer)
        return True

    def _note_marked(self, first: int, text: str) -> None:
        """Note a line in bold or in italics throughout, which may be a heading or show how headings are written."""
        line = text.partition("\n")[0]
        marked = _MARKED.fullmatch(line) if len(line) <= LONGEST_QUESTION else None
        if marked and not self.blocks.scopes:
            noted = self.bold if marked["mark"][0] == "*" else self.italic
            noted[first + 1] = marked["text"]

    def add_whole(self, first: int, end: int) -> None:
        """Add code as it stands, only without directives."""
        kept: list[int] = []
        for at in range(first, end):
            if self.lines.is_directive(at):
                self.blocks.leave_out(at, at + 1, "directive")
            elif self.lines.texts[at] or kept:
                kept.append(at)
        while kept and not self.lines.texts[kept[-1]]:
            kept.pop()
        if kept:
            text = "\n".join(self.lines.texts[at] for at in kept)
            self.fill_scope()
            self.blocks.add(BlockKind.WHOLE, kept[0], kept[-1] + 1, text)
