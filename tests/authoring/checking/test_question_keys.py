import pytest

from faqbot.authoring.checking.question_keys import (
    are_opposite,
    differ_little,
    near_key,
    quoted,
    telling_key,
    telling_words,
    words_key,
)
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()


def test_punctuation_and_letter_case_make_no_other_question():
    assert words_key("How do I PAY", ENGLISH) == words_key("how do I pay?", ENGLISH)


def test_question_words_and_not_are_telling():
    assert telling_key("Why does it not start?", ENGLISH) == {"whi", "not", "start"}


def test_a_question_of_grammar_alone_has_no_key():
    assert telling_key("How do I do it?", ENGLISH) == frozenset()


def test_telling_words_stay_in_their_order():
    assert telling_words("How long may I keep the tool?", ENGLISH) == "how long keep tool"


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("How do I pay?", "How can I pay?", True),
        ("How do I borrow a drill?", "Drill: how can I borrow it?", True),
        ("What is curl?", "What do you get for making curl?", False),
        ("What is the 'fileencoding' option?", "What is the 'fileencodings' option?", False),
        ("How do I cancel an order?", "How do I cancel my orders?", True),
    ],
)
def test_near_questions_have_one_key_and_differ_in_few_other_words(one, other, is_near):
    assert near_key(one, ENGLISH) == near_key(other, ENGLISH)
    assert differ_little(one, other, ENGLISH) is is_near


def test_another_question_word_makes_another_question():
    assert near_key("How do I pay?", ENGLISH) != near_key("When do I pay?", ENGLISH)
    assert near_key("How long do I pay?", ENGLISH) != near_key("How do I pay?", ENGLISH)


def test_opposites_are_told():
    assert are_opposite("Can I pay with a card?", "Can I pay without a card?", ENGLISH)
    assert not are_opposite("Can I pay with a card?", "Can I pay with the card?", ENGLISH)


def test_a_long_question_is_cut_where_it_is_quoted():
    assert quoted("How?\n") == '"How?"'
    assert len(quoted("x" * 200)) == 72
