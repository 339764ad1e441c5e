"""How like two questions are: the cosine of their terms, weighed as in the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import sqrt

from faqbot.authoring.learning.labels import Row
from faqbot.index.index import Index


class Likeness:
    """Compares questions by the terms of an index; a term that no chunk has weighs most."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._vector = cache(self._weighed)

    def between(self, one: str, other: str) -> float:
        """Return the cosine of two questions, 0 to 1."""
        mine, theirs = self._vector(one), self._vector(other)
        return sum(weight * theirs[term] for term, weight in mine.items() if term in theirs)

    def nearest(self, question: str, rows: Iterable[Row], most: int = 1) -> list[Row]:
        """Return the rows that are most like a question, the nearest first; of equal ones, the first of the file."""
        return sorted(rows, key=lambda row: (-self.between(question, row.question), row.line))[:most]

    def _weighed(self, question: str) -> Mapping[str, float]:
        index = self._index
        terms = sorted({*index.analyser.terms(question)})
        numbers = index.term_numbers(terms)
        weights = {term: index.role_weight(term) if number is None else float(index.term_weights[number])
                   for term, number in zip(terms, numbers, strict=True)}  # fmt: skip
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {term: weight / length for term, weight in weights.items()} if length else {}
