"""The format of a stream is told by its first line, that of a file by its suffix, that of a workbook by its bytes."""

from __future__ import annotations

from io import BufferedReader, BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_workbooks import inline, xlsx
from support import Run

from faqbot.batch.input import QuestionRecord
from faqbot.batch.question_file import QuestionFile, count_records, input_kind
from faqbot.errors import CorpusWarning, QuestionsError


def opened(data: bytes, *columns: str, kind: str | None = None) -> QuestionFile:
    return QuestionFile(BufferedReader(BytesIO(data)), kind, "-", columns)


def asked(file: QuestionFile, after: int = 0) -> list[str]:
    records = [file.layout.record(raw) for raw in file.raws(after)]
    return [record.question for record in records if isinstance(record, QuestionRecord)]


def test_a_single_column_without_a_known_name_begins_with_a_question_and_a_warning_says_so() -> None:
    data = b"is there wifi\nhow much is a dog\n"
    with pytest.warns(CorpusWarning, match='the first row, "is there wifi", is taken for a question'):
        assert asked(opened(data, kind="csv")) == ["is there wifi", "how much is a dog"]
    assert asked(opened(data, "is there wifi", kind="csv")) == ["how much is a dog"]


@pytest.mark.parametrize("name", ["Customer message", "Nachricht"])
def test_the_only_column_may_have_any_name_of_two_words(name: str) -> None:
    with pytest.warns(CorpusWarning, match=f'the first row, "{name}", is taken for the name of the column'):
        assert asked(opened(f"{name}\nis there wifi\n".encode(), kind="csv")) == ["is there wifi"]


@pytest.mark.parametrize("name", ["question", "Frage", "Query"])
def test_a_single_column_with_a_known_name_has_a_header(name: str) -> None:
    assert asked(opened(f"{name}\nis there wifi\n".encode(), kind="csv")) == ["is there wifi"]


@pytest.mark.parametrize(
    ("text", "kind", "questions"),
    [
        ('{"question": "any tips?"}\n', "jsonl", ["any tips?"]),
        ("\n\nid,question\n1,any tips?\n", "csv", ["any tips?"]),
        ("id;Frage\n1;Wie lange?\n", "csv", ["Wie lange?"]),
        ("question\tid\nany tips?\t1\n", "tsv", ["any tips?"]),
        ("question\nany tips?\n", "csv", ["any tips?"]),
        ("sep=;\nq;id\nany tips?;1\n", "csv", ["any tips?"]),
        ("\ufeffid,question\n1,any tips?\n", "csv", ["any tips?"]),
        ("any tips?\nhow long?\n", "txt", ["any tips?", "how long?"]),
        (
            "Hello, how long, and how often, should I hold it\n",
            "txt",
            ["Hello, how long, and how often, should I hold it"],
        ),
        ("hi,where is it\n", "txt", ["hi,where is it"]),
        ("any tips?", "txt", ["any tips?"]),
        ("", "txt", []),
    ],
)
def test_the_first_line_of_a_stream_tells_its_format(text: str, kind: str, questions: list[str]) -> None:
    file = opened(text.encode())
    assert (file.kind, asked(file)) == (kind, questions)


def test_a_named_column_makes_a_stream_a_table() -> None:
    file = opened(b"Ticket;Customer message\n1;any tips?\n", "customer message")
    assert (file.kind, asked(file)) == ("csv", ["any tips?"])
    with pytest.raises(QuestionsError, match=r"standard input:1: there is no column \"Body\" \(its columns: a, b\)"):
        opened(b"a,b\n1,2\n", "Body")


def test_the_header_of_a_table_without_questions_is_refused_and_not_asked() -> None:
    with pytest.raises(QuestionsError, match=r"--column NAME \(its columns: id, subject, customer\)"):
        opened(b"id,subject,customer\n1,Refund,x\n")


def test_columns_of_a_text_are_refused() -> None:
    with pytest.raises(QuestionsError, match="has lines of text and no columns"):
        opened(b"any tips?\n", "Body", kind="txt")


def test_a_workbook_is_told_by_its_bytes() -> None:
    data = xlsx(inline("question") + inline("any tips?"))
    for kind in (None, "csv", "txt", "xlsx"):
        file = opened(data, kind=kind)
        assert (file.kind, asked(file), file.count()) == ("xlsx", ["any tips?"], 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_every_encoding_of_a_document_is_read(encoding: str, recwarn: pytest.WarningsRecorder) -> None:
    file = opened("question,id\r\nétirer où?,1\r\n“why”?,2\r\n".encode(encoding))
    assert asked(file) == ["étirer où?", "“why”?"]
    assert [str(one.message) for one in recwarn] == (
        ["standard input:2: is not UTF-8; lines with such bytes are read as cp1252 (Windows)"]
        if encoding == "cp1252"
        else []
    )


def test_a_line_of_windows_text_among_lines_of_utf_8_costs_no_other_line() -> None:
    with pytest.warns(CorpusWarning, match="standard input:2"):
        assert asked(opened("où?\n".encode() + "où?\n".encode("cp1252") + "été?\n".encode())) == ["où?", "où?", "été?"]


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(QuestionsError, match="standard input:1: holds a NUL byte, so it is not text"):
        asked(opened("any tips?".encode("utf-16-le")))


@given(st.lists(st.sampled_from(["any tips?", "", "a,b", '"a\nb"']), max_size=8), st.integers(0, 8))
def test_the_records_behind_a_record_are_those_that_come_after_it(lines: list[str], at: int) -> None:
    data = ("question,id\n" + "".join(f"{line},7\n" for line in lines)).encode()
    file = opened(data, kind="csv")
    raws = list(file.raws())
    if at < len(raws):
        assert list(opened(data, kind="csv").raws(raws[at].line)) == raws[at + 1 :]


def test_the_records_of_a_file_are_counted_and_those_of_a_stream_are_not(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text('question\n"a\nb"\n\nc\n')
    assert count_records(str(tmp_path / "q.csv"), "csv", ()) == 2
    assert count_records("-", "csv", ()) is None


@pytest.mark.parametrize(
    ("path", "kind"), [("a.CSV", "csv"), ("a.ndjson", "jsonl"), ("a.xlsm", "xlsx"), ("-", None), ("/dev/null", None)]
)
def test_the_suffix_of_a_file_tells_its_format(path: str, kind: str | None) -> None:
    assert input_kind(path, None) == kind


def test_a_table_through_a_pipe_is_answered_as_a_table(run: Run, index_dir: Path) -> None:
    done = run("batch", "-", "--index", index_dir, text="Ticket,question\n7,any tips?\n")
    assert done.stdout.startswith("Ticket,question,line,outcome,answer,")
    assert "\n7,any tips?,2,answer," in done.stdout


def test_a_folder_is_no_file_of_questions(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="is a folder; name a file of questions in it"):
        input_kind(str(tmp_path), None)


def test_an_empty_path_is_named_as_that() -> None:
    with pytest.raises(QuestionsError, match=r"^the path to the questions is empty; name a file$"):
        input_kind("", None)
