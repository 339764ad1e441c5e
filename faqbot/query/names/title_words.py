"""Store the words of titles: the documents that have each, the weight of each, and the ways to type it.

Each document has a title, and so has each topic that a table names. A word names the documents that have it in their
title. A rare word weighs more than a common word:

    weight(word) = ln(1 + (T - df + .5) / (df + .5))

where T is the number of titles and df the number of titles that have the word; function words and question words weigh
nothing. If there is only a single title, no words are stored, because a question need not choose a document.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from faqbot.index.bm25 import idf, role_weight
from faqbot.index.index import Index
from faqbot.index.packing import Array, pack
from faqbot.index.titles import title_hash
from faqbot.query.lexicon import Lexicon, Near, build_lexicon
from faqbot.query.names.initials import build_initials

if TYPE_CHECKING:
    from faqbot.text.analyser import Analyser

# Stored in place of the second word if a name stands for a single word.
_NO_SECOND = -1


def build_titles(
    titles: Sequence[str], analyser: Analyser, vocabulary: Mapping[str, int]
) -> tuple[dict[str, Array], dict[str, bytes]]:
    """Return the arrays and texts that `naming` reads; `vocabulary` has the number of every term of the corpus."""
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
    named, texts = _build_names(words, stems, numbers)
    hashed = sorted((title_hash(title), number) for number, title in enumerate(titles))
    arrays = {
        "topic_hashes": np.array([value for value, _ in hashed], dtype="<u8"),
        "topic_numbers": np.array([number for _, number in hashed], dtype="<i4"),
        "title_word_starts": np.cumsum([0, *map(len, of_word)]).astype("<i8"),
        "title_word_topics": np.array([topic for topics in of_word for topic in topics], dtype="<i4"),
        "title_word_weights": weights.astype("<f4"),
        "title_word_terms": np.array([vocabulary.get(stem, -1) for stem in numbers], dtype="<i4"),
        "topic_weights": np.array(totals, dtype="<f4"),
    }
    return arrays | named | build_initials(titles), texts


class Names:
    """The ways to type words of titles (names): a word itself, its stem, and two neighbouring words joined.

    A name stands for a group of one or two words of titles, which are given by their numbers. The same name may stand
    for several such groups.
    """

    def __init__(self, index: Index) -> None:
        self._names = Lexicon(index.arrays, index.texts, "name")
        self._starts, self._words = index.arrays["meaning_starts"], index.arrays["meaning_words"]

    def of(self, typed: str) -> list[tuple[int, ...]]:
        """Return the groups of words that a typed word stands for."""
        number = self._names.number(typed)
        return [] if number is None else self._meanings(number)

    def with_prefix(self, typed: str) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield the names that begin with a typed word, the shortest first, each with a group that it stands for."""
        for name, number in self._names.with_prefix(typed):
            yield from ((name, meaning) for meaning in self._meanings(number))

    def near(self, typed: str, edits: int) -> list[Near]:
        """Return the names within `edits` (1 or 2) edits of a typed word (see `Lexicon.near`), alphabetically."""
        return sorted(self._names.near(typed, edits))

    def _meanings(self, number: int) -> list[tuple[int, ...]]:
        start, end = self._starts[number : number + 2].tolist()
        pairs = self._words[2 * start : 2 * end].reshape(-1, 2).tolist()
        return [(first,) if second == _NO_SECOND else (first, second) for first, second in pairs]


def _build_names(
    words: Sequence[Sequence[str]], stems: Sequence[Sequence[str]], numbers: Mapping[str, int]
) -> tuple[dict[str, Array], dict[str, bytes]]:
    """Return the arrays and texts of `Names`; a group of words is stored as a pair, of which the second may be -1.

    `words` and `stems` are those of each title, and `numbers` has the number of each stem.
    """
    names: dict[str, int] = {}
    named, firsts, seconds = array("q"), array("q"), array("q")

    def add(name: str, first: int, second: int) -> None:
        named.append(names.setdefault(name, len(names)))
        firsts.append(first)
        seconds.append(second)

    for listed, stemmed in zip(words, stems, strict=True):
        word_numbers = [numbers[stem] for stem in stemmed]
        for word, stem, number in zip(listed, stemmed, word_numbers, strict=True):
            add(word, number, _NO_SECOND)
            add(stem, number, _NO_SECOND)
        for (first, second), pair in zip(pairwise(listed), pairwise(word_numbers), strict=True):
            add(first + second, *pair)
    arrays, texts, order = build_lexicon(pack(name.encode() for name in names), "name")
    place = np.argsort(order)
    meanings = np.array([place[np.array(named, dtype=np.int64)], firsts, seconds], dtype=np.int64)
    meanings = meanings[:, np.lexsort(meanings[::-1])]
    is_new = np.append(True, (meanings[:, 1:] != meanings[:, :-1]).any(axis=0))[: meanings.shape[1]]
    meanings = meanings[:, is_new]
    arrays["meaning_starts"] = np.searchsorted(meanings[0], np.arange(len(names) + 1)).astype("<i4")
    arrays["meaning_words"] = meanings[1:].T.ravel().astype("<i4")
    return arrays, texts
