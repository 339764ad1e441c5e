r"""The tables of QnA Maker give each pair once, with its wordings, line breaks and metadata."""

from __future__ import annotations

import json

import pytest

from faqbot.corpus.document import Pair
from faqbot.corpus.readers.tables import read_table
from faqbot.corpus.records.bot_exports import is_bot_export, with_line_breaks
from faqbot.corpus.records.columns import pair_columns_of

HEADER = "Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId\n"


def pairs(*rows: str, header: str = HEADER) -> tuple[Pair, ...]:
    return read_table(header + "".join(f"{row}\n" for row in rows), "kb.tsv", "kb").pairs


def test_rows_with_one_answer_and_id_are_wordings_of_one_question() -> None:
    first, second = pairs(
        "Why?\tSo.\tfaq.md\t\t[]\tFalse\t[]\t1",
        "What for?\tSo.\tfaq.md\t\t[]\tFalse\t[]\t1",
        "How?\tSo.\tfaq.md\t\t[]\tFalse\t[]\t2",
    )
    assert (first.question, first.asked_as, first.id, first.lines) == ("Why?", ("What for?",), "1", (2, 3))
    assert (second.question, second.asked_as, second.id, second.lines) == ("How?", (), "2", (4, 4))


def test_rows_without_ids_are_wordings_if_all_else_is_the_same() -> None:
    header = "Question\tAnswer\tSource\tMetadata\n"
    rows = ("Why?\tSo.\ta\tk:v", "What for?\tSo.\ta\tk:v", "How?\tSo.\tb\tk:v")
    assert [pair.asked_as for pair in pairs(*rows, header=header)] == [("What for?",), ()]


def test_equal_answers_of_other_tables_stay_apart() -> None:
    assert len(pairs("Do you sell hats?\tNo.", "Do you sell shoes?\tNo.", header="question\tanswer\n")) == 2


def test_metadata_is_read_entry_by_entry() -> None:
    (pair,) = pairs("Why?\tSo.\tfaq.md\tcity:Oslo | product:hats\t[]\tFalse\t[]\t1")
    assert pair.metadata == {"city": "Oslo", "product": "hats", "topic": "hats", "Source": "faq.md"}


def test_a_section_among_the_metadata_is_the_section_of_the_pair() -> None:
    (pair,) = pairs("Why?\tSo.\tfaq.md\ttopic:hats | section:returns\t[]\tFalse\t[]\t1")
    assert (pair.section, pair.metadata) == ("returns", {"topic": "hats", "Source": "faq.md"})


def test_a_backslash_that_is_written_as_a_reference_is_no_line_break() -> None:
    (pair,) = pairs("Why?\tPress &#92;n.\\nThat is all.\tfaq.md\t\t[]\tFalse\t[]\t1")
    assert pair.answer == "Press \\n.\nThat is all."


def test_metadata_in_json_is_read_and_any_other_is_kept() -> None:
    listed = json.dumps([{"name": "city", "value": "Oslo"}])
    first, second = pairs(f"Why?\tSo.\ta\t{listed}\t\t\t\t1", "How?\tSo.\ta\ta note\t\t\t\t2")
    assert (first.metadata["city"], second.metadata["Metadata"]) == ("Oslo", "a note")


def test_a_pair_reached_by_a_button_only_is_in_the_section_of_the_question_with_the_button() -> None:
    prompts = json.dumps([{"displayOrder": 0, "qnaId": 2, "displayText": "In Oslo?"}])
    first, second = pairs(f"When?\tDaily.\ta\t\t[]\tFalse\t{prompts}\t1", "In Oslo?\tAt nine.\ta\t\t[]\tTrue\t[]\t2")
    assert first.metadata["Prompts"] == json.loads(prompts)
    assert (second.section, second.metadata["IsContextOnly"]) == ("When?", "True")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (r"One\nTwo", "One\nTwo"),
        (r"One\r\n\r\nTwo", "One\n\nTwo"),
        (r"Open C:\new\notes.txt now\nThen close it", "Open C:\\new\\notes.txt now\nThen close it"),
        (r"Open C:\new\notes.txt\nThen close it", "Open C:\\new\\notes.txt\nThen close it"),
        (r"On \\server\new", "On \\\\server\\new"),
        ("no backslash", "no backslash"),
    ],
)
def test_escaped_line_breaks_are_line_breaks_but_not_in_paths(given: str, text: str) -> None:
    assert with_line_breaks(given) == text


def test_a_table_is_an_export_by_its_columns() -> None:
    assert is_bot_export(pair_columns_of(("Question", "Answer", "Source", "Metadata")))
    assert is_bot_export(pair_columns_of(("question", "answer", "QnaId")))
    assert not is_bot_export(pair_columns_of(("id", "question", "answer", "source")))


def test_a_button_is_found_by_the_names_that_qna_maker_gives_it() -> None:
    buttons = '[{"DisplayOrder":0,"QnaId":2,"Qna":null,"DisplayText":"In Oslo?"}]'
    rows = (f"Where are you?\tHere.\ta\t\t[]\tFalse\t{buttons}\t1", "In Oslo?\tAt the quay.\ta\t\t[]\tTrue\t[]\t2")
    assert [pair.section for pair in pairs(*rows)] == ["", "Where are you?"]


@pytest.mark.parametrize(
    ("around", "metadata"),
    [("dialog", {"city": "Oslo", "product": "hats"}), ("context", [{"name": "product", "value": "hats"}])],
)
def test_the_json_of_both_services_is_restored_as_their_tables_are(around: str, metadata: object) -> None:
    dialogs = ({"isContextOnly": False, "prompts": [{"qnaId": 2, "displayText": "In Oslo?"}]}, {"isContextOnly": True})
    asked = (("Where are you?", "Here."), ("In Oslo?", "At the quay."))
    rows = [
        {"id": number, "questions": [question], "answer": answer, "metadata": metadata, around: dialog}
        for number, ((question, answer), dialog) in enumerate(zip(asked, dialogs, strict=True), start=1)
    ]
    first, second = read_table(json.dumps({"qnas": rows}), "kb.json", "kb").pairs
    assert (first.section, second.section) == ("", "Where are you?")
    assert (first.metadata["product"], first.metadata["topic"]) == ("hats", "hats")


def test_a_context_of_other_json_is_left_as_it_is() -> None:
    row = {"question": "Why?", "answer": "So.", "context": {"page": 7}, "metadata": {"k": "v"}}
    (pair,) = read_table(json.dumps([row]), "kb.json", "kb").pairs
    assert pair.metadata == {"context": {"page": 7}, "metadata": {"k": "v"}}


def test_a_letter_with_a_colon_at_the_end_of_a_line_is_no_drive() -> None:
    assert (
        with_line_breaks(r"Plan A:\n\n* one\nSee C:\new or \\nas\new.")
        == "Plan A:\n\n* one\nSee C:\\new or \\\\nas\\new."
    )
