"""Make books in EPUB for tests."""

from __future__ import annotations

import zipfile
from io import BytesIO

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata><title>Bikes</title></metadata><manifest>'
    '<item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
)
_PAGE = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'


def book(**more: str) -> bytes:
    """Return the bytes of a book with two pages; `more` are further parts, or others in their place."""
    parts = {
        "META-INF/container.xml": _CONTAINER,
        "OPS/book.opf": PACKAGE,
        "OPS/a b.xhtml": _PAGE.format("<h1>Wheels</h1><p>One.</p><p>Two.</p>"),
        "OPS/b.xhtml": _PAGE.format("<h1>Can I return it?</h1><div/><p>Yes.</p>"),
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in {**parts, **more}.items():
            archive.writestr(name, content)
    return written.getvalue()
