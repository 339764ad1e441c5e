"""Find the lines of a plain-text page that look like numbered entries; `series` says which of them are.

2.1. How do I pay?             the question may be wrapped and may have several sentences
[4] Where are you?             the numbers of a series have the same signs around them
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from faqbot.corpus.readers.plain.line_looks import (
    LONGEST_HEADER,
    Look,
    ends_by_asking,
)
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.text.document_words import QUESTION_NAME

_ENTRY = re.compile(
    r"[ \t\f]*(?P<subject>Subject:[ \t]*|[-*•][ \t]+)?(?P<open>[\[(]?)"
    rf"(?P<name>{QUESTION_NAME}[ \t]?|[A-Z]\.?(?=\d))?(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,5}})"
    r"(?P<letter>[a-z](?=[.)\]:]))?(?P<close>\.?[\])]?[.:]?)(?P<gap>[ \t]++(?:[-–—][ \t]++)?)(?P<text>\S.*)",
)
# The number of an entry begins within so many characters.
_NUMBERED = 30
_DIGIT = re.compile(r"\d")
_QUESTION_NAME = re.compile(QUESTION_NAME, re.IGNORECASE)

# Most lines of the header of an entry.
_MOST_LINES = 10
# Numbers are set flush right in some lists, so a series may vary in its indentation within steps of this width.
_INDENT_STEP = 4

Series = tuple[str, ...]
# The parts of a number: 2.10 has the parts 2 and 10.
Number = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered line with the further lines of its header; lines are counted from 0.

    `text` is the header without its number, and `title` is the first line of it. `bodied` says that a text follows
    that is no other entry. `asks` says that the header ends by asking. `is_question` is set for an accepted entry.
    """

    first: int
    last: int
    number: Number
    series: Series
    title: str
    text: str
    bodied: bool
    asks: bool
    is_question: bool = False

    @property
    def depth(self) -> int:
        """The depth of the entry in the tree of numbers."""
        return len(self.number)

    @property
    def has_letter(self) -> bool:
        """Whether the letter of a question stands before the number."""
        return bool(_QUESTION_NAME.fullmatch(self.series[1].strip()))


def numbered_lines(page: LineTable) -> dict[int, Entry]:
    """Return everything that looks like a numbered entry, by its first line."""
    starts = {
        at: match
        for at, look in enumerate(page.looks)
        if (look is Look.PROSE or look is Look.BULLET)
        and _DIGIT.search(page.texts[at], 0, _NUMBERED)
        and (match := _start(page, at))
    }
    found = {}
    last = -1
    for at, match in starts.items():
        if at > last:
            entry = _entry(page, at, match, starts)
            found[at] = entry
            last = entry.last
    zeros = [at for at in found if starts[at]["number"].endswith(".0") and found[at].bodied]
    if any(found[at].asks for at in zeros):  # a question, and no section of the questions 1.1, 1.2, …
        found |= {at: replace(found[at], number=(*found[at].number, 0)) for at in zeros}
    return found


def _start(page: LineTable, at: int) -> re.Match[str] | None:
    """Match the first line of an entry.

    A bare number ("3 people", "24 hours") begins prose, unless a sign or a dash is behind it, or it has several parts,
    or the line stands alone and begins with a capital letter. A number may also begin the second line of a sentence
    ("with version", "7.1 or later").
    """
    match = _ENTRY.match(page.lines[at])
    if not match:
        return None
    if match["text"][0].islower() and at and page.looks[at - 1] is Look.PROSE and page.is_full(at - 1):
        return None
    if match["close"] or match["gap"].strip() or "." in match["number"] or match["name"]:
        return match
    return match if match["text"][0].isupper() and page.stands_apart(at) else None


def _entry(page: LineTable, first: int, match: re.Match[str], starts: Mapping[int, re.Match[str]]) -> Entry:
    has_letter = bool(_QUESTION_NAME.fullmatch((match["name"] or "").strip()))
    last = _header_end(page, first, starts, has_letter=has_letter)
    text = " ".join(" ".join([match["text"], *page.lines[first + 1 : last + 1]]).split())
    number = _number(match["number"], match["letter"])
    series = (
        (match["subject"] or "").strip(),
        (match["name"] or "").strip(" .\t"),
        match["open"],
        match["close"].strip("."),
        match["gap"].strip(),
        str(page.indents[first] // _INDENT_STEP),
    )
    bodied = _has_body(page.open, last, number, starts)
    return Entry(first, last, number, series, match["text"].strip(), text, bodied, ends_by_asking(text))


def _number(digits: str, letter: str | None) -> Number:
    """Return the parts of a number; 1.0 is a name for 1, and 3a is between 3 and 4."""
    number: Number = tuple(int(part) for part in digits.split("."))
    while len(number) > 1 and number[-1] == 0:
        number = number[:-1]
    return (*number[:-1], number[-1] + (ord(letter) - ord("a") + 1) / 100) if letter else number


def _header_end(page: LineTable, first: int, starts: Mapping[int, re.Match[str]], *, has_letter: bool) -> int:
    """Return the last line of an entry's header.

    The further lines of a header are indented further than its number, or the sentence goes on in them. A header ends
    with its last line that asks, if all its lines are indented; otherwise with the first line that asks. Behind the
    letter of a question, the header goes on to a line that asks unless a sentence ends before it.
    """
    indent = page.indents[first]
    end = first
    asking = first if page.asking[first] else None
    hangs = False
    length = len(page.lines[first])
    while end + 1 < min(len(page.lines), first + _MOST_LINES):
        following = end + 1
        length += len(page.lines[following])
        if page.looks[following] is not Look.PROSE or following in starts or length > LONGEST_HEADER:
            break
        deeper = page.indents[following] > indent
        if hangs and not deeper:
            break
        goes_on = page.is_wrapped(end) or (has_letter and page.asking[following] and not page.ended[end])
        if not deeper and (asking is not None or not goes_on):
            break
        hangs = hangs or deeper
        end = following
        if page.asking[end]:
            asking = end if asking is None or end == _paragraph_end(page.looks, end) else asking
    return end if asking is None else asking


def _paragraph_end(looks: Sequence[Look], at: int) -> int:
    return at if at + 1 >= len(looks) or looks[at + 1] is not Look.PROSE else at + 1


def _has_body(is_open: Sequence[bool], last: int, number: Number, starts: Mapping[int, re.Match[str]]) -> bool:
    """Whether the next line with text is no entry, or the first of a list whose numbers begin again."""
    at = last + 1
    while at < len(is_open) and is_open[at]:
        at += 1
    if at in starts:
        return _number(starts[at]["number"], starts[at]["letter"]) <= number
    return at < len(is_open)
