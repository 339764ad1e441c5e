"""The English words that ship: everyday words are among them, typos are not, and rare and common ones differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.known_languages import language_of
from faqbot.text.languages.english import ENGLISH
from faqbot.text.word_list import RAREST, WordList, entry_of, word_list

WORDS = word_list(ENGLISH.words)


@pytest.mark.parametrize(
    "word",
    "colour color toilets uninstall unsubscribe minimum slovenia cancelled canceled wifi mice offline signup".split(),
)
def test_an_everyday_word_is_known_in_each_of_its_forms_and_spellings(word: str) -> None:
    assert WORDS.is_word(word)


@pytest.mark.parametrize("word", "teh recieve adress instal1 calender seperate tommorow accomodation".split())
def test_a_common_typo_is_no_word(word: str) -> None:
    assert not WORDS.is_word(word)


def test_a_word_that_is_typed_without_its_accent_is_known_too() -> None:
    assert WORDS.is_word("café")
    assert WORDS.is_word("cafe")


@pytest.mark.parametrize(
    ("common", "rare"), [("the", "make"), ("make", "price"), ("price", "refund"), ("cat", "unicorn")]
)
def test_a_common_word_is_less_rare(common: str, rare: str) -> None:
    assert WORDS.rarity(common) < WORDS.rarity(rare) < RAREST


def test_the_forms_of_a_word_are_equally_rare() -> None:
    assert len({WORDS.rarity(word) for word in ("refund", "refunds", "refunded", "refunding")}) == 1


def test_a_word_that_is_not_listed_is_rarest() -> None:
    assert WORDS.rarity("kubernetes") == RAREST


def test_a_language_without_a_list_knows_no_word() -> None:
    words = word_list(language_of("finnish").words)
    assert words.rarity("the") == RAREST
    assert not words.is_word("the")


@given(st.dictionaries(st.text(st.characters(categories=["L"]), min_size=1), st.integers(0, RAREST - 1), max_size=20))
def test_every_word_of_a_list_is_found_with_its_rarity(rarities: dict[str, int]) -> None:
    entries = sorted(entry_of(word, rarity) for word, rarity in rarities.items())
    listed = WordList(np.array(entries, dtype="<u4"))
    assert all(listed.rarity(word) == rarity for word, rarity in rarities.items())
