"""The evidence and the scores for the chunks of a shortlist.

    score = sum over the kinds of evidence of weight(kind) * evidence(kind), minus the losses

Each kind is a column of one matrix (see `evidence.matrix`) and is computed for all chunks at once. The weights are
fitted (see `fitted`). The losses are UNNAMED and ASIDE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.index.scope import Scope
from faqbot.index.static_table.static_encoder import reads_texts
from faqbot.query.query import Query
from faqbot.ranking.candidates import Candidates, candidates_in_order
from faqbot.ranking.evidence.classifier import Decisions, classifier_evidence
from faqbot.ranking.evidence.coverage import word_evidence
from faqbot.ranking.evidence.exchanges import SEARCHED, ExchangedWord, exchanges_of
from faqbot.ranking.evidence.matrix import Evidence
from faqbot.ranking.evidence.ngrams import character_evidence
from faqbot.ranking.evidence.opposites import ask_opposite
from faqbot.ranking.evidence.pairs import Pairs
from faqbot.ranking.evidence.vectors import VectorEvidence, evidence_of_pairs
from faqbot.ranking.fitted import WEIGHTS, WEIGHTS_WITH_ENCODER
from faqbot.ranking.maxscore import ByWords, score
from faqbot.ranking.posting_lists import WORD_FIELDS, PostingList
from faqbot.ranking.words.word_arrays import WordArrays, word_arrays

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

    `decisions` come from the classifier. `vectors` is the evidence of the vectors, None without vectors.
    """

    query: Query
    decisions: Decisions
    vectors: VectorEvidence | None


class Beside(NamedTuple):
    """The words beside a sure name: the facts about them, their posting lists, and the best chunks that are named."""

    asked: QuestionFacts
    lists: Sequence[PostingList]
    found: ByWords


def weights_for(index: Index) -> Mapping[str, float]:
    """Return the weight of each kind of evidence; they are others if an encoder reads the texts."""
    return WEIGHTS_WITH_ENCODER if reads_texts(index.encoder) else WEIGHTS


class Shortlisted(NamedTuple):
    """A question and its shortlist; `exact` has the chunks that are stored under exactly the question."""

    asked: QuestionFacts
    found: ByWords
    exact: Array
    beside: Beside | None


class Measured(NamedTuple):
    """The evidence for pairs before it is weighed, with a column for each of MEASURED_KINDS.

    `asked` are the words of the questions, and `readings` has for each question the readings that its chunks have of
    its words (see `evidence.coverage`).
    """

    evidence: Evidence
    asked: WordArrays
    readings: Sequence[Array]


def candidates_of(shortlisted: Sequence[Shortlisted], index: Index) -> list[Candidates]:
    """Return the chunks of the shortlist of each question as candidates, best first."""
    pairs = Pairs.of([one.found.chunks for one in shortlisted])
    measured, words, readings = _measured(
        [one.asked for one in shortlisted], [one.found for one in shortlisted], pairs, index
    )
    unnamed = _unnamed(shortlisted, readings, pairs, index)
    _add_beside(shortlisted, unnamed, measured, pairs, index)
    evidence = _weighed(measured, unnamed, pairs.chunks, index)
    found = candidates_in_order(pairs, evidence, measured, readings, [one.exact for one in shortlisted])
    for one, told, candidates in zip(shortlisted, words.told_of_each(), found, strict=True):
        candidates.exchanges = _exchanges(one.asked.query, told, candidates, index)
    return found


def _exchanges(query: Query, told: Vector, candidates: Candidates, index: Index) -> Sequence[ExchangedWord]:
    """Return the exchanges in the best candidates."""
    best, readings = candidates.numbers[:SEARCHED], candidates.readings[:SEARCHED]
    has = ([concept.term for concept, reading in zip(query.concepts, row, strict=True) if reading >= 0]
           for row in readings.tolist())  # fmt: skip
    return exchanges_of(query, told, best, readings, ask_opposite(query.words, best, has, index), index)


def _add_beside(
    shortlisted: Sequence[Shortlisted], unnamed: Vector, measured: Evidence, pairs: Pairs, index: Index
) -> None:
    """Move the evidence for chunks of named documents towards that of the words beside the name."""
    places, asked, found = [], [], []
    for number, one in enumerate(shortlisted):
        if one.beside:
            inside = np.flatnonzero(unnamed[pairs.of_question(number)] == 0)
            places.append(inside + pairs.starts[number])
            asked.append(one.beside.asked)
            found.append(score(one.beside.lists, one.found.chunks[inside]))
    if places:
        further = _measured(asked, found, Pairs.of([one.chunks for one in found]), index).evidence
        every, whole = np.concatenate(places), measured.values[:, : len(WEIGHTS)]
        whole[every] += BESIDE_NAME * (further.values[:, : len(WEIGHTS)] - whole[every])


def _measured(asked: Sequence[QuestionFacts], found: Sequence[ByWords], pairs: Pairs, index: Index) -> Measured:
    """Return the evidence for each pair of a question and a chunk found for it."""
    queries, weights = [one.query for one in asked], weights_for(index)
    words = word_arrays(queries, index)
    common = word_evidence(words, pairs, index)
    fields = found[0].fields if len(found) == 1 else np.concatenate([one.fields for one in found], axis=1)
    decided = [classifier_evidence(one.decisions, some.chunks, index) for one, some in zip(asked, found, strict=True)]
    columns = {field: column / weights[field] for field, column in zip(WORD_FIELDS, fields, strict=True)} | {
        "characters": character_evidence([query.words for query in queries], pairs, index),
        "sentences": common.cosines,
        "classifier": np.concatenate(decided),
        "vectors": evidence_of_pairs([one.vectors for one in asked], pairs, index),
        "content": common.content,
        "asked": common.asked,
        "coverage": common.share,
    }
    return Measured(Evidence.of(columns), words, common.readings)


def _weighed(measured: Evidence, unnamed: Vector, chunks: Array, index: Index) -> Evidence:
    """Return what each kind of evidence adds to the score, and what is lost.

    Chunks of unnamed documents lose the share `unnamed` of their score, and chunks of low standing lose a share too.
    """
    weights = weights_for(index)
    amounts = np.empty((len(EVIDENCE_KINDS), len(chunks)))
    added = amounts[: len(WEIGHTS)]
    np.multiply(measured.values.T[: len(WEIGHTS)], np.array([[weights[kind]] for kind in WEIGHTS]), out=added)
    # Added one after the other: numpy's sum adds up a single column in another order than one of several columns.
    scores = np.maximum(reduce(np.add, added), 0.0)
    amounts[-2] = -scores * unnamed
    amounts[-1] = -ASIDE * scores * index.arrays["chunk_asides"][chunks]
    return Evidence(EVIDENCE_KINDS, amounts.T)


def _unnamed(shortlisted: Sequence[Shortlisted], readings: Sequence[Array], pairs: Pairs, index: Index) -> Vector:
    """Return the share of its score that each pair loses for lying outside the documents that are surely named."""
    lost = np.zeros(len(pairs))
    for number, one in enumerate(shortlisted):
        query = one.asked.query
        if query.named.is_sure:
            outside = Scope(beyond=frozenset(query.named.topics)).holds(one.found.chunks, index)
            shares = np.where(say_name(query, readings[number]), UNNAMED_BUT_SAID, UNNAMED)
            lost[pairs.of_question(number)] = shares * outside
    return lost


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
