"""A follow-up with one word or number asks the last question again, with that in its place."""

from __future__ import annotations

import pytest

from faqbot import Conversation, FaqBot, Reply

PAIRS = [
    ("What does a resident permit cost?", "36 euros a year."),
    ("What does a visitor permit cost?", "5 euros a day."),
    ("How do I get a visitor permit?", "In the app."),
    ("Code 51 appears on the machine.", "There is no money in the account."),
    ("Code 55 appears on the machine.", "The number was wrong."),
    ("When are you open?", "From nine to five."),
]


@pytest.fixture(scope="module")
def office() -> FaqBot:
    return FaqBot.from_pairs(PAIRS)


@pytest.fixture
def conversation(office: FaqBot) -> Conversation:
    return office.conversation()


def said(conversation: Conversation, *texts: str) -> Reply:
    *_, reply = (conversation.say(text) for text in texts)
    return reply


@pytest.mark.parametrize("first", ["What does a resident permit cost?", "how much is a resident permit?"])
def test_a_word_is_exchanged_if_the_documents_have_the_whole_question(conversation: Conversation, first: str) -> None:
    reply = said(conversation, first, "and a visitor permit?")
    assert (reply.outcome, reply.text) == ("answer", "5 euros a day.")
    assert reply.carried is not None
    assert reply.carried.question == "What does a visitor permit cost?"


def test_another_question_of_the_documents_is_not_put_in_the_place_of_what_is_asked(conversation: Conversation) -> None:
    reply = said(conversation, "When are you open?", "and a visitor permit?")
    assert reply.text != "5 euros a day."


def test_a_follow_up_that_asks_by_itself_is_asked_as_it_stands(conversation: Conversation) -> None:
    assert (
        said(conversation, "What does a resident permit cost?", "and when are you open?").text == "From nine to five."
    )


@pytest.mark.parametrize(("number", "answer"), [("55", "The number was wrong."), ("56", None)])
def test_a_number_is_exchanged_also_for_one_that_the_documents_lack(
    conversation: Conversation, number: str, answer: str | None
) -> None:
    first = said(conversation, "Code 51 appears on the machine")
    conversation.number(first.matches)
    reply = said(conversation, f"and {number}?")
    assert reply.carried is not None
    assert reply.carried.question is not None
    assert f"Code {number} appears on the machine" in reply.carried.question
    assert (reply.text if reply.outcome == "answer" else None) == answer


def test_a_number_on_the_screen_is_the_passage_with_that_number(conversation: Conversation) -> None:
    first = said(conversation, "Code 51 appears on the machine")
    conversation.number(first.matches)
    reply = said(conversation, "and 2?")
    assert reply.carried is not None
    assert reply.carried.number == 2


@pytest.mark.parametrize("text", ["and a visitor permit?", "and 56?", "and"])
def test_without_a_question_before_nothing_is_exchanged(conversation: Conversation, text: str) -> None:
    reply = said(conversation, text)
    assert reply.carried is None or reply.carried.question is None


@pytest.mark.parametrize(
    "text", ["and where can I get a visitor permit?", "and not a visitor permit?", "and without a visitor permit?"]
)
def test_a_follow_up_that_asks_or_negates_exchanges_nothing(conversation: Conversation, text: str) -> None:
    reply = said(conversation, "What does a resident permit cost?", text)
    assert reply.carried is None or reply.carried.question is None


def test_the_question_is_asked_of_the_documents_that_the_conversation_is_about() -> None:
    both = FaqBot.from_texts(
        {
            f"{name.lower()}.md": f"# {name}\n\n## What does a ticket for adults cost?\n\n{adults} euros.\n\n"
            f"## What does a ticket for children cost?\n\n{children} euros.\n"
            for name, adults, children in (("Zoo", 16, 8), ("Pool", 6, 3))
        }
    )
    reply = said(both.conversation(), "What does a ticket for adults cost in the zoo?", "and for children?")
    assert (reply.outcome, reply.text) == ("answer", "8 euros.")
