"""Records as lines of CSV and TSV."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.delimited_lines import DelimitedLines
from faqbot.rendering.readable import printable

SIGNS = ["=1+1", "+cmd", "-x", "@SUM(A1)", "\uff1d1", "\uff0bcmd", "\uff0dx", "\uff20x", "\ufe66x"]
UNSEEN = [
    "",
    " ",
    "\xa0",
    "\u3000",
    "\v",
    "\f",
    "\x00",
    "\u200b",
    "\ufeff",
    "\u2060",
    "\xad",
    "\u202e",
    "\n",
    "\r",
]


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("text", SIGNS)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, unseen: str) -> None:
    (row,) = csv.reader(StringIO(DelimitedLines(",").line([unseen + text]), newline=""))
    assert row == [f"'{unseen}{text}"]


@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx"])
def test_a_cell_that_begins_with_a_tab_or_a_line_end_gets_an_apostrophe(text: str) -> None:
    (row,) = csv.reader(StringIO(DelimitedLines(",").line([text]), newline=""))
    assert row == [f"'{text}"]


@pytest.mark.parametrize("text", ["-5", "+.5", "-1e3", "a=b", "", " a", "\u200bb", "a - b; - c", "well ;-)", "a\n- b"])
def test_numbers_and_other_text_stay_as_they_are(text: str) -> None:
    assert next(csv.reader(StringIO(DelimitedLines(",").line([text, "x"]), newline=""))) == [text, "x"]


@pytest.mark.parametrize(
    ("delimiter", "text", "cell"),
    [
        (",", "a;=1+1;b", "a;'=1+1;b"),
        (",", "a\n=1+1\r\n  @SUM(A1)\n- b\n-cmd", "a\n'=1+1\r\n  '@SUM(A1)\n- b\n'-cmd"),
        (",", "a;+cmd\t@SUM(A1)", "a;'+cmd\t'@SUM(A1)"),
        (",", "a,=1+1", "a,=1+1"),
        (";", "a,=1+1;=2", "a,'=1+1;=2"),
        ("\t", "a,=1+1;=2\t=3", "a,'=1+1;'=2\t=3"),
    ],
)
def test_a_formula_begins_nowhere_in_a_cell_that_is_cut_at_another_separator_or_a_line_end(
    delimiter: str, text: str, cell: str
) -> None:
    (row,) = csv.reader(StringIO(DelimitedLines(delimiter).line([text]), newline=""), delimiter=delimiter)
    assert row == [cell]


def test_lists_are_joined_and_objects_are_json() -> None:
    assert DelimitedLines("\t").line([["a", "b"], {"k": 1}, None, 0.5]) == 'a b\t"{""k"": 1}"\t\t0.5\n'


def test_a_text_is_cleaned_before_it_is_written() -> None:
    assert DelimitedLines(",", printable).line(["a\x1b"]) == "a\ufffd\n"


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=2))
def test_a_line_is_read_back_as_it_was(cells: list[str]) -> None:
    (row,) = csv.reader(StringIO(DelimitedLines(",").line(cells), newline=""))
    whole = [re.sub("(?<=[;\t\r\n ])'(?=[=@+\uff1d\uff20\uff0b\uff0d-])", "", cell) for cell in row]
    known = [re.sub("(?<=[;\t\r\n ])'(?=[=@+\uff1d\uff20\uff0b\uff0d-])", "", cell) for cell in cells]
    assert [cell if cell == was else cell.removeprefix("'") for cell, was in zip(whole, known, strict=True)] == known
