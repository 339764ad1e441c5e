"""Make hostile files: small on disk, and without limits in the program that reads them costly or dangerous.

Each maker writes one file. Nothing is kept in the repository, and no maker needs more than a few seconds.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

MEGABYTE = 1 << 20
DEEP = 10_000
# Entities that stand for ten of the one before: the last would be 10 GB long.
ENTITIES = "".join(f"<!ENTITY e{number} '" + f"&e{number - 1};" * 10 + "'>" for number in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY e0 "{"ha" * 5}">{ENTITIES}]>'

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"

Parts = Iterable[str | bytes]
Write = Callable[[Path], None]


def pack(path: Path, members: dict[str, Parts | str]) -> None:
    """Write an archive; a member is a text, or parts that are written one by one."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, parts in members.items():
            with archive.open(name, "w", force_zip64=True) as member:
                for part in [parts] if isinstance(parts, str) else parts:
                    member.write(part.encode() if isinstance(part, str) else part)


def repeated(start: str, unit: str, size: int, end: str) -> Parts:
    """Yield a text with a unit that is repeated until `size` bytes are reached, in parts of a megabyte."""
    block = unit * (MEGABYTE // len(unit) + 1)
    yield start
    for _ in range(size // len(block) + 1):
        yield block
    yield end


# Office files


def word_members(document: Parts | str, relations: str = "") -> dict[str, Parts | str]:
    """Return the members of a Word file with this `document.xml`."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": _content_types("/word/document.xml", main),
        "_rels/.rels": _relations("word/document.xml"),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": document,
    }


def word_xml(body: str, head: str = "") -> str:
    """Return a `document.xml` with this body; `head` is a document type."""
    return f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    """Return a paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def sheet_members(sheet: Parts | str) -> dict[str, Parts | str]:
    """Return the members of an Excel file with this sheet."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": _content_types("/xl/workbook.xml", f"{kind}.sheet.main+xml").replace(
            "</Types>",
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        ),
        "_rels/.rels": _relations("xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": sheet,
    }


def sheet_xml(rows: str, head: str = "") -> str:
    """Return a sheet with these rows; `head` is a document type."""
    return f'<?xml version="1.0"?>{head}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>'


def row(*cells: str) -> str:
    """Return a row of a sheet."""
    written = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f"<row>{written}</row>"


def ods_members(content: Parts | str) -> dict[str, Parts | str]:
    """Return the members of an OpenDocument sheet with this `content.xml`."""
    manifest = f"{_OPEN}:manifest:1.0"
    return {
        "mimetype": _ODS,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{manifest}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        "content.xml": content,
    }


def ods_start(head: str = "") -> str:
    """Return the beginning of a `content.xml`, up to the rows."""
    spaces = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    return (
        f'<?xml version="1.0"?>{head}<office:document-content {spaces} office:version="1.2"><office:body>'
        '<office:spreadsheet><table:table table:name="Sheet1">'
    )


ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"


def ods_row(*cells: str) -> str:
    """Return a row of an OpenDocument sheet."""
    written = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row>{written}</table:table-row>"


def book_members(chapter: Parts | str, href: str = "chapter.xhtml") -> dict[str, Parts | str]:
    """Return the members of an EPUB with this chapter; `href` is where its package says that the chapter is."""
    container = "urn:oasis:names:tc:opendocument:xmlns:container"
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'<container version="1.0" xmlns="{container}"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Book</dc:title></metadata><manifest>'
        f'<item id="c" href="{href}" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="c"/></spine></package>',
        "chapter.xhtml": chapter,
    }


def chapter_xml(body: str, head: str = "") -> str:
    """Return a chapter of an EPUB; `head` is a document type."""
    return f'<?xml version="1.0"?>{head}<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'


def _content_types(part: str, kind: str) -> str:
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="{part}" ContentType="{kind}"/>'
        "</Types>"
    )


def _relations(target: str, kind: str = "officeDocument") -> str:
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>'


# PDF


def pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF with these objects; object 1 is the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        data += b"%010d 00000 n \n" % places.get(number, 0)
    return bytes(data + b"trailer <</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return the object of a stream."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)


CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources <</Font <</F 4 0 R>>>> /Contents 5 0 R>>"


def pdf_with(content: bytes, entries: bytes = b"") -> bytes:
    """Return a PDF with a single page that has this content; `entries` are those of its stream."""
    pages = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
    return pdf({1: CATALOGUE, 2: pages, 3: PAGE, 4: FONT, 5: stream(content, entries)})


def deflated(unit: bytes, size: int) -> bytes:
    """Return a repeated unit of this size in all, as Flate compresses it."""
    press = zlib.compressobj(9)
    block = unit * (MEGABYTE // len(unit) + 1)
    parts = [press.compress(block) for _ in range(size // len(block) + 1)]
    return b"".join((*parts, press.flush()))


def _pdf_with_a_loop_of_pages(path: Path) -> None:
    pages = b"<</Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 3 0 R>>"
    path.write_bytes(pdf({1: CATALOGUE, 2: pages, 3: b"<</Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R>>"}))


def _pdf_with_a_loop_of_forms(path: Path) -> None:
    """A form that draws itself twice."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <</X 5 0 R>>>>"
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>> /Contents 4 0 R>>"
    pages = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
    objects = {1: CATALOGUE, 2: pages, 3: page, 4: stream(b"/X Do"), 5: stream(b"/X Do /X Do", form)}
    path.write_bytes(pdf(objects))


def _pdf_with_a_loop_of_trailers(path: Path) -> None:
    """A table of objects whose predecessor is itself."""
    data = pdf_with(b"BT /F 12 Tf 9 9 Td (Where is the key?) Tj ET")
    start = data.rindex(b"xref\n0 ")
    path.write_bytes(data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start))


def _pdf_with_many_objects(path: Path) -> None:
    """10⁵ pages, each of which is an object."""
    count = 100_000
    kids = b" ".join(b"%d 0 R" % number for number in range(6, 6 + count))
    objects = {1: CATALOGUE, 2: b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count), 4: FONT}
    objects[5] = stream(b"BT /F 12 Tf 9 9 Td (x) Tj ET")
    path.write_bytes(pdf(objects | dict.fromkeys(range(6, 6 + count), PAGE)))


