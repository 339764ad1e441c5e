"""Repair typos: a word that no chunk has is replaced by the nearest word of the corpus.

The distance is optimal string alignment (Damerau's four edits, no substring edited twice): swapping two neighbours,
the commonest typo, is one edit.
"""

from __future__ import annotations

from typing import NamedTuple

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon, Near

# Letters of a word that may be repaired, with one edit and with two, and of a function word that is a repair.
_SHORTEST = 4
_TWO_EDITS_FROM = 8
_LONGEST = 40
_SHORTEST_GRAMMAR = 6

# Longer words are not tried for two swapped neighbours: no language lists common words of more letters.
_LONGEST_SWAPPED = 6

# How much certainty an edit costs (see `Repair`). With one typo in every question, hit@1 on StackFAQ is .868 instead of
# .879 (tests/benchmarks/typos.py). The greater the doubt, the less confident an answer that rests on a repaired word.
DOUBT = 1.5


class Repair(NamedTuple):
    """A word as it was `asked`, and the word of the corpus it was `taken_for`.

    `certainty`, 0 to 1, is how much of the word's evidence counts: 1 - DOUBT * edits / letters, because a repair may be
    wrong ("alone" may well be meant, and no typo for "along").
    """

    asked: str
    taken_for: str
    certainty: float


def repair(word: str, index: Index) -> Repair | None:
    """Return the nearest word of the corpus, or None if none is near enough.

    Of equally near words the one with the same first letter wins, then the more frequent, then the first by the
    alphabet. Short function words are never chosen: "cost" is not repaired to "most", nor "cloud" to "could".
    """
    if meant := _swapped(word, index.analyser.lists.often_swapped):
        return Repair(word, meant, 1.0)
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isalpha()):
        return None
    words = Lexicon(index.arrays, index.texts, "word")
    counts = index.arrays["word_counts"]

    def rank(near: Near) -> tuple[int, bool, int, str]:
        number = words.number(near.word)
        return near.edits, near.word[0] != word[0], 0 if number is None else -int(counts[number]), near.word

    for most in (1, 2) if len(word) >= _TWO_EDITS_FROM else (1,):
        targets = (near for near in words.near(word, most) if _is_target(near.word, index))
        if best := min(targets, key=rank, default=None):
            return Repair(word, best.word, max(0.0, 1 - DOUBT * best.edits / len(word)))
    return None


def _swapped(word: str, common: frozenset[str]) -> str | None:
    """Return the common word that a short word becomes when two neighbouring letters are swapped, None if no such."""
    if len(word) > _LONGEST_SWAPPED:
        return None
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return next((candidate for candidate in swapped if candidate in common), None)


def _is_target(word: str, index: Index) -> bool:
    """Whether a typo may be repaired to a word of the corpus: to any but a short function word."""
    return len(word) >= _SHORTEST_GRAMMAR or index.analyser.stems([word])[0] not in index.analyser.function_terms
