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
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zlib import crc32

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector

if TYPE_CHECKING:
    import numpy.typing as npt

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

# The most chunks without a class that the classifier learns from: how the documents ask and say things in general. None
# of the sets with phrasings has more.
MOST_OTHER_CHUNKS = 2500

# With more classes than this no classifier is fitted, since each class would have too few rows to learn from.
MOST_CLASSES = 1000

# The version of what is fitted. Raise it whenever the same examples give other classes: kept classes of another version
# are not used again.
FITTED_VERSION = 1

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


class FittedClasses(NamedTuple):
    """What is fitted: for each class, its place among the labels, and the arrays of the index of the same names."""

    places: Array
    weights: Array
    scales: Array
    intercepts: Array
    trust: Array
    idf: Array


# keep(name, fit) -> classes: what was fitted under this name before, or what `fit` returns. The name is a digest of
# everything that the classes depend on.
Keep = Callable[[str, Callable[[], FittedClasses]], FittedClasses]


def build_classifier(
    rows: Sequence[TrainingRow], phrased: Counter[int], analyser: Analyser, keep: Keep | None = None
) -> dict[str, Array]:
    """Fit the classifier and return its arrays for the index, which are empty if there is too little to learn from.

    `rows` has the questions, phrasings and sentences of the chunks of `learnt_from`, and `phrased` the number of
    phrasings of each chunk.
    """
    classes = classes_of(phrased)
    known = thinned([row for row in rows if row.chunk in classes], MOST_WORK // max(1, len(classes)))
    others = thinned([TrainingRow(words, _OTHERS) for words, chunk in rows if chunk not in classes], MOST_OTHERS)
    examples = [*known, *others]
    labels, own = np.unique([row.chunk for row in examples], return_inverse=True)
    if not known or len(labels) < 2:  # noqa: PLR2004 - a classifier needs two classes
        return _arrays(_nothing(), labels)
    more = np.array([phrased[label] - MOST_WITHOUT_CLASS for label in labels.tolist()])
    fit = partial(_fitted, examples, own, np.where(labels == _OTHERS, 0, more), analyser)
    return _arrays(fit() if keep is None else keep(_name(examples, own, more, analyser), fit), labels)


def classes_of(phrased: Counter[int]) -> frozenset[int]:
    """Return the chunks that have a class of their own, given the number of phrasings of each chunk."""
    classes = frozenset(chunk for chunk, count in phrased.items() if count > MOST_WITHOUT_CLASS)
    return classes if len(classes) <= MOST_CLASSES else frozenset()


def learnt_from(phrased: Counter[int], ids: Sequence[str]) -> list[int]:
    """Return the chunks that the classifier learns from, ascending: those with a class, and some of the others.

    The others are those whose ids have the least hashes, so that most changes of a large corpus change none of them.
    Without classes, no chunk is returned.
    """
    from heapq import nsmallest  # noqa: PLC0415 - only building imports it

    classes = classes_of(phrased)
    if not classes:
        return []
    others = [number for number in range(len(ids)) if number not in classes]
    if len(others) > MOST_OTHER_CHUNKS:
        others = nsmallest(MOST_OTHER_CHUNKS, others, key=lambda number: crc32(ids[number].encode()))
    return sorted([*classes, *others])


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


def _fitted(examples: Sequence[TrainingRow], own: Array, more: Array, analyser: Analyser) -> FittedClasses:
    """Fit the classes; `own` has the place of each example's label, and `more` is 0 for the label `_OTHERS`."""
    from faqbot.ranking.evidence.support_vectors import fit_classes  # noqa: PLC0415 - only building imports it

    matrix, idf = _vectors(examples, analyser)
    places, weights, intercepts = fit_classes(matrix, own)
    is_chunk = more > 0
    more = more[is_chunk]
    return _packed(places[is_chunk], weights[is_chunk], intercepts[is_chunk], more / (more + HALF_TRUSTED), idf)


def _name(examples: Sequence[TrainingRow], own: Array, more: Array, analyser: Analyser) -> str:
    """Return the digest of all that the classes depend on, but for the numbers of the chunks."""
    import json  # noqa: PLC0415 - only building imports these
    from hashlib import sha256  # noqa: PLC0415

    from faqbot.system.digests import digest_of  # noqa: PLC0415
    from faqbot.system.versions import installed_versions  # noqa: PLC0415
    from faqbot.text.fingerprint import fingerprint  # noqa: PLC0415

    versions = [FITTED_VERSION, *installed_versions(("numpy", "scipy")).values()]
    words = [list(row.words) for row in examples]
    depends = [versions, analyser.language, fingerprint(analyser.language), words, own.tolist(), more.tolist()]
    return digest_of(sha256(json.dumps(depends).encode()).hexdigest())


def _nothing() -> FittedClasses:
    """Return the classes of a corpus without a classifier."""
    nothing = np.empty(0)
    return _packed(nothing, np.empty((0, 0)), nothing, nothing, nothing)


def _packed(places: Array, weights: Array, intercepts: Array, trust: Array, idf: Array) -> FittedClasses:
    """Return the arrays as the index stores them: weights bucket by bucket, scaled to 8 bits for each class."""
    scales = np.maximum(np.abs(weights).max(axis=1, initial=0.0), 1e-12) / 127
    quantised = np.rint(weights / scales[:, None]) if len(weights) else np.empty((0, 0))
    return FittedClasses(
        places.astype("<i4"),
        np.ascontiguousarray(quantised.T).ravel().astype("|i1"),
        scales.astype("<f4"),
        intercepts.astype("<f4"),
        trust.astype("<f4"),
        idf.astype("<f4"),
    )


def _arrays(classes: FittedClasses, labels: Array) -> dict[str, Array]:
    arrays = {f"class_{name}": array for name, array in classes._asdict().items() if name != "places"}
    return {"class_chunks": labels[classes.places].astype("<i4"), **arrays}
