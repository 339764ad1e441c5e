"""A workbook gives the pairs of all its sheets, cited by cells, and everything that is left out is said."""

from __future__ import annotations

import csv
import datetime as dt
import warnings
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import made_workbooks as made
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.inventory import find_omissions
from faqbot.corpus.readers.sheets.workbook_reader import read_workbook
from faqbot.corpus.readers.tables import read_table
from faqbot.corpus.reading import read_corpus
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError

Rows = list[list[Any]]


def workbook(**sheets: Rows) -> bytes:
    """Return a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes) -> list[tuple[str, str, str]]:
    """Return the question, the answer and the citation of each chunk."""
    chunks = chunk_document(read_workbook(data, "faq.xlsx", "faq"))
    return [(chunk.question, chunk.text, f"{chunk.source.path}{chunk.source.place}") for chunk in chunks]


def warned(data: bytes) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read_workbook(data, "faq.xlsx", "faq")
    return [str(warning.message) for warning in caught]


PAIRS: Rows = [["question", "answer"], ["Why?", "Because."]]


def test_a_row_is_a_pair_and_is_cited_by_the_cell_of_its_question() -> None:
    data = workbook(Sheet1=[["id", "question", "answer"], [None, "Why?", "Because."], [None, "How?", "So."]])
    assert read(data) == [("Why?", "Because.", "faq.xlsx Sheet1!B2"), ("How?", "So.", "faq.xlsx Sheet1!B3")]


def test_cells_are_texts_as_people_see_them() -> None:
    moment = dt.datetime(2024, 5, 1, 13, 30)  # noqa: DTZ001 - sheets know no time zones
    values = [19.0, 0.1 + 0.2, True, moment.date(), moment, "a\nb"]
    data = workbook(Sheet1=[["question", "answer"], *([f"{at}?", value] for at, value in enumerate(values))])
    assert [answer for _, answer, _ in read(data)] == ["19", "0.3", "TRUE", "2024-05-01", "2024-05-01 13:30", "a\nb"]


def test_a_row_with_a_single_text_is_a_heading_in_a_sheet_that_begins_with_one() -> None:
    rows: Rows = [["SHIPPING", None], *PAIRS, ["RETURNS", None], ["question", "answer"], ["How?", "So."]]
    document = read_workbook(workbook(Sheet1=rows), "faq.xlsx", "faq")
    assert [(pair.section, pair.question) for pair in document.pairs] == [("SHIPPING", "Why?"), ("RETURNS", "How?")]
    assert document.title == "faq"


def test_each_cause_of_a_problem_that_is_merged_over_several_rows_has_its_remedy() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Symptom", "Cause", "Remedy"], ["Off", "Fuse", "Check it"], [None, "Motor", "Turn it"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    answer = "Cause: Fuse\nRemedy: Check it\n\nCause: Motor\nRemedy: Turn it"
    assert read(saved(book)) == [("Off", answer, "faq.xlsx Sheet!A2:A3")]


def test_a_sheet_of_facts_beside_one_of_questions_is_read_by_rows_below_its_name() -> None:
    hours: Rows = [["When we are open"], ["Day", "Open", "Close"], ["Monday", "9:00", "18:00"]]
    found = list(chunk_document(read_workbook(workbook(FAQ=PAIRS, Hours=hours), "faq.xlsx", "faq")))
    assert [(chunk.kind, chunk.text, chunk.source.headings) for chunk in found] == [
        ("faq", "Because.", ("Why?",)),
        ("row", "Day: Monday\nOpen: 9:00\nClose: 18:00", ("Hours",)),
    ]


def test_rows_above_the_labels_of_a_sheet_of_facts_are_its_title() -> None:
    rows: Rows = [["Our shop"], ["in May"], ["Day", "Open", "Close"], ["Monday", "9:00", "18:00"]]
    left_out = read_workbook(workbook(Hours=rows), "faq.xlsx", "faq").left_out
    assert [(left.lines[0], left.reason) for left in left_out] == [(1, "title"), (2, "title"), (3, "header")]


def test_rows_that_are_marked_as_questions_and_answers_are_pairs_cited_by_their_cells() -> None:
    rows: Rows = [["Q: Why?"], ["A: So."], ["Q: How?"], ["A: Thus."]]
    assert read(workbook(Sheet1=rows)) == [
        ("Why?", "So.", "faq.xlsx Sheet1!A1:A2"),
        ("How?", "Thus.", "faq.xlsx Sheet1!A3:A4"),
    ]


def test_a_category_that_is_written_once_holds_for_the_rows_below_though_its_cells_are_not_merged() -> None:
    head: Rows = [["Category", "question", "answer"]]
    rows: Rows = [["A", "Why?", "So."], [None, "How?", "So."], ["B", "When?", "Now."], [None, "Where?", "Here."]]
    document = read_workbook(workbook(Sheet1=head + rows), "faq.xlsx", "faq")
    assert [pair.metadata["topic"] for pair in document.pairs] == ["A", "A", "B", "B"]


def test_rows_above_the_header_are_a_title_or_left_out() -> None:
    data = workbook(Sheet1=[["Our questions"], ["2024-05-01"], [], *PAIRS])
    document = read_workbook(data, "faq.xlsx", "faq")
    assert (document.title, [pair.question for pair in document.pairs]) == ("Our questions", ["Why?"])
    assert str(document.places[document.pairs[0].lines[0] - 1]) == " Sheet1!A5"


def test_a_category_merged_over_rows_holds_for_each_of_them() -> None:
    book = openpyxl.load_workbook(
        BytesIO(workbook(S=[["category", *PAIRS[0]], ["Shoes", *PAIRS[1]], [None, "How?", "So."]]))
    )
    book["S"].merge_cells("A2:A3")
    pairs = read_workbook(saved(book), "faq.xlsx", "faq").pairs
    assert [pair.metadata["topic"] for pair in pairs] == ["Shoes", "Shoes"]


def test_a_row_merged_over_columns_is_a_heading_for_the_rows_below() -> None:
    rows = [["question", "answer"], ["Shoes"], ["Why?", "Because."], ["Hats"], ["How?", "So."]]
    book = openpyxl.load_workbook(BytesIO(workbook(S=rows)))
    book["S"].merge_cells("A2:B2")
    book["S"].merge_cells("A4:B4")
    assert [pair.section for pair in read_workbook(saved(book), "faq.xlsx", "faq").pairs] == ["Shoes", "Hats"]


def test_a_question_merged_over_rows_has_all_their_answers() -> None:
    book = openpyxl.load_workbook(
        BytesIO(workbook(S=[["question", "answer"], ["Why?", "One."], [None, "Two."], ["How?", "So."]]))
    )
    book["S"].merge_cells("A2:A3")
    assert read(saved(book)) == [("Why?", "One.\nTwo.", "faq.xlsx S!A2:A3"), ("How?", "So.", "faq.xlsx S!A4")]


def test_an_answer_merged_over_rows_answers_each_of_their_questions() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(S=[["question", "answer"], ["Why?", "So."], ["How?", None]])))
    book["S"].merge_cells("B2:B3")
    assert [(question, answer) for question, answer, _ in read(saved(book))] == [("Why?", "So."), ("How?", "So.")]


def test_telling_names_of_several_sheets_are_sections() -> None:
    data = workbook(Returns=PAIRS, Sheet2=PAIRS, Лист3=PAIRS, Tabelle4=[["Hats"], *PAIRS])
    sections = [pair.section for pair in read_workbook(data, "faq.xlsx", "faq").pairs]
    assert sections == ["Returns", "", "", "Hats"]


def test_the_name_of_a_single_sheet_is_no_section() -> None:
    assert read_workbook(workbook(Returns=PAIRS), "faq.xlsx", "faq").pairs[0].section == ""


def test_a_sheet_without_pairs_and_a_hidden_one_are_named() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(Sheet1=PAIRS, Prices=[["name", "price"], ["Hat", 5]], Lists=PAIRS)))
    book["Lists"].sheet_state = "hidden"
    assert warned(saved(book)) == [
        "faq.xlsx: 1 hidden sheet (Lists) left out",
        "faq.xlsx: 1 sheet (Prices) without questions and answers, left out",
    ]


def test_rows_that_are_left_out_are_named_by_their_cells() -> None:
    data = workbook(
        FAQ=[["question", "answer", "enabled"], ["Why?", None], ["How?", "So.", "no"], ["Who?", "You.", "yes"]]
    )
    assert warned(data) == [
        "faq.xlsx: 1 row (FAQ!A2) without a question or an answer, left out",
        "faq.xlsx: 1 row (FAQ!A3) switched off, left out",
    ]


def test_every_row_that_is_left_out_is_an_omission_with_its_cell(tmp_path: Path) -> None:
    rows = [["Title"], ["Export of May"], ["question", "answer"], ["Why?", None], ["How?", "So."]]
    (tmp_path / "faq.xlsx").write_bytes(workbook(FAQ=rows))
    with pytest.warns(CorpusWarning):
        found = find_omissions([tmp_path])
    assert list(map(str, found)) == ["faq.xlsx FAQ!A2 above the table", "faq.xlsx FAQ!A4 incomplete row"]


def test_a_workbook_without_pairs_says_what_it_found() -> None:
    with pytest.raises(NoPairsError, match=r"no question and answer columns \(found: name, price\)"):
        read_workbook(workbook(Sheet1=[["name", "price"], ["Hat", 5]]), "faq.xlsx", "faq")
    with pytest.raises(NoPairsError, match="no sheet has questions and answers; sheet 'A'"):
        read_workbook(workbook(A=[["name"]], B=[["price"]]), "faq.xlsx", "faq")


def test_a_workbook_with_hidden_sheets_only_says_so() -> None:
    with pytest.warns(CorpusWarning, match="hidden"), pytest.raises(NoPairsError, match="all sheets are hidden"):
        read_workbook(made.xlsx(made.HEADER + made.inline("Why?", "So."), state="hidden"), "faq.xlsx", "faq")


def test_an_empty_workbook_is_an_empty_document() -> None:
    assert read_workbook(made.xlsx(""), "faq.xlsx", "faq").pairs == ()


def test_an_ods_file_with_the_suffix_of_excel_is_read_by_its_content() -> None:
    table = (
        f'<table:table table:name="S">{made.ods_row("question", "answer")}{made.ods_row("Why?", "So.")}</table:table>'
    )
    assert read(made.ods(table)) == [("Why?", "So.", "faq.xlsx S!A2")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "is a PDF file"),
        (b"question,answer\nWhy?,So.\n", "is not what its suffix says"),
        (b"PK\x03\x04cut off", "is damaged or cut off"),
        (made.zipped({"read.me": "<w/>"}), "is an archive, but no workbook"),
        (made.zipped({"[Content_Types].xml": "<T/>", "word/document.xml": "<w/>"}), "is a Word file: give it"),
        (made.zipped({"[Content_Types].xml": "<T/>"}), "has no part 'xl/workbook.xml'"),
        (made.zipped({"xl/workbook.bin": b"\0"}), "is a binary Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "is an old Excel file"),
        (made.ods("", manifest="<m:encryption-data/>"), "is protected by a password"),
    ],
    # The bytes of an archive change from second to second, and the name of a test may not.
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_a_file_that_is_no_workbook_says_what_it_is(data: bytes, message: str) -> None:
    with pytest.raises(CorpusError, match=message) as caught:
        read_workbook(data, "faq.xlsx", "faq")
    assert str(caught.value).startswith("faq.xlsx: ")
    assert "\n" not in str(caught.value)


def test_a_text_in_the_last_cell_of_the_grid_takes_no_memory() -> None:
    rows = made.HEADER + made.inline("Why?", "So.") + '<row r="1048576"><c r="XFD1048576" t="str"><v>far</v></c></row>'
    with pytest.warns(CorpusWarning, match="without a question"):
        assert read(made.xlsx(rows))[0][:2] == ("Why?", "So.")


def test_cells_far_apart_from_each_other_are_refused() -> None:
    far = "".join(f'<row r="{at}"><c r="{made_column(at)}{at}" t="str"><v>x</v></c></row>' for at in range(2, 6_000))
    with pytest.raises(CorpusError, match="too far apart"):
        read_workbook(made.xlsx(made.HEADER + far), "faq.xlsx", "faq")


def made_column(number: int) -> str:
    return openpyxl.utils.get_column_letter(number)


def test_a_long_text_that_a_million_cells_share_is_refused() -> None:
    shared = f"<si><t>{'x' * 1_000_000}</t></si>"
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 300 + "</row>"
    with pytest.raises(CorpusError, match="more than 200,000,000 characters"):
        read_workbook(made.xlsx(made.HEADER + rows, shared=shared), "faq.xlsx", "faq")


def test_merged_cells_without_end_are_refused() -> None:
    rows = made.HEADER + made.inline("Why?", "So.") * 3_000
    merges = "<mergeCells>" + '<mergeCell ref="A1:A3000"/>' * 1_000 + "</mergeCells>"
    with pytest.raises(CorpusError, match="merged cells of the sheet 'Sheet1' are damaged"):
        read_workbook(made.xlsx(rows, after=merges), "faq.xlsx", "faq")


def test_an_entity_bomb_is_refused() -> None:
    parts = made.xlsx_parts(made.HEADER)
    parts["xl/sharedStrings.xml"] = '<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'
    with pytest.raises(CorpusError, match="document type"):
        read_workbook(made.zipped(parts), "faq.xlsx", "faq")


@pytest.mark.parametrize("size", [0.3, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_one_line(size: float) -> None:
    data = workbook(Sheet1=PAIRS)
    with pytest.raises(CorpusError):
        read_workbook(data[: int(len(data) * size)], "faq.xlsx", "faq")


def test_a_workbook_in_a_folder_is_read_without_any_library(tmp_path: Path) -> None:
    (tmp_path / "faq.xlsx").write_bytes(workbook(Sheet1=PAIRS))
    assert [str(chunk.source) for chunk in read_corpus([tmp_path]).chunks] == ["faq.xlsx Sheet1!A2 › Why?"]


CELLS = st.text(alphabet="ab ?.\n<&\"'=-1é問", max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
def test_a_sheet_gives_the_pairs_of_the_same_table_as_csv_in_the_lines_that_it_cites(
    rows: list[tuple[str, str]],
) -> None:
    text = StringIO()
    csv.writer(text).writerows([("question", "answer"), *rows])
    parts = [[quoteattr(cell)[1:-1] for cell in row] for row in rows]
    data = made.xlsx(made.HEADER + "".join(made.inline(*row) for row in parts))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            expected = read_table(text.getvalue(), "faq.csv", "faq").pairs
        except NoPairsError:
            return
        document = read_workbook(data, "faq.xlsx", "faq")
    assert [(p.question, p.answer) for p in document.pairs] == [(p.question, p.answer) for p in expected]
    for pair, chunk in zip(document.pairs, chunk_document(document), strict=True):
        place = chunk.source.place
        assert place is not None
        row = rows[place.numbers[0] - 2]
        lines = "\n".join(document.text[pair.lines[0] - 1 : pair.lines[1]])
        assert lines == "\t".join(row).rstrip("\t")


def test_a_large_sheet_is_read_in_time_that_grows_with_its_rows() -> None:
    rows = "".join(made.inline(f"How do I do {at}?", f"Press {at}.") for at in range(5_000))
    assert len(read_workbook(made.xlsx(made.HEADER + rows), "faq.xlsx", "faq").pairs) == 5_000
