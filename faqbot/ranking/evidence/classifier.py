"""A linear classifier trained on the phrasings of a corpus, with a class for each chunk that has many.

    evidence(chunk) = trust(chunk) * max(0, 1 + w_chunk . x + b_chunk)
    trust(chunk) = more / (more + HALF_TRUSTED), where `more` is the number of phrasings of the chunk beyond
                   MOST_WITHOUT_CLASS

Here x is the TF-IDF vector of the question's terms, pairs of neighbouring terms, and runs of 3 to 5 characters within a
word. Support vector machines (one against the rest, see `support_vectors`) find w and b when the index is built, from
the questions, phrasings and sentences. The signed distance w . x + b of a chunk is about -1 for ordinary questions of
other chunks. Chunks with too few phrasings for a class of their own are examples of what the classes are not, and have
no evidence. The trust begins at 0 and grows with every phrasing, so that one more phrasing never changes an answer by a
jump, and a chunk that has just got a class changes nothing for the classes of other chunks.

In a corpus of several topics the evidence tells the chunks of one topic apart, and not the topics: within each topic
the best gets 0 and the others less. Otherwise the frames of questions that pages of one kind share, such as "how many
sets", would belong to the page whose phrasings happen to have them.

Features are hashed (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009) and weights are kept
as 8-bit integers, in `TERM_BUCKETS` bytes for each class. On Banking77 and CLINC150 this gave the same hit@1 as exact
features and floats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector

if TYPE_CHECKING:
    from faqbot.text.analyser import Analyser

# The number of buckets that features are hashed into, and so of weights for each class.
TERM_BUCKETS = 8192

# A chunk has a class of its own if it has more phrasings than this. With few phrasings for each chunk the other kinds
# of evidence rank as well without a classifier: with three, hit@1 is .989 and with classes .937 on StackFAQ, .678 and
# .675 on Banking77, .718 and .723 on CLINC150.
MOST_WITHOUT_CLASS = 7

# With this many phrasings beyond MOST_WITHOUT_CLASS, half of the evidence counts. hit@1 without a classifier, with this
# trust, and with full trust from eight phrasings on: .859, .922, .923 on Banking77 and .880, .928, .929 on CLINC150 (a
# hundred phrasings a chunk); .723, .864, .866, .804, .800, .804 and .660, .690, .650 on three shops (about twenty,
# fifteen and eight). With 5 and 20 instead of 10 the figures are within .01 of these.
HALF_TRUSTED = 10

# The most classes times rows to fit. For CLINC150 the product is 2.3 million, and fitting takes ten seconds. In a
# larger corpus every class learns from fewer rows, and no chunk loses its class: chunks without a class are found less
# well than without a classifier if other chunks have classes.
MOST_WORK = 5_000_000

# The most rows for the class that the chunks without a class of their own share; each row takes some kilobytes while
# the classifier is fitted.
MOST_OTHERS = 10_000

# With more classes than this no classifier is fitted, since each class would have too few rows to learn from.
MOST_CLASSES = 1000

# The label, used instead of the number of a chunk, of the examples of chunks without a class.
_OTHERS = -1

_Item = TypeVar("_Item")


class TrainingRow(NamedTuple):
    """A training example: its words, and the number of the chunk that it is about (or `_OTHERS`)."""

    words: Sequence[str]
    chunk: int


class Decisions(NamedTuple):
    """The classifier's evidence for a question.

    `chunks` has the numbers of the chunks with a class, ascending, and `evidence` the evidence for each of them, which
    is 0 for every chunk without a class.
    """

    chunks: Array
    evidence: npt.NDArray[np.float64]


def build_classifier(rows: Sequence[TrainingRow], phrased: Counter[int], analyser: Analyser) -> dict[str, Array]:
    """Fit the classifier and return its arrays for the index, which are empty if there is too little to learn from.

    `rows` has the questions, phrasings and sentences of every chunk, and `phrased` the number of phrasings of each
    chunk.
    """
    classes = frozenset(chunk for chunk, count in phrased.items() if count > MOST_WITHOUT_CLASS)
    if not classes or len(classes) > MOST_CLASSES:
        return _nothing()
    known = thinned([row for row in rows if row.chunk in classes], MOST_WORK // max(1, len(classes)))
    others = thinned([TrainingRow(words, _OTHERS) for words, chunk in rows if chunk not in classes], MOST_OTHERS)
    examples = [*known, *others]
    labels = np.array([row.chunk for row in examples])
    if len(np.unique(labels)) < 2:  # noqa: PLR2004 - a classifier needs two classes
        return _nothing()
    from faqbot.ranking.evidence.support_vectors import fit_classes  # noqa: PLC0415 - only building imports it

    matrix, idf = _vectors(examples, analyser)
    fitted, weights, intercepts = fit_classes(matrix, labels)
    is_chunk = fitted != _OTHERS
    fitted = fitted[is_chunk]
    more = np.array([phrased[chunk] - MOST_WITHOUT_CLASS for chunk in fitted.tolist()])
    return _packed(fitted, weights[is_chunk], intercepts[is_chunk], more / (more + HALF_TRUSTED), idf)


def decide(words: Sequence[str], index: Index) -> Decisions:
    """Return the classifier's evidence for a question with these words."""
    chunks = index.arrays["class_chunks"]
    if not len(chunks):
        return Decisions(chunks, np.empty(0))
    counts = Counter(features(words, index.analyser))
    buckets = np.fromiter(counts, dtype=np.int64, count=len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))) if counts else np.empty(0)
    values *= index.arrays["class_idf"][buckets]
    norm = float(np.sqrt(values @ values))
    weights = index.arrays["class_weights"].reshape(TERM_BUCKETS, len(chunks))
    sums = (values / norm if norm else values) @ weights[buckets].astype(np.float64)
    distances = sums * index.arrays["class_scales"] + index.arrays["class_intercepts"]
    return Decisions(chunks, index.arrays["class_trust"] * np.maximum(0.0, 1 + distances))


