"""Normalise text beyond ASCII, and split its tokens.

This module is imported only for text beyond ASCII, because the tables that it needs take time to load.
"""

from __future__ import annotations

import re
import unicodedata

from faqbot.text.patterns import token_pattern
from faqbot.text.unspaced import bigrams

# A character of a word: a letter, a digit, or one of the vowel signs, tones and points that Python's \w leaves out
# (Unicode's categories Mn and Mc).
_CHARACTER = (
    r"(?:[^\W_]|[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711-\u0963"
    r"\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ece\u0f18-\u0fc6\u102b-\u103e\u1056-\u109d\u135d-\u135f"
    r"\u1712-\u17d3\u17dd\u180b-\u180f\u1885-\u193b\u1a17-\u1dff\u2cef-\u2dff\u302a-\u302f\u3099-\u309a"
    r"\ua66f-\ua6f1\ua802-\uabed\ufb1e\ufe20-\ufe2f])"
)
TOKEN = re.compile(token_pattern(_CHARACTER))
_PARTS = re.compile(f"{_CHARACTER}+")

# All apostrophes become "'" and all hyphens "-". Invisible characters inside words (soft hyphens, joiners) are removed.
_LOOKALIKES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u201b\u2032", "'")
    | dict.fromkeys("\u2010\u2011\u2212", "-")
    | dict.fromkeys("\u00ad\u200c\u200d\u2060\ufeff", "")
)
# The digits of other scripts become those of ASCII: "३५०" is 350. These are the places in Unicode of their zeros, which
# the nine other digits follow. Digits that are ASCII's in other shapes are changed by NFKC already.
_ZEROS = (0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20,
          0x1040, 0x17E0, 0x1810)  # fmt: skip
_DIGITS = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
# In Devanagari, many type neither the dot of a borrowed sound ("मुफ़्त", "मुफ्त") nor the half moon of a nasal vowel ("हूँ",
# "हूं"). Lucene's HindiNormalizer takes these for the same, too.
_DEVANAGARI = {0x93C: "", 0x901: "\u0902"}
_CHANGED = _LOOKALIKES | _DIGITS | _DEVANAGARI
# In Arabic script, a joiner that joins nothing stands between the parts of a word that others write with a space, such
# as the ending of the plural in Persian ("کتاب‌ها", "کتاب ها"). In other scripts it only shapes the letters beside it.
_JOINS_NOTHING = "\u200c"
_APART = re.compile("(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])")
# The NFKC form of an acute accent that was typed for an apostrophe ("don´t").
_FREE_ACUTE = " \u0301"
# A run of more than 100 combining marks, which is cut to the first 100: Python's normalisation sorts a run of marks in
# quadratic time, and no real word has that many.
_MARK_RUN = re.compile(r"([^\w\s\x00-\x7f]{100})[^\w\s\x00-\x7f]+")


def normalise(text: str) -> str:
    """Return the text in NFKC, with a single kind of apostrophes, hyphens and digits, and of Hindi marks."""
    text = unicodedata.normalize("NFKC", _MARK_RUN.sub(r"\1", text))
    if _JOINS_NOTHING in text:
        text = _APART.sub(" ", text)
    return text.replace(_FREE_ACUTE, "'").translate(_CHANGED)


def split_unspaced(token: str) -> list[str]:
    """Return the parts of a token: the character bigrams of each unspaced run, and the text between these runs."""
    return [piece for part in _PARTS.findall(token) for piece in bigrams(part)]
