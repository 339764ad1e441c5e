"""Words that the documents write apart and the question joined, or the other way round."""

from __future__ import annotations

import pytest
from support import Built

from faqbot import FaqBot
from faqbot.index.index import Index
from faqbot.query.unknown.spelt_apart import halves_in_documents, joined_in_documents

PAIRS = (
    ("What are the check-in and check-out times?", "From 2 pm, until 11 am. A wi-fi router stands in zone B."),
    ("Does it run on 64bit systems?", "Yes. Do ten push-ups first, and put a bit of coin aside."),
    ("Which pincode do I need?", "Your own."),
    ("Is there parking?", "Yes, with a permit."),
)


@pytest.fixture(scope="module")
def index(built: Built) -> Index:
    return built(*PAIRS)


@pytest.mark.parametrize(
    ("word", "halves"), [("checkout", ("check", "out")), ("wifi", ("wi", "fi")), ("pushups", ("push", "ups"))]
)
def test_a_word_is_read_as_the_halves_that_stand_side_by_side(word: str, halves: tuple[str, ...], index: Index) -> None:
    assert halves_in_documents(word, index) == [halves]


@pytest.mark.parametrize("word", ["bitcoin", "coinbit", "theirs", "x", "", "router2", "check-out", "导出", "a" * 100])
def test_a_word_without_such_halves_has_none(word: str, index: Index) -> None:
    assert halves_in_documents(word, index) == []


@pytest.mark.parametrize(
    ("words", "at", "joined"),
    [
        ("run on 64 bit linux", 2, ["64bit"]),
        ("run on 64 bit linux", 3, ["64bit"]),
        ("my pin code", 1, ["pincode"]),
        ("my pin codes", 2, ["pincodes"]),
        ("pin the code", 0, []),
        ("permit in zone e", 3, []),  # "zonee" has the stem of "zone"
        ("pin", 0, []),
    ],
)
def test_a_word_and_its_neighbour_are_read_as_one_word_of_the_documents(
    words: str, at: int, joined: list[str], index: Index
) -> None:
    assert joined_in_documents(words.split(), at, index) == [(word,) for word in joined]


@pytest.mark.parametrize(
    ("question", "chunk"),
    [("when is checkout", 0), ("does it run on a 64 bit system", 1), ("which pin code do I need", 2)],
)
def test_a_question_is_answered_whether_its_words_are_joined_or_not(question: str, chunk: int) -> None:
    reply = FaqBot.from_pairs(PAIRS, log=False).ask(question)
    assert reply.outcome == "answer"
    assert reply.matches[0].chunk.question == PAIRS[chunk][0]
    assert reply.missing == ()


def test_a_word_that_is_joined_in_the_documents_of_another_language_is_found() -> None:
    pairs = [("Qual é o horário do check-out?", "Até às 11 horas."), ("Tem estacionamento?", "Sim, na rua.")]
    reply = FaqBot.from_pairs(pairs, language="portuguese", log=False).ask("qual o horário do checkout")
    assert reply.matches[0].chunk.question == pairs[0][0]
    assert reply.missing == ()
