"""A table of two columns whose rows ask, or are marked, holds pairs though its header does not say so."""

from __future__ import annotations

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Block, BlockKind, TextRow, TextTable
from faqbot.corpus.reading import document_of
from faqbot.corpus.structure.unnamed_pairs import asks_in_rows, unnamed_pairs


def pairs(text: str, name: str = "page.md") -> list[tuple[str, str, tuple[str, ...]]]:
    content = text.encode() if name.endswith(".html") else text
    chunks = chunk_document(document_of(content, name))
    return [(chunk.question, chunk.text, chunk.source.headings[:-1]) for chunk in chunks if chunk.kind == "faq"]


PAIRS = [("How do I pay?", "By card.", ()), ("Where are you?", "In Rome.", ())]


@pytest.mark.parametrize("header", ["|   |   |\n|---|---|\n", "| Asked | Told |\n|---|---|\n"])
def test_a_table_whose_rows_ask_holds_pairs(header: str) -> None:
    assert pairs(f"{header}| How do I pay? | By card. |\n| **Where are you?** | In Rome. |\n") == PAIRS


def test_the_first_pair_may_stand_in_the_header() -> None:
    assert pairs("# Help\n\n| How do I pay? | By card. |\n|---|---|\n| Where are you? | In Rome. |\n") == PAIRS


def test_a_table_of_html_without_a_header_holds_pairs() -> None:
    rows = "<tr><th>How do I pay?</th><td>By card.</td></tr><tr><th>Where are you?</th><td>In Rome.</td></tr>"
    assert pairs(f"<table>{rows}</table>", "page.html") == PAIRS


@pytest.mark.parametrize(("question", "answer"), [("Q", "A"), ("**Q1:**", "**A1:**"), ("Frage", "Antwort")])
def test_rows_with_marks_are_pairs(question: str, answer: str) -> None:
    rows = (f"| {question} | How do I pay? |\n|---|---|\n| {answer} | By card. |\n", f"| {answer} | Or cash. |\n")
    more = f"| {question} | Where are you? |\n| {answer} | In Rome. |\n"
    assert pairs("".join((*rows, more)))[0][:2] == ("How do I pay?", "By card.\nOr cash.")


def test_a_table_that_begins_with_a_heading_may_have_further_ones() -> None:
    rows = "| ROOMS | |\n| How do I pay? | By card. |\n| FOOD | |\n| Where are you? | In Rome. |\n"
    assert pairs(f"| | |\n|---|---|\n{rows}") == [(*PAIRS[0][:2], ("ROOMS",)), (*PAIRS[1][:2], ("FOOD",))]


@pytest.mark.parametrize(
    "rows",
    [
        [("Is it far?", "No.")],
        [("Is it far?", "No."), ("The bell", "is loud")],
        [("Is it far?", "No."), ("Why?", "")],
        [("Is it far?", "No."), ("FOOD", ""), ("Why?", "So.")],
        [("Is it far?", "No.", "x"), ("Why?", "So.", "x")],
        [("", "No."), ("Why?", "So."), ("How?", "So.")],
    ],
)
def test_other_rows_are_not_asked(rows: list[tuple[str, ...]]) -> None:
    assert not asks_in_rows(rows)


@pytest.mark.parametrize("marks", ["QQAA", "AQAQ", "QAQ", "QAXA", "QA"])
def test_marks_in_another_order_are_no_pairs(marks: str) -> None:
    rows = tuple(TextRow((mark, f"Text {at}."), (at, at), "") for at, mark in enumerate(marks, start=1))
    assert unnamed_pairs(Block(BlockKind.WHOLE, "", (1, len(rows)), "", table=TextTable((), rows))) is None


def test_a_line_break_of_html_in_an_answer_is_one() -> None:
    assert pairs("| Question | Answer |\n|---|---|\n| Why? | So.<br/>And so. |\n")[0][1] == "So.\nAnd so."


def test_a_column_of_numbers_in_front_does_not_matter() -> None:
    rows = "".join(f"<tr><td>{at}.<td>{asked}<td>{told}" for at, (asked, told, _) in enumerate(PAIRS, start=1))
    assert pairs(f"<table>{rows}</table>", "page.html") == PAIRS
    assert pairs(f"<table>{rows.replace('2.', 'or')}</table>", "page.html") == []


def test_a_heading_in_bold_with_a_number_is_a_heading() -> None:
    rows = "| **A** | **General** | |\n| 1 | Why? | So. |\n| **B** | **Money** | |\n| 2 | How? | So. |\n"
    text = f"| No. | Question | Answer |\n|---|---|---|\n{rows}"
    assert pairs(text) == [("Why?", "So.", ("General",)), ("How?", "So.", ("Money",))]
