"""Files of questions as a stream: every record is read or named, whatever stands beside it."""

from __future__ import annotations

import csv
import warnings
from contextlib import suppress
from io import BufferedReader, BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.batch import input as questions
from faqbot.batch.input import BadRecord, QuestionRecord, layout_of
from faqbot.batch.output import OWNED
from faqbot.batch.stream import StreamLines, readable_lines
from faqbot.corpus.records.delimited import Limit
from faqbot.corpus.records.feed import Feed, feed_of
from faqbot.errors import CorpusWarning, QuestionsError

CELL = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


def read(data: bytes | str, kind: str = "csv") -> list[QuestionRecord | BadRecord]:
    encoded = data.encode() if isinstance(data, str) else data
    path = f"q.{kind}"
    feed = Feed(readable_lines(StreamLines(BufferedReader(BytesIO(encoded)), path), path))
    layout = layout_of(feed, kind, path, OWNED)
    return [layout.record(raw) for raw in layout.raws(feed)]


@given(st.lists(st.tuples(CELL, CELL), max_size=8))
def test_what_was_written_as_csv_is_read_cell_for_cell(rows: list[tuple[str, str]]) -> None:
    file = StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("question", "remark"), *rows])
    wanted = [row for row in rows if any(cell.strip() for cell in row)]
    assert [(record.question, record.extra["remark"]) for record in read(file.getvalue())] == wanted


LINES = ["a,b", '"a",b', '"a,b', "a", "a,b,c", 'a"b,c', '"a"x,b', "", '"a\nb",c']


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_a_row_is_read_whatever_is_broken_before_it(lines: list[str]) -> None:
    text = "question,remark\n" + "".join(f"{line}\n" for line in lines) + "last,row\n"
    records = read(text)
    assert records[-1] == QuestionRecord(text.count("\n"), "last", extra={"question": "last", "remark": "row"})
    numbers = [record.line for record in records]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("header", ["question;id", "question\tid", "question|id"])
def test_other_delimiters_are_told_by_the_header(header: str) -> None:
    (record,) = read(f"{header}\nany tips?{header[8]}7\n")
    assert record == QuestionRecord(2, "any tips?", "7", {"question": "any tips?", "id": "7"})


def test_two_columns_of_one_name_both_travel_along() -> None:
    (record,) = read("question,remark,remark,\na,1,2,3\n")
    assert record.extra == {"question": "a", "remark": "1", "remark_3": "2", "column_4": "3"}


def test_a_quoted_cell_without_an_end_is_given_up_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_LIMIT", Limit(lines=3))
    records = read('question\n"open\none\ntwo\nthree\nfour\n')
    assert [record.line for record in records] == [2, 3, 4, 5, 6]
    assert isinstance(records[0], BadRecord)
    assert all(isinstance(record, QuestionRecord) for record in records[1:])


def test_a_row_may_lack_cells_behind_its_question_and_have_none_too_many() -> None:
    records = read("id,question,note\n1,any tips?\n2\n3,how long, and why,\n")
    asked = [record for record in records if isinstance(record, QuestionRecord)]
    assert [(record.id, record.question) for record in asked] == [("1", "any tips?")]
    assert asked[0].extra["note (yours)"] == ""
    wrong = [record for record in records if isinstance(record, BadRecord)]
    assert [record.reason for record in wrong] == [
        "1 cell where the header has 3",
        "4 cells where the header has 3",
    ]


def test_a_single_column_that_begins_with_a_question_has_no_header() -> None:
    assert [record.question for record in read("How long?\nany tips\n")] == ["How long?", "any tips"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("csv", 'id,question\n1,How?\n\n,\n"",""\n2,\n3,Why?\n'),
        (
            "jsonl",
            """{"id": "1", "question": "How?"}\n\n{"id": "", "question": ""}\n{"question": " ", "id": null}
            {"id": "2", "question": ""}\n{"id": "3", "question": "Why?"}\n""",
        ),
    ],
)
def test_rows_without_any_text_are_passed_over_and_others_without_a_question_are_not(kind: str, text: str) -> None:
    records = read(text, kind)
    assert all(isinstance(record, QuestionRecord) for record in records)
    assert [(record.id, record.question) for record in records] == [("1", "How?"), ("2", ""), ("3", "Why?")]


@pytest.mark.parametrize("line", [b'{"": 5, "question": "How?"}', b'{"": 5}'])
def test_what_an_object_has_under_an_empty_name_is_no_id(line: bytes) -> None:
    assert [record.id for record in read(line, "jsonl")] == [""]


@pytest.mark.filterwarnings("ignore::faqbot.errors.CorpusWarning")
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 5}', "no column has the name of a question"),
        (b'{"id": 5, "question": null}', "no text under `question`"),
        (b'{"id": 5, "question": "caf\x81"}', "bytes that are neither UTF-8 nor Windows text"),
    ],
)
def test_an_object_that_cannot_be_asked_keeps_its_id(line: bytes, reason: str) -> None:
    (record,) = read(line, "jsonl")
    assert isinstance(record, BadRecord)
    assert record.reason.startswith(reason)
    assert record.id == 5


@pytest.mark.parametrize(
    "line", ["{}", '{"question": 0}', '{"question": "0"}', '{"question": [""]}', '{"question": ""']
)
def test_an_object_with_anything_in_it_and_one_without_keys_are_records(line: str) -> None:
    assert len(read(line, "jsonl")) == 1


def test_a_mark_that_lies_is_an_error() -> None:
    with pytest.raises(QuestionsError, match="utf-16"):
        read(b"\xff\xfea", "txt")


@given(st.binary(max_size=80), st.sampled_from(["txt", "csv", "tsv", "jsonl"]))
def test_any_bytes_are_records_or_a_clear_error(data: bytes, kind: str) -> None:
    with suppress(QuestionsError), warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)
        assert all(record.line >= 1 for record in read(data, kind))


@pytest.mark.parametrize(
    ("kind", "text", "questions"),
    [
        ("csv", "sep=;\nquestion;id\nwho, then?;1\n", ["who, then?"]),
        ("tsv", 'question\tid\n"Why" is it?\t1\n"Who\nis it?"\t2\n', ['"Why" is it?', "Who\nis it?"]),
        ("csv", "Frage,Nummer\nWer?,1\n", ["Wer?"]),
    ],
)
def test_tables_are_read_by_the_rules_of_documents(kind: str, text: str, questions: list[str]) -> None:
    feed = feed_of(text)
    layout = layout_of(feed, kind, "a", frozenset())
    assert [layout.record(raw).question for raw in layout.raws(feed)] == questions
