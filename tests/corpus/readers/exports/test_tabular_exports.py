r"""The tables that other tools export or import are read as they are."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from faqbot.corpus.document import Document, Pair
from faqbot.corpus.readers.sheets.workbook_reader import read_workbook
from faqbot.corpus.readers.tables import read_table
from faqbot.errors import CorpusWarning, NoPairsError


def pairs(text: str, name: str) -> tuple[Pair, ...]:
    return read_table(text, name, "faq").pairs


def sheet(*rows: list[str | int | None]) -> Document:
    book = openpyxl.Workbook()
    for row in rows:
        book["Sheet"].append(row)
    stream = BytesIO()
    book.save(stream)
    return read_workbook(stream.getvalue(), "faq.xlsx", "faq")


def told(found: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [(pair.question, pair.answer) for pair in found]


def test_qna_maker_writes_the_same_columns_into_a_sheet() -> None:
    header: list[str | int | None] = ["Question", "Answer", "Source", "Metadata", "SuggestedQuestions", "IsContextOnly"]
    rest: list[str | int | None] = ["faq", "area:sales", "[]", "False", "[]", 7]
    document = sheet(
        [*header, "Prompts", "QnaId"], ["Why?", r"So.\nAnd so.", *rest], ["What for?", r"So.\nAnd so.", *rest]
    )
    (pair,) = document.pairs
    assert (pair.question, pair.asked_as, pair.answer, pair.id) == ("Why?", ("What for?",), "So.\nAnd so.", "7")
    assert pair.metadata["topic"] == "sales"
    assert [str(document.places[line - 1]) for line in pair.lines] == [" Sheet!A2", " Sheet!A3"]


def test_qna_makers_file_without_a_header_has_escaped_line_breaks() -> None:
    text = "How do I pay?\tBy card.\\nOr in cash.\nWhen are you open?\tDaily.\n"
    assert told(pairs(text, "kb.tsv")) == [("How do I pay?", "By card.\nOr in cash."), ("When are you open?", "Daily.")]


def test_qna_makers_file_of_questions_to_test_has_no_answers() -> None:
    text = "0b1c\tHow do I pay?\tarea:sales\t1\t17\n0b1c\tWhen are you open?\t\t1\t18\n"
    with pytest.raises(NoPairsError, match="no question and answer columns"):
        pairs(text, "batch.tsv")


def test_qna_makers_results_of_a_test_are_pairs() -> None:
    text = "0b1c\tHow do I pay?\tBy card or in cash.\t17\t98.1\n0b1c\tWhen are you open?\tDaily until nine.\t18\t90\n"
    assert told(pairs(text, "out.tsv"))[0] == ("How do I pay?", "By card or in cash.")


def test_qnabots_sheet_has_a_column_for_each_wording() -> None:
    document = sheet(
        ["qid", "question1", "question2", "question3", "answer", "topic", "markdown"],
        ["pay.1", "How do I pay?", "Which cards?", None, "By card.", "money", "*By card.*"],
    )
    (pair,) = document.pairs
    assert (pair.id, pair.question, pair.asked_as) == ("pay.1", "How do I pay?", ("Which cards?",))
    assert pair.answer == "By card."
    assert pair.metadata["topic"] == "money"


def test_dialogflow_has_two_columns_without_a_header() -> None:
    text = '"How do I reset my password","Choose Forgotten, then your mail."\n"May I pay?","You may, at any till."\n'
    assert told(pairs(text, "faq.csv"))[0] == ("How do I reset my password", "Choose Forgotten, then your mail.")


def test_kendra_has_a_basic_table_and_one_with_names() -> None:
    basic = "How many clinics are there?, 13, https://example.org/a\nHow tall is it?, 605 feet, https://example.org/b\n"
    named = "_question,_answer,_source_uri,department\nHow tall is it?,605 feet,https://example.org/b,Buildings\n"
    assert told(pairs(basic, "faq.csv")) == [("How many clinics are there?", "13"), ("How tall is it?", "605 feet")]
    (pair,) = pairs(named, "faq.csv")
    assert (pair.question, pair.metadata["_source_uri"]) == ("How tall is it?", "https://example.org/b")


def test_phpmyfaqs_table_has_keywords_and_rows_that_are_not_active() -> None:
    text = (
        '1,"Can you buy me an ice?","Vanilla, or chocolate.","ice,chocolate",en,Ann,ann@example.org,true,false\n'
        '1,"Is it cold?","It is.","",en,Ann,ann@example.org,false,false\n'
    )
    with pytest.warns(CorpusWarning, match="switched off"):
        (pair,) = pairs(text, "faq.csv")
    assert (pair.question, pair.answer, pair.asked_as) == (
        "Can you buy me an ice?",
        "Vanilla, or chocolate.",
        ("ice, chocolate",),
    )


def test_deeppavlov_names_its_columns() -> None:
    assert told(pairs("Question,Answer\nWhy?,So.\n", "faq.csv")) == [("Why?", "So.")]
