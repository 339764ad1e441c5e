"""Rank the chunks for a question: read the question, retrieve a shortlist of chunks, and score the shortlist.

`shortlist` chooses the best chunks by the words of the three fields, and adds those that the classifier, the vectors of
an encoder or the stored questions find. `scoring` adds up the evidence for each chunk of the shortlist. A chunk stored
under exactly the question comes first. A question that names documents is answered from these documents alone; from all
other documents only the best score is kept. Every step returns arrays; none of them reads a chunk.
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
from faqbot.ranking.scoring import EVIDENCE_KINDS, WEIGHTS, QuestionFacts, best_score, candidates_of, facts_of
from faqbot.ranking.shortlist import also, best_in, choose

# A chunk of a document that the question does not name is preferred only if it covers at least this share of the
# question's weight, or is stored under exactly the question.
_COVERS = 0.65

# How many chunks of other documents are scored, besides those of the named document, to find the best score elsewhere.
_ELSEWHERE = 5

_NO_CHUNKS: Array = np.empty(0, dtype=np.int64)


class Ranking(NamedTuple):
    """The candidates for a question, best first; empty if the corpus has none of the question's words.

    `decoy` is the question's distance on the decoys' side of the classifier, -1 if the corpus has no decoys. If the
    question names a document, `elsewhere` is the best score of a chunk of another document, without the classifier's
    evidence; otherwise `elsewhere` is 0.
    """

    query: Query
    candidates: Candidates
    decoy: float
    elsewhere: float = 0.0


def rank(
    question: str, index: Index, *, scope: Scope = EVERYWHERE, is_about: bool = False, named: Named | None = None
) -> Ranking:
    """Rank the chunks that `scope` allows for a question.

    `is_about` means that the question is about the documents of `scope`, as if it named them. `named` is the result of
    `named_in` for this question, if it is known already. The order depends only on these arguments and the index;
    chunks with equal scores keep the order of the corpus.
    """
    analysis = Analysis(question, index, scope, named)
    query = analysis.query()
    vectors = vector_evidence(question, index) if query.concepts else None
    elsewhere = _naming_elsewhere(query, index) if query.named.is_sure and not is_about else _NO_CHUNKS
    if len(elsewhere):
        # If there is a page about gift cards, "Can I pay with gift cards?" may still be about the page on payment.
        unnamed = _rank(analysis.query(names=False), vectors, scope, index, is_about=False)
        if _begins_with(elsewhere, unnamed.candidates):
            return unnamed
    return _rank(query, vectors, scope, index, is_about=is_about)


def _naming_elsewhere(query: Query, index: Index) -> Array:
    """Return the chunks, outside the named documents, that have all words by which the question names a document."""
    stems = index.analyser.stems(query.named.words)
    terms = [term for term in map(index.term_number, stems) if term is not None]
    if not terms or len(terms) < len(stems):
        return _NO_CHUNKS
    chunks = index.fields["text"].of_all(terms)
    others: Array = chunks[Scope(beyond=frozenset(query.named.topics)).holds(chunks, index)]
    return others


def _begins_with(chunks: Array, candidates: Candidates) -> bool:
    """Whether the best candidate is one of these chunks, and covers at least the share _COVERS of the question."""
    if not len(candidates) or not (chunks == candidates.numbers[0]).any():
        return False
    return bool(candidates.is_exact[0] or candidates.coverage[0] >= _COVERS)


def _rank(query: Query, vectors: Vector | None, scope: Scope, index: Index, *, is_about: bool) -> Ranking:
    """Rank the chunks for a query; `vectors` is the evidence of an encoder for every chunk, None without an encoder."""
    is_about = is_about or query.named.is_sure
    query, scope = _narrowed(query, scope, index)
    exact = _allowed(query.exact, scope, index)
    if not len(exact) and vectors is None and not any(concept.readings for concept in query.concepts):
        return Ranking(query, no_candidates(EVIDENCE_KINDS, len(query.concepts)), -1.0)
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
    """If the best candidate's document has phrasings, add the chunks of others without them that ask the same."""
    best = int(candidates.numbers[0])
    others = {*asking_alike(best, index).tolist()} if index.arrays["chunk_fitted"][best] else set[int]()
    if others.issubset(found.chunks.tolist()):
        return candidates
    return candidates_of(asked, also(found, others, lists), candidates.numbers[candidates.is_exact], index)


def _allowed(chunks: Sequence[int], scope: Scope, index: Index) -> Array:
    """Return those of the chunks that `scope` allows, ascending."""
    numbers = np.array(sorted(chunks), dtype=np.int64)
    return numbers if not chunks or scope == EVERYWHERE else numbers[scope.holds(numbers, index)]


def _elsewhere(lists: Sequence[PostingList], scope: Scope, index: Index) -> ByWords:
    """Return the best chunks, by words, of documents outside `scope`, the documents that the question is about.

    In a corpus where only some documents have phrasings, the documents with phrasings are left out, because their
    phrasings match more words than the texts of the others do.
    """
    others = Scope(beyond=scope.within or frozenset(), unfitted=index.is_partly_fitted)
    return best_in(lists, _ELSEWHERE, others, index)


def _narrowed(query: Query, scope: Scope, index: Index) -> tuple[Query, Scope]:
    """Return the query and a scope without the chunks that cannot answer.

    If the question is stored as a decoy, these are the chunks that the decoys are about, unless there are no others. If
    the question surely names documents, these are the chunks of all other documents.
    """
    if query.is_decoy and not index.has_decoys_only:
        query = query._replace(is_decoy=False)
        scope = scope._replace(undecoyed=True)
    if query.named.is_sure:
        scope = scope.only(frozenset(query.named.topics))
    return query, scope
