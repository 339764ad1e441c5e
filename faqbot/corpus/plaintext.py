"""Read plain-text pages: a title, paragraphs, sections, bullets and questions with their answers.

Such pages carry no markup; what a line is follows from what it looks like and from what comes after it:

    Title line
    A paragraph. A line is a paragraph, unless blank lines part the paragraphs of the page.
    Section line            a short line that heads bullets or questions, or has a well-known name
    - a bullet              `-`, `*`, `•`, `1.` or `1)`
    Frequently Asked Questions
    A question?             answered by what follows, to the next question or section
    Q: Another one?
    A: Its answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from itertools import groupby, pairwise

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.questions import (
    ANSWERED,
    ASKED,
    ASKS,
    ENDS,
    LONGEST_QUESTION,
    asked_text,
    items_that_ask,
    question_end,
    without_answer_marks,
)

# Word's bullets come out as letters of its symbol fonts, and often with no space behind them.
_BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?:(?:[-*–]|o(?=\t)|(?P<number>\d{1,3})[.)]|\((?:\d{1,3}|[a-z])\)|[a-z]\))[ \t]+|"
    r"[•◦▪‣·●○■□►➢➤✓✔\uf0a7\uf0b7\uf0d8][ \t]*)(?P<text>\S.*)"
)
_UNDERLINE = re.compile(r"\s*([-=~^*_#])\1{2,}\s*$")
_INNER_END = re.compile(r"[.!?]\s+\S")
_WELL_KNOWN = re.compile(
    r"(?:instructions?|steps?|directions?|tips?(?:\s*(?:&|and)\s*tricks?)?|advice|"
    r"(?:frequently asked )?questions(?: (?:&|and) answers)?|faqs?|q\s*&\s*a|summary|overview|introduction|"
    r"notes?)\s*:?",
    re.IGNORECASE,
)
_ASKING_SECTION = re.compile(r"question|\bfaqs?\b|q\s*&\s*a", re.IGNORECASE)

_LONGEST_TITLE = 120
_LONGEST_LABEL = 40
_LONGEST_SECTION_LINE = 80
_MOST_SECTION_WORDS = 10
# Lines over which a question may be wrapped, beside its first.
_WRAPPED = 3
# A bullet's line of that length, ending in the middle of a sentence, was wrapped.
_WRAPPED_AT = 60
# "RETURNS" heads what follows; "OK" and "FAX" may be said.
_SHORTEST_SHOUT = 4


class _Line(Enum):
    BLANK = "blank"
    RULE = "rule"
    BULLET = "bullet"
    ASKED = "asked"
    ANSWERED = "answered"
    PROSE = "prose"


def read_plaintext(lines: Sequence[str], path: str, fallback_title: str) -> Document:
    """Return the document's title and blocks; `lines` are its lines without their ends."""
    return _Page(lines).read(path, fallback_title)


