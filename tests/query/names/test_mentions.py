"""Where a question says words of titles."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import pages

from faqbot import FaqBot
from faqbot.index.index import Index
from faqbot.query.names.mentions import INITIALS, SHORTENED, find_mentions


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return FaqBot.from_corpus(pages(tmp_path_factory.mktemp("pages")))._index


def certainties(question: str, index: Index) -> list[float]:
    return [one.certainty for one in find_mentions(index.analyser.words(question), index) if one.alone]


@pytest.mark.parametrize("word", ["squat", "squats", "squatting", "deadlift", "pullapart", "push up"])
def test_a_word_of_a_title_in_any_form_is_certain(word: str, index: Index) -> None:
    assert certainties(word, index) == [1.0]


def test_a_shortened_word_is_less_certain(index: Index) -> None:
    assert certainties("glute", index) == [SHORTENED]


def test_a_word_shortened_a_lot_counts_only_beside_another_of_the_title(index: Index) -> None:
    assert certainties("max", index) == []
    (max_,) = (one for one in find_mentions(["gluteus", "max"], index) if one.start == 1)
    assert not max_.alone


def test_the_more_of_a_word_is_misspelt_the_less_certain_it_is(index: Index) -> None:
    assert certainties("sqaut", index) == [pytest.approx(0.8)]
    assert certainties("romnian", index) == [pytest.approx(6 / 7)]


def test_a_word_of_the_documents_is_no_typo(index: Index) -> None:
    assert certainties("sit", index) == certainties("bar", index) == []


def test_a_word_that_is_spelt_right_is_no_typo_either(index: Index) -> None:
    assert certainties("bnad", index) == [pytest.approx(0.75)]  # it might be "Band"
    assert certainties("hand", index) == []


@pytest.mark.parametrize("word", ["rdl", "sp", "bpa", "db", "lgms"])
def test_initials_stand_for_the_words_they_begin(word: str, index: Index) -> None:
    assert certainties(word, index) == [INITIALS]


@pytest.mark.parametrize("word", ["up", "of", "at", "tv", "ok", "xyz"])
def test_two_letters_are_no_initials_unless_a_whole_title_or_consonants_of_one_word(word: str, index: Index) -> None:
    assert certainties(word, index) == []


def test_an_unknown_script_is_no_harm(index: Index) -> None:
    assert certainties("вис на перекладине 深蹲 ß", index) == []


def test_few_typos_are_looked_up(index: Index, tmp_path: Path) -> None:
    words = [f"sqaut{letter}" for letter in "bcdfghjklm"]
    assert len(find_mentions(words, index)) <= 5
