"""A question that stands on its own is asked of all documents; the topic breaks ties, and "it" carries it."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import Conversation, FaqBot, Reply

PAGES = {
    "Cargo Bikes": (
        "Cargo bikes carry children and shopping.",
        {
            "What does it cost?": "Forty euros a day.",
            "How long can I keep it?": "Three days.",
            "Where do I bring it back?": "To the yard behind the shop.",
        },
    ),
    "Guided Tours": (
        "Guided tours start at the harbour.",
        {
            "What does it cost?": "Nine euros a head.",
            "What happens if it rains?": "The tour takes place all the same; bring a coat.",
            "Can I bring my dog?": "Dogs on a lead may come along.",
        },
    ),
    "City Maps": (
        "City maps show every cycle lane.",
        {
            "What does it cost?": "Two euros.",
            "Which languages are there?": "German and Dutch.",
        },
    ),
}


@pytest.fixture(scope="module")
def helpdesk() -> FaqBot:
    return FaqBot.from_corpus(Path(__file__).parents[2] / "data" / "helpdesk")


@pytest.fixture(scope="module")
def rental(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder: Path = tmp_path_factory.mktemp("rental")
    for title, (passage, pairs) in PAGES.items():
        asked = "".join(f"## {question}\n\n{answer}\n\n" for question, answer in pairs.items())
        (folder / f"{title}.md").write_text(f"# {title}\n\n{passage}\n\n{asked}")
    return FaqBot.from_corpus(folder)


@pytest.fixture
def conversation(rental: FaqBot) -> Conversation:
    return rental.conversation()


def said(conversation: Conversation, *texts: str) -> Reply:
    return [conversation.say(text) for text in texts][-1]


def test_a_question_that_stands_on_its_own_is_answered_by_another_page(conversation: Conversation) -> None:
    reply = said(conversation, "what do cargo bikes cost?", "what if it rains?")
    assert reply.text == "The tour takes place all the same; bring a coat."
    assert conversation.topic == "Guided Tours"


def test_the_topic_breaks_the_tie_between_pages_that_answer_the_same_question(conversation: Conversation) -> None:
    assert said(conversation, "where do I bring cargo bikes back?", "what does it cost?").text == "Forty euros a day."
    assert said(conversation, "can I bring my dog?", "and the cost?").topic == "Guided Tours"


def test_what_the_topic_does_not_say_is_denied_for_the_topic_alone(conversation: Conversation) -> None:
    reply = said(conversation, "what do cargo bikes cost?", "which languages are there for it?")
    assert reply.outcome == "abstain"
    assert reply.text.startswith("I found nothing about that in Cargo Bikes.")
    assert reply.matches[0].chunk.text == "German and Dutch."


def test_what_no_document_says_is_denied_for_all(conversation: Conversation) -> None:
    reply = said(conversation, "what do cargo bikes cost?", "does it have a kickstand?")
    assert reply.outcome == "abstain"
    assert "Cargo Bikes" not in reply.text


def test_a_stored_question_with_it_is_answered_by_its_own_page(conversation: Conversation) -> None:
    reply = said(conversation, "which languages are there?", "Where do I bring it back?")
    assert reply.text == "To the yard behind the shop."


def test_a_topic_does_not_break_a_tie_about_a_thing_that_it_lacks(conversation: Conversation) -> None:
    reply = said(conversation, "how long can I keep a cargo bike?", "what does a coat cost?")
    assert reply.outcome != "answer"


@pytest.mark.parametrize("text", ["guided tours", "the guided tours", "back to guided tours"])
def test_a_title_alone_introduces_its_page_if_the_last_question_has_no_answer_there(
    text: str, conversation: Conversation
) -> None:
    reply = said(conversation, "which languages do city maps come in?", text)
    assert (reply.outcome, reply.text) == ("answer", "Guided tours start at the harbour.")
    assert conversation.topic == "Guided Tours"


def test_a_title_alone_lists_what_a_page_of_questions_answers(helpdesk: FaqBot) -> None:
    conversation = helpdesk.conversation()
    for _ in range(2):
        replies = [conversation.say(text) for text in ("Bills and payments", "moving house")]
        assert [reply.text.split("\n")[0] for reply in replies] == [
            "The document Bills and payments answers, for example:",
            "The document Moving house answers, for example:",
        ]
        assert "- When is my bill due?" in replies[0].text
        assert [reply.outcome for reply in replies] == ["smalltalk"] * 2
        assert conversation.topic == "Moving house"


def test_a_title_alone_after_a_question_lists_what_a_page_answers_and_keeps_the_question(helpdesk: FaqBot) -> None:
    conversation = helpdesk.conversation()
    replies = [conversation.say(text) for text in ("how fast is Home 50?", "moving house", "and Home 250?")]
    assert replies[1].text.startswith("The document Moving house answers")
    assert replies[2].text == "250 Mbit/s down and 40 Mbit/s up."


def test_a_title_after_and_asks_the_last_question(conversation: Conversation) -> None:
    assert said(conversation, "which languages do city maps come in?", "and the guided tours?").outcome == "abstain"


def test_a_thing_that_nothing_is_known_of_is_no_question_to_repeat(conversation: Conversation) -> None:
    reply = said(conversation, "what do cargo bikes cost?", "tandem bikes", "and city maps?")
    assert reply.text == "Two euros."
