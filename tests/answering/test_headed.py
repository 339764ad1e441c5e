"""Questions that name nothing but the heading of a passage."""

from __future__ import annotations

import pytest

from faqbot import FaqBot
from faqbot.answering.comparison import HEADED

SHOP = """# Lumen

## Delivery

Orders arrive within three days. Write to us if one is late.

## Contact

Storgata 12, 0155 Oslo
Phone 22 11 33 44

## Do you repair lamps?

We repair our own lamps for life.

## Opening hours of the showroom

Daily from ten to six.
"""


@pytest.fixture(scope="module")
def shop() -> FaqBot:
    return FaqBot.from_texts({"shop.md": SHOP})


@pytest.mark.parametrize("question", ["how can I contact you?", "Contact", "please, what about the contacts"])
def test_such_a_question_is_answered_from_the_section(question: str, shop: FaqBot) -> None:
    reply = shop.ask(question)
    assert reply.outcome == "answer"
    assert reply.confidence >= HEADED
    assert reply.matches[0].chunk.source.headings[-1] == "Contact"


@pytest.mark.parametrize("question", ["how can I contact the courier", "contact lenses?", "how can I get to you?"])
def test_a_question_that_asks_for_more_or_for_less_is_not(question: str, shop: FaqBot) -> None:
    assert shop.ask(question).confidence < HEADED


def test_a_heading_of_two_documents_tells_neither(shop: FaqBot) -> None:
    both = FaqBot.from_texts({"shop.md": SHOP, "club.md": SHOP.replace("Lumen", "Club").replace("Storgata", "Torget")})
    assert both.ask("how can I contact you?").outcome != "answer"


@pytest.mark.parametrize("question", ["cats without collars", "Which cats have no collars?"])
def test_the_opposite_of_a_heading_is_not_asked_for_by_its_words(question: str) -> None:
    bot = FaqBot.from_texts({"a.md": "# Pets\n\n## Cats with collars\n\nWe like them.\n\n## Food\n\nTwice a day."})
    assert bot.ask("Cats with collars?").confidence >= HEADED
    assert bot.ask(question).confidence < HEADED
