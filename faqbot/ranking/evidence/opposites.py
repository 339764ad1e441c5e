"""Words that turn a question into its opposite: an answer about the one is no answer about the other.

Which words do so is a list of the language; one without such lists has no opposites.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.ranking.maxscore import best
from faqbot.text.analyser import Analyser

# Words between a verb and the word that switches its meaning: "turn the kitchen light off".
_REACH = 4

# Only the best chunks are looked at, and only the beginning of their questions, in bytes.
_CHECKED = 10
_TITLE_BYTES = 10_000


def sides(words: Sequence[str], analyser: Analyser) -> frozenset[tuple[str, str]]:
    """Return the sides that a question takes, as pairs (side, its opposite); a question that says both takes none."""
    lists = analyser.lists
    if not lists.opposites:
        return frozenset()
    opposite = _opposites(analyser.language)
    taken: dict[str, str] = {}
    for at, (word, stem) in enumerate(zip(words, analyser.stems(words), strict=True)):
        before = words[at - 1] if at else ""
        if stem in opposite and before != lists.negation:
            taken[stem] = opposite[stem]
        elif word in lists.opposite_prepositions:
            thing = next((after for after in words[at + 1 :] if after not in lists.function_words), "")
            taken[f"{word} {thing}"] = f"{lists.opposite_prepositions[word]} {thing}"
        elif word in lists.switches and lists.switch_verb in words[max(0, at - _REACH) : at]:
            taken[f"{lists.switch_verb} {word}"] = f"{lists.switch_verb} {lists.switches[word]}"
        elif word == lists.permission:
            allowed, forbidden = word, f"{word} {lists.negation}"
            is_negated = list(words[at + 1 : at + 2]) == [lists.negation]
            taken[forbidden if is_negated else allowed] = allowed if is_negated else forbidden
    return frozenset((side, other) for side, other in taken.items() if other not in taken)


def opposite_evidence(words: Sequence[str], chunks: Array, scores: Vector, index: Index) -> Vector:
    """Return 1 for each chunk that asks the opposite of a question, 0 for the others; only the best are looked at."""
    found = np.zeros(len(chunks))
    taken = sides(words, index.analyser)
    if taken:
        for at in best(np.arange(len(chunks)), scores, _CHECKED).tolist():
            found[at] = asks_opposite(taken, index.title(int(chunks[at]), _TITLE_BYTES), index.analyser)
    return found


def asks_opposite(taken: frozenset[tuple[str, str]], title: bytes, analyser: Analyser) -> bool:
    """Whether a question of a chunk (see `pack_title`) takes the opposite of a side, and none takes the side itself."""
    return any(_asks_other(side, other, title, analyser) for side, other in taken)


def _asks_other(side: str, other: str, title: bytes, analyser: Analyser) -> bool:
    """Whether one line of the questions takes the other side and none takes this side."""
    # A fast path: only lines that have the first word of a side are analysed; most have neither.
    marks = [name.partition(" ")[0].encode() for name in (other, side)]
    if marks[0] not in title:
        return False
    opposite = False
    for line in title.split(b"\n"):
        if marks[0] in line or marks[1] in line:
            taken = sides(line.decode("utf-8", "ignore").split(), analyser)
            if (side, other) in taken:
                return False
            opposite |= (other, side) in taken
    return opposite


@cache
def _opposites(language: str) -> dict[str, str]:
    """Return the stem of each word of a pair with the stem of the other word."""
    analyser = Analyser(language)  # by its name, so that the cache keeps no index's analyser alive
    pairs = map(analyser.stems, analyser.lists.opposites)
    return {word: other for first, second in pairs for word, other in ((first, second), (second, first))}
