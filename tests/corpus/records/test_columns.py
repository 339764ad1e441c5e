"""Columns are found by the same names in documents, files of questions and labelled questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.batch.input import layout_of
from faqbot.corpus.readers.tables import read_table
from faqbot.corpus.records.column_pairs import plain_name
from faqbot.corpus.records.columns import (
    NAMES,
    Columns,
    columns_of,
    has_columns,
    has_pair_columns,
    missing_columns,
    pair_columns_of,
    unique_names,
    wrong_width,
)
from faqbot.corpus.records.feed import feed_of
from faqbot.evaluation.labelled import read_labelled
from faqbot.text.columns import column_names


def test_every_role_has_names_and_no_name_has_two_roles() -> None:
    assert tuple(NAMES) == tuple(names[0] for names in NAMES.values()) == Columns._fields
    names = [name for names in NAMES.values() for name in names]
    assert len(set(names)) == len(names)


def test_a_column_is_given_by_its_name_in_the_file() -> None:
    columns = columns_of((" Query ", "REPLY", "note", "Chunk"))
    assert (columns.question, columns.answer, columns.expected, columns.id) == (" Query ", "REPLY", "Chunk", None)


def test_of_several_names_the_first_in_the_table_counts() -> None:
    assert columns_of(("text", "query", "q")).question == "q"
    assert columns_of(("utterance", "text")).question == "text"


@pytest.mark.parametrize("name", NAMES["question"])
def test_a_question_goes_by_the_same_names_wherever_it_is_read(tmp_path: Path, name: str) -> None:
    (pair,) = read_table(f"{name},answer\nWhy?,Because.\n", "a.csv", "a").pairs
    feed = feed_of(f"{name},note\nWhy?,x\n")
    layout = layout_of(feed, "csv", "a.csv", frozenset())
    (record,) = map(layout.record, layout.raws(feed))
    (tmp_path / "a.csv").write_text(f"{name},expected\nWhy?,a\n")
    (labelled,) = read_labelled(tmp_path / "a.csv")
    assert pair.question == record.question == labelled.question == "Why?"


def test_a_table_has_columns_if_each_role_has_one() -> None:
    assert has_columns(("q", "a", "x"), ("question", "answer"))
    assert not has_columns(("q", "x"), ("question", "answer"))


@pytest.mark.parametrize(
    ("names", "roles", "message"),
    [
        (["name", "price"], ["question"], "no question column (found: name, price); name it `question`"),
        ([], ["question", "answer"], "no question and answer columns (found: none); name them `question` and `answer`"),
    ],
)
def test_a_table_without_its_columns_is_told_how_to_name_them(names: list[str], roles: list[str], message: str) -> None:
    assert missing_columns(names, roles) == message


def test_a_text_in_the_place_of_a_name_has_no_plain_name_and_a_padded_name_has_one() -> None:
    assert plain_name("question " * 1_000) == ""
    assert plain_name(" " * 100 + "Question") == "question"


def test_the_message_about_missing_columns_is_a_single_line() -> None:
    assert "(found: Price in euros, x)" in missing_columns(["Price\nin euros", "x"], ["question"])


def test_a_table_may_be_asked_for_another_name_than_the_first() -> None:
    message = "no question and chunk columns (found: x); name them `question` and `chunk`"
    assert missing_columns(["x"], ["question", "chunk"]) == message


@pytest.mark.parametrize(("cells", "counted"), [([], "0 cells"), (["a"], "1 cell"), (["a", "b", "c"], "3 cells")])
def test_a_row_with_more_or_fewer_cells_than_columns_is_counted(cells: list[str], counted: str) -> None:
    assert wrong_width(cells, ["question", "chunk"]) == f"{counted} where the header has 2"


def test_words_that_say_nothing_do_not_matter() -> None:
    columns = pair_columns_of(("FAQ question text", "Answer (HTML)", "Question type", "answer count"))
    assert (columns.question, columns.answer) == ("FAQ question text", "Answer (HTML)")


@pytest.mark.parametrize(
    ("names", "question", "answer"),
    [
        (("title", "body"), "title", "body"),
        (("title", "question", "answer"), "question", "answer"),
        (("title", "text"), "title", "text"),
        (("text", "answer"), "text", "answer"),
        (("question", "text"), "question", "text"),
        (("name", "acceptedAnswer"), "name", "acceptedAnswer"),
        (("name", "answer"), None, "answer"),
        (("title", "price"), None, None),
    ],
)
def test_a_document_has_the_columns_of_the_first_pairing(
    names: tuple[str, ...], question: str | None, answer: str | None
) -> None:
    columns = pair_columns_of(names)
    assert (columns.question, columns.answer) == (question, answer)
    assert has_pair_columns(names) == (question is not None and answer is not None)


def test_each_further_column_has_its_role() -> None:
    columns = pair_columns_of(
        ("question", "answer", "id", "section", "product", "q2", "tags", "enabled", "draft", "url")
    )
    assert columns.wordings == ("q2",)
    assert (columns.tags, columns.switches, columns.off_switches) == (("tags",), ("enabled",), ("draft",))
    assert columns.kept == ("product", "q2", "tags", "enabled", "draft", "url")


@pytest.mark.parametrize("purpose", column_names.PURPOSES)
def test_the_names_for_a_purpose_are_known_in_seven_languages(purpose: str) -> None:
    assert all(len(names) for names in column_names.PURPOSES[purpose][:7])


@pytest.mark.parametrize("header", [
    "Abschnitt;Frage;Antwort;Produkt;Schlagwörter;aktiv", "Rubrique;Question;Réponse;Produit;Mots clés;actif",
    "Sección;Pregunta;Respuesta;Producto;Palabras clave;activo", "Seção;Pergunta;Resposta;Produto;Palavras-chave;ativo",
    "Sezione;Domanda;Risposta;Prodotto;Parole chiave;attivo", "Rubriek;Vraag;Antwoord;Product;Trefwoorden;actief",
])  # fmt: skip
def test_a_header_in_another_language_says_what_an_english_one_says(header: str) -> None:
    names = tuple(header.split(";"))
    columns = pair_columns_of(names)
    found = (columns.section, columns.question, columns.answer, columns.topic, *columns.tags, *columns.switches)
    assert found == names


def test_a_numbered_question_with_an_answer_of_its_own_is_no_further_wording() -> None:
    assert pair_columns_of(("question 1", "answer 1", "question 2", "answer 2")).wordings == ()


def test_empty_and_repeated_names_are_changed() -> None:
    assert unique_names(("a", "", "A", "a")) == ("a", "column_2", "A_3", "a_4")


def test_a_short_answer_is_the_answer_where_there_is_no_other() -> None:
    assert pair_columns_of(("question", "shortAnswer")).answer == "shortAnswer"
    assert pair_columns_of(("question", "shortAnswer", "answer")).answer == "answer"
