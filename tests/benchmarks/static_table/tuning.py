"""Tune the vectors of a table on groups of texts that mean the same (see `groups`).

A table that imitates a sentence encoder does so as well as sums of words can. Tuning teaches it what people call the
things that pages are about: "which days are you shut" is near to "Business hours" then.

Each step takes a question of each of BATCH groups, and another text of the same group. The first loss is that of
choosing this text among those of the other groups, and the question among theirs: the cross-entropy of their cosines,
divided by TEMPERATURE (van den Oord and others, "Representation Learning with Contrastive Predictive Coding", 2018).
The second loss keeps all other meanings: 1 - cosine of the vector of a general text with the one before, KEPT times.
Without it, more questions about other things than those of the groups find a wrong passage first. Adam lowers the sum
of both.

The words of a text are weighed as an index weighs them (see `faqbot.ranking.evidence.word_sums`), with a group as a
chunk.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from groups import ANSWER, QUESTION, TITLE, Group
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parents[3]))

from faqbot.ranking.evidence.word_sums import POWER
from faqbot.text.analyser import Analyser

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

BATCH, RATE, TEMPERATURE = 256, 5e-3, 0.1
KEPT, KEPT_BATCH = 30.0, 512
# How often a question is paired with a text of each kind.
SHARES = {TITLE: 0.5, ANSWER: 0.3, QUESTION: 0.2}
_WARM_UP = 20
# One group of so many is held out to judge the tuning.
_HELD_OUT = 4


class Table(NamedTuple):
    """A table to tune: its vectors, (pieces, dimension), and which of them the vector of a word is the sum of."""

    language: str
    vectors: Floats
    pieces_of: Callable[[str], Sequence[int]]


class Tuning:
    """The tuning of a table on groups in so many steps.

    `general` are texts whose vectors should stay, as `bags_of` returns them.
    """

    def __init__(self, table: Table, groups: Sequence[Group], general: csr_matrix, steps: int) -> None:
        owned = [(owner, text) for owner, group in enumerate(groups) for some in group.texts.values() for text in some]
        self._table, self._rows = table.vectors, _rows_by_mark(groups)
        self._texts = bags_of([text for _, text in owned], [owner for owner, _ in owned], table)
        self._general = general[np.diff(general.indptr) > 0]
        self._kept, _ = _of_length_1(self._general @ table.vectors)
        self._steps, self._draws = steps, np.random.default_rng(0)

    def tuned(self) -> Floats:
        """Return the vectors tuned on all groups."""
        return self._fitted(np.arange(len(self._rows)))

    def hits_held_out(self) -> tuple[float, float]:
        """Return hit@1 on groups held out from tuning, before it and after.

        A question hits if the nearest of all titles and answers of these groups is one of its own group.
        """
        draws = np.random.default_rng(1).integers(0, _HELD_OUT, len(self._rows))
        fitted = self._fitted(np.flatnonzero(draws))
        held_out = np.flatnonzero(draws == 0)
        return self._hits(self._table, held_out), self._hits(fitted, held_out)

    def _fitted(self, learnt: Numbers) -> Floats:
        table = self._table.copy()
        first, second = np.zeros_like(table), np.zeros_like(table)
        for step in range(self._steps):
            chosen = self._draws.permutation(learnt)[:BATCH]
            slopes = self._slopes_of_groups(table, chosen) + self._slopes_of_general(table)
            first, second = 0.9 * first + 0.1 * slopes, 0.999 * second + 0.001 * slopes * slopes
            rate = RATE * min(1, (step + 1) / _WARM_UP) * (1 - step / self._steps)
            moment, spread = first / (1 - 0.9 ** (step + 1)), second / (1 - 0.999 ** (step + 1))
            table -= rate * moment / (np.sqrt(spread) + 1e-6)
        return table

    def _slopes_of_groups(self, table: Floats, chosen: Numbers) -> Floats:
        asked, others = (self._texts[list(some)] for some in zip(*map(self._pair, chosen.tolist()), strict=True))
        mine, my_lengths = _of_length_1(asked @ table)
        theirs, their_lengths = _of_length_1(others @ table)
        scores = mine @ theirs.T / TEMPERATURE
        shares = (_softmax(scores, 1) + _softmax(scores, 0)) / 2
        slopes = (shares - np.eye(len(chosen), dtype=np.float32)) / (len(chosen) * TEMPERATURE)
        of_asked = asked.T @ _along_sphere(slopes @ theirs, mine, my_lengths)
        return of_asked + others.T @ _along_sphere(slopes.T @ mine, theirs, their_lengths)

    def _pair(self, group: int) -> tuple[int, int]:
        """Return the rows of a question of a group and of another text of it."""
        rows = self._rows[group]
        asked = self._draws.choice(rows[QUESTION])
        mark = self._draws.choice(list(SHARES), p=list(SHARES.values()))
        return asked, self._draws.choice([row for row in rows[mark] if row != asked])

    def _slopes_of_general(self, table: Floats) -> Floats:
        some = self._draws.integers(0, len(self._kept), KEPT_BATCH)
        texts = self._general[some]
        vectors, lengths = _of_length_1(texts @ table)
        return KEPT / KEPT_BATCH * (texts.T @ _along_sphere(-self._kept[some], vectors, lengths))

    def _hits(self, table: Floats, some: Numbers) -> float:
        vectors, _ = _of_length_1(self._texts @ table)
        asked = [(group, row) for group in some.tolist() for row in self._rows[group][QUESTION]]
        told = [(group, row) for group in some.tolist() for mark in (TITLE, ANSWER) for row in self._rows[group][mark]]
        (askers, questions), (owners, rows) = (np.array(pairs).T for pairs in (asked, told))
        nearest = (vectors[questions] @ vectors[rows].T).argmax(axis=1)
        return float((owners[nearest] == askers).mean())


def bags_of(texts: Sequence[str], owners: Sequence[int], table: Table) -> csr_matrix:
    """Return texts as sums of pieces, a row for each text and a column for each piece of the table.

    `owners` has the number of the group that each text belongs to.
    """
    words = Analyser(table.language).all_words(texts)
    weights = _weights(owners, words)
    rows, columns, values = [], [], []
    for row, said in enumerate(words):
        for word in said:
            for piece in table.pieces_of(word):
                rows.append(row)
                columns.append(piece)
                values.append(weights[word])
    return csr_matrix((np.array(values, np.float32), (rows, columns)), shape=(len(texts), len(table.vectors)))


def _weights(owners: Sequence[int], words: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the weight of each word: a power of its idf, as in an index, with all texts of an owner as a chunk."""
    pairs = {(word, owner) for owner, said in zip(owners, words, strict=True) for word in said}
    chunks, having = len(set(owners)), Counter(word for word, _ in pairs)
    return {word: math.log(1 + (chunks - df + 0.5) / (df + 0.5)) ** POWER for word, df in having.items()}


def _rows_by_mark(groups: Sequence[Group]) -> list[dict[str, list[int]]]:
    """Return for each group the numbers of its texts by their mark, all texts being numbered in their order."""
    found, row = [], 0
    for group in groups:
        found.append({})
        for mark, texts in group.texts.items():
            found[-1][mark] = list(range(row, row + len(texts)))
            row += len(texts)
    return found


def _of_length_1(sums: Floats) -> tuple[Floats, Floats]:
    """Return vectors scaled to length 1, and the lengths that they had, (vectors, 1)."""
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return sums / lengths, lengths


def _softmax(scores: Floats, axis: int) -> Floats:
    parts = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return parts / parts.sum(axis=axis, keepdims=True)


def _along_sphere(slopes: Floats, vectors: Floats, lengths: Floats) -> Floats:
    """Return the slopes by sums that were scaled to vectors of length 1, given the slopes by the vectors."""
    return (slopes - (slopes * vectors).sum(axis=1, keepdims=True) * vectors) / lengths
