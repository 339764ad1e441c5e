"""Evidence from vectors, if the index has them: a question and a chunk may be near in meaning.

The index keeps two vectors of each chunk: that of its title and that of its text (see
`building.merging.stored_vectors`).

    evidence = (cosine - mean) / (1 - mean)

Here `cosine` is the larger cosine of the question's vector with the two vectors of the chunk, and `mean` is the mean
cosine of two titles of the corpus. Subtracting the mean is needed because encoders give different cosines to unrelated
texts, and because all texts about one topic have a part in common. The cosine of the static table counts as it is:
hit@1 is the same, and among pages of one kind, whose titles are nearly equal, the formula would make a large difference
of a small one.

Each vector is kept as int8 with a scale, which turns its product with a question's vector into a cosine.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import numpy as np

from faqbot.index.encoder import Vectors
from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.index.static_table.language_tables import DIMENSION
from faqbot.index.static_table.static_encoder import is_static
from faqbot.query.query import Query
from faqbot.ranking.compiled.switch import Loops, compiled
from faqbot.ranking.evidence.pairs import Pairs
from faqbot.ranking.evidence.word_sums import question_sums

# The vectors of at most this many chunks are converted to single precision at a time: a converted copy of all vectors
# would take four times the memory of the stored vectors.
_BLOCK = 4096

# Many questions are compared with this share of so many chunks at a time: their products with 512 chunks stay in the
# cache of a processor. Of 10,000 chunks, each of 128 questions takes 77 instead of 87 µs.
_SHARE_OF_MANY = 8

# OpenBLAS multiplies a matrix with a vector in several threads if the matrix has many numbers: 9,216 in older versions,
# 460,800 in new ones. Where other programs keep the processors busy, waiting for the last thread takes a hundred times
# as long as the product: 24 ms instead of .2 for 10,000 chunks, with four busy programs on two processors. So a matrix
# is multiplied in parts of at most this many numbers.
_MOST_IN_ONE_THREAD = 4608

# In a corpus of more chunks, a question is not compared with the static vectors of all chunks, but only of those that
# its words find: comparing takes half a millisecond for this many.
_MOST_COMPARED = 10_000

# The most cosines of questions with all chunks that are kept at a time, in 16 MB.
_MOST_COSINES = 4_000_000

# The two vectors of a chunk.
_NAMES = ("title", "text")

# A cosine is the sum of as many products as a vector has dimensions. Sums in single precision whose order differs are
# at most this far apart for each dimension.
_ROUNDING = 2.0**-22

# The compiled loop takes the vector of a question in so many steps on either side of 0. A step is at most one part of
# them, and a number is at most half a step from the one that it stands for. The numbers of a vector of length 1 add up
# to at most the square root of its dimension, and to a little more if they are kept as int8.
_STEPS = 32_767
_COARSE = 1.1 / 2 / _STEPS


class VectorEvidence:
    """The evidence of the vectors of an index for one question, whose vector, of length 1, is `vector`.

    `rough` are the cosines with all chunks, as `rough_cosines` returns them for the question alone or for a block of
    questions, and `slack` is the most that they differ from those that the evidence is computed from.
    """

    def __init__(self, vector: Vectors, index: Index, rough: Vectors | None = None) -> None:
        self.vector = vector
        self.slack = _ROUNDING * len(vector) + _COARSE * math.sqrt(len(vector))
        self._index = index
        self._given = rough

    @property
    def finds(self) -> bool:
        """Whether chunks may be found by their vectors alone: not in a corpus that is too large for it."""
        return _are_compared(self._index)

    @cached_property
    def rough(self) -> Vectors:
        """The cosines of the question with all chunks, (chunks,)."""
        return rough_cosines(self.vector[None], self._index)[0] if self._given is None else self._given


def _evidence(chunks: Array, multiply: Callable[[Vectors], Vectors], index: Index) -> Vector:
    """Return the evidence for chunks from the products of their vectors with those of questions.

    `einsum` makes the sum of each row by itself, so that it has the same bits whatever the other rows are.
    """
    nearest = np.maximum(*(multiply(rows) * scales for rows, scales in _stored_rows(chunks, index)))
    evidence: Vector = nearest.astype(np.float64)
    if is_static(index.encoder):
        return evidence
    mean = float(index.arrays["vector_mean"][0])
    return (evidence - mean) / (1 - mean)


def evidence_of_pairs(evidence: Sequence[VectorEvidence | None], pairs: Pairs, index: Index) -> Vector:
    """Return the evidence for each pair, (pairs,), given that of each question; 0 for a question without a vector."""
    known = [one for one in evidence if one is not None]
    if not known:
        return np.zeros(len(pairs))
    if len(evidence) == 1:
        vector = known[0].vector
        return _evidence(pairs.chunks, lambda rows: np.einsum("ij,j->i", rows, vector), index)
    has = np.array([one is not None for one in evidence])
    rows, of_pair = has.cumsum() - 1, has[pairs.owner]
    asked = np.array([one.vector for one in known])[rows[pairs.owner[of_pair]]]
    found = np.zeros(len(pairs))
    found[of_pair] = _evidence(pairs.chunks[of_pair], lambda rows: np.einsum("ij,ij->i", rows, asked), index)
    return found


def rough_cosines(vectors: Vectors, index: Index) -> Vectors:
    """Return the larger cosine of each question with the two vectors of each chunk, (questions, chunks).

    They are products of matrices, whose last bits depend on the number of questions, or compiled.
    """
    if (loops := compiled()) and (rows := _static_rows(vectors, index)):
        return _compiled(vectors, rows, loops)
    cosines: Vectors = np.empty((len(vectors), len(index)), dtype=np.float32)
    at_once = _BLOCK if len(vectors) == 1 else max(1, _BLOCK // _SHARE_OF_MANY)
    for at in range(0, len(index), at_once):
        some = slice(at, min(at + at_once, len(index)))
        titles, texts = (_products(vectors, name, some, index) for name in _NAMES)
        np.maximum(titles, texts, out=cosines[:, some])
    return cosines


def _static_rows(vectors: Vectors, index: Index) -> Sequence[tuple[Array, Array]] | None:
    """Return the stored vectors of titles and texts, None if the compiled loop cannot compare them with `vectors`."""
    if not is_static(index.encoder) or not len(index):
        return None
    stored = [(index.arrays[f"{name}_vectors"].reshape(len(index), -1), index.arrays[f"{name}_scales"])
              for name in _NAMES]  # fmt: skip
    is_fit = all(rows.shape[1] == vectors.shape[1] == DIMENSION and len(scales) == len(rows) for rows, scales in stored)
    return stored if is_fit else None


def _compiled(vectors: Vectors, rows: Sequence[tuple[Array, Array]], loops: Loops) -> Vectors:
    """Return the rough cosines, computed by a compiled loop over whole numbers."""
    greatest = np.maximum(np.abs(vectors).max(axis=1), np.finfo(np.float32).tiny)
    asked = np.rint(vectors * (_STEPS / greatest)[:, None]).astype(np.int16)
    cosines: Vectors = np.empty((len(vectors), len(rows[0][0])), dtype=np.float32)
    loops.vectors.compare_vectors(asked, greatest / np.float32(_STEPS), *rows, cosines)
    return cosines


def _products(vectors: Vectors, name: str, some: slice, index: Index) -> Vectors:
    """Return the cosine of each question with the title or the text of some chunks; it is overwritten by the next."""
    rows = index.single_precision.get(name)
    if rows is None:
        stored = index.arrays[f"{name}_vectors"].reshape(len(index), -1)[some]
        converted = _ROOM.floats("rows", *stored.shape)
        np.copyto(converted, stored)
    else:
        converted = rows[some]
    products = _ROOM.floats(name, len(vectors), len(converted))
    if len(vectors) > 1:
        np.matmul(vectors, converted.T, out=products)
    else:  # as a product of matrices, this takes ten times as long
        _multiply(converted, vectors[0], products[0])
    if rows is None:
        products *= index.arrays[f"{name}_scales"][some]
    return products


def _multiply(rows: Vectors, vector: Vectors, products: Vectors) -> None:
    """Write the product of each row and the vector into `products`, all in this thread."""
    few = max(1, _MOST_IN_ONE_THREAD // len(vector))
    end = len(rows) // few * few
    np.matmul(rows[:end].reshape(-1, few, len(vector)), vector, out=products[:end].reshape(-1, few))
    np.matmul(rows[end:], vector, out=products[end:])


class _Room(threading.local):
    """Arrays of this thread that are written to again and again: the system takes long to give new ones so large."""

    def __init__(self) -> None:
        self._kept: dict[str, Vectors] = {}

    def floats(self, name: str, rows: int, columns: int) -> Vectors:
        """Return an array of this shape, whose values are left over from the last one with the same name."""
        kept = self._kept.get(name)
        if kept is None or kept.size < rows * columns:
            kept = self._kept[name] = np.empty(rows * columns, dtype=np.float32)
        return kept[: rows * columns].reshape(rows, columns)


_ROOM = _Room()


def _stored_rows(chunks: Array, index: Index) -> Iterator[tuple[Vectors, Vectors | float]]:
    """Yield the vectors of the titles of some chunks, and those of the texts, with the scales of each."""
    for name in _NAMES:
        ready = index.single_precision.get(name)
        if ready is not None:
            yield ready.take(chunks, axis=0), 1.0
        else:
            rows = index.arrays[f"{name}_vectors"].reshape(len(index), -1).take(chunks, axis=0)
            yield rows.astype(np.float32), index.arrays[f"{name}_scales"].take(chunks).astype(np.float32, copy=False)


def vector_evidence(questions: Sequence[str], queries: Sequence[Query], index: Index) -> list[VectorEvidence | None]:
    """Return the evidence of the vectors for each question.

    It is None without vectors, for a question without a word, and if the vector of a question is all zeros.
    """
    found: list[VectorEvidence | None] = [None] * len(queries)
    asked = [at for at, query in enumerate(queries) if query.concepts]
    if index.encoder is None or not asked:
        return found
    if is_static(index.encoder):
        vectors = question_sums([queries[at] for at in asked], index.analyser)
    else:
        vectors = np.array([index.encoder.question(questions[at]) for at in asked])
    kept = np.flatnonzero(vectors.any(axis=1)).tolist()
    compares = len(kept) > 1 and _are_compared(index)
    rough = rough_cosines(vectors[kept], index) if compares else [None] * len(kept)
    for row, cosines in zip(kept, rough, strict=True):
        found[asked[row]] = VectorEvidence(vectors[row], index, cosines)
    return found


def most_at_once(index: Index) -> int:
    """Return how many questions may be ranked at once, so that their cosines with all chunks take bounded memory."""
    return max(1, _MOST_COSINES // max(1, len(index))) if _are_compared(index) else _MOST_COSINES


def _are_compared(index: Index) -> bool:
    """Whether questions are compared with all chunks."""
    return index.encoder is not None and (not is_static(index.encoder) or len(index) <= _MOST_COMPARED)
