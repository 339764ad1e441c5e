"""How the words of a language are spelt and formed."""

from __future__ import annotations

import pytest

from faqbot.text.forms.word_forms import WordForms, word_forms_of


def test_german_letters_with_marks_are_written_in_two_letters_without() -> None:
    assert word_forms_of("german").spellings == {"ä": "ae", "ö": "oe", "ü": "ue"}


@pytest.mark.parametrize("language", ["german", "dutch", "dutch_porter", "swedish", "danish", "norwegian"])
def test_the_parts_of_a_compound_may_be_linked_by_letters_or_by_none(language: str) -> None:
    assert {"s", ""} <= set(word_forms_of(language).linking)


@pytest.mark.parametrize("language", ["english", "basque", "chinese"])
def test_of_other_languages_nothing_is_known(language: str) -> None:
    assert word_forms_of(language) == WordForms()
