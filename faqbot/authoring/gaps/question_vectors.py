"""How alike questions are: by their terms, and by the word vectors of the index, where it has those of the table.

    likeness = (cosine of the terms' weights + cosine of the word vectors) / 2

The terms weigh what they weigh in the index, and words that nothing in the documents mentions weigh most: in questions
that are not answered, these say what is asked for. Word vectors know that "voucher" is near "gift card", but not what
the name of a product means; `tests/benchmarks/gaps_groups.py` has the figures of each alone and of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from faqbot.index.bm25 import IDF_POWER, role_weight
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import is_static
from faqbot.query.asked_words import bounded_question
from faqbot.ranking.evidence.word_sums import POWER

Matrix = npt.NDArray[np.float32]

# The share of the terms in the likeness, if there are word vectors too.
TERMS_SHARE = 0.5

# Words of a question that are read: more are pasted text.
_MOST_WORDS = 1000


class QuestionVectors:
    """Vectors of questions, or mean vectors of groups; the product of two is their likeness.

    `terms` is sparse, (rows, terms), and `meanings` dense, (rows, dimension), of dimension 0 without word vectors.
    """

    def __init__(self, terms: Any, meanings: Matrix) -> None:
        self.terms = terms
        self.meanings = meanings

    def __len__(self) -> int:
        return len(self.meanings)

    def __getitem__(self, rows: Any) -> QuestionVectors:
        return QuestionVectors(self.terms[rows], self.meanings[rows])

    def likeness(self, other: QuestionVectors) -> Matrix:
        """Return the likeness of each row to each row of `other`, -1 to 1, (rows, rows of other).

        It is rounded, so that the order of additions on another machine changes no group.
        """
        products: Matrix = (self.terms @ other.terms.T).toarray() + self.meanings @ other.meanings.T
        return np.round(products, 5)

    def means(self, groups: npt.NDArray[np.int64], count: int) -> QuestionVectors:
        """Return the mean of the rows of each group, (count, …); `groups` has the group of each row."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415 - see DESIGN: scipy only where an author's tool multiplies

        sizes = np.bincount(groups, minlength=count)
        shares = (1 / sizes[groups]).astype(np.float32)
        mean = csr_matrix((shares, (groups, np.arange(len(groups)))), shape=(count, len(groups)))
        return QuestionVectors(mean @ self.terms, mean @ self.meanings)


def vectors_of_questions(questions: Sequence[str], index: Index) -> QuestionVectors:
    """Return the vectors of questions, by the terms and the weights of an index."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as above

    numbers: dict[str, int] = {}
    rows, columns, values = [], [], []
    has_meanings = is_static(index.encoder)
    meanings = []
    for row, question in enumerate(questions):
        words = _distinct_words(question, index)
        weights = _weights(list(words), index)
        length = float(np.linalg.norm(weights)) or 1.0
        rows += [row] * len(words)
        columns += [numbers.setdefault(term, len(numbers)) for term in words]
        values += (weights / length).tolist()
        if has_meanings:
            meanings.append(_meaning(words, weights, index))
    share = TERMS_SHARE if has_meanings else 1.0
    data = np.array(values, dtype=np.float32) * np.float32(share**0.5)
    terms = csr_matrix((data, (rows, columns)), shape=(len(questions), len(numbers)), dtype=np.float32)
    dense = np.array(meanings, dtype=np.float32) if meanings else np.zeros((len(questions), 0), dtype=np.float32)
    return QuestionVectors(terms, dense * np.float32((1 - share) ** 0.5))


def _distinct_words(question: str, index: Index) -> dict[str, str]:
    """Return the terms of a question, each with a word that has it."""
    words = index.analyser.words(bounded_question(question))[:_MOST_WORDS]
    return dict(zip(index.analyser.stems(words), words, strict=True))


def _weights(terms: Sequence[str], index: Index) -> npt.NDArray[np.float64]:
    """Return the weight of each term in the index; a term that the index does not have weighs most, for its role."""
    numbers = index.term_numbers(terms)
    return np.array([
        index.role_weight(term) if number is None else float(index.term_weights[number])
        for term, number in zip(terms, numbers, strict=True)
    ])  # fmt: skip


def _meaning(words: dict[str, str], weights: npt.NDArray[np.float64], index: Index) -> Matrix:
    """Return the sum of the vectors of words, weighed as the ranking weighs them, of length 1 or 0."""
    from faqbot.index.static_table.language_tables import table_of  # noqa: PLC0415 - reads the table
    from faqbot.index.static_table.word_vectors import sum_of_words  # noqa: PLC0415 - as above

    roles = np.array([role_weight(term, index.analyser) for term in words])
    table = table_of(index.analyser.language)
    total = sum_of_words(table, list(words.values()), (weights / roles) ** (POWER / IDF_POWER))
    length = np.float32(np.linalg.norm(total))
    return total / length if length else total
