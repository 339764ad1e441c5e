"""Split text in scripts that tell no words apart by spaces into pairs of neighbouring characters, called bigrams.

Korean has spaces, but between groups of a word and what is attached to it ("도서관에서는", "in the library"), so that
the same word hardly ever stands there twice in the same form. Hangul is split, too: hit@1 on a Korean FAQ with 36
questions is .28 with the groups as words, and .58 with bigrams.

In Thai, Lao, Burmese and Khmer, vowels and tones are characters of their own, and a word has many. There a character is
a consonant with all that is written around it. With pairs of single characters, all 8 and 4 of 12 unanswerable
questions about two Thai pages are answered, and with these pairs 6 and 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.text.lazy_pattern import LazyPattern

# A run of text without spaces between words, in a single script: Thai and Lao, Burmese, Khmer, hiragana, katakana,
# Hangul, or Han characters. In Japanese, a change of script nearly always ends a word. Bigrams across it double the
# vocabulary and add nothing: hit@5 on jaquad-ja is .950 with them and .963 without.
_UNSPACED = LazyPattern(
    r"[\u0e00-\u0eff]+|[\u1000-\u109f]+|[\u1780-\u17ff]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+"
    r"|[\uac00-\ud7a3]+|[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# A consonant of Thai, Lao, Burmese or Khmer with the vowel that is written before it, the consonants below it, and the
# vowels, tones and signs around it; or any other character.
_SIGNS = r"\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
_CLUSTER = LazyPattern(rf"[\u0e40-\u0e44\u0ec0-\u0ec4]?[^{_SIGNS}](?:[\u1039\u17d2].)?[{_SIGNS}]*|.")
# The scripts with such clusters come before this character in Unicode, and the others of `_UNSPACED` behind it.
_AFTER_CLUSTERS = "\u1800"

_PAIR = 2
# No bigram of clusters that anybody writes is longer than this.
_LONGEST_PAIR = 24


def bigrams(part: str) -> Iterator[str]:
    """Yield the bigrams of each unspaced run (a run of a single character whole), and the text between the runs."""
    position = 0
    for run in _UNSPACED.finditer(part):
        if run.start() > position:
            yield part[position : run.start()]
        yield from _pairs(run[0])
        position = run.end()
    if position < len(part):
        yield part[position:]


def _pairs(run: str) -> Iterator[str]:
    parts = characters(run)
    places = range(max(1, len(parts) - 1))
    if isinstance(parts, str):
        yield from (parts[at : at + _PAIR] for at in places)
    else:
        yield from ("".join(parts[at : at + _PAIR]) for at in places)


def characters(run: str) -> Sequence[str]:
    """Return the characters of unspaced text in a single script; those of Thai and its like may be several letters."""
    return [found[0] for found in _CLUSTER.finditer(run)] if run[:1] < _AFTER_CLUSTERS else run


def is_unspaced(word: str) -> bool:
    """Whether a word is a bigram, or a single character, of unspaced text."""
    if word.isascii() or len(word) > _LONGEST_PAIR or not _UNSPACED.fullmatch(word):
        return False
    return len(characters(word)) <= _PAIR


def overlap(one: str, other: str) -> bool:
    """Whether a word is a bigram whose second character is the first character of another bigram."""
    if one.isascii() or other.isascii() or not (is_unspaced(one) and is_unspaced(other)):
        return False
    before, after = characters(one), characters(other)
    return len(before) == len(after) == _PAIR and before[1] == after[0]
