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
from faqbot.ranking.evidence.opposites import opposite_evidence
from faqbot.ranking.evidence.vectors import VectorEvidence
from faqbot.ranking.fitted import WEIGHTS, WEIGHTS_WITH_ENCODER
from faqbot.ranking.maxscore import ByWords, score
from faqbot.ranking.posting_lists import WORD_FIELDS, PostingList

# The share of its score that a chunk loses if the question surely names other documents.
UNNAMED = 0.5

# The weight of the words beside a name in the mean for a chunk of a named document, against that of the whole question.
# Gain in hit@1 over ranking without names, as the mean over nine groups of corpora whose titles are subjects, and over
# seven corpora of pages of one kind: weight .3 with UNNAMED .4 +.008, +.087; .5 with .4 +.008, +.093; .5 with .5 +.008,
# +.098; .5 with .6 +.004, +.102; .7 with .4 +.004, +.084. Answering from the named documents alone: -.022, +.085.
BESIDE_NAME = 0.5

# The share of its score that a chunk of low standing loses, such as an entry of a change log.
ASIDE = 0.5

# The losses, and the names of all amounts that the score of a candidate is the sum of, in order.
_LOSSES = ("unnamed", "aside")
EVIDENCE_KINDS = (*WEIGHTS, *_LOSSES)

# The kinds that are measured. The coverage adds nothing to the score, but counts for the confidence.
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
    unnamed = _unnamed(asked.query, found.chunks, index)
    if beside:
        inside = np.flatnonzero(~unnamed)
        further, _ = _measured(beside.asked, score(beside.lists, found.chunks[inside]), index)
        for kind, column in measured.items():
            column[inside] += BESIDE_NAME * (further[kind] - column[inside])
    evidence = _weighed(measured, unnamed, found.chunks, index)
    candidates = Candidates(found.chunks, evidence, Evidence.of(measured), readings, exact)
    best = candidates.numbers[:SEARCHED]
    opposite = opposite_evidence(asked.query.words, best, candidates.scores[:SEARCHED], index) > 0
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


def _weighed(measured: Mapping[str, Vector], unnamed: Array, chunks: Array, index: Index) -> Evidence:
    """Return what each kind of evidence adds to the score, and what is lost.

    Chunks of `unnamed` documents (bool) and chunks of low standing lose a share of their score.
    """
    added = {kind: weight * measured[kind] for kind, weight in weights_for(index).items()}
    scores = np.maximum(np.array([*added.values()]).sum(axis=0), 0.0)
    added["unnamed"] = -UNNAMED * scores * unnamed
    added["aside"] = -ASIDE * scores * index.arrays["chunk_asides"][chunks]
    return Evidence.of(added)


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
