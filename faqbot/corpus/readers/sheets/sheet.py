"""A sheet of a workbook: the texts of its cells, sparse, and its merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from faqbot.errors import CorpusError

# Most cells with a text in a workbook. Each takes some 200 bytes; 50,000 questions in ten columns are half a million.
MOST_CELLS = 2_000_000
# Most characters in all cells of a workbook. A text that many cells share counts in each of them, so that a small file
# cannot become a large document.
MOST_CHARACTERS = 200_000_000
# The grid of Excel and LibreOffice ends here; a cell beyond it is in no real file.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_LETTERS = 26


class Range(NamedTuple):
    """Merged cells: the first and the last row and column, 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet: `rows` maps the number of a row to its cells, which map the number of a column to a text."""

    name: str
    is_hidden: bool
    rows: dict[int, dict[int, str]]
    merged: tuple[Range, ...] = ()


class CellBudget:
    """Counts the cells of a workbook and their characters, and raises `CorpusError` where there are too many."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._cells = self._characters = 0

    def take(self, texts: Iterable[str], times: int = 1) -> None:
        """Count cells with these texts, each as often as it is repeated."""
        for text in texts:
            self._cells += times
            self._characters += times * len(text)
        if self._cells > MOST_CELLS:
            message = f"has more than {MOST_CELLS:,} cells with a text; split it into several files"
            raise CorpusError(message, path=self._path)
        if self._characters > MOST_CHARACTERS:
            message = f"has more than {MOST_CHARACTERS:,} characters in its cells; split it into several files"
            raise CorpusError(message, path=self._path)


def column_letters(column: int) -> str:
    """Return the letters of a column, which is counted from 1: 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_of(reference: str) -> tuple[int, int] | None:
    """Return the row and the column of a reference such as "B7"; None if it names no cell of the grid."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    row, column = int(match[2]), 0
    for letter in match[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def range_of(reference: str) -> Range | None:
    """Return the range of a reference such as "A2:C4"; None if it names none."""
    corners = [cell_of(corner) for corner in reference.split(":")]
    if len(corners) != len(("first", "last")) or None in corners:
        return None
    (top, left), (bottom, right) = (corner for corner in corners if corner)
    return Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
