"""What dozens of phrasings teach: a linear classifier over a corpus's chunks, and over its decoys.

    evidence(chunk) = max(0, 1 + w_chunk . x + b_chunk)

x is the TF-IDF vector of a question's terms, pairs of neighbouring terms and runs of 3 to 5 characters within a word;
scikit-learn's LinearSVC (one against the rest) finds w and b when the index is built, from questions, phrasings,
sentences and decoys. An ordinary question of another chunk is at -1. Chunks with too few phrasings to have a class of
their own share one, or a page with a thousand phrasings would answer for all others. The decoys' class is no chunk:
how far a question lies on its side says how like it is to those known to have no answer.

Features are hashed (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009) and weights kept as
8-bit integers: `BUCKETS` bytes a class. On Banking77 and CLINC150 that gave the hit@1 of full features and floats.
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

BUCKETS = 8192

# Phrasings from which on a chunk has a class. hit@1 with a classifier and without it, by tests/benchmarks/choices.py:
# with three a chunk StackFAQ .937 and .989, Banking77 .675 and .678, CLINC150 .723 and .718; with all, a hundred,
# Banking77 .938 and .880, CLINC150 .930 and .863.
FEWEST_PHRASINGS = 8

# Classes times rows that are fitted: CLINC150 has 2.3 million and takes ten seconds. Beyond, every class learns from
# fewer rows: chunks without a class of their own among others that have one are found worse than without a classifier.
MOST_WORK = 5_000_000

# Rows of the class that the other chunks share; each takes some kilobytes while it is fitted.
MOST_OTHERS = 10_000

# More classes than this get none, since each would learn from too little.
MOST_CLASSES = 1000

_DECOYS = -1
_OTHERS = -2

_Item = TypeVar("_Item")


class Row(NamedTuple):
    """An example to learn from: its words, and the chunk that it is about (`_DECOYS`: none)."""

    words: Sequence[str]
    chunk: int


class Decisions(NamedTuple):
    """What the classifier says of a question: the evidence for each of `chunks`, for each of the others, for decoys.

    No evidence is below 0; `decoy` is the distance on the decoys' side, -1 where the corpus has none.
    """

    chunks: Array
    evidence: npt.NDArray[np.float64]
    others: float
    decoy: float


def build_classifier(
    rows: Sequence[Row], decoys: Sequence[Sequence[str]], phrased: Counter[int], analyser: Analyser
) -> dict[str, Array]:
    """Fit the classifier and return its arrays, empty if there is too little to learn from.

    `rows` are the questions, phrasings and sentences of every chunk, `phrased` counts the phrasings of each.
    """
    classes = frozenset(chunk for chunk, count in phrased.items() if count >= FEWEST_PHRASINGS)
    if len(classes) > MOST_CLASSES:
        classes = frozenset()
    if not (classes or decoys):
        return _packed(np.empty(0, dtype=np.int64), np.empty((0, 0)), np.empty(0), np.empty(0))
    known = thinned([row for row in rows if row.chunk in classes], MOST_WORK // max(1, len(classes)))
    others = thinned([Row(words, _OTHERS) for words, chunk in rows if chunk not in classes], MOST_OTHERS)
    examples = [*known, *others, *(Row(words, _DECOYS) for words in decoys)]
    labels = np.array([row.chunk for row in examples])
    if len(np.unique(labels)) < 2:  # noqa: PLR2004 - a classifier needs two classes
        return _packed(np.empty(0, dtype=np.int64), np.empty((0, 0)), np.empty(0), np.empty(0))
    matrix, idf = _vectors(examples, analyser)
    fitted, weights, intercepts = _fit(matrix, labels)
    return _packed(fitted, weights, intercepts, idf)


def decide(words: Sequence[str], index: Index) -> Decisions:
    """Return what the classifier says of a question of these words."""
    chunks = index.arrays["class_chunks"]
    if not len(chunks):
        return Decisions(chunks, np.empty(0), 0.0, -1.0)
    counts = Counter(features(words, index.analyser))
    buckets = np.fromiter(counts, dtype=np.int64, count=len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))) if counts else np.empty(0)
    values *= index.arrays["class_idf"][buckets]
    norm = float(np.sqrt(values @ values))
    weights = index.arrays["class_weights"].reshape(BUCKETS, len(chunks))
    sums = (values / norm if norm else values) @ weights[buckets].astype(np.float64)
    distances = sums * index.arrays["class_scales"] + index.arrays["class_intercepts"]
    is_chunk = chunks >= 0
    evidence = np.maximum(0.0, 1 + distances)
    others = evidence[chunks == _OTHERS].sum() if is_chunk.any() else 0.0
    decoy = distances[chunks == _DECOYS].sum() if (chunks == _DECOYS).any() else -1.0
    return Decisions(chunks[is_chunk], evidence[is_chunk], float(others), float(decoy))


def classifier_evidence(decisions: Decisions, chunks: Array, index: Index) -> Vector:
    """Return what the classifier says for each of the chunks, less what it says for chunks without a class.

    Where some documents have phrasings and others have none, it only orders the chunks of the former, and does not
    prefer them to the latter: the best of them gets 0, as a chunk of the latter does.
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
    """Return the buckets of a question's features, repeated as they repeat."""
    stems = ["^", *analyser.stems(words), "$"]
    named = [f"w{stem}" for stem in stems[1:-1]]
    named += [f"w{first} {second}" for first, second in pairwise(stems)]
    for word in words:
        padded = f" {word} "
        named += [f"c{padded[at : at + run]}" for run in (3, 4, 5) for at in range(len(padded) - run + 1)]
    return [crc32(feature.encode()) % BUCKETS for feature in named]


