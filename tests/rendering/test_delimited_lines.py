"""Records as lines of CSV and TSV."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.delimited_lines import DelimitedLines
from faqbot.rendering.readable import printable


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    (row,) = csv.reader([DelimitedLines(",").line([text])])
    assert row == [f"'{text}"]


@pytest.mark.parametrize("text", ["-5", "+.5", "-1e3", "a=b", ""])
def test_numbers_and_other_text_stay_as_they_are(text: str) -> None:
    assert next(csv.reader([DelimitedLines(",").line([text, "x"])])) == [text, "x"]


def test_lists_are_joined_and_objects_are_json() -> None:
    assert DelimitedLines("\t").line([["a", "b"], {"k": 1}, None, 0.5]) == 'a b\t"{""k"": 1}"\t\t0.5\n'


def test_a_text_is_cleaned_before_it_is_written() -> None:
    assert DelimitedLines(",", printable).line(["a\x1b"]) == "a\ufffd\n"


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=2))
def test_a_line_is_read_back_as_it_was(cells: list[str]) -> None:
    (row,) = csv.reader(StringIO(DelimitedLines(",").line(cells), newline=""))
    assert [cell if cell == known else cell.removeprefix("'") for cell, known in zip(row, cells, strict=True)] == cells
