"""A linear classifier trained on the phrasings of a corpus, with a class for each chunk and one for decoys.

    evidence(chunk) = max(0, 1 + w_chunk . x + b_chunk)

Here x is the TF-IDF vector of the question's terms, pairs of neighbouring terms, and runs of 3 to 5 characters within a
word. scikit-learn's LinearSVC (one against the rest) finds w and b when the index is built, from the questions,
phrasings, sentences and decoys. The signed distance w . x + b of a chunk is about -1 for ordinary questions of other
chunks. Chunks with too few phrasings for a class of their own share one class; without it, the classifier would always
prefer the chunks with classes. The decoys form a class of their own, which belongs to no chunk: the signed distance of
that class says how similar a question is to the questions known to have no answer.

Features are hashed (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009) and weights are kept
as 8-bit integers, in `TERM_BUCKETS` bytes for each class. On Banking77 and CLINC150 this gave the same hit@1 as exact
features and floats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector

if TYPE_CHECKING:
    from faqbot.text.analyser import Analyser

# The number of buckets that features are hashed into, and so of weights for each class.
TERM_BUCKETS = 8192

# A chunk has a class of its own if it has at least this many phrasings. tests/benchmarks/choices.py measured hit@1 with
# and without a classifier. With three phrasings for each chunk: .937 and .989 on StackFAQ, .675 and .678 on Banking77,
# .723 and .718 on CLINC150. With all, about a hundred for each chunk: .938 and .880 on Banking77, .930 and .863 on
# CLINC150.
FEWEST_OF_A_CLASS = 8

# The most classes times rows to fit. For CLINC150 the product is 2.3 million, and fitting takes ten seconds. In a
# larger corpus every class learns from fewer rows, and no chunk loses its class: chunks without a class are found less
# well than without a classifier if other chunks have classes.
MOST_WORK = 5_000_000

# The most rows for the class that the chunks without a class of their own share; each row takes some kilobytes while
# the classifier is fitted.
MOST_OTHERS = 10_000

# With more classes than this no classifier is fitted, since each class would have too few rows to learn from.
MOST_CLASSES = 1000

# The labels, used instead of the number of a chunk, of the decoys' class and of the class that other chunks share.
_DECOYS = -1
_OTHERS = -2

_Item = TypeVar("_Item")


class TrainingRow(NamedTuple):
    """A training example: its words, and the number of the chunk that it is about (or `_DECOYS` or `_OTHERS`)."""

    words: Sequence[str]
    chunk: int


class Decisions(NamedTuple):
    """The classifier's evidence for a question.

    `chunks` has the numbers of the chunks with a class, ascending, and `evidence` the evidence for each of them, at
    least 0. `others` is the evidence for each chunk without a class. `decoy` is the signed distance of the decoys'
    class, -1 if the corpus has no decoys.
    """

    chunks: Array
    evidence: npt.NDArray[np.float64]
    others: float
    decoy: float


def build_classifier(
    rows: Sequence[TrainingRow], decoys: Sequence[Sequence[str]], phrased: Counter[int], analyser: Analyser
) -> dict[str, Array]:
    """Fit the classifier and return its arrays for the index, which are empty if there is too little to learn from.

    `rows` has the questions, phrasings and sentences of every chunk, `decoys` the words of each decoy, and `phrased`
    the number of phrasings of each chunk.
    """
    classes = frozenset(chunk for chunk, count in phrased.items() if count >= FEWEST_OF_A_CLASS)
    if len(classes) > MOST_CLASSES:
        classes = frozenset()
    if not (classes or decoys):
        return _packed(np.empty(0, dtype=np.int64), np.empty((0, 0)), np.empty(0), np.empty(0))
    known = thinned([row for row in rows if row.chunk in classes], MOST_WORK // max(1, len(classes)))
    others = thinned([TrainingRow(words, _OTHERS) for words, chunk in rows if chunk not in classes], MOST_OTHERS)
    examples = [*known, *others, *(TrainingRow(words, _DECOYS) for words in decoys)]
    labels = np.array([row.chunk for row in examples])
    if len(np.unique(labels)) < 2:  # noqa: PLR2004 - a classifier needs two classes
        return _packed(np.empty(0, dtype=np.int64), np.empty((0, 0)), np.empty(0), np.empty(0))
    matrix, idf = _vectors(examples, analyser)
    fitted, weights, intercepts = _fit(matrix, labels)
    return _packed(fitted, weights, intercepts, idf)


def decide(words: Sequence[str], index: Index) -> Decisions:
    """Return the classifier's evidence for a question with these words."""
    chunks = index.arrays["class_chunks"]
    if not len(chunks):
        return Decisions(chunks, np.empty(0), 0.0, -1.0)
    counts = Counter(features(words, index.analyser))
    buckets = np.fromiter(counts, dtype=np.int64, count=len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))) if counts else np.empty(0)
    values *= index.arrays["class_idf"][buckets]
    norm = float(np.sqrt(values @ values))
    weights = index.arrays["class_weights"].reshape(TERM_BUCKETS, len(chunks))
    sums = (values / norm if norm else values) @ weights[buckets].astype(np.float64)
    distances = sums * index.arrays["class_scales"] + index.arrays["class_intercepts"]
    is_chunk = chunks >= 0
    evidence = np.maximum(0.0, 1 + distances)
    others = evidence[chunks == _OTHERS].sum() if is_chunk.any() else 0.0
    decoy = distances[chunks == _DECOYS].sum() if (chunks == _DECOYS).any() else -1.0
    return Decisions(chunks[is_chunk], evidence[is_chunk], float(others), float(decoy))


