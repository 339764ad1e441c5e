"""CSV and TSV: records with their lines, whatever is broken beside them."""

from __future__ import annotations

import csv
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.records.columns import has_columns
from faqbot.corpus.records.delimited import Dialect, Limit, Records, allow_large_cells, find_dialect, read_records
from faqbot.corpus.records.feed import Feed, feed_of
from faqbot.errors import CorpusError

COMMA = Dialect(",")
CELL = st.text(alphabet='ab ,"\n\r?é', max_size=6)


def has_question(names: Sequence[str]) -> bool:
    return has_columns(names, ("question",))


def tsv(text: str, width: int) -> list[tuple[tuple[int, int], list[str]]]:
    return list(read_records(feed_of(text), "a.tsv", Dialect("\t", width)))


@given(st.lists(st.lists(CELL, min_size=1, max_size=3), max_size=8), st.sampled_from([",", "\t"]))
def test_records_are_read_as_they_were_written_and_their_lines_follow_on_each_other(
    rows: list[list[str]], delimiter: str
) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    read = list(read_records(feed_of(file.getvalue()), "a.csv", Dialect(delimiter)))
    assert [cells for _, cells in read] == [row for row in rows if any(cell.strip() for cell in row)]
    places = [place for lines, _ in read for place in lines]
    assert places == sorted(places)


def test_the_lines_of_a_record_are_counted_from_the_first_of_the_part() -> None:
    read = list(read_records(feed_of('a,"b\r\nc"\n\nd,e\n', 10), "a.csv", COMMA))
    assert read == [((10, 11), ["a", "b\r\nc"]), ((13, 13), ["d", "e"])]


def test_several_empty_cells_are_a_record_where_they_mean_something() -> None:
    assert list(read_records(feed_of(",\n\n"), "a.csv", COMMA)) == []
    assert list(read_records(feed_of(",\n\n"), "a.csv", COMMA, keep_empty=True)) == [((1, 1), ["", ""])]


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
        list(read_records(feed_of(text), "a.csv", COMMA))
    assert (caught.value.message, caught.value.line) == (fault, 2)


def test_a_broken_record_costs_its_first_line_alone() -> None:
    records = list(Records(feed_of('a\n"b\nc,d\n'), COMMA))
    assert [(record.lines, record.cells) for record in records] == [((1, 1), ["a"]), ((2, 2), []), ((3, 3), ["c", "d"])]


def test_a_quoted_cell_is_read_no_further_than_the_limit() -> None:
    feed = feed_of('"a\n' + "b\n" * 1_000)
    assert next(Records(feed, COMMA, Limit(lines=5))).fault
    assert feed.number == 2
    assert next(Records(feed_of('"' + "b\n" * 1_000), COMMA, Limit(characters=5))).fault


def test_a_record_can_be_given_back() -> None:
    records = Records(feed_of('"a\nb",c\nd\n'), COMMA)
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
        ("Service;Price, EUR\n", ";"),  # a mark before a space may be in a name
        ("question;answer, short\n", ";"),
        ("id, question\n", ","),
    ],
)
def test_the_delimiter_is_the_one_that_names_the_columns_or_the_most_frequent(text: str, delimiter: str) -> None:
    assert find_dialect(feed_of(text), ".csv", has_question) == Dialect(delimiter)


def test_the_header_comes_next_after_the_delimiter_was_found() -> None:
    feed = feed_of("\n\nquestion;id\n")
    find_dialect(feed, ".csv", has_question)
    assert (feed.number, next(feed)) == (3, "question;id\n")


def test_a_tsv_has_tabs_whatever_its_header_holds() -> None:
    assert find_dialect(feed_of("question,id\n"), ".tsv", has_question).delimiter == "\t"


def test_a_line_for_spreadsheets_names_the_delimiter_and_is_no_header() -> None:
    for line in ("sep=;", '"sep=;"', "SEP=;;;"):
        feed = feed_of(f"{line}\nFrage, lang;Nummer\n")
        assert find_dialect(feed, ".csv", has_question) == Dialect(";")
        assert (feed.number, next(feed)) == (2, "Frage, lang;Nummer\n")


def test_a_tsv_has_the_width_of_its_header_unless_the_header_is_quoted() -> None:
    assert find_dialect(feed_of("question\tid\n"), ".tsv", has_question) == Dialect("\t", 2)
    assert find_dialect(feed_of('"question"\t"id"\n'), ".tsv", has_question) == Dialect("\t")


@pytest.mark.parametrize(
    "line",
    ['"Hello" said who?\tThe cat.', '"Why"\t"So."', 'A 5" pipe?\t6"', '"open\tclose', '"a"b\t"c', "'x'\ty"],
)
def test_a_cell_of_a_tsv_that_begins_with_a_quote_is_text(line: str) -> None:
    assert tsv(f"{line}\nx\ty\n", 2) == [((1, 1), line.split("\t")), ((2, 2), ["x", "y"])]


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        ('"a\tb"\tc', ["a\tb", "c"]),
        ('a\t"b\nc"', ["a", "b\nc"]),
        ('"a\n\nb"\t"c ""d"""', ["a\n\nb", 'c "d"']),
        ('a\t"said ""b"""', ["a", 'said "b"']),
        ('a\t""', ["a", ""]),
    ],
)
def test_a_row_of_a_tsv_that_fits_only_as_quoted_is_quoted(lines: str, cells: list[str]) -> None:
    last = lines.count("\n") + 1
    assert tsv(f"{lines}\nx\ty\n", 2) == [((1, last), cells), ((last + 1, last + 1), ["x", "y"])]


def test_a_quote_that_stays_open_does_not_swallow_rows_that_fit() -> None:
    rows = [["a", '"b'], ["c", "d"], ["e", 'f"'], ["g", "h"]]
    assert [cells for _, cells in tsv("\n".join(map("\t".join, rows)), 2)] == rows


@given(st.lists(st.lists(st.text(alphabet='ab ,"\n?é', max_size=6), min_size=2, max_size=2), max_size=8))
def test_rows_that_a_program_wrote_as_tsv_are_read_as_they_were_written(rows: list[list[str]]) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter="\t", lineterminator="\n").writerows(rows)
    read = [cells for _, cells in tsv(file.getvalue(), 2)]
    assert read == [row for row in rows if any(cell.strip() for cell in row)]


class CountingFeed(Feed):
    """A feed that counts how often a line is taken, also again."""

    steps = 0

    def __next__(self) -> str:
        self.steps += 1
        return super().__next__()


@pytest.mark.parametrize("line", ['"x\n', '"""x\n', '""x""\t"\n', '"x\t"\n', 'a\t"b\n', '"\t""\t"\n'])
def test_open_quotes_cost_time_in_proportion_to_the_lines(line: str) -> None:
    costs = []
    for count in (500, 1000):
        feed = CountingFeed([line] * count)
        assert len(list(read_records(feed, "a.tsv", Dialect("\t", 2)))) > 0
        costs.append(feed.steps)
    assert costs[1] < 3 * costs[0]


def test_tables_with_large_cells_are_read_by_several_threads_at_once() -> None:
    allow_large_cells()
    limit = csv.field_size_limit()
    start = threading.Barrier(4)

    def read(size: int) -> set[int]:
        start.wait()
        text = f"Why?,{'x' * size}\n" * 5
        return {len(cells[1]) for _ in range(20) for _, cells in read_records(feed_of(text), "a.csv", COMMA)}

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
