"""Tables in aligned columns of any width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.aligned_table import TableCell, aligned_rows, rows_with_tables
from faqbot.rendering.rows import plain_lines, text_columns


def cells(*texts: str) -> tuple[TableCell, ...]:
    return tuple((("", text),) for text in texts)


def shown(width: int, *rows: tuple[str, ...], aligned: tuple[str, ...] = ()) -> list[str]:
    header, *body = [cells(*row) for row in rows]
    return plain_lines(aligned_rows(header, body, aligned or ("left",) * len(header)), width)


PLANS = (("Plan", "Price"), ("Free", "0"), ("For a whole team", "1,200"))


def test_a_table_takes_no_more_room_than_it_needs() -> None:
    assert shown(80, *PLANS) == [
        "Plan              Price",
        "────────────────  ─────",
        "Free              0",
        "For a whole team  1,200",
    ]


def test_numbers_stand_below_each_other_on_the_right() -> None:
    assert shown(80, *PLANS, aligned=("left", "right"))[2:] == ["Free                  0", "For a whole team  1,200"]


def test_a_text_may_stand_in_the_middle() -> None:
    assert shown(80, ("abcde",), ("x",), aligned=("center",))[-1] == "  x"


def test_only_columns_that_are_too_wide_are_wrapped_within_themselves() -> None:
    assert shown(18, *PLANS) == [
        "Plan         Price",
        "───────────  ─────",
        "Free         0",
        "For a whole  1,200",
        "team",
    ]


def test_where_the_columns_do_not_fit_each_row_is_lines_behind_the_names_of_the_columns() -> None:
    assert shown(10, *PLANS) == ["Plan: Free", "Price: 0", "", "Plan: For", "  a whole", "  team", "Price:", "  1,200"]


def test_an_empty_cell_is_left_out_where_rows_are_lines() -> None:
    assert shown(8, ("a", "b", "c", "d"), ("1", "", "3", "4")) == ["a: 1", "c: 3", "d: 4"]


def test_wide_characters_take_two_columns() -> None:
    assert shown(80, ("a", "b"), ("日本", "1"), ("x", "2"))[2:] == ["日本  1", "x     2"]


def test_lines_of_cells_between_bars_are_a_table_in_any_document() -> None:
    assert plain_lines(rows_with_tables("Rooms:\n| Room | Seats |\n| Alder | 4 |\n\nEnd."), 80) == [
        "Rooms:",
        "Room   Seats",
        "─────  ─────",
        "Alder  4",
        "",
        "End.",
    ]


def test_a_line_of_dashes_between_bars_is_no_row() -> None:
    assert plain_lines(rows_with_tables("|a|b|\n|--|:-:|\n|1|2|"), 80) == ["a  b", "─  ─", "1  2"]


def test_a_single_line_between_bars_stands_as_it_is_written() -> None:
    assert plain_lines(rows_with_tables("| so it is |\nor not |"), 80) == ["| so it is |", "or not |"]


@given(st.text(st.sampled_from("|a -\n"), max_size=30))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    assert "".join(plain_lines(rows_with_tables(text), 80)).count("a") == text.count("a")


WORDS = st.text(st.sampled_from("ab 日-é"), max_size=12).map(lambda text: " ".join(text.split()))


@given(
    st.integers(1, 5).flatmap(lambda size: st.lists(st.tuples(*[WORDS] * size), min_size=1, max_size=4)),
    st.integers(2, 60),
)
def test_no_line_is_wider_than_the_screen_and_no_letter_is_lost(rows: list[tuple[str, ...]], width: int) -> None:
    lines = shown(width, *rows)
    assert all(text_columns(line) <= width for line in lines)
    seen = "".join(lines)
    for letter in "ab日é":
        assert seen.count(letter) >= sum(cell.count(letter) for row in rows[1:] for cell in row)
