"""Find the lines of a plain-text page that have a mark: the title, headings, numbered questions, and what is left out.

The levels of headings follow from the order in which the page first uses their marks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from faqbot.corpus.readers.plain.bullet_questions import bullet_questions
from faqbot.corpus.readers.plain.contents_index import find_contents
from faqbot.corpus.readers.plain.decorated import decorated_lines, signs_of
from faqbot.corpus.readers.plain.line_looks import (
    WIKI_HEADING,
    Look,
    capitals_of,
    ends_sentence,
    is_modeline,
)
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.numbers.named_headings import named_lines
from faqbot.corpus.readers.plain.numbers.numbering import Entry, Series, numbered_lines
from faqbot.corpus.readers.plain.numbers.series import accepted, in_turn
from faqbot.corpus.readers.plain.page_breaks import page_lines
from faqbot.corpus.readers.plain.signatures import signature_of
from faqbot.corpus.readers.plain.underlines import find_underlined

# The most characters of a name in capitals that may begin a sentence: "NASA".
_SHORTEST_NAME = 5
# Signs before and behind the text of a heading: --- FAQ ---
_DECORATION = re.compile(r"^(?:[-=*~#_]{2,}|[-=*])\s++|(?<!\s)\s++[-=*~#_]{2,}$")

# Longest title, in characters.
_LONGEST_TITLE = 120
# "Archive-name: faqs/kettles" is a header of a message.
_HEADER_FIELD = re.compile(r"[A-Za-z][A-Za-z-]{1,40}:\s")
# Signs of code, commands, addresses, hours and dates, which are no names of pages and sections.
NO_NAME = re.compile(
    r"^[$>#:|%/\\<{@~.]|://|\S@\S|[{};=\\|<>]|\d\s?[-–:]\s?\d|\d[./]\d{1,2}[./]\d|^[\W\d_]*$|"
    r"\b\d{1,2}\.?\s+\w{3,12}\.?,?\s+\d{4}\b"
)
# An address begins in lower case although no sentence goes on in it.
_ADDRESS = re.compile(r"\s*+(?:[^\s@]{1,100}@\S|\S{1,10}://|www\.)")
_ASKS_WITHIN = re.compile(r"[^\s/&=][?？؟]\W*[^\W_]")
# The lowest level of a heading without a number. A page of thousands of numbered names (Rose 1, Rose 2, Lily 1, Lily 2)
# would have as many levels, and as many headings above each text.
_DEEPEST = 9
# Editors look for instructions in so many lines at the beginning and at the end of a file.
_MODELINES = 5


class MarkedLines(LineTable):
    """The lines of a page that have a mark; lines are counted from 0.

    `contents` are the lists of contents, `modelines` the lines for an editor, `page_lines` the heads and feet of pages,
    `signature` the lines of a signature, which count as blank, and `left_out` the lines of all four.
    `next_filled` maps each line with text to the next one. `marks` maps the headings of all kinds but numbered ones to
    their marks. `entries` are the numbered headings and questions, by their first lines. `bullets` maps the first line
    of each bullet that is a question to its last line.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
        self.signature = signature_of(lines)
        for at in self.signature:
            self.looks[at], self.open[at] = Look.BLANK, True
        ends = {*range(_MODELINES), *range(len(lines) - _MODELINES, len(lines))} & set(range(len(lines)))
        self.modelines = {at for at in ends if is_modeline(lines[at])}
        underlined = decorated_lines(self) | find_underlined(self)
        self._numbered = numbered_lines(self)
        named = named_lines(self, repeated=True)
        self.contents = find_contents(self, self._numbered, underlined.keys() | named.keys())
        listed = {at for first, last in self.contents.ranges for at in range(first, last + 1)}
        self.page_lines = page_lines(lines) - listed
        self.left_out = self.modelines | self.page_lines | listed | set(self.signature)
        self.filled = [at for at, is_open in enumerate(self.open) if not is_open and at not in self.left_out]
        self.next_filled = dict(pairwise(self.filled))
        self.marks = {at: self._deep(at, mark) for at, mark in underlined.items() if at not in self.left_out}
        self.marks |= self._other_marks(sorted(named.keys() - self.left_out))
        self.title_at = self._find_title()
        self._drop_subtitle()
        self.entries = self._accepted_entries()
        self.bullets = bullet_questions(self, self.left_out)
        self._has_depths = any(entry.depth > 1 or not entry.is_question for entry in self.entries.values())
        self._levels = self._levels_of_marks()

    def is_named(self, number: int) -> bool:
        """Whether the mark of a heading is a word or a sign before a number: "Section 2", "§ 2"."""
        mark = self.marks.get(number, "")
        return mark[:1].isalpha() or mark[:1] == "§"

    def goes_on(self, number: int) -> bool:
        """Whether the sentence in a line continues in the next line, which then begins in lower case."""
        if not 0 <= number < len(self.lines) - 1 or number == self.title_at or number in self.marks:
            return False
        if self.looks[number] in (Look.BLANK, Look.RULE, Look.HEADING):
            return False
        if self.ended[number] or self.looks[number + 1] is not Look.PROSE:
            return False
        following = self.lines[number + 1]
        if not following.strip()[:1].islower() or _ADDRESS.match(following):
            return False
        # A line in capitals heads the text below it.
        return not (self.is_open(number - 1) and len(capitals_of(self.texts[number])) > _SHORTEST_NAME)

    def text_of(self, at: int) -> str:
        """Return the text of a heading without its marks and its number."""
        entry = self._numbered.get(at) if at in self.marks else self.entries.get(at)
        wiki = self._wiki_heading(at)
        line = self.lines[at] if at not in self.marks else signs_of(self.lines[at])[1]
        line = wiki["text"] if wiki else entry.text if entry else " ".join(line.split())
        return (_DECORATION.sub("", line) or line).removesuffix(":")

    def heading_level(self, number: int) -> int | None:
        """Return the level of a heading, or None if the line has no mark of a heading."""
        if number in self.marks:
            return self._levels[self.marks[number]]
        entry = self.entries.get(number)
        if entry:
            return None if entry.is_question else self._entry_level(entry)
        return 1 if number in self.contents.headed else None

    def question_end(self, number: int) -> int | None:
        """Return the last line of a numbered question, of a bullet, or of a line that a list of questions names."""
        entry = self.entries.get(number)
        if entry:
            return entry.last
        if number in self.bullets:
            return self.bullets[number]
        return number if number in self.contents.asked and number in self.next_filled else None

    def level_of(self, question: int) -> int:
        """Return the level of a question that is a heading, and 0 for a question in running text."""
        entry = self.entries.get(question)
        return self._entry_level(entry) if entry else self._levels.get(self.marks.get(question, ""), 0)

    def is_marked(self, question: int) -> bool:
        """Whether a question is underlined, a heading of a wiki, numbered, or a bullet."""
        return question in self.marks or question in self.entries or question in self.bullets

    # Marks

    def _accepted_entries(self) -> dict[int, Entry]:
        known = self.left_out | self.marks.keys()
        rest = [entry for at, entry in self._numbered.items() if at not in known]
        entries = {entry.first: entry for entry in accepted(rest, self) if entry.first != self.title_at}
        entries |= {entry.first: entry for entry in self._named_entries(rest) if entry.first not in entries}
        return dict(sorted(entries.items()))

    def _named_entries(self, rest: Sequence[Entry]) -> Iterator[Entry]:
        """Yield the entries that a list of contents names, with the others of a series if it names at least half."""
        asked, named = self.contents.asked, self.contents.asked | self.contents.headed
        by_series: dict[Series, list[Entry]] = defaultdict(list)
        for entry in rest:
            if entry.bodied or entry.first in named:
                by_series[entry.series].append(entry)
        for series in by_series.values():
            sure = [entry for entry in series if entry.first in named]
            kept = in_turn(series, lambda entry: entry.first in named)
            is_question = 2 * sum(entry.first in asked for entry in sure) >= len(sure)
            for entry in kept if 2 * len(sure) >= len(kept) else sure:
                yield replace(entry, is_question=is_question)

    def _other_marks(self, named: Sequence[int]) -> dict[int, str]:
        """Return the marks of the headings of a wiki, and of the headings with a word and a number."""
        marks = named_lines(self, named)
        wiki = {at: match for at in self.filled if (match := self._wiki_heading(at))}
        marks |= {at: match["marks"] for at, match in wiki.items()}
        if len(wiki) > 1:
            marks |= dict.fromkeys(filter(self._is_left_open, self.filled), "=")
        return marks

    def _deep(self, at: int, mark: str) -> str:
        """Return the mark of an underlined line; deeper numbers (1.1) are marks themselves, above whatever line."""
        entry = self._numbered.get(at)
        return f"#{entry.depth}" if entry and entry.depth > 1 else mark

    def _wiki_heading(self, at: int) -> re.Match[str] | None:
        return WIKI_HEADING.fullmatch(self.lines[at]) if self.looks[at] is Look.HEADING else None

    def _is_left_open(self, at: int) -> bool:
        """Whether a line is `= Question` without the sign at its end, on a page with headings of a wiki."""
        return self.lines[at].startswith("= ") and self.looks[at] is Look.PROSE and self.stands_apart(at)

    def _levels_of_marks(self) -> dict[str, int]:
        """Return the level of each mark, in the order in which the page first uses the marks."""
        first_used = dict.fromkeys(self.marks[at] for at in sorted(self.marks) if at != self.title_at)
        title_mark = self.marks.get(-1 if self.title_at is None else self.title_at, "")
        order = [title_mark, *first_used] if title_mark in first_used else [*first_used]
        return {mark: min(level, _DEEPEST) for level, mark in enumerate(dict.fromkeys(order), start=1)}

    def _entry_level(self, entry: Entry) -> int:
        return min(len(self._levels), _DEEPEST) + entry.depth if self._has_depths else 0

    # The title

    def _find_title(self) -> int | None:
        """Return the first line with text if it is short, does not end a sentence, and other lines follow.

        A header of a message ("Archive-name: …"), an address or a date may stand above the title.
        """
        if len(self.filled) < 2:  # noqa: PLR2004 - the only line is the text of the page
            return None
        for at in self.filled[:-1]:
            if not self._is_above_title(at):
                return at if self._may_be_title(at) else None
        return None

    def _is_above_title(self, at: int) -> bool:
        line = self.lines[at].strip()
        alone = at + 1 >= len(self.looks) or self.looks[at + 1] in (Look.BLANK, Look.RULE)
        if _HEADER_FIELD.match(line):
            return True
        if not any(map(str.isalnum, line)):
            return True
        return (
            alone
            and at not in self.marks
            and self.looks[at] is Look.PROSE
            and bool(NO_NAME.search(line[:_LONGEST_TITLE]))
        )

    def _drop_subtitle(self) -> None:
        """Take no heading from an underlined line directly below the title, if no other heading has its mark."""
        below = -1 if self.title_at is None else self.title_at + 1
        if below in self.marks and self.title_at not in self.marks:
            others = [mark for at, mark in self.marks.items() if at != below]
            if others and self.marks[below] not in others:
                del self.marks[below]

    def _is_wiki_title(self, first: int) -> bool:
        """Whether the mark of a first heading is longer than all others (`=== Name ===`), or shorter (`= Name =`)."""
        others = [len(self.marks[at]) for at in self.filled if at in self.marks and at != first]
        own = len(self.marks[first])
        if own > 2:  # noqa: PLR2004 - as in the files of WordPress, which have headings of two signs and of one
            return own > max(others, default=0)
        return bool(others) and own < min(others)

    def _may_be_title(self, first: int) -> bool:
        line = self.lines[first].strip()
        if self.looks[first] is Look.HEADING:
            return self._is_wiki_title(first)
        framed = self.looks[first] is Look.BULLET and len(self.marks.get(first, "")) > 1
        if not (framed or self.looks[first] is Look.PROSE) or len(line) > _LONGEST_TITLE or ends_sentence(line):
            return False
        # A line with a question and its answer, or of code, is no title.
        if line.startswith(".. ") or (first not in self.marks and _ASKS_WITHIN.search(line)):
            return False
        # If the next line begins in lower case, the first line is part of a wrapped sentence.
        following = self.lines[first + 1].strip() if first + 1 < len(self.lines) else ""
        return not following[:1].islower()
