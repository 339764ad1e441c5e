"""Find the headings of a plain-text page that are a word and a number, in any language.

SECTION 2 - PAYMENT        Kapitel 3: Zahlung        Art. 4 Fees        § 5 Haftung        第4章 付款
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from faqbot.corpus.readers.plain.line_looks import Look, ends_by_asking
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.underlines import looks_like_heading

_NAMED = re.compile(
    r"[ \t]*(?:(?P<word>(?=[^a-z])[^\W\d_]{2,20})\.?[ \t]+(?P<number>\d{1,3}(?:er|re|[a-zºª])?|[IVXLC]{1,7}|[A-Z])"
    r"(?=[ \t]*[-–—:.)]|[ \t]|$)|(?P<sign>§)[ \t]?(?P<paragraph>\d{1,3}[a-z]?)(?=[.:]?[ \t]|$)"
    r"|第[ \t]?(?P<ordinal>\d{1,4}|[一二三四五六七八九十百]{1,5})[ \t]?(?P<part>[章节節部编編篇条條]))"
)
_DIGITS = re.compile(r"\d+")


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

    The same number may come again with a letter (3, 3a, 4), and numbers without digits are believed. The sign § says
    enough where a number is left out, as after a paragraph that was repealed.
    """
    if page.first_asking < min(numbers):
        return False
    values = [int(digits[0]) for _, number in sorted(numbers.items()) if (digits := _DIGITS.match(number))]
    if any(below < above or (below > above + 1 and word != "§") for above, below in pairwise(values)):
        return False
    return not any(at + 1 < len(page.texts) and page.texts[at + 1][:1].islower() for at in numbers)
