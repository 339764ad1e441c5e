"""Words that the documents write apart and the question joined, or the other way round.

People write compounds joined, with a hyphen, or as two words. So "checkout" is read as "check-out" if the documents
have it, and "64 bit" as "64bit".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from faqbot.index.index import Index
from faqbot.text.unspaced import is_unspaced

# Longest word whose halves are looked for, and the most chunks that are read to find two halves side by side.
_LONGEST = 40
_MOST_READ = 5


def halves_in_documents(word: str, index: Index) -> list[tuple[str, ...]]:
    """Return the two halves of a word that a chunk has side by side, as it has "push-ups" for "pushups"."""
    if not word.isalnum() or len(word) > _LONGEST or is_unspaced(word):
        return []
    cuts = [(word[:at], word[at:]) for at in range(1, len(word))]
    stems = index.analyser.stems_of_rare([half for cut in cuts for half in cut])
    numbers = index.term_numbers(stems)
    for cut, terms, known in zip(cuts, _in_pairs(stems), _in_pairs(numbers), strict=True):
        is_content = any(map(index.analyser.is_content, terms))
        if is_content and None not in known and _are_side_by_side(terms, known, index):
            return [cut]
    return []


def joined_in_documents(words: Sequence[str], at: int, index: Index) -> list[tuple[str, ...]]:
    """Return the words of the documents that the word at a place of a question and one beside it are together."""
    near = words[max(0, at - 1) : at + 2]
    own = index.analyser.stems(near)
    # No word of grammar begins one: "mit Arbeitern" are no "Mitarbeiter".
    is_content = map(index.analyser.is_content, own)
    joined = [one + other for (one, other), begins in zip(pairwise(near), is_content, strict=False) if begins]
    stems = index.analyser.stems_of_rare(joined)
    known = zip(joined, stems, index.term_numbers(stems), strict=True)
    # What has the stem of one of them has only an ending more: "zonee" for "zone E".
    return [(word,) for word, stem, number in known if number is not None and stem not in own]


def _in_pairs(values: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the first two of some values, the next two, and so on."""
    return zip(values[::2], values[1::2], strict=True)


def _are_side_by_side(terms: tuple[str, str], numbers: tuple[int, int], index: Index) -> bool:
    """Whether one of the first chunks with both terms, which have these numbers, has them side by side."""
    first, second = numbers
    for postings in index.fields.values():
        both = np.intersect1d(postings.of(first)[0], postings.of(second)[0], assume_unique=True)
        for number in both[:_MOST_READ].tolist():
            chunk = index.chunk(number)
            texts = (*chunk.questions, *chunk.source.headings, chunk.source.title, chunk.text)
            if any(terms in pairwise(index.analyser.terms(text)) for text in texts):
                return True
    return False
