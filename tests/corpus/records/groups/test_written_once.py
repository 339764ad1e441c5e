"""A column writes each name once if several of its names have further rows below them."""

from __future__ import annotations

import pytest

from faqbot.corpus.records.groups.written_once import writes_names_once


@pytest.mark.parametrize("cells", [["A", "", "B", ""], ["A", "B", " ", "", "C", ""], ["A", "", "B", "", "C"]])
def test_two_names_with_further_rows_show_that_names_are_written_once(cells: list[str]) -> None:
    assert writes_names_once(cells)


@pytest.mark.parametrize(
    "cells",
    [[], ["", "A", "", "B", ""], ["A", "B", ""], ["A", "", "B"], ["A", "", "B", "", "a"], ["1", "", "2", ""]],
    ids=["no rows", "a row above all names", "the last name", "one name", "a name that repeats", "numbers"],
)
def test_other_empty_cells_are_only_empty(cells: list[str]) -> None:
    assert not writes_names_once(cells)


def test_one_problem_with_further_remedies_is_enough() -> None:
    assert writes_names_once(["A", "", "B"], are_problems=True)
    assert not writes_names_once(["A", "B"], are_problems=True)
