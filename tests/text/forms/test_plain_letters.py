"""Letters without their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.forms.plain_letters import plain_letters
from faqbot.text.forms.word_forms import word_forms_of

LETTERS = st.text("aeiouäöüéèçñãõåøœłßабвёй")


@pytest.mark.parametrize(
    ("word", "plain"),
    [("página", "pagina"), ("été", "ete"), ("cœur", "coeur"), ("ação", "acao"), ("łódź", "lodz"), ("ёлка", "елка")],
)
def test_the_marks_of_letters_are_taken_away(word: str, plain: str) -> None:
    assert plain_letters(word, {}) == plain


@pytest.mark.parametrize("word", ["öffnen", "oeffnen", "offnen"])
def test_a_german_word_may_be_typed_in_three_ways(word: str) -> None:
    assert plain_letters(word, word_forms_of("german").spellings) == "offnen"


@pytest.mark.parametrize("text", ["ガス", "हिन्दी", "שָׁלוֹם", "한국어", "plain"])
def test_signs_that_are_letters_by_themselves_stay(text: str) -> None:
    assert plain_letters(text, {}) == text


@given(LETTERS)
def test_letters_without_marks_have_none_to_take_away(text: str) -> None:
    plain = plain_letters(text, {})
    assert plain_letters(plain, {}) == plain


@given(LETTERS, LETTERS)
def test_words_lose_their_marks_together_as_they_do_alone(one: str, other: str) -> None:
    spellings = word_forms_of("german").spellings
    together = plain_letters(f"{one}\n{other}", spellings)
    assert together == f"{plain_letters(one, spellings)}\n{plain_letters(other, spellings)}"
