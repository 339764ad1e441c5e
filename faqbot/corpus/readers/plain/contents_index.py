"""Find lists of contents in plain text: the questions or headings of a page, listed before the page answers them.

    INDEX                                  the line above a list belongs to it, unless it heads the questions below
    SECTION 1 - PAYMENT
        1.1. How do I pay?
        1.2. I paid twice. How do I get
             my money back?

A list of contents is a run of texts that come again below as a heading or a question. Texts are compared by the letters
and digits of their beginnings, because the number, the case, the punctuation and the places where lines end may differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from faqbot.corpus.readers.plain.line_looks import BULLET, Look, ends_sentence
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.numbers.numbering import Entry
from faqbot.corpus.readers.plain.underlines import looks_like_heading
from faqbot.corpus.readers.qa_marks import behind_name
from faqbot.text.document_words import ASKING_SECTION

_ASKING_SECTION = re.compile(ASKING_SECTION, re.IGNORECASE)
# The dots and the number of the page behind an entry.
_PAGE_NUMBER = re.compile(r"(?>(?:\s*[.·…_]){3,200})\s*\d{1,4}\s*$")

# The first words of a line, behind the letter of a question.
_BEGINNING = re.compile(r"(?!Q\d*[:.)])[^\W\d_][\w ]{0,20}+")
# The number of a link, as browsers for the terminal write it: [12]How do I pay?
_LINK = re.compile(r"^\[\d{1,3}\]")
# A sign or a number before the name of an entry, as of nested lists: + 1.2 Paying
_BARE_MARK = re.compile(r"(?:\+\s{1,4}(?:\d{1,3}(?:\.\d{1,3}){0,5}\s++)?|\d{1,3}(?:\.\d{1,3}){0,5}\s++)(?=[^\W\d_])")
# The number of an entry, with or without signs around it: ! 2.3) Why?
_PLACE = re.compile(r"\W{0,4}(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})(?!\w)")

# The sign of the bullets in a nested list, which elsewhere is no bullet.
_NESTED = "+ "
_WORDS = re.compile(r"[^\W_]+")
# Length of the beginning of a text that is compared, in letters and digits.
_COMPARED = 32
# Length of the beginning in which so many letters and digits are looked for.
_READ = 100
# Longest text that is compared, in characters.
_LONGEST = 600
# Longest heading of a list of contents, in characters.
_LONGEST_HEADING = 60


class _Unit(NamedTuple):
    """A line with the lines that continue it.

    `number` is that of a numbered entry, and `place` the number before any line. `has_page` says that the number of a
    page ends it, `is_listed` that it may be an entry of a list, `is_mark` that it has the mark of a heading or
    question, and `is_apart` that it may be a heading without a mark.
    """

    first: int
    last: int
    key: str
    number: tuple[float, ...]
    place: tuple[int, ...]
    has_page: bool
    is_listed: bool
    is_mark: bool
    is_apart: bool


class ContentsLists(NamedTuple):
    """The lists of contents of a page, and the lines that they name; lines are counted from 0.

    `ranges` are the first and the last line of each list. `asked` are the numbered lines and the lines without a mark
    that a list of questions names, and `headed` are those that another list names.
    """

    ranges: list[tuple[int, int]]
    asked: set[int]
    headed: set[int]


def find_contents(page: LineTable, entries: Mapping[int, Entry], headings: AbstractSet[int]) -> ContentsLists:
    """Return the lists of contents of a page.

    `entries` are the lines that look like numbered entries, and `headings` are the other lines with the mark of a
    heading.
    """
    if not _repeats(page.lines):
        return ContentsLists([], set(), set())
    units = list(_units(page, entries, headings))
    last_marks = {unit.key: at for at, unit in enumerate(units) if unit.key and _is_answered(units, at, headings)}
    again = [(unit.is_listed or unit.is_mark) and last_marks.get(unit.key, -1) > at for at, unit in enumerate(units)]
    contents = ContentsLists([], set(), set())
    for first, last in (_whole_list(units, *run) for run in _runs(units, again)):
        if not _counts(page, units[first : last + 1]):
            continue
        start = first - 1 if first and _heads(page.lines, units, first, last) else first
        contents.ranges.append((units[start].first, units[last].last))
        listed = units[first : last + 1]
        named = [units[last_marks[unit.key]] for unit in listed if last_marks.get(unit.key, -1) > last]
        asking = 2 * sum(page.asking[unit.last] for unit in listed) >= len(listed) or _says_questions(
            page, units, first
        )
        chosen = (unit.first for unit in named if unit.is_apart or unit.number)
        (contents.asked if asking else contents.headed).update(chosen)
    return contents


def _repeats(lines: Sequence[str]) -> bool:
    """Whether at least two lines begin with the same words as other lines, as on every page with a list of contents."""
    beginnings: set[str] = set()
    again: set[str] = set()
    for line in lines:
        begins = _BEGINNING.search(line)
        if begins:
            words = begins[0].casefold()
            (again if words in beginnings else beginnings).add(words)
    return len(again) > 1


def _is_answered(units: Sequence[_Unit], at: int, headings: AbstractSet[int]) -> bool:
    """Whether a unit is a heading, or an entry or question with a text or with further entries below it."""
    unit = units[at]
    if unit.first in headings:
        return True
    if not (unit.is_mark or unit.is_apart) or at + 1 == len(units):
        return False
    following = units[at + 1]
    is_parent = unit.number and following.number != unit.number == following.number[: len(unit.number)]
    return bool(is_parent) or not following.is_mark or (unit.is_apart and not unit.is_mark)


def _runs(units: Sequence[_Unit], again: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield runs of at least two texts that come again; fewer than one text in three may differ."""
    at = 0
    while at < len(units):
        if not again[at]:
            at += 1
            continue
        first = last = at
        hits, gap = {units[at].key}, 0
        at += 1
        while at < len(units) and gap <= 1:
            if again[at]:
                last, gap = at, 0
                hits.add(units[at].key)
            elif not units[at].is_listed:
                gap += 1
            at += 1
        at = last + 1
        if len(hits) > 1 and 3 * len(hits) > 2 * (last - first + 1):
            yield first, last


