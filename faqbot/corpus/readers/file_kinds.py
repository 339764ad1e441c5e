"""Say what a file is that is not what its suffix says, and what to do with it: a PDF that is called report.docx.

Only the beginning of the file is looked at, and in old Office files the names of the streams.
"""

from __future__ import annotations

import re

# The first bytes of kinds of files that are found under wrong suffixes, what each is, and the remedy.
_BEGINNINGS = (
    (rb"%PDF-", "is a PDF file", "give it the suffix .pdf"),
    (rb"\{\\rtf", "is an RTF file", "open it in Word or LibreOffice and save it as .docx"),
    (rb"(?i)\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", "is a page of HTML", "name it .html"),
    (rb"\s*<\?xml", "is an XML file", "open it in the program that wrote it and save it in the current format"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "is a picture", "leave it out of the corpus"),
    (rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!", "is a packed archive", "unpack it"),
)  # fmt: skip
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
