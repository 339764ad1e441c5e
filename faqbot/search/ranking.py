"""Order the chunks that a question finds: evidence in, candidates out.

    score = sum over kinds of evidence of WEIGHTS[kind] * evidence(kind)

The words of three fields choose a shortlist: `text` is BM25's sum over the question's terms as it is, `question` the
same over the chunk's questions, as a share of what the question weighs, `headings` a TF-IDF cosine. On the shortlist,
`characters`, `sentences` and `classifier` are added (see the modules of these names; the classifier names candidates of
its own), and a chunk that asks the opposite loses. A chunk stored under the very question asked comes first. With an
encoder, `vectors` name candidates and count beside all these, which then count for less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.search.characters import character_evidence
from faqbot.search.classifier import Decisions, decide
from faqbot.search.index import FIELDS, Array, Index, Postings
from faqbot.search.opposites import asks_opposite, sides
from faqbot.search.query import Concept, Query, Reading, analyse
from faqbot.search.sentences import Nearness, sentence_evidence
from faqbot.search.vectors import vector_evidence

# Mean hit@1 over the fourteen sets of tests/benchmarks/choices.py is .736 with these; without text .715, question .738
# (but StackFAQ .86 for .88), headings .706, characters .731, sentences .732, classifier .729; with any of them halved
# or half as much again .730 to .736.
WEIGHTS = {"text": 6.0, "question": 3.0, "headings": 4.0, "characters": 8.0, "sentences": 5.0, "classifier": 12.0,
           "vectors": 20.0}  # fmt: skip

# What all other evidence counts beside the vectors of an encoder, where there is one.
BESIDE_VECTORS = 1 / 3

# What a chunk loses that asks the opposite of the question, if it is among so many best.
OPPOSITE = 3.0
_CHECKED = 10
_TITLE_BYTES = 10_000

# What a candidate's evidence consists of, in its order.
KINDS = (*WEIGHTS, "opposite")

# BM25's sum over the text is divided by so many of the weightiest term's, which brings it near 1.
_TEXT_SCALE = 6.0

# Judged in full; what comes after these is not looked at, whatever k is asked for.
SHORTLIST = 50

# Chunks of the same words among them: many copies of one answer must not hide the others.
MOST_COPIES = 5

# Candidates that the classifier names, besides those that the words choose.
CLASSIFIED = 10

Vector = npt.NDArray[np.float64]


class Candidate(NamedTuple):
    """A chunk by its number, with the evidence for it.

    `score` orders the candidates of one question. `coverage` is the share of the question's weight that the chunk
    has words for, `evidence` is what each of KINDS adds to the score, `readings` has for each concept of the question
    the number of the reading that the chunk has (-1: none), and `exact` says that the chunk is stored under this very
    question.
    """

    number: int
    score: float
    coverage: float
    evidence: tuple[float, ...]
    readings: tuple[int, ...]
    exact: bool


class Ranking(NamedTuple):
    """The candidates for a question, best first; empty if the corpus has none of its words.

    `decoy` is how far the question lies on the decoys' side, -1 where the corpus has none.
    """

    query: Query
    candidates: tuple[Candidate, ...]
    decoy: float


def rank(question: str, index: Index, *, among: Array | None = None) -> Ranking:
    """Rank the chunks for a question; `among` is a mask of the chunks that may come up (bool, one per chunk).

    The order depends on nothing but the question and the index; equal scores keep the order of the corpus.
    """
    query = analyse(question, index)
    exact = [number for number in query.exact if among is None or among[number]]
    by_vector = vector_evidence(question, index) if query.concepts else None
    if not exact and by_vector is None and not any(concept.readings for concept in query.concepts):
        return Ranking(query, (), -1.0)
    decisions = decide(query.words, index)
    by_field = {field: _field_evidence(field, query, index) for field in FIELDS}
    words = np.sum([WEIGHTS[field] * by_field[field] for field in FIELDS], axis=0)
    shortlist = _shortlist(words, by_vector, decisions, exact, among, index)
    near = _nearness(query, shortlist, index)
    evidence = {field: by_field[field][shortlist] for field in FIELDS}
    evidence["characters"] = character_evidence(query.words, shortlist, index)
    evidence["sentences"] = near.cosines
    evidence["classifier"] = _classified(decisions, shortlist, index)
    evidence["vectors"] = np.zeros(len(shortlist)) if by_vector is None else by_vector[shortlist]
    table = np.array([WEIGHTS[kind] * evidence[kind] for kind in WEIGHTS])
    if by_vector is not None:
        table[:-1] *= BESIDE_VECTORS
    opposite = _opposites(query, shortlist, table.sum(axis=0), index)
    table = np.vstack((table, -OPPOSITE * opposite))
    candidates = _candidates(shortlist, table, _coverage(query, shortlist, near, index), exact)
    return Ranking(query, candidates, decisions.decoy)


def cosine(concepts: Sequence[Concept], field: str, index: Index, norm: float | None = None) -> Vector:
    """Return the TF-IDF cosine of the question and a field, for every chunk.

    `norm` is the length of the question's vector (that of its known concepts if not given).
    """
    known = [concept for concept in concepts if concept.readings]
    if norm is None:
        norm = float(np.sqrt(sum(concept.weight**2 for concept in known)))
    dots = _sums(known, field, index, [concept.weight for concept in known])
    return np.divide(dots, norm * index.fields[field].norms, out=dots, where=dots > 0)


def _field_evidence(field: str, query: Query, index: Index) -> Vector:
    if field == "headings":
        return cosine(query.concepts, field, index, _length(query))
    sums = _sums(query.concepts, field, index)
    return sums / (query.weight if field == "question" else _TEXT_SCALE * index.greatest_weight)


def _sums(concepts: Sequence[Concept], field: str, index: Index, scales: Sequence[float] | None = None) -> Vector:
    """Return for every chunk the sum of a field's weights over the concepts, each by its best reading."""
    found: list[Array] = [np.empty(0, dtype=np.int64)]
    added: list[Array] = [np.empty(0)]
    for at, concept in enumerate(concepts):
        if not concept.readings:
            continue
        chunks, weights = _reading_weights(concept.readings[0], field, index)
        if len(concept.readings) > 1:
            best = np.zeros(len(index))
            best[chunks] = weights
            for reading in concept.readings[1:]:
                chunks, weights = _reading_weights(reading, field, index)
                best[chunks] = np.maximum(best[chunks], weights)
            chunks = np.flatnonzero(best)
            weights = best[chunks]
        found.append(chunks)
        added.append(weights if scales is None else weights * scales[at])
    every = np.concatenate(found)
    if len(every) and every.max() >= len(index):
        raise IndexError("its postings name a chunk that it does not have")
    sums = np.bincount(every, weights=np.concatenate(added), minlength=len(index))
    return sums.astype(np.float64, copy=False)  # of nothing, numpy counts whole numbers


