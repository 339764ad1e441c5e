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
        "Item,Price",  # is too small, and holds no prose
        "Label,Text,Score",
        "Question,Topic,Expected",
        "Utterance,Intent,Type",
        "Topic,Alternative questions,Notes",
        "Item,Price,Stock",  # has an unknown label
        "Item,Item,Price",
        "Item,,Price",
        "Room 7,Place,Price",
        "Day,Place?,Price",
    ],
)
def test_a_table_with_other_labels_is_refused(header: str) -> None:
    width = header.count(",")
    with pytest.raises(NoPairsError):
        chunks(f"{header}\nBell{',one' * width}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Order,Date,Item,Quantity,Status\nA-1,2024-03-01,Desk lamp,2,shipped\n",
        "Name,Department,Role,Room\nAnna Weber,Sales,Head of all sales,12\n",
        "Location,Date,Temperature\nNorth field,2024-01-01,3.2\n",
        "Article,Model,Price\nLamp,L1,20\n",
        "Stop,Line,Time\nMain Street,Night bus,9:40\n",
        "Level,Time,Message\nINFO,9:40,Server has been started now\n",
        "Product,Type,Price,Stock,Description\nMug,Home,12.50,3,A fine mug for your home.\n",
        "Description,Date,Amount\nRent for March,01.03.2024,-900\n",
        "Service,Login,Password,Notes\nMail,admin,hunter2,Account of the firm\n",
    ],
    ids=["orders", "employees", "measurements", "prices", "timetable", "log", "shop", "bank", "passwords"],
)
def test_a_table_for_programs_or_an_office_is_refused(text: str) -> None:
    with pytest.raises(NoPairsError):
        chunks(text)


def test_a_long_table_without_prose_is_refused_and_one_with_prose_is_not() -> None:
    with pytest.raises(NoPairsError):
        chunks("Item,Price,Place\n" + "Bell,5 €,Hall\n" * 101)
    assert len(chunks("Item,Details,Place\n" + "Bell,It rings loudly,Hall\n" * 101)) == 101


def test_bare_numbers_are_facts_beside_prose_only() -> None:
    assert (
        chunks("Item,Price,Details\nBell,5,It rings loudly\n")[0][1] == "Item: Bell\nPrice: 5\nDetails: It rings loudly"
    )
    with pytest.raises(NoPairsError):
        chunks("Item,Price,Place\nBell,5,Hall\n")


def test_rows_that_do_not_fit_the_labels_are_refused() -> None:
    for row in ("1,2 €,Hall", "Bell,,", "Bell,5 €,Hall,7", '"Bell,5 €,Hall'):
        with pytest.raises(NoPairsError):
            chunks(f"Item,Price,Place\n{row}\n")


def test_labels_are_known_in_several_languages() -> None:
    for header in (("Tag", "Öffnung"), ("Jour", "Matin"), ("Día", "Mañana"), ("Giorno", "Mattina"), ("Dag", "Ochtend")):
        assert are_labels(header)


def test_nothing_of_a_table_of_facts_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "hours.csv").write_text(HOURS)
    assert find_omissions([tmp_path]) == []
