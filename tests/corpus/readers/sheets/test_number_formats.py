"""Numbers are shown as their formats say, and dates in ISO."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.readers.sheets.number_formats import number_format, parsed_format, shown_number


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("General", "19.0", "19"),
        ("General", "0.30000000000000004", "0.3"),
        ("General", "1E+20", "1e+20"),
        ("0", "18.6", "19"),
        ("#,##0.00", "1234567.5", "1234567.50"),
        ("0%", "0.19", "19%"),
        ("0.0 %", "0.195", "19.5 %"),
        ('#,##0.00\\ "€"', "4.9", "4.90 €"),
        ("#,##0.00 [$€-407];[RED]-#,##0.00 [$€-407]", "-4.9", "-4.90 €"),
        ("[$$-409]#,##0.00", "5", "$5.00"),
        ('0 "pieces"', "3", "3 pieces"),
        ("dd.mm.yyyy", "45413", "2024-05-01"),
        ("yyyy-mm-dd hh:mm", "45413.5625", "2024-05-01 13:30"),
        ("d/m/yy", "45413.5", "2024-05-01 12:00"),
        ("h:mm AM/PM", "0.375", "09:00"),
        ("[h]:mm:ss", "1.25", "30:00:00"),
        ("mmm yy", "45413", "2024-05-01"),
        ("yyyy年m月d日", "45413", "2024-05-01"),
        ("dd.mm.yyyy", "1", "1900-01-01"),
        ("dd.mm.yyyy", "-5", "-5"),
        ("# ?/?", "0.5", "0.5"),
        ("0.00E+00", "12345", "12345"),
        ('"yes";"no"', "1", "1"),
        ("0", "text", "text"),
        ("0", "nan", "nan"),
    ],
)
def test_a_number_is_shown_as_its_format_says(code: str, value: str, shown: str) -> None:
    assert shown_number(value, parsed_format(code)) == shown


def test_formats_of_a_workbook_come_before_those_that_every_workbook_has() -> None:
    assert shown_number("0.5", number_format(9)) == "50%"
    assert shown_number("0.5", number_format(9, ((9, "0.00"),))) == "0.50"
    assert shown_number("0.5", number_format(170)) == "0.5"


@given(st.text(max_size=300), st.floats())
def test_no_format_fails(code: str, value: float) -> None:
    assert isinstance(shown_number(str(value), parsed_format(code)), str)
