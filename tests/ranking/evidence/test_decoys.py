"""A decoy speaks against an answer only for questions that share its telling words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built

from faqbot import FaqBot
from faqbot.answering.comparison import compare
from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.ranking.evidence.decoys import nearest_decoy
from faqbot.ranking.ranking import rank

PAIRS = (
    ("Can I bring a parasol?", "Yes, a parasol or a large hat."),
    ("How many deck chairs are there?", "Forty."),
    ("When does the pier open?", "At nine."),
)
WORDS = st.sampled_from("parasol deck chairs pier open nine hat kiosk ferry anchor how many when can the a".split())
QUESTIONS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


def nearest(question: str, index: Index) -> float:
    return nearest_decoy(analyse(question, index), index)


def in_scope(question: str, index: Index) -> float:
    return compare(rank(question, index), index).features(0).in_scope


def test_the_nearest_of_several_decoys_counts(built: Built) -> None:
    index = built(*PAIRS, decoys=["where is the kiosk", "when does the ferry leave", "kiosk prices"])
    assert nearest("when does the ferry leave", index) == pytest.approx(1)
    assert 0 < nearest("is there a kiosk near the ferry", index) < 1


def test_the_numbers_of_the_decoys_need_no_memory(built: Built) -> None:
    """A damaged index may say that there are two thousand million."""
    index = built(*PAIRS, decoys=["where is the kiosk", "when does the ferry leave"])
    before = nearest("is there a kiosk near the ferry", index)
    index.arrays["decoy_places"] = index.arrays["decoy_places"] + 2_000_000_000
    assert nearest("is there a kiosk near the ferry", index) == before > 0


def test_every_decoy_is_found_whatever_the_hashes_of_its_words(built: Built) -> None:
    # Words of up to eight bytes are their own hashes, and these differ in the last bits only.
    index = built(*PAIRS, decoys=["моск", "носк", "моск kaleidoscopes"])
    assert nearest("моск", index) == nearest("носк", index) == pytest.approx(1)


def test_without_decoys_none_is_near(built: Built) -> None:
    assert nearest("when does the ferry leave", built(*PAIRS)) == 0


def test_a_frame_in_common_counts_less_than_a_telling_word(built: Built) -> None:
    index = built(*PAIRS, decoys=["how many ferries are there"])
    assert nearest("how many chairs are there", index) < 0.5 < nearest("ferries", index)


def test_a_question_without_words_is_near_to_no_decoy(built: Built) -> None:
    assert nearest("?!", built(*PAIRS, decoys=["where is the kiosk"])) == 0


def test_a_decoy_without_words_is_near_to_no_question(built: Built) -> None:
    assert nearest("parasol", built(*PAIRS, decoys=["?!", "..."])) == 0


def test_words_of_decoys_count_though_the_corpus_has_them_not(built: Built) -> None:
    index = built(*PAIRS, decoys=["can i bring a jellyfish"])
    assert nearest("can i bring a jellyfish along", index) > 0.6
    assert rank("can i bring a jellyfish along", index).query.unknown > 0


def test_a_question_like_a_decoy_is_less_sure(built: Built) -> None:
    question = "can i bring a large jellyfish"
    sure, unsure = (FaqBot(built(*PAIRS, decoys=decoys)).ask(question).confidence
                    for decoys in ([], ["can i bring jellyfish"]))  # fmt: skip
    assert unsure < sure


def test_decoys_do_not_outweigh_an_answer_that_has_the_whole_question(built: Built) -> None:
    decoys = ["where do i buy a parasol", "how long should a parasol be", "can i paint a parasol"]
    index = built(*PAIRS, decoys=decoys)
    assert in_scope("Can I bring a parasol, please?", index) == pytest.approx(1)
    assert in_scope("bring a parasol", index) > 0.9


def test_a_decoy_about_another_thing_in_the_same_frame_leaves_the_answer_alone(built: Built) -> None:
    index = built(*PAIRS, decoys=["how many lifeguards are there"])
    assert in_scope("how many chairs are there", index) > 0.9


@given(decoys=st.lists(QUESTIONS, max_size=4, unique=True), question=QUESTIONS)
def test_a_decoy_changes_nothing_for_questions_without_its_words(
    decoys: list[str], question: str, built: Built
) -> None:
    """Hypothesis: however many decoys there are, a further one touches only the questions that share its words."""
    index, more = (built(*PAIRS, decoys=listed) for listed in (decoys, [*decoys, "zither lessons tonight"]))
    assert nearest(question, index) == nearest(question, more)
    assert FaqBot(index).ask(question) == FaqBot(more).ask(question)


@given(decoys=st.lists(QUESTIONS, min_size=1, max_size=4, unique=True), question=QUESTIONS)
def test_a_decoy_is_at_most_as_near_as_the_question_itself(decoys: list[str], question: str, built: Built) -> None:
    index = built(*PAIRS, decoys=decoys)
    assert 0 <= nearest(question, index) <= 1
    assert 0 <= compare(rank(question, index), index).evidence["in_scope"].min(initial=1) <= 1
