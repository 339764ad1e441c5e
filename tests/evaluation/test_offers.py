"""What a bot would make of a question at any threshold, learnt from two replies at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.evaluation.offers import Offer, offer_of
from faqbot.evaluation.verdicts import verdict_of

PAGES = """# Pool

## When are you open?

From seven to nine, every day but Monday.

## What does a ticket cost?

Four euros, and two for children.

## Where can I leave my bicycle?

In the yard behind the hall.
"""
QUESTIONS = [
    "when is it open",
    "ticket for children",
    "bicycle",
    "can I bring a dog",
    "open yard ticket",
    "",
    "is it free",
]


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder = tmp_path_factory.mktemp("pool")
    (folder / "pool.md").write_text(PAGES)
    (folder / "phrasings.csv").write_text("question,chunk\nis it free,\n")
    return FaqBot.from_corpus(folder, encoder="none")


@pytest.mark.parametrize("threshold", [0.0, 0.1, 0.3, 0.5, 0.67, 0.9, 1.0])
@pytest.mark.parametrize("question", QUESTIONS)
def test_an_offer_says_what_ask_does_at_every_threshold(pool: FaqBot, question: str, threshold: float) -> None:
    right = frozenset({pool.search("when are you open", k=1)[0].chunk.id})
    for asked_at in (0.0, 0.67, 1.0):
        offer = offer_of(pool, pool.ask(question, threshold=asked_at), right)
        assert offer.at(threshold) == verdict_of(pool.ask(question, threshold=threshold), right)


def test_a_decoy_is_answered_at_no_threshold(pool: FaqBot) -> None:
    assert offer_of(pool, pool.ask("is it free"), frozenset()) == Offer("rightly not answered", None, answerable=False)


def test_an_abstention_is_named_by_whether_there_is_an_answer() -> None:
    assert Offer("right", 0.5, answerable=True).at(0.6) == "not answered"
    assert Offer("unanswerable answered", 0.5, answerable=False).at(0.6) == "rightly not answered"


def test_a_topic_holds_when_the_question_is_asked_again(tmp_path: Path) -> None:
    for name in ("Kettle", "Toaster"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n## How do I clean the {name}?\n\nWith care.\n")
    bot = FaqBot.from_corpus(tmp_path, encoder="none")
    right = frozenset({bot.search("clean", topic="Toaster", k=1)[0].chunk.id})
    reply = bot.ask("cleaning the thing", topic="Toaster", threshold=1.0)
    assert offer_of(bot, reply, right, topic="Toaster").verdict == "right"
