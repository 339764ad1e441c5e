"""Reading labelled questions, and what is said about those that cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.errors import CorpusWarning, QuestionsError
from faqbot.evaluation.labelled import LabelledQuestion, read_labelled

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, text: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refusal(path: Path) -> str:
    with pytest.raises(QuestionsError) as caught:
        read_labelled(path)
    return str(caught.value).removeprefix(str(path.parent) + "/")


CONTENTS = {
    "a.jsonl": '{"question": "who?", "expected": ["a", "b.md:1-2"], "kind": "near"}\n\n'
    '{"question": "", "topic": "T"}\n',
    "a.json": '[\n{"question": "who?", "expected": ["a", "b.md:1-2"], "kind": "near"},\n\n{"question": "",'
    ' "expected": null,\n"topic": "T"}]\n',
    "a.csv": "question,expected,kind,topic\nwho?,a b.md:1-2,near,\n\n,,,T\n",
    "a.tsv": "question\texpected\tkind\ttopic\nwho?\ta b.md:1-2\tnear\t\n\n\t\t\tT\n",
}


@pytest.mark.parametrize("name", CONTENTS)
def test_every_format_gives_the_same_questions(write: Write, name: str) -> None:
    first, second = read_labelled(write(name, CONTENTS[name]))
    assert (first.question, first.expected, first.kind, first.topic) == ("who?", ("a", "b.md:1-2"), "near", None)
    assert (second.question, second.expected, second.kind, second.topic) == ("", (), "", "T")


@pytest.mark.parametrize(("name", "lines"), [("a.jsonl", [1, 3]), ("a.json", [2, 4]), ("a.csv", [2, 4])])
def test_a_question_knows_its_file_and_line(write: Write, name: str, lines: list[int]) -> None:
    path = write(name, CONTENTS[name])
    assert [(one.path, one.line) for one in read_labelled(path)] == [(str(path), line) for line in lines]


def test_what_is_expected_may_be_named_chunk(write: Write) -> None:
    (one,) = read_labelled(write("a.csv", "chunk,question\na,who?\n"))
    assert one.expected == ("a",)


def test_a_question_may_go_by_another_name_as_in_documents(write: Write) -> None:
    (one,) = read_labelled(write("a.jsonl", '{"Utterance": "who?", "expected": "a"}\n'))
    assert one.question == "who?"


def test_a_json_list_may_stand_inside_an_object(write: Write) -> None:
    (one,) = read_labelled(write("a.json", '{"version": 2,\n"questions": [{"question": "who?", "expected": "a"}]}'))
    assert (one.question, one.line) == ("who?", 2)


def test_a_cell_may_hold_a_json_list(write: Write) -> None:
    two, none, odd = read_labelled(write("a.tsv", 'question\texpected\nx\t["a b.md:1-2", "c"]\ny\t[]\nz\t[a b\n'))
    assert two.expected == ("a b.md:1-2", "c")
    assert none.expected == ()
    assert odd.expected == ("[a", "b")


def test_column_names_are_found_in_any_letter_case(write: Write) -> None:
    (one,) = read_labelled(write("a.csv", "\ufeffQuestion; Expected ;ID\nwho?;a;7\n"))
    assert (one.question, one.expected, one.id) == ("who?", ("a",), "7")


def test_an_empty_question_is_a_question_and_an_empty_line_is_none(write: Write) -> None:
    assert [one.question for one in read_labelled(write("a.csv", 'question,expected\n"",\n\n   \n"a\nb",\n'))] == [
        "",
        "a\nb",
    ]


def test_a_number_is_an_id_too(write: Write) -> None:
    (one,) = read_labelled(write("a.jsonl", '{"question": "x", "expected": "a", "id": 7}'))
    assert one.id == "7"


def test_a_file_in_windows_text_is_read_with_a_warning(write: Write) -> None:
    with pytest.warns(CorpusWarning, match=r"a\.csv:2: is not UTF-8"):
        (one,) = read_labelled(write("a.csv", b"question,expected\ncaf\xe9,\n"))
    assert one.question == "café"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.jsonl", '{"question": "x", "expected": []}\n{"question" "y"}\n', "a.jsonl:2: invalid JSON: Expecting ':'"),
        ("a.jsonl", '{"question": "x", "expected": []} 7', "a.jsonl:1: invalid JSON: Extra data"),
        ("a.jsonl", "[" * 100_000, "a.jsonl:1: invalid JSON: nested too deeply"),
        ("a.jsonl", '"x"\n', "a.jsonl:1: is not a JSON object"),
        ("a.jsonl", '\n{"words": "x", "expected": []}\n', "a.jsonl:2: no text under `question`"),
        ("a.jsonl", '{"question": "x", "expected": 7}', "a.jsonl:1: `expected` must be a list of ids"),
        ("a.jsonl", '{"question": "x", "expected": [7]}', "a.jsonl:1: `expected` must be a list of ids"),
        ("a.jsonl", '{"question": "x", "expected": [], "kind": {}}', "a.jsonl:1: `kind` must be text"),
        ("a.jsonl", '{"question": "x"}', "a.jsonl:1: no field `expected` (or `chunk`) names the chunks that answer"),
        ("a.jsonl", "", "a.jsonl: holds no questions"),
        ("a.json", '[\n{"question": "x",\n"expected": ]}]', "a.json:3: invalid JSON"),
        ("a.json", '[\n{"question": "x", "expected": []},\n]', "a.json:"),
        ("a.json", '{"words": "x", "expected": []}', "a.json: no list of objects with question"),
        ("a.json", '[\n{"question": "x", "expected": []},\n7]', "a.json:3: a list, but not of objects with question"),
        ("a.json", "[]", "a.json: holds no questions"),
        ("a.csv", "words,expected\nx,\n", "a.csv:1: no question column (found: words, expected); name it `question`"),
        ("a.csv", "question,answer\nx,\n", "a.csv:2: no field `expected` (or `chunk`) names the chunks that answer"),
        ("a.csv", "question,expected\n", "a.csv: holds no questions"),
        ("a.csv", "question,expected\nx,,\n", "a.csv:2: 3 cells where the header has 2"),
        ("a.csv", 'question,expected\n\n"x,a\n', "a.csv:3: broken quoting"),
        ("a.csv", b"question,expected\nx\0,\n", "a.csv:2: holds a NUL byte"),
        ("a.xlsx", b"PK", "a.xlsx: the suffix is not that of a known format; use .jsonl .json .csv .tsv"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(write: Write, name: str, text: str | bytes, reason: str) -> None:
    said = refusal(write(name, text))
    assert said.startswith(reason)
    assert "\n" not in said


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.csv") == "a.csv: cannot read the questions: no such file"
    assert refusal(tmp_path / "a") == "a: cannot read the questions: no such file"
    (tmp_path / "b.csv").mkdir()
    assert refusal(tmp_path / "b.csv") == "b.csv: cannot read the questions: is a directory"


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1).filter(lambda word: word.strip())
questions = st.builds(LabelledQuestion, st.text(), st.lists(words, unique=True).map(tuple), kind=words, id=words)


@given(st.lists(questions, min_size=1))
def test_json_lines_are_read_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, written: list) -> None:
    path = tmp_path_factory.mktemp("labelled") / "a.jsonl"
    records = ({"question": q.question, "expected": q.expected, "kind": q.kind, "id": q.id} for q in written)
    path.write_text("\n".join(map(json.dumps, records)))
    read = read_labelled(path)
    assert [(q.question, q.expected, q.kind, q.id) for q in read] == [
        (q.question, q.expected, q.kind, q.id) for q in written
    ]


def test_a_line_for_spreadsheets_is_no_header_and_quotes_in_a_tsv_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\nquestion;expected\nwho, then?;x\n")
    (tmp_path / "a.tsv").write_text('question\texpected\n"Why" is it?\tx\n')
    assert [(one.question, one.line) for one in read_labelled(tmp_path / "a.csv")] == [("who, then?", 3)]
    assert [one.question for one in read_labelled(tmp_path / "a.tsv")] == ['"Why" is it?']