def _pdf_that_is_encrypted(path: Path) -> None:
    """A file whose security handler asks for a password that nobody has."""
    key = b"<" + b"00" * 32 + b">"
    objects = {1: CATALOGUE, 2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>", 3: PAGE, 4: FONT, 5: stream(b"\x9a\x81")}
    objects[6] = b"<</Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O %s /U %s>>" % (key, key)
    path.write_bytes(pdf(objects, b"/Encrypt 6 0 R /ID [<00> <00>]"))


# Text


def _nested_yaml_anchors(path: Path) -> None:
    """Nine lists of ten aliases each of the list before."""
    lists = (f"a{number}: &a{number} [" + f"*a{number - 1}, " * 10 + "]" for number in range(1, 10))
    path.write_text("\n".join(("a0: &a0 [ha, ha]", *lists, "question: Why?", "answer: *a9", "")))


def _notebook(source: object) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [source]})


def _text(text: str) -> Write:
    return lambda path: path.write_text(text, encoding="utf-8") and None


def _bytes(data: bytes) -> Write:
    return lambda path: path.write_bytes(data) and None


def _packed(members: Callable[[], dict[str, Parts | str]]) -> Write:
    return lambda path: pack(path, members())


def _many_members(path: Path) -> None:
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for number in range(100_000):
            archive.writestr(f"word/media/{number}.xml", "")


_ASKED = "Where is the key?"
_CELLS = row("question", "answer") + row(_ASKED, "&e9;")
_FOREIGN = "../../../../../../../../etc/hostname"

