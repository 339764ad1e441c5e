"""Find what stands on every page, or on many: running heads and feet, and the numbers of pages.

No word of any language is needed: a running head stands at the same height with the same text, and the number in it, if
it has one, grows with the pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from faqbot.corpus.readers.pdf.measures import same_size
from faqbot.corpus.readers.pdf.page_lines import PageLine

RUNNING_HEAD = "running head"
PAGE_NUMBER = "page number"

# Lines from the edge of a page that may be running heads, and how far their heights may differ from page to page.
_OUTERMOST = 4
_SAME_HEIGHT = 3.0
# A line is a running head if it stands on at least this many pages: chapters have heads of their own.
_FEWEST_PAGES = 3
# A line of the same size that stands as close to the text as this, in its size, is part of the text.
_CLOSE = 1.6
# A line that stands on only two pages is smaller than most of the text, in its size.
_SMALLER = 0.95
# Of the numbers in it, at least this share must grow with the pages.
_GROWING = 0.8
# The number of the only page of a document stands this far from the text above, in distances between lines, and in this
# part of the page.
_APART = 2.0
_FOOT = 0.12
_LONGEST_NUMBER_LINE = 30
# Words beside the number of a page: "Page 3 of 12".
_MOST_WORDS = 2

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\W*([ivxlc]{1,7})\W*", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class _Place(NamedTuple):
    """A line near the edge of a page: the distance from the edge, and the numbers in it."""

    line: PageLine
    distance: float
    numbers: tuple[int, ...]


def running_heads(pages: Sequence[Sequence[PageLine]], heights: Sequence[float]) -> dict[int, str]:
    """Return the lines that are running heads or numbers of pages, by `id`, each with the reason to leave it out.

    `pages` are the lines of all pages from top to bottom, and `heights` the heights of the pages.
    """
    found: dict[int, str] = {}
    for is_top in (True, False):
        for depth in range(_OUTERMOST):
            places = _places(pages, heights, found, depth, is_top=is_top)
            for text, same in places.items():
                for group in _at_one_height(same):
                    if _is_running(text, group, pages):
                        found |= {id(place.line): _reason(text) for place in group}
        for lines in pages:
            _keep_close_lines(lines if is_top else lines[::-1], found)
    return found or _lone_number(pages, heights)


def _keep_close_lines(lines: Sequence[PageLine], found: dict[int, str]) -> None:
    """Take lines that stand directly beside the text of a page from those found; `lines` begin at the edge."""
    count = next((at for at, line in enumerate(lines) if id(line) not in found), 0)
    while count and _is_close(lines[count - 1], lines[count]):
        count -= 1
        del found[id(lines[count])]


def _is_close(line: PageLine, other: PageLine) -> bool:
    return same_size(line, other) and abs(line.y - other.y) < _CLOSE * line.size


def _places(
    pages: Sequence[Sequence[PageLine]], heights: Sequence[float], found: dict[int, str], depth: int, *, is_top: bool
) -> dict[str, list[_Place]]:
    """Return the lines at a depth from the edge of the pages, by their texts without digits.

    A line counts only if all lines between it and the edge are running heads.
    """
    places: dict[str, list[_Place]] = defaultdict(list)
    for lines, height in zip(pages, heights, strict=True):
        ordered = lines if is_top else lines[::-1]
        if len(lines) <= depth or any(id(line) not in found for line in ordered[:depth]):
            continue
        line = ordered[depth]
        text, numbers = _plain(line.text)
        places[text].append(_Place(line, height - line.y if is_top else line.y, numbers))
    return places


def _plain(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with `#` for its numbers, and the numbers; a line may be a Roman number."""
    roman = _ROMAN.fullmatch(text)
    if roman:
        return "#", (_roman(roman[1].lower()),)
    text = " ".join(text.split())[:200]
    return _DIGITS.sub("#", text), tuple(int(number[:9]) for number in _DIGITS.findall(text))


def _roman(number: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _at_one_height(places: Sequence[_Place]) -> Iterator[list[_Place]]:
    group: list[_Place] = []
    for place in sorted(places, key=lambda one: one.distance):
        if group and place.distance - group[0].distance > _SAME_HEIGHT:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _is_running(text: str, group: Sequence[_Place], pages: Sequence[Sequence[PageLine]]) -> bool:
    count = len({place.line.page for place in group})
    if count < min(_FEWEST_PAGES, max(2, len(pages) // 2)):
        return False
    if count < _FEWEST_PAGES and not _is_set_apart(text, group, pages):
        return False
    has_letters = any(character.isalpha() for character in text)
    return _grow(group) or (not has_letters and len(group) >= len(pages) / 2)


def _is_set_apart(text: str, group: Sequence[_Place], pages: Sequence[Sequence[PageLine]]) -> bool:
    """Whether lines that stand on only two pages have the number of the page, or are smaller than the text below them.

    Any other line that stands on both pages may be part of the text, such as a heading.
    """
    if "#" in text and any(place.numbers != group[0].numbers for place in group):
        return True
    usual = median(line.size for lines in pages for line in lines)
    return all(place.line.size < _SMALLER * usual for place in group)


def _grow(group: Sequence[_Place]) -> bool:
    """Whether each number is the same on all pages, or grows with the pages."""
    for at in range(len(group[0].numbers)):
        values = [place.numbers[at] for place in group]
        steps = [place.numbers[at] - place.line.page for place in group]
        if max(Counter(values).values()) < len(group) and max(Counter(steps).values()) < _GROWING * len(group):
            return False
    return True


def _reason(text: str) -> str:
    words = sum(word.isalpha() for word in text.split())
    return PAGE_NUMBER if "#" in text and words <= _MOST_WORDS else RUNNING_HEAD


def _lone_number(pages: Sequence[Sequence[PageLine]], heights: Sequence[float]) -> dict[int, str]:
    """Return the last line of a document of one page if it is the number of the page, such as "1" or "Page 1 of 1"."""
    if len(pages) != 1 or len(pages[0]) <= _MOST_WORDS:
        return {}
    *_, above, last = pages[0]
    text, numbers = _plain(last.text)
    is_number = (
        bool(numbers)
        and set(numbers) == {1}
        and len(text) <= _LONGEST_NUMBER_LINE
        and len(text.split()) <= 2 * _MOST_WORDS
    )
    is_foot = last.y < _FOOT * heights[0] and above.y - last.y > _APART * 1.2 * above.size
    return {id(last): PAGE_NUMBER} if is_number and is_foot else {}
