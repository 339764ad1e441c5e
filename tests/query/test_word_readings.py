"""What the words of a question may stand for."""

from __future__ import annotations

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


def test_an_unknown_word_has_no_readings(built: Built) -> None:
    known, unknown = analyse("strap zeppelin", built(("", "strap"))).concepts
    assert (len(known.readings), unknown.readings) == (1, ())
