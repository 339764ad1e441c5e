"""The evidence and the scores for the chunks of a shortlist.

    score = sum over the kinds of evidence of WEIGHTS[kind] * evidence(kind), minus the losses

Each kind is a column of one matrix (see `evidence.matrix`) and is computed for all chunks at once. The losses are
OPPOSITE, UNNAMED and ASIDE.

If the question surely names documents, the evidence for a chunk of these documents is a mean of the evidence for the
question and for the words beside the name. The whole question prefers the chunks that repeat the name, and the words
beside it those that answer: every chunk of a page on planks is about planks.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from faqbot.ranking.evidence.vectors import VectorEvidence
from faqbot.ranking.maxscore import ByWords, score
from faqbot.ranking.posting_lists import PostingList

# The weight of each kind of evidence in the score. Measured by tests/benchmarks/choices.py, as the mean hit@1 over
# fourteen sets: with these weights .771; without text .756, without question .774 (but on StackFAQ alone .86 instead of
# .88), without headings .771 (.706 before titles chose documents), without characters .763, without sentences .769,
# without classifier .762; with any weight halved or raised by half, between .769 and .772.
WEIGHTS = {"text": 6.0, "question": 3.0, "headings": 4.0, "characters": 8.0, "sentences": 5.0, "classifier": 12.0,
           "vectors": 20.0}  # fmt: skip

# The weight of the vectors of the static table, which stand beside all other evidence.
STATIC = 15.0

# With a user's encoder, all evidence but its vectors is multiplied by this factor.
BESIDE_VECTORS = 1 / 3

# The score that a chunk loses if it asks the opposite of the question.
OPPOSITE = 3.0

# The share of its score that a chunk loses if the question surely names other documents.
UNNAMED = 0.5

# The weight of the words beside a name in the mean for a chunk of a named document, against that of the whole question.
# Gain in hit@1 over ranking without names, as the mean over nine groups of corpora whose titles are subjects, and over
# seven corpora of pages of one kind: weight .3 with UNNAMED .4 +.008, +.087; .5 with .4 +.008, +.093; .5 with .5 +.008,
# +.098; .5 with .6 +.004, +.102; .7 with .4 +.004, +.084. Answering from the named documents alone: -.022, +.085.
BESIDE_NAME = 0.5

# The share of its score that a chunk of low standing loses, such as an entry of a change log.
ASIDE = 0.5

# The columns of the evidence, in order; the score of a candidate is the sum of its row.
EVIDENCE_KINDS = (*WEIGHTS, "opposite", "unnamed", "aside")


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


def candidates_of(
    asked: QuestionFacts, found: ByWords, exact: Array, index: Index, beside: Beside | None = None
) -> Candidates:
    """Return the chunks of `found` as candidates, best first; `exact` has those stored under exactly the question."""
    added, present, nearest = _evidence(asked, found, index)
    covered, readings = coverage(asked.query, asked.terms, present, found.chunks, index)
    unnamed = _unnamed(asked.query, found.chunks, index)
    if beside:
        inside = np.flatnonzero(~unnamed)
        further, also_covered, also_nearest = _evidence_beside(beside, found.chunks[inside], index)
        added = {kind: _mean_inside(column, further[kind], inside) for kind, column in added.items()}
        covered = _mean_inside(covered, also_covered, inside)
        nearest = _mean_inside(nearest, also_nearest, inside)
    evidence = _with_losses(added, unnamed, asked.query, found.chunks, index)
    return Candidates(found.chunks, evidence, covered, readings, exact, nearest)


def _mean_inside(column: Vector, beside: Vector, inside: Array) -> Vector:
    """Return a column in which the entries at the places `inside` are means with the values for the words beside."""
    mixed = column.copy()
    mixed[inside] += BESIDE_NAME * (beside - column[inside])
    return mixed


def _evidence_beside(beside: Beside, chunks: Array, index: Index) -> tuple[dict[str, Vector], Vector, Vector]:
    """Return for each chunk the evidence for the words beside a name, their coverage, and the nearest unit's cosine."""
    added, present, nearest = _evidence(beside.asked, score(beside.lists, chunks), index)
    covered, _ = coverage(beside.asked.query, beside.asked.terms, present, chunks, index)
    return added, covered, nearest


def _evidence(asked: QuestionFacts, found: ByWords, index: Index) -> tuple[dict[str, Vector], Array, Vector]:
    """Return a column for each of WEIGHTS, and two results of `sentence_evidence`.

    They are which of the question's terms each chunk has, (chunks, terms), and the cosine of its nearest unit.
    """
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
    if asked.vectors is None:
        added["vectors"] = np.zeros(len(chunks))
    elif asked.vectors.is_static:
        added["vectors"] = STATIC * asked.vectors.of(chunks)
    else:
        added = {kind: BESIDE_VECTORS * column for kind, column in added.items()}
        added["vectors"] = WEIGHTS["vectors"] * asked.vectors.of(chunks)
    return {kind: added[kind] for kind in WEIGHTS}, present, cosines


def _with_losses(added: dict[str, Vector], unnamed: Array, query: Query, chunks: Array, index: Index) -> Evidence:
    """Return the evidence with the columns of the losses.

    They are for asking the opposite, for belonging to an `unnamed` document (bool), and for low standing.
    """
    scores = np.array([*added.values()]).sum(axis=0)
    opposite = -OPPOSITE * opposite_evidence(query.words, chunks, scores, index)
    elsewhere = -UNNAMED * np.maximum(scores, 0.0) * unnamed
    aside = -ASIDE * np.maximum(scores, 0.0) * index.arrays["chunk_asides"][chunks]
    return Evidence.of({**added, "opposite": opposite, "unnamed": elsewhere, "aside": aside})


def _unnamed(query: Query, chunks: Array, index: Index) -> Array:
    """Return which chunks (bool) lie outside the documents that the question surely names."""
    if not query.named.is_sure:
        return np.zeros(len(chunks), dtype=bool)
    return Scope(beyond=frozenset(query.named.topics)).holds(chunks, index)


def name_share(query: Query, readings: Array) -> Vector:
    """Return for each chunk the share of the weight of the name in the question whose words the chunk has.

    `readings` has the readings that each chunk has, (chunks, concepts). The share is 0 if no word of the name counts.
    """
    at = [place for place, concept in enumerate(query.concepts) if concept.word in query.named.words]
    weights = np.array([query.concepts[place].weight for place in at])
    share: Vector = ((readings[:, at] >= 0) * weights).sum(axis=1) / max(float(weights.sum()), 1e-9)
    return share
