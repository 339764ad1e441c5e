"""Split text in scripts that put no spaces between words into pairs of neighbouring characters, called bigrams."""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.text.lazy_pattern import LazyPattern

# A run of text without spaces between words, in a single script: Thai and Lao, Burmese, Khmer, hiragana, katakana, or
# Han characters. In Japanese, a change of script nearly always ends a word. Bigrams across it double the vocabulary and
# add nothing: hit@5 on jaquad-ja is .950 with them and .963 without.
_UNSPACED = LazyPattern(
    r"[\u0e00-\u0eff]+|[\u1000-\u109f]+|[\u1780-\u17ff]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+"
    r"|[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_PAIR = 2


def bigrams(part: str) -> Iterator[str]:
    """Yield the bigrams of each unspaced run (a run of a single character whole), and the text between the runs."""
    position = 0
    for run in _UNSPACED.finditer(part):
        if run.start() > position:
            yield part[position : run.start()]
        characters = run[0]
        yield from (characters[at : at + _PAIR] for at in range(max(1, len(characters) - 1)))
        position = run.end()
    if position < len(part):
        yield part[position:]


def is_unspaced(word: str) -> bool:
    """Whether a word is a bigram, or a single character, of unspaced text."""
    return not word.isascii() and len(word) <= _PAIR and _UNSPACED.fullmatch(word) is not None


def overlap(one: str, other: str) -> bool:
    """Whether a word is a bigram whose second character is the first character of another bigram."""
    if one.isascii() or not len(one) == len(other) == _PAIR:
        return False
    return one[1] == other[0] and all(map(_UNSPACED.fullmatch, (one, other)))
