"""Files that are damaged, protected or made to do harm give one line, in bounded time and memory."""

import logging
import random
import warnings
from contextlib import suppress
from importlib.util import find_spec

import pytest
from fpdf.enums import EncryptionMethod
from hypothesis import given
from hypothesis import strategies as st
from made_pdfs import FONT, PAGE_OF_TEXT, TEXT, Flow, one_page, raw_pdf, read, stream, texts

from faqbot.corpus.readers.pdf.drawing import pdf_file
from faqbot.errors import CorpusError

PLAIN = raw_pdf(one_page())
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 4 0 R >> /XObject << %b >> >>"
WITH_FORM = PAGE_OF_TEXT.replace(b"/F1 4 0 R >>", b"/F1 4 0 R >> /XObject << /N 6 0 R >>")


def with_root(entry, **others):
    objects = one_page(others={int(name[1:]): body for name, body in others.items()})
    return raw_pdf({**objects, 1: b"<< /Type /Catalog /Pages 2 0 R %b >>" % entry})


LOOP_OF_PAGES = raw_pdf({**one_page(), 3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 1 >>"})
LOOP_OF_OUTLINES = with_root(
    b"/Outlines 10 0 R",
    o10=b"<< /First 11 0 R /Last 11 0 R /Count 1 >>",
    o11=b"<< /Title (A) /Parent 10 0 R /Next 11 0 R /First 10 0 R /Dest [3 0 R /Fit] >>",
)
LOOP_OF_TAGS = with_root(
    b"/StructTreeRoot 10 0 R",
    o10=b"<< /K [11 0 R 10 0 R] /RoleMap << /A /B /B /A >> >>",
    o11=b"<< /S /A /K [10 0 R 11 0 R 0 1 2] /Pg 3 0 R >>",
)
LOOP_OF_FORMS = raw_pdf(
    one_page(b"/N Do " + TEXT, {3: WITH_FORM, 6: stream(b"/N Do /N Do", FORM % b"/N 6 0 R")}),
)
BOMB_OF_FORMS = raw_pdf(
    one_page(
        b"/N Do " + TEXT,
        {3: WITH_FORM, **{at: stream(b"/N Do " * 10, FORM % (b"/N %d 0 R" % (at + 1))) for at in range(6, 30)}},
    )
)
LOOP_OF_TABLES = PLAIN.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % PLAIN.rindex(b"xref\n0"))
MANY_OBJECTS = raw_pdf(one_page(others={at: b"<< /A %d >>" % at for at in range(6, 100_006)}))
DEEP_DICTIONARIES = raw_pdf(
    {**one_page(), 3: PAGE_OF_TEXT[:-2] + b"/PieceInfo " + b"<< /A " * 20_000 + b"1" + b" >>" * 20_000 + b" >>"}
)
NOT_NUMBERS = raw_pdf(one_page(b"BT /F1 1e400 Tf 9999999999999999 nan Td (x) Tj 1e30 0 0 1e30 0 0 Tm ET " + TEXT))
WRONG_OPERANDS = raw_pdf(
    one_page(b"BT Tf Td Tm Tj TJ ' \" cm q Q Q Do BDC EMC EMC (x) Tf /F1 Td [1] Tm 5 TJ ET " + TEXT)
)


@pytest.mark.parametrize(
    "content",
    [
        LOOP_OF_OUTLINES,
        LOOP_OF_TAGS,
        LOOP_OF_FORMS,
        BOMB_OF_FORMS,
        LOOP_OF_TABLES,
        MANY_OBJECTS,
        DEEP_DICTIONARIES,
        NOT_NUMBERS,
        WRONG_OPERANDS,
        PLAIN.replace(b"%%EOF\n", b""),
        b"\n" * 500 + PLAIN,
    ],
    ids=lambda content: str(len(content)),
)
def test_text_is_read_whatever_else_is_in_the_file(content):
    assert "By card." in " ".join(texts(content))


MANY_PAGES = {**one_page(), 2: b"<< /Type /Pages /Count 90000 /Kids [%b] >>" % (b"3 0 R " * 90_000)}
MANY_FILTERS = {
    **one_page(),
    5: b"<< /Length 9 /Filter [%b] >>\nstream\n012345678\nendstream" % (b"/FlateDecode " * 50),
}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a Word file", "is not a PDF, whatever its name says"),
        (b"%PDF-1.4\n", "its end is missing, so get the file anew"),
        (PLAIN[: len(PLAIN) // 2], "its end is missing, so get the file anew"),
        (b"%PDF-1.7\n" + random.Random(1).randbytes(100_000), "cannot be read as a PDF"),
        (LOOP_OF_PAGES, "cannot be read as a PDF .*cyclic"),
        (raw_pdf({1: b"<< /Type /Catalog >>"}), "cannot be read as a PDF"),
        (raw_pdf({1: b"<< /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}), "has no pages"),
        (raw_pdf(one_page(b"[" * 50_000)), "cannot be read as a PDF"),
        (raw_pdf(one_page(b"\n" * 60_000_000, is_packed=True)), "cannot be read as a PDF .*decompressing"),
        (
            raw_pdf(one_page(b"BT /F1 9 Tf (" + b"a" * 200_000 + b") Tj ET")),
            "a string in its content has 200,000 bytes",
        ),
        (raw_pdf(MANY_PAGES), "page tree"),
        (raw_pdf(MANY_FILTERS), "cannot be read as a PDF .*filter"),
    ],
)
def test_what_cannot_be_read_is_one_line_that_says_what_to_do(content, message):
    with pytest.raises(CorpusError, match=f"^help.pdf: .*{message}") as raised:
        read(content)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 300


def test_pages_that_draw_too_much_are_refused(monkeypatch):
    monkeypatch.setattr(pdf_file, "MOST_OPERATORS", 1_000)
    with pytest.raises(CorpusError, match="draws more than"):
        read(raw_pdf(one_page(TEXT * 200)))


def test_a_file_with_a_password_says_so():
    page = Flow().add("A secret")
    page.set_encryption("owner", "secret", encryption_method=EncryptionMethod.RC4)
    with pytest.raises(CorpusError, match="is protected by a password; save it without one"):
        read(page.pdf())


@pytest.mark.skipif(find_spec("cryptography") is not None, reason="needs the library cryptography to be missing")
def test_a_file_with_the_newer_encryption_names_the_library_for_it():
    keys = b"/O <%b> /U <%b> /OE <%b> /UE <%b> /Perms <%b>" % (
        b"00" * 48,
        b"00" * 48,
        b"00" * 32,
        b"00" * 32,
        b"00" * 16,
    )
    filters = b"/CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF"
    locked = b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 %b %b >>" % (keys, filters)
    trailer = b"/Root 1 0 R /Encrypt 6 0 R /ID [<00> <00>]"
    with pytest.raises(CorpusError, match="is encrypted, which needs a library: pip install cryptography"):
        read(raw_pdf(one_page(others={6: locked}), trailer=trailer))


def test_a_file_that_may_only_be_read_opens_with_the_empty_password():
    page = Flow().add("By card.")
    page.set_encryption("owner")
    assert texts(page.pdf()) == ["By card."]


def test_the_library_says_nothing_on_standard_error(capfd):
    logging.getLogger("pypdf").handlers.clear()
    assert texts(PLAIN.replace(b"startxref\n", b"startxref\n9"))
    assert capfd.readouterr().err == ""


SMALL = Flow().add("How do I pay?", size=16).add("By card.").item("-", "or in cash").pdf()


@given(st.data())
def test_a_file_with_wrong_bytes_is_read_or_refused_in_one_line(data):
    source = bytearray(data.draw(st.sampled_from([PLAIN, SMALL, LOOP_OF_TAGS, LOOP_OF_OUTLINES, LOOP_OF_FORMS])))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(source) - 1))
        source[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with suppress(CorpusError):
            read(bytes(source))


def test_a_turned_page_is_read_as_people_see_it():
    turned = PAGE_OF_TEXT[:-2] + b"/Rotate 90 >>"
    content = b"BT /F1 12 Tf 0 1 -1 0 100 50 Tm (How do I pay?) Tj 0 -40 Td (By card.) Tj ET"
    assert texts(raw_pdf({**one_page(content), 3: turned})) == ["How do I pay?", "By card."]


@pytest.mark.parametrize("name", [b"Helvetica-Bold", b"ABCDEF+Roboto-SemiBold", b"CMBX10", b"Arial,Bold"])
def test_the_name_of_a_font_says_that_it_is_bold(name):
    file = pdf_file.PdfFile(raw_pdf(one_page(font=FONT.replace(b"Helvetica", name))), "help.pdf")
    assert all(span.style.is_bold for span in file.page(1).spans)


@pytest.mark.parametrize(("role", "is_told"), [(b"P", True), (b"Document", False), (b"Div", False)])
def test_only_tags_of_paragraphs_tell_which_lines_belong_together(role, is_told):
    root = {6: b"<< /K [7 0 R] >>", 7: b"<< /S /%b /K [0] /Pg 3 0 R >>" % role}
    objects = one_page(b"/P << /MCID 0 >> BDC " + TEXT + b"EMC", root)
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R >>"
    spans = pdf_file.PdfFile(raw_pdf(objects), "help.pdf").page(1).spans
    assert [span.tag is not None for span in spans] == [is_told, is_told]
