"""A question about "it" is about the entry that was quoted last, where that has what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import Conversation, FaqBot, Reply

GYM = """\
# Canal Street Gym

## How much is membership?

19 euros a month, after a joining fee of 10 euros.

## Can I pause my membership?

Up to three months a year, for €4 a month. Tell the desk.

## Guests and day passes

A day pass is €8. Friends of members train for free on Fridays.

## Is there parking?

Behind the building. Your first two hours are free.

## Can I cancel my membership?

With a month's notice, by letter.

## Lockers

They are emptied every night.
"""


@pytest.fixture(scope="module")
def gym(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    page = tmp_path_factory.mktemp("gym") / "gym.md"
    page.write_text(GYM)
    return FaqBot.from_corpus(page)


@pytest.fixture
def conversation(gym: FaqBot) -> Conversation:
    return gym.conversation()


def said(conversation: Conversation, *texts: str) -> Reply:
    *_, reply = (conversation.say(text) for text in texts)
    return reply


@pytest.mark.parametrize(
    ("first", "text", "expected"),
    [
        ("day pass?", "how much is it", "A day pass is €8."),
        ("Can I pause my membership?", "and what does that cost?", "Up to three months a year, for €4"),
        ("is there parking", "is it free?", "Behind the building."),
        ("How much is membership?", "can I cancel it?", "With a month's notice"),
    ],
)
def test_it_is_what_the_last_answer_was_about(conversation: Conversation, first: str, text: str, expected: str) -> None:
    reply = said(conversation, first, text)
    assert (reply.outcome, reply.text.startswith(expected)) == ("answer", True)


def test_the_reply_says_what_was_asked(conversation: Conversation) -> None:
    reply = said(conversation, "Can I pause my membership?", "how much is it?")
    assert reply.carried is not None
    assert reply.carried.question == "how much is it? (Can I pause my membership?)"


@pytest.mark.parametrize("text", ["is it safe for children?", "where is it?", "does it have a lock?"])
def test_what_the_last_entry_does_not_say_is_not_answered_from_it(conversation: Conversation, text: str) -> None:
    assert said(conversation, "lockers", text).outcome == "abstain"


def test_the_price_of_another_entry_is_no_answer_where_the_last_names_one(tmp_path: Path) -> None:
    page = tmp_path / "inn.md"
    page.write_text("# Inn\n\n## Pets\n\nDogs are welcome, 15 euros a night.\n\n"
                    "## What does late check-out cost?\n\nLate check-out costs 20 euros.\n")  # fmt: skip
    reply = said(FaqBot.from_corpus(page).conversation(), "are dogs welcome?", "what does it cost?")
    assert reply.outcome == "abstain"


def test_a_question_of_the_documents_themselves_is_asked_as_it_stands(tmp_path: Path) -> None:
    page = tmp_path / "lamp.md"
    page.write_text("# Lamp\n\n## Can I get spare parts?\n\nYes, a bulb is 3 euros.\n\n"
                    "## How much does it cost?\n\n40 euros.\n")  # fmt: skip
    reply = said(FaqBot.from_corpus(page).conversation(), "Can I get spare parts?", "How much does it cost?")
    assert (reply.text, reply.carried and reply.carried.question) == ("40 euros.", None)


def test_after_a_question_that_found_nothing_it_is_what_was_not_found(conversation: Conversation) -> None:
    assert said(conversation, "do you have a swimming pool?", "how much is it?").outcome == "abstain"
    assert said(conversation, "day pass?", "do you have a swimming pool?", "how much is it?").outcome == "abstain"


@pytest.mark.parametrize("text", ["how much is it?", "what does it cost?", "how long is it?"])
def test_a_question_that_tells_nothing_is_not_answered_from_another_entry(
    conversation: Conversation, text: str
) -> None:
    assert said(conversation, "are there lockers?", text).outcome == "abstain"


@pytest.mark.parametrize("text", ["how much does it weigh?", "is it expensive to park there?"])
def test_a_price_alone_does_not_answer_what_else_a_question_tells(conversation: Conversation, text: str) -> None:
    assert not said(conversation, "day pass?", text).text.startswith("A day pass")


def test_on_a_page_about_one_thing_it_is_that_thing(tmp_path: Path) -> None:
    page = tmp_path / "plank.md"
    page.write_text("# Plank\n\n## What does the plank target?\n\nThe middle.\n\n"
                    "## How long should I hold the plank?\n\n20 seconds.\n")  # fmt: skip
    reply = said(FaqBot.from_corpus(page).conversation(), "what does the plank target?", "how long should I hold it?")
    assert (reply.text, reply.carried and reply.carried.question) == ("20 seconds.", None)


@pytest.mark.parametrize("amount", ["CHF 120", "Fr. 120", "120 Franken", "120.– Fr.", "R$ 120", "120 centavos", "€120"])
def test_a_price_may_be_in_any_of_the_usual_currencies(amount: str) -> None:
    bot = FaqBot.from_pairs(
        [("Do you fix screens?", f"Yes, for {amount} within the hour."), ("Where are you?", "Ulm.")]
    )
    reply = said(bot.conversation(), "Do you fix screens?", "how much is it?")
    assert (reply.outcome, reply.text.startswith("Yes, for")) == ("answer", True)
