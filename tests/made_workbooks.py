"""Workbooks for the tests, made part by part, as other programs than openpyxl write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive with these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xlsx_parts(
    sheet_data: str, *, after: str = "", shared: str = "", styles: str = "", state: str = ""
) -> dict[str, str]:
    """Return the parts of a workbook with one sheet, given the XML of its rows and what follows them."""
    kinds = {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("sharedStrings", "sharedStrings.xml")}
    kinds["rId3"] = ("styles", "styles.xml")
    related = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in kinds.items()
    )
    hidden = f' state="{state}"' if state else ""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" Type="{_RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" '
        f'r:id="rId1"{hidden}/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet_data}</sheetData>{after}'
        "</worksheet>",
    }


def xlsx(sheet_data: str, **given: str) -> bytes:
    """Return a workbook with one sheet; see `xlsx_parts`."""
    return zipped(xlsx_parts(sheet_data, **given))


def inline(*texts: str) -> str:
    """Return the XML of a row of texts that say nowhere where they stand."""
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts) + "</row>"


HEADER = inline("question", "answer")


def ods(tables: str, *, styles: str = "", manifest: str = "<manifest/>") -> bytes:
    """Return an OpenDocument workbook, given the XML of its tables."""
    names = "".join(
        f' xmlns:{name}="{_OFFICE}{name}:1.0"' for name in ("office", "table", "text", "style", "draw", "calcext")
    )
    content = (
        f"<office:document-content{names}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": ODS_TYPE, "META-INF/manifest.xml": manifest, "content.xml": content})


def ods_row(*texts: str, repeated: int = 1) -> str:
    """Return the XML of a row with these texts."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    repeats = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return f"<table:table-row{repeats}>{cells}</table:table-row>"
