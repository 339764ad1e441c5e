"""Find the ends of sentences, so that long prose is cut between sentences only."""

from __future__ import annotations

import re
from bisect import bisect_left

from faqbot.text.document_words import ABBREVIATION, BEFORE_NUMBER
from faqbot.text.lazy_pattern import LazyPattern

# A full stop after an abbreviation or an initial does not end a sentence. After `_BEFORE_NUMBER` ("no.", "fig."), it
# does not if a number follows.
_ABBREVIATION = LazyPattern(rf"(?:{ABBREVIATION}|\b[A-Z])\.$", re.IGNORECASE)
_BEFORE_NUMBER = LazyPattern(BEFORE_NUMBER, re.IGNORECASE)
# The marks at the end of a sentence. A run of marks matches as a whole or not at all: otherwise `re` would try to match
# a line of dots from each of its dots, in quadratic time. The pattern begins with a single mark, so that `re` can skip
# quickly to the next mark. It needs one of these:
_MARKS = frozenset(".!?…。！？")
_END = LazyPattern(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’»)\]*_`]*(?=\s)|(?<=[。！？])[。！？]*[」』”’）]*)"
)
_NEXT = re.compile(r"\s*(?P<first>\S)")
_BACKTICKS = "`+"


def sentence_ends(text: str) -> list[int]:
    """Return the position after each sentence; the last position is the end of the text.

    A full stop ends a sentence unless it belongs to an abbreviation or an initial, stands in a code span, or comes
    before a word in lower case.
    """
    if _MARKS.isdisjoint(text[:-1]):  # as in most questions
        return [len(text)]
    code = _code_edges(text) if "`" in text else []
    ends = []
    for match in _END.finditer(text):
        end = match.end()
        if end == len(text):
            break
        following = _NEXT.match(text, end)
        first = following["first"] if following else ""
        if not first.islower() and not bisect_left(code, end) % 2 and not _abbreviates(text, match.start(), first):
            ends.append(end)
    if not ends or text[ends[-1] :].strip():
        ends.append(len(text))
    return ends


def _abbreviates(text: str, point: int, following: str) -> bool:
    if text[point] != ".":
        return False
    kinds = (_ABBREVIATION, _BEFORE_NUMBER) if following.isdigit() else (_ABBREVIATION,)
    return any(kind.search(text, max(0, point - 12), point + 1) for kind in kinds)


def _code_edges(text: str) -> list[int]:
    """Return the start and the end of each code span, ascending: a place inside a span has an odd number before it.

    A run of backticks is closed by the next run of the same length. Simply put: match each run with the next one of its
    length. Here each run is looked at once, whereas a regular expression would search the rest of the text for each.
    """
    runs = [match.span() for match in re.finditer(_BACKTICKS, text)]
    next_of_length: dict[int, int] = {}
    closing: dict[int, int] = {}
    for at in range(len(runs) - 1, -1, -1):
        length = runs[at][1] - runs[at][0]
        if length in next_of_length:
            closing[at] = next_of_length[length]
        next_of_length[length] = at
    edges = []
    at = 0
    while at < len(runs):
        end = closing.get(at)
        if end is not None:
            edges += [runs[at][0], runs[end][1]]
        at = (at if end is None else end) + 1
    return edges
