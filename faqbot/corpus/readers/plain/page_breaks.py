"""Find the heads and feet of the pages of a text that was made for a printer: "Postel   [Page 3]".

They stand around form feeds, or are numbered one after the other ("Page 2 of 9"). A line is a head or a
foot if it is the same on at least two pages, but for the number of the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Most lines, blank ones included, from a form feed to the head or the foot.
_NEAR = 6
_FEWEST = 2
# Longest writing of a number of a page, in characters.
_LONGEST = 40
_DIGITS = re.compile(r"\d+")
# The number of a page at the end of a line, in brackets or with the number of all pages behind it.
_NUMBERED = re.compile(
    r"(?<![^\W_])(?:page|seite|pág(?:ina|\.)|pagina|strona|страница|стр\.)[ \t]*(?P<number>\d{1,4})"
    r"(?:[ \t]*(?:of|von|de|di|van|sur|из|z|/)[ \t]*\d{1,4})?[\])]?$",
    re.IGNORECASE,
)


def page_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines (from 0) that are heads and feet of pages, but not the first line: it has the title."""
    breaks = [at for at, line in enumerate(lines) if line.startswith("\f")]
    feet = set(_alike(lines, [*(_near(lines, at - 1, -1) for at in breaks), _near(lines, len(lines) - 1, -1)]))
    feet |= _numbered(lines)
    below = [_near(lines, at, 1) for at in breaks] or [_near(lines, at + 1, 1) for at in sorted(feet)]
    first = _near(lines, 0, 1, most=len(lines))
    return (feet | set(_alike(lines, [first, *below]))) - {first}


def _near(lines: Sequence[str], start: int, step: int, most: int = _NEAR) -> int:
    """Return the next line with text from a line on, or -1 if none is near."""
    for at in range(start, start + step * most, step):
        if not 0 <= at < len(lines):
            return -1
        if lines[at].strip():
            return at
    return -1


def _alike(lines: Sequence[str], places: Sequence[int]) -> Iterator[int]:
    """Yield the places whose lines come at least twice among them, but for their numbers."""
    found: dict[str, set[int]] = defaultdict(set)
    for at in places:
        if at >= 0:
            found[_plain(lines[at])].add(at)
    for text, same in found.items():
        if len(same) >= _FEWEST and any(sign.isalnum() or sign == "#" for sign in text):
            yield from same


def _numbered(lines: Sequence[str]) -> set[int]:
    """Return the lines that end with the numbers of pages, one after the other."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for at, line in enumerate(lines):
        match = _number_of(line.rstrip())
        if match and (not at or not lines[at - 1].strip()) and not "".join(lines[at + 1 : at + 2]).strip():
            found[_plain(line)][at] = int(match["number"])
    in_turn = (
        same
        for same in found.values()
        if len(same) >= _FEWEST and all(below == above + 1 for above, below in pairwise(same.values()))
    )
    return {at for same in in_turn for at in same}


def _plain(line: str) -> str:
    """Return a line, with its numbers made equal if the number of the page is among them; "Changes in 2.1" has none."""
    text = " ".join(line.split())
    return _DIGITS.sub("#", text) if _number_of(text) or not any(map(str.isalpha, text)) else text


def _number_of(text: str) -> re.Match[str] | None:
    """Match the number of a page at the end of a text."""
    return _NUMBERED.search(text[-_LONGEST:]) if text[-2:].strip(")]")[-1:].isdigit() else None
