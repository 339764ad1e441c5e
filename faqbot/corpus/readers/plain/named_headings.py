"""Find the headings of a plain-text page that are a word and a number, in any language.

SECTION 2 - PAYMENT        Kapitel 3: Zahlung        第4章 付款
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from faqbot.corpus.readers.plain.line_looks import Look
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.underlines import looks_like_heading

_NAMED = re.compile(
    r"[ \t]*(?:(?P<word>(?=[^a-z])[^\W\d_]{2,20})[ \t]+(?P<number>\d{1,3}|[IVXLC]{1,7}|[A-Z])(?=[ \t]*[-–—:.)]|[ \t]|$)"
    r"|第[ \t]?(?P<ordinal>[\d一二三四五六七八九十]{1,4})[ \t]?[章节節部编編篇])"
)


def named_lines(page: LineTable, among: Iterable[int] | None = None, *, repeated: bool = False) -> dict[int, str]:
    """Return the lines that are headings of a word and a number, each with its word: SECTION 2, Kapitel 3, 第4章.

    At least two lines with the same word have different numbers, and most of these lines stand alone. No number comes
    twice, unless `repeated` says that the page may list its headings before their texts. `among` are the lines that may
    be headings; None stands for all lines.
    """
    found: dict[str, dict[int, str]] = defaultdict(dict)
    apart: Counter[str] = Counter()
    for at in range(len(page.lines)) if among is None else among:
        if page.looks[at] is Look.PROSE and (not at or page.open[at - 1]):
            line = page.lines[at]
            match = _NAMED.match(line)
            if match and _is_name(match["word"] or "第", line) and looks_like_heading(line):
                word = match["word"] or "第"
                found[word][at] = match["number"] or match["ordinal"]
                apart[word] += page.is_open(at + 1)
    named: dict[int, str] = {}
    for word, numbers in found.items():
        different = len(set(numbers.values()))
        if different > 1 and (repeated or (different == len(numbers) and 2 * apart[word] > different)):
            named |= dict.fromkeys(numbers, word)
    return named


def _is_name(word: str, line: str) -> bool:
    """Whether a word before a number is not in lower case; in an indented line, it is in capitals ("Solution 1")."""
    return not word[0].islower() and not (line[:1].isspace() and word[1:].islower())
