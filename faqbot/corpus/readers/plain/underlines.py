"""Find the headings of a plain-text page that are underlined, perhaps also with a rule above them.

    Returns        ==========
    =======         Delivery
                   ==========

A rule below a line is an underline if it fits the line: it is about as long. People do not count the signs exactly, so
it may differ by two columns or a tenth. A line that looks like a heading, because it is short and ends no sentence, may
have an underline of any length, unless the page also uses this very rule to separate passages: between blank lines, or
mostly below lines that are no headings. So may a line of its own paragraph if the page puts this very rule below
several headings. An item of a list is no heading.
"""

from __future__ import annotations

import re
from collections import Counter

from faqbot.corpus.readers.plain.line_looks import (
    BULLET,
    LONGEST_HEADER,
    Look,
    ends_sentence,
    width_of,
)
from faqbot.corpus.readers.plain.line_table import LineTable

# Longest line, in characters and in words, that looks like a heading.
LONGEST_SECTION_LINE = 80
MOST_SECTION_WORDS = 10

# Space between the columns of a table. The space behind a number or a sentence may be as wide.
_COLUMNS = re.compile(r"[^\s.!?:;)\d](?: {2,}+|\t+)\S")

# A rule is the page's underline if it stands below so many headings.
_FEWEST_SISTERS = 2

_HEADED_LOOKS = (Look.PROSE, Look.ASKED, Look.BULLET)


def find_underlined(page: LineTable) -> dict[int, str]:
    """Return the lines (from 0) that are underlined headings, each with its mark: the sign, twice if also overlined."""
    lines, looks = page.texts, page.looks
    separators = _separators(page)
    marks: dict[int, str] = {}
    doubtful: dict[int, str] = {}
    rules: Counter[str] = Counter()
    for at, look in enumerate(looks):
        if look is not Look.RULE or not at or looks[at - 1] not in _HEADED_LOOKS:
            continue
        rule = lines[at]
        is_separator = rule in separators
        overlined = at > 1 and lines[at - 2] == rule and at - 3 not in marks
        overlined = overlined and _may_be_framed(page, at, is_separator=is_separator)
        if overlined or _fits(page, at, is_separator=is_separator):
            marks[at - 1] = rule[0] * (2 if overlined else 1)
            rules[rule] += not overlined
        elif not is_separator and page.is_open(at - 2) and not _is_item(page, at - 1):
            doubtful[at - 1] = rule
    sisters = {at: rule[0] for at, rule in doubtful.items() if rules[rule] >= _FEWEST_SISTERS}
    return marks | sisters


def looks_like_heading(line: str) -> bool:
    """Whether a line is short, has letters or digits, and ends no sentence; a colon may end it."""
    line = line.strip()
    if len(line) > LONGEST_SECTION_LINE or len(line.split()) > MOST_SECTION_WORDS:
        return False
    if not line[:1].isalnum() and not any(map(str.isalnum, line)):
        return False
    return not ends_sentence(line.removesuffix(":"))


def _separators(page: LineTable) -> set[str]:
    """Return the rules, without their indentation, that separate passages.

    They stand between blank lines somewhere on the page, or most of the lines above them are no headings.
    """
    apart: set[str] = set()
    unlike: Counter[str] = Counter()
    for at, look in enumerate(page.looks):
        if look is not Look.RULE:
            continue
        rule = page.texts[at]
        if all(not 0 <= near < len(page.looks) or page.looks[near] is Look.BLANK for near in (at - 1, at + 1)):
            apart.add(rule)
        elif at and not page.open[at - 1]:
            unlike[rule] += -1 if _is_like_heading(page, at) else 1
    return apart | {rule for rule, count in unlike.items() if count > 0}


def _is_like_heading(page: LineTable, at: int) -> bool:
    """Whether the line above the rule on line `at` begins a paragraph, and is short or as long as the rule."""
    if _is_item(page, at - 1) or not page.is_open(at - 2):
        return False
    return page.asking[at - 1] or looks_like_heading(page.texts[at - 1]) or _is_as_long(page, at)


def _is_item(page: LineTable, at: int) -> bool:
    """Whether a line is an item with a sign before it; a number may stand before a heading."""
    bullet = BULLET.match(page.lines[at]) if page.looks[at] is Look.BULLET else None
    return bullet is not None and not bullet["number"]


def _may_be_framed(page: LineTable, at: int, *, is_separator: bool) -> bool:
    """Whether the line between two equal rules may be a heading: it is short, it asks, or the rules are as long."""
    text = page.texts[at - 1]
    if looks_like_heading(text) or page.asking[at - 1]:
        return True
    return not is_separator and len(page.texts[at]) + 2 >= width_of(text)


def _is_as_long(page: LineTable, at: int) -> bool:
    """Whether the rule on line `at` is about as long as the text above it."""
    text = page.texts[at - 1]
    rule = len(page.texts[at])
    lengths = (width_of(text), len(text))  # people count a Chinese character as one sign or as two
    return any(abs(rule - length) <= max(2, length // 10) for length in lengths)


def _fits(page: LineTable, at: int, *, is_separator: bool) -> bool:
    line = page.texts[at - 1]
    goes_on = at > 1 and page.looks[at - 2] in _HEADED_LOOKS and page.is_wrapped(at - 2)
    if goes_on or _COLUMNS.search(line[:LONGEST_HEADER]) or not any(map(str.isalnum, line)):
        return False  # the rule stands below a paragraph, the header of a table, or signs
    if _is_item(page, at - 1) or (is_separator and not _is_like_heading(page, at)):
        return False
    return _is_as_long(page, at) or (looks_like_heading(line) and not is_separator)
