"""A question for what is not so is answered only by a passage that denies something."""

from __future__ import annotations

import pytest

from faqbot import FaqBot
from faqbot.text.analyser import Analyser

LIBRARY = FaqBot.from_pairs(
    {
        "Which books can I reserve?": "All books of the open shelves, for 1 euro.",
        "Which bikes can be leased?": "All but cargo bikes, which are sold only.",
        "What does the insurance cover?": "Trips that are cancelled, and rented cars in Europe.",
        "How do I log in?": "With the number of your card.",
        "Which tickets are not refundable?": "Day tickets and vouchers.",
        "When the lift does not run, where are the stairs?": "Behind the ticket office.",
    }.items()
)


@pytest.mark.parametrize("question", ["Which books can't I reserve?", "What does the insurance not cover?"])
def test_a_passage_about_what_is_so_does_not_answer(question: str) -> None:
    reply = LIBRARY.ask(question)
    assert reply.outcome == "abstain"
    assert reply.matches[0].doubts["negation"] < 1


@pytest.mark.parametrize(
    "question",
    ["Which books can I reserve?", "What does the insurance cover?", "Which bikes can't be leased?", "I can't log in",
     "Which tickets are not refundable?", "Are day tickets refundable?", "Where are the stairs?"],
)  # fmt: skip
def test_other_questions_and_passages_are_not_doubted(question: str) -> None:
    reply = LIBRARY.ask(question)
    assert "negation" not in reply.matches[0].doubts


def test_a_passage_about_what_is_not_so_does_not_answer_a_question_for_what_is_so() -> None:
    reply = LIBRARY.ask("Which tickets are refundable?")
    assert reply.outcome == "abstain"
    assert reply.matches[0].chunk.question == "Which tickets are not refundable?"
    assert reply.matches[0].doubts["negation"] < 1


def test_the_words_that_deny_have_the_words_that_negate() -> None:
    for language in ("english", "german", "french", "spanish", "italian", "portuguese", "dutch"):
        lists = Analyser(language).lists
        assert lists.negating_words
        assert lists.negating_words - {"non"} <= lists.denying_words
