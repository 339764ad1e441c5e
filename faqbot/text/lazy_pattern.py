"""A regular expression that is compiled when it is first used.

Compiling the patterns of a language takes 50 ms, and a question needs few of them.
"""

from __future__ import annotations

import re
from functools import cached_property


class LazyPattern:
    """A pattern with the methods of `re.Pattern` that are used for conversations."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def match(self, text: str) -> re.Match[str] | None:
        """Match at the beginning of a text."""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match a text as a whole."""
        return self._compiled.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Match anywhere in a text."""
        return self._compiled.search(text)

    def sub(self, instead: str, text: str) -> str:
        """Return a text with every match replaced."""
        return self._compiled.sub(instead, text)