class _Page:
    """One page being read: its lines, what each looks like, and the blocks made so far."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._kinds = [_look(line) for line in lines]
        self._filled = [number for number, kind in enumerate(self._kinds) if kind not in (_Line.BLANK, _Line.RULE)]
        self._next_filled = dict(pairwise(self._filled))
        self._title_at = self._find_title()
        self._sections = {number for number in self._filled if self._is_section(number)}
        self._questions = self._find_questions()
        self._sections -= self._introductions()
        self._asking_lines = {line for first, last in self._questions.items() for line in range(first, last + 1)}
        self._by_blanks = self._parted_by_blanks()
        self._blocks: list[Block] = []

    def read(self, path: str, fallback_title: str) -> Document:
        title = fallback_title if self._title_at is None else self._lines[self._title_at].strip()
        position = 0 if self._title_at is None else self._title_at + 1
        while position < len(self._lines):
            position = self._read_block(position)
        blocks = list(without_answer_marks(list(items_that_ask(self._blocks))))
        return Document(path, title, tuple(_join_questions(blocks)))

    # What a line is

    def _find_title(self) -> int | None:
        """Return the first line, if it is short, says no sentence and more follows."""
        if len(self._filled) < 2:  # noqa: PLR2004 - a lone line is all the page says
            return None
        first = self._filled[0]
        line = self._lines[first].strip()
        if self._kinds[first] is not _Line.PROSE or len(line) > _LONGEST_TITLE or ENDS.search(line):
            return None
        # A wrapped sentence goes on in lower case.
        following = self._lines[first + 1].strip() if first + 1 < len(self._lines) else ""
        return None if following[:1].islower() else first

    def _find_questions(self) -> dict[int, int]:
        """Return the first and the last line of each question."""
        questions: dict[int, int] = {}
        asking = False
        for number in self._filled:
            if number == self._title_at or number in self._sections:
                asking = bool(_ASKING_SECTION.search(self._lines[number]))
            elif (last := self._question_end(number, asking=asking)) is not None:
                questions[number] = last
        return questions

    def _is_section(self, number: int) -> bool:
        line = self._lines[number].strip()
        following = self._next_filled.get(number)
        if number == self._title_at or self._kinds[number] is not _Line.PROSE or following is None:
            return False
        if _WELL_KNOWN.fullmatch(line):
            return True
        if len(line) > _LONGEST_SECTION_LINE or len(line.split()) > _MOST_SECTION_WORDS:
            return False
        if ENDS.search(line.removesuffix(":")) or self._goes_on(number):
            return False
        asking = bool(_ASKING_SECTION.search(line))
        if self._kinds[number + 1] is _Line.RULE or self._heads(following, asking=asking):
            return True
        # "You will need:" introduces its list from within a section; alone on its line it names one.
        return (self._stands_alone(number) and not line.endswith((":", ","))) or self._heads_prose(number)

    def _introductions(self) -> set[int]:
        """Lines within an answer that introduce a list of it ("You will need:") and so head no section."""
        found = set()
        answering = False
        for number in self._filled:
            line = self._lines[number].strip()
            if number in self._sections and answering and line.endswith(":") and not _WELL_KNOWN.fullmatch(line):
                found.add(number)
            elif number in self._sections:
                answering = False
            answering = answering or number in self._questions or self._kinds[number] is _Line.ASKED
        return found

    def _heads_prose(self, number: int) -> bool:
        """Whether a line heads the sentence below it: in capitals, or few words at the start of a paragraph."""
        line = self._lines[number].strip()
        if self._kinds[number + 1] is not _Line.PROSE:
            return False
        if line.isupper() and len(line) > _SHORTEST_SHOUT:
            return True
        begins = number == 0 or self._kinds[number - 1] is _Line.BLANK
        return begins and len(line) <= _LONGEST_LABEL and bool(ENDS.search(self._lines[number + 1].rstrip()))

    def _heads(self, following: int, *, asking: bool) -> bool:
        """Whether what comes next is a list from its beginning, or a question."""
        if self._kinds[following] is _Line.BULLET:
            bullet = _BULLET.match(self._lines[following])
            return not (bullet and int(bullet["number"] or 1) > 1)
        return self._kinds[following] is _Line.ASKED or self._question_end(following, asking=asking) is not None

    def _question_end(self, first: int, *, asking: bool) -> int | None:
        """Return the last line of the question that begins here, if one does and something answers it."""
        if self._kinds[first] is not _Line.PROSE or (first > 0 and self._goes_on(first - 1)):
            return None
        last = first
        while last - first < _WRAPPED and not ASKS.search(self._lines[last].rstrip()) and self._goes_on(last):
            last += 1
        text = self._raw(first, last).strip()
        if not ASKS.search(text) or len(text) > LONGEST_QUESTION or last not in self._next_filled:
            return None
        # A paragraph may end by asking; outside a section of questions one sentence alone makes a question line.
        return last if asking or not _INNER_END.search(text) else None

    def _goes_on(self, number: int) -> bool:
        """Whether the line's sentence goes on in the next line."""
        if number + 1 >= len(self._lines) or number == self._title_at:
            return False
        line, following = self._lines[number], self._lines[number + 1]
        if self._kinds[number] not in (_Line.PROSE, _Line.ANSWERED, _Line.ASKED, _Line.BULLET):
            return False
        if self._kinds[number + 1] is not _Line.PROSE or ENDS.search(line.rstrip()):
            return False
        return following.strip()[:1].islower()

    def _stands_alone(self, number: int) -> bool:
        before = self._kinds[number - 1] if number else _Line.BLANK
        after = self._kinds[number + 1] if number + 1 < len(self._kinds) else _Line.BLANK
        return before is _Line.BLANK and after is _Line.BLANK

    def _is_paragraph_line(self, number: int) -> bool:
        return (
            self._kinds[number] is _Line.PROSE
            and number != self._title_at
            and number not in self._sections
            and number not in self._asking_lines
        )

    def _parted_by_blanks(self) -> bool:
        """Whether somewhere on the page only blank lines stand between two paragraphs."""
        return any(
            later - earlier > 1
            and all(kind is _Line.BLANK for kind in self._kinds[earlier + 1 : later])
            and self._is_paragraph_line(earlier)
            and self._is_paragraph_line(later)
            for earlier, later in self._next_filled.items()
        )

    # Lines to blocks

    def _read_block(self, first: int) -> int:
        """Read the block that begins at line `first` (0-based); return where the next may begin."""
        kind = self._kinds[first]
        if kind in (_Line.BLANK, _Line.RULE):
            return first + 1
        line = self._lines[first]
        if first in self._sections:
            self._add(BlockKind.HEADING, line.strip().removesuffix(":"), first, first, level=1)
            return first + 1
        if first in self._questions:
            last = self._questions[first]
            self._add(BlockKind.QUESTION, asked_text(self._raw(first, last)), first, last)
            return last + 1
        if kind is _Line.BULLET:
            return self._read_item(first)
        last = self._paragraph_end(first)
        if kind is _Line.ASKED:
            self._read_asked(first, last)
        else:
            self._add(BlockKind.PARAGRAPH, self._raw(first, last).strip(), first, last)
        return last + 1

    def _read_asked(self, first: int, last: int) -> None:
        """Read `Q: …`, whose answer may begin on the next line or even on the same one."""
        text = ASKED.sub("", self._raw(first, last), count=1)
        end = question_end(text) or len(text.partition("\n")[0])
        self._add(BlockKind.QUESTION, asked_text(text[:end]), first, first + text.count("\n", 0, end))
        answer = text[end:].strip()
        if answer:
            self._add(BlockKind.PARAGRAPH, answer, last - text[end:].lstrip().count("\n"), last)

    def _paragraph_end(self, first: int) -> int:
        last = first
        while last + 1 < len(self._lines) and self._is_paragraph_line(last + 1):
            if not self._by_blanks and ENDS.search(self._lines[last].rstrip()):
                break
            last += 1
        return last

    def _read_item(self, first: int) -> int:
        matched = _BULLET.match(self._lines[first])
        assert matched
        indent = len(matched["indent"].expandtabs(4))
        last = first
        for number in range(first + 1, len(self._lines)):
            line = self._lines[number]
            if self._kinds[number] is _Line.BLANK:
                continue
            deeper = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()) > indent
            if not deeper and not (number == last + 1 and self._item_goes_on(last)):
                break
            last = number
        text = "\n".join([matched["text"], *self._lines[first + 1 : last + 1]]).rstrip()
        self._add(BlockKind.ITEM, text, first, last, number=max(1, int(matched["number"])) if matched["number"] else 0)
        return last + 1

    def _item_goes_on(self, number: int) -> bool:
        if self._goes_on(number):
            return True
        line = self._lines[number].rstrip()
        return len(line) >= _WRAPPED_AT and not ENDS.search(line) and self._is_paragraph_line(number + 1)

    def _raw(self, first: int, last: int) -> str:
        return "\n".join(self._lines[first : last + 1]).rstrip()

    def _add(self, kind: BlockKind, text: str, first: int, last: int, *, level: int = 0, number: int = 0) -> None:
        lines = (first + 1, last + 1)
        self._blocks.append(Block(kind, text, lines, self._raw(first, last), level=level, number=number))


def _look(line: str) -> _Line:
    if not line.strip():
        return _Line.BLANK
    if _UNDERLINE.match(line):
        return _Line.RULE
    if _BULLET.match(line):
        return _Line.BULLET
    if ASKED.match(line):
        return _Line.ASKED
    return _Line.ANSWERED if ANSWERED.match(line) else _Line.PROSE


def _join_questions(blocks: Sequence[Block]) -> list[Block]:
    """Make one question of questions that stand together above one answer; each of them finds it."""
    joined: list[Block] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        together = list(run)
        if kind is BlockKind.QUESTION and len(together) > 1:
            together = [
                replace(
                    together[0],
                    text=" ".join(block.text for block in together),
                    lines=(together[0].lines[0], together[-1].lines[1]),
                    raw="\n".join(block.raw for block in together),
                    asked_as=tuple(block.text for block in together),
                )
            ]
        joined += together
    return joined
