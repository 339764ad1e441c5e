"""Repair typos towards the corpus: a word that no chunk has becomes the nearest word that one has.

The distance is optimal string alignment (Damerau's four edits, no substring edited twice): swapping two neighbours,
the commonest typo, is one edit.
"""

from __future__ import annotations

from typing import NamedTuple

from faqbot.search.index import Index

_SHORTEST = 4
_TWO_EDITS_FROM = 8
_LONGEST = 40
_SHORTEST_GRAMMAR = 6

# Short English words that are mistyped all the time, none of which has another word for a neighbour ("form", "dose").
_OFTEN_SWAPPED = frozenset("the and you can how what when where which with this that have should would could".split())
_LONGEST_SWAPPED = 6

# tests/benchmarks/typos.py: with one typo a question, StackFAQ keeps .868 of .879 hit@1. The more doubt, the less sure
# an answer that rests on a repaired word.
DOUBT = 1.5


class Repair(NamedTuple):
    """A word of the question and the corpus's word it was taken for.

    `certainty` is how much of the word's evidence counts, 1 - DOUBT * edits / letters: "alone" may well be no typo
    for "along".
    """

    asked: str
    taken_for: str
    certainty: float


def repair(word: str, index: Index) -> Repair | None:
    """Return the nearest word of the corpus, or None if none is near enough.

    Of equally near words the one with the same first letter wins, then the more frequent, then the first by
    alphabet. Short words that only do grammar are no targets: "cost" is not "most", nor "cloud" "could".
    """
    if index.analyser.is_english and (meant := _swapped(word)):
        return Repair(word, meant, 1.0)
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isalpha()):
        return None
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - imported only when a word is unknown
    from rapidfuzz.process import extract  # noqa: PLC0415

    most = 2 if len(word) >= _TWO_EDITS_FROM else 1
    best: tuple[int, bool, int, str] | None = None
    for length in range(len(word) - most, len(word) + most + 1):
        words, counts = index.words_of_length(length)
        for target, edits, at in extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None):
            rank = (int(edits), target[0] != word[0], -int(counts[at]), target)
            if (best is None or rank < best) and (len(target) >= _SHORTEST_GRAMMAR or not _is_grammar(target, index)):
                best = rank
    return None if best is None else Repair(word, best[3], max(0.0, 1 - DOUBT * best[0] / len(word)))


def _swapped(word: str) -> str | None:
    """Return the common word that a short one is with two neighbours swapped."""
    if len(word) > _LONGEST_SWAPPED:
        return None
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return next((one for one in swapped if one in _OFTEN_SWAPPED), None)


def _is_grammar(word: str, index: Index) -> bool:
    return index.analyser.stems([word])[0] in index.analyser.function_terms
