"""Rows with a mark for a question or an answer are pairs, in one column or beside their marks."""

from __future__ import annotations

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import TextRow
from faqbot.corpus.readers.tables import read_table
from faqbot.corpus.reading import document_of
from faqbot.corpus.records.pairs.marked_rows import pairs_of_marked_rows
from faqbot.errors import NoPairsError


def pairs(*rows: tuple[str, ...]) -> list[tuple[str, str, tuple[int, int]]]:
    found = pairs_of_marked_rows([TextRow(row, (at, at), "") for at, row in enumerate(rows, start=1)])
    return [(*row.cells, row.lines) for row in found]


def test_marked_rows_of_one_column_are_pairs_below_a_title() -> None:
    rows = [("Our FAQ",), ("Q: Why?",), ("A: So.",), ("And so.",), ("",), ("Q: How?",), ("A: Thus.",)]
    assert pairs(*rows) == [("Why?", "So.\nAnd so.", (2, 4)), ("How?", "Thus.", (6, 7))]


def test_marks_may_stand_in_a_column_of_their_own() -> None:
    rows = [("Q1", "Why?"), ("A1", "So."), ("Q2", "How?"), ("A2", "Thus.")]
    assert pairs(*rows) == [("Why?", "So.", (1, 2)), ("How?", "Thus.", (3, 4))]


@pytest.mark.parametrize(
    "rows",
    [
        [("Q: Why?",), ("A: So.",)],
        [("Q: Why?",), ("Q: How?",), ("A: So.",)],
        [("A: So.",), ("Q: Why?",), ("A: So.",)],
        [("Q: Why?",), ("So.",), ("Q: How?",), ("A: So.",)],
        [("Q", "Why?", "x"), ("A", "So.", "x")],
        [("Q: Why?",), ("A:",), ("Q: How?",), ("A: So.",)],
        [("Q", "Why?"), ("A", "So."), ("Q", "How?"), ("A", "So."), ("Photo: Tom Hill", "")],
        [("Interview", "2024"), ("Q: Why?",), ("A: So.",), ("Q: How?",), ("A: So.",)],
        [("Name", "Price"), ("Bell", "5")],
    ],
)
def test_other_rows_are_no_pairs(rows: list[tuple[str, ...]]) -> None:
    assert pairs(*rows) == []


def test_a_file_of_marked_rows_is_read() -> None:
    text = "Q,How do I log in?\nA,With your address.\nQ,I lost it\nA,Press Forgot.\n"
    assert [pair.question for pair in read_table(text, "a.csv", "a").pairs] == ["How do I log in?", "I lost it"]
    with pytest.raises(NoPairsError):
        read_table("Q,How do I log in?\nA,With your address.\n", "a.csv", "a")


def test_a_header_above_the_marks_and_a_row_without_a_mark_do_not_matter() -> None:
    rows = [("Mark", "Text"), ("Q", "Why?"), ("A", "So."), ("", "And so."), ("Q", "How?"), ("A", "Thus.")]
    assert pairs(*rows) == [("Why?", "So.\nAnd so.", (2, 4)), ("How?", "Thus.", (5, 6))]


def test_the_same_rows_are_pairs_in_a_file_and_in_running_text() -> None:
    rows = ["Q,How?", "A,So.", ",And then so.", "Q,Why?", "A,Thus."]
    table = [f"| {row.replace(',', ' | ')} |" for row in rows]
    page = "\n".join((table[0], "|---|---|", *table[1:]))
    for text, name in (("\n".join(rows), "a.csv"), (page, "a.md")):
        chunks = chunk_document(document_of(text, name))
        assert [(one.question, one.text) for one in chunks] == [("How?", "So.\nAnd then so."), ("Why?", "Thus.")]
