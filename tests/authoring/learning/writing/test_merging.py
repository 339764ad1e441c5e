"""The contents of a phrasings.csv with further rows."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.authoring.learning.writing.merging import ChunkNaming, PlacedRow, merged
from faqbot.corpus.authors.phrasings import read_phrasings
from faqbot.errors import CorpusError

IDS = ["page#first", "page#second", "page#third"]
NUMBERS = {name: number for number, name in enumerate(IDS)} | {"page.md:1-2": 0, "page.md:4-5": 1}
NAMING = ChunkNaming(NUMBERS.get, IDS.__getitem__, lambda question: question.casefold())


def text_of(before: str, *rows: tuple[str, str]) -> str:
    return merged(before, "phrasings.csv", [PlacedRow(*row) for row in rows], NAMING).text


def test_a_file_that_is_not_there_yet_gets_a_header_and_the_rows_in_the_order_of_the_chunks() -> None:
    assert text_of("", ("b", "page#second"), ("d", ""), ("a", "page#first")) == (
        "question,chunk\na,page#first\nb,page#second\nd,\n"
    )


def test_new_rows_of_a_chunk_come_behind_those_that_are_there_and_decoys_last() -> None:
    before = "question,chunk\nd,\nb,page#second\na,page#first\n"
    assert text_of(before, ("e", ""), ("c", "page#first")) == (
        "question,chunk\na,page#first\nc,page#first\nb,page#second\nd,\ne,\n"
    )


def test_lines_become_ids_and_other_rows_keep_their_bytes() -> None:
    before = 'question,chunk\n"a",page#first\nb,page.md:4-5\n'
    assert text_of(before, ("c", "page#third")) == ('question,chunk\n"a",page#first\nb,page#second\nc,page#third\n')


def test_a_row_of_a_chunk_that_is_not_read_keeps_its_name_and_comes_before_the_decoys() -> None:
    before = "question,chunk\nx,other#chunk\nd,\n"
    assert text_of(before, ("a", "page#first")) == "question,chunk\na,page#first\nx,other#chunk\nd,\n"


def test_comments_stay_on_top_with_the_row_below_them_and_at_the_end() -> None:
    before = (
        '# kept by hand\n\nquestion,chunk\n# about the second, "of\nb,page#second\n\n# about the first\na,page#first\n'
        "# the end\n"
    )
    assert text_of(before, ("c", "page#first")) == (
        '# kept by hand\n\nquestion,chunk\n\n# about the first\na,page#first\nc,page#first\n# about the second, "of\n'
        "b,page#second\n# the end\n"
    )


def test_other_columns_delimiter_and_line_ends_are_kept() -> None:
    before = "added;chunk;question\r\n2026;page.md:4-5;b;\r\n"
    before = before.replace("b;", "b")
    assert text_of(before, ("a; b", "page#first")) == (
        'added;chunk;question\r\n;page#first;"a; b"\r\n2026;page#second;b\r\n'
    )


def test_a_last_line_without_a_line_end_gets_one_before_the_next_row() -> None:
    assert text_of("question,chunk\na,page#first", ("b", "page#first")) == (
        "question,chunk\na,page#first\nb,page#first\n"
    )


def test_a_question_that_the_file_has_already_is_not_added() -> None:
    before = "question,chunk\na,page#first\n"
    result = merged(before, "phrasings.csv", [PlacedRow("A", "page#second"), PlacedRow("a", "page#first")], NAMING)
    assert result == (before, ())


def test_a_question_that_begins_with_a_hash_is_no_comment_afterwards() -> None:
    text = text_of("", ("# of sets", "page#first"))
    assert [row.question for row in read_phrasings(text, "phrasings.csv")] == ["# of sets"]


def test_a_file_without_the_columns_is_an_error_with_its_line() -> None:
    with pytest.raises(CorpusError, match=r"phrasings\.csv:2: no question and chunk columns"):
        text_of("# mine\na,b\n", ("a", "page#first"))


questions = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).map(str.strip).filter(bool)
rows = st.lists(st.tuples(questions, st.sampled_from([*IDS, ""])), unique_by=lambda row: row[0].casefold())


@given(rows, rows)
def test_no_row_is_ever_lost_whatever_the_file_and_the_rows_say(old: list, new: list) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("question", "chunk"), *old])
    text = text_of(file.getvalue(), *new)
    found = [(row.question, row.chunk) for row in read_phrasings(text, "phrasings.csv")]
    had = {question.casefold() for question, _ in old}
    assert sorted(found) == sorted([*old, *(row for row in new if row[0].casefold() not in had)])
    assert text_of(text, *new) == text  # and once is enough
