"""The pattern of a token, which `analyser` uses for ASCII text and `scripts` for all other text."""

from __future__ import annotations


def token_pattern(character: str) -> str:
    """Return the pattern of a token, given that of one character; compounds and identifiers are one token."""
    return rf"{character}+(?:['._/-]{character}+)*[+#]*|_{character}+"
