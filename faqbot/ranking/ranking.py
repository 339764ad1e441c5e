"""Rank the chunks for a question: read the question, retrieve a shortlist of chunks, and score the shortlist.

`shortlist` chooses the best chunks by the words of the text and of the headings, and adds those that the classifier,
the vectors or the stored questions find. `scoring` adds up the evidence for each chunk of the shortlist. A chunk stored
under exactly the question comes first. If the question surely names documents, their best chunks for the words beside
the name join the shortlist; a name only adds evidence, so chunks of all other documents stay in it. Every step returns
arrays; only the search for exchanged codes reads a chunk, the best one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.query.names.naming import Named
from faqbot.query.query import Query, analyse
from faqbot.ranking.candidates import Candidates, no_candidates
from faqbot.ranking.evidence.classifier import decide
from faqbot.ranking.evidence.decoys import nearest_decoy
from faqbot.ranking.evidence.vectors import VectorEvidence, most_at_once, vector_evidence
from faqbot.ranking.posting_lists import posting_lists
from faqbot.ranking.scoring import (
    EVIDENCE_KINDS,
    MEASURED_KINDS,
    Beside,
    QuestionFacts,
    Shortlisted,
    candidates_of,
    weights_for,
)
from faqbot.ranking.shortlist import SHORTLIST, SHORTLIST_OF_NAMED, Wanted, also, choose


class Ranking(NamedTuple):
    """The candidates for a question, best first; empty if the corpus has none of the question's words.

    `decoy` is the cosine of the question and the nearest decoy, 0 if the corpus has no decoys.
    """

    query: Query
    candidates: Candidates
    decoy: float


def rank(
    question: str, index: Index, *, scope: Scope = EVERYWHERE, is_about: bool = False, named: Named | None = None
) -> Ranking:
    """Rank the chunks that `scope` allows for a question.

    `is_about` means that the question is about the documents of `scope`, as if it named them. `named` is the result of
    `named_in` for this question, if it is known already. The order depends only on these arguments and the index;
    chunks with equal scores keep the order of the corpus.
    """
    return rank_all([question], index, scope=scope, is_about=is_about, named=named)[0]


def rank_all(
    questions: Sequence[str],
    index: Index,
    *,
    scope: Scope = EVERYWHERE,
    is_about: bool = False,
    named: Named | None = None,
) -> list[Ranking]:
    """Rank the chunks for each question of a block, as `rank` does to the last bit, but several times as fast.

    The memory grows with the number of questions: some hundred kilobytes for each.
    """
    most = most_at_once(index)
    if len(questions) > most:
        parts = (questions[at : at + most] for at in range(0, len(questions), most))
        ranked_parts = (rank_all(part, index, scope=scope, is_about=is_about, named=named) for part in parts)
        return list(chain.from_iterable(ranked_parts))
    queries = [analyse(question, index, scope, named) for question in questions]
    rankings: list[Ranking | None] = []
    prepared: list[_Prepared] = []
    for query, vectors in zip(queries, vector_evidence(questions, queries, index), strict=True):
        meant, allowed = _undecoyed(query, scope, index)
        one = _prepared(meant, vectors, allowed, index, is_about=is_about)
        if one:
            prepared.append(one)
            rankings.append(None)
        else:
            nothing = no_candidates(EVIDENCE_KINDS, MEASURED_KINDS, len(meant.concepts))
            rankings.append(Ranking(meant, nothing, 0.0))
    listed = _shortlisted(prepared, index)
    scored = zip(listed, candidates_of(listed, index) if listed else [], strict=True)
    ranked = (Ranking(one.asked.query, found, nearest_decoy(one.asked.query, index)) for one, found in scored)
    return [ranking or next(ranked) for ranking in rankings]


class _Prepared(NamedTuple):
    """A question that was read: the facts about it, and what its shortlist is chosen by.

    The chunks that are stored under exactly the question are `exact`. If the question surely names documents, `beside`
    has the facts about the words beside the name, and what the best chunks of these documents are chosen by.
    """

    asked: QuestionFacts
    wanted: Wanted
    exact: Array
    beside: tuple[QuestionFacts, Wanted] | None


def _prepared(
    query: Query, vectors: VectorEvidence | None, scope: Scope, index: Index, *, is_about: bool
) -> _Prepared | None:
    """Return a question with what its shortlist is chosen by, None if nothing can be found for it."""
    exact = _allowed(query.exact, scope, index)
    if not len(exact) and not (vectors and vectors.finds) and not any(concept.readings for concept in query.concepts):
        return None
    asked = QuestionFacts(query, decide(query.words, index), vectors)
    lists = posting_lists(query, index, weights_for(index), scope.size(index) if is_about else len(index))
    most = SHORTLIST_OF_NAMED if query.beside else SHORTLIST
    wanted = Wanted(lists, vectors, asked.decisions, exact.tolist(), scope, most)
    return _Prepared(asked, wanted, exact, _beside(query, vectors, scope, index))


def _beside(
    query: Query, vectors: VectorEvidence | None, scope: Scope, index: Index
) -> tuple[QuestionFacts, Wanted] | None:
    """Return what the best chunks of the named documents are chosen by, None without a sure name."""
    if query.beside is None:
        return None
    inner = scope.only(frozenset(query.named.topics))
    asked = QuestionFacts(query.beside, decide(query.beside.words, index), vectors)
    lists = posting_lists(query.beside, index, weights_for(index), inner.size(index))
    return asked, Wanted(lists, vectors, asked.decisions, (), inner, SHORTLIST_OF_NAMED)


def _shortlisted(prepared: Sequence[_Prepared], index: Index) -> list[Shortlisted]:
    """Return each question with its shortlist."""
    besides = [one.beside for one in prepared if one.beside]
    found = choose([*(one.wanted for one in prepared), *(wanted for _, wanted in besides)], index)
    named = iter(found[len(prepared) :])
    listed = []
    for one, chosen in zip(prepared, found, strict=False):  # those of the named documents come after all others
        if one.beside is None:
            listed.append(Shortlisted(one.asked, chosen, one.exact, None))
        else:
            asked, wanted = one.beside
            beside = Beside(asked, wanted.lists, next(named))
            every = also(chosen, {*beside.found.chunks.tolist()}, one.wanted.lists)
            listed.append(Shortlisted(one.asked, every, one.exact, beside))
    return listed


def _allowed(chunks: Sequence[int], scope: Scope, index: Index) -> Array:
    """Return those of the chunks that `scope` allows, ascending."""
    numbers = np.array(sorted(chunks), dtype=np.int64)
    return numbers if not chunks or scope == EVERYWHERE else numbers[scope.holds(numbers, index)]


def _undecoyed(query: Query, scope: Scope, index: Index) -> tuple[Query, Scope]:
    """Return the query and the scope without the chunks that decoys are about if the question is stored as a decoy.

    If the decoys are about all chunks, both stay as they are.
    """
    if query.is_decoy and not index.has_decoys_only:
        query = query._replace(is_decoy=False)
        scope = scope._replace(undecoyed=True)
    return query, scope