def _reading_weights(reading: Reading, field: str, index: Index) -> tuple[Array, Array]:
    """Return the chunks that have all terms of a reading, and the sum of their weights, as far as it is certain."""
    postings = index.fields[field]
    chunks, weights = postings.of(reading.terms[0])
    for term in reading.terms[1:]:
        others, further = postings.of(term)
        both = _has(postings, term, chunks)
        chunks, weights = chunks[both], weights[both]
        weights = weights + further[np.searchsorted(others, chunks)]
    return chunks, weights if reading.certainty == 1 else weights * reading.certainty


def _shortlist(
    words: Vector,
    by_vector: Vector | None,
    decisions: Decisions,
    exact: Sequence[int],
    among: Array | None,
    index: Index,
) -> Array:
    """Return the chunks to judge, ascending: the best by words, vectors and classifier, and those stored as asked."""
    scores = words if among is None else np.where(among, words, 0.0)
    found = _without_copies(_best(np.flatnonzero(scores > 0), scores, 4 * SHORTLIST), scores, index)
    if by_vector is not None:
        found += _best(np.arange(len(words)) if among is None else np.flatnonzero(among), by_vector).tolist()
    allowed = decisions.evidence if among is None else np.where(among[decisions.chunks], decisions.evidence, 0.0)
    named = decisions.chunks[_best(np.flatnonzero(allowed > 0), allowed, CLASSIFIED)].tolist()
    # Not np.union1d, which imports numpy.ma: a tenth of all that numpy itself takes to import.
    return np.array(sorted({*found, *named, *exact}), dtype=np.int64)


def _without_copies(found: Array, scores: Vector, index: Index) -> list[int]:
    """Return the SHORTLIST best of the chunks found, few of the same words."""
    ordered = found[np.argsort(-scores[found], kind="stable")]
    copies: Counter[int] = Counter()
    kept = []
    for number, answer in zip(ordered.tolist(), index.arrays["chunk_answers"][ordered].tolist(), strict=True):
        copies[answer] += 1
        if copies[answer] <= MOST_COPIES:
            kept.append(number)
    return kept[:SHORTLIST]


