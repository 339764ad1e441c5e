"""PDFs for tests: `Flow` writes pages as a program for texts does, and `raw_pdf` writes objects as they are given."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from fpdf import FPDF

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.readers.pdf.pdf_reader import read_pdf
from faqbot.corpus.structure.passes import structured

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 50 700 Td (How do I pay?) Tj 0 -20 Td (By card.) Tj ET\n"
PAGE_OF_TEXT = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
)


class Flow(FPDF):
    """Pages of paragraphs one below the other, with `head` and `foot` on each; `{page}` is the number of the page."""

    def __init__(self, *, head: str = "", foot: str = "") -> None:
        super().__init__()
        self.head, self.foot = head, foot
        self.set_margin(20)
        self.set_auto_page_break(auto=True, margin=25)
        self.add_page()

    def header(self) -> None:
        """Write the running head."""
        if self.head:
            self.set_font("Helvetica", size=9)
            self.cell(0, 5, self.head.replace("{page}", str(self.page_no())), new_x="LMARGIN", new_y="NEXT")
            self.ln(6)

    def footer(self) -> None:
        """Write the running foot."""
        if self.foot:
            self.set_y(-15)
            self.set_font("Helvetica", size=9)
            self.cell(0, 5, self.foot.replace("{page}", str(self.page_no())), align="C")

    def add(
        self,
        text: str,
        *,
        size: float = 11,
        style: str = "",
        family: str = "Helvetica",
        indent: float = 0,
        gap: float = 3,
    ) -> Flow:
        """Add a paragraph; `style` is "B" for bold and "I" for italics, and `indent` and `gap` are in millimetres."""
        self.set_font(family, style, size)
        self.set_x(self.l_margin + indent)
        self.multi_cell(0, size * 0.45, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(gap)
        return self

    def item(self, mark: str, text: str, *, indent: float = 4) -> Flow:
        """Add an item of a list, with a hanging indent."""
        self.set_font("Helvetica", size=11)
        self.set_x(self.l_margin + indent)
        self.cell(6, 5, mark)
        self.multi_cell(0, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        return self

    def place(self, x: float, y: float, text: str, *, size: float = 10, style: str = "") -> Flow:
        """Write one line with its baseline at a place, in millimetres from the upper left corner."""
        self.set_font("Helvetica", style, size)
        self.text(x, y, text)
        return self

    def pdf(self) -> bytes:
        """Return the bytes of the file."""
        return bytes(self.output())


def raw_pdf(objects: Mapping[int, bytes], *, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF of these objects, by their numbers."""
    out = bytearray(b"%PDF-1.7\n")
    starts = {}
    for number, body in objects.items():
        starts[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % starts.get(number, 0) for number in range(1, size))
    return bytes(out + b"trailer\n<< /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table))


def stream(data: bytes, entries: bytes = b"", *, is_packed: bool = False) -> bytes:
    """Return a stream, compressed if `is_packed`."""
    if is_packed:
        data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def one_page(
    content: bytes = TEXT, others: Mapping[int, bytes] | None = None, *, font: bytes = FONT, is_packed: bool = False
) -> dict[int, bytes]:
    """Return the objects of a PDF with one page; 1 is the root, 2 the tree of pages, 3 the page, 4 the font `/F1`."""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE_OF_TEXT,
        4: font,
        5: stream(content, is_packed=is_packed),
        **(others or {}),
    }


def read(content: bytes, path: str = "help.pdf") -> Document:
    """Return the document of a PDF, with the questions found."""
    return structured(read_pdf(content, path, "Fallback"))


def pairs(content: bytes) -> list[tuple[str, str]]:
    """Return the questions of a PDF with their answers."""
    return [(chunk.question, chunk.text) for chunk in chunk_document(read(content)) if chunk.kind == "faq"]


def texts(content: bytes) -> list[str]:
    """Return the texts of all chunks of a PDF."""
    return [chunk.text for chunk in chunk_document(read(content))]


def left_out(content: bytes) -> list[tuple[str, str]]:
    """Return the lines of a PDF that are left out, with the reasons."""
    document = read(content)
    return [("\n".join(document.text[one.lines[0] - 1 : one.lines[1]]), one.reason) for one in document.left_out]
