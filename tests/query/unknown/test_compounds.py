"""Compounds that the documents write in several words, and words that they write as a compound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from Stemmer import Stemmer
from support import Built, other_forms

from faqbot import FaqBot
from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.query.unknown.compounds import compound_parts, compounds_of

GERMAN = (
    ("Was ist die Frist für die Kündigung?", "Vier Wochen vor dem Ende des Monats."),
    ("Wo steht die Sendungsnummer?", "Auf dem Zettel im Paket, neben der Adresse."),
    ("Wann ist das Parken frei?", "Das Parken kostet sonntags keine Gebühr, und das Rathaus hat zu."),
)
DUTCH = (
    ("Wat zijn de kosten van een rijbewijs?", "Vijftig euro."),
    ("Waar staat de zaterdagmarkt?", "Op het plein."),
)


@pytest.fixture
def german(built: Built) -> Index:
    return built(*GERMAN, language="german")


@pytest.mark.parametrize(
    ("compound", "parts"),
    [("kündigungsfrist", "kündigung frist"), ("kuendigungsfrist", "kuendigung frist"), ("parkgebühr", "park gebühr")],
)
def test_a_compound_that_no_document_has_is_read_as_its_parts(compound: str, parts: str, german: Index) -> None:
    if "ue" in compound and Stemmer("german").stemWord("ue") != Stemmer("german").stemWord("ü"):
        pytest.skip("this version of PyStemmer reads ue and ü as different letters")
    assert other_forms(compound, german) == {compound: [parts]}


def test_a_dutch_compound_is_read_as_its_parts(built: Built) -> None:
    assert other_forms("rijbewijskosten", built(*DUTCH, language="dutch")) == {"rijbewijskosten": ["rijbewijs kosten"]}


def test_a_chunk_must_have_all_parts_of_a_compound(german: Index) -> None:
    (concept,) = analyse("kündigungsfrist", german).concepts
    reading, *_ = concept.readings
    assert set(reading.terms) == {german.term_number(*german.analyser.stems([word])) for word in ("frist", "kündigung")}


@pytest.mark.parametrize(
    "word",
    [
        "kündigungsschutz",  # no document has "Schutz"
        "adressfrist",  # no chunk has both
        "vorfrist",  # "vor" is a word of grammar
        "frist",
        "zeppelin",
    ],
)
def test_a_word_is_not_read_as_parts_that_no_chunk_has_together(word: str, german: Index) -> None:
    assert compound_parts(word, german) == []


def test_a_compound_may_have_three_parts(built: Built) -> None:
    index = built(
        ("Wann öffnet die Filiale?", "Die Zeiten der Öffnung jeder Filiale stehen an der Tür."), language="german"
    )
    assert compound_parts("filialöffnungszeiten", index) == [("filial", "öffnung", "zeiten")]


def test_the_first_part_of_a_compound_may_lack_its_ending(built: Built) -> None:
    index = built(("Was kostet die Lieferung?", "Eine Gebühr."), language="german")
    assert compound_parts("liefergebühr", index) == [("lieferung", "gebühr")]


def test_a_word_of_grammar_is_no_part_of_a_compound(built: Built) -> None:
    index = built(("Wer sind die Mitarbeiter?", "Drei Personen."), language="german")
    assert other_forms("mit Arbeitern", index) == {}


@pytest.mark.parametrize("question", ["Nummer der Sendung", "Sendung Nummer", "die Nummer von meiner Sendung"])
def test_words_that_are_a_compound_of_the_documents_are_read_as_it(question: str, german: Index) -> None:
    assert other_forms(question, german) == {"nummer": ["sendungsnummer"], "sendung": ["sendungsnummer"]}


@pytest.mark.parametrize(
    ("question", "compound"), [("Plätze zum Parken", "parkplätze"), ("Adresse der Lieferung", "lieferadresse")]
)
def test_a_word_may_lose_its_ending_as_the_first_part_of_a_compound(question: str, compound: str, built: Built) -> None:
    index = built(("Gibt es Parkplätze?", "Vor dem Haus."), ("Und die Lieferadresse?", "Im Konto."), language="german")
    assert {reading for readings in other_forms(question, index).values() for reading in readings} == {compound}


def test_words_far_from_each_other_are_no_compound(german: Index) -> None:
    assert compounds_of("nummer steht gross oben links auf sendung".split(), 0, german) == []


def test_a_known_word_is_not_read_in_another_form(german: Index) -> None:
    assert other_forms("Adresse Paket Frist", german) == {}


@pytest.mark.parametrize("language", ["english", "french", "spanish"])
def test_other_languages_have_no_compounds(language: str, built: Built) -> None:
    index = built(("coat", "a coat for the rain"), language=language)
    assert other_forms("raincoat", index) == {}


def test_a_compound_is_answered_by_the_chunk_with_its_parts() -> None:
    reply = FaqBot.from_pairs(GERMAN, language="german").ask("Wie ist die Kündigungsfrist?")
    assert (reply.outcome, reply.text, reply.missing) == ("answer", GERMAN[0][1], ())
    assert "kündigungsfrist" in dict(reply.matches[0].synonyms)


def test_an_unknown_compound_is_still_missing() -> None:
    reply = FaqBot.from_pairs(GERMAN, language="german").ask("Wie ist der Kündigungsschutz?")
    assert (reply.outcome, reply.missing) == ("abstain", ("kündigungsschutz",))


def test_a_compound_beside_the_name_of_a_document_is_what_is_asked(built: Built) -> None:
    bot = FaqBot.from_texts(
        {
            "gas.md": "# Tarif Flamme\n\n## Was ist die Frist für die Kündigung?\n\nVier Wochen.\n",
            "power.md": "# Tarif Funke\n\n## Was ist die Frist für die Kündigung?\n\nSechs Wochen.\n",
        },
        language="german",
    )
    assert bot.ask("Tarif Funke Kündigungsfrist").text == "Sechs Wochen."


@given(st.text("abdefgiklnrstuü", min_size=1, max_size=20))
def test_the_parts_of_a_word_are_in_it_one_after_the_other(built: Built, word: str) -> None:
    for parts in compound_parts(word, built(*GERMAN, language="german")):
        assert "".join(parts).replace("s", "") in word.replace("s", "")
