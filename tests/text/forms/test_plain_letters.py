"""Letters without their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.forms.plain_letters import typed_plainly
from faqbot.text.forms.word_forms import word_forms_of

LETTERS = st.text("aeiouäöüéèçñãõåøœłßабвёй")
GERMAN = word_forms_of("german").spellings


@pytest.mark.parametrize(
    ("word", "plain"),
    [("página", "pagina"), ("été", "ete"), ("cœur", "coeur"), ("ação", "acao"), ("łódź", "lodz"), ("ёлка", "елка")],
)
def test_the_marks_of_letters_are_left_out(word: str, plain: str) -> None:
    assert typed_plainly(word, {}) == (plain, plain)


def test_a_german_word_is_typed_in_two_ways() -> None:
    assert typed_plainly("öffnen", GERMAN) == ("offnen", "oeffnen")


@pytest.mark.parametrize("text", ["neue poeten", "ガス", "हिन्दी", "שָׁלוֹם", "한국어", "plain"])
def test_a_text_without_marks_is_typed_as_it_is(text: str) -> None:
    assert typed_plainly(text, GERMAN) == (text, text)


@given(LETTERS)
def test_what_is_typed_without_marks_has_none_to_leave_out(text: str) -> None:
    for plain in typed_plainly(text, GERMAN):
        assert typed_plainly(plain, GERMAN) == (plain, plain)


@given(LETTERS, LETTERS)
def test_words_lose_their_marks_together_as_they_do_alone(one: str, other: str) -> None:
    alone = zip(typed_plainly(one, GERMAN), typed_plainly(other, GERMAN), strict=True)
    assert typed_plainly(f"{one}\n{other}", GERMAN) == tuple(map("\n".join, alone))