def _best(found: Array, scores: Vector, most: int = SHORTLIST) -> Array:
    """Return those of the highest scores; of equal ones the first."""
    if len(found) <= most:
        return found
    # A partition alone would leave it to chance which of equal scores get in.
    last = np.partition(scores[found], len(found) - most)[len(found) - most]
    above = found[scores[found] > last]
    return np.concatenate((above, found[scores[found] == last][: most - len(above)]))


def _nearness(query: Query, shortlist: Array, index: Index) -> Nearness:
    weighed: dict[int, float] = {}
    for concept in query.concepts:
        for reading in concept.readings:
            for term in reading.terms:
                product = reading.certainty * float(index.term_weights[term]) ** 2
                weighed[term] = max(product, weighed.get(term, 0.0))
    terms = np.array(sorted(weighed), dtype="<i4")
    products = np.array([weighed[term] for term in terms.tolist()])
    return sentence_evidence(terms, products, max(_length(query), query.least_weight), shortlist, index)


def _classified(decisions: Decisions, shortlist: Array, index: Index) -> Vector:
    if not len(decisions.chunks):
        return np.zeros(len(shortlist))
    everywhere = np.full(len(index), decisions.others)
    everywhere[decisions.chunks] = decisions.evidence
    return everywhere[shortlist]


def _opposites(query: Query, shortlist: Array, scores: Vector, index: Index) -> Vector:
    """Return 1 for each chunk of the best that asks the opposite, 0 for the others."""
    found = np.zeros(len(shortlist))
    taken = sides(query.words, index.analyser) if index.analyser.is_english else frozenset()
    if taken:
        for at in _best(np.arange(len(shortlist)), scores, _CHECKED).tolist():
            found[at] = asks_opposite(taken, index.title(int(shortlist[at]), _TITLE_BYTES), index.analyser)
    return found


def _candidates(
    shortlist: Array, table: Vector, coverage: tuple[Vector, Array], exact: Sequence[int]
) -> tuple[Candidate, ...]:
    rows = zip(
        shortlist.tolist(),
        table.sum(axis=0).tolist(),
        coverage[0].tolist(),
        map(tuple, table.T.tolist()),
        map(tuple, coverage[1].tolist()),
        strict=True,
    )
    candidates = [Candidate(*row, row[0] in exact) for row in rows]
    candidates.sort(key=lambda candidate: (not candidate.exact, -candidate.score, candidate.number))
    return tuple(candidates)


def _coverage(query: Query, shortlist: Array, near: Nearness, index: Index) -> tuple[Vector, Array]:
    """Return for each chunk the share of the question that it has words for, and which reading of each concept."""
    terms = sorted({term for concept in query.concepts for reading in concept.readings for term in reading.terms})
    column = {term: at for at, term in enumerate(terms)}
    present = near.present
    for term in terms:
        for field in ("text", "headings"):  # of a long chunk the units have the beginning only
            present[:, column[term]] |= _has(index.fields[field], term, shortlist)
    covered = np.zeros(len(shortlist))
    chosen = np.full((len(shortlist), len(query.concepts)), -1)
    for at, concept in enumerate(query.concepts):
        # From the least certain to the most: what a chunk has of the word itself goes before any synonym.
        best = np.zeros(len(shortlist))
        order = sorted(range(len(concept.readings)), key=lambda number: (concept.readings[number].certainty, -number))
        for number in order:
            reading = concept.readings[number]
            has = present[:, column[reading.terms[0]]]
            for term in reading.terms[1:]:
                has = has & present[:, column[term]]
            best[has] = reading.certainty
            chosen[has, at] = number
        covered += concept.weight * best
    return covered / query.weight, chosen


def _has(postings: Postings, term: int, chunks: Array) -> Array:
    """Return which of the chunks (bool) have the term in this field."""
    among, _ = postings.of(term)
    if not len(among):
        return np.zeros(len(chunks), dtype=bool)
    found: Array = among[np.minimum(np.searchsorted(among, chunks), len(among) - 1)] == chunks
    return found


def _length(query: Query) -> float:
    """Return the length of the question's vector, unknown words counted."""
    return float(np.sqrt(sum(concept.weight**2 for concept in query.concepts)))
