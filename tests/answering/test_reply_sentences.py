"""What an abstention says agrees with what was found."""

from __future__ import annotations

import pytest

from faqbot import FaqBot

PAIRS = [
    ("When is breakfast served?", "From seven to ten."),
    ("Where do I park my car?", "Behind the house."),
    ("Is there a sauna?", "In the basement, from four o'clock on."),
]


@pytest.fixture(scope="module")
def inn() -> FaqBot:
    return FaqBot.from_pairs(PAIRS)


def test_a_passage_that_probably_answers_is_not_denied(inn: FaqBot) -> None:
    reply = inn.ask("when is the breakfast served", threshold=1.0)
    assert (reply.outcome, reply.matches[0].confidence > 0.5) == ("abstain", True)
    assert reply.text == "I found nothing that surely answers this."


def test_nothing_is_found_where_the_nearest_passage_hardly_answers(inn: FaqBot) -> None:
    reply = inn.ask("where do pirates sail?")
    assert reply.text.startswith("I found nothing about that.")


def test_words_that_are_missing_are_said_however_near_a_passage_is(inn: FaqBot) -> None:
    reply = inn.ask("when is breakfast served for zebras", threshold=1.0)
    assert reply.text == "I found nothing about that. The document doesn't mention zebras."
