"""Rank the chunks for a question: read it, retrieve a shortlist, score that.

The words of three `fields` choose the `shortlist`, with the chunks that the classifier, an encoder's vectors and the
stored questions name. `scoring` adds up the evidence for each of its chunks. A chunk stored under the very question
comes first. A question that names documents is answered from these alone, and of the others only the best score is
kept. Every step returns arrays: no chunk is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.query.names.naming import Named
from faqbot.query.query import Analysis, Query
from faqbot.ranking.candidates import Candidates, no_candidates
from faqbot.ranking.duplicates import asking_alike
from faqbot.ranking.evidence.classifier import decide
from faqbot.ranking.evidence.vectors import vector_evidence
from faqbot.ranking.maxscore import ByWords
from faqbot.ranking.posting_lists import PostingList, posting_lists
from faqbot.ranking.scoring import KINDS, WEIGHTS, QuestionFacts, best_score, candidates_of, facts_of
from faqbot.ranking.shortlist import also, best_in, choose

# The share of a question that another document than the one named must have words for to be meant.
_COVERS = 0.65

# Chunks of other documents that are looked at beside those of the document named.
_ELSEWHERE = 5

_NO_CHUNKS: Array = np.empty(0, dtype=np.int64)


class Ranking(NamedTuple):
    """The candidates for a question, best first; empty if the corpus has none of its words.

    `decoy` is how far the question lies on the decoys' side, -1 where the corpus has none. Where the question names a
    document, `elsewhere` is the best score of a chunk of others, without the classifier.
    """

    query: Query
    candidates: Candidates
    decoy: float
    elsewhere: float = 0.0


def rank(
    question: str, index: Index, *, scope: Scope = EVERYWHERE, is_about: bool = False, named: Named | None = None
) -> Ranking:
    """Rank the chunks for a question; `scope` says which may come up.

    `is_about` says that these are the documents that the question is about, as if it named them. `named` is what was
    looked up of this very question already (see `named_in`). The order depends on nothing but the question and the
    index; equal scores keep the order of the corpus.
    """
    analysis = Analysis(question, index, scope, named)
    query = analysis.query()
    vectors = vector_evidence(question, index) if query.concepts else None
    elsewhere = _naming_elsewhere(query, index) if query.named.is_sure and not is_about else _NO_CHUNKS
    if len(elsewhere):
        # "Can I pay with gift cards?" may be about payment where there is a page about gift cards.
        unnamed = _rank(analysis.query(names=False), vectors, scope, index, is_about=False)
        if _begins_with(elsewhere, unnamed.candidates):
            return unnamed
    return _rank(query, vectors, scope, index, is_about=is_about)


def _naming_elsewhere(query: Query, index: Index) -> Array:
    """Return the chunks of other documents that have all words by which the question names one."""
    stems = index.analyser.stems(query.named.words)
    terms = [term for term in map(index.term_number, stems) if term is not None]
    if not terms or len(terms) < len(stems):
        return _NO_CHUNKS
    chunks = index.fields["text"].of_all(terms)
    others: Array = chunks[Scope(beyond=frozenset(query.named.topics)).holds(chunks, index)]
    return others


def _begins_with(chunks: Array, candidates: Candidates) -> bool:
    """Whether the best candidate is one of these chunks, and has words enough of the question."""
    if not len(candidates) or not (chunks == candidates.numbers[0]).any():
        return False
    return bool(candidates.is_exact[0] or candidates.coverage[0] >= _COVERS)


def _rank(query: Query, vectors: Vector | None, scope: Scope, index: Index, *, is_about: bool) -> Ranking:
    """Rank the chunks for a question that was read; `vectors` is the evidence of an encoder, None without one."""
    is_about = is_about or query.named.is_sure
    query, scope = _narrowed(query, scope, index)
    exact = _allowed(query.exact, scope, index)
    if not len(exact) and vectors is None and not any(concept.readings for concept in query.concepts):
        return Ranking(query, no_candidates(KINDS, len(query.concepts)), -1.0)
    asked = facts_of(query, decide(query.words, index), vectors, index)
    lists = posting_lists(query, index, WEIGHTS, scope.size(index) if is_about else len(index))
    found = choose(lists, vectors, asked.decisions, exact.tolist(), scope, index)
    candidates = candidates_of(asked, found, exact, index)
    if index.is_partly_fitted and scope == EVERYWHERE and len(candidates):
        candidates = _with_alike(candidates, asked, found, lists, index)
    elsewhere = 0.0
    if is_about and scope.within is not None:
        elsewhere = best_score(asked, _elsewhere(lists, scope, index), index)
    return Ranking(query, candidates, asked.decisions.decoy, elsewhere)


def _with_alike(
    candidates: Candidates, asked: QuestionFacts, found: ByWords, lists: Sequence[PostingList], index: Index
) -> Candidates:
    """Add the chunks of documents without phrasings that ask what the best candidate asks, if its document has some."""
    best = int(candidates.numbers[0])
    others = {*asking_alike(best, index).tolist()} if index.arrays["chunk_fitted"][best] else set[int]()
    if others.issubset(found.chunks.tolist()):
        return candidates
    return candidates_of(asked, also(found, others, lists), candidates.numbers[candidates.is_exact], index)


def _allowed(chunks: Sequence[int], scope: Scope, index: Index) -> Array:
    """Return those of the chunks that may come up, ascending."""
    numbers = np.array(sorted(chunks), dtype=np.int64)
    return numbers if not chunks or scope == EVERYWHERE else numbers[scope.holds(numbers, index)]


def _elsewhere(lists: Sequence[PostingList], scope: Scope, index: Index) -> ByWords:
    """Return the best chunks of other documents than those that a question is about.

    What has phrasings is found by more than its own words: it is left out where others have none.
    """
    others = Scope(beyond=scope.within or frozenset(), unfitted=index.is_partly_fitted)
    return best_in(lists, _ELSEWHERE, others, index)


def _narrowed(query: Query, scope: Scope, index: Index) -> tuple[Query, Scope]:
    """Leave out the chunks that a decoy is about, if there are others, and those of documents that are not named."""
    if query.is_decoy and not index.has_decoys_only:
        query = query._replace(is_decoy=False)
        scope = scope._replace(undecoyed=True)
    if query.named.is_sure:
        scope = scope.only(frozenset(query.named.topics))
    return query, scope
