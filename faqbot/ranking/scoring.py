"""The evidence and the scores for the chunks of a shortlist.

    score = sum over the kinds of evidence of WEIGHTS[kind] * evidence(kind), minus the losses

Each kind is a column of one matrix (see `evidence.matrix`) and is computed for all chunks at once. The losses are
OPPOSITE, UNNAMED and ASIDE.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.index.schema import FIELDS
from faqbot.index.scope import Scope
from faqbot.query.query import Query
from faqbot.ranking.candidates import Candidates
from faqbot.ranking.evidence.classifier import Decisions, classifier_evidence
from faqbot.ranking.evidence.coverage import coverage
from faqbot.ranking.evidence.matrix import Evidence
from faqbot.ranking.evidence.nearest_sentence import asked_terms, sentence_evidence
from faqbot.ranking.evidence.ngrams import character_evidence
from faqbot.ranking.evidence.opposites import opposite_evidence
from faqbot.ranking.maxscore import ByWords

# The weight of each kind of evidence in the score. Measured by tests/benchmarks/choices.py, as the mean hit@1 over
# fourteen sets: with these weights .771; without text .756, without question .774 (but on StackFAQ alone .86 instead of
# .88), without headings .771 (.706 before titles chose documents), without characters .763, without sentences .769,
# without classifier .762; with any weight halved or raised by half, between .769 and .772.
WEIGHTS = {"text": 6.0, "question": 3.0, "headings": 4.0, "characters": 8.0, "sentences": 5.0, "classifier": 12.0,
           "vectors": 20.0}  # fmt: skip

# With an encoder, all evidence but its vectors is multiplied by this factor.
BESIDE_VECTORS = 1 / 3

# The score that a chunk loses if it asks the opposite of the question.
OPPOSITE = 3.0

# The share of its score that a chunk loses if the question may name other documents, but not surely. This share is
# larger than the difference up to which two documents count as equally good (TOPIC_TIE in `answering.options`).
UNNAMED = 0.2

# The share of its score that a chunk of low standing loses, such as an entry of a change log.
ASIDE = 0.5

# The columns of the evidence, in order; the score of a candidate is the sum of its row.
EVIDENCE_KINDS = (*WEIGHTS, "opposite", "unnamed", "aside")


class QuestionFacts(NamedTuple):
    """The facts about a question that are computed once, before any chunk is scored.

    `terms` and `products` come from `asked_terms`, and `decisions` from the classifier. `vectors` has the evidence of
    an encoder for every chunk, None without an encoder.
    """

    query: Query
    terms: Array
    products: Vector
    decisions: Decisions
    vectors: Vector | None


def facts_of(query: Query, decisions: Decisions, vectors: Vector | None, index: Index) -> QuestionFacts:
    """Return the facts about a question that scoring needs."""
    return QuestionFacts(query, *asked_terms(query, index), decisions, vectors)


def candidates_of(asked: QuestionFacts, found: ByWords, exact: Array, index: Index) -> Candidates:
    """Return the chunks of `found` as candidates, best first; `exact` has those stored under exactly the question."""
    evidence, present = _evidence(asked, found, index)
    covered, readings = coverage(asked.query, asked.terms, present, found.chunks, index)
    return Candidates(found.chunks, evidence, covered, readings, exact)


def best_score(asked: QuestionFacts, found: ByWords, index: Index) -> float:
    """Return the best score among the chunks of `found` without the classifier's evidence, 0 if there are no chunks."""
    if not len(found.chunks):
        return 0.0
    evidence, _ = _evidence(asked, found, index)
    return float(own_scores(evidence).max())


def own_scores(evidence: Evidence) -> Vector:
    """Return the scores without the classifier's evidence."""
    return evidence.total() - evidence["classifier"]


def _evidence(asked: QuestionFacts, found: ByWords, index: Index) -> tuple[Evidence, Array]:
    """Return the evidence, (chunks, KINDS), and which of the question's terms each chunk has, (chunks, terms)."""
    query, chunks = asked.query, found.chunks
    norm = max(query.length, query.least_weight)
    cosines, present = sentence_evidence(asked.terms, asked.products, norm, chunks, index)
    added: dict[str, Vector] = dict(zip(FIELDS, found.fields, strict=True))
    added["characters"] = WEIGHTS["characters"] * character_evidence(query.words, chunks, index)
    added["sentences"] = WEIGHTS["sentences"] * cosines
    added["classifier"] = WEIGHTS["classifier"] * classifier_evidence(asked.decisions, chunks, index)
    if index.is_partly_fitted:  # many phrasings together match many words, so the nearest phrasing limits the score
        fitted = index.arrays["chunk_fitted"][chunks] == 1
        nearest = np.minimum(added["question"], WEIGHTS["question"] * cosines)
        added["question"] = np.where(fitted, nearest, added["question"])
    if asked.vectors is not None:
        added = {kind: BESIDE_VECTORS * column for kind, column in added.items()}
        added["vectors"] = WEIGHTS["vectors"] * asked.vectors[chunks]
    else:
        added["vectors"] = np.zeros(len(chunks))
    return _with_losses({kind: added[kind] for kind in WEIGHTS}, query, chunks, index), present


def _with_losses(added: dict[str, Vector], query: Query, chunks: Array, index: Index) -> Evidence:
    """Return the evidence with the columns of the losses.

    They are for asking the opposite, for belonging to an unnamed document, and for low standing.
    """
    scores = np.array([*added.values()]).sum(axis=0)
    opposite = -OPPOSITE * opposite_evidence(query.words, chunks, scores, index)
    unnamed = -UNNAMED * np.maximum(scores, 0.0) * _is_unnamed(query, chunks, index)
    aside = -ASIDE * np.maximum(scores, 0.0) * index.arrays["chunk_asides"][chunks]
    return Evidence.of({**added, "opposite": opposite, "unnamed": unnamed, "aside": aside})


def _is_unnamed(query: Query, chunks: Array, index: Index) -> Array:
    """Return which chunks (bool) lie outside the documents that the question may name."""
    if query.named.is_sure or not query.named.topics:
        return np.zeros(len(chunks), dtype=bool)
    return Scope(beyond=frozenset(query.named.topics)).holds(chunks, index)
