"""A table that holds facts is read by rows with their labels, and a table for programs is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.inventory import find_omissions
from faqbot.corpus.readers.sheets.fact_rows import are_labels
from faqbot.corpus.readers.tables import read_table
from faqbot.errors import NoPairsError

HOURS = "Day,Open,Close\nMonday,9:00,18:00\nSunday,10:00,14:00\n"


def chunks(text: str) -> list[tuple[str, str, tuple[int, int]]]:
    found = chunk_document(read_table(text, "facts.csv", "facts"))
    return [(chunk.kind, chunk.text, chunk.source.lines) for chunk in found]


def test_each_row_of_a_table_of_facts_is_a_chunk_with_its_labels() -> None:
    assert chunks(HOURS) == [
        ("row", "Day: Monday\nOpen: 9:00\nClose: 18:00", (2, 2)),
        ("row", "Day: Sunday\nOpen: 10:00\nClose: 14:00", (3, 3)),
    ]


def test_a_table_with_two_columns_is_read_if_it_holds_prose() -> None:
    rule = "Rule;Details\nHelmets;Wear one on every track.\nDogs;Keep them on a short lead.\n"
    assert [text for _, text, _ in chunks(rule)] == [
        "Rule: Helmets\nDetails: Wear one on every track.",
        "Rule: Dogs\nDetails: Keep them on a short lead.",
    ]


def test_a_name_that_is_written_once_is_in_each_row() -> None:
    basic = "Basic,Support,By mail only\n,Storage,One disk for all\n"
    text = f"Plan,Feature,Notes\n{basic}Pro,Support,By phone too\n,Storage,As much as you need\n"
    assert chunks(text)[1][1] == "Plan: Basic\nFeature: Storage\nNotes: One disk for all"


@pytest.mark.parametrize(
    "header",
    [
        "Name,Price",  # is too small, and holds no prose
        "Label,Text,Score",
        "Question,Topic,Expected",
        "Utterance,Intent,Type",
        "Topic,Alternative questions,Notes",
        "Name,Phone,Address",
        "Customer name,City,Country",
        "Ledger,All accounts,Of us",  # has no known label
        "Name,Name,Price",
        "Name,,Price",
        "Room 7,Place,Price",
        "Day,What is it?,Price",
    ],
)
def test_a_table_for_programs_or_without_labels_is_refused(header: str) -> None:
    width = header.count(",")
    with pytest.raises(NoPairsError):
        chunks(f"{header}\nBell{',5' * width}\n")


def test_a_long_table_without_prose_is_refused_and_one_with_prose_is_not() -> None:
    with pytest.raises(NoPairsError):
        chunks("Name,Price,Stock\n" + "Bell,5,10\n" * 101)
    assert len(chunks("Name,Details,Stock\n" + "Bell,It rings loudly,10\n" * 101)) == 101


def test_rows_that_do_not_fit_the_labels_are_refused() -> None:
    for row in ("1,2,3", "Bell,,", "Bell,5,6,7", '"Bell,5,6'):
        with pytest.raises(NoPairsError):
            chunks(f"Name,Price,Stock\n{row}\n")


def test_labels_are_known_in_several_languages() -> None:
    for header in (("Tag", "Öffnung"), ("Jour", "Matin"), ("Día", "Mañana"), ("Giorno", "Mattina"), ("Dag", "Ochtend")):
        assert are_labels(header)


def test_nothing_of_a_table_of_facts_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "hours.csv").write_text(HOURS)
    assert find_omissions([tmp_path]) == []
