"""The compiled loops give the numbers of numpy to the last bit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import Built, corpus_of

from faqbot import FaqBot, IndexFileError
from faqbot.building.builder import build_index
from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE
from faqbot.index.static_table.language_tables import DIMENSION
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.query.query import analyse
from faqbot.ranking import maxscore
from faqbot.ranking.compiled import switch
from faqbot.ranking.evidence import ngrams, vectors
from faqbot.ranking.evidence.coverage import word_evidence
from faqbot.ranking.evidence.nearest_chunks import Sought, nearest_chunks
from faqbot.ranking.evidence.nearest_sentence import MOST_TERMS
from faqbot.ranking.evidence.pairs import Pairs
from faqbot.ranking.maxscore import best_by_words, best_compiled
from faqbot.ranking.posting_lists import posting_lists
from faqbot.ranking.ranking import rank
from faqbot.ranking.scoring import WEIGHTS
from faqbot.ranking.words.word_arrays import word_arrays
from faqbot.text.analyser import Analyser

pytest.importorskip("numba")

WORDS = "how long what is the alpha beta gamma delta strap hold knee bum buttocks glutes press".split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
PAIRS = st.lists(st.tuples(st.one_of(SENTENCE, st.just("")), SENTENCE), min_size=1, max_size=60)
SYNONYMS = "bum, glutes, buttocks\nknee press => strap hold\n"
few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _numpy_again() -> Iterator[None]:
    switch.use_numpy()
    yield
    switch.use_numpy()


def loops() -> switch.Loops:
    assert switch.use_compiled()
    found = switch.compiled()
    assert found is not None
    return found


@pytest.mark.parametrize("through", [0, 24], ids=["look up", "read through"])
@few
@given(pairs=PAIRS, asked=SENTENCE, most=st.integers(1, 12))
def test_the_best_chunks_and_their_scores_are_the_same(
    pairs: list[tuple[str, str]], asked: str, most: int, built: Built, through: int
) -> None:
    index: Index = built(*pairs, synonyms=SYNONYMS)
    lists = posting_lists(analyse(asked, index), index, WEIGHTS, len(index))
    expected = best_by_words(lists, most, index.scratch.sums)
    if not lists:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(maxscore, "_READ_THROUGH", through)
        found = best_compiled(lists, most, index, loops())
    np.testing.assert_array_equal(found.chunks, expected.chunks)
    np.testing.assert_array_equal(found.fields, expected.fields)
    assert not index.scratch.sums.any()


@few
@given(pairs=PAIRS, asked=SENTENCE)
def test_all_evidence_is_the_same(pairs: list[tuple[str, str]], asked: str, built: Built) -> None:
    index: Index = built(*pairs, synonyms=SYNONYMS)
    assert evidence(asked, index) == evidence(asked, index, compiled=True)
    assert not index.scratch.buckets.any()


def evidence(asked: str, index: Index, *, compiled: bool = False) -> list[list[float]]:
    """Return what is measured for each candidate, the best first, with its number."""
    switch.use_numpy()
    if compiled:
        loops()
    candidates = rank(asked, index).candidates
    return np.column_stack((candidates.numbers, candidates.scores, candidates.measured.values)).tolist()


def test_questions_of_real_pages_get_the_same_replies(bot: FaqBot) -> None:
    asked = ["how long should I hold it", "can I do it alone?", "any tips", "is it safe for teh knees", "qwrtpl", ""]
    expected = [bot.ask(question, k=10) for question in asked]
    loops()
    assert [bot.ask(question, k=10) for question in asked] == expected


def test_a_long_text_is_read_as_far(built: Built) -> None:
    long = " ".join(f"w{number}" for number in range(MOST_TERMS))
    index = built(("", f"{long} strap"), ("hold", "knee strap"), (long, "The strap."), ("w1 strap", "x"))
    compared = words_compared(["strap w5 knee w799", "w1", ""], index)
    assert words_compared(["strap w5 knee w799", "w1", ""], index, compiled=True) == compared


@few
@given(pairs=PAIRS, block=st.lists(st.one_of(SENTENCE, st.just("")), min_size=1, max_size=6))
def test_words_are_compared_alike(pairs: list[tuple[str, str]], block: list[str], built: Built) -> None:
    index = built(*pairs, synonyms=SYNONYMS)
    assert words_compared(block, index, compiled=True) == words_compared(block, index)


def words_compared(block: Sequence[str], index: Index, *, compiled: bool = False) -> list[object]:
    """Return the evidence of words for each question of a block and every chunk."""
    switch.use_numpy()
    if compiled:
        loops()
    asked = word_arrays([analyse(question, index) for question in block], index)
    *evidence, readings = word_evidence(asked, Pairs.of([np.arange(len(index))] * len(block)), index)
    return [*(one.tolist() for one in evidence), *(one.tolist() for one in readings)]


def test_runs_that_share_a_bucket_are_told_apart(built: Built) -> None:
    words = two_words_of_one_bucket()
    index = built((" ".join(words), "x"), (words[0], "y"), ("other", "z"))
    asked = [words], Pairs.of([np.arange(3)]), index
    expected = ngrams.character_evidence(*asked)
    loops()
    assert ngrams.character_evidence(*asked).tolist() == expected.tolist()


def two_words_of_one_bucket() -> Sequence[str]:
    """Return two words of four letters whose runs have the same hash."""
    known: dict[int, str] = {}
    letters = "abcdefghijklmnopqrst"
    for word in (one + two + three + four for one in letters for two in letters for three in letters for four in "xyz"):
        code = np.frombuffer(word.encode(), dtype="<u4")
        bucket = int(ngrams._hashed(code)[0])
        if bucket in known:
            return known[bucket], word
        known[bucket] = word
    raise AssertionError


@few
@given(pairs=PAIRS, block=st.lists(SENTENCE, min_size=1, max_size=6))
def test_chunks_near_in_meaning_are_the_same(pairs: list[tuple[str, str]], block: list[str]) -> None:
    index = build_index(corpus_of(*pairs), Analyser(), encoder=encoder_for("static", "english"))
    switch.use_numpy()
    expected, cosines = found_near(block, index)
    loops()
    found, rough = found_near(block, index)
    assert found == expected
    slack = vectors.VectorEvidence(np.zeros(DIMENSION, dtype=np.float32), index).slack
    np.testing.assert_allclose(rough, cosines, rtol=0, atol=slack)


def found_near(block: Sequence[str], index: Index) -> tuple[list[object], np.ndarray]:
    """Return the chunks that the vectors of a block of questions find, and the rough cosines with all chunks."""
    queries = [analyse(question, index) for question in block]
    evidence = [one for one in vectors.vector_evidence(block, queries, index) if one is not None]
    nothing = np.empty(0, dtype=np.int64)
    sought = [Sought(one, nothing, EVERYWHERE, 5) for one in evidence]
    rough = vectors.rough_cosines(np.array([one.vector for one in evidence]).reshape(-1, DIMENSION), index)
    return [one.tolist() for one in nearest_chunks(sought, index)], rough


def test_vectors_of_another_size_than_the_table_has_are_damage(built: Built) -> None:
    index = build_index(corpus_of(("alpha", "x"), ("beta", "y")), Analyser(), encoder=encoder_for("static", "english"))
    short = {name: index.arrays[name][: 2 * (DIMENSION - 1)] for name in ("title_vectors", "text_vectors")}
    damaged = Index(index.analyser, {**index.arrays, **short}, index.texts, path="some.index", encoder=index.encoder)
    loops()
    with pytest.raises(IndexFileError, match="the index is damaged"), damaged.read():
        rank("alpha", damaged)


def test_damage_is_an_error_and_not_an_answer(built: Built) -> None:
    index = built(("alpha beta", "gamma"), ("delta", "alpha"))
    arrays = {**index.arrays, "text_chunks": np.full_like(index.arrays["text_chunks"], 9_999)}
    damaged = Index(index.analyser, arrays, index.texts, path="some.index")
    loops()
    with pytest.raises(IndexFileError, match="the index is damaged"), damaged.read():
        rank("alpha", damaged)
    assert not damaged.scratch.sums.any()
