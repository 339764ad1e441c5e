"""Rows with a separator in a cell without quotes: mended where there is one way, and never cut."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.records import broken_rows
from faqbot.corpus.records.broken_rows import ColumnKind, evidence_of, is_plain, is_shifted, mended

COLUMNS = ("id", "question", "answer", "active", "price", "note")
ROWS = [[str(number), "Is it far?", "No.", "yes", "5", ""] for number in range(4)]


def mend(row: str, columns: tuple[str, ...] = COLUMNS, rows: Sequence[Sequence[str]] = ROWS) -> list[str] | None:
    return mended(row.split(";"), evidence_of(columns, rows), ";")


def test_the_kinds_of_columns_come_from_their_names_and_their_rows() -> None:
    kinds = [kind.name for kind in evidence_of(COLUMNS, ROWS).kinds]
    assert kinds == ["number", "asking", "answer", "switch", "number", "empty"]
    kinds = [kind.name for kind in evidence_of(COLUMNS, []).kinds]
    assert kinds == ["word", "asking", "answer", "switch", "text", "text"]


def test_a_column_that_repeats_its_values_holds_these() -> None:
    rows = [["Is it far?", "No.", group] for group in ("Times", "Prices", "Times", "Prices", "Times", "Times")]
    evidence = evidence_of(("question", "answer", "category"), rows)
    assert evidence.kinds[2] == ColumnKind("text", ("prices", "times"))
    assert mended("When?;At 6;or 7;Times".split(";"), evidence, ";") == ["When?", "At 6;or 7", "Times"]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("7;Who pays?;You; or me.;yes;5;", ["7", "Who pays?", "You; or me.", "yes", "5", ""]),
        ("7;Who pays?;You;or me.;yes;5", ["7", "Who pays?", "You;or me.", "yes", "5", ""]),
        ("7;Late; who pays?;You;or;me.;no;5;", ["7", "Late; who pays?", "You;or;me.", "no", "5", ""]),
        ("7;Late;who pays?;You;yes;5;;;;", ["7", "Late;who pays?", "You", "yes", "5", ""]),
    ],
)
def test_cells_are_joined_where_all_columns_have_a_value_of_their_kind(row: str, cells: list[str]) -> None:
    assert mend(row) == cells


@pytest.mark.parametrize("row", ["a;b;c;d;e;f;g", "7;Who pays?;You;or;me;5;", "7;Why?;Is it?;So;yes;5;"])
def test_a_row_with_several_joinings_or_none_is_not_mended(row: str) -> None:
    assert mend(row) is None


def test_a_space_tells_the_rest_of_a_cell_only_where_no_cell_begins_with_one() -> None:
    columns = ("question", "answer")
    assert mend("Toll;5; or 6", columns, [["Toll", "5"]] * 4) == ["Toll", "5; or 6"]
    assert mend("Toll; 5; or 6", columns, [["Toll", " 5"]] * 4) is None


def test_a_switch_with_words_of_its_own_is_not_shifted() -> None:
    rows = [["Is it far?", "No.", "In review by the board."]] * 4
    evidence = evidence_of(("question", "answer", "status"), rows)
    assert not is_shifted(["When?", "Soon.", "To be seen by the board."], evidence)
    evidence = evidence_of(("question", "answer", "status"), [])
    assert not is_shifted(["When?", "Soon.", "published"], evidence)
    assert is_shifted(["When?", "Soon", " but not before six."], evidence)
    assert not is_plain(["When?", "Soon", " but not before six."], evidence)


TEXTS = st.lists(st.sampled_from(["ab", "yes", "5", "c d", "x."]), min_size=1, max_size=4).map(";".join)


@given(TEXTS, TEXTS, st.sampled_from(["yes", "no"]), st.sampled_from(["5", "1,5", ""]))
def test_an_answer_is_whole_or_the_row_is_not_mended(asked: str, answer: str, active: str, price: str) -> None:
    row = ["7", f"{asked}?", answer, active, price, ""]
    if ";" in asked or ";" in answer:
        assert mend(";".join(row)) in (row, None)


def test_joining_takes_steps_in_proportion_to_the_surplus_at_most_squared(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []
    accepts = broken_rows._accepts

    def counted(*args: object, **named: object) -> bool:
        steps.append(1)
        return accepts(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(broken_rows, "_accepts", counted)
    for surplus in (20, 40, 1_000, 100_000):
        mend("7;a" + ";b" * surplus + ";yes;5;")
    assert len(steps) < 100_000
