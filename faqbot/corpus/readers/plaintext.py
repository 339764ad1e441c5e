"""Read plain-text pages: a title, paragraphs, sections, bullets and questions with their answers.

`plain.outline` finds the kind of each line, and this module makes blocks of the lines:

    Title line
    A paragraph. Each line is a paragraph, unless blank lines separate the paragraphs of the page.
    Section line            a short line before bullets or questions, or a well-known name of a section
    - a bullet              `-`, `*`, `•`, `1.` or `1)`
    Frequently Asked Questions
    A question?             answered by the lines up to the next question or section
    Q: Another question?
    A: Its answer.
    A question? - Its answer, if several lines have this form
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut
from faqbot.corpus.files.decoding import prose_lines
from faqbot.corpus.readers.indentation import behind_mark
from faqbot.corpus.readers.markup.line_runs import lines_left_out
from faqbot.corpus.readers.plain.bullet_questions import without_bullet
from faqbot.corpus.readers.plain.line_looks import BULLET, Look, ends_by_asking, ends_sentence, is_wrapped
from faqbot.corpus.readers.plain.outline import Outline
from faqbot.corpus.readers.qa_marks import (
    ANSWER_SIGN,
    asked_text,
    behind_name,
    question_end,
)
from faqbot.text.document_words import ANSWER_NAME

# A line of a bullet was wrapped if it has at least this many characters and does not end a sentence.
_WRAPPED_AT = 60
# `A.` marks an answer only below `Q`.
_REPLIES = re.compile(rf"\s*{ANSWER_SIGN}|\s*{ANSWER_NAME}[ \t]?\d{{0,3}}[.:](?=\s|$)", re.IGNORECASE)
# Longest passage of several paragraphs between two rules, in characters.
_LONGEST_JOINED = 1_000
# Most lines of a question after the line with its `Q:`.
_MOST_ASKED = 8


def read_plaintext(text: str, path: str, fallback_title: str) -> Document:
    """Return the title and the blocks of a page."""
    return _Page(prose_lines(text, path)).read(path, fallback_title)


class _Page:
    """A page that is being read: the lines, their kinds, and the blocks made so far."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._outline = Outline(lines)
        self._contents = dict(self._outline.page.contents.ranges)
        self._last_separator = max(self._outline.separators, default=-1)
        asked = [at for at in self._outline.page.filled if self._outline.looks[at] is Look.ASKED]
        self._last_mark = max([*self._outline.sections, *self._outline.questions, *asked], default=-1)
        self._blocks: list[Block] = []

    def read(self, path: str, fallback_title: str) -> Document:
        title_at = self._outline.page.title_at
        title = fallback_title if title_at is None else self._outline.page.text_of(title_at)
        position = 0
        while position < len(self._lines):
            position = self._read_block(position)
        return Document(path, title, tuple(self._blocks), left_out=tuple(self._left_out()))

    def _left_out(self) -> Iterator[LeftOut]:
        left_out = [
            LeftOut((first + 1, last + 1), "table of contents") for first, last in self._outline.page.contents.ranges
        ]
        left_out += [LeftOut((at + 1, at + 1), "markup") for at in self._outline.page.modelines]
        left_out += lines_left_out(
            [at + 1 for at in self._outline.page.signature if self._lines[at].strip()], "signature"
        )
        left_out += lines_left_out([at + 1 for at in sorted(self._outline.page.page_lines)], "running head")
        yield from sorted(left_out)

    def _read_block(self, first: int) -> int:
        """Read the block that begins at line `first` (0-based); return the line where the next block may begin."""
        look = self._outline.looks[first]
        if first in self._outline.separators:
            self._read_separator(first)
        elif first in self._contents:
            return self._contents[first] + 1
        elif self._is_said(first):
            if first in self._outline.pairs:
                return self._read_pair(first)
            if first in self._outline.sections:
                return self._read_heading(first)
            if first in self._outline.questions:
                return self._read_question(first)
            return self._read_item(first) if look is Look.BULLET else self._read_paragraph(first)
        return first + 1

    def _is_said(self, at: int) -> bool:
        """Whether a line is in a block: it is no blank line or rule, not the title, and not left out."""
        look = self._outline.looks[at]
        if look in (Look.BLANK, Look.RULE):
            return False
        page = self._outline.page
        return at != page.title_at and at not in page.modelines and at not in page.page_lines

    def _read_paragraph(self, first: int) -> int:
        page = self._outline.page
        last = page.last_of_prose(first) if first in page.bare else self._paragraph_end(first)
        if self._outline.looks[first] is Look.ASKED:
            return self._read_asked(first, last)
        if self._outline.by_rules:
            last = self._passage_end(first, last)
        self._add(BlockKind.PARAGRAPH, self._raw(first, last), first, last)
        return last + 1

    def _read_heading(self, at: int) -> int:
        entry = self._outline.page.entries.get(at)
        last = entry.last if entry else at
        text = self._outline.page.text_of(at)
        kind = BlockKind.QUESTION if ends_by_asking(text) else BlockKind.HEADING
        text = asked_text(text) if kind is BlockKind.QUESTION else text
        self._add(kind, text, at, last, level=self._outline.sections[at])
        return last + 1

    def _read_question(self, first: int) -> int:
        last = self._outline.questions[first]
        entry = self._outline.page.entries.get(first)
        raw = self._raw(first, last)
        text = entry.text if entry else without_bullet(raw) if first in self._outline.page.bullets else raw
        self._add(BlockKind.QUESTION, asked_text(text), first, last, level=self._outline.page.level_of(first))
        return last + 1

    def _read_pair(self, at: int) -> int:
        topic, question, answer = self._outline.pairs[at]
        self._add(BlockKind.QUESTION, asked_text(question), at, at, asked_as=(topic,) if topic else ())
        self._add(BlockKind.PARAGRAPH, answer, at, at)
        return at + 1

    def _read_separator(self, at: int) -> None:
        """End the answer above a rule; below the last rule, the text belongs to no section."""
        if at == self._last_separator and at > self._last_mark:
            self._add(BlockKind.HEADING, "", at, at, level=1)
        elif self._blocks and self._blocks[-1].kind is not BlockKind.HEADING:
            self._add(BlockKind.END, "", at, at)

    def _read_asked(self, first: int, last: int) -> int:
        """Read `Q: …`; the answer may begin on the next line or on the same line.

        If a line below begins with `A:`, everything before it is the question.
        """
        reply = self._reply_at(first)
        last = last if reply is None else reply - 1
        text = behind_name(self._raw(first, last))
        end = len(text) if self._is_all_asked(first, last, reply) else question_end(text) or _first_asking(text)
        if reply is not None and not (end and text[end:].partition("\n")[0].strip()):
            end = len(text)
        self._add(BlockKind.QUESTION, asked_text(text[:end]), first, first + text.count("\n", 0, end))
        answer = behind_mark(text[end:])
        if answer:
            self._add(BlockKind.PARAGRAPH, answer, last - text[end:].lstrip().count("\n"), last)
        return last + 1

    def _is_all_asked(self, first: int, last: int, reply: int | None) -> bool:
        """Whether a paragraph behind `Q:` is the question as a whole, with the answer below it.

        It is if no line but the last asks, and the mark stands on a line of its own above it, or its sentence goes on
        in lower case on each of its lines.
        """
        page = self._outline.page
        if first in page.bare and reply is not None:
            return True
        below = page.next_filled.get(last, first)
        if last <= first or any(page.asking[first:last]) or not self._outline.is_paragraph_line(below):
            return False
        begins = first + (first in page.bare)
        goes_on = all(page.texts[at + 1][:1].islower() and not page.ended[at] for at in range(begins, last))
        return goes_on and (first in page.bare or not page.asking[last])

    def _reply_at(self, first: int) -> int | None:
        """Return the line that begins with `A:` or `A.` below the question on line `first`, if it is near.

        Blank lines may stand in a question that has not asked before them, and above the reply.
        """
        page = self._outline.page
        for at in range(first + 1, min(len(self._lines), first + _MOST_ASKED)):
            look = self._outline.looks[at]
            if look is Look.BLANK and (not page.ended[at - 1] or page.texts[at - 1].endswith(":")):
                continue
            if look is Look.BLANK:
                below = page.next_filled.get(at - 1, first)
                return below if self._is_reply(below) else None
            if look not in (Look.PROSE, Look.ANSWERED):
                return None
            if self._is_reply(at):
                return at
        return None

    def _is_reply(self, at: int) -> bool:
        return self._outline.looks[at] is Look.ANSWERED or _REPLIES.match(self._lines[at]) is not None

    def _paragraph_end(self, first: int) -> int:
        last = first
        while last + 1 < len(self._lines) and self._is_in_paragraph(last + 1):
            if not self._outline.by_blanks and ends_sentence(self._lines[last]):
                break
            last += 1
        return last

    def _passage_end(self, first: int, last: int) -> int:
        """Return the last line of the paragraphs between two rules that make a passage of a moderate length."""
        length = sum(map(len, self._lines[first : last + 1]))
        while (following := self._outline.page.next_filled.get(last)) and self._outline.is_paragraph_line(following):
            end = self._paragraph_end(following)
            length += sum(map(len, self._lines[following : end + 1]))
            if length > _LONGEST_JOINED or Look.RULE in self._outline.looks[last + 1 : following]:
                break
            last = end
        return last

    def _is_in_paragraph(self, at: int) -> bool:
        """Whether a line goes on in a paragraph; a rule between two lines of it, as in a table, is part of it."""
        if self._outline.looks[at] is Look.RULE and at not in self._outline.separators and at + 1 < len(self._lines):
            at += 1
        return self._outline.is_paragraph_line(at)

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
            if self._outline.looks[number] is Look.BLANK:
                continue
            if self._outline.begins_block(number) or number in self._outline.separators:
                break
            line = self._lines[number].expandtabs(4)
            deeper = len(line) - len(line.lstrip()) > indent
            if not deeper and not (number == last + 1 and self._item_goes_on(last)):
                break
            last = number
        return last

    def _item_goes_on(self, number: int) -> bool:
        if self._outline.page.goes_on(number):
            return True
        line = self._lines[number].rstrip()
        return len(line) >= _WRAPPED_AT and not ends_sentence(line) and self._outline.is_paragraph_line(number + 1)

    def _raw(self, first: int, last: int) -> str:
        return "\n".join(self._lines[first : last + 1]).rstrip()

    def _add(
        self,
        kind: BlockKind,
        text: str,
        first: int,
        last: int,
        *,
        level: int = 0,
        number: int = 0,
        asked_as: tuple[str, ...] = (),
    ) -> None:
        lines = (first + 1, last + 1)
        raw = self._raw(first, last)
        self._blocks.append(Block(kind, text, lines, raw, level=level, number=number, asked_as=asked_as))


def _first_asking(text: str) -> int:
    """Return the end of the first line that asks, if the lines before it are wrapped; otherwise of the first line."""
    lines = text.split("\n", _MOST_ASKED)[:_MOST_ASKED]
    end = len(lines[0])
    for line, following in pairwise(lines):
        if ends_by_asking(line) or not is_wrapped(line, following):
            break
        end += 1 + len(following)
    return end if ends_by_asking(text[:end]) else len(lines[0])
