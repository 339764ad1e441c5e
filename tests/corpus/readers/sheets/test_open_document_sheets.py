"""The cells of OpenDocument workbooks are read as people see them."""

from __future__ import annotations

import made_workbooks as made
import pytest

from faqbot.corpus.readers.archives import open_archive
from faqbot.corpus.readers.sheets.open_document_sheets import read_open_document_sheets
from faqbot.corpus.readers.sheets.sheet import Range, Sheet
from faqbot.errors import CorpusError


def sheets(tables: str, styles: str = "") -> list[Sheet]:
    return read_open_document_sheets(open_archive(made.ods(tables, styles=styles), "a.ods"), "a.ods")


def cells(*rows: str) -> dict[int, dict[int, str]]:
    (sheet,) = sheets(f'<table:table table:name="S">{"".join(rows)}</table:table>')
    return sheet.rows


def cell(content: str, attributes: str = "") -> str:
    return f"<table:table-row><table:table-cell {attributes}>{content}</table:table-cell></table:table-row>"


def test_the_rows_of_an_empty_sheet_take_no_memory() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048574">{empty}</table:table-row>'
    assert cells(made.ods_row("a", "b"), rest, made.ods_row("c")) == {1: {1: "a", 2: "b"}, 1_048_576: {1: "c"}}


def test_equal_rows_and_cells_are_repeated() -> None:
    twice = cell("<text:p>x</text:p>", 'table:number-columns-repeated="2"')
    assert cells(made.ods_row("a", repeated=2), twice) == {1: {1: "a"}, 2: {1: "a"}, 3: {1: "x", 2: "x"}}


def test_a_text_that_is_repeated_in_all_cells_is_refused() -> None:
    bomb = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    with pytest.raises(CorpusError, match="more than 2,000,000 cells"):
        cells(f'<table:table-row table:number-rows-repeated="1048576">{bomb}</table:table-row>')


def test_a_cell_shows_its_text_and_not_its_value() -> None:
    shown = cell("<text:p>19 %</text:p>", 'office:value-type="percentage" office:value="0.19"')
    assert cells(shown) == {1: {1: "19 %"}}


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('office:value-type="float" office:value="19.0"', "19"),
        ('office:value-type="date" office:date-value="2024-05-01"', "2024-05-01"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
    ],
)
def test_a_cell_without_text_shows_its_value(attributes: str, text: str) -> None:
    assert cells(cell("", attributes)) == {1: {1: text}}


def test_paragraphs_breaks_and_spaces_in_a_cell_are_kept() -> None:
    assert cells(
        cell('<text:p>a<text:s text:c="2"/>b<text:line-break/>c</text:p><text:p><text:a>d</text:a></text:p>')
    ) == {1: {1: "a  b\nc\nd"}}


def test_comments_and_drawings_in_a_cell_are_no_text() -> None:
    beside = (
        "<office:annotation><text:p>check!</text:p></office:annotation><draw:frame><text:p>logo</text:p></draw:frame>"
    )
    assert cells(cell(f"{beside}<text:p>a</text:p>")) == {1: {1: "a"}}


def test_an_error_is_no_text() -> None:
    assert cells(cell("<text:p>#N/A</text:p>", 'office:value-type="string" calcext:value-type="error"')) == {}


def test_merged_cells_and_hidden_sheets_are_found() -> None:
    styles = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    merged = cell("<text:p>a</text:p>", 'table:number-rows-spanned="2" table:number-columns-spanned="3"')
    found = sheets(f'<table:table table:name="S" table:style-name="ta1">{merged}</table:table>', styles)
    assert [(sheet.is_hidden, sheet.merged) for sheet in found] == [(True, (Range(1, 1, 2, 3),))]
