"""Put a text together from parts of which some are shown in other words, such as links, as Markdown has them.

The lines of a citation are counted in its text, so the text keeps their number. A page may define an address or a
value of a thousand characters, and name it a hundred thousand times, so there is a limit to what a page grows by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

# Most characters that a page grows by.
_MOST_ADDED = 1_000_000
# An address that may stand between parentheses.
_ADDRESS = re.compile(r"[^\s<>|{}]{1,2000}")


class ShownParts:
    """A text that is put together. A line end that a shown part lacks takes the place of the next space or the last."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._owed = 0

    def add(self, text: str) -> None:
        """Add text as it is written."""
        if self._owed > 0:
            due = min(self._owed, text.count(" "))
            text = text.replace(" ", "\n", due)
            self._owed -= due
        self._parts.append(text)

    def add_shown(self, shown: str, written: str) -> None:
        """Add what is shown in the place of what is written."""
        self._parts.append(shown)
        if "\n" in written:
            self._owed += written.count("\n") - shown.count("\n")

    def text(self) -> str:
        """Return the whole text."""
        whole = "".join(self._parts)
        return "\n".join(whole.rsplit(" ", self._owed)) if self._owed > 0 else whole


class Growth:
    """How much a page may still grow."""

    def __init__(self) -> None:
        self._left = _MOST_ADDED

    def link(self, text: str, address: str) -> str:
        """Return a link of Markdown, or the text alone if there is no such address or the page has grown too much."""
        if address == text or not _ADDRESS.fullmatch(address) or not self.allows(address):
            return text
        return f"[{text}]({address})"

    def allows(self, text: str) -> bool:
        """Whether the page may grow by a text; if so, it counts as added."""
        fits = len(text) <= self._left
        self._left -= len(text) if fits else 0
        return fits


def shown_lines(lines: Sequence[str], code: Sequence[bool], shown: Callable[[str], str]) -> list[str]:
    """Return the lines of an item with their paragraphs as they are shown; lines of code stay as they are written."""
    if len(lines) == 1 and not code[0]:  # as in most items
        return [shown(lines[0])]
    result: list[str] = []
    for stays, run in groupby(zip(lines, code, strict=True), key=lambda one: one[1] or not one[0].strip()):
        texts = [line for line, _ in run]
        result += texts if stays else shown("\n".join(texts)).split("\n")
    return result
