"""A word is the negation of another by its prefix or by its ending."""

from __future__ import annotations

import pytest

from faqbot.text.analyser import Analyser
from faqbot.text.negation import are_negations, negations

ENGLISH = Analyser()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("install", "uninstall"),
        ("possible", "impossible"),
        ("active", "inactive"),
        ("allow", "disallow"),
        ("smoker", "nonsmoker"),
        ("useful", "useless"),
    ],
)
def test_a_negated_word_and_the_word_itself_negate_each_other(one: str, other: str) -> None:
    assert are_negations(one, other, ENGLISH)
    assert are_negations(other, one, ENGLISH)
    assert not are_negations(one, one, ENGLISH)


def test_words_negate_each_other_in_all_their_forms() -> None:
    assert are_negations("installing", "uninstalled", ENGLISH)
    assert are_negations("disallowed", "allow", ENGLISH)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("form", "inform"),
        ("play", "display"),
        ("it", "unit"),
        ("port", "import"),
        ("care", "careful"),
        ("migrant", "immigrant"),
    ],
)
def test_a_word_that_only_looks_like_a_negation_is_none(one: str, other: str) -> None:
    assert not are_negations(one, other, ENGLISH)


def test_a_language_without_lists_has_no_negations() -> None:
    finnish = Analyser("finnish")
    assert not negations("install", finnish)
    assert not are_negations("install", "uninstall", finnish)


def test_no_listed_pair_has_one_stem_or_follows_from_the_rule() -> None:
    for pair in ENGLISH.lists.opposites:
        one, other = ENGLISH.stems(pair)
        assert one != other
        assert not are_negations(*pair, ENGLISH)
