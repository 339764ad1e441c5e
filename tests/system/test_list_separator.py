"""The separator of CSV is that of the country, unless another is said."""

from __future__ import annotations

import locale

import pytest

from faqbot.system.list_separator import decimal_point, list_separator, separator_of


def test_a_separator_that_is_said_counts() -> None:
    assert separator_of(";", for_excel=False) == ";"
    assert separator_of(",", for_excel=True) == ","


def test_csv_that_is_not_for_excel_has_commas() -> None:
    assert separator_of(None, for_excel=False) == ","


@pytest.mark.parametrize(("decimal", "separator"), [(".", ","), (",", ";"), ("", ",")])
def test_lists_are_separated_by_a_sign_that_no_number_has(decimal: str, separator: str) -> None:
    assert list_separator(decimal) == separator


def test_a_locale_that_is_not_installed_counts_as_one_with_a_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    assert decimal_point() == "."


def test_the_locale_of_the_process_stays_as_it_was() -> None:
    before = locale.setlocale(locale.LC_NUMERIC)
    decimal_point()
    assert locale.setlocale(locale.LC_NUMERIC) == before
