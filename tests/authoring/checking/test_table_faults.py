import pytest

from faqbot.authoring.checking.documents.lenient_reading import read_leniently
from faqbot.authoring.checking.documents.table_faults import unused_columns
from faqbot.corpus.files.discovery import find_files


@pytest.fixture
def findings(tmp_path):
    def found(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        _, listed = read_leniently(find_files([tmp_path / name]).files[0])
        return [(finding.code, finding.line) for finding in listed]

    return found


def test_a_sound_table_gives_no_finding(findings):
    assert findings("a.csv", "question,answer\nIs it dry?,It is dry.\n") == []


def test_each_row_at_fault_is_found_with_its_line(findings):
    text = "question,answer,enabled\nIs it dry?,It is dry.,yes\nIs it warm?,,yes\nIs it big?,It is.,no\nOpen?,Always\n"
    assert findings("a.csv", text) == [("short-row", 5), ("empty-answer", 3), ("switched-off-row", 4)]


def test_columns_without_a_use_are_named_once(findings):
    assert findings("a.csv", "question,answer,weight\nIs it dry?,It is dry.,3\n") == [("unused-column", 1)]
    assert findings("a.json", '[{"question": "Is it dry?", "answer": "It is dry.", "weight": 3}]') == [
        ("unused-column", None)
    ]


def test_columns_with_a_use_are_not_unused():
    columns = ("id", "question", "answer", "aliases", "section", "topic", "enabled", "tags", "author")
    assert unused_columns(columns) == ["author"]


def test_a_part_of_json_without_pairs_is_found(findings):
    text = '{"faq": [{"question": "Is it dry?", "answer": "It is dry."}],\n"staff": [{"name": "Jo", "phone": "1"}]}'
    assert findings("a.json", text) == [("unread-json", 2)]


@pytest.mark.parametrize(
    "text", ["Day,Open,Close\nMonday,9:00,18:00\n", "Q,Why?\nA,It is so.\nQ,How?\nA,It is thus.\n"]
)
def test_a_table_that_needs_no_columns_of_questions_gives_no_finding(findings, text):
    assert findings("a.csv", text) == []
