"""Repair typos: replace a word that no chunk has by the nearest word of the corpus.

The distance is optimal string alignment (Damerau's four edits, where no substring is edited twice), so that swapping
two neighbouring letters, the commonest typo, is a single edit.
"""

from __future__ import annotations

from typing import NamedTuple

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon, Near

# Fewest letters of a word that is repaired with one edit, and with two edits, and most letters of a repaired word.
_SHORTEST = 4
_TWO_EDITS_FROM = 8
_LONGEST = 40
# Fewest letters of a function word that a typo is repaired to.
_SHORTEST_GRAMMAR = 6

# Most letters of a word in which two neighbouring letters are swapped to find a common word (`Language.often_swapped`);
# the common words of no language are longer.
_LONGEST_SWAPPED = 6

# The loss of certainty for each edit (see `Repair`). The higher it is, the lower is the confidence of an answer that
# depends on a repaired word. With one typo in each question, hit@1 on StackFAQ is .868 instead of .879
# (tests/benchmarks/typos.py).
DOUBT = 1.5


class Repair(NamedTuple):
    """A word of the question (`asked`), and the word of the corpus that it is repaired to (`taken_for`).

    `certainty`, 0 to 1, is how much of the word's evidence counts. It is 1 - DOUBT * edits / letters, because a repair
    may be wrong: "alone" need not be a typo for "along".
    """

    asked: str
    taken_for: str
    certainty: float


def repair(word: str, index: Index) -> Repair | None:
    """Return the repair of a word to the nearest word of the corpus, or None if no word is near enough.

    Of equally near words, those with the same first letter are preferred, then the more frequent, then the first in
    alphabetical order. Short function words are never chosen: "cost" is not repaired to "most", nor "cloud" to "could".
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
    """Return the common word that a short word becomes if two neighbouring letters are swapped, or None."""
    if len(word) > _LONGEST_SWAPPED:
        return None
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return next((candidate for candidate in swapped if candidate in common), None)


def _is_target(word: str, index: Index) -> bool:
    """Whether a typo may be repaired to this word of the corpus, which must not be a short function word."""
    return len(word) >= _SHORTEST_GRAMMAR or index.analyser.stems([word])[0] not in index.analyser.function_terms
