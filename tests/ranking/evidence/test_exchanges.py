"""A question in which a telling word is exchanged for another is another question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built, corpus_of

from faqbot.building.builder import build_index
from faqbot.ranking.evidence.exchanges import CODE_STRENGTH, OPPOSITE_STRENGTH, SEARCHED, ExchangedWord
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

PAIRS = {
    "How do I cancel a ticket?": "At the counter, until an hour before the boat leaves.",
    "Where is pier C?": "Behind the lighthouse, next to the chandlery.",
    "What does fault F-310 mean?": "The ramp is not locked.",
    "What is the maximum length of a caravan?": "Nine metres.",
    "May I bring a hamster?": "In a cage, and only on the upper deck. Ferries 12 and 15 have no upper deck.",
    "Is the lounge insured?": "The insurance of the company covers it.",
}


FERRY = build_index(corpus_of(*PAIRS.items()), Analyser())


def exchange(question: str) -> ExchangedWord:
    """Return the exchange in the first candidate."""
    return rank(question, FERRY).candidates.exchanges[0]


@pytest.mark.parametrize(
    ("question", "asked", "instead"),
    [
        ("May I bring a scooter?", "scooter", "hamster"),
        ("How do I frame a ticket?", "frame", "cancel"),
        ("Where is pier K?", "k", "c"),
        ("What does fault F-377 mean?", "f-377", "f-310"),
    ],
)
def test_another_word_in_the_same_place_is_an_exchange(question: str, asked: str, instead: str) -> None:
    found = exchange(question)
    assert (found.asked, found.instead) == (asked, instead)
    assert found.strength > 0


@pytest.mark.parametrize(
    "question",
    ["May I bring a hamster?", "How can I cancel my ticket?", "Could a hamster come along?", "What about the lounge?"],
)
def test_other_words_around_the_same_content_are_no_exchange(question: str) -> None:
    assert exchange(question).strength == 0


def test_a_form_of_the_word_is_no_exchange() -> None:
    assert exchange("Is the lounge insurable?").strength == 0


def test_the_strength_grows_with_how_telling_the_word_is() -> None:
    assert exchange("May I bring a trumpet?").strength > exchange("May I bring a man?").strength


def test_the_longer_the_question_beside_the_word_the_weaker_is_the_exchange() -> None:
    longer = "May I bring a nice scooter that belongs to my old uncle?"
    assert exchange("May I bring a scooter?").strength > exchange(longer).strength


def test_a_code_is_exchanged_strongly() -> None:
    assert exchange("Where is pier K?").strength >= CODE_STRENGTH


def test_a_code_beside_the_same_word_in_the_text_is_an_exchange() -> None:
    found = exchange("hamster on ferries 14")
    assert (found.strength, found.asked, found.instead) == (CODE_STRENGTH, "14", "12")


def test_a_name_in_programs_and_a_group_of_a_number_are_codes(built: Built) -> None:
    index = built(
        ("What do the decline codes mean?", "The commonest are `expired_card` and `do_not_honor`."),
        ("How do I test payments?", "Use the card 4000 0000 0000 0077 in test mode. Wait 1000 ms."),
    )
    for question, asked, instead in (
        ("What does the decline code `card_velocity_exceeded` mean?", "card_velocity_exceeded", "expired_card"),
        ("Does the card 4000 0000 0000 0119 work in test mode?", "0119", "0077"),
    ):
        assert rank(question, index).candidates.exchanges[0] == ExchangedWord(CODE_STRENGTH, asked, instead)
    found = rank("How do I test payments in 2024 at 1500 places?", index).candidates.exchanges[0]
    assert found.strength < CODE_STRENGTH


def test_a_number_that_only_the_question_has_is_no_exchange() -> None:
    assert exchange("I have 2 friends, can they bring a hamster?").strength == 0


NUMBERED = build_index(
    corpus_of(
        ("What does error 3 mean?", "The pump is blocked. Wait 5 minutes, then press the button 8 times."),
        ("Which lines stop here?", "Lines 12, 14 and 19, every 20 minutes. A ticket costs 3 euros."),
    ),
    Analyser(),
)


@pytest.mark.parametrize(
    ("question", "asked", "instead"), [("what does error 5 mean", "5", "3"), ("does line 3 stop here", "3", "12")]
)
def test_a_number_that_the_text_says_of_another_thing_is_an_exchange(question: str, asked: str, instead: str) -> None:
    found = rank(question, NUMBERED).candidates.exchanges[0]
    assert (found.strength, found.asked, found.instead) == (CODE_STRENGTH, asked, instead)


@pytest.mark.parametrize(
    "question",
    [
        "what does error 3 mean",
        "does line 14 stop here",  # after another number
        "do the lines stop 20 minutes here",  # before the word that it counts
        "do lines cost 3 euros for a ticket",
    ],
)
def test_a_number_that_the_text_says_of_the_same_thing_is_no_exchange(question: str) -> None:
    assert rank(question, NUMBERED).candidates.exchanges[0].strength == 0


def test_a_number_at_the_end_of_question_and_text_may_be_of_another_thing() -> None:
    text = "The pump is blocked. For help, press the button 5"
    numbered = build_index(corpus_of(("What does error 3 mean?", text)), Analyser())
    found = rank("what is the meaning of error 5", numbered).candidates.exchanges[0]
    assert (found.asked, found.instead) == ("5", "3")


def test_a_number_of_another_paragraph_is_of_another_thing() -> None:
    pairs = ("When is floor 2 open?", "From 9 to 5"), ("When is the hall open?", "Never")
    found = rank("when is floor 5 open", build_index(corpus_of(*pairs), Analyser())).candidates.exchanges[0]
    assert (found.asked, found.instead) == ("5", "2")


def test_the_opposite_is_an_exchange() -> None:
    assert exchange("What is the minimum length of a caravan?").strength >= OPPOSITE_STRENGTH


@given(st.lists(st.sampled_from("may i bring a hamster scooter pier c k 14 the".split()), max_size=8))
def test_a_strength_is_a_share_and_only_the_best_are_searched(words: list[str]) -> None:
    exchanges = rank(" ".join(words), FERRY).candidates.exchanges
    assert len(exchanges) <= SEARCHED
    assert all(0 <= found.strength <= 1 for found in exchanges)


def test_words_that_ask_do_not_hide_that_two_questions_end_alike(built: Built) -> None:
    index = built(
        ("結婚登記需要準備什麼？", "請準備結婚書約、雙方身分證及相片。"),
        ("改名字要去哪裡辦理？", "請至戶籍地之戶政事務所辦理。"),
        language="chinese",
    )
    assert rank("結婚登記需要準備什麼？", index).candidates.exchanges[0].strength == 0
    assert rank("離婚登記需要準備什麼？", index).candidates.exchanges[0].strength > 0.5
