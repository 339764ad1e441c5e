"""The pattern of a token, which `analyser` uses for ASCII text and `scripts` for all other text."""

from __future__ import annotations


def token_pattern(character: str) -> str:
    """Return a regular expression for a token, given one for a character; a compound or identifier is one token."""
    return rf"{character}+(?:['._/-]{character}+)*[+#]*|_{character}+"