def thinned(items: Sequence[_Item], most: int) -> Sequence[_Item]:
    """Return at most `most` items, evenly from all over the list."""
    return items if len(items) <= most else [items[at * len(items) // most] for at in range(most)]


def _vectors(examples: Sequence[Row], analyser: Analyser) -> tuple[npt.NDArray[np.float64], Array]:
    """Return the examples' TF-IDF vectors, (examples, BUCKETS) in CSR, and the idf of each bucket."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only building imports it
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415

    hashed = [np.array(features(row.words, analyser), dtype=np.int32) for row in examples]
    columns = np.concatenate(hashed)
    ends = np.cumsum([0, *map(len, hashed)])
    counts = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(examples), BUCKETS))
    counts.sum_duplicates()
    transformer = TfidfTransformer(sublinear_tf=True)
    return transformer.fit_transform(counts), transformer.idf_


def _fit(matrix: npt.NDArray[np.float64], labels: Array) -> tuple[Array, npt.NDArray[np.float64], Array]:
    """Return the classes in order, with the weights (classes, BUCKETS) and intercept of each."""
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - only building imports it

    fitted = LinearSVC(random_state=0).fit(matrix, labels)
    if len(fitted.classes_) == 2:  # noqa: PLR2004 - scikit-learn fits one side of two
        return fitted.classes_, np.vstack((-fitted.coef_, fitted.coef_)), np.repeat(fitted.intercept_, 2) * [-1, 1]
    return fitted.classes_, fitted.coef_, fitted.intercept_


def _packed(chunks: Array, weights: npt.NDArray[np.float64], intercepts: Array, idf: Array) -> dict[str, Array]:
    """Return the arrays as they are stored: weights by bucket, each class scaled to 8 bits."""
    scales = np.maximum(np.abs(weights).max(axis=1, initial=0.0), 1e-12) / 127
    quantised = np.rint(weights / scales[:, None]) if len(weights) else np.empty((0, 0))
    return {
        "class_chunks": chunks.astype("<i4"),
        "class_weights": np.ascontiguousarray(quantised.T).ravel().astype("|i1"),
        "class_scales": scales.astype("<f4"),
        "class_intercepts": intercepts.astype("<f4"),
        "class_idf": idf.astype("<f4"),
    }