def _whole_list(units: Sequence[_Unit], first: int, last: int) -> tuple[int, int]:
    """Return the run with the entry directly above and the entries directly below that do not come again.

    These have a number in turn or the number of a page. Any other item may say something that is said nowhere else.
    """
    if first and _goes_on(units[first - 1], units[first], units[first - 1]):
        first -= 1
    while last + 1 < len(units) and _goes_on(units[last], units[last + 1], units[last + 1]):
        last += 1
    return first, last


def _goes_on(above: _Unit, below: _Unit, added: _Unit) -> bool:
    """Whether an entry is directly below another, and the one that is to be added is surely an entry."""
    if above.last + 1 != below.first:
        return False
    return added.is_listed and (added.has_page or _is_in_turn(above.place, below.place))


def _is_in_turn(above: tuple[int, ...], below: tuple[int, ...]) -> bool:
    """Whether a number is the next one (2.1, 2.2), the first below it (2, 2.1), or ends its chapter (2.1, 3)."""
    if not above or not below or len(below) > len(above) + 1:
        return False
    *chapter, number = below
    before = above[len(chapter)] if len(below) <= len(above) else 0
    return tuple(chapter) == above[: len(chapter)] and number == before + 1


def _counts(page: LineTable, listed: Sequence[_Unit]) -> bool:
    """Whether the bare numbers of a list, if it has any, ascend from 1, unlike those of houses."""
    bare = (unit for unit in listed if not unit.number and page.looks[unit.first] is Look.PROSE)
    places = [unit.place for unit in bare if unit.place and page.texts[unit.first][0].isdigit()]
    return not places or (places[0][0] <= 1 and all(above < below for above, below in pairwise(places)))


def _heads(lines: Sequence[str], units: Sequence[_Unit], first: int, last: int) -> bool:
    """Whether the line above a list heads this list only: it is short, and it does not head the questions below."""
    unit = units[first - 1]
    line = lines[unit.first].strip()
    if unit.first != unit.last or len(line) > _LONGEST_HEADING or first == 1 or ends_sentence(line.removesuffix(":")):
        return False
    follows_directly = last + 1 < len(units) and units[last + 1].key == units[first].key
    return not (follows_directly and _ASKING_SECTION.search(line))


