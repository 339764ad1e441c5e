"""What the words of a question may stand for."""

from __future__ import annotations

import pytest
from support import Built

from faqbot.query.query import analyse


def test_a_word_of_the_corpus_is_read_as_itself(built: Built) -> None:
    index = built(("", "hold the strap"))
    (concept,) = analyse("straps", index).concepts
    assert concept.readings == ((((index.term_number("strap"),)), 1.0, "straps", "word"),)


def test_a_misspelt_word_is_read_as_a_typo_with_less_than_certainty(built: Built) -> None:
    ((reading,),) = (concept.readings for concept in analyse("stretcg", built(("", "stretch"))).concepts)
    assert (reading.how, reading.said) == ("typo", "stretch")
    assert 0 < reading.certainty < 1


def test_letters_of_the_documents_are_not_what_a_question_in_another_language_says(built: Built) -> None:
    index = built(("", "i.A. K. Brinkmann"), ("", "Vitamin A und Vitamin C"), language="german")
    concepts = {concept.word: concept.readings for concept in analyse("can i get a vitamin c", index).concepts}
    assert (concepts["i"], concepts["a"]) == ((), ())
    assert concepts["vitamin"]
    assert concepts["c"]
    assert all(concept.readings for concept in analyse("Vitamin A", index).concepts)


def test_an_unknown_word_has_no_readings(built: Built) -> None:
    known, unknown = analyse("strap zeppelin", built(("", "strap"))).concepts
    assert (len(known.readings), unknown.readings) == (1, ())


@pytest.mark.parametrize("question", ["¿Debo reservar?", "¿Debería reservar?", "deberia reservar"])
def test_a_verb_of_duty_that_no_document_has_is_left_out(question: str, built: Built) -> None:
    index = built(("¿Hace falta reservar?", "Sí."), language="spanish")
    assert [concept.word for concept in analyse(question, index).concepts] == ["reservar"]


def test_a_verb_of_duty_of_the_documents_is_searched_for(built: Built) -> None:
    index = built(("Quem deve assinar?", "O aluno deve assinar."), ("Quem assina?", "O aluno."), language="portuguese")
    concepts = {concept.word: concept.readings for concept in analyse("quem deve assinar", index).concepts}
    assert concepts["deve"]
