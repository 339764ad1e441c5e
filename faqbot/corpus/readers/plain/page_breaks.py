"""Find the heads and feet of the pages of a text that was made for a printer: "Postel   [Page 3]".

They stand around form feeds, or are numbered one after the other ("Page 2 of 9"). A line is a head or a foot if it is
the same on most of at least three pages, but for the number of the page, which goes up by one. A number that can be
nothing else ("[Page 3]") needs two pages only, and so does a head where there are feet. Answers may be the same on
several pages, too ("No."): a blank line is between a foot and the text, and what stands alone below a question is no
foot.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from faqbot.corpus.readers.plain.line_looks import ends_by_asking

# Most lines, blank ones included, from a form feed to the head or the foot.
_NEAR = 6
# Fewest pages with a head or a foot, and with one that has a number that can be nothing but that of a page.
_FEWEST = 3
_FEWEST_SURE = 2
# Longest writing of a number of a page, in characters.
_LONGEST = 40
_DIGITS = re.compile(r"\d+")
_PAGE = r"(?:page|seite|pág(?:ina|\.)|pagina|strona|страница|стр\.)[ \t]*(?P<number>\d{1,4})"
_ALL = r"[ \t]*(?:of|von|de|di|van|sur|из|z|/)[ \t]*\d{1,4}"
# The number of a page at the end of a line, with the number of all pages behind it, in brackets, or alone or apart from
# the text before it. "Instructions for page 2" has none.
_OF_ALL = re.compile(rf"(?<![^\W_]){_PAGE}{_ALL}[\])]?$", re.IGNORECASE)
_BRACKETED = re.compile(rf"[\[(]{_PAGE}[\])]$", re.IGNORECASE)
_APART = re.compile(rf"(?:^|[ \t]{{2}}|\t|[|·•–—-][ \t]?){_PAGE}$", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"(?<!\d)(?P<number>\d{1,4})(?!\d)")


class _Number(NamedTuple):
    """The number of a page, and whether it can be nothing else."""

    value: int
    sure: bool


def page_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines (from 0) that are heads and feet of pages, but not the first line: it has the title."""
    breaks = [at for at, line in enumerate(lines) if line.startswith("\f")]
    ends = [*(_near(lines, at - 1, -1) for at in breaks), _near(lines, len(lines) - 1, -1)]
    feet = _recurring(lines, ends, _may_be_foot, _FEWEST) | _numbered(lines)
    first = _near(lines, 0, 1, most=len(lines))
    starts = [first, *([_near(lines, at, 1) for at in breaks] or [_near(lines, at + 1, 1) for at in sorted(feet)])]
    return (feet | _recurring(lines, starts, _may_be_head, _FEWEST_SURE if feet else _FEWEST)) - {first}


def _near(lines: Sequence[str], start: int, step: int, most: int = _NEAR) -> int:
    """Return the next line with text from a line on, or -1 if none is near."""
    for at in range(start, start + step * most, step):
        if not 0 <= at < len(lines):
            return -1
        if lines[at].strip():
            return at
    return -1


def _may_be_foot(lines: Sequence[str], at: int) -> bool:
    """Whether a line has the number of a page, or stands behind a blank line and not alone below a question."""
    if not at or _is_sure(lines[at]):
        return True
    above = _near(lines, at - 1, -1)
    return not lines[at - 1].strip() and not (above >= 0 and ends_by_asking(lines[above]))


def _may_be_head(lines: Sequence[str], at: int) -> bool:
    """Whether a line has the number of a page, or stands before a blank line and does not ask."""
    below = "".join(lines[at + 1 : at + 2])
    return _is_sure(lines[at]) or not (below.strip() or ends_by_asking(lines[at]))


def _is_sure(line: str) -> bool:
    number = _number_of(line)
    return number is not None and number.sure


def _recurring(
    lines: Sequence[str], places: Sequence[int], is_possible: Callable[[Sequence[str], int], bool], fewest: int
) -> set[int]:
    """Return the possible places whose lines come on most pages, but for the number of the page."""
    filled = [at for at in places if at >= 0]
    possible = [at for at in filled if is_possible(lines, at) and any(map(str.isalnum, lines[at]))]
    return {at for same in _alike(lines, possible, fewest) for at in same if 2 * len(same) > len(filled)}


def _numbered(lines: Sequence[str]) -> set[int]:
    """Return the lines that stand apart and end with the word "page" and a number."""
    apart = [
        at
        for at, line in enumerate(lines)
        if any(map(str.isdigit, line[-3:]))
        and any(map(str.isalpha, line))
        and (not at or not lines[at - 1].strip())
        and not "".join(lines[at + 1 : at + 2]).strip()
        and _number_of(line)
    ]
    return {at for group in _alike(lines, apart, _FEWEST) for at in group}


def _alike(lines: Sequence[str], places: Sequence[int], fewest: int) -> list[list[int]]:
    """Return the groups of places whose lines are the same, but for the number of the page, which goes up by one."""
    found: dict[str, dict[int, _Number | None]] = defaultdict(dict)
    for at in places:
        number = _number_of(lines[at])
        text = " ".join(lines[at].split())
        found[_DIGITS.sub("#", text) if number else text][at] = number
    return [[*group] for group in found.values() if _go_up([*group.values()], fewest)]


def _go_up(numbers: Sequence[_Number | None], fewest: int) -> bool:
    """Whether lines are on enough pages, and their numbers, if they have any, are those of pages."""
    known = [number for number in numbers if number]
    in_turn = all(below.value == above.value + 1 for above, below in pairwise(known))
    return in_turn and len(numbers) >= (_FEWEST_SURE if known and all(number.sure for number in known) else fewest)


def _number_of(line: str) -> _Number | None:
    """Return the number of the page at the end of a line, or in a short line without letters."""
    text = line.strip()
    end = text[-_LONGEST:]
    if not any(map(str.isalpha, end)):
        found = _SHORT_NUMBER.search(text) if len(text) <= _LONGEST else None
        return _Number(int(found["number"]), sure=False) if found else None
    if not text[-2:].strip(")]")[-1:].isdigit():
        return None
    sure = _OF_ALL.search(end) or _BRACKETED.search(end)
    found = sure or _APART.search(end)
    return _Number(int(found["number"]), sure=sure is not None) if found else None
