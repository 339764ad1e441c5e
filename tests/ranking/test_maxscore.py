"""MaxScore finds the same top chunks as scoring every chunk does, even where scores are equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import Built

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.scope import Scope
from faqbot.query.query import analyse
from faqbot.ranking import maxscore as candidates
from faqbot.ranking.maxscore import best_by_words, score
from faqbot.ranking.posting_lists import WORD_FIELDS, PostingList, posting_lists
from faqbot.ranking.ranking import rank
from faqbot.ranking.scoring import WEIGHTS
from faqbot.ranking.shortlist import SHORTLIST

# Few different weights, so that scores are often equal.
WEIGHT = st.sampled_from([0.25, 0.5, 1.0, 1.1, 3.0])

drawn = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def corpora(draw: st.DrawFn) -> tuple[int, list[PostingList]]:
    """Draw a number of chunks and the lists of a question; a list may have all chunks, with equal weights too."""
    count = draw(st.integers(1, 60))
    lists = []
    for _ in range(draw(st.integers(0, 8))):
        chunks = draw(st.one_of(st.just(set(range(count))), st.sets(st.integers(0, count - 1), min_size=1)))
        same = draw(st.booleans())
        weights = [draw(WEIGHT)] * len(chunks) if same else [draw(WEIGHT) for _ in chunks]
        scale = draw(st.sampled_from([0.1, 0.3, 1.0]))
        stored = np.array(weights, dtype="<f4")
        field, numbers = draw(st.sampled_from(WORD_FIELDS)), np.array(sorted(chunks), dtype="<i4")
        lists.append(PostingList(field, numbers, stored, scale, scale * float(stored.max())))
    return count, sorted(lists, key=lambda one: WORD_FIELDS.index(one.field))


# The lists that are long, whether the sums of few or of all chunks are looked at, and up to how many chunks every list
# is added up.
@pytest.fixture(
    params=[(0, 0, 0), (5, 8, 0), (5, 0, 0), (10_000, 1_000_000, 0), (0, 0, 60)],
    ids=["long from 1", "long from 6", "long from 6, sums of few", "none is long, all sums", "all lists"],
)
def _long(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    long, scattered, every = request.param
    monkeypatch.setattr(candidates, "_ALL", every)
    monkeypatch.setattr(candidates, "_LONG", long)
    monkeypatch.setattr(candidates, "_SCATTERED", scattered)
    monkeypatch.setattr(candidates, "_FEW", 3)
    monkeypatch.setattr(candidates, "_PROBED", 20)


def of_all(lists: Sequence[PostingList], count: int, most: int, test: Callable[[Array], Array] | None) -> Array:
    """Score every chunk, and return the best, ascending."""
    scores = score(lists, np.arange(count)).scores
    if test is not None:
        scores = np.where(test(np.arange(count)), scores, 0.0)
    ordered = sorted(np.flatnonzero(scores > 0).tolist(), key=lambda number: (-scores[number], number))
    return np.array(sorted(ordered[:most]), dtype=np.int64)


@given(st.lists(st.floats(0, 1e6, width=32), min_size=1), st.data())
def test_at_least_the_wanted_number_of_scores_reach_the_bar(drawn_scores: list[float], data: st.DataObject) -> None:
    scores, most = np.array(drawn_scores, dtype=np.float32), data.draw(st.integers(1, len(drawn_scores)))
    assert np.count_nonzero(scores >= candidates._bar(scores, most)) >= most


@pytest.mark.usefixtures("_long")
@drawn
@given(corpora(), st.integers(1, 12))
def test_the_best_are_those_of_scoring_every_chunk(corpus: tuple[int, list[PostingList]], most: int) -> None:
    count, lists = corpus
    sums = np.zeros(count, dtype=np.float32)
    found = best_by_words(lists, most, sums)
    expected = of_all(lists, count, most, None)
    np.testing.assert_array_equal(found.chunks, expected)
    np.testing.assert_array_equal(found.scores, score(lists, expected).scores)
    assert not sums.any()


@pytest.mark.usefixtures("_long")
@drawn
@given(corpora(), st.integers(1, 12), st.integers(0, 2**60 - 1))
def test_the_best_of_those_that_may_come_up_are_those_of_scoring_them_all(
    corpus: tuple[int, list[PostingList]], most: int, bits: int
) -> None:
    count, lists = corpus
    mask = np.array([bits >> number & 1 for number in range(count)], dtype=bool)
    expected = of_all(lists, count, most, lambda chunks: mask[chunks])
    for among in (None, np.flatnonzero(mask)):
        found = best_by_words(lists, most, np.zeros(count, dtype=np.float32), lambda chunks: mask[chunks], among)
        np.testing.assert_array_equal(found.chunks, expected)


@pytest.mark.parametrize("every", [0, 3], ids=["bounds", "all lists"])
def test_a_list_that_adds_nothing_to_any_score_finds_no_chunk(every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_ALL", every)
    nothing = PostingList("text", np.array([0, 2], dtype="<i4"), np.ones(2, dtype="<f4"), 0.0, 0.0)
    assert not len(best_by_words([nothing], 1, np.zeros(3, dtype=np.float32)).chunks)


@pytest.mark.parametrize("every", [0, 3], ids=["bounds", "all lists"])
def test_an_interrupted_question_leaves_no_sums_behind(every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_ALL", every)
    sums = np.zeros(3, dtype=np.float32)
    beyond = PostingList("text", np.array([0, 9], dtype="<i4"), np.ones(2, dtype="<f4"), 1.0, 1.0)
    with pytest.raises(IndexError):
        best_by_words([beyond], 1, sums)
    assert not sums.any()


WORDS = "how long what is the alpha beta gamma delta strap hold knee bum buttocks glutes press".split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@pytest.mark.usefixtures("_long")
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.one_of(SENTENCE, st.just("")), SENTENCE), min_size=1, max_size=80), asked=SENTENCE)
def test_the_ranking_has_the_best_chunks_of_a_corpus_by_words(
    pairs: list[tuple[str, str]], asked: str, built: Built
) -> None:
    index: Index = built(*pairs, synonyms="bum, glutes, buttocks\nknee press => strap hold\n")
    lists = posting_lists(analyse(asked, index), index, WEIGHTS, len(index))
    best = best_by_words(lists, SHORTLIST, index.scratch.sums)
    np.testing.assert_array_equal(best.chunks, of_all(lists, len(index), SHORTLIST, None))
    copies = index.arrays["chunk_answers"][best.chunks]
    if len(set(copies.tolist())) == len(copies):
        assert {*best.chunks.tolist()} <= {candidate.number for candidate in rank(asked, index).candidates}


def test_a_scope_names_its_chunks_and_tells_them_from_others(built: Built) -> None:
    index = built(("Where?", "Here."), ("Where?", "There."), ("", "where where"))
    everything = np.arange(3)
    assert Scope(hidden=frozenset({1})).holds(everything, index).tolist() == [True, False, True]
    assert Scope(within=frozenset({0})).chunks(index).tolist() == [0, 1, 2]
    assert Scope(beyond=frozenset({0})).holds(everything, index).tolist() == [False] * 3
    assert Scope(within=frozenset(range(20))).holds(everything, index).all()
