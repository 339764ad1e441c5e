"""The texts of a corpus, and which of them fit what is typed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import PATIENCE, two_manuals

from faqbot import FaqBot
from faqbot.shell.known_texts import Known, KnownTexts, fitting


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_manuals(tmp_path_factory.mktemp("manuals"))


@pytest.fixture(scope="module")
def manuals(pages: Path) -> FaqBot:
    return FaqBot.from_corpus(pages)


def known(*questions: str) -> list[Known]:
    return [Known(question, question.lower(), "") for question in questions]


def found(typed: str, *questions: str) -> list[str]:
    return [one.text for one in fitting(typed, known(*questions))]


def test_what_begins_as_typed_comes_before_what_has_the_words() -> None:
    assert found("how", "And how?", "How long?", "Why?") == ["How long?", "And how?"]


def test_words_are_found_in_any_order_by_their_beginnings() -> None:
    assert found("hold lo", "How long should I hold it?", "How often?") == ["How long should I hold it?"]


def test_typos_find_what_is_spelt_alike() -> None:
    assert found("strech lon", "How long is it?", "Stretch longer?") == ["Stretch longer?"]


def test_what_is_typed_in_full_is_not_offered() -> None:
    assert found("How long?", "How long?") == []


def test_few_are_offered() -> None:
    assert len(found("how", *(f"How {number}?" for number in range(100)))) == 6


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=20), max_size=8, unique=True))
def test_anything_may_be_typed(typed: str, questions: list[str]) -> None:
    assert set(found(typed, *questions)) <= set(questions)


def test_nothing_is_known_before_the_corpus_is_read_and_nobody_waits_for_it(manuals: FaqBot) -> None:
    may_read = threading.Event()

    def bot() -> FaqBot:
        may_read.wait(PATIENCE)
        return manuals

    known = KnownTexts(bot)
    assert known.get() == ()
    may_read.set()
    known.wait()
    assert {one.text for one in known.get()} >= {"Plank", "How many sets?"}


def test_a_corpus_that_is_read_again_is_known_anew(manuals: FaqBot, bot: FaqBot) -> None:
    bots = [manuals]
    known = KnownTexts(lambda: bots[0])
    known.read()
    bots[0] = bot
    known.read()
    known.wait()
    assert "How long should I hold the stretch?" in {one.text for one in known.get()}
    assert "How many sets?" not in {one.text for one in known.get()}


def test_a_corpus_that_cannot_be_read_completes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    known = KnownTexts(lambda: None)  # type: ignore[arg-type, return-value]
    known.read()
    known.wait()
    assert known.get() == ()
    assert capfd.readouterr() == ("", "")


def test_control_characters_of_a_corpus_are_not_offered(tmp_path: Path) -> None:
    (tmp_path / "faq.jsonl").write_text('{"question": "What \\u001b]0;x\\u0007is it?", "answer": "This."}\n')
    bot = FaqBot.from_corpus(tmp_path)
    known = KnownTexts(lambda: bot)
    known.read()
    known.wait()
    assert all(one.text.isprintable() for one in known.get())


def test_nobody_goes_on_looking_for_what_is_not_wanted_any_more() -> None:
    asked = iter([True])
    many = known(*(f"How {number}?" for number in range(2_000)))
    assert len(fitting("how 1999", many)) == 1
    assert fitting("how 1999", many, lambda: next(asked, False)) == []
