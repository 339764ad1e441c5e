"""The questions that a corpus almost answers, which the confidence is fitted with."""

from __future__ import annotations

import pytest
from benchmarks.exchanges import Exchange, Exchanger
from support import corpus_of

from faqbot.text.analyser import Analyser

STALL = corpus_of(
    ("How do I fix fault K-12?", "Empty the drip tray, open the lid and shut it."),
    ("Where can I leave a trombone?", "In the cloakroom."),
    ("When does the bakery open?", "At six, and bread is sold until noon."),
)
OTHERS = ["How do I polish a kettle?", "Where can I leave a canoe?", "When does the museum open?", "fix a lantern"]


def exchanges(question: str, chunk: int, seed: int = 0) -> dict[str, Exchange]:
    exchanger = Exchanger(STALL.chunks, Analyser(), OTHERS, seed=seed)
    return {found.kind: found for found in exchanger.of(question, {chunk})}


def test_a_code_is_exchanged_for_one_of_the_same_form() -> None:
    found = exchanges("How do I fix fault K-12?", 0)["code"]
    assert found.word == "K-12"
    assert found.question == f"How do I fix fault {found.instead.upper()}?"
    assert found.instead[:2] == "k-"
    assert found.instead[2:] in {f"{ten}{one}" for ten in range(1, 10) for one in range(1, 10)} - {"12"}


def test_a_word_is_exchanged_for_one_that_stands_in_such_a_place() -> None:
    found = exchanges("Where can I leave a trombone?", 1)["word"]
    assert (found.word, found.instead) in {("trombone", "canoe"), ("trombone", "kettle"), ("trombone", "lantern")}


def test_a_word_is_exchanged_for_its_opposite_unless_the_answer_has_that() -> None:
    assert exchanges("When does the bakery open?", 2)["opposite"].instead in {"close", "shut"}
    assert "opposite" not in exchanges("Where do I open the lid to shut it?", 0)


@pytest.mark.parametrize("seed", range(5))
def test_the_answer_lacks_each_new_word(seed: int) -> None:
    for found in exchanges("Where can I leave a trombone?", 1, seed).values():
        assert "cloakroom" not in found.instead
        assert found.question != "Where can I leave a trombone?"


def test_the_same_seed_gives_the_same_exchanges() -> None:
    assert exchanges("When does the bakery open?", 2, 3) == exchanges("When does the bakery open?", 2, 3)


def test_a_question_of_function_words_has_no_exchange() -> None:
    assert not exchanges("how is it", 0)
