"""Requests are about the documents as a whole or the last answer, and never a question that the documents answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import Conversation, FaqBot, Reply
from faqbot.answering.conversation.requests.requesting import request_of
from faqbot.text.analyser import Analyser
from faqbot.text.languages.english_talk import ENGLISH_TALK
from faqbot.text.talk import Talk

DATA = Path(__file__).parents[3] / "data"
ANALYSER = Analyser("english")

BREAD = """# Rye Bread

Rye bread keeps for a week.

## Steps

1. Mix flour and water.
2. Add the sourdough.
3. Bake it for an hour.

## How long does it bake?

One hour at 220 degrees.

## How long does it rise?

Four hours in a warm place.

## How long does it keep?

A week in a linen bag.
"""
ROLLS = """# Milk Rolls

Milk rolls are soft and sweet. Rolls and bread are baked on a stone.

## How long do milk rolls bake?

Twelve minutes.
"""


def kind_of_request(text: str) -> str | None:
    return request_of(" ".join(ANALYSER.words(text)), ENGLISH_TALK)


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder: Path = tmp_path_factory.mktemp("bakery")
    (folder / "bread.md").write_text(BREAD)
    (folder / "rolls.md").write_text(ROLLS)
    return FaqBot.from_corpus(folder)


@pytest.fixture
def conversation(bakery: FaqBot) -> Conversation:
    return bakery.conversation()


def said(conversation: Conversation, *texts: str) -> Reply:
    return [conversation.say(text) for text in texts][-1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("What is this about?", "about"), ("so what's in these documents?", "about"), ("list topics", "topics"),
     ("please list all the topics", "topics"), ("which documents do you have?", "topics"), ("topics?", "topics"),
     ("what can I ask?", "examples"), ("give me an example", "examples"), ("who made you?", "maker"),
     ("what's the next step?", "next"), ("and then?", "next"), ("next", "next"), ("Tell me more!", "more"),
     ("can you tell me more about that?", "more"), ("go on", "more"), ("repeat that", "repeat"),
     ("sorry, can you say that again?", "repeat"), ("that's wrong", "wrong"), ("No, that is not what I asked", "wrong"),
     ("I don't understand", "unclear"), ("what do you mean?", "unclear"), ("what?", "unclear")],
)  # fmt: skip
def test_a_request_is_recognised_by_its_kind(text: str, kind: str) -> None:
    assert kind_of_request(text) == kind


@pytest.mark.parametrize(
    "text",
    ["", "?", "what documents do I need to open an account?", "tell me more about squats", "what is the next train?",
     "who made the cake?", "can I repeat a course?", "is it wrong to stretch daily?", "what does E-1042 mean?",
     "what topics are in the exam?", "show me the way to the station", "what should I do next after the injection?"],
)  # fmt: skip
def test_a_question_about_something_is_no_request(text: str) -> None:
    assert kind_of_request(text) is None


def labelled() -> Iterator[str]:
    """Yield the labelled questions, and the turns of the dialogues, that are in the repository."""
    for path in DATA.rglob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if isinstance(record, dict):
                turns = [turn["user"] for turn in record.get("turns", ()) if turn["expect"]["outcome"] != "smalltalk"]
                yield from (record["question"], *turns) if isinstance(record.get("question"), str) else turns


def test_no_labelled_question_is_taken_for_a_request() -> None:
    questions = list(labelled())
    assert len(questions) > 100
    assert not [question for question in questions if kind_of_request(question)]


@given(st.text(max_size=200))
def test_a_language_without_requests_has_none(text: str) -> None:
    assert request_of(text, Talk()) is None


def test_a_long_text_is_no_request() -> None:
    assert kind_of_request("please " * 5000 + "list topics") is None


def test_a_stored_question_wins(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Us\n\n## What is this about?\n\nBread.\n\n## Who made you?\n\nA baker.\n")
    conversation = FaqBot.from_corpus(tmp_path).conversation()
    assert [conversation.say(text).text for text in ("what is this about", "who made you?")] == ["Bread.", "A baker."]


def test_a_stored_question_that_contains_the_words_wins(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Us\n\n## Who made you, and when?\n\nA baker.\n\n## Where?\n\nIn town.\n")
    assert FaqBot.from_corpus(tmp_path).conversation().say("who made you?").text == "A baker."


# About the documents


def test_what_several_documents_are_about_are_their_titles_with_example_questions(conversation: Conversation) -> None:
    reply = said(conversation, "what is this about?")
    assert (reply.outcome, reply.matches) == ("smalltalk", ())
    assert reply.text.startswith("The documents are about Rye Bread and Milk Rolls.")
    assert "- How long does it bake?" in reply.text


def test_what_the_current_document_is_about_is_its_first_passage(conversation: Conversation) -> None:
    reply = said(conversation, "how long do milk rolls bake?", "what is this about?")
    assert reply.text.startswith("Milk rolls are soft and sweet.")
    assert reply.matches[0].chunk.source.path == "rolls.md"


def test_an_example_question_is_answered(conversation: Conversation) -> None:
    text = said(conversation, "what can I ask?").text
    examples = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
    assert examples
    for example in examples:
        assert said(conversation, example).outcome == "answer"


@pytest.mark.parametrize("text", ["list topics", "what documents do you have?", "what breads do you have?"])
def test_all_titles_are_listed(text: str, conversation: Conversation) -> None:
    assert said(conversation, text).text.splitlines()[1:] == ["- Rye Bread", "- Milk Rolls"]


def test_things_that_no_document_speaks_of_are_not_listed(conversation: Conversation) -> None:
    assert said(conversation, "what pizzas do you have?").outcome == "abstain"


def test_the_topics_of_a_single_document_are_its_sections_or_its_questions(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Us\n\n## Shop\n\n### When?\n\nAt 8.\n\n## Yard\n\n### Where?\n\nBehind.\n")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "b.md").write_text("# Us\n\n## When?\n\nAt 8.\n\n## Where?\n\nBehind.\n")
    by_section, by_question = (FaqBot.from_corpus(path) for path in (tmp_path / "a.md", tmp_path / "b"))
    assert by_section.conversation().say("list topics").text.splitlines()[1:] == ["- Shop", "- Yard"]
    assert by_question.conversation().say("list topics").text.splitlines()[1:] == ["- When?", "- Where?"]


def test_a_request_keeps_the_topic(conversation: Conversation) -> None:
    said(conversation, "how long do milk rolls bake?", "list topics")
    assert conversation.topic == "Milk Rolls"


# About the last answer


def test_the_next_step_is_the_next_item_of_the_list_that_was_quoted(conversation: Conversation) -> None:
    assert said(conversation, "what are the steps for rye bread?").matches[0].chunk.question == "Steps"
    texts = [conversation.say(text).text for text in ("what's the next step?", "next", "and then?", "next step")]
    assert texts == ["Mix flour and water.", "Add the sourdough.", "Bake it for an hour.",
                     "That was the last one of its list."]  # fmt: skip


def test_a_step_is_quoted_with_its_own_place(bot: FaqBot) -> None:
    conversation = bot.conversation()
    assert said(conversation, "what are the instructions?").matches[0].chunk.kind == "steps"
    match = said(conversation, "what's the next step?", "and then?").matches[0]
    assert (match.chunk.kind, match.chunk.source.lines, match.confidence, match.rule) == ("step", (9, 9), 1.0, "place")


def test_after_the_last_item_there_is_none(bot: FaqBot) -> None:
    conversation = bot.conversation()
    steps = len(said(conversation, "what are the instructions?").text.splitlines())
    replies = [conversation.say("next") for _ in range(steps + 1)]
    assert [reply.outcome for reply in replies] == ["answer"] * steps + ["smalltalk"]


def test_more_is_another_passage_about_the_last_question(conversation: Conversation) -> None:
    first = said(conversation, "how long does rye bread rise?")
    more = said(conversation, "tell me more")
    assert more.outcome in ("answer", "smalltalk")
    assert more.text != first.text


def test_a_passage_that_was_shown_by_its_number_is_the_last_answer(bot: FaqBot) -> None:
    conversation = bot.conversation()
    reply = said(conversation, "how long should I hold it?")
    conversation.number(reply.matches)
    shown = said(conversation, "2")
    assert said(conversation, "repeat that").text == shown.text


def test_the_answer_is_repeated(conversation: Conversation) -> None:
    first = said(conversation, "how long does rye bread rise?")
    again = said(conversation, "thanks", "repeat that")
    assert (again.text, again.confidence) == (first.text, first.confidence)


def test_a_choice_is_repeated(conversation: Conversation) -> None:
    first = said(conversation, "how long do they bake?")
    assert [match.chunk for match in said(conversation, "repeat that").options] == [one.chunk for one in first.options]


@pytest.mark.parametrize("text", ["that's wrong", "I don't understand", "tell me more"])
def test_the_same_passage_is_not_given_again_as_another(text: str, conversation: Conversation) -> None:
    first = said(conversation, "how long does rye bread keep?")
    reply = said(conversation, text)
    assert first.text not in [match.chunk.text for match in reply.options or reply.matches]


@pytest.mark.parametrize("text", ["tell me more", "repeat that", "that's wrong", "I don't understand"])
def test_without_an_answer_before_it_is_said_that_there_is_none(text: str, conversation: Conversation) -> None:
    reply = said(conversation, text)
    assert reply.outcome == "smalltalk"
    assert reply.text.startswith("That refers to an earlier answer, and there is none yet.")


def test_what_is_offered_after_a_wrong_answer_can_be_picked(bakery: FaqBot) -> None:
    conversation = Conversation(bakery)
    said(conversation, "how long does rye bread take?")
    reply = said(conversation, "that's wrong")
    if reply.outcome == "choose":
        assert said(conversation, "2").matches[0].chunk == reply.options[1].chunk


@given(st.lists(st.sampled_from(["how long does it bake?", "the steps for rye bread", "next", "tell me more", "wrong",
                                 "repeat that", "what?", "2", "what is this about?", "thanks"])))  # fmt: skip
def test_requests_in_any_order_have_a_reply_and_a_state_that_can_be_saved(bakery: FaqBot, texts: list[str]) -> None:
    conversation = bakery.conversation()
    for text in texts:
        reply = conversation.say(text)
        assert reply.question == text
        assert len(reply.options) != 1
        conversation = Conversation.from_json(bakery, conversation.to_json())
