"""The matrix of evidence finds columns by their names."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
import pytest

from faqbot.ranking.evidence.matrix import Evidence

MATRIX = Evidence.of({"words": np.array([1.0, 2.0]), "runs": np.array([0.5, -1.0])})


def test_columns_are_found_by_their_names() -> None:
    assert MATRIX.kinds == ("words", "runs")
    assert MATRIX["runs"].tolist() == [0.5, -1.0]
    assert MATRIX.values.shape == (len(MATRIX), 2)


def test_a_row_has_what_each_kind_says_of_one_pair() -> None:
    assert MATRIX.row(1) == {"words": 2.0, "runs": -1.0}


def test_the_total_adds_up_the_columns_of_each_row() -> None:
    assert MATRIX.total().tolist() == [1.5, 1.0]


def test_a_row_alone_adds_up_to_the_same_as_among_others() -> None:
    rows = np.random.default_rng(1).random((20, 12))
    kinds = [f"kind {number}" for number in range(12)]
    totals = Evidence(kinds, rows).total().tolist()
    assert totals == [[*accumulate(row)][-1] for row in rows.tolist()]
    assert totals == [Evidence(kinds, row[None]).total()[0] for row in rows]


def test_rows_come_in_the_order_asked_for() -> None:
    assert MATRIX.ordered(np.array([1, 0]))["words"].tolist() == [2.0, 1.0]


def test_a_kind_without_a_column_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        MATRIX["moon"]
