"""Codes of languages, and their names in the language itself."""

from __future__ import annotations

import pytest

from faqbot.errors import LanguageError
from faqbot.text.analyser import Analyser, language_code, language_name, languages
from faqbot.text.language_codes import _CODES, language_of_code


@pytest.mark.parametrize("text", ["de", "DE", " de ", "de-AT", "de_CH", "de-Latn-DE", "Deutsch", "german", "German"])
def test_a_language_may_be_given_by_its_code_or_its_own_name(text: str) -> None:
    assert language_name(text) == "german"
    assert Analyser(text).language == "german"


@pytest.mark.parametrize("code", ["no", "nb", "nn", "nb-NO", "norsk"])
def test_both_written_forms_of_norwegian_are_norwegian(code: str) -> None:
    assert language_of_code(code) == "norwegian"


def test_every_language_has_a_code_of_its_own() -> None:
    assert set(_CODES) >= set(languages()) - {"porter", "dutch_porter"}  # older versions of PyStemmer have fewer
    assert len({code for code, _ in _CODES.values()}) == len(_CODES)


@pytest.mark.parametrize("text", ["xx", "e", "", "-", "klingon", "d-e"])
def test_another_text_is_no_code(text: str) -> None:
    assert language_of_code(text) is None


def test_an_unknown_language_is_told_how_to_name_one_without_a_list_of_all() -> None:
    with pytest.raises(LanguageError) as error:
        language_name("klingon")
    number = len(languages())
    how = f"write one of the {number} languages in English or as a code, such as german or de"
    assert str(error.value) == f"no stemmer for the language 'klingon'; {how}"


def test_a_misspelt_language_is_told_the_nearest() -> None:
    with pytest.raises(LanguageError, match="did you mean romanian"):
        language_name("romannian")


def test_the_code_of_every_language_stands_for_it_again() -> None:
    known = set(_CODES) & set(languages())
    assert {language_of_code(language_code(name)) for name in languages()} == known
