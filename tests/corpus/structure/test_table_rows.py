"""A row whose first cell is empty is about what stands above it, if the first column names each matter once."""

from __future__ import annotations

import pytest

from faqbot.corpus.document import TextRow, TextTable
from faqbot.corpus.structure.table_rows import rows_with_names


def names(*rows: tuple[str, ...], header: tuple[str, ...] = ("Symptom", "Cause", "Fix")) -> list[str]:
    """Return the first cells of the rows of a table."""
    table = TextTable(header, tuple(TextRow(row, (at, at), "") for at, row in enumerate(rows, start=3)))
    return [row.cells[0] for row in rows_with_names(table)]


def test_a_row_without_a_name_has_the_one_above_it() -> None:
    rows = [("Basic", "Storage", "One disk"), ("", "Support", "None"), ("Pro", "Storage", "Two"), ("", "Support", "Us")]
    assert names(*rows, header=("Plan", "Feature", "Notes")) == ["Basic", "Basic", "Pro", "Pro"]


def test_a_row_below_the_last_name_alone_may_be_about_all() -> None:
    rows = [("Basic", "Storage", "One disk"), ("Pro", "Storage", "Two disks"), ("", "Backups", "Once a day for all")]
    assert names(*rows, header=("Plan", "Feature", "Notes")) == ["Basic", "Pro", ""]


def test_a_single_problem_with_several_remedies_is_enough() -> None:
    rows = [("No sound", "Muted", "Press Mute"), ("", "Cable", "Push it in"), ("No picture", "Off", "Switch on")]
    assert names(*rows) == ["No sound", "No sound", "No picture"]


@pytest.mark.parametrize(
    "last",
    [("", "", "Sum"), ("", "Sum", "30"), ("", "Sum")],
    ids=["an empty cell", "a number", "fewer cells"],
)
def test_a_row_that_may_sum_up_the_others_has_no_name(last: tuple[str, ...]) -> None:
    assert names(("Bell", "Loud", "One"), ("Lamp", "Bright", "Two"), last)[2] == ""


def test_names_that_repeat_are_written_in_every_row_that_has_one() -> None:
    assert names(("A", "b", "c"), ("", "b", "c"), ("A", "b", "c")) == ["A", "", "A"]


def test_a_column_without_a_label_or_without_a_name_in_the_first_row_names_nothing() -> None:
    assert names(("A", "b", "c"), ("", "b", "c"), header=("", "x", "y")) == ["A", ""]
    assert names(("", "b", "c"), ("A", "b", "c")) == ["", "A"]
