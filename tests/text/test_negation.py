"""A word is the negation of another by its prefix or by its ending."""

from __future__ import annotations

import pytest

from faqbot.text.analyser import Analyser
from faqbot.text.language import Language
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
    assert are_negations(one, other, ENGLISH.lists)
    assert are_negations(other, one, ENGLISH.lists)
    assert not are_negations(one, one, ENGLISH.lists)


def test_stems_negate_each_other_as_words_do() -> None:
    assert are_negations(*ENGLISH.stems(["installing", "uninstalled"]), ENGLISH.lists)


@pytest.mark.parametrize(
    ("one", "other"), [("form", "inform"), ("play", "display"), ("it", "unit"), ("port", "import"), ("care", "careful")]
)
def test_a_word_that_only_looks_like_a_negation_is_none(one: str, other: str) -> None:
    assert not are_negations(one, other, ENGLISH.lists)


def test_a_language_without_lists_has_no_negations() -> None:
    assert negations("möglich", Language()) == ()
    assert not are_negations("möglich", "unmöglich", Language())


def test_no_listed_pair_has_one_stem_or_follows_from_the_rule() -> None:
    for pair in ENGLISH.lists.opposites:
        one, other = ENGLISH.stems(pair)
        assert one != other
        assert not are_negations(one, other, ENGLISH.lists)
