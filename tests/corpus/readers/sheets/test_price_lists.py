"""A price list or a timetable is read by rows, also if not all of its labels are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_workbooks import ods, ods_row

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.sheets.price_lists import are_priced_labels, why_no_price_list
from faqbot.corpus.readers.sheets.workbook_reader import read_workbook
from faqbot.corpus.readers.tables import read_table
from faqbot.corpus.reading import read_document
from faqbot.errors import NoPairsError


def workbook(**sheets: list[tuple[str, ...]]) -> bytes:
    tables = (
        f'<table:table table:name="{name}">{"".join(ods_row(*row) for row in rows)}</table:table>'
        for name, rows in sheets.items()
    )
    return ods("".join(tables))


def texts(table: str) -> list[str]:
    return [chunk.text for chunk in chunk_document(read_table(table, "list.csv", "list"))]


@pytest.mark.parametrize(
    "table",
    [
        "Haircut,Price\nShort hair,18\nLong hair,from 25\n",
        "Day,Opening hours\nTuesday,9-17\nFriday,10-15\n",
        "Code;Boat;Price EUR;Seats on board\nB-1;Rowing boat;12.00;up to 4\nB-2;Sailing boat;45.50;6 or 7\n",
        "Day,Time,Workshop,Teacher,Room\nMonday,18:00,Pottery,Ines,2\nMonday,20:00,Felting,Omar,1\n",
        "Tag;Uhrzeit;Kurs;Leitung\nMontag;18:00;Töpfern;Ines\nDienstag;19:00;Filzen;Omar\n",
        "Prestation,Prix\nCoupe courte,18\nCoupe longue,25\n",
        "Corte,Precio,Duración\nCorto,18,media hora\nLargo,25,una hora\n",
        "Taglio,Prezzo\nCorto,18\nLungo,25\n",
        "Serviço,Preço\nCorte curto,18\nCorte longo,25\n",
        "Behandeling,Prijs\nKort haar,18\nLang haar,25\n",
    ],
)
def test_a_price_list_or_a_timetable_is_read_by_rows(table: str) -> None:
    assert len(texts(table)) == 2


def test_each_row_of_a_price_list_has_its_labels() -> None:
    assert texts("Haircut,Price\nShort hair,18\nLong hair,from 25\n")[1] == "Haircut: Long hair\nPrice: from 25"


def test_a_sheet_with_prices_beside_one_with_questions_is_read() -> None:
    data = workbook(
        FAQ=[("question", "answer"), ("Is it warm?", "Yes.")],
        Prices=[("Haircut", "Price"), ("Short hair", "18"), ("Long hair", "25")],
    )
    document = read_workbook(data, "shop.ods", "shop")
    assert (len(document.pairs), len(document.facts)) == (1, 2)


@pytest.mark.parametrize(
    "labels",
    ["Day,Time,Patient", "Name,Day,Time", "Día,Nombre de alumno,Nota", "Singer,Fee,Note", "Time,Level,Cost,Message"],
)
def test_lists_of_people_and_logs_are_refused(labels: str) -> None:
    assert not are_priced_labels(labels.split(","))


@pytest.mark.parametrize(
    "table",
    [
        "Order,Article,Price\nA-1,Lamp,20\nA-2,Desk,90\n",
        "Article,Customer,Price\nLamp,Ann,20\nDesk,Ben,90\n",
        "Article,Date,Price\nLamp,2024-03-01,20\nDesk,2024-03-04,90\n",
        "Article,Price,In store\nLamp,20,3\nDesk,90,1\n",
        "Article,Quantity,Price\nLamp,two,20\nDesk,one,90\n",
        "Project,Hours\nRoof,12\nCellar,7\n",
        "Town,Unemployment rate\nUlm,3.4\nBonn,5.1\n",
        "Day,Time,Level,Text\n1,9:40,INFO,started\n2,9:41,INFO,stopped\n",
        "Article,Price 2023,Price 2024\nLamp,20,22\nDesk,90,95\n",
        "Article,Price\nLamp,cheap\nDesk,dear\n",
        "Article,Price\nLamp,20\nLamp,20\nLamp,20\nDesk,90\n",
        "Article,Price\n" + "".join(f"Lamp {at},20\n" for at in range(301)),
        "Article,Price\n1,20\n2,90\n",
        "Article,Price\nLamp,\nDesk,90\n",
        "Question,Price\nWhat is a lamp,20\nWhat is a desk,90\n",
    ],
    ids=[
        "orders", "customers", "dates", "stock", "quantities", "timesheet", "statistics", "log", "years", "no numbers",
        "sales", "dump", "no names", "gaps", "questions",
    ],
)  # fmt: skip
def test_other_tables_with_prices_and_hours_are_refused(table: str) -> None:
    with pytest.raises(NoPairsError):
        texts(table)


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("Train,Platform", "no label tells prices or opening hours, and not all are known (`Train`, `Platform` not)"),
        ("Item,Place", "no label tells prices or opening hours, and it has neither sentences nor three columns"),
        ("Item,Price,Customer", "`Customer` is a label of records, such as orders or people"),
        ("Item,Price,Weight", "`Weight` holds bare numbers"),
        ("Item 1,Price", ""),
        ("Item", ""),
    ],
)
def test_the_reason_why_a_table_is_no_price_list_is_told(header: str, why: str) -> None:
    labels = header.split(",")
    rows = [["Lamp", *["5"] * (len(labels) - 1)], ["Desk", *["7"] * (len(labels) - 1)]]
    assert why_no_price_list(labels, rows).startswith(why)
    assert bool(why) or not are_priced_labels(labels)


def test_a_table_that_is_skipped_is_told_the_reason_and_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "trains.csv").write_text("Train,Platform\nIC 5,7\nRE 3,2\n")
    with pytest.raises(
        NoPairsError, match=r"`Train`, `Platform` not\) \(a table in Markdown is read with any labels\)"
    ):
        read_document(tmp_path / "trains.csv")
    sheet = workbook(A=[("Train", "Platform"), ("IC 5", "7")])
    with pytest.raises(NoPairsError, match="a table in Markdown is read with any labels"):
        read_workbook(sheet, "trains.ods", "trains")
