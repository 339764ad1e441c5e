"""Order the chunks that a question finds: evidence in, candidates out.

    score = sum over kinds of evidence of WEIGHTS[kind] * evidence(kind)

The words of three `fields` choose a `shortlist`: text, question and headings. On it `characters`, `sentences` and
`classifier` are added (see the modules of these names; the classifier names candidates of its own), and a chunk that
asks the opposite loses. A chunk stored under the very question asked comes first. With an encoder, `vectors` name
candidates and count beside all these, which then count for less. A question that names documents is answered from
these alone, and what the others have is only kept in mind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import (
    Array,
    Vector,
)
from faqbot.index.schema import FIELDS
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.query.query import Query, analyse
from faqbot.ranking.alike import asking_alike
from faqbot.ranking.candidates import Ranked, nobody
from faqbot.ranking.evidence.classifier import Decisions, decide
from faqbot.ranking.evidence.coverage import coverage
from faqbot.ranking.evidence.nearest_sentence import Nearness, sentence_evidence
from faqbot.ranking.evidence.ngrams import character_evidence
from faqbot.ranking.evidence.opposites import asks_opposite, sides
from faqbot.ranking.evidence.vectors import vector_evidence
from faqbot.ranking.maxscore import ByWords, best
from faqbot.ranking.posting_lists import PostingList, posting_lists
from faqbot.ranking.shortlist import also, best_in, choose

# Mean hit@1 over the fourteen sets of tests/benchmarks/choices.py is .771 with these; without text .756, question .774
# (but StackFAQ .86 for .88), headings .771 (.706 before titles chose documents), characters .763, sentences .769,
# classifier .762; with any of them halved or half as much again .769 to .772.
WEIGHTS = {"text": 6.0, "question": 3.0, "headings": 4.0, "characters": 8.0, "sentences": 5.0, "classifier": 12.0,
           "vectors": 20.0}  # fmt: skip

# What all other evidence counts beside the vectors of an encoder, where there is one.
BESIDE_VECTORS = 1 / 3

# What a chunk loses that asks the opposite of the question, if it is among so many best.
OPPOSITE = 3.0
_CHECKED = 10
_TITLE_BYTES = 10_000

# The share of its score that a chunk loses where the question may name another document, but not for sure: more than
# two documents may differ by and still be as good (see `answering.comparison`).
UNNAMED = 0.2

# What a candidate's evidence consists of, in its order.
KINDS = (*WEIGHTS, "opposite", "unnamed")

_CLASSIFIER = KINDS.index("classifier")

# The share of a question that another document than the one named must have words for to be meant.
_COVERS = 0.65

# Chunks of other documents that are looked at beside those of the document named.
_ELSEWHERE = 5


class Ranking(NamedTuple):
    """The candidates for a question, best first; empty if the corpus has none of its words.

    `decoy` is how far the question lies on the decoys' side, -1 where the corpus has none. Where the question names a
    document, `elsewhere` is the best score of a chunk of others, without the classifier.
    """

    query: Query
    candidates: Ranked
    decoy: float
    elsewhere: float = 0.0


def own_score(evidence: Sequence[float]) -> float:
    """Return a candidate's score without what the classifier says of it."""
    return sum(evidence) - evidence[_CLASSIFIER]


def rank(question: str, index: Index, *, scope: Scope = EVERYWHERE, is_about: bool = False) -> Ranking:
    """Rank the chunks for a question; `scope` says which may come up.

    `is_about` says that these are the documents that the question is about, as if it named them. The order depends on
    nothing but the question and the index; equal scores keep the order of the corpus.
    """
    query = analyse(question, index, scope)
    elsewhere = frozenset(_naming_elsewhere(query, index)) if query.named.is_sure and not is_about else ()
    if elsewhere:
        # "Can I pay with gift cards?" may be about payment where there is a page about gift cards.
        unnamed = _rank(question, analyse(question, index, scope, names=False), scope, index, is_about=False)
        best = unnamed.candidates[0] if unnamed.candidates else None
        if best and best.number in elsewhere and (best.exact or best.coverage >= _COVERS):
            return unnamed
    return _rank(question, query, scope, index, is_about=is_about)


