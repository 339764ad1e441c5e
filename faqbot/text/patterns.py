"""The pattern of a token, which scripts share."""

from __future__ import annotations


def token_pattern(character: str) -> str:
    """Return the pattern of a token made of such characters; compounds and identifiers stay together."""
    return rf"{character}+(?:['._/-]{character}+)*[+#]*|_{character}+"
