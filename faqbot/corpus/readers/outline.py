"""Find the kind of each line of a plain-text page: title, section, question, bullet or prose.

Such a page has no markup, so the kind of a line is derived from its look and from the lines around it. `plaintext` then
makes blocks of the lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ASKS, ENDS, LONGEST_QUESTION, question_end
from faqbot.text.document_words import ASKING_SECTION, WELL_KNOWN_HEADING

# A bullet or number, and the text after it. In text copied from Word, bullets are characters of Word's symbol fonts,
# often without a space after them.
BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?:(?:[-*–]|o(?=\t)|(?P<number>\d{1,3})[.)]|\((?:\d{1,3}|[a-z])\)|[a-z]\))[ \t]+|"
    r"[•◦▪‣·●○■□►➢➤✓✔\uf0a7\uf0b7\uf0d8][ \t]*)(?P<text>\S.*)"
)
# A heading as in a wiki: == Returns ==
WIKI_HEADING = re.compile(r"\s*(?P<marks>={1,6})[ \t]*(?P<text>[^=\s](?:.*[^=\s])?)[ \t]*(?P=marks)\s*")

_UNDERLINE = re.compile(r"\s*([-=~^*_#])\1{2,}\s*$")
_INNER_END = re.compile(r"[.!?]\s+\S")
_WELL_KNOWN = re.compile(WELL_KNOWN_HEADING, re.IGNORECASE)
_ASKING_SECTION = re.compile(ASKING_SECTION, re.IGNORECASE)

# Longest title, in characters.
_LONGEST_TITLE = 120
# Longest heading of a paragraph, in characters, unless the heading is in capitals.
_LONGEST_LABEL = 40
# "Phone: 123" is a statement, not a heading.
_NAMED_VALUE = re.compile(r"[^:]+:\s+\S")

# Longest line that heads a section, in characters and in words.
_LONGEST_SECTION_LINE = 80
_MOST_SECTION_WORDS = 10
# Most lines of a wrapped question after its first line.
_WRAPPED = 3
# A heading in capitals has more characters than this: "RETURNS" is a heading, "OK" and "FAX" may be text.
_SHORTEST_SHOUT = 4


class Look(Enum):
    """The look of a line, without regard to the lines around it."""

    BLANK = "blank"
    RULE = "rule"
    BULLET = "bullet"
    HEADING = "heading"
    ASKED = "asked"
    ANSWERED = "answered"
    PROSE = "prose"


class Outline:
    """The kinds of the lines of a page; lines are counted from 0.

    `looks` has the look of each line. `title_at` is the line of the title or None. `sections` are the lines that head
    sections. `questions` maps the first line of each question to its last line. `by_blanks` says that blank lines
    separate the paragraphs of the page.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.looks = [_look(line) for line in lines]
        self._filled = [number for number, look in enumerate(self.looks) if look not in (Look.BLANK, Look.RULE)]
        self._next_filled = dict(pairwise(self._filled))
        self.title_at = self._find_title()
        self.sections: set[int] = set()
        self.questions: dict[int, int] = {}
        self._asking_lines: set[int] = set()
        self._find_sections_and_questions()
        self.by_blanks = self._parted_by_blanks()

    def goes_on(self, number: int) -> bool:
        """Whether the sentence in a line continues in the next line, which then begins in lower case."""
        if not 0 <= number < len(self._lines) - 1 or number == self.title_at:
            return False
        line, following = self._lines[number], self._lines[number + 1]
        if self.looks[number] not in (Look.PROSE, Look.ANSWERED, Look.ASKED, Look.BULLET):
            return False
        if self.looks[number + 1] is not Look.PROSE or ENDS.search(line.rstrip()):
            return False
        return following.strip()[:1].islower()

    def is_paragraph_line(self, number: int) -> bool:
        """Whether a line is part of a paragraph, and not of a title, section or question."""
        return (
            self.looks[number] is Look.PROSE
            and number != self.title_at
            and number not in self.sections
            and number not in self._asking_lines
        )

    # Title, sections and questions

    def _find_title(self) -> int | None:
        """Return the first line with text if it is short, does not end a sentence, and other lines follow."""
        if len(self._filled) < 2:  # noqa: PLR2004 - the only line is the text of the page
            return None
        first = self._filled[0]
        line = self._lines[first].strip()
        if self.looks[first] is not Look.PROSE or len(line) > _LONGEST_TITLE or ENDS.search(line):
            return None
        # If the next line begins in lower case, the first line is part of a wrapped sentence.
        following = self._lines[first + 1].strip() if first + 1 < len(self._lines) else ""
        return None if following[:1].islower() else first

    def _find_sections_and_questions(self) -> None:
        """Go through the lines from top to bottom: the kind of a short line depends on the questions above it."""
        asking = False  # whether the line is in a section of questions
        answering = False  # whether the line is below a question, with no section between them
        unanswered = False  # whether the line is directly below a question
        for number in self._filled:
            if number in self._asking_lines:
                continue  # a further line of a wrapped question
            if number == self.title_at or self._is_section(number, answering=answering, unanswered=unanswered):
                self.sections.add(number)
                asking = bool(_ASKING_SECTION.search(self._lines[number]))
                answering = unanswered = self.looks[number] is Look.HEADING and self._is_asking_heading(number)
            # A question directly below a question is part of its answer ("Of course. Still unsure?").
            elif (last := self._question_end(number, asking=asking and not unanswered)) is not None:
                self.questions[number] = last
                self._asking_lines.update(range(number, last + 1))
                answering = unanswered = True
            else:
                answering = answering or self.looks[number] is Look.ASKED
                unanswered = self._leaves_unanswered(number, unanswered=unanswered)
        self.sections -= {self.title_at}

    def _is_asking_heading(self, number: int) -> bool:
        heading = WIKI_HEADING.fullmatch(self._lines[number])
        return bool(heading and ASKS.search(heading["text"]))

    def _leaves_unanswered(self, number: int, *, unanswered: bool) -> bool:
        """Whether the answer begins after a line: the line is `Q: …` without an answer, or a bare `A:`."""
        line = self._lines[number]
        if self.looks[number] is Look.ASKED:
            asked = ASKED.sub("", line, count=1)
            end = question_end(asked)
            return not end or not asked[end:].strip()
        marked = ANSWERED.match(line)
        return unanswered and marked is not None and not line[marked.end() :].strip()

    def _is_section(self, number: int, *, answering: bool, unanswered: bool) -> bool:
        line = self._lines[number].strip()
        following = self._next_filled.get(number)
        if self.looks[number] is Look.HEADING:
            return True
        if self.looks[number] is not Look.PROSE or following is None:
            return False
        if _WELL_KNOWN.fullmatch(line):
            return True
        # A short answer ("10-12") looks like a section. In an answer, "You will need:" introduces a list.
        if unanswered or (answering and line.endswith(":")):
            return False
        return self._may_head(number) and self._heads_something(number, following)

    def _may_head(self, number: int) -> bool:
        """Whether a line may be a heading: it is short, ends no sentence and is not part of a wrapped sentence."""
        line = self._lines[number].strip()
        if len(line) > _LONGEST_SECTION_LINE or len(line.split()) > _MOST_SECTION_WORDS or _NAMED_VALUE.match(line):
            return False
        return not (ENDS.search(line.removesuffix(":")) or self.goes_on(number) or self.goes_on(number - 1))

    def _heads_something(self, number: int, following: int) -> bool:
        line = self._lines[number].strip()
        asking = bool(_ASKING_SECTION.search(line))
        if self.looks[number + 1] is Look.RULE or self._heads(following, asking=asking):
            return True
        # A line between blank lines heads a section. If it ends with `:` ("You will need:"), it belongs to the section
        # that it stands in.
        return (self._stands_alone(number) and not line.endswith((":", ","))) or self._heads_prose(number)

    def _heads_prose(self, number: int) -> bool:
        """Whether a line is a heading of the sentence below it: in capitals, or short and the first of a paragraph."""
        line = self._lines[number].strip()
        if self.looks[number + 1] is not Look.PROSE:
            return False
        if line.isupper() and len(line) > _SHORTEST_SHOUT:
            return True
        begins = number == 0 or self.looks[number - 1] is Look.BLANK
        return begins and len(line) <= _LONGEST_LABEL and bool(ENDS.search(self._lines[number + 1].rstrip()))

    def _heads(self, following: int, *, asking: bool) -> bool:
        """Whether the next line with text begins a list or is a question."""
        if self.looks[following] is Look.BULLET:
            bullet = BULLET.match(self._lines[following])
            return not (bullet and int(bullet["number"] or 1) > 1)
        return self.looks[following] is Look.ASKED or self._question_end(following, asking=asking) is not None

    def _question_end(self, first: int, *, asking: bool) -> int | None:
        """Return the last line of the question that begins on line `first`.

        Returns None if no question begins there, or if no line with an answer follows.
        """
        if self.looks[first] is not Look.PROSE or self.goes_on(first - 1):
            return None
        last = first
        while last - first < _WRAPPED and not ASKS.search(self._lines[last].rstrip()) and self.goes_on(last):
            last += 1
        text = "\n".join(self._lines[first : last + 1]).strip()
        if not ASKS.search(text) or len(text) > LONGEST_QUESTION or last not in self._next_filled:
            return None
        # A paragraph may end with a question. Outside of a section of questions, a question must be a single sentence.
        return last if asking or not _INNER_END.search(text) else None

    # Paragraphs

    def _stands_alone(self, number: int) -> bool:
        before = self.looks[number - 1] if number else Look.BLANK
        after = self.looks[number + 1] if number + 1 < len(self.looks) else Look.BLANK
        return before is Look.BLANK and after is Look.BLANK

    def _parted_by_blanks(self) -> bool:
        """Whether the page has two paragraphs with only blank lines between them."""
        return any(
            later - earlier > 1
            and all(look is Look.BLANK for look in self.looks[earlier + 1 : later])
            and self.is_paragraph_line(earlier)
            and self.is_paragraph_line(later)
            for earlier, later in self._next_filled.items()
        )


def _look(line: str) -> Look:
    if not line.strip():
        return Look.BLANK
    if _UNDERLINE.match(line):
        return Look.RULE
    if BULLET.match(line):
        return Look.BULLET
    if WIKI_HEADING.fullmatch(line):
        return Look.HEADING
    if ASKED.match(line):
        return Look.ASKED
    return Look.ANSWERED if ANSWERED.match(line) else Look.PROSE
