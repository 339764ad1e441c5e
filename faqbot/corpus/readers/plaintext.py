"""Read plain-text pages: a title, paragraphs, sections, bullets and questions with their answers.

`outline` finds the kind of each line, and this module makes blocks of the lines:

    Title line
    A paragraph. Each line is a paragraph, unless blank lines separate the paragraphs of the page.
    Section line            a short line before bullets or questions, or a well-known name of a section
    - a bullet              `-`, `*`, `•`, `1.` or `1)`
    Frequently Asked Questions
    A question?             answered by the lines up to the next question or section
    Q: Another question?
    A: Its answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.corpus.decoding import prose_lines
from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.readers.indentation import behind_mark
from faqbot.corpus.readers.outline import BULLET, WIKI_HEADING, Look, Outline
from faqbot.corpus.readers.qa_marks import (
    ASKED,
    ASKS,
    ENDS,
    asked_text,
    question_end,
)

# A line of a bullet was wrapped if it has at least this many characters and does not end a sentence.
_WRAPPED_AT = 60


def read_plaintext(text: str, path: str, fallback_title: str) -> Document:
    """Return the title and the blocks of a page."""
    return _Page(prose_lines(text, path)).read(path, fallback_title)


class _Page:
    """A page that is being read: the lines, their kinds, and the blocks made so far."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._outline = Outline(lines)
        self._blocks: list[Block] = []

    def read(self, path: str, fallback_title: str) -> Document:
        title_at = self._outline.title_at
        title = fallback_title if title_at is None else self._lines[title_at].strip()
        position = 0 if title_at is None else title_at + 1
        while position < len(self._lines):
            position = self._read_block(position)
        return Document(path, title, tuple(self._blocks))

    def _read_block(self, first: int) -> int:
        """Read the block that begins at line `first` (0-based); return the line where the next block may begin."""
        look = self._outline.looks[first]
        if look in (Look.BLANK, Look.RULE):
            return first + 1
        if first in self._outline.sections:
            self._read_heading(first)
            return first + 1
        if first in self._outline.questions:
            last = self._outline.questions[first]
            self._add(BlockKind.QUESTION, asked_text(self._raw(first, last)), first, last)
            return last + 1
        if look is Look.BULLET:
            return self._read_item(first)
        last = self._paragraph_end(first)
        if look is Look.ASKED:
            self._read_asked(first, last)
        else:
            self._add(BlockKind.PARAGRAPH, self._raw(first, last), first, last)
        return last + 1

    def _read_heading(self, at: int) -> None:
        wiki = WIKI_HEADING.fullmatch(self._lines[at])
        text = wiki["text"] if wiki else self._lines[at].strip().removesuffix(":")
        kind = BlockKind.QUESTION if wiki and ASKS.search(text) else BlockKind.HEADING
        self._add(kind, text, at, at, level=len(wiki["marks"]) if wiki else 1)

    def _read_asked(self, first: int, last: int) -> None:
        """Read `Q: …`; the answer may begin on the next line or on the same line."""
        text = ASKED.sub("", self._raw(first, last), count=1)
        end = question_end(text) or len(text.partition("\n")[0])
        self._add(BlockKind.QUESTION, asked_text(text[:end]), first, first + text.count("\n", 0, end))
        answer = behind_mark(text[end:])
        if answer:
            self._add(BlockKind.PARAGRAPH, answer, last - text[end:].lstrip().count("\n"), last)

    def _paragraph_end(self, first: int) -> int:
        last = first
        while last + 1 < len(self._lines) and self._outline.is_paragraph_line(last + 1):
            if not self._outline.by_blanks and ENDS.search(self._lines[last].rstrip()):
                break
            last += 1
        return last

    def _read_item(self, first: int) -> int:
        matched = BULLET.match(self._lines[first])
        assert matched
        last = self._item_end(first, indent=len(matched["indent"].expandtabs(4)))
        text = behind_mark("\n".join([matched["text"], *self._lines[first + 1 : last + 1]]))
        self._add(BlockKind.ITEM, text, first, last, number=max(1, int(matched["number"])) if matched["number"] else 0)
        return last + 1

    def _item_end(self, first: int, *, indent: int) -> int:
        """Return the last line of an item: lines that are indented further belong to it, and its own wrapped lines."""
        last = first
        for number in range(first + 1, len(self._lines)):
            line = self._lines[number].expandtabs(4)
            if self._outline.looks[number] is Look.BLANK:
                continue
            deeper = len(line) - len(line.lstrip()) > indent
            if not deeper and not (number == last + 1 and self._item_goes_on(last)):
                break
            last = number
        return last

    def _item_goes_on(self, number: int) -> bool:
        if self._outline.goes_on(number):
            return True
        line = self._lines[number].rstrip()
        return len(line) >= _WRAPPED_AT and not ENDS.search(line) and self._outline.is_paragraph_line(number + 1)

    def _raw(self, first: int, last: int) -> str:
        return "\n".join(self._lines[first : last + 1]).rstrip()

    def _add(self, kind: BlockKind, text: str, first: int, last: int, *, level: int = 0, number: int = 0) -> None:
        lines = (first + 1, last + 1)
        self._blocks.append(Block(kind, text, lines, self._raw(first, last), level=level, number=number))
