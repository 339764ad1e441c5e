"""The vectors of chunks and questions by the static table: sums of the vectors of words, weighed by the corpus.

    vector of a text = sum over its distinct words of weight(word)**POWER * vector(word), scaled to length 1

The table itself gives telling words of general English long vectors. The weight, which is that of the ranking by words
(see `index.bm25`), adds what is telling in this corpus. Without it, a single word that half of the questions have
carries the cosine: every question about the coronavirus was nearest to "What is a coronavirus?".

Terms of the index are stems, and the table has words, so the vector of a term is that of its commonest word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.index.encoder import Vectors
from faqbot.index.packing import Array, ranges, text_hash
from faqbot.index.static_table.word_pieces import word_pieces
from faqbot.index.static_table.word_vectors import DIMENSION, piece_sums, static_table, sum_of_words
from faqbot.query.lexicon import Packed
from faqbot.query.query import Concept, Query
from faqbot.text.analyser import Analyser

# The power of a word's weight. The weights of `index.bm25` are idf**.75, so this makes about the square root of the
# idf, which gave the best hit@1 of powers of the idf from 0 to 1.
POWER = 2 / 3

# Terms whose vectors are in memory at a time.
_BLOCK = 8192


class Pieces(NamedTuple):
    """The pieces of the commonest word of each term: `flat`, and `starts`, where those of each term begin and end."""

    flat: Array
    starts: Array


class Units(NamedTuple):
    """The units of a segment, one after the other: their terms, how many each has, and which are questions."""

    terms: Array
    lengths: Array
    asked: Array


def question_sum(query: Query) -> Vectors:
    """Return the vector of a question, (dimension,), of length 1; zeros if none of its words has a vector."""
    weights = np.array([concept.weight for concept in query.concepts])
    total = sum_of_words(list(map(_spelt, query.concepts)), weights**POWER)
    length = math.sqrt(float(total @ total))
    return total / np.float32(length) if length else total


def _spelt(concept: Concept) -> str:
    """Return the word of a concept, as it is repaired if it is a typo."""
    first = concept.readings[0] if concept.readings else None
    return first.said if first is not None and first.how == "typo" else concept.word


def pieces_of_terms(words: Packed, counts: Array, hashes: Array, analyser: Analyser) -> Pieces:
    """Return the pieces of each term; `words` are all words of the corpus, and `counts` says how often each occurs.

    `hashes` are the hashes of the terms, ascending.
    """
    run, offsets = words
    listed = [run[start:end] for start, end in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)]
    wanted = np.array(list(map(text_hash, analyser.all_stems(listed))), dtype=np.uint64)
    terms = np.searchsorted(hashes, wanted)
    order = np.lexsort((-counts, terms))  # stable: of words that are equally common, the first
    first = order[np.diff(terms[order], prepend=-1) != 0]
    numbers = static_table().numbers
    pieces: list[Sequence[int]] = [()] * len(hashes)
    for term, word in zip(terms[first].tolist(), first.tolist(), strict=True):
        pieces[term] = word_pieces(listed[word].decode(), numbers)
    starts = np.zeros(len(pieces) + 1, dtype=np.int64)
    np.cumsum(list(map(len, pieces)), out=starts[1:])
    return Pieces(np.array([number for some in pieces for number in some], dtype="<u2"), starts)


def term_vectors(pieces: Pieces, terms: Array, weights: Array) -> Vectors:
    """Return the weighed vectors of terms, (terms, dimension), whose weights are `weights[terms]`."""
    lengths = pieces.starts[terms + 1] - pieces.starts[terms]
    vectors = piece_sums(pieces.flat[ranges(pieces.starts[terms], lengths)], lengths)
    vectors *= (weights[terms] ** POWER).astype(np.float32)[:, None]
    return vectors


def chunk_vectors(of_terms: Vectors, units: Units, counts: Array) -> tuple[Vectors, Vectors]:
    """Return the vectors of titles and of texts, (chunks, dimension) each; `counts` has each chunk's number of units.

    The vector of a title is the mean direction of the questions. That of a text is the sum of its sentences. A chunk
    without questions has the vector of its text twice.
    """
    sums = _unit_sums(of_terms, units.terms, units.lengths)
    asked = units.asked != 0
    owner = np.repeat(np.arange(len(counts)), counts)
    titles = _of_length_1(_added(_of_length_1(sums[asked]), owner[asked], len(counts)))
    texts = _of_length_1(_added(sums[~asked], owner[~asked], len(counts)))
    unasked = ~titles.any(axis=1)
    titles[unasked] = texts[unasked]
    return titles, texts


def _unit_sums(vectors: Vectors, terms: Array, lengths: Array) -> Vectors:
    """Return the sum of the vectors of each unit's terms, (units, dimension).

    Units with the same number of terms are summed together, which is five times as fast as one after the other.
    """
    sums = np.zeros((len(lengths), DIMENSION), dtype=np.float32)
    starts = np.cumsum(lengths, dtype=np.int64) - lengths
    order = np.argsort(lengths, kind="stable")
    found, first = np.unique(lengths[order], return_index=True)
    for length, units in zip(found.tolist(), np.split(order, first)[1:], strict=True):
        most = max(1, _BLOCK // max(1, length))
        for at in range(0, len(units), most):
            some = units[at : at + most]
            sums[some] = vectors[terms[starts[some][:, None] + np.arange(length)]].sum(axis=1)
    return sums


def _added(rows: Vectors, owner: Array, count: int) -> Vectors:
    """Return the sum of the rows of each owner, (count, dimension); `owner` ascends."""
    sums = np.zeros((count, rows.shape[1]), dtype=np.float32)
    owners, first, sizes = np.unique(owner, return_index=True, return_counts=True)
    for place in range(int(sizes.max(initial=0))):  # the first row of each owner, then the second
        has = sizes > place
        sums[owners[has]] += rows[first[has] + place]
    return sums


def _of_length_1(vectors: Vectors) -> Vectors:
    lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    scaled: npt.NDArray[np.float32] = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return scaled
