"""Find the headings of a plain-text page that are underlined, perhaps also with a rule above them.

    Returns        ==========
    =======         Delivery
                   ==========

A rule below a line is an underline if it fits the line: it is about as long. People do not count the signs exactly, so
it may differ by two columns or a tenth. A line that looks like a heading, because it is short and ends no sentence, may
have an underline of any length, unless the page also uses this very rule to separate passages. So may a line of its own
paragraph if the page puts this very rule below several headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from faqbot.corpus.readers.plain.line_looks import (
    LONGEST_HEADER,
    Look,
    ends_sentence,
    is_open,
    is_wrapped,
    width_of,
)

# Longest line, in characters and in words, that looks like a heading.
LONGEST_SECTION_LINE = 80
MOST_SECTION_WORDS = 10

# Space between the columns of a table. The space behind a number or a sentence may be as wide.
_COLUMNS = re.compile(r"[^\s.!?:;)\d](?: {2,}+|\t+)\S")

# A rule is the page's underline if it stands below so many headings.
_FEWEST_SISTERS = 2

_HEADED_LOOKS = (Look.PROSE, Look.ASKED, Look.BULLET)


def find_underlined(lines: Sequence[str], looks: Sequence[Look]) -> dict[int, str]:
    """Return the lines (from 0) that are underlined headings, each with its mark: the sign, twice if also overlined."""
    separators = _separators(lines, looks)
    marks: dict[int, str] = {}
    doubtful: dict[int, str] = {}
    rules: Counter[str] = Counter()
    for at in range(1, len(lines)):
        if looks[at] is not Look.RULE or looks[at - 1] not in _HEADED_LOOKS:
            continue
        rule = lines[at].strip()
        overlined = at > 1 and looks[at - 2] is Look.RULE and lines[at - 2].strip() == rule and at - 2 not in marks
        if overlined or _fits(lines, looks, at, is_separator=rule in separators):
            marks[at - 1] = rule[0] * (2 if overlined else 1)
            rules[rule] += not overlined
        elif rule not in separators and is_open(looks, at - 2):
            doubtful[at - 1] = rule
    sisters = {at: rule[0] for at, rule in doubtful.items() if rules[rule] >= _FEWEST_SISTERS}
    return marks | sisters


def looks_like_heading(line: str) -> bool:
    """Whether a line is short, has letters or digits, and ends no sentence; a colon may end it."""
    line = line.strip()
    if not any(character.isalnum() for character in line[:LONGEST_SECTION_LINE]):
        return False
    if len(line) > LONGEST_SECTION_LINE or len(line.split()) > MOST_SECTION_WORDS:
        return False
    return not ends_sentence(line.removesuffix(":"))


def _separators(lines: Sequence[str], looks: Sequence[Look]) -> set[str]:
    """Return the rules that stand between blank lines somewhere on the page, without their indentation."""
    return {
        lines[at].strip()
        for at, look in enumerate(looks)
        if look is Look.RULE
        and all(not 0 <= near < len(looks) or looks[near] is Look.BLANK for near in (at - 1, at + 1))
    }


def _fits(lines: Sequence[str], looks: Sequence[Look], at: int, *, is_separator: bool) -> bool:
    line, rule = lines[at - 1].strip(), lines[at].strip()
    goes_on = at > 1 and looks[at - 2] in _HEADED_LOOKS and is_wrapped(lines[at - 2], lines[at - 1])
    if goes_on or _COLUMNS.search(line[:LONGEST_HEADER]) or not any(character.isalnum() for character in line):
        return False  # the rule stands below a paragraph, the header of a table, or signs
    width = width_of(line)
    lengths = (width, len(line))  # people count a Chinese character as one sign or as two
    if any(abs(len(rule) - length) <= max(2, length // 10) for length in lengths):
        return True
    return looks_like_heading(line) and not is_separator
