"""Verbs of a question that the documents have in other forms."""

from __future__ import annotations

import pytest
from support import Built, other_forms

from faqbot import FaqBot
from faqbot.index.index import Index

PAIRS = (
    ("Kann ich die Möbel abholen?", "Ja, am Lager."),
    ("Bauen Sie Küchen auf?", "Für 299 Euro bauen Monteure jede Küche auf."),
    ("Was wird zurückgegeben?", "Zu viel bezahltes Geld."),
    ("Wo kaufe ich Karten?", "Die Karten kauft man am Automaten. Der Markt hat nur die Marke."),
    ("Gibt es ein Heft?", "Ein Heft über das Rathaus."),
)


@pytest.fixture
def german(built: Built) -> Index:
    return built(*PAIRS, language="german")


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("abgeholt", ["abholen"]),
        ("abzuholen", ["abholen"]),
        ("zurückgeben", ["zurückgegeben"]),
        ("zurückzugeben", ["zurückgegeben"]),
        ("gekauft", ["kauft", "kaufe"]),
    ],
)
def test_a_verb_is_read_in_the_forms_that_the_documents_have(typed: str, forms: list[str], german: Index) -> None:
    assert other_forms(typed, german) == {typed: forms}


@pytest.mark.parametrize("typed", ["aufgebaut", "aufzubauen", "aufbauen"])
def test_a_verb_is_read_as_itself_apart_from_its_prefix(typed: str, german: Index) -> None:
    assert other_forms(typed, german) == {typed: ["bauen auf"]}


def test_a_verb_apart_from_its_prefix_is_read_in_the_forms_that_are_one_word(german: Index) -> None:
    assert other_forms("Wann holen Sie die Möbel ab", german) == {"holen": ["abholen"]}


@pytest.mark.parametrize("typed", ["geheftet", "gerathaust", "gezeppelt", "zeppelin"])
def test_a_word_is_no_form_of_a_verb_that_the_documents_lack(typed: str, german: Index) -> None:
    assert other_forms(typed, german) == {}


def test_the_documents_must_have_a_form_and_not_only_its_stem(built: Built) -> None:
    index = built(("", "eine Mark"), ("", "ein Gas"), language="german")
    assert other_forms("Markt Gast", index) == {}


def test_a_word_of_grammar_and_its_prefix_are_no_verb(built: Built) -> None:
    assert other_forms("aufgeben", built(("", "Wir geben Karten auf."), language="german")) == {}


def test_a_participle_is_answered_by_the_chunk_with_the_infinitive() -> None:
    reply = FaqBot.from_pairs(PAIRS, language="german").ask("Wann werden die Möbel abgeholt?")
    assert (reply.outcome, reply.text, reply.missing) == ("answer", "Ja, am Lager.", ())
