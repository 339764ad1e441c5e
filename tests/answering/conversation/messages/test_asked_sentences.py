"""A message of several sentences is read for the sentences that ask, and politeness costs nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import Conversation, FaqBot
from faqbot.answering.conversation.messages.asked_sentences import MOST_QUESTIONS, questions_in
from faqbot.text.languages.english_talk import ENGLISH_TALK
from faqbot.text.talk import Talk

CARD = """# Cards

## How do I block my card?

Call 555-0133.

## What does E-1042 mean?

The file is too large.

## What does the card cost?

Nothing.

## May I lend my card?

No, never.

## How do I raise my limit?

In the app.
"""
TICKET = """Dear team,

I hope you are well. I have been a customer since 2009 and never had trouble. Last week we were on holiday in Rome.
My wallet was stolen there, with my card in it. The police were friendly. I work full time.
Could you please tell me how I block my card? Have a lovely day.

Kind regards,
Tom Miller
Sent from my phone
"""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    path: Path = tmp_path_factory.mktemp("cards") / "cards.md"
    path.write_text(CARD)
    return FaqBot.from_corpus(path)


@pytest.fixture
def conversation(cards: FaqBot) -> Conversation:
    return cards.conversation()


def asked(text: str) -> list[str]:
    return [question.sentence for question in questions_in(text, ENGLISH_TALK)]


# Reading


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (TICKET, ["Could you please tell me how I block my card?"]),
        ("I lost my card. how do i block it? thx", ["how do i block it?"]),
        ("Do you deliver? And what does it cost?", ["Do you deliver?", "And what does it cost?"]),
        ("My bike is red. I wonder whether you repair it.", ["I wonder whether you repair it."]),
        ("I have a question. Where is the shop", ["Where is the shop"]),
        ("Hello! Can you help me? Where is the shop?", ["Where is the shop?"]),
        ("When I open the app it crashes. Why is that?", ["Why is that?"]),
        ("it takes approx. five days. why so long?", ["why so long?"]),
        ("We use version 4.2. Is it supported?", ["Is it supported?"]),
    ],
)
def test_the_sentences_that_ask_are_found(text: str, questions: list[str]) -> None:
    assert asked(text) == questions


@pytest.mark.parametrize("text", ["", " ", "opening hours", "how long?", "My card was stolen in Rome.", "?!", "a. b"])
def test_a_single_sentence_is_one_question(text: str) -> None:
    assert asked(text) in ([text], [text.strip()])


def test_a_message_that_asks_nothing_is_asked_without_its_courtesy() -> None:
    assert asked("Hello! My card was stolen. I need a new one. Kind regards, Bob") == [
        "My card was stolen. I need a new one."
    ]


def test_each_question_keeps_what_was_told_before_it() -> None:
    first, second = questions_in("I get E-1042. What does that mean? I also lost my card. What now?", ENGLISH_TALK)
    assert (first.told, second.told) == (("I get E-1042.",), ("I also lost my card.",))


def test_a_language_without_phrases_is_read_by_its_question_marks() -> None:
    text = "Mein Konto ist gesperrt. Wie entsperre ich es? Was kostet das? Danke."
    assert [one.sentence for one in questions_in(text, Talk())] == ["Wie entsperre ich es?", "Was kostet das?"]


def test_a_pasted_page_is_one_question() -> None:
    page = "Is it so? It is. " * 1000
    assert asked(page) == [page]


@given(
    st.text(max_size=300) | st.lists(st.sampled_from(["Hi.", "Is it?", "It is.", "Thanks!", "\n", "a"])).map(" ".join)
)
def test_every_message_has_a_question_made_of_its_sentences(text: str) -> None:
    questions = questions_in(text, ENGLISH_TALK)
    assert questions
    for question in questions:
        assert set(question.sentence.split()) <= set(text.split())


@pytest.mark.parametrize(
    "text", ["please " * 5000, "i have a " * 4000 + "?", "could you " * 900 + "tell me. What? " * 9]
)
def test_reading_takes_no_longer_than_the_length(text: str) -> None:
    began = time.process_time()
    questions_in(text, ENGLISH_TALK)
    assert time.process_time() - began < 1


# Answering


def test_a_ticket_is_answered_and_says_which_sentence_was_read(conversation: Conversation) -> None:
    reply = conversation.say(TICKET)
    assert (reply.outcome, reply.text, reply.question) == ("answer", "Call 555-0133.", TICKET)
    assert reply.carried is not None
    assert reply.carried.question == "Could you please tell me how I block my card?"


def test_several_questions_are_answered_one_after_the_other(conversation: Conversation) -> None:
    reply = conversation.say("Hi! How do I block my card? And what does the card cost? May I lend my card?")
    replies = [reply, *reply.others]
    assert [one.text for one in replies] == ["Call 555-0133.", "Nothing.", "No, never."]
    assert [one.question for one in replies[1:]] == ["And what does the card cost?", "May I lend my card?"]
    assert all(one.matches[0].chunk.source.path == "cards.md" for one in replies)


def test_more_questions_than_three_are_named_as_not_answered(conversation: Conversation) -> None:
    text = "How do I block my card? What does the card cost? May I lend my card? How do I raise my limit?"
    *answers, last = list(conversation.replies(text))
    assert len(answers) == MOST_QUESTIONS
    assert (last.outcome, last.question) == ("smalltalk", "How do I raise my limit?")


def test_a_question_that_refers_to_what_was_told_is_asked_with_it(conversation: Conversation) -> None:
    assert conversation.say("I get E-1042 all day. What does that mean?").text == "The file is too large."


@pytest.mark.parametrize(
    "text",
    ["hello, could you please tell me how I block my card", "I was wondering whether I may lend my card",
     "I'd like to know what the card costs"],
)  # fmt: skip
def test_a_polite_frame_costs_nothing(text: str, conversation: Conversation) -> None:
    assert conversation.say(text).outcome == "answer"


def test_the_options_of_several_choices_have_numbers_that_go_on(tmp_path: Path) -> None:
    for title in ("Sauna", "Pool"):
        (tmp_path / f"{title}.md").write_text(
            f"# {title}\n\n## What does it cost?\n\n{title} money.\n\n## When is it open?\n\n{title} hours.\n"
        )
    conversation = FaqBot.from_corpus(tmp_path).conversation()
    first, second = conversation.replies("What does it cost? When is it open?")
    offered = [*first.options, *second.options]
    assert len(offered) == 4
    again = Conversation.from_json(conversation._bot, conversation.to_json())
    for one in (conversation, again):
        assert [one.say(str(number)).text for number in range(1, 5)] == [match.chunk.text for match in offered]


def test_a_conversation_within_a_topic_is_answered_from_it_alone(tmp_path: Path) -> None:
    for title in ("Sauna", "Pool"):
        (tmp_path / f"{title}.md").write_text(f"# {title}\n\n## What does it cost?\n\n{title} money.\n")
    bot = FaqBot.from_corpus(tmp_path)
    assert Conversation(bot, topic="Pool").say("what does it cost?").text == "Pool money."


def test_a_sentence_that_a_mail_program_wrapped_is_one_sentence() -> None:
    text = (
        "Hello,\n\nI was in Rome last week, and a thief took\nmy card. "
        "Could you please tell me what I have to do\nto block it?"
    )
    assert asked(text) == ["Could you please tell me what I have to do to block it?"]


def test_short_lines_are_sentences_of_their_own() -> None:
    assert asked("my card is gone\nhow do I block it?") == ["how do I block it?"]
