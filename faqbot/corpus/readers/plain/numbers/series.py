"""Say which numbered entries of a plain-text page are questions or headings.

A number alone says little: steps, clauses, versions and quantities have numbers, too. Entries with the same signs at
the same indentation are a series, and the series decides what its entries are:

- in a series that asks, the entries with a text below them are questions, also those that state something;
- an entry with the numbers of further entries below it (1, then 1.1) is a heading, and so are the entries of a series
  of short lines that stand between blank lines above text that is not indented;
- the lines of a series that goes through the page may stand directly above their texts (see `numbered_sections`);
- all others are not entries but items of a list, or prose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.numbers.numbered_sections import numbered_sections
from faqbot.corpus.readers.plain.numbers.numbering import Entry, Number, Series
from faqbot.corpus.readers.plain.underlines import looks_like_heading

# A series asks if half of its entries with a text do. If at least so many ask, a third of the entries is enough.
_MANY_ASKING = 5

# Least mean length of the texts of numbered sections, in characters. Below steps, people write only remarks.
_SHORTEST_SECTION = 200


def accepted(entries: Sequence[Entry], page: LineTable) -> Iterator[Entry]:
    """Yield the entries that are questions or headings, in the order of their lines."""
    headers = _parents(entries)
    by_series: dict[Series, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_series[entry.series].append(entry)
    chosen: dict[int, Entry] = {}
    for series in by_series.values():
        for entry in _questions_of(series, headers):
            chosen[entry.first] = replace(entry, is_question=True)
        for entry in _headings_of(series, headers, page):
            chosen.setdefault(entry.first, entry)
    yield from (chosen[first] for first in sorted(chosen))


def _parents(entries: Sequence[Entry]) -> set[int]:
    """Return the first lines of the entries that the next deeper entry numbers as its parent."""
    parents = set()
    for entry, following in pairwise(entries):
        below = following.number[: entry.depth] == entry.number and following.depth > entry.depth
        if below and entry.series[:3] == following.series[:3]:
            parents.add(entry.first)
    return parents


def _questions_of(series: Sequence[Entry], parents: set[int]) -> Iterator[Entry]:
    """Yield the questions of a series, if enough of its entries without entries below them ask and are answered."""
    leaves = [entry for entry in series if entry.asks or (entry.bodied and entry.first not in parents)]
    asking = [entry for entry in leaves if entry.asks or entry.has_letter]
    answered = [entry for entry in asking if entry.bodied]
    share = 3 if len(asking) >= _MANY_ASKING else 2
    kept = in_turn(leaves, lambda entry: entry.asks or entry.has_letter)
    if 2 * len(answered) > len(asking) and share * len(asking) >= len(kept):
        yield from kept


def in_turn(entries: Sequence[Entry], is_sure: Callable[[Entry], bool]) -> list[Entry]:
    """Leave out the entries that are not sure and not numbered between the sure ones around them.

    Such entries are steps in an answer: their numbers begin again.
    """
    following: list[Number] = []
    upcoming: Number = (1000,)
    for entry in reversed(entries):
        following.append(upcoming)
        if is_sure(entry):
            upcoming = entry.number
    before: Number = (0,)
    kept = []
    for entry, after in zip(entries, reversed(following), strict=True):
        if not is_sure(entry) and not before < entry.number < after:
            continue
        before = entry.number
        kept.append(entry)
    return kept


def _headings_of(series: Sequence[Entry], parents: set[int], page: LineTable) -> Iterator[Entry]:
    """Yield the headings of a series: the parents of other entries, and short lines between blank lines above prose."""
    numbers = [entry.number for entry in series]
    known = set(numbers)
    once = len(known) == len(numbers)
    sections = sum(entry.bodied and _is_section_line(entry, page) for entry in series)
    if len(known) == len(series) > 1 and _length_between(series, page.lines) < _SHORTEST_SECTION:
        once = False  # steps with a remark below each
    through = {entry.first for entry in numbered_sections(series, parents, page)}
    for entry in series:
        if entry.first in through:
            yield entry
        elif entry.first in parents:
            if _is_title(entry):
                yield entry
        elif entry.depth > 1:
            if _is_title(entry) and entry.bodied and _has_neighbour(entry.number, known):
                yield entry
        elif once and 1 < sections == len(series):
            yield entry


def _is_title(entry: Entry) -> bool:
    return looks_like_heading(entry.text) or entry.asks


def _length_between(series: Sequence[Entry], lines: Sequence[str]) -> float:
    """Return the mean number of characters between an entry and the next one."""
    between = lines[series[0].last + 1 : series[-1].first]
    headers = sum(len(line) for entry in series[1:-1] for line in lines[entry.first : entry.last + 1])
    return (sum(map(len, between)) - headers) / (len(series) - 1)


def _has_neighbour(number: Number, known: set[Number]) -> bool:
    """Whether the number before or after a number, or the number above it, is known; versions and sums have none."""
    *above, last = number
    return bool(known & {(*above, last - 1), (*above, last + 1), tuple(above), (*number, 1)})


def _is_section_line(entry: Entry, page: LineTable) -> bool:
    body = entry.last + 1
    if entry.first != entry.last or not page.stands_apart(entry.first) or not looks_like_heading(entry.text):
        return False
    while body < len(page.open) and page.open[body]:
        body += 1
    return entry.text[:1].isupper() and page.indents[body] <= page.indents[entry.first]
