"""Say what a file is that is not what its suffix says, and what to do with it: a PDF that is called report.docx.

Only the beginning of the file is looked at, and in old Office files the names of the streams.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# The first bytes of kinds of files that are found under wrong suffixes, what each is, and the remedy.
_BEGINNINGS = (
    (rb"%PDF-", "is a PDF file", "give it the suffix .pdf"),
    (rb"\{\\rtf", "is an RTF file", "open it in Word or LibreOffice and save it as .docx"),
    (rb"(?i)\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", "is a page of HTML", "name it .html"),
    (rb"\s*<\?xml", "is an XML file", "open it in the program that wrote it and save it in the current format"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "is a picture", "leave it out of the corpus"),
    (rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!", "is a packed archive", "unpack it"),
)  # fmt: skip
# Those of them that are text, which a reader of text may take; a packed archive is told by its parts where one is read.
_TEXTS = ("is a page of HTML", "is an XML file")
_ZIP = b"PK\x03\x04"
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), what, remedy) for pattern, what, remedy in _BEGINNINGS)

# How much of a file is looked at for these beginnings, in bytes.
_LOOKED_AT = 4_096

# The beginning of an OLE file. Word, Excel and PowerPoint wrote such files before 2007, and write them today for
# documents with a password. The names of their streams are UTF-16.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "is protected by a password", "open it in Office and save it without the password"),
    ("WordDocument", "is an old Word file (.doc)", "open it in Word or LibreOffice and save it as .docx"),
    ("Workbook", "is an old Excel file (.xls)", "open it in Excel or LibreOffice and save it as .xlsx"),
    ("PowerPoint Document", "is an old PowerPoint file (.ppt)", "open it in PowerPoint and save it as .pptx"),
)
# The parts of archives by which kinds of documents are known, what each is, and the remedy.
_PARTS = (
    ("word/document.xml", "is a Word file", "give it the suffix .docx"),
    ("xl/workbook.xml", "is an Excel file", "give it the suffix .xlsx"),
    ("ppt/presentation.xml", "is a PowerPoint file", "save its text as .docx or .pdf"),
    ("META-INF/container.xml", "is an EPUB file", "give it the suffix .epub"),
    ("content.xml", "is an OpenDocument file", "open it in LibreOffice or Word and save it as .docx"),
    ("index/document.iwa", "is a Pages file", "open it in Pages and export it as Word"),
)
_OLE_STREAMS = tuple((name.encode("utf-16-le"), what, remedy) for name, what, remedy in _STREAMS)


def foreign_kind(data: bytes) -> str:
    """Return what a file is and what to do with it, as the end of a sentence; empty if its beginning is not known."""
    if not data:
        return "is empty: it has no bytes at all"
    if data.startswith(_OLE):
        known = (f"{what}: {remedy}" for name, what, remedy in _OLE_STREAMS if name in data)
        return next(known, "is protected by a password or is an old Office file: save it without a password as .docx")
    start = data[:_LOOKED_AT]
    return next((f"{what}: {remedy}" for pattern, what, remedy in _PATTERNS if pattern.match(start)), "")


def binary_kind(data: bytes) -> str:
    """Return what a file is that should be text and is not, and what to do with it; empty if that is not known."""
    if data.startswith(_ZIP):
        return "is a zip archive, such as a Word or Excel file: give it the suffix of the format it is in"
    kind = foreign_kind(data) if data else ""
    return "" if kind.startswith(_TEXTS) else kind


def archive_kind(has: Callable[[str], bool], *read: str) -> str:
    """Return what an archive is and what to do with it; empty if that is not known.

    `has` says whether the archive has a part, and `read` are the parts of those kinds that the reader itself reads.
    """
    kinds = (f"{what}: {remedy}" for part, what, remedy in _PARTS if part not in read and has(part))
    return next(kinds, "")
