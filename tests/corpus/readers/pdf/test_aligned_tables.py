"""Cells below each other are a table, whose rows stay together."""

import pytest
from made_pdfs import Flow, read, texts

ROWS = [
    ("Card", "Fee", "Limit"),
    ("Classic", "20 EUR", "1,000"),
    ("Gold", "80 EUR", "5,000"),
    ("Young", "0 EUR", "500"),
]
WORDS = ("expired", "is lost", "was stolen", "is broken", "is locked", "is new", "is old", "is unknown")


def tables(content):
    found = [block.table for block in read(content).blocks if block.table]
    return [(table.header, [row.cells for row in table.rows]) for table in found]


def test_a_table_with_lines_keeps_its_rows():
    page = Flow().add("The cards that we have are these, and you can have them at any of our many offices in the town:")
    page.set_font("Helvetica", size=11)
    with page.table() as table:
        for row in ROWS:
            line = table.row()
            for cell in row:
                line.cell(cell)
    assert tables(page.pdf()) == [(ROWS[0], ROWS[1:])]


def test_a_table_without_lines_is_found_by_its_columns():
    page = Flow().add("The cards that we have are these, and you can have them at any of our many offices in the town:")
    for at, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            page.place(20 + 50 * column, 50 + 6 * at, cell)
    assert tables(page.pdf()) == [(ROWS[0], ROWS[1:])]


def test_a_cell_over_several_lines_is_one_cell():
    page = Flow()
    page.set_font("Helvetica", size=11)
    long = "A card for everybody who travels a lot and does not want to pay for it"
    with page.table() as table:
        for row in (("Card", "What it is"), ("Gold", long), ("Young", "Free")):
            line = table.row()
            for cell in row:
                line.cell(cell)
    assert tables(page.pdf()) == [(("Card", "What it is"), [("Gold", long), ("Young", "Free")])]


def test_a_list_with_its_marks_is_no_table():
    page = Flow().add("Bring with you:", gap=0)
    for mark, text in (("1.", "cards"), ("2.", "a passport"), ("3.", "some time")):
        page.item(mark, text)
    assert tables(page.pdf()) == []


def test_questions_with_their_marks_beside_them_are_no_table():
    page = Flow()
    for at, text in enumerate(("Is it free?", "Yes, it is.", "Is it safe?", "We think so.")):
        page.place(20, 30 + 8 * at, "QA"[at % 2] + ":").place(40, 30 + 8 * at, text)
    assert tables(page.pdf()) == []
    assert texts(page.pdf()) == ["Yes, it is.", "We think so."]


@pytest.mark.parametrize("distance", [4.5, 6, 8])
def test_a_table_of_two_columns_of_long_cells_is_not_read_as_columns_of_text(distance):
    page = Flow().add("The codes are these:")
    rows = [
        (f"Code {at} of the machine for cards", f"The card {word} at this machine") for at, word in enumerate(WORDS)
    ]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            page.place(20 + 90 * column, 50 + distance * at, cell)
    assert tables(page.pdf()) == [((), rows)]
