"""Questions with a code that no document has are not answered by what says the rest of their words."""

from __future__ import annotations

import pytest

from faqbot import FaqBot
from faqbot.query.unknown_codes import is_name, unknown_codes
from faqbot.ranking.ranking import rank

PAYMENTS = (
    ("What do the decline codes mean?", "The most common are `insufficient_funds`, `expired_card` and `do_not_honor`."),
    ("How do I test payments?", "In test mode use the card 4000 0000 0000 0077, or a card of iPhone 15."),
    ("How do I set the max connections?", "Write COVID-19 and max connections in the settings."),
    ("When do you pay out?", "Every Monday, to your bank account."),
    ("Who repairs bikes?", "The workshop repairs bikes and e-bikes."),
)


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.from_pairs(PAYMENTS, log=False)


def codes(question: str, bot: FaqBot) -> list[str]:
    return unknown_codes(rank(question, bot._index).query, bot._index)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("What does the decline code `card_velocity_exceeded` mean?", "card_velocity_exceeded"),
        ("Does the card 4000 0000 0000 0119 work in test mode?", "0119"),
        ("who repairs bikes with error E010", "e010"),
        ("who repairs bikes with error E-2099", "e2099"),
    ],
)
def test_a_code_that_no_document_has_leaves_the_question_unanswered(question: str, code: str, bot: FaqBot) -> None:
    assert code in codes(question, bot)
    reply = bot.ask(question)
    assert reply.outcome == "abstain"
    assert reply.matches[0].doubts["code"] < 1


@pytest.mark.parametrize(
    "question",
    [
        "Does the card 4000 0000 0000 0077 work in test mode?",
        "what does insufficient_funds mean",
        "how do I set max_connections",  # in two words there
        "what about covid19",
        "do you take iphone15",
    ],
)
def test_a_code_that_a_document_has_is_no_doubt_also_in_another_spelling(question: str, bot: FaqBot) -> None:
    assert codes(question, bot) == []
    assert "code" not in bot.ask(question).matches[0].doubts


@pytest.mark.parametrize("word", ["e010", "x200", "mp3", "0119", "err_timeout", "powerplay65", "е95б"])
def test_names_of_one_thing_are_told(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize(
    "word", ["49kg", "2fa", "851133", "2019", "6.5", "a4", "00", "bikes", "4th", "身份0119", "s2ivbの", ""]
)
def test_quantities_values_of_the_asker_and_words_are_no_names(word: str) -> None:
    assert not is_name(word)


def test_a_value_of_the_asker_is_no_doubt(bot: FaqBot) -> None:
    assert bot.ask("When do you pay out order 4711234?").outcome == "answer"
    assert bot.ask("Who repairs bikes of 25kg?").outcome == "answer"


def test_the_doubt_says_why(bot: FaqBot) -> None:
    from faqbot.rendering.explain import explain

    lines = explain(bot.ask("who repairs bikes with error E010"))
    assert any("has a code that no document has" in line for line in lines)
