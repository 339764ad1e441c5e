"""The names of columns say which of them hold questions and answers, and which belong together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.records.column_pairs import column_pairs_of, names_language, parsed_name, plain_name


def pairs(*names: str) -> list[tuple[str | None, str | None]]:
    found = column_pairs_of([parsed_name(name) for name in names])
    return [(asked and asked.column, said and said.column) for asked, said in found]


@pytest.mark.parametrize(
    "name", ["alt questions", "Alt_Questions", "altQuestions", " ALT-questions: ", "Alt questions*", "alt questións"]
)
def test_names_are_compared_in_plain_words(name: str) -> None:
    assert plain_name(name) == "alt questions"


@pytest.mark.parametrize(
    ("name", "stem", "language", "number"),
    [
        ("answer_html", "answer", "", ""),
        ("Question (EN)", "question", "en", ""),
        ("question_text_pt-BR", "question", "pt br", ""),
        ("frQuestion2", "question", "fr", "2"),
        ("2. answer", "answer", "", "2"),
        ("question_id", "question id", "", ""),
        ("en", "en", "", ""),
        ("body_md", "body", "", ""),
        ("html", "html", "", ""),
    ],
)
def test_a_name_is_parted_into_words_language_and_number(name: str, stem: str, language: str, number: str) -> None:
    assert parsed_name(name)[2:] == (stem, language, number)


def test_a_language_is_named_by_its_code_or_its_name() -> None:
    assert all(map(names_language, ("fr", "pt-BR", "English")))
    assert not any(map(names_language, ("by", "", "html", "fr text")))


def test_questions_and_answers_of_one_language_belong_together() -> None:
    assert pairs("q_en", "q_fr", "a_fr", "a_en") == [("q_en", "a_en"), ("q_fr", "a_fr")]
    assert pairs("question", "réponse", "frage", "antwort") == [("question", "réponse"), ("frage", "antwort")]


def test_columns_that_a_table_has_twice_are_pairs_in_their_order() -> None:
    assert pairs("question", "answer", "question_3", "answer_4") == [("question", "answer"), ("question_3", "answer_4")]


def test_titles_and_texts_beside_questions_are_ordinary_columns() -> None:
    assert pairs("question", "answer", "title_fr", "body_fr") == [("question", "answer")]
    assert pairs("title_en", "body_en", "title_fr", "body_fr") == [("title_en", "body_en"), ("title_fr", "body_fr")]


def test_a_table_with_one_of_both_columns_has_half_a_pair() -> None:
    assert pairs("question_fr", "price") == [("question_fr", None)]


_PARTS = st.sampled_from(["q", "a", "question", "answer", "frage", "antwort", "title", "body", "id", "tags"])
_ENDS = st.sampled_from(["", "_en", "_fr", " 1", " 2", "_md", "_en_2"])


@given(st.lists(st.builds(str.__add__, _PARTS, _ENDS), unique=True, max_size=12))
def test_several_pairs_are_whole_and_no_column_is_question_and_answer(names: list[str]) -> None:
    found = pairs(*names)
    assert found
    if len(found) > 1:
        assert all(asked and said for asked, said in found)
    assert not {asked for asked, _ in found if asked} & {said for _, said in found if said}
    assert len(set(found)) == len(found)


def test_a_header_of_very_many_columns_is_read() -> None:
    names = [f"{part}_{code}_{number}" for code in ("en", "fr") for number in range(20_000) for part in ("q", "a")]
    assert 0 < len(pairs(*names)) <= 100


@pytest.mark.parametrize("names", [("Termini", "Contenuto"), ("Titel", "Inhalt"), ("Error", "Solución")])
def test_names_that_count_only_together_are_of_one_language(names: tuple[str, str]) -> None:
    assert pairs(*names) == [names]


@pytest.mark.parametrize("names", [("Termine", "Inhalt"), ("Oggetto", "Inhalt"), ("Titre", "Solución")])
def test_names_of_two_languages_are_no_pair(names: tuple[str, str]) -> None:
    assert pairs(*names) == [(None, None)]