# The name of a file, with what is wrong with it -> the function that writes it. No such file may be answered from.
REFUSED: dict[str, Write] = {
    "zip-bomb.docx": _packed(
        lambda: word_members(repeated(word_xml("")[:-25], paragraph(" "), 400 * MEGABYTE, "</w:body></w:document>"))
    ),
    "zip-bomb.xlsx": _packed(
        lambda: sheet_members(repeated(sheet_xml("")[:-24], row("a", "b"), 200 * MEGABYTE, "</sheetData></worksheet>"))
    ),
    "zip-bomb.ods": _packed(lambda: ods_members(repeated(ods_start(), ods_row("a", "b"), 400 * MEGABYTE, ODS_END))),
    "zip-bomb.epub": _packed(
        lambda: book_members(repeated(chapter_xml("")[:-14], "<p> </p>", 400 * MEGABYTE, "</body></html>"))
    ),
    "entities.docx": _packed(lambda: word_members(word_xml(paragraph("&e9;"), BOMB))),
    "entities.xlsx": _packed(lambda: sheet_members(sheet_xml(_CELLS, BOMB))),
    "entities.ods": _packed(
        lambda: ods_members(ods_start(BOMB) + ods_row("question", "answer") + ods_row(_ASKED, "&e9;") + ODS_END)
    ),
    "above.docx": _packed(lambda: {**word_members(word_xml(paragraph("x"))), "../../above.xml": "x"}),
    "above.xlsx": _packed(lambda: {**sheet_members(sheet_xml(row("question", "answer"))), "../../above.xml": "x"}),
    "above.ods": _packed(lambda: {**ods_members(ods_start() + ODS_END), "../../above.xml": "x"}),
    "above.epub": _packed(lambda: {**book_members(chapter_xml("<p>x</p>")), "../../above.xml": "x"}),
    "chapter-above.epub": _packed(lambda: book_members(chapter_xml("<p>x</p>"), _FOREIGN)),
    "many-members.docx": _many_members,
    "old-word-file.docx": _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_096)),
    "encrypted.xlsx": _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_096)),
    "a-pdf.docx": _bytes(pdf_with(b"BT ET")),
    "loop-of-pages.pdf": _pdf_with_a_loop_of_pages,
    "loop-of-forms.pdf": _pdf_with_a_loop_of_forms,
    "many-objects.pdf": _pdf_with_many_objects,
    "encrypted.pdf": _pdf_that_is_encrypted,
    "flate-bomb.pdf": lambda path: (
        path.write_bytes(pdf_with(deflated(b"BT (x) Tj ET ", 400 * MEGABYTE), b"/Filter /FlateDecode")) and None
    ),
    "no-text.pdf": _bytes(pdf_with(b"0 0 m 9 9 l S")),
    "deep-flow.yml": _text("[" * DEEP + "]" * DEEP + "\n"),
    "deep-map.yml": _text("{a: " * DEEP + "}" * DEEP + "\n"),
    "deep-block.yml": _text("".join(f"{' ' * depth}a:\n" for depth in range(DEEP))),
    "anchors.yml": _nested_yaml_anchors,
    "cycle.yml": _text("&a [*a, *a]\n"),
    "object.yml": _text("question: Why?\nanswer: !!python/object/apply:os.system ['touch hostile-was-here']\n"),
    "deep.json": _text("[" * DEEP + "]" * DEEP),
    "deep.jsonl": _text("[" * DEEP + "]" * DEEP + "\n"),
    "deep.ipynb": _text('{"cells": ' + "[" * DEEP + "]" * DEEP + "}"),
    "nul.html": _bytes(b"<p>\0</p>"),
    "one-line.csv": lambda path: path.write_text("question,answer\nWhy?," + "x" * (50 * MEGABYTE)) and None,
}

