"""Pages of one kind share the phrasings of the questions that all of them answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import corpus_of

from faqbot import FaqBot
from faqbot.building.builder import build_index
from faqbot.building.questions import parallels
from faqbot.building.questions.parallels import with_parallels
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()

KAYAK = (("How long does the Kayak tour take?", "Two hours, with paddles."), ("What is the latest start?", "At four."))
CANOE = (("How long does the Canoe tour take?", "Three hours."), ("What is the latest possible start?", "At two."),
         ("How often does it sink?", "Never."))  # fmt: skip


def both(*phrasings: tuple[str, int]) -> Corpus:
    """Return the corpus of two pages; the first has the chunks 0 and 1, the second 2 to 4."""
    kayak, canoe = corpus_of(*KAYAK, title="Kayak"), corpus_of(*CANOE, title="Canoe")
    return replace(kayak, chunks=kayak.chunks + canoe.chunks, phrasings=tuple(Phrasing(*one) for one in phrasings))


def shared(*phrasings: tuple[str, int]) -> list[tuple[str, int]]:
    return [tuple(one) for one in with_parallels(both(*phrasings), ENGLISH).phrasings[len(phrasings) :]]


def test_a_phrasing_counts_for_the_same_question_of_another_page() -> None:
    assert shared(("when are we back", 0)) == [("when are we back", 2)]


def test_the_title_of_its_own_page_is_left_out() -> None:
    assert shared(("when is the kayak back", 0)) == [("when is back", 2)]


def test_a_question_with_one_word_more_is_the_same() -> None:
    assert shared(("final departure", 1)) == [("final departure", 3)]


def test_a_phrasing_with_a_word_of_its_own_page_alone_is_not_shared() -> None:
    assert shared(("how many hours with paddles", 0), ("how many hours", 0)) == [("how many hours", 2)]


def test_a_question_that_no_other_page_asks_shares_nothing() -> None:
    assert shared(("does it stay afloat", 4)) == []


def test_one_page_shares_nothing() -> None:
    corpus = corpus_of(*KAYAK, phrasings=[("when are we back", 0)])
    assert with_parallels(corpus, ENGLISH) is corpus


def test_a_form_of_very_many_pages_shares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallels, "MOST_PARALLEL", 1)
    assert shared(("when are we back", 0)) == []


def test_a_page_with_phrasings_does_not_win_the_questions_that_name_no_page() -> None:
    bot = FaqBot(build_index(both(("when are we back", 0), ("how soon do we return", 0)), ENGLISH))
    assert bot.ask("how soon do we return").outcome == "choose"
    assert bot.ask("how soon does the kayak return").matches[0].chunk.source.title == "Kayak"
