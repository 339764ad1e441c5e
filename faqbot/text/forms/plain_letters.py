"""Words as people type them without the marks of letters: "pagina" for "página", "offnen" or "oeffnen" for "öffnen".

People leave out the marks of letters where their keyboard has none, or where they are in a hurry. This module is
imported only for questions in other languages than English, and for English ones with a word that the documents lack.
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


def typed_plainly(text: str, spellings: Mapping[str, str]) -> tuple[str, str]:
    """Return a text in lower case as it is typed without marks in two ways: with letters left as they are, and spelt.

    `spellings` are the ways to spell a letter with a mark in letters without (see `WordForms.spellings`). Of a text
    without marks, both are the text itself.
    """
    spelt = text
    for letter, spelling in spellings.items():
        spelt = spelt.replace(letter, spelling)
    return _without_marks(text), _without_marks(spelt)


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", apart.translate(_table()))


@cache
def _table() -> dict[int, str | None]:
    marks = (code for code in range(_FIRST, _LAST + 1) if unicodedata.combining(chr(code)) >= _LOWEST_CLASS)
    return {**dict.fromkeys(marks), **{ord(letter): plain for letter, plain in _WHOLE.items()}}
