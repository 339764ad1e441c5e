"""The few words near a mistyped one are found among all without comparing them all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from faqbot.index.packing import pack
from faqbot.query.lexicon import MOST_COMPARED, Lexicon, Packed, build_lexicon, build_words

# Few letters, so that words come near one another; they take one byte to four.
LETTERS = "abcä語𐐀"
WORDS = st.sets(st.text(LETTERS, min_size=1, max_size=12), max_size=60)


def packed(words: Iterable[str]) -> Packed:
    return pack(word.encode() for word in words)


def lexicon(words: Iterable[str]) -> Lexicon:
    arrays, texts, _ = build_lexicon(packed(sorted(words)), "word")
    return Lexicon(arrays, texts, "word")


def near(words: Iterable[str], word: str, edits: int) -> set[tuple[str, int]]:
    return {(other, OSA.distance(word, other)) for other in words if OSA.distance(word, other) <= edits}


@given(WORDS, st.text(LETTERS, min_size=2, max_size=12))
def test_all_words_within_one_edit_are_found(words: set[str], word: str) -> None:
    found = lexicon(words).near(word, 1)
    assert set(found) == near(words, word, 1)
    assert len(found) == len(set(found))


@given(WORDS, st.text(LETTERS, min_size=8, max_size=12))
def test_of_few_words_all_within_two_edits_are_found(words: set[str], word: str) -> None:
    assert set(lexicon(words).near(word, 2)) == near(words, word, 2)


@given(WORDS, st.data())
def test_every_edit_of_a_word_leads_back_to_it(words: set[str], data: st.DataObject) -> None:
    word = data.draw(st.text(LETTERS, min_size=4, max_size=12))
    at = data.draw(st.integers(0, len(word) - 2))
    edits = (
        word[:at] + word[at + 1 :],
        f"{word[:at]}b{word[at:]}",
        f"{word[:at]}b{word[at + 1 :]}",
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    known = lexicon(words | {word})
    assert all(word in dict(known.near(edited, 1)) for edited in edits if len(edited) > 3)


def test_of_many_words_two_edits_are_found_in_one_end_of_a_word() -> None:
    words = {"".join(letters) for letters in product("abcd", repeat=8)}
    assert len(words) > MOST_COMPARED
    found = dict(lexicon(words).near("abcdabxx", 2))
    assert found["abcdabcd"] == 2
    assert dict(lexicon(words).near("xxcdabcd", 2))["abcdabcd"] == 2
    assert set(found.items()) <= near(words, "abcdabxx", 2)


@given(WORDS, st.text(LETTERS, max_size=3))
def test_words_are_found_by_how_they_begin_the_shortest_first(words: set[str], beginning: str) -> None:
    kept = lexicon(words)
    found = list(kept.with_prefix(beginning))
    expected = sorted((word for word in words if word.startswith(beginning)), key=lambda word: (len(word), word))
    assert sorted((word for word, _ in found), key=lambda word: (len(word), word)) == expected
    assert [len(word) for word, _ in found] == [len(word) for word in expected]
    assert all(kept.number(word) == number for word, number in found)


@given(WORDS)
def test_all_words_are_listed_in_the_order_of_their_numbers(words: set[str]) -> None:
    kept = lexicon(words)
    listed = kept.words()
    assert set(listed) == words
    assert [kept.number(word) for word in listed] == list(range(len(words)))


def test_words_are_kept_with_their_counts() -> None:
    arrays, texts = build_words(packed(["gamma", "alpha", "beta", "größe"]), np.array([1, 2, 3, 4]))
    kept = Lexicon(arrays, texts, "word")
    numbers = [kept.number(word) for word in ("beta", "alpha", "gamma", "größe")]
    assert arrays["word_counts"][numbers].tolist() == [3, 2, 1, 4]


@pytest.mark.parametrize("word", ["", "al", "delta", "alphas", "alphä", "x" * 99])
def test_a_word_that_is_not_kept_has_no_number(word: str) -> None:
    assert lexicon(["alpha", "beta"]).number(word) is None


@pytest.mark.parametrize("word", ["ab", "e-1042", "1234", "x" * 41])
def test_what_is_no_target_of_a_typo_is_not_kept(word: str) -> None:
    arrays, texts = build_words(packed([word]), np.array([1]))
    assert not len(arrays["word_counts"])
    assert texts == {"words": b"", "words_backwards": b""}


@given(st.sets(st.text("abcäßñ語𐐀1-'", min_size=1, max_size=45), max_size=60))
def test_targets_of_typos_are_words_of_3_to_40_letters(words: set[str]) -> None:
    arrays, texts = build_words(packed(sorted(words)), np.ones(len(words)))
    kept = Lexicon(arrays, texts, "word")
    found = {word for word in words if kept.number(word) is not None}
    assert found == {word for word in words if 3 <= len(word) <= 40 and word.isalpha()}
    assert len(arrays["word_counts"]) == len(found)


def test_there_may_be_no_words() -> None:
    assert lexicon([]).near("alpha", 1) == []
    assert lexicon([]).number("alpha") is None
