"""Lines of a report: how they are wrapped, and what becomes of a table that does not fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqbot.evaluation.metrics import share
from faqbot.evaluation.reporting.report_lines import ReportLayout

HEADER, WIDTHS = ("  of all", "before", "now"), (20, 20, 20)
ROWS = [("  answered right", "0.500", "1.000"), ("  answered wrong", "0.250", "")]


@given(st.integers(40, 80), st.integers(0, 60))
def test_a_number_and_its_percent_sign_stay_on_one_line(width: int, before: int) -> None:
    lines = ReportLayout(width).wrapped(f"{'a ' * before}but 67 % is asked for", first="    ")
    assert any("67 %" in line for line in lines)
    assert max(map(len, lines)) <= width


def test_a_layout_is_between_40_and_80_columns_wide() -> None:
    assert [ReportLayout.of_terminal(columns).width for columns in (0, 39, 40, 66, 80, 200)] == [40, 40, 40, 66, 80, 80]


def test_a_table_that_fits_has_a_line_for_each_row() -> None:
    header, first, _ = ReportLayout(60).table(HEADER, WIDTHS, ROWS)
    assert header.split() == ["of", "all", "before", "now"]
    assert first == f"{'  answered right':<20}{'0.500':>20}{'1.000':>20}"


def test_a_table_that_does_not_fit_names_each_cell() -> None:
    assert list(ReportLayout(40).table(HEADER, WIDTHS, ROWS)) == [
        "  of all",
        "  answered right",
        "    before 0.500, now 1.000",
        "  answered wrong",
        "    before 0.250",
    ]


def test_a_figure_has_its_interval_and_counts_below_it_where_the_report_is_narrow() -> None:
    assert ReportLayout(40).figure("answered right", share(1, 2)) == [
        "  answered right",
        "    0.500, 95 % interval 0.095-0.905,",
        "    1 of 2",
    ]
    assert ReportLayout(40).figure("AUROC", None) == ["  AUROC", "    n/a"]
    (line,) = ReportLayout(80).figure("answered right", share(1, 2))
    assert line.split() == ["answered", "right", "0.500", "0.095-0.905", "1", "of", "2"]