def _naming_elsewhere(query: Query, index: Index) -> list[int]:
    """Return the chunks of other documents that have all words by which the question names one."""
    stems = index.analyser.stems(query.named.words)
    terms = [term for term in map(index.term_number, stems) if term is not None]
    if not terms or len(terms) < len(stems):
        return []
    chunks = index.fields["text"].of_all(terms)
    others: list[int] = chunks[Scope(beyond=frozenset(query.named.topics)).holds(chunks, index)].tolist()
    return others


def _rank(question: str, query: Query, scope: Scope, index: Index, *, is_about: bool) -> Ranking:
    is_about = is_about or query.named.is_sure
    query, scope = _narrowed(query, scope, index)
    exact = sorted(_held(query.exact, scope, index))
    by_vector = vector_evidence(question, index) if query.concepts else None
    if not exact and by_vector is None and not any(concept.readings for concept in query.concepts):
        return Ranking(query, nobody(), -1.0)
    decisions = decide(query.words, index)
    lists = posting_lists(query, index, WEIGHTS, scope.size(index) if is_about else len(index))
    chosen = choose(lists, by_vector, decisions, exact, scope, index)
    scorer = _Scorer(query, decisions, by_vector, index)
    candidates = scorer.candidates(chosen, exact)
    if index.is_partly_fitted and scope == EVERYWHERE and candidates:
        best = candidates[0].number
        others = {*asking_alike(best, index).tolist()} if index.arrays["chunk_fitted"][best] else set()
        if not others <= {*chosen.chunks.tolist()}:
            candidates = scorer.candidates(also(chosen, others, lists), exact)
    elsewhere = scorer.best_of(_elsewhere(lists, scope, index)) if is_about and scope.within is not None else 0.0
    return Ranking(query, candidates, decisions.decoy, elsewhere)


def _held(chunks: Sequence[int], scope: Scope, index: Index) -> list[int]:
    if not chunks or scope == EVERYWHERE:
        return list(chunks)
    numbers = np.array(chunks)
    held: list[int] = numbers[scope.holds(numbers, index)].tolist()
    return held


def _elsewhere(lists: Sequence[PostingList], scope: Scope, index: Index) -> ByWords:
    """Return the best chunks of other documents than those that a question is about.

    What has phrasings is found by more than its own words: it is left out where others have none.
    """
    others = Scope(beyond=scope.within or frozenset(), unfitted=index.is_partly_fitted)
    return best_in(lists, _ELSEWHERE, others, index)


