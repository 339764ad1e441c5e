"""Which chunks of other documents ask what a chunk asks: pages of one kind repeat their questions.

What people call a question on one page, in its phrasings, they call it on the others too; but only the one page knows.
"""

from __future__ import annotations

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array

# Chunks looked at: more are no further help to who has to choose.
MOST_ALIKE = 20

# Questions are the same if the terms of one are among the other's, and there are so many of them at least.
FEWEST_TERMS = 2

_QUESTION_BYTES = 400


def own_question(number: int, index: Index) -> frozenset[str]:
    """Return the terms of the question that the document itself asks, but for grammar and its title; none if none."""
    if not index.chunk(number).question:
        return frozenset()
    title = index.title(number, _QUESTION_BYTES).decode(errors="ignore")
    stems = index.analyser.stems(title.split("\n")[1].split())
    topic = index.topics[int(index.arrays["chunk_topics"][number])]
    return frozenset(stems) - index.analyser.function_terms - frozenset(index.analyser.terms(topic))


def is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two questions are the same, but for words that only one of them has."""
    return (one <= other or other <= one) and min(len(one), len(other)) >= FEWEST_TERMS


def asking_alike(number: int, index: Index) -> Array:
    """Return the chunks of documents without phrasings whose questions have all terms of a chunk's own question."""
    terms = own_question(number, index)
    if len(terms) < FEWEST_TERMS:
        return np.empty(0, dtype=np.int64)
    numbers = [found for term in terms if (found := index.term_number(term)) is not None]
    if len(numbers) < len(terms):
        return np.empty(0, dtype=np.int64)
    asked = index.fields["question"]
    chunks = asked.of_all(sorted(numbers, key=lambda term: len(asked.of(term)[0])))
    unfitted: Array = chunks[index.arrays["chunk_fitted"][chunks] == 0]
    return unfitted[:MOST_ALIKE]
