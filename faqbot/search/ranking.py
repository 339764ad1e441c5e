"""Order the chunks that a question finds: evidence in, candidates out.

    score = sum over fields of FIELD_WEIGHTS[field] * evidence(field)

`question` and `text` give BM25's sum over the question's terms, divided by the weight of all its words, unknown ones
counted; `headings` gives the TF-IDF cosine, because a heading says little and all of it. A chunk stored under the
very question asked comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.search.index import FIELDS, Array, Index
from faqbot.search.spelling import Repair, repair

# hit@1 on labelled questions of a one-page corpus, of sibling pages and of StackFAQ, printed by
# tests/benchmarks/choices.py: .60, .83 and .80. With question .25 .62, .83, .78; question 1 .51, .83, .83; without
# headings .60, .69, .80.
FIELD_WEIGHTS = {"question": 0.5, "text": 1.0, "headings": 0.3}

# Judged in full; what comes after these is not looked at, whatever k is asked for.
SHORTLIST = 50

# Unknown words looked at for typos: a question has fewer, and a pasted megabyte would take minutes.
MOST_REPAIRS = 50

# A question that weighs less than this share of a rare word's weight ("what?", "the") is no evidence by itself: it
# counts as if it had that weight.
LEAST_WEIGHT = 0.4

# Words of politeness set aside to find a stored question within them.
MOST_POLITE = 8

# What passes between here and `answering` are named tuples: a frozen dataclass takes ten times as long to define, and
# defining them all was a tenth of the start-up.


class QueryTerm(NamedTuple):
    """A term of the question: its `number` in the index (None if no chunk has it) and its `weight`.

    `certainty` is 1, or less where the term stands for a repaired typo.
    """

    word: str
    term: str
    number: int | None
    weight: float
    certainty: float = 1.0


class Query(NamedTuple):
    """A question as the index sees it: its distinct terms, and the typos repaired on the way."""

    terms: tuple[QueryTerm, ...]
    repairs: tuple[Repair, ...]
    exact: tuple[int, ...]

    least_weight: float

    @property
    def weight(self) -> float:
        """The weight of all words of the question, unknown ones included, and at least `least_weight`."""
        return max(self.least_weight, sum(term.weight for term in self.terms))


class Candidate(NamedTuple):
    """A chunk by its number, with the evidence for it.

    `score` orders the candidates of one question. `coverage` is the share of the question's weight that the chunk
    has words for, `fields` is what each field adds to the score, and `exact` says that the chunk is stored under
    this very question.
    """

    number: int
    score: float
    coverage: float
    fields: dict[str, float]
    exact: bool


class Ranking(NamedTuple):
    """The candidates for a question, best first; empty if the corpus has none of its words."""

    query: Query
    candidates: tuple[Candidate, ...]


def rank(question: str, index: Index, *, among: Array | None = None) -> Ranking:
    """Rank the chunks for a question; `among` is a mask of the chunks that may come up (bool, one per chunk).

    The order depends on nothing but the question and the index; equal scores keep the order of the corpus.
    """
    query = analyse(question, index)
    known = [term for term in query.terms if term.number is not None]
    exact = [number for number in query.exact if among is None or among[number]]
    if not known and not exact:
        return Ranking(query, ())
    evidence = {field: _evidence(field, known, query, index) for field in FIELDS}
    scores = sum(FIELD_WEIGHTS[field] * evidence[field] for field in FIELDS)
    assert not isinstance(scores, int)
    shortlist = _best(scores if among is None else np.where(among, scores, 0.0), exact)
    coverage = _coverage(shortlist, known, query, index)
    candidates = [
        Candidate(
            number=int(number),
            score=float(scores[number]),
            coverage=float(coverage[at]),
            fields={field: float(FIELD_WEIGHTS[field] * evidence[field][number]) for field in FIELDS},
            exact=int(number) in exact,
        )
        for at, number in enumerate(shortlist.tolist())
    ]
    candidates.sort(key=lambda candidate: (not candidate.exact, -candidate.score, candidate.number))
    return Ranking(query, tuple(candidates))


def analyse(question: str, index: Index) -> Query:
    """Turn a question into the terms the index knows, with typos repaired."""
    analyser = index.analyser
    exact, words, polite = _stored(analyser.words(question), index)
    words = list(dict.fromkeys(words))
    attempts = MOST_REPAIRS
    terms: dict[str, QueryTerm] = {}
    repairs: list[Repair] = []
    for word, term in zip(words, analyser.stems(words), strict=True):
        number = index.term_number(term)
        if number is not None:
            found = QueryTerm(word, term, number, float(index.term_weights[number]))
        elif word in polite:
            continue
        else:
            found, repaired = _unknown(word, term, index, mend=attempts > 0)
            attempts -= 1
            repairs += [repaired] if repaired else []
        # A word that is there as it stands says more than a typo taken for it.
        if found.term not in terms or terms[found.term].certainty < found.certainty:
            terms[found.term] = found
    return Query(tuple(terms.values()), tuple(repairs), tuple(exact[:SHORTLIST]), LEAST_WEIGHT * index.unknown_weight)


def _stored(words: list[str], index: Index) -> tuple[list[int], list[str], frozenset[str]]:
    """Return the chunks stored under the question, the words that count, and the merely polite ones among them.

    As few words of politeness as needed are set aside; where no question is stored, all words count.
    """
    before, after = index.analyser.polite_ends(words)
    core = words[before : len(words) - after]
    for dropped in range(min(before + after, MOST_POLITE) + 1):
        for first in range(min(before, dropped) + 1):
            if dropped - first <= after:
                asked = words[first : len(words) - (dropped - first)]
                if asked and (exact := index.exact(asked)):
                    return exact, asked, frozenset()
    return [], words, frozenset(words) - frozenset(core or words)


def cosine(known: Sequence[QueryTerm], field: str, index: Index, norm: float | None = None) -> npt.NDArray[np.float64]:
    """Return the TF-IDF cosine of the question's known terms and a field, for every chunk.

    `norm` is the length of the question's vector (that of its known terms if not given).
    """
    postings = index.fields[field]
    dots = np.zeros(len(index))
    for term in known:
        chunks, weights = postings.of(_number(term))
        dots[chunks] += term.weight * term.certainty * weights.astype(np.float64)
    if norm is None:
        norm = float(np.sqrt(sum(term.weight**2 for term in known)))
    return np.divide(dots, norm * postings.norms, out=dots, where=dots > 0)


def _unknown(word: str, term: str, index: Index, *, mend: bool) -> tuple[QueryTerm, Repair | None]:
    weight = index.role_weight(term)
    grammar = term in index.analyser.function_terms or term in index.analyser.question_terms
    repaired = repair(word, index) if mend and not grammar else None
    if repaired is None:
        return QueryTerm(word, term, None, weight), None
    target = index.analyser.stems([repaired.taken_for])[0]
    number = index.term_number(target)
    if number is None:
        return QueryTerm(word, term, None, weight), None
    # What the question weighs is what it weighs on average: the word may be no typo, and unknown after all.
    known = repaired.certainty * float(index.term_weights[number])
    mixed = known + (1 - repaired.certainty) * weight
    return QueryTerm(word, target, number, mixed, repaired.certainty), repaired


def _evidence(field: str, known: Sequence[QueryTerm], query: Query, index: Index) -> npt.NDArray[np.float64]:
    if field == "headings":
        return cosine(known, field, index, float(np.sqrt(sum(term.weight**2 for term in query.terms))))
    sums = np.zeros(len(index))
    for term in known:
        chunks, weights = index.fields[field].of(_number(term))
        sums[chunks] += term.certainty * weights.astype(np.float64)
    return sums / query.weight


def _best(scores: npt.NDArray[np.float64], exact: Sequence[int]) -> Array:
    """Return the chunks to judge: the SHORTLIST best and those stored under the question itself."""
    found = np.flatnonzero(scores > 0)
    if len(found) > SHORTLIST:
        # A partition alone would leave it to chance which of equal scores get in.
        last = np.partition(scores[found], len(found) - SHORTLIST)[len(found) - SHORTLIST]
        above = found[scores[found] > last]
        found = np.concatenate((above, found[scores[found] == last][: SHORTLIST - len(above)]))
    # Not np.union1d, which imports numpy.ma: a tenth of all that numpy itself takes to import.
    return np.array(sorted({*found.tolist(), *exact}), dtype=np.int64)


def _coverage(shortlist: Array, known: Sequence[QueryTerm], query: Query, index: Index) -> Array:
    """Return for each chunk the share of the question's weight that it has words for."""
    covered = np.zeros(len(shortlist))
    for term in known:
        has = np.zeros(len(shortlist), dtype=bool)
        for field in ("text", "headings"):  # the text field holds the question's words too
            chunks, _ = index.fields[field].of(_number(term))
            if len(chunks):
                at = np.minimum(np.searchsorted(chunks, shortlist), len(chunks) - 1)
                has |= chunks[at] == shortlist
        covered += term.weight * term.certainty * has
    return covered / query.weight


def _number(term: QueryTerm) -> int:
    assert term.number is not None
    return term.number
