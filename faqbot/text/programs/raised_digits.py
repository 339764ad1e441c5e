"""Write the digits that HTML raises or lowers as characters, so that `10<sup>66</sup>` is not 1066 without its tags."""

from __future__ import annotations

import re

# Digits and the signs of an exponent between the tags, as in `10<sup>-3</sup>`, `2<sup>n</sup>` and `H<sub>2</sub>O`.
_SIGNS = "0123456789+-−n"
_ELEMENT = re.compile(r"<su(?P<kind>[bp])(?:\s[^<>]{0,100}+)?>(?P<text>[0-9+−n-]{1,20}+)</su[bp]>", re.IGNORECASE)
_CHARACTERS = {
    "p": str.maketrans(_SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ"),
    "b": str.maketrans(_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ"),
}


def with_raised_digits(source: str) -> str:
    """Return HTML with the characters for raised and lowered digits in place of their elements.

    Other texts in such elements (`1<sup>st</sup>`) stay, and their tags with them.
    """
    if "</su" not in source and "</SU" not in source:
        return source
    return _ELEMENT.sub(lambda found: found["text"].translate(_CHARACTERS[found["kind"].lower()]), source)
