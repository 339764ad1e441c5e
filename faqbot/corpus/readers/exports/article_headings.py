"""Find the headings in the HTML of an article: those of HTML, and lines in bold that are questions.

    <h2>How long does it take?</h2>         <summary>Do you ship abroad?</summary>
    <p><strong>What about Iceland?</strong></p>
    <p><b>Can I cancel?</b><br>Yes.</p>

A line in bold that does not ask ("My card was stolen") is a heading if at least half of such lines of the article ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faqbot.corpus.readers.qa_marks import ASKS
from faqbot.corpus.records.cell_text import text_of_cell

_HEADING_TAG = re.compile(r"<(?P<end>/?)(?:h(?P<level>[1-6])|summary)(?=[\s>])[^<>]*>", re.IGNORECASE)
_BOLD = re.compile(r"<(?P<end>/?)(?:strong|b)(?=[\s>])[^<>]*>", re.IGNORECASE)
# What stands between the beginning of a block and the bold words with which its first line begins, and behind them.
_SPACE = r"(?:\s|&nbsp;|&#160;|\xa0)"
_BEGINS = r"(?:p|div|li|ol|ul|span|u|em|i|br)(?:\s[^<>]*)?/?>"
_ENDS = r"(?:</(?:p|div|li)>|<br\s*/?>)"
_BEFORE = re.compile(rf"(?:^|<(?:p|div|li|br)(?:\s[^<>]*)?>)(?:<{_BEGINS}|{_SPACE})*$", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:</(?:span|u|em|i)>|{_SPACE})*(?:{_ENDS}|$)(?:{_ENDS}|{_SPACE})*", re.IGNORECASE)
# How much of the HTML before and behind bold words is looked at, and the longest line in bold, in characters, without
# its tags and with them.
_LOOKED_AT = 300
_LONGEST, _LONGEST_TAGGED = 250, 1_000
# The level of lines in bold: below that of all headings.
_BELOW_HEADINGS = 7
_FEWEST_ASKING = 2


class ArticleHeading(NamedTuple):
    """A heading of an article: its text, its level, and where it begins and ends in the HTML."""

    text: str
    level: int
    start: int
    end: int
    asks: bool


def headings_of_article(html: str) -> list[ArticleHeading]:
    """Return the headings in the HTML of an article, in their order."""
    marked = list(_marked_headings(html))
    bold = _without_overlap(list(_bold_lines(html)), marked)
    asking = [line for line in bold if line.asks]
    if len(asking) < _FEWEST_ASKING or 2 * len(asking) < len(bold):
        bold = asking
    return sorted([*marked, *bold], key=lambda heading: heading.start)


def _marked_headings(html: str) -> Iterator[ArticleHeading]:
    opened = None
    for tag in _HEADING_TAG.finditer(html):
        if not tag["end"]:
            opened = tag
        elif opened is not None:
            text = _text(html[opened.end() : tag.start()])
            if text:
                is_question = not opened["level"] or bool(ASKS.search(text))
                level = int(opened["level"] or _BELOW_HEADINGS)
                yield ArticleHeading(text, level, opened.start(), tag.end(), is_question)
            opened = None


def _bold_lines(html: str) -> Iterator[ArticleHeading]:
    """Yield the lines that are in bold from their beginning to their end; a line may be of several pieces."""
    opened = None
    ended = 0
    for tag in _BOLD.finditer(html):
        if not tag["end"]:
            goes_on = opened is not None and 0 < ended <= tag.start() <= ended + _LOOKED_AT
            if not goes_on or html[ended : tag.start()].strip():
                opened, ended = tag, 0
            continue
        if opened is None:
            continue
        ended = tag.end()
        if ended > opened.end() + _LONGEST_TAGGED:
            opened = None
            continue
        before = html[max(0, opened.start() - _LOOKED_AT) : opened.start()]
        behind = _BEHIND.match(html, ended, ended + _LOOKED_AT)
        start = _BEFORE.search(before) if behind else None
        text = _text(html[opened.end() : tag.start()]) if start else ""
        if behind and start and text and len(text) <= _LONGEST:
            first = opened.start() - len(before) + start.start()
            yield ArticleHeading(text, _BELOW_HEADINGS, first, behind.end(), bool(ASKS.search(text)))
            opened = None


def _without_overlap(lines: Sequence[ArticleHeading], marked: Sequence[ArticleHeading]) -> list[ArticleHeading]:
    """Return the lines in bold that are in no heading of HTML."""
    kept: list[ArticleHeading] = []
    at = 0
    for line in lines:
        while at < len(marked) and marked[at].end <= line.start:
            at += 1
        if at == len(marked) or line.end <= marked[at].start:
            kept.append(line)
    return kept


def _text(html: str) -> str:
    return " ".join(text_of_cell(f"<p>{html}</p>").split())
