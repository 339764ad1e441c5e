"""The cells of Excel workbooks are read whatever program wrote them."""

from __future__ import annotations

import made_workbooks as made
import pytest

from faqbot.corpus.readers.archives import open_archive
from faqbot.corpus.readers.sheets.excel_sheets import read_excel_sheets


def cells(rows: str, **given: str) -> dict[int, dict[int, str]]:
    (sheet,) = read_excel_sheets(open_archive(made.xlsx(rows, **given), "a.xlsx"), "a.xlsx")
    return sheet.rows


def test_cells_that_do_not_say_where_they_stand_follow_each_other() -> None:
    assert cells(made.inline("a", "b") + '<row r="5"><c r="B5" t="str"><v>c</v></c></row>' + made.inline("d")) == {
        1: {1: "a", 2: "b"},
        5: {2: "c"},
        6: {1: "d"},
    }


def test_the_runs_of_a_rich_text_are_joined_and_its_pronunciation_is_no_text() -> None:
    shared = "<si><r><t>返</t></r><r><t>品</t></r><rPh><t>へんぴん</t></rPh></si>"
    assert cells('<row><c t="s"><v>0</v></c></row>', shared=shared) == {1: {1: "返品"}}


def test_signs_that_xml_cannot_hold_are_read() -> None:
    assert cells(made.inline("a_x000D_\nb")) == {1: {1: "a\nb"}}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="str"><f>A1&amp;"x"</f><v>calculated</v></c>', "calculated"),
        ('<c t="d"><v>2024-05-01</v></c>', "2024-05-01"),
        ("<c><v>19.0</v></c>", "19"),
        ('<c s="1"><v>45413</v></c>', "2024-05-01"),
        ('<c s="2"><v>0.19</v></c>', "19%"),
        ('<c s="99"><v>7</v></c>', "7"),
    ],
)
def test_a_value_is_shown_by_its_kind_and_its_format(cell: str, text: str) -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>'
    assert cells(f"<row>{cell}</row>", styles=styles) == {1: {1: text}}


@pytest.mark.parametrize(
    "cell", ['<c t="e"><v>#N/A</v></c>', '<c t="s"><v>9</v></c>', "<c><f>1/0</f></c>", '<c s="1"/>']
)
def test_errors_and_missing_values_are_no_text(cell: str) -> None:
    assert cells(f"<row>{cell}</row>") == {}


def test_dates_are_counted_from_the_year_that_the_workbook_says() -> None:
    parts = made.xlsx_parts('<row><c s="0"><v>0</v></c></row>', styles='<cellXfs><xf numFmtId="14"/></cellXfs>')
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    (sheet,) = read_excel_sheets(open_archive(made.zipped(parts), "a.xlsx"), "a.xlsx")
    assert sheet.rows == {1: {1: "1904-01-01"}}


def test_elements_may_have_the_prefix_of_their_namespace() -> None:
    parts = made.xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="2"><x:c r="A2" t="str"><x:v>a</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    (sheet,) = read_excel_sheets(open_archive(made.zipped(parts), "a.xlsx"), "a.xlsx")
    assert sheet.rows == {2: {1: "a"}}


def test_a_relation_to_another_file_is_never_followed() -> None:
    parts = made.xlsx_parts(made.HEADER)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        'Target="worksheets/sheet1.xml"', 'Target="http://example.org/sheet1.xml" TargetMode="External"'
    )
    assert read_excel_sheets(open_archive(made.zipped(parts), "a.xlsx"), "a.xlsx") == []
