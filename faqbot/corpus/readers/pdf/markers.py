"""Find the marks in front of the items of lists: bullets, numbers and letters."""

from __future__ import annotations

import re
from typing import NamedTuple

# Bullets, those of the fonts of signs included (see `fonts`); a dash or an "o" is one only before a space.
_BULLET = re.compile(r"(?:[•◦‣▪▫●○■□◆◇❖➢➤►▶✓✔✗✘☐☑★➔→∙⁃·\uf000-\uf0ff]\s*|[-–—*o]\s+)(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_LETTER = re.compile(r"\(?[a-zа-я][.)]\s+(?=\S)")


class Marker(NamedTuple):
    """The mark of an item: where the text behind it begins, and the number, or 0 for a bullet or a letter."""

    end: int
    number: int = 0


def marker_of(text: str) -> Marker | None:
    """Return the mark that a line begins with, or None; the letter of an item stays part of its text."""
    bullet = _BULLET.match(text)
    if bullet:
        return Marker(bullet.end())
    number = _NUMBER.match(text)
    if number:
        return Marker(number.end(), int(number[1]))
    return Marker(0) if _LETTER.match(text) else None


def is_only_marker(text: str) -> bool:
    """Whether a text is only the mark of an item."""
    marker = marker_of(f"{text.strip()} .")
    return marker is not None and (marker.end or 0) >= len(text.strip())