# Files that may be read or refused: what is in them stands somewhere below 10,000 elements.
DEEPLY_NESTED: dict[str, Write] = {
    # Books are read as pages of HTML, which know no entities but those of HTML.
    "entities.epub": _packed(lambda: book_members(chapter_xml("<p>&e9;</p>", BOMB))),
    "deep.html": _text(f"<h1>House</h1>{'<div>' * DEEP}<p>Where is the key?</p>{'</div>' * DEEP}<p>Below the mat.</p>"),
    "deep-lists.html": _text(f"<h1>House</h1>{'<ul><li>' * DEEP}Below the mat."),
    "deep-tables.html": _text(f"<h1>House</h1>{'<table><tr><td>' * DEEP}Below the mat."),
    "deep-inline.html": _text(f"<h1>House</h1><p>{'<b>' * DEEP}Below the mat."),
    "deep-details.html": _text(f"<h1>House</h1>{'<details><summary>Where?</summary>' * DEEP}Below the mat."),
    "deep-quotes.rst": _text("House\n=====\n\n" + "".join(f"{' ' * depth}x\n\n" for depth in range(1, DEEP))),
    "deep-lists.rst": _text("House\n=====\n\n" + "* " * DEEP + "Below the mat.\n"),
    "deep-directives.rst": _text("House\n=====\n\n" + "".join(f"{' ' * depth}.. note::\n\n" for depth in range(1_000))),
    "deep-quotes.md": _text("# House\n\n" + ">" * DEEP + " Below the mat.\n"),
    "deep-lists.md": _text("# House\n\n" + "- " * DEEP + "Below the mat.\n"),
    "deep-brackets.md": _text("# House\n\n" + "[" * DEEP + "Below the mat." + "]" * DEEP + "\n"),
    "deep-lists.adoc": _text("= House\n\n" + "".join(f"{'*' * depth} x\n" for depth in range(1, 200))),
    "deep-blocks.adoc": _text("= House\n\n" + "".join(f"{'=' * depth}\n" for depth in range(4, DEEP // 2))),
    "deep.docx": _packed(
        lambda: word_members(
            word_xml("<w:sdt><w:sdtContent>" * DEEP + paragraph("x") + "</w:sdtContent></w:sdt>" * DEEP)
        )
    ),
    "deep.epub": _packed(lambda: book_members(chapter_xml("<div>" * DEEP + "<p>x</p>" + "</div>" * DEEP))),
    "loop-of-trailers.pdf": _pdf_with_a_loop_of_trailers,
    "quadratic.html": _text("<h1>House</h1>" + "<a href='" * 100_000 + "<!--" * 100_000),
    "wide-sheet.xlsx": _packed(
        lambda: sheet_members(
            sheet_xml(
                row("question", "answer")
                + row(_ASKED, "Below the mat.")
                + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
            )
        )
    ),
    "wide-sheet.ods": _packed(
        lambda: ods_members(
            ods_start()
            + ods_row("question", "answer")
            + ods_row(_ASKED, "Below the mat.")
            + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
            f"</table:table-row>{ODS_END}"
        )
    ),
}


def referring(address: str, secret: str) -> dict[str, Write]:
    """Return files that refer to an address on the network and to another file, by everything that formats have.

    All of them may be read, or refused; nothing may be fetched, and no text of the other file may be quoted.
    """
    outside = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "file://{secret}"><!ENTITY far SYSTEM "{address}/entity">]>'
    kinds = ("image", "attachedTemplate", "hyperlink", "subDocument", "aFChunk", "oleObject")
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{address}/{kind}" TargetMode="External"/>'
        for number, kind in enumerate(kinds)
    )
    tags = (
        *(f'<img src="{address}/img">', f'<script src="{address}/script"></script>'),
        *(f'<link rel="stylesheet" href="{address}/style">', f'<iframe src="{address}/frame"></iframe>'),
        *(f'<object data="{address}/object"></object>', f'<embed src="file://{secret}">', f'<base href="{address}/">'),
        *(f'<meta http-equiv="refresh" content="0;url={address}/refresh">', f'<video src="{address}/video"></video>'),
    )
    rst = (
        *(f".. include:: {secret}", f".. literalinclude:: {secret}", f".. raw:: html\n   :url: {address}/raw"),
        *(
            f".. raw:: html\n   :file: {secret}",
            f".. csv-table::\n   :url: {address}/csv",
            f".. image:: {address}/image",
        ),
        *(f".. csv-table::\n   :file: {secret}", f".. figure:: {address}/figure"),
    )
    text = "House\n\nWhere is the key?\n\nBelow the mat.\n\n"
    return {
        "refers.html": _text(f"<h1>House</h1><h2>Where is the key?</h2><p>Below the mat.</p>{''.join(tags)}"),
        "refers.md": _text(
            f"# House\n\n## Where is the key?\n\nBelow the mat. ![x]({address}/image)\n\n{''.join(tags)}\n"
        ),
        "refers.rst": _text(
            "House\n=====\n\nWhere is the key?\n-----------------\n\nBelow the mat.\n\n" + "\n\n".join(rst)
        ),
        "refers.adoc": _text(
            f"= House\n\n== Where is the key?\n\nBelow the mat.\n\ninclude::{secret}[]\n\n"
            f"include::{address}/include[]\n\nimage::{address}/image[]\n"
        ),
        "refers.txt": _text(f"{text}.. include:: {secret}\n\ninclude::{secret}[]\n"),
        "refers.yml": _text(f"- question: Where is the key?\n  answer: Below the mat.\n  more: !include {secret}\n"),
        "refers.qna": _text(
            f"[x]({secret})\n\n@import {address}/import\n\n# ? Where is the key?\n```\nBelow the mat.\n```\n"
        ),
        "refers.ipynb": _text(
            _notebook({"cell_type": "markdown", "metadata": {}, "source": f"# House\n\n![x]({address}/i)"})
        ),
        "refers.docx": _packed(
            lambda: word_members(
                word_xml(
                    paragraph("Where is the key?")
                    + paragraph("Below the mat.")
                    + "".join(f'<w:altChunk xmlns:r="{_OFFICE}" r:id="r{number}"/>' for number in range(len(kinds)))
                ),
                relations,
            )
        ),
        "entity.docx": _packed(lambda: word_members(word_xml(paragraph("A &secret; &far;"), outside))),
        "entity.xlsx": _packed(
            lambda: sheet_members(sheet_xml(row("question", "answer") + row("A?", "&secret; &far;"), outside))
        ),
        "entity.ods": _packed(
            lambda: ods_members(
                ods_start(outside) + ods_row("question", "answer") + ods_row("A?", "&secret; &far;") + ODS_END
            )
        ),
        "entity.epub": _packed(lambda: book_members(chapter_xml("<p>A &secret; &far;</p>", outside))),
        "refers.epub": _packed(
            lambda: book_members(chapter_xml(f"<p>Below the mat.</p>{''.join(tags)}"), f"{address}/chapter")
        ),
        "file.epub": _packed(lambda: book_members(chapter_xml("<p>x</p>"), f"file://{secret}")),
        "refers.pdf": _bytes(
            pdf_with(b"BT /F 12 Tf 9 700 Td (Below the mat.) Tj ET").replace(
                b"/Type /Catalog", b"/OpenAction <</S /URI /URI (%s/open)>> /Type /Catalog" % address.encode()
            )
        ),
    }
