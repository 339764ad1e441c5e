"""Find the headings of a plain-text page that are a word and a number, in any language.

SECTION 2 - PAYMENT        Kapitel 3: Zahlung        Art. 4 Fees        § 5 Haftung        第4章 付款
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from faqbot.corpus.readers.plain.line_looks import Look, ends_by_asking
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.underlines import looks_like_heading

_NAMED = re.compile(
    r"[ \t]*(?:(?P<word>(?=[^a-z])[^\W\d_]{2,20})\.?[ \t]+(?P<number>\d{1,3}(?:er|re|[a-zºª])?|[IVXLC]{1,7}|[A-Z])"
    r"(?=[ \t]*[-–—:.)]|[ \t]|$)|(?P<sign>§)[ \t]?(?P<paragraph>\d{1,3}[a-z]?)(?=[.:]?[ \t]|$)"
    r"|第[ \t]?(?P<ordinal>\d{1,4}|[一二三四五六七八九十百]{1,5})[ \t]?(?P<part>[章节節部编編篇条條]))"
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# The value of a letter that is no Roman digit, which is in turn with no number.
_NO_DIGIT = 10_000
_HAN = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}
_HAN_UNITS = {"十": 10, "百": 100}


def named_lines(page: LineTable, among: Iterable[int] | None = None, *, repeated: bool = False) -> dict[int, str]:
    """Return the lines that are headings of a word and a number, each with its word: SECTION 2, Kapitel 3, 第4章.

    At least two lines with the same word have different numbers, and most of these lines stand alone, or all are
    numbered one after the other and are not in an answer ("Method 1"). No number comes twice, unless `repeated` says
    that the page may list its headings before their texts. `among` are the lines that may be headings; None stands for
    all lines.
    """
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for at in range(len(page.lines)) if among is None else among:
        if page.looks[at] is Look.PROSE and (not at or page.open[at - 1]):
            line = page.lines[at]
            match = _NAMED.match(line)
            if match and _is_name(match["word"] or "第", line) and (looks_like_heading(line) or ends_by_asking(line)):
                word = match["word"] or match["sign"] or f"第{match['part']}"
                found[word][at] = match["number"] or match["paragraph"] or match["ordinal"]
    named: dict[int, str] = {}
    for word, numbers in found.items():
        different = len(set(numbers.values()))
        apart = sum(page.is_open(at + 1) for at in numbers)
        if different > 1 and (
            repeated or (different == len(numbers) and (2 * apart > different or _are_in_turn(word, numbers, page)))
        ):
            named |= dict.fromkeys(numbers, word)
    return named


def _is_name(word: str, line: str) -> bool:
    """Whether a word before a number is not in lower case; in an indented line, it is in capitals ("Solution 1")."""
    return not word[0].islower() and not (line[:1].isspace() and word[1:].islower())


def _are_in_turn(word: str, numbers: Mapping[int, str], page: LineTable) -> bool:
    """Whether lines have one number after the other, none of them goes on in the next line, and nothing above asks.

    The sign § says enough where a number is left out, as after a paragraph that was repealed.
    """
    if page.first_asking < min(numbers):
        return False
    in_order = [number for _, number in sorted(numbers.items())]
    if not _go_up(in_order) and not (word == "§" and _ascend(in_order)):
        return False
    return not any(at + 1 < len(page.texts) and page.texts[at + 1][:1].islower() for at in numbers)


def _go_up(numbers: Sequence[str]) -> bool:
    """Whether numbers go up by one or by a part of one (3, 3a, 4); single letters may be letters (C, D) or Roman."""
    if all(len(number) == 1 and number.isascii() and number.isalpha() for number in numbers) and all(
        ord(below) == ord(above) + 1 for above, below in pairwise(numbers)
    ):
        return True
    values = [_value(number) for number in numbers]
    return all(int(below) == int(above) + 1 or above < below < int(above) + 1 for above, below in pairwise(values))


def _ascend(numbers: Sequence[str]) -> bool:
    return all(_value(above) < _value(below) for above, below in pairwise(numbers))


def _value(number: str) -> float:
    """Return the value of a number in any writing; a letter behind digits counts as a part of one: 3a.

    The endings of a first one ("1er", "1º") are no such letters.
    """
    if number[0].isdecimal():
        digits = number.rstrip("abcdefghijklmnopqrstuvwxyzºª")
        part = number.removeprefix(digits)
        return int(digits) + ((ord(part) - ord("a") + 1) / 100 if len(part) == 1 and part.isascii() else 0)
    if number[0] in _HAN or number[0] in _HAN_UNITS:
        return _han_value(number)
    values = [_ROMAN.get(sign, _NO_DIGIT) for sign in number]
    return sum(-one if one < following else one for one, following in pairwise([*values, 0]))


def _han_value(number: str) -> int:
    total, digit = 0, 0
    for sign in number:
        if sign in _HAN_UNITS:
            total, digit = total + (digit or 1) * _HAN_UNITS[sign], 0
        else:
            digit = _HAN.get(sign, 0)
    return total + digit
