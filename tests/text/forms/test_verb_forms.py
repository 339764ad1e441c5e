"""The regular forms of verbs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.forms.verb_forms import Verb, forms_apart, forms_of, verbs_of
from faqbot.text.forms.word_forms import word_forms_of

GERMAN, DUTCH = word_forms_of("german"), word_forms_of("dutch")
ROOTS = st.sampled_from("hol kauf setz stell liefer änder trag".split())


@pytest.mark.parametrize("word", "abholen abgeholt abzuholen abgehole abgeholen".split())
def test_the_verb_is_the_same_in_all_of_its_forms(word: str) -> None:
    assert Verb("ab", "hol") in verbs_of(word, GERMAN)


@pytest.mark.parametrize(("word", "verb"), [("gekauft", Verb("", "kauf")), ("gegeben", Verb("", "geb"))])
def test_a_verb_may_have_no_prefix(word: str, verb: Verb) -> None:
    assert verb in verbs_of(word, GERMAN)


def test_a_dutch_participle_is_known() -> None:
    assert Verb("terug", "stuur") in verbs_of("teruggestuurd", DUTCH)


@pytest.mark.parametrize("word", ["haus", "zu", "ab", "en", ""])
def test_a_word_without_the_letters_of_a_verb_is_none(word: str) -> None:
    assert verbs_of(word, GERMAN) == []


def test_nothing_is_known_about_the_verbs_of_other_languages() -> None:
    assert verbs_of("réserver", word_forms_of("french")) == []


def test_the_forms_of_a_verb_are_infinitives_participles_and_finite_forms() -> None:
    assert {"abholen", "abzuholen", "abgeholt", "abholt"} <= set(forms_of(Verb("ab", "hol"), GERMAN))


def test_a_verb_stands_apart_from_its_prefix() -> None:
    assert ("holen", "ab") in forms_apart(Verb("ab", "hol"), GERMAN)
    assert forms_apart(Verb("", "hol"), GERMAN) == []


def test_what_may_be_a_noun_does_not_stand_apart() -> None:
    assert not any(forms_apart(verb, GERMAN) for verb in verbs_of("anrecht", GERMAN))


@given(st.sampled_from(["", *GERMAN.prefixes]), ROOTS)
def test_each_form_of_a_verb_leads_back_to_it(prefix: str, root: str) -> None:
    for form in forms_of(Verb(prefix, root), GERMAN):
        found = [verb._replace(is_finite=False) for verb in verbs_of(form, GERMAN)]
        assert Verb(prefix, root) in found, form
