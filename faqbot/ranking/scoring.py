"""The evidence and the scores for the chunks of a shortlist.

    score = sum over the kinds of evidence of weight(kind) * evidence(kind), minus the losses

Each kind is a column of one matrix (see `evidence.matrix`) and is computed for all chunks at once. The weights are
fitted (see `fitted`). The losses are UNNAMED and ASIDE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.index.scope import Scope
from faqbot.index.static_table.static_encoder import reads_texts
from faqbot.query.query import Query
from faqbot.ranking.candidates import Candidates
from faqbot.ranking.evidence.classifier import Decisions, classifier_evidence
from faqbot.ranking.evidence.coverage import coverage
from faqbot.ranking.evidence.exchanges import SEARCHED, exchanges_of
from faqbot.ranking.evidence.matrix import Evidence
from faqbot.ranking.evidence.nearest_sentence import asked_terms, sentence_evidence
from faqbot.ranking.evidence.ngrams import character_evidence
from faqbot.ranking.evidence.opposites import ask_opposite
from faqbot.ranking.evidence.vectors import VectorEvidence
from faqbot.ranking.fitted import WEIGHTS, WEIGHTS_WITH_ENCODER
from faqbot.ranking.maxscore import ByWords, score
from faqbot.ranking.posting_lists import WORD_FIELDS, PostingList

# The share of its score that a chunk loses if the question surely names other documents and the chunk lacks a word of
# the name, and the share if it has all of them. Of the first candidates that ten sets have outside the named documents,
# 3 of 46 that lack a word of the name are right, and 24 of 30 that have all of them. Mean worth over 13 sets with .2,
# .3, .4 and .5 for the second: .388, .394, .391, .388. With .5 for both, 3 % of the questions that name one of 100
# pages of one kind get another page first; with .8 for the first, none.
UNNAMED, UNNAMED_BUT_SAID = 0.8, 0.3

# The weight of the words beside a name in the mean for a chunk of a named document, against that of the whole question.
# Gain in hit@1 over ranking without names, as the mean over nine groups of corpora whose titles are subjects, and over
# seven corpora of pages of one kind, with one loss L for all unnamed documents: weight .3, L .4 +.008, +.087; .5, .4
# +.008, +.093; .5, .5 +.008, +.098; .7, .4 +.004, +.084. Answering from the named documents alone: -.022, +.085.
BESIDE_NAME = 0.5

# The share of its score that a chunk of low standing loses, such as an entry of a change log.
ASIDE = 0.5

# The losses, and the names of all amounts that the score of a candidate is the sum of, in order.
_LOSSES = ("unnamed", "aside")
EVIDENCE_KINDS = (*WEIGHTS, *_LOSSES)

# The kinds that are measured. The coverage adds nothing to the score, but is shown, and weakens decoys.
MEASURED_KINDS = (*WEIGHTS, "coverage")


class QuestionFacts(NamedTuple):
    """The facts about a question that are computed once, before any chunk is scored.

    `terms` and `products` come from `asked_terms`, and `decisions` from the classifier. `vectors` is the evidence of
    an encoder, None without an encoder.
    """

    query: Query
    terms: Array
    products: Vector
    decisions: Decisions
    vectors: VectorEvidence | None


def facts_of(query: Query, decisions: Decisions, vectors: VectorEvidence | None, index: Index) -> QuestionFacts:
    """Return the facts about a question that scoring needs."""
    return QuestionFacts(query, *asked_terms(query, index), decisions, vectors)


class Beside(NamedTuple):
    """The words beside a sure name: the facts about them, their posting lists, and the best chunks that are named."""

    asked: QuestionFacts
    lists: Sequence[PostingList]
    found: ByWords


def weights_for(index: Index) -> Mapping[str, float]:
    """Return the weight of each kind of evidence; they are others if an encoder reads the texts."""
    return WEIGHTS_WITH_ENCODER if reads_texts(index.encoder) else WEIGHTS


def candidates_of(
    asked: QuestionFacts, found: ByWords, exact: Array, index: Index, beside: Beside | None = None
) -> Candidates:
    """Return the chunks of `found` as candidates, best first; `exact` has those stored under exactly the question."""
    measured, readings = _measured(asked, found, index)
    unnamed = _unnamed(asked.query, readings, found.chunks, index)
    if beside:
        inside = np.flatnonzero(unnamed == 0)
        further, _ = _measured(beside.asked, score(beside.lists, found.chunks[inside]), index)
        for kind in WEIGHTS:
            column = measured[kind]
            column[inside] += BESIDE_NAME * (further[kind] - column[inside])
    evidence = _weighed(measured, unnamed, found.chunks, index)
    candidates = Candidates(found.chunks, evidence, Evidence.of(measured), readings, exact)
    best = candidates.numbers[:SEARCHED]
    has = [frozenset(concept.term for concept, reading in zip(asked.query.concepts, row, strict=True) if reading >= 0)
           for row in candidates.readings[:SEARCHED].tolist()]  # fmt: skip
    opposite = np.array(ask_opposite(asked.query.words, best, has, index), dtype=bool)
    candidates.exchanges = exchanges_of(asked.query, best, candidates.readings[:SEARCHED], opposite, index)
    return candidates


def _measured(asked: QuestionFacts, found: ByWords, index: Index) -> tuple[dict[str, Vector], Array]:
    """Return a column for each kind of evidence, before it is weighed, and the readings that each chunk has."""
    query, chunks, weights = asked.query, found.chunks, weights_for(index)
    norm = max(query.length, query.least_weight)
    cosines, present = sentence_evidence(asked.terms, asked.products, norm, chunks, index)
    covered = coverage(query, asked.terms, present, chunks, index)
    measured: dict[str, Vector] = {
        field: column / weights[field] for field, column in zip(WORD_FIELDS, found.fields, strict=True)
    }
    measured["characters"] = character_evidence(query.words, chunks, index)
    measured["sentences"] = cosines
    measured["classifier"] = classifier_evidence(asked.decisions, chunks, index)
    measured["vectors"] = np.zeros(len(chunks)) if asked.vectors is None else asked.vectors.of(chunks)
    measured["coverage"] = covered.share
    measured["content"] = covered.content
    measured["asked"] = covered.asked
    return measured, covered.readings


def _weighed(measured: Mapping[str, Vector], unnamed: Vector, chunks: Array, index: Index) -> Evidence:
    """Return what each kind of evidence adds to the score, and what is lost.

    Chunks of unnamed documents lose the share `unnamed` of their score, and chunks of low standing lose a share too.
    """
    added = {kind: weight * measured[kind] for kind, weight in weights_for(index).items()}
    scores = np.maximum(np.array([*added.values()]).sum(axis=0), 0.0)
    added["unnamed"] = -scores * unnamed
    added["aside"] = -ASIDE * scores * index.arrays["chunk_asides"][chunks]
    return Evidence.of(added)


def _unnamed(query: Query, readings: Array, chunks: Array, index: Index) -> Vector:
    """Return the share of its score that each chunk loses for lying outside the documents that are surely named."""
    if not query.named.is_sure:
        return np.zeros(len(chunks))
    outside = Scope(beyond=frozenset(query.named.topics)).holds(chunks, index)
    lost = np.where(say_name(query, readings), UNNAMED_BUT_SAID, UNNAMED)
    return lost * outside


def say_name(query: Query, readings: Array) -> Array:
    """Return which chunks (bool) have every word of a name in the question; no chunk has a word that is unknown.

    `readings` has the readings that each chunk has, (chunks, concepts).
    """
    places = {concept.word: place for place, concept in enumerate(query.concepts)}
    said = np.zeros(len(readings), dtype=bool)
    for name in query.named.names:
        if places.keys() >= {*name}:
            said |= np.logical_and.reduce(readings[:, [places[word] for word in name]] >= 0, axis=1)
    return said
