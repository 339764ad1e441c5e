"""Letters without their marks: the same text for "página" and "pagina", and for "öffnen", "oeffnen" and "offnen".

People leave out the marks of letters where their keyboard has none, or where they are in a hurry. This module is
imported only when a word of a question is in no document.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

# Of all combining characters, those of these classes (Unicode's canonical combining classes) are marks above, below or
# through a letter. Those of lower classes are letters by themselves, such as the vowels of Hebrew and Hindi, or make
# another letter, as those of kana do.
_LOWEST_CLASS = 200

# The scripts with such marks: Latin, Greek, Cyrillic, Hebrew and Arabic.
_FIRST, _LAST = 0x300, 0x6FF

# Letters whose marks Unicode does not take apart, and ligatures.
_WHOLE = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}


def plain_letters(text: str, spellings: Mapping[str, str]) -> str:
    """Return a text in lower case without the marks of its letters.

    `spellings` are the ways to write a letter with a mark in several letters (see `WordForms.spellings`); they also
    become the letter without its mark.
    """
    plain = _without_marks(text)
    for letter, spelling in spellings.items():
        plain = plain.replace(spelling, _without_marks(letter))
    return plain


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", apart.translate(_table()))


@cache
def _table() -> dict[int, str | None]:
    marks = (code for code in range(_FIRST, _LAST + 1) if unicodedata.combining(chr(code)) >= _LOWEST_CLASS)
    return {**dict.fromkeys(marks), **{ord(letter): plain for letter, plain in _WHOLE.items()}}
