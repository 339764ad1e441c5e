"""Rows of a table are below a category that is written once, or below a row that is a heading."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

import pytest

from faqbot.corpus.document import Document
from faqbot.corpus.readers.tables import read_table
from faqbot.corpus.records.groups.row_groups import GroupedRows, KeyColumns, RowGroups, row_groups_of

KEYS = KeyColumns(question=1, answer=2, topics=(0,))
ONCE = "Category,Question,Answer\nOrders,Can I cancel?,Yes.\n,Can I add?,No.\nPayment,Which cards?,Visa.\n,When?,Now.\n"
HEADINGS = "Question,Answer\nORDERS,\nCan I cancel?,Yes.\nPAYMENT,\nWhich cards?,Visa.\n"


def read(text: str) -> Document:
    return read_table(text, "faq.csv", "faq")


def placed(text: str) -> list[tuple[str, str]]:
    """Return what each question is about: its topic and its section, and the question."""
    pairs = read(text).pairs
    return [(" › ".join(filter(None, (pair.metadata.get("topic"), pair.section))), pair.question) for pair in pairs]


def rows_of(text: str) -> Sequence[Sequence[str]]:
    return list(csv.reader(StringIO(text)))


def test_a_category_that_is_written_once_holds_for_the_rows_below() -> None:
    assert [topic for topic, _ in placed(ONCE)] == ["Orders", "Orders", "Payment", "Payment"]


def test_a_question_without_a_category_at_the_end_of_a_table_has_none() -> None:
    rows = "Orders,Can I cancel?,Yes.\nShipping,Abroad?,Yes.\n,Who are you?,A company.\n,Where are you?,In Rome.\n"
    assert [topic for topic, _ in placed(f"Topic,Question,Answer\n{rows}")] == ["Orders", "Shipping", "", ""]


def test_a_category_that_repeats_is_written_in_every_row_that_has_it() -> None:
    text = ONCE.replace("Payment", "Orders")
    assert [topic for topic, _ in placed(text)] == ["Orders", "", "Orders", ""]


def test_what_is_no_category_is_not_filled_in() -> None:
    text = ONCE.replace("Category", "Owner")
    assert [pair.metadata.get("Owner") for pair in read(text).pairs] == ["Orders", None, "Payment", None]


def test_a_category_behind_the_question_is_a_remark() -> None:
    text = "Question,Answer,Category\nWhy?,So.,Orders\nHow?,So.,\nWhen?,Now.,Payment\n"
    assert [topic for topic, _ in placed(text)] == ["Orders", "", "Payment"]


def test_a_new_category_has_none_of_the_sections_of_the_one_above() -> None:
    rows = "A,One,Why?,So.\n,,Who?,Me.\nB,,How?,So.\nC,Two,When?,Now.\n,,Where?,Here.\n"
    text = f"Category,Section,Question,Answer\n{rows}"
    assert [topic for topic, _ in placed(text)] == ["A › One", "A › One", "B", "C › Two", "C › Two"]


def test_a_row_with_a_single_text_is_a_heading_if_the_table_begins_with_one() -> None:
    assert placed(HEADINGS) == [("ORDERS", "Can I cancel?"), ("PAYMENT", "Which cards?")]
    assert [(left.lines, left.reason) for left in read(HEADINGS).left_out] == [((2, 2), "heading"), ((4, 4), "heading")]


@pytest.mark.filterwarnings("ignore:.*without a question or an answer")
def test_a_question_without_an_answer_is_no_heading() -> None:
    asked = HEADINGS.replace("PAYMENT", "How do I pay")
    assert placed(asked) == [("ORDERS", "Can I cancel?"), ("ORDERS", "Which cards?")]
    late = "Question,Answer\nCan I cancel?,Yes.\nShipping,\nWhich cards?,Visa.\n"
    assert placed(late) == [("", "Can I cancel?"), ("", "Which cards?")]


@pytest.mark.filterwarnings("ignore:.*without a question or an answer")
def test_a_title_without_a_text_is_no_heading_where_titles_do_not_ask() -> None:
    assert placed("Problem,Solution\nPump is off,\nPump is loud,Vent it.\n") == [("", "Pump is loud")]


def test_a_title_above_a_header_that_repeats_is_the_first_heading() -> None:
    text = "ORDERS,\nQuestion,Answer\nCan I cancel?,Yes.\nPAYMENT,\nQuestion,Answer\nWhich cards?,Visa.\n"
    assert placed(text) == [("ORDERS", "Can I cancel?"), ("PAYMENT", "Which cards?")]
    assert read(text).title == "faq"


def test_a_heading_in_the_column_of_categories_ends_at_the_next_category() -> None:
    rows = rows_of("Orders,Can I cancel?,Yes.\nOrders,Why?,So.\nPayment,,\n,Which cards?,Visa.\nOther,Where?,Here.\n")
    groups = row_groups_of(rows, KEYS)
    assert groups == RowGroups(announced=(0,))
    grouped = GroupedRows(groups)
    names = [(grouped.filled(row) is None, grouped.names) for row in rows]
    assert names == [(False, ()), (False, ()), (True, ("Payment",)), (False, ("Payment",)), (False, ())]


def test_a_number_alone_is_no_heading() -> None:
    assert row_groups_of(rows_of("7,,\n8,Can I cancel?,Yes.\n9,Why?,So.\n"), KeyColumns(1, 2, ())) == RowGroups()


def test_a_number_in_front_of_a_heading_does_not_matter() -> None:
    text = "No,Question,Answer\nA,ORDERS,\nA1,Can I cancel?,Yes.\nB,PAYMENT,\nB1,Which cards?,Visa.\n"
    assert placed(text) == [("ORDERS", "Can I cancel?"), ("PAYMENT", "Which cards?")]


def test_a_subcategory_is_a_section_below_its_category() -> None:
    text = "Category,Subcategory,Question,Answer\nOrders,Changes,Can I cancel?,Yes.\n,Status,Where is it?,There.\n"
    assert placed(f"{text}Payment,,Which cards?,Visa.\n,Bills,Where is mine?,Here.\n") == [
        ("Orders › Changes", "Can I cancel?"),
        ("Orders › Status", "Where is it?"),
        ("Payment", "Which cards?"),
        ("Payment › Bills", "Where is mine?"),
    ]


def test_a_table_without_rows_has_no_groups() -> None:
    assert row_groups_of([], KEYS) == RowGroups()