def classifier_evidence(decisions: Decisions, chunks: Array, index: Index) -> Vector:
    """Return the classifier's evidence for each of the chunks; with several topics, within the topic of each."""
    if not len(decisions.chunks) or not len(chunks):
        return np.zeros(len(chunks))
    at = np.minimum(np.searchsorted(decisions.chunks, chunks), len(decisions.chunks) - 1)
    evidence: Vector = np.where(decisions.chunks[at] == chunks, decisions.evidence[at], 0.0)
    if index.has_topics:
        topics, place = np.unique(index.arrays["chunk_topics"][chunks], return_inverse=True)
        best = np.full(len(topics), -np.inf)
        np.maximum.at(best, place, evidence)
        evidence -= best[place]
    return evidence


def features(words: Sequence[str], analyser: Analyser) -> list[int]:
    """Return the bucket of each feature of a question, with repetitions."""
    stems = ["^", *analyser.stems(words), "$"]
    named = [f"w{stem}" for stem in stems[1:-1]]
    named += [f"w{first} {second}" for first, second in pairwise(stems)]
    return [*map(_bucket, named), *chain.from_iterable(map(_character_buckets, words))]


# Of the phrasings of a corpus, and of the questions of a batch, most words are among few: the buckets of a word are
# computed once. The most that is kept is some megabytes.
@lru_cache(maxsize=1 << 14)
def _character_buckets(word: str) -> tuple[int, ...]:
    """Return the bucket of each run of 3 to 5 characters within a word."""
    padded = f" {word} "
    return tuple(_bucket(f"c{padded[at : at + run]}") for run in (3, 4, 5) for at in range(len(padded) - run + 1))


def _bucket(feature: str) -> int:
    return crc32(feature.encode()) % TERM_BUCKETS


def thinned(items: Sequence[_Item], most: int) -> Sequence[_Item]:
    """Return at most `most` of the items, evenly spaced over the list."""
    return items if len(items) <= most else [items[at * len(items) // most] for at in range(most)]


def _vectors(examples: Sequence[TrainingRow], analyser: Analyser) -> tuple[Any, Vector]:
    """Return the examples' TF-IDF vectors, (examples, BUCKETS) in CSR, and the idf of each bucket."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only building imports it

    hashed = [features(row.words, analyser) for row in examples]
    lengths = np.fromiter(map(len, hashed), dtype=np.int32, count=len(hashed))
    columns = np.fromiter(chain.from_iterable(hashed), dtype=np.int32, count=int(lengths.sum()))
    ones = np.ones(len(columns), dtype=np.float32)
    matrix = csr_matrix((ones, columns, np.append(0, lengths.cumsum())), shape=(len(examples), TERM_BUCKETS))
    matrix.sum_duplicates()
    idf = np.log((1 + len(examples)) / (1 + np.bincount(matrix.indices, minlength=TERM_BUCKETS))) + 1
    matrix.data = ((1 + np.log(matrix.data)) * idf[matrix.indices]).astype(np.float32)
    rows = np.repeat(np.arange(len(examples)), np.diff(matrix.indptr))
    matrix.data /= np.sqrt(np.bincount(rows, weights=matrix.data**2, minlength=len(examples)))[rows]
    return matrix, idf


def _nothing() -> dict[str, Array]:
    """Return the arrays of a corpus without a classifier."""
    nothing = np.empty(0)
    return _packed(nothing, np.empty((0, 0)), nothing, nothing, nothing)


def _packed(chunks: Array, weights: Array, intercepts: Array, trust: Array, idf: Array) -> dict[str, Array]:
    """Return the arrays as the index stores them: weights bucket by bucket, scaled to 8 bits for each class."""
    scales = np.maximum(np.abs(weights).max(axis=1, initial=0.0), 1e-12) / 127
    quantised = np.rint(weights / scales[:, None]) if len(weights) else np.empty((0, 0))
    return {
        "class_chunks": chunks.astype("<i4"),
        "class_weights": np.ascontiguousarray(quantised.T).ravel().astype("|i1"),
        "class_scales": scales.astype("<f4"),
        "class_intercepts": intercepts.astype("<f4"),
        "class_trust": trust.astype("<f4"),
        "class_idf": idf.astype("<f4"),
    }