def _says_questions(page: LineTable, units: Sequence[_Unit], first: int) -> bool:
    """Whether the line above a list says that it lists questions: "The questions discussed are:"."""
    return first > 0 and _ASKING_SECTION.search(page.lines[units[first - 1].last]) is not None


def _units(page: LineTable, entries: Mapping[int, Entry], headings: AbstractSet[int]) -> Iterator[_Unit]:
    at = 0
    while at < len(page.lines):
        if page.open[at]:
            at += 1
            continue
        entry = entries.get(at)
        last = entry.last if entry else _last_line(page, entries, at)
        yield _unit(page, headings, at, last, entry)
        at = last + 1


def _unit(page: LineTable, headings: AbstractSet[int], first: int, last: int, entry: Entry | None) -> _Unit:
    """Make the unit of some lines; only a text that may be a heading, a question or an entry of a list has a key."""
    look = page.looks[first]
    marked = entry is not None or page.asking[first] or page.asking[last]
    paged = _has_page(page.texts[last])
    listed = marked or look is Look.BULLET or paged or _has_bare_mark(page.texts[first])
    marked = marked or first in headings or look is Look.HEADING or look is Look.ASKED
    apart = first == last and look is Look.PROSE and looks_like_heading(page.texts[first])
    apart = apart and (page.stands_apart(first) or _heads_marked(page, first))
    if not (listed or marked or apart):
        return _Unit(first, last, "", (), (), has_page=False, is_listed=False, is_mark=False, is_apart=False)
    text = entry.text if entry else " ".join(page.texts[first : last + 1])
    placed = _PLACE.match(page.texts[first])
    place = tuple(map(int, placed["number"].split("."))) if placed else ()
    return _Unit(first, last, _key(text), entry.number if entry else (), place, paged, listed, marked, apart)


def _last_line(page: LineTable, entries: Mapping[int, Entry], first: int) -> int:
    """Return the last of the lines that continue a line: they are indented further, or its sentence goes on."""
    last = first
    if page.asking[first]:
        return last
    is_item = page.looks[first] is Look.BULLET
    while last + 1 < len(page.lines) and page.looks[last + 1] is Look.PROSE and last + 1 not in entries:
        if is_item and page.texts[last + 1].startswith(_NESTED):
            break
        if _heads_marked(page, last + 1):
            break
        deeper = is_item and page.indents[last + 1] > page.indents[first]
        if not deeper and not page.is_wrapped(last):
            break
        last += 1
    return last


def _heads_marked(page: LineTable, at: int) -> bool:
    """Whether a line may head the `Q:` below a blank line, although it stands directly below an answer."""
    if not page.is_open(at + 1) or not page.texts[at][:1].isupper() or not looks_like_heading(page.texts[at]):
        return False
    at += 1
    while at < len(page.open) and page.open[at]:
        at += 1
    return at < len(page.open) and page.looks[at] is Look.ASKED


def _has_page(line: str) -> bool:
    """Whether dots and the number of a page end a line."""
    return line[-1:].isdigit() and len(line) <= _LONGEST and bool(_PAGE_NUMBER.search(line))


def _has_bare_mark(line: str) -> bool:
    """Whether a line is a name behind a number or a plus: 2 Units & Abilities."""
    if line.startswith(_NESTED):
        return True
    found = _BARE_MARK.match(line) if line[0].isdigit() else None
    return found is not None and line[found.end()].isupper() and looks_like_heading(line[found.end() :])


def _key(text: str) -> str:
    """Return the letters and digits of the beginning of a text, without a bullet or number before it."""
    if len(text) > _LONGEST:
        return ""
    bullet = None if text[:1].isalpha() and text[1:2].isalpha() else BULLET.match(text)
    said = behind_name(_LINK.sub("", bullet["text"] if bullet else text))
    if mark := _BARE_MARK.match(said):
        said = said[mark.end() :]
    if _has_page(said):
        said = _PAGE_NUMBER.sub("", said)
    return "".join(_WORDS.findall(said[:_READ].casefold()))[:_COMPARED]