def classifier_evidence(decisions: Decisions, chunks: Array, index: Index) -> Vector:
    """Return the classifier's evidence for each of the chunks, minus the evidence for chunks without a class.

    If only some documents have phrasings, the classifier must not prefer them to the other documents: the evidence for
    their chunks is shifted so that the best of them gets 0, as every chunk of the other documents does.
    """
    if not len(decisions.chunks):
        return np.zeros(len(chunks))
    at = np.minimum(np.searchsorted(decisions.chunks, chunks), len(decisions.chunks) - 1)
    evidence: Vector = np.where(decisions.chunks[at] == chunks, decisions.evidence[at] - decisions.others, 0.0)
    if index.is_partly_fitted:
        fitted = index.arrays["chunk_fitted"][chunks] == 1
        evidence[fitted] -= evidence[fitted].max(initial=-np.inf)
    return evidence


def features(words: Sequence[str], analyser: Analyser) -> list[int]:
    """Return the bucket of each feature of a question, with repetitions."""
    stems = ["^", *analyser.stems(words), "$"]
    named = [f"w{stem}" for stem in stems[1:-1]]
    named += [f"w{first} {second}" for first, second in pairwise(stems)]
    for word in words:
        padded = f" {word} "
        named += [f"c{padded[at : at + run]}" for run in (3, 4, 5) for at in range(len(padded) - run + 1)]
    return [crc32(feature.encode()) % TERM_BUCKETS for feature in named]


def thinned(items: Sequence[_Item], most: int) -> Sequence[_Item]:
    """Return at most `most` of the items, evenly spaced over the list."""
    return items if len(items) <= most else [items[at * len(items) // most] for at in range(most)]


def _vectors(examples: Sequence[TrainingRow], analyser: Analyser) -> tuple[npt.NDArray[np.float64], Array]:
    """Return the examples' TF-IDF vectors, (examples, BUCKETS) in CSR, and the idf of each bucket."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only building imports it
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415

    hashed = [np.array(features(row.words, analyser), dtype=np.int32) for row in examples]
    columns = np.concatenate(hashed)
    ends = np.cumsum([0, *map(len, hashed)])
    counts = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(examples), TERM_BUCKETS))
    counts.sum_duplicates()
    transformer = TfidfTransformer(sublinear_tf=True)
    return transformer.fit_transform(counts), transformer.idf_


def _fit(matrix: npt.NDArray[np.float64], labels: Array) -> tuple[Array, npt.NDArray[np.float64], Array]:
    """Return the classes in ascending order, the weights (classes, BUCKETS), and the intercept of each class."""
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - only building imports it

    fitted = LinearSVC(random_state=0).fit(matrix, labels)
    if len(fitted.classes_) == 2:  # noqa: PLR2004 - for two classes, scikit-learn fits one row
        return fitted.classes_, np.vstack((-fitted.coef_, fitted.coef_)), np.repeat(fitted.intercept_, 2) * [-1, 1]
    return fitted.classes_, fitted.coef_, fitted.intercept_


def _packed(chunks: Array, weights: npt.NDArray[np.float64], intercepts: Array, idf: Array) -> dict[str, Array]:
    """Return the arrays as the index stores them: weights bucket by bucket, scaled to 8 bits for each class."""
    scales = np.maximum(np.abs(weights).max(axis=1, initial=0.0), 1e-12) / 127
    quantised = np.rint(weights / scales[:, None]) if len(weights) else np.empty((0, 0))
    return {
        "class_chunks": chunks.astype("<i4"),
        "class_weights": np.ascontiguousarray(quantised.T).ravel().astype("|i1"),
        "class_scales": scales.astype("<f4"),
        "class_intercepts": intercepts.astype("<f4"),
        "class_idf": idf.astype("<f4"),
    }
