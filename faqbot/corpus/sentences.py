"""Where sentences end, for cutting long prose without cutting a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left

from faqbot.text.document_words import ABBREVIATION, BEFORE_NUMBER

# A full stop after one of these ends no sentence, and after one of the second kind none if a number follows.
_ABBREVIATION = re.compile(rf"(?:{ABBREVIATION}|\b[A-Z])\.$", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(BEFORE_NUMBER, re.IGNORECASE)
# A run of marks matches whole or not at all, because `re` would otherwise try a line of dots from each dot. The
# pattern begins with the first mark, so that `re` can skip quickly to the next mark.
_END = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’»)\]*_`]*(?=\s)|(?<=[。！？])[。！？]*[」』”’）]*)"
)
_NEXT = re.compile(r"\s*(?P<first>\S)")
_BACKTICKS = re.compile(r"`+")


def sentence_ends(text: str) -> list[int]:
    """Return the position behind each sentence; the last position is the end of the text.

    A full stop ends a sentence unless it belongs to an abbreviation or initial, stands in a code span, or the next word
    begins in lower case.
    """
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
    """Return the begin and the end of every code span, ascending: a place with an odd number of them before is inside.

    A run of backticks is closed by the next run of the same length. Each run is looked at once; a regular expression
    would search the rest of the text for each.
    """
    runs = [match.span() for match in _BACKTICKS.finditer(text)]
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
