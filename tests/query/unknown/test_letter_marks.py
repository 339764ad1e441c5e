"""Words that are typed without the marks of their letters, or with marks that the documents do not write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built

from faqbot import FaqBot
from faqbot.query.asked_words import asked_words
from faqbot.query.query import analyse

PAGES = {
    "french": ("Où est l'accueil en été ?", "Le garçon reçoit les clés à l'accueil."),
    "german": ("Wann öffnen Sie die Schließfächer?", "Die Fächer öffnen wir um acht für alle."),
    "portuguese": ("Em que página está a ação?", "A ação está na página dez, é claro."),
    "english": ("Where is the café?", "The café is on the naïve side."),
}


def words_of(question: str, language: str, built: Built) -> list[str]:
    return asked_words(question, built(PAGES[language], language=language))


@pytest.mark.parametrize(
    ("language", "typed", "spelt"),
    [
        ("french", "ete garcon cles", "été garçon clés"),
        ("portuguese", "pagina acao", "página ação"),
        ("portuguese", "pagína", "página"),
    ],
)
def test_a_word_without_its_marks_is_read_as_the_documents_spell_it(
    language: str, typed: str, spelt: str, built: Built
) -> None:
    assert words_of(typed, language, built) == spelt.split()


@pytest.mark.parametrize("typed", ["öffnen", "oeffnen", "offnen", "schliessfaecher", "schließfacher"])
def test_no_german_word_is_unknown_because_of_the_way_in_which_its_marks_are_typed(typed: str, built: Built) -> None:
    (concept,) = analyse(typed, built(PAGES["german"], language="german")).concepts
    assert [reading.how for reading in concept.readings] == ["word"]


def test_a_word_with_marks_is_read_as_the_documents_spell_it_without(built: Built) -> None:
    index = built(("Onde fica a pagina?", "A pagina fica aqui."), language="portuguese")
    assert asked_words("página", index) == ["pagina"]


def test_a_word_is_no_word_of_the_documents_because_they_have_its_stem(built: Built) -> None:
    index = built(("", "o mecanismo"), ("", "o tear mecânico"), language="portuguese")
    assert index.term_number(*index.analyser.stems(["mecanico"])) is not None
    assert asked_words("mecanico", index) == ["mecânico"]


def test_words_of_grammar_are_known_without_documents(built: Built) -> None:
    assert words_of("tres meme etait", "french", built) == ["très", "même", "était"]


def test_a_word_of_grammar_keeps_its_own_spelling(built: Built) -> None:
    assert words_of("ou", "french", built) == ["ou"]


@pytest.mark.parametrize("word", ["zeppelin", "étage", "garconnet"])
def test_a_word_that_no_document_has_in_any_spelling_stays_unknown(word: str, built: Built) -> None:
    (concept,) = analyse(word, built(PAGES["french"], language="french")).concepts
    assert (concept.word, concept.readings) == (word, ())


def test_letters_that_only_look_like_the_spelling_of_another_are_no_marks(built: Built) -> None:
    index = built(("", "die neue Feuerwehr des Poeten"), language="german")
    assert asked_words("nee pot feurwehr", index) == ["nee", "pot", "feurwehr"]


def test_of_several_words_the_most_frequent_is_meant(built: Built) -> None:
    index = built(("", "un pré, des prés, un prè, près du près"), language="french")
    assert asked_words("pres", index) == ["près"]


def test_a_known_word_is_not_taken_for_another_with_marks(built: Built) -> None:
    index = built(("", "la marche"), ("", "le marché, le marché"), language="french")
    assert asked_words("marche", index) == ["marche"]


def test_an_english_word_is_read_as_the_documents_spell_it(built: Built) -> None:
    assert words_of("is the cafe naive", "english", built) == ["is", "the", "café", "naïve"]
    index = built(("", "The cafe takes a resume."))
    assert asked_words("café résumés", index) == ["cafe", "resumes"]


@pytest.mark.parametrize(("typed", "written"), [("resume", "Résumés"), ("cafes", "café")])
def test_a_word_without_its_marks_may_be_in_another_number(typed: str, written: str, built: Built) -> None:
    assert asked_words(typed, built(("", f"{written} cost nothing."))) == [written.lower()]


def test_an_english_word_of_which_the_documents_have_a_form_stays_as_it_is(built: Built) -> None:
    index = built(("", "It resumes by itself."), ("", "Print your résumé."))
    assert asked_words("resume", index) == ["resume"]


def test_an_english_heading_is_found_without_its_marks() -> None:
    bot = FaqBot.from_texts({"a.md": "# Hall\n\n## Is there a café?\n\nUpstairs.\n\n## Fees\n\nNone.\n"})
    reply = bot.ask("is there a cafe")
    assert (reply.text, reply.confidence) == ("Upstairs.", 1.0)


def test_a_stored_question_is_found_without_its_marks() -> None:
    bot = FaqBot.from_pairs([("La clé est ici ?", "Oui."), ("Le garçon dort ?", "Là.")], language="french")
    reply = bot.ask("le garcon dort")
    assert (reply.text, reply.confidence) == ("Là.", 1.0)


@given(st.lists(st.sampled_from("garçon garcon été ete où ou clé zeppelin à a".split()), max_size=8))
def test_every_word_is_read_by_itself(built: Built, words: list[str]) -> None:
    index = built(PAGES["french"], language="french")
    assert asked_words(" ".join(words), index) == [word for typed in words for word in asked_words(typed, index)]
