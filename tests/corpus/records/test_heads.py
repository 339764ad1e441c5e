"""The head of a delimited table is found below titles, and nothing else is taken for a head."""

from __future__ import annotations

import pytest

from faqbot.corpus.records.delimited import Dialect
from faqbot.corpus.records.heads import read_head
from faqbot.errors import NoPairsError


def test_a_header_below_titles_has_its_own_delimiter() -> None:
    head = read_head('"Questions, answered"\n\nid;question;answer;;\n1;How?;So.;;\n', "a.csv")
    assert (head.dialect, head.columns) == (Dialect(";"), ("id", "question", "answer"))
    assert (head.title, head.first, head.above, head.data_above) == ("Questions, answered", 4, (), ())


def test_a_date_is_no_title() -> None:
    head = read_head("2024-05-01,\nExport of May,\nquestion,answer\n", "a.csv")
    assert (head.title, head.above) == ("Export of May", ((1, 1),))


def test_a_broken_row_above_the_header_does_not_matter() -> None:
    assert read_head('"Our" questions\nquestion,answer\nHow?,So.\n', "a.csv").first == 3


@pytest.mark.parametrize("mark", ["?", "？", "؟"])
def test_a_first_row_that_asks_is_a_pair(mark: str) -> None:
    head = read_head(f"How{mark},So.,,\nquestion,answer\n", "a.csv")
    assert (head.is_pair, head.columns, head.first) == (True, ("question", "answer"), 1)


def test_a_table_without_a_header_names_its_first_row() -> None:
    with pytest.raises(NoPairsError, match=r"a\.csv:2: no question and answer columns \(found: a, b\)"):
        read_head("\na,b\n1,2\n", "a.csv")
