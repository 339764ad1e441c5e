"""A regular expression that is compiled when it is first used.

Compiling the patterns of a language takes 50 ms, and a question needs few of them. (A pattern that is not used often
need not be compiled by faqbot at all: `re.sub(pattern, …)` remembers what it compiles.)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property


class LazyPattern:
    """A pattern with those methods of `re.Pattern` that are used; `flags` are those of `re`.

    If the pattern `needs` some of these texts, in lower case, `sub` passes over a text without any of them, for which
    the pattern is then not compiled.
    """

    def __init__(self, source: str, flags: int = 0, *, needs: Sequence[str] = ()) -> None:
        self.source = source
        self.needs = needs
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self._flags)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Match at the beginning of a text, or at a place in it."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match a text as a whole."""
        return self._compiled.fullmatch(text)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match anywhere in a text, or between two places in it."""
        return self._compiled.search(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches in a text."""
        return self._compiled.finditer(text)

    def sub(self, instead: str, text: str) -> str:
        """Return a text with every match replaced."""
        if self.needs:
            folded = text.casefold()
            if not any(needed in folded for needed in self.needs):
                return text
        return self._compiled.sub(instead, text)
