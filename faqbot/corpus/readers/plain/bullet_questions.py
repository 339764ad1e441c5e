"""Find the bullets of a plain-text page that are questions, because their answers stand below without an indentation.

    * Is there a mailing list?              the question may be wrapped, and the sign may be another: ->, >>, =>

    Yes. Subscribe at the counter.

    * The bell does not ring.               among such questions, a bullet that stands alone above text is one, too

    Pull harder.

An answer that is indented makes its bullet an item of a list (see `structure.marked_pairs`). Bullets with the same sign
at the same indentation are a series, and the series decides: at least two of its bullets ask and are answered, these
are at least half of those with a text below, and most have one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from faqbot.corpus.readers.plain.line_looks import LONGEST_HEADER, Look
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.qa_marks import begins_to_ask, opens_question

# What may stand before a question: a bullet, or up to three other signs that open no quote, bracket or command.
_SIGN = re.compile(r"\s*(?P<sign>[^\w\s\"'“”‘’«„`()\[\]{}$#%@/\\|]{1,3})[ \t]+\S")
_LOOKS = (Look.BULLET, Look.PROSE)
# The signs that lists in answers have, too.
_LIST_SIGNS = frozenset("-*•+–·")
_FEWEST_ASKING = 2
# Most lines of a wrapped question after its first line.
_WRAPPED = 4


class _Bullet(NamedTuple):
    """A bullet: its first and last line, whether it asks, and whether a text is below, and one without indentation."""

    first: int
    last: int
    asks: bool
    bodied: bool
    answered: bool


def bullet_questions(page: LineTable, left_out: Collection[int]) -> Mapping[int, int]:
    """Return the last line of each bullet that is a question, by its first line; lines are counted from 0."""
    series: dict[tuple[str, int], list[_Bullet]] = defaultdict(list)
    for at, look in enumerate(page.looks):
        if look in _LOOKS and at not in left_out and (sign := _sign(page, at)):
            series[sign, page.indents[at]].append(_read(page, at, sign))
    return {
        bullet.first: bullet.last
        for (sign, _), bullets in series.items()
        for bullet in _questions_of(bullets, sign, page)
    }


def _sign(page: LineTable, at: int) -> str:
    """Return the sign before a text, or an empty text for a number or letter."""
    text = page.texts[at]
    matched = None if text[:1].isalnum() else _SIGN.match(text)
    return matched["sign"] if matched else ""


def _read(page: LineTable, first: int, sign: str) -> _Bullet:
    text = without_bullet(page.texts[first])
    # Where everything is in lower case, a line in lower case says nothing.
    goes_on = page.is_full if text[:1].islower() else page.is_wrapped
    last = first
    while not page.asking[last] and last - first < _WRAPPED and last + 1 < len(page.looks):
        if page.looks[last + 1] is not Look.PROSE or not goes_on(last) or _sign(page, last + 1) == sign:
            break
        last += 1
    if sum(len(line) for line in page.lines[first : last + 1]) > LONGEST_HEADER:
        last = first
    below = next((at for at in range(last + 1, len(page.open)) if not page.open[at]), None)
    bodied = below is not None and not (page.looks[below] in _LOOKS and _sign(page, below) == sign)
    answered = bodied and page.indents[below or 0] <= page.indents[first]
    asks = page.asking[last] or (not page.ended[last] and (begins_to_ask(text) or opens_question(text)))
    return _Bullet(first, last, asks, bodied, answered)


def _questions_of(bullets: Sequence[_Bullet], sign: str, page: LineTable) -> list[_Bullet]:
    bodied = [bullet for bullet in bullets if bullet.bodied]
    asking = [bullet for bullet in bodied if bullet.asks]
    answered = sum(bullet.answered for bullet in bullets)
    if sum(bullet.answered for bullet in asking) < _FEWEST_ASKING or 2 * len(asking) < len(bodied):
        return []
    if 3 * answered < 2 * len(bullets):
        return []
    if sign not in _LIST_SIGNS:
        return bodied
    above = zip([None, *bullets], bullets, strict=False)
    return [bullet for before, bullet in above if bullet.bodied and (bullet.asks or _heads_text(bullet, before, page))]


def _heads_text(bullet: _Bullet, before: _Bullet | None, page: LineTable) -> bool:
    """Whether a bullet stands between blank lines, and not below another item of its list."""
    if not (page.is_open(bullet.first - 1) and page.is_open(bullet.last + 1)):
        return False
    return before is None or before.bodied or not all(page.open[before.last + 1 : bullet.first])


def without_bullet(text: str) -> str:
    """Return the lines of a bullet without its sign."""
    matched = _SIGN.match(text)
    return text[matched.end("sign") :].lstrip() if matched else text
