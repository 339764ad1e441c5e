"""The words of titles: which documents have each, and how else they may be typed.

Every document, or topic that a table names, has a title. Its words name it, rare ones most:

    weight(word) = ln(1 + (T - df + .5) / (df + .5))

with T titles, df of which have the word; function words and question words weigh nothing. A corpus of one title has
none to tell apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from faqbot.search.index import Array, Index, Texts, pack
from faqbot.search.weighting import idf, role_weight

if TYPE_CHECKING:
    from faqbot.search.terms import Analyser


def build_titles(
    titles: Sequence[str], analyser: Analyser, vocabulary: Mapping[str, int]
) -> tuple[dict[str, Array], dict[str, bytes]]:
    """Return the arrays and texts that `topics` reads; `vocabulary` has the number of every term of the corpus."""
    words = [analyser.words(title) for title in titles] if len(titles) > 1 else []
    stems = [analyser.stems(listed) for listed in words]
    numbers = {stem: number for number, stem in enumerate(sorted({stem for listed in stems for stem in listed}))}
    of_word: list[list[int]] = [[] for _ in numbers]
    for topic, listed in enumerate(stems):
        for stem in set(listed):
            of_word[numbers[stem]].append(topic)
    frequency = np.array([len(topics) for topics in of_word], dtype=np.float64)
    content = np.array([role_weight(stem, analyser) == 1 for stem in numbers], dtype=np.float64)
    weights = idf(frequency, max(1, len(titles))) * content
    totals = [sum(float(weights[numbers[stem]]) for stem in sorted(set(listed))) for listed in stems]
    names, offsets = pack(_names(words, stems, numbers))
    arrays = {
        "name_offsets": offsets,
        "title_word_starts": np.cumsum([0, *map(len, of_word)]).astype("<i8"),
        "title_word_topics": np.array([topic for topics in of_word for topic in topics], dtype="<i4"),
        "title_word_weights": weights.astype("<f4"),
        "title_word_terms": np.array([vocabulary.get(stem, -1) for stem in numbers], dtype="<i4"),
        "topic_weights": np.array(totals, dtype="<f4"),
    }
    return arrays, {"names": names}


class Names:
    """How the words of titles may be typed: as they stand, their stems, and neighbours joined as they stand.

    What is typed stands for one or two words of titles, by their numbers.
    """

    def __init__(self, index: Index) -> None:
        self._entries = Texts(index.texts["names"], index.arrays["name_offsets"])

    def of(self, typed: str) -> list[tuple[int, ...]]:
        """Return all that something typed stands for."""
        found = []
        for name, numbers in self.since(typed):
            if name != typed:
                break
            found.append(numbers)
        return found

    def since(self, typed: str) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield what may be typed, in order, from something on, each with what it stands for."""
        for at in range(bisect_left(self._entries, typed.encode()), len(self._entries)):
            name, _, numbers = self._entries[at].decode().partition("\t")
            yield name, tuple(map(int, numbers.split(" ")))


def _names(words: Sequence[Sequence[str]], stems: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> list[bytes]:
    """Return the entries of `Names`, sorted."""
    names: set[tuple[str, tuple[int, ...]]] = set()
    for listed, stemmed in zip(words, stems, strict=True):
        for word, stem in zip(listed, stemmed, strict=True):
            names |= {(word, (numbers[stem],)), (stem, (numbers[stem],))}
        for (one, other), (first, second) in zip(pairwise(listed), pairwise(stemmed), strict=True):
            names.add((one + other, (numbers[first], numbers[second])))
    return sorted(f"{name}\t{' '.join(map(str, its))}".encode() for name, its in names)
