"""The catalogues of sentences: complete, with the same values in every language, and with no sentence to spare."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import faqbot
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES, Sentence, catalogue, listed, sentence

PACKAGE = Path(faqbot.__file__).parent
CATALOGUES = PACKAGE / "text" / "messages"
ENGLISH = catalogue("english")
OTHERS = [language for language in SPOKEN_LANGUAGES if language != "english"]


@cache
def calls_and_texts() -> tuple[dict[str, ast.Call], set[str]]:
    """Return every call of `sentence` in the package by its place, and all texts in modules that may say something."""
    calls, texts = {}, set()
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent == CATALOGUES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sentence":
                calls[f"{path.relative_to(PACKAGE)}:{node.lineno}:{node.col_offset}"] = node
    return calls, texts


def literals(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def forms(text: Sentence) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def placeholders(text: Sentence) -> set[str]:
    """Return the names of the values of a sentence; of a pair, those of either form, and the number that chooses."""
    found = {name for form in forms(text) for _, name, _, _ in Formatter().parse(form) if name is not None}
    return found | {"count"} if isinstance(text, tuple) else found


def test_every_key_that_is_said_is_in_the_english_catalogue() -> None:
    calls, _ = calls_and_texts()
    for place, call in calls.items():
        assert literals(call.args[0]) <= ENGLISH.keys(), place


def test_every_english_sentence_is_said_somewhere() -> None:
    _, texts = calls_and_texts()
    assert not ENGLISH.keys() - texts


def test_every_sentence_is_given_its_values_and_no_others() -> None:
    calls, _ = calls_and_texts()
    for place, call in calls.items():
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and isinstance(call.args[0], ast.Constant):
            assert given == placeholders(ENGLISH[call.args[0].value]), place


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_sentence_of_english_and_no_others(language: str) -> None:
    assert catalogue(language).keys() == ENGLISH.keys()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_of_the_english_sentence(language: str) -> None:
    for key, text in catalogue(language).items():
        assert placeholders(text) == placeholders(ENGLISH[key]), key


@pytest.mark.parametrize("language", SPOKEN_LANGUAGES)
def test_values_have_names_and_no_formats(language: str) -> None:
    for key, text in catalogue(language).items():
        for form in forms(text):
            for _, name, layout, conversion in Formatter().parse(form):
                assert name is None or (name.isidentifier() and not layout and conversion is None), key


def test_a_language_that_is_not_spoken_gets_the_english_sentence() -> None:
    assert sentence("nothing_found", "finnish") == sentence("nothing_found", "english")


def test_the_older_stemmers_of_english_and_dutch_are_the_same_languages() -> None:
    assert sentence("nothing_found", "porter") == sentence("nothing_found", "english")
    assert sentence("nothing_found", "dutch_porter") == sentence("nothing_found", "dutch")


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        sentence("no_such_key", "english")


def test_the_number_chooses_between_singular_and_plural() -> None:
    assert sentence("passages", "english", count=1) == "1 passage"
    assert sentence("passages", "english", count=0) == "0 passages"


def test_the_thousands_of_a_number_are_divided() -> None:
    assert sentence("passages", "english", count=12345) == "12,345 passages"


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_english_but_those_that_are_alike(language: str) -> None:
    same = {key for key, text in catalogue(language).items() if text == ENGLISH[key]}
    assert all(len(str(ENGLISH[key]).split()) <= 4 for key in same)


def test_numbers_are_written_as_in_the_language() -> None:
    assert sentence("passages", "german", count=12345) == "12.345 Textstellen"
    assert sentence("passages", "french", count=0) == "0 passage"
    assert sentence("why_score", "german", score=12.34) == "Ihre Punktzahl ist 12,3, die Summe aus:"


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert sentence("did_you_mean", "english", guess="{x}") == "Did you mean {x}?"


@pytest.mark.parametrize(
    ("parts", "in_words"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_a_list_is_joined_in_words(parts: list[str], in_words: str) -> None:
    assert listed(parts, "or_last", "english") == in_words
