"""CSV and TSV: records with their lines, whatever is broken beside them."""

from __future__ import annotations

import csv
import threading
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.records.delimited import Limit, Records, allow_large_cells, find_delimiter, read_records
from faqbot.corpus.records.feed import feed_of
from faqbot.errors import CorpusError

CELL = st.text(alphabet='ab ,"\n\r?é', max_size=6)


@given(st.lists(st.lists(CELL, min_size=1, max_size=3), max_size=8), st.sampled_from([",", "\t"]))
def test_records_are_read_as_they_were_written_and_their_lines_follow_on_each_other(
    rows: list[list[str]], delimiter: str
) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    read = list(read_records(file.getvalue(), "a.csv", delimiter))
    assert [cells for _, cells in read] == [row for row in rows if any(cell.strip() for cell in row)]
    places = [place for lines, _ in read for place in lines]
    assert places == sorted(places)


def test_the_lines_of_a_record_are_counted_from_the_first_of_the_part() -> None:
    read = list(read_records('a,"b\r\nc"\n\nd,e\n', "a.csv", ",", line=10))
    assert read == [((10, 11), ["a", "b\r\nc"]), ((13, 13), ["d", "e"])]


def test_several_empty_cells_are_a_record_where_they_mean_something() -> None:
    assert list(read_records(",\n\n", "a.csv", ",")) == []
    assert list(read_records(",\n\n", "a.csv", ",", keep_empty=True)) == [((1, 1), ["", ""])]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('a\n"b\nc\n', "broken quoting: a quote is never closed"),
        ('a\n"b', "broken quoting: a quote is never closed"),
        ('a\n"b"c\n', "broken quoting: ',' expected after '\"'"),
    ],
)
def test_broken_quoting_is_named_with_the_line_where_it_begins(text: str, fault: str) -> None:
    with pytest.raises(CorpusError) as caught:
        list(read_records(text, "a.csv", ","))
    assert (caught.value.message, caught.value.line) == (fault, 2)


def test_a_broken_record_costs_its_first_line_alone() -> None:
    records = list(Records(feed_of('a\n"b\nc,d\n'), ","))
    assert [(record.lines, record.cells) for record in records] == [((1, 1), ["a"]), ((2, 2), []), ((3, 3), ["c", "d"])]


def test_a_quoted_cell_is_read_no_further_than_the_limit() -> None:
    feed = feed_of('"a\n' + "b\n" * 1_000)
    assert next(Records(feed, ",", Limit(lines=5))).fault
    assert feed.number == 2
    assert next(Records(feed_of('"' + "b\n" * 1_000), ",", Limit(characters=5))).fault


def test_a_record_can_be_given_back() -> None:
    records = Records(feed_of('"a\nb",c\nd\n'), ",")
    first = next(records)
    records.give_back()
    assert next(records) == first
    assert next(records).cells == ["d"]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("question;id\n", ";"),
        ("question;a,b,c\n", ";"),  # the header names a column so, though commas are more frequent
        ("\n \nid|question\n", "|"),
        ("Frage;Nummer;Thema\n", ";"),
        ("question\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_is_the_one_that_names_the_columns_or_the_most_frequent(text: str, delimiter: str) -> None:
    assert find_delimiter(feed_of(text), ".csv", ("question",)) == delimiter


def test_the_header_comes_next_after_the_delimiter_was_found() -> None:
    feed = feed_of("\n\nquestion;id\n")
    find_delimiter(feed, ".csv", ("question",))
    assert (feed.number, next(feed)) == (3, "question;id\n")


def test_a_tsv_has_tabs_whatever_its_header_holds() -> None:
    assert find_delimiter(feed_of("question,id\n"), ".tsv", ("question",)) == "\t"


def test_tables_with_large_cells_are_read_by_several_threads_at_once() -> None:
    allow_large_cells()
    limit = csv.field_size_limit()
    start = threading.Barrier(4)

    def read(size: int) -> set[int]:
        start.wait()
        text = f"Why?,{'x' * size}\n" * 5
        return {len(cells[1]) for _ in range(20) for _, cells in read_records(text, "a.csv", ",")}

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, (140_000, 10, 200_000, 20))) == [{140_000}, {10}, {200_000}, {20}]
    assert csv.field_size_limit() == limit


def test_a_limit_on_cells_that_is_large_enough_is_left_as_it_is() -> None:
    before = csv.field_size_limit(2**31 - 1)
    try:
        allow_large_cells()
        assert csv.field_size_limit() == 2**31 - 1
    finally:
        csv.field_size_limit(max(before, 2**31 - 1))
