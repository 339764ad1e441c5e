"""The questions of a workbook are the rows of its first sheet with a column of questions, as people see them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from made_workbooks import ods, ods_row

from faqbot.batch.input import BadRecord, QuestionRecord
from faqbot.batch.output import OWNED
from faqbot.batch.question_sheet import read_question_sheet
from faqbot.errors import CorpusWarning, QuestionsError


def workbook(folder: Path, **sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "q.xlsx")
    return (folder / "q.xlsx").read_bytes()


def records(data: bytes, *columns: str) -> list[QuestionRecord | BadRecord]:
    sheet = read_question_sheet(data, "q.xlsx", OWNED, columns)
    return [sheet.layout.record(raw) for raw in sheet.raws]


def test_rows_have_the_numbers_and_the_texts_that_people_see(tmp_path: Path) -> None:
    data = workbook(
        tmp_path,
        Tickets=[
            ["Tickets of May"],
            [],
            ["Id", "Question", "Price"],
            ["0017", "any tips?", 19.5],
            [],
            [18, "how long?", None],
        ],
    )
    assert records(data) == [
        QuestionRecord(4, "any tips?", "0017", {"Id": "0017", "question": "any tips?", "Price": "19.5"}),
        QuestionRecord(6, "how long?", "18", {"Id": "18", "question": "how long?", "Price": ""}),
    ]


def test_any_columns_can_hold_the_question(tmp_path: Path) -> None:
    data = workbook(tmp_path, A=[["Subject", "Body"], ["Refund", "Where is it?"]])
    assert [record.question for record in records(data, "subject", "body")] == ["Refund\nWhere is it?"]


def test_the_sheets_that_are_left_out_are_named(tmp_path: Path) -> None:
    data = workbook(tmp_path, Prices=[["tea", 2]], May=[["question"], ["a"]], June=[["question"], ["b"]])
    with pytest.warns(CorpusWarning, match="only the sheet 'May' is answered; left out: 'Prices', 'June'"):
        assert [record.question for record in records(data)] == ["a"]


def test_a_workbook_without_questions_is_refused_with_its_columns(tmp_path: Path) -> None:
    data = workbook(tmp_path, Prices=[["name", "price"], ["tea", 2]])
    with pytest.raises(QuestionsError, match=r"q.xlsx: no column .* --column NAME \(its columns: name, price\)"):
        records(data)


def test_a_single_column_that_begins_with_a_question_needs_no_header(tmp_path: Path) -> None:
    data = workbook(tmp_path, A=[["How long?"], ["any tips"]])
    assert [record.question for record in records(data)] == ["How long?", "any tips"]


def test_an_empty_workbook_has_no_questions(tmp_path: Path) -> None:
    assert records(workbook(tmp_path, A=[])) == []


def test_a_workbook_of_libre_office_is_read(tmp_path: Path) -> None:
    data = ods(f'<table:table table:name="A">{ods_row("question")}{ods_row("any tips?")}</table:table>')
    assert [record.question for record in records(data)] == ["any tips?"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 100, b"no archive"])
def test_a_damaged_workbook_is_one_line(data: bytes) -> None:
    with pytest.raises(QuestionsError, match=r"q\.xlsx: "):
        records(data)


def test_a_single_column_without_a_known_name_has_questions_only_if_there_is_no_other_sheet(tmp_path: Path) -> None:
    notes: list[list[object]] = [["is there wifi"], ["how much is a dog"]]
    with pytest.warns(CorpusWarning, match='the first row, "is there wifi", is taken for a question'):
        asked = records(workbook(tmp_path, Notes=notes))
    assert [record.question for record in asked] == ["is there wifi", "how much is a dog"]
    with pytest.warns(CorpusWarning, match="left out: 'Notes'"):
        asked = records(workbook(tmp_path, Notes=notes, Asked=[["Question"], ["any tips?"]]))
    assert [record.question for record in asked] == ["any tips?"]
