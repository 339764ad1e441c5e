"""Dialogues in each language that faqbot speaks: follow-ups, prices, ways back, several questions in one message.

A file of `tests/data/talks` has the pages of a language, and another the dialogues about them. Each line of a dialogue
is a text, `=>`, and what the answer begins with: `-` for no answer, and `|` between the answers to several questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from faqbot import Conversation, FaqBot, Reply

DATA = Path(__file__).parents[2] / "data" / "talks"
LANGUAGES = ("german", "french", "spanish", "italian", "portuguese", "dutch")


def bot_of(language: str) -> FaqBot:
    _, *pages = re.split(r"^(?=# )", (DATA / f"{language}.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return FaqBot.from_texts({f"{number}.md": page for number, page in enumerate(pages)}, language=language)


def dialogues() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for dialogue in (DATA / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
            yield language, dialogue


@pytest.fixture(scope="module")
def bots() -> dict[str, FaqBot]:
    return {language: bot_of(language) for language in LANGUAGES}


def begins(reply: Reply, expected: str) -> bool:
    if expected == "-":
        return reply.outcome != "answer"
    return reply.outcome == "answer" and reply.text.startswith(expected)


@pytest.mark.parametrize(("language", "dialogue"), list(dialogues()))
def test_every_text_of_a_dialogue_is_understood(bots: dict[str, FaqBot], language: str, dialogue: str) -> None:
    conversation = bots[language].conversation()
    for line in dialogue.splitlines():
        text, _, expected = line.rpartition(" => ")
        reply = conversation.say(text.replace("\\n", "\n"))
        said, wanted = [reply, *reply.others], expected.split(" | ")
        assert len(said) == len(wanted), text
        assert all(map(begins, said, wanted)), (text, [one.text for one in said])


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [
        ("german", "Kann ich ein Buch vorbestellen?", "Gibt es WLAN?"),
        ("french", "Puis-je amener mon chien ?", "Y a-t-il une piscine ?"),
        ("spanish", "¿Puedo congelar mi cuota?", "¿Hay aparcamiento?"),
        ("italian", "Posso disdire una visita?", "C'è un parcheggio?"),
        ("portuguese", "Posso devolver um artigo?", "Há loja física?"),
        ("dutch", "Waar kan ik parkeren?", "Hoe geef ik een verhuizing door?"),
    ],
)
def test_a_question_that_stands_alone_has_the_same_answer_after_another(
    bots: dict[str, FaqBot], language: str, first: str, text: str
) -> None:
    conversation = bots[language].conversation()
    conversation.say(first)
    reply = conversation.say(text)
    assert reply.text == bots[language].ask(text).text
    assert reply.carried is None or reply.carried.question is None


def test_a_passage_that_answers_both_of_two_questions_is_quoted_once(bots: dict[str, FaqBot]) -> None:
    reply = bots["german"].conversation().say("Gibt es Schließfächer, und was kosten die?")
    assert (reply.text[:2], reply.others) == ("Ja", ())


def test_an_entry_that_names_an_amount_need_not_have_a_word_for_money() -> None:
    pairs = [("Gibt es Schließfächer?", "Ja, neben den Duschen, mit einem Pfand von 2 Euro."),
             ("Was kostet der Eintritt?", "4 Euro."), ("Was kostet ein Kurs?", "60 Euro.")]  # fmt: skip
    bot = FaqBot.from_pairs(pairs, language="german")
    certain = Conversation(bot, threshold=0.95)
    for conversation, outcome in ((bot.conversation(), "answer"), (certain, "abstain")):
        conversation.say("Gibt es Schließfächer?")
        reply = conversation.say("was kostet das?")
        assert (reply.outcome, reply.matches[0].chunk.text) == (outcome, pairs[0][1])