class _Scorer:
    """Judges chunks in full, for one question."""

    def __init__(self, query: Query, decisions: Decisions, by_vector: Vector | None, index: Index) -> None:
        self._query = query
        self._decisions = decisions
        self._by_vector = by_vector
        self._index = index

    def candidates(self, found: ByWords, exact: Sequence[int]) -> Ranked:
        """Return chunks as candidates, best first."""
        near = self._nearness(found.chunks)
        table = self._table(found, near)
        covered, readings = coverage(self._query, found.chunks, near, self._index)
        return Ranked(found.chunks, table, covered, readings, frozenset(exact))

    def best_of(self, found: ByWords) -> float:
        """Return the best score among chunks by their own words, 0 if there are none."""
        if not len(found.chunks):
            return 0.0
        table = self._table(found, self._nearness(found.chunks))
        return float((table.sum(axis=0) - table[_CLASSIFIER]).max())

    def _table(self, found: ByWords, near: Nearness) -> Vector:
        """Return what each kind of evidence adds to the score: (kinds, chunks), in the order of KINDS."""
        query, index, chunks, by_vector = self._query, self._index, found.chunks, self._by_vector
        added = dict(zip(FIELDS, found.fields, strict=True))
        added["characters"] = WEIGHTS["characters"] * character_evidence(query.words, chunks, index)
        added["sentences"] = WEIGHTS["sentences"] * near.cosines
        added["classifier"] = WEIGHTS["classifier"] * self._classified(chunks)
        if index.is_partly_fitted:  # many phrasings have many words between them: what counts is how near one comes
            fitted = index.arrays["chunk_fitted"][chunks] == 1
            nearest = np.minimum(added["question"], WEIGHTS["question"] * near.cosines)
            added["question"] = np.where(fitted, nearest, added["question"])
        added["vectors"] = np.zeros(len(chunks)) if by_vector is None else WEIGHTS["vectors"] * by_vector[chunks]
        table = np.array([added[kind] for kind in WEIGHTS])
        if by_vector is not None:
            table[:-1] *= BESIDE_VECTORS
        scores = table.sum(axis=0)
        elsewhere = UNNAMED * np.maximum(scores, 0.0) * self._is_unnamed(chunks)
        return np.vstack((table, -OPPOSITE * self._opposites(chunks, scores), -elsewhere))

    def _nearness(self, chunks: Array) -> Nearness:
        query, index = self._query, self._index
        weighed: dict[int, float] = {}
        for concept in query.concepts:
            for reading in concept.readings:
                for term in reading.terms:
                    product = reading.certainty * float(index.term_weights[term]) ** 2
                    weighed[term] = max(product, weighed.get(term, 0.0))
        terms = np.array(sorted(weighed), dtype="<i4")
        products = np.array([weighed[term] for term in terms.tolist()])
        return sentence_evidence(terms, products, max(query.length, query.least_weight), chunks, index)

    def _classified(self, chunks: Array) -> Vector:
        """Return the classifier's evidence, from that for chunks without a class on.

        Where some documents have phrasings and others none, it tells the chunks of the former apart, and does not
        prefer them: the best of them counts as a chunk of the latter.
        """
        decisions, index = self._decisions, self._index
        if not len(decisions.chunks):
            return np.zeros(len(chunks))
        at = np.minimum(np.searchsorted(decisions.chunks, chunks), len(decisions.chunks) - 1)
        evidence = np.where(decisions.chunks[at] == chunks, decisions.evidence[at] - decisions.others, 0.0)
        fitted = index.arrays["chunk_fitted"][chunks] == 1
        if index.is_partly_fitted and fitted.any():
            evidence[fitted] -= evidence[fitted].max()
        return evidence

    def _is_unnamed(self, chunks: Array) -> Array:
        """Return which chunks (bool) are about other documents than those that the question may name."""
        named = self._query.named
        if named.is_sure or not named.topics:
            return np.zeros(len(chunks), dtype=bool)
        return Scope(beyond=frozenset(named.topics)).holds(chunks, self._index)

    def _opposites(self, chunks: Array, scores: Vector) -> Vector:
        """Return 1 for each chunk of the best that asks the opposite, 0 for the others."""
        analyser = self._index.analyser
        found = np.zeros(len(chunks))
        taken = sides(self._query.words, analyser)
        if taken:
            for at in best(np.arange(len(chunks)), scores, _CHECKED).tolist():
                found[at] = asks_opposite(taken, self._index.title(int(chunks[at]), _TITLE_BYTES), analyser)
        return found


def _narrowed(query: Query, scope: Scope, index: Index) -> tuple[Query, Scope]:
    """Leave out the chunks that a decoy is about, if there are others, and those of documents that are not named."""
    if query.is_decoy and not index.has_decoys_only:
        query = query._replace(is_decoy=False)
        scope = scope._replace(undecoyed=True)
    if query.named.is_sure:
        scope = scope.only(frozenset(query.named.topics))
    return query, scope
