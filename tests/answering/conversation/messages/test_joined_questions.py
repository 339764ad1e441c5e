"""Sentences that join questions, and sentences that only look so."""

from __future__ import annotations

import pytest

from faqbot import FaqBot
from faqbot.answering.conversation.messages.joined_questions import parts_in
from faqbot.answering.conversation.messages.single_message import message_reply
from faqbot.answering.reply import Reply
from faqbot.text.known_languages import talk_of
from faqbot.text.talk import Talk

GYM = (
    ("When are you open?", "From six to ten every day."),
    ("How old do I have to be?", "The minimum age is 16."),
    ("Are dogs allowed?", "No dogs, except guide dogs."),
    ("Can I light a fire?", "Only at the fire pit."),
    ("How do I book a class?", "In the app, up to a week ahead."),
    ("How do I cancel a class?", "In the app, until two hours before."),
    ("Can I pay by card?", "Cards and cash are taken at the desk."),
    ("Who is the trainer and how do I reach her?", "Ada, at the desk."),
)


@pytest.fixture(scope="module")
def gym() -> FaqBot:
    return FaqBot.from_pairs(GYM, log=False)


def answers(reply: Reply) -> list[str | None]:
    return [one.chunk.text if one.chunk else None for one in (reply, *reply.others)]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("when are you open and what is the minimum age", ["when are you open", "what is the minimum age"]),
        ("Are dogs allowed, and also can I light a fire?", ["Are dogs allowed", "can I light a fire?"]),
        ("Can I bring my dog; how much is it?", ["Can I bring my dog", "how much is it?"]),
        (
            "who may come, where do I park, and when is it free?",
            ["who may come", "where do I park", "when is it free?"],
        ),
    ],
)
def test_each_part_that_asks_by_its_form_is_a_question(sentence: str, parts: list[str]) -> None:
    assert parts_in(sentence, talk_of("english")) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "how do I open and close the door",
        "If I lose my card, how do I block it?",
        "what time does it start and end",
        "where do you ship, and to which countries?",
        "bring and what is it",
        "and what is the minimum age",
        "how much, and " * 100 + "what is it",
        "",
    ],
)
def test_what_only_looks_joined_is_one_question(sentence: str) -> None:
    assert parts_in(sentence, talk_of("english")) == [sentence]


def test_a_language_that_joins_nothing_has_no_parts() -> None:
    assert parts_in("when are you open and what is it", Talk()) == ["when are you open and what is it"]


def test_both_questions_are_answered(gym: FaqBot) -> None:
    reply = message_reply(gym, "when are you open and what is the minimum age")
    assert answers(reply) == ["From six to ten every day.", "The minimum age is 16."]


def test_the_second_question_may_refer_to_the_first(gym: FaqBot) -> None:
    reply = message_reply(gym, "how do I book a class and how do I cancel it?")
    assert answers(reply) == ["In the app, up to a week ahead.", "In the app, until two hours before."]


def test_it_is_told_that_one_of_them_has_no_answer(gym: FaqBot) -> None:
    reply = message_reply(gym, "Are dogs allowed and when is the sauna heated?")
    assert answers(reply) == ["No dogs, except guide dogs.", None]


def test_two_parts_with_the_same_passage_are_one_question(gym: FaqBot) -> None:
    reply = message_reply(gym, "Can I pay by card, or do you only take cash?")
    assert answers(reply) == ["Cards and cash are taken at the desk."]


def test_a_question_of_the_documents_is_not_parted(gym: FaqBot) -> None:
    reply = message_reply(gym, "who is the trainer and how do I reach her")
    assert answers(reply) == ["Ada, at the desk."]


def test_a_conversation_answers_both_and_goes_on_from_the_last(gym: FaqBot) -> None:
    said = gym.conversation().say("are dogs allowed and can I light a fire?")
    assert answers(said) == ["No dogs, except guide dogs.", "Only at the fire pit."]
