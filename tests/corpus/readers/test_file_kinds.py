from __future__ import annotations

import pytest

from faqbot.corpus.readers.file_kinds import archive_kind, binary_kind, foreign_kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4 ...", "is a PDF file"),
        (b"{\\rtf1\\ansi", "is an RTF file"),
        (b"<!DOCTYPE html><html>", "is a page of HTML"),
        (b"\r\n<!-- saved from -->\n<HTML lang=de>", "is a page of HTML"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "is an XML file"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"\x1f\x8b\x08", "is a packed archive"),
        (b"", "is empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "is an old Word file"),
        (OLE + "Workbook".encode("utf-16-le"), "is an old Excel file"),
        (OLE, "is protected by a password or is an old Office file"),
    ],
)
def test_a_file_is_named_by_its_content(data: bytes, said: str) -> None:
    assert foreign_kind(data).startswith(said)


def test_a_text_is_no_foreign_kind() -> None:
    assert not foreign_kind(b"How do I oil the chain? With oil.")


@pytest.mark.parametrize("data", [b"%PDF-1.4 text", b"{\\rtf1\\ansi text", b"PK\x03\x04 text"])
def test_a_file_that_should_be_text_is_named_by_its_content(data: bytes) -> None:
    assert binary_kind(data)


@pytest.mark.parametrize("data", [b"", b"<html><body>Hello</body></html>", b"<?xml version='1.0'?><a/>", b"Is it far?"])
def test_markup_is_text(data: bytes) -> None:
    assert not binary_kind(data)


def test_an_archive_is_named_by_a_part_that_its_reader_does_not_read() -> None:
    parts = {"word/document.xml", "[Content_Types].xml"}
    assert archive_kind(parts.__contains__) == "is a Word file: give it the suffix .docx"
    assert not archive_kind(parts.__contains__, "word/document.xml")
