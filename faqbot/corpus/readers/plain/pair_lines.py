"""Find the lines of a plain-text page that hold a question and its answer, as exported lists do.

    What is a berth? - A place for a boat.        Boats | How long may it be? | Eight metres.

A dash or a colon behind a question mark also stands in prose, so sisters decide: at least three lines of the page have
the same sign behind a question, and these are at least half of its lines with text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from faqbot.corpus.readers.plain.line_looks import BULLET, Look
from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.qa_marks import LONGEST_QUESTION

_SIGN = r"\t+|[ \t]*(?:\||::|=>|->|→)[ \t]*|[ \t]+[-–—][ \t]+|:[ \t]+"
_PAIR = re.compile(rf"(?P<question>[^?？؟]{{2,{LONGEST_QUESTION}}}+[?？؟][\"”’»)]?)(?P<sign>{_SIGN})(?P<answer>\S.*)")
_LOOKS = (Look.PROSE, Look.ASKED, Look.BULLET)
# The signs between the columns of a table.
_COLUMNS = ("|", "\t")
# Fewest lines with a question and its answer.
_FEWEST = 3


class PairLine(NamedTuple):
    """The question and the answer in a line, and what stands before the question."""

    topic: str
    question: str
    answer: str


def find_pairs(page: LineTable) -> dict[int, PairLine]:
    """Return the lines (from 0) that hold a question and its answer."""
    filled = page.open.count(False)
    asking = sum("?" in text or "？" in text or "؟" in text for text in page.texts)
    if asking < _FEWEST or 2 * asking < filled:
        return {}
    found: dict[str, dict[int, PairLine]] = defaultdict(dict)
    for at, text in enumerate(page.texts):
        bullet = BULLET.match(text) if page.looks[at] is Look.BULLET else None
        match = _PAIR.match(bullet["text"] if bullet else text) if page.looks[at] in _LOOKS else None
        if match:
            sign = match["sign"].strip() or "\t"
            sign = "-" if sign in "-–—" else sign
            topic, _, question = match["question"].rpartition(sign if sign in _COLUMNS else "\n")
            if question.strip():
                found[sign][at] = PairLine(topic.strip(), question.strip(), match["answer"])
    for pairs in found.values():
        if len(pairs) >= _FEWEST and 2 * len(pairs) >= filled:
            return pairs
    return {}
