"""Remarks on a reply and names of its options; how they are laid out is tested in test_reply_rows.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.rendering.reply_words import match_names, named_options, remarks_on

HELPDESK = Path(__file__).parents[1] / "data" / "helpdesk"


@pytest.fixture(scope="module")
def helpdesk() -> FaqBot:
    return FaqBot.from_corpus(HELPDESK)


def test_a_typo_that_was_repaired_is_remarked(helpdesk: FaqBot) -> None:
    reply = helpdesk.ask("my routr says E-1043")
    assert remarks_on(reply, reply.matches[0]) == "I read “routr” as “router”."


def test_a_typo_that_was_repaired_is_remarked_beside_a_choice(helpdesk: FaqBot) -> None:
    reply = helpdesk.ask("how fasst is it?")
    assert reply.outcome == "choose"
    assert remarks_on(reply, None) == "I read “fasst” as “fast”."


def test_an_answer_to_what_was_asked_needs_no_remark(helpdesk: FaqBot) -> None:
    reply = helpdesk.ask("when is my bill due")
    assert remarks_on(reply, reply.matches[0]) == ""


def test_what_was_carried_over_is_remarked(helpdesk: FaqBot) -> None:
    conversation = helpdesk.conversation()
    conversation.say("how fast is home 250")
    reply = conversation.say("what does it cost?")
    assert remarks_on(reply, reply.matches[0]) == "About Home 250."


def test_options_of_several_documents_have_their_titles_as_names(helpdesk: FaqBot) -> None:
    reply = helpdesk.ask("how fast is it?")
    assert named_options(reply) == [("Home 50", "How fast is Home 50?"), ("Home 250", "How fast is Home 250?")]


@pytest.mark.parametrize("column", ["title", "Modell"])
@pytest.mark.parametrize("printed", [True, False])
def test_options_that_look_alike_are_told_apart_by_a_column(column: str, printed: bool) -> None:  # noqa: FBT001
    rows = [f"{column};id;colour;question;answer", "A 5;1;red;How long is the warranty?;Two years."]
    rows.append("B 7;2;red;How long is the warranty?;Three years.")
    reply = FaqBot.from_texts({"mixers.csv": "\n".join(rows)}).ask("How long is the warranty?")
    assert reply.outcome == "choose"
    names = [name for name, _ in named_options(reply, printed=printed)]
    assert names == ["A 5: How long is the warranty?", "B 7: How long is the warranty?"]


def test_matches_are_named_by_their_questions(helpdesk: FaqBot) -> None:
    reply = helpdesk.ask("what does error E-1043 mean?")
    names = match_names([(2, reply.matches[1])], reply.voice, with_places=True)
    assert names == [(2, "What does error E-1042 mean?")]
