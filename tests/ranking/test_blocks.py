"""A block of questions is ranked and answered as each of its questions is alone, to the last bit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import Built, corpus_of
from toy_encoder import Trigrams

from faqbot import FaqBot
from faqbot.building.builder import build_index
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.ranking.candidates import Candidates
from faqbot.ranking.compiled import switch
from faqbot.ranking.evidence import vectors
from faqbot.ranking.ranking import rank, rank_all
from faqbot.text.analyser import Analyser

WORDS = "how long what is the alpha beta gamma delta strap hold knee bum glutes press hte 東京 is E-1042 E-2099".split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
PAIRS = st.lists(st.tuples(st.one_of(SENTENCE, st.just("")), SENTENCE), min_size=1, max_size=40)
BLOCK = st.lists(st.one_of(SENTENCE, st.just(""), st.just("???")), max_size=9)
LEARNT = {
    "phrasings": [("alpha of the knee", 0), ("how long is the press", 0)],
    "decoys": ["is it safe to hold hot coals"],
    "synonyms": "bum, glutes\nknee press => strap hold\n",
}
few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _numpy_again() -> Iterator[None]:
    yield
    switch.use_numpy()


def columns_of(candidates: Candidates) -> list[Any]:
    """Return all that is known of candidates, as values that compare equal only if each bit is."""
    parts = candidates.numbers, candidates.scores, candidates.is_exact, candidates.readings
    matrices = candidates.evidence.values, candidates.measured.values
    return [*(part.tolist() for part in (*parts, *matrices)), list(candidates.exchanges)]


def are_ranked_as_alone(questions: Sequence[str], index: Index, scope: Scope = EVERYWHERE) -> None:
    together = rank_all(questions, index, scope=scope)
    alone = [rank(question, index, scope=scope) for question in questions]
    for one, other in zip(together, alone, strict=True):
        assert (one.query, one.decoy) == (other.query, other.decoy)
        assert columns_of(one.candidates) == columns_of(other.candidates)


@pytest.mark.parametrize("compiled", [False, True], ids=["numpy", "compiled"])
@few
@given(pairs=PAIRS, questions=BLOCK)
def test_a_block_is_ranked_as_its_questions_are(
    pairs: list[tuple[str, str]], questions: list[str], built: Built, *, compiled: bool
) -> None:
    if compiled:
        pytest.importorskip("numba")
        switch.use_compiled()
    are_ranked_as_alone(questions, built(*pairs, **LEARNT))


@few
@given(pairs=PAIRS, questions=BLOCK, hidden=st.sets(st.integers(0, 39)))
def test_a_question_that_may_find_nothing_is_ranked_too(
    pairs: list[tuple[str, str]], questions: list[str], built: Built, hidden: set[int]
) -> None:
    index = built(*pairs, **LEARNT)
    for scope in (Scope(hidden=frozenset(hidden)), Scope(hidden=frozenset(range(40))), Scope(within=frozenset())):
        are_ranked_as_alone([*questions, "bum of the knee", "alpha"], index, scope)


@pytest.mark.parametrize("encoder", ["static", Trigrams()], ids=["static table", "encoder"])
@few
@given(pairs=PAIRS, questions=BLOCK)
def test_vectors_are_those_of_the_question_alone(
    pairs: list[tuple[str, str]], questions: list[str], encoder: Any
) -> None:
    checked = encoder_for("static", "english") if encoder == "static" else CheckedEncoder(encoder)
    index = build_index(corpus_of(*pairs, **LEARNT), Analyser(), encoder=checked)
    are_ranked_as_alone(questions, index)


@pytest.mark.parametrize("block", [1, 3, 4096])
def test_chunks_near_in_meaning_are_found_however_many_are_compared_at_once(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [
        ("When may I see a physician?", "On weekdays, by appointment."),
        ("Where do I leave my bicycle?", "There are racks beside the gate."),
        ("What does a visit cost?", "Nothing: your insurance pays."),
    ]
    index = build_index(corpus_of(*pairs), Analyser(), encoder=encoder_for("static", "english"))
    asked = ["appointments with a doctor", "cycle parking", "price of a consultation"]
    expected = [one.candidates.numbers.tolist() for one in rank_all(asked, index)]
    monkeypatch.setattr(vectors, "_BLOCK", block)
    assert [one.candidates.numbers.tolist() for one in rank_all(asked, index)] == expected
    assert [found[0] for found in expected] == [0, 1, 2]


def test_real_questions_get_the_replies_of_one_after_the_other(bot: FaqBot) -> None:
    asked = [
        "how long should I hold it",
        "can I do it alone?",
        "any tips",
        "",
        "is it safe for teh knees",
        "qwrtpl",
    ] * 15
    for topic in (None, bot.topics()[0]):
        expected = [bot.ask(question, k=3, topic=topic) for question in asked]
        assert list(bot.ask_many(asked, k=3, topic=topic)) == expected
        assert list(bot.ask_many(iter(asked), k=3, topic=topic)) == expected


def test_questions_that_come_one_by_one_are_answered_one_by_one(bot: FaqBot) -> None:
    taken: list[int] = []
    replies = bot.ask_many("any tips?" for number in range(3) if not taken.append(number))
    next(replies)
    assert taken == [0]


def test_the_evidence_of_a_question_does_not_depend_on_a_long_one_beside_it(built: Built) -> None:
    index = built(("alpha beta?", "Gamma."), ("hold", " ".join(f"w{number}" for number in range(900)) + " strap"))
    long = " ".join(f"w{number}" for number in range(600))
    are_ranked_as_alone(["alpha strap", long, "w1 w899 strap", long[:30]], index)
    assert not index.scratch.columns.any()
    assert not index.scratch.buckets.any()
    assert np.isfinite(rank(long, index).candidates.scores).all()
