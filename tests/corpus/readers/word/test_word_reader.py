"""Word files as a whole: their titles, their places, and files that are hostile, damaged or no Word files."""

import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import NUMBERING, STYLES, docx, in_list, lines, p, packed, read, table

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.word.word_reader import read_docx
from faqbot.corpus.reading import document_of
from faqbot.errors import CorpusError

SHOP = (
    p("Shop", style="Titel")
    + p("Returns", style="berschrift1")
    + p("One.")
    + p("")
    + p("Two.", look=in_list(1))
    + table(("Item", "Price"), ("Bell", "5"))
    + p("Shipping", style="berschrift2")
    + p("Three.")
)


def error_of(data: bytes) -> str:
    with pytest.raises(CorpusError) as caught:
        read_docx(data, "a.docx", "a")
    message = str(caught.value)
    assert message.startswith("a.docx: ")
    assert "\n" not in message
    return message


def test_the_title_is_what_people_see_at_the_top() -> None:
    assert read(SHOP, title="Other").title == "Shop"


def test_the_title_of_the_properties_is_taken_where_the_text_has_none() -> None:
    assert read(p("Text."), title="Bicycle shop").title == "Bicycle shop"


@pytest.mark.parametrize("title", ["Document1", "Microsoft Word - faq.doc", "Dokument", "Документ 2", "faq.docx", " "])
def test_a_title_that_a_program_made_is_not_taken(title: str) -> None:
    assert read(p("Returns", style="berschrift1") + p("Free."), title=title).title == "Returns"
    assert read(p("Text."), title=title).title == "shop"


def test_the_lines_that_sign_a_letter_off_are_left_out() -> None:
    data = docx(p("Hall", style="Titel") + p("It is warm.") + p("Kind regards") + p("Ann Miller"))
    document = document_of(data, "hall.docx")
    assert [chunk.text for chunk in chunk_document(document)] == ["It is warm."]
    assert {reason for _, reason in document.left_out} == {"signature"}


def test_paragraphs_are_counted_below_the_nearest_heading() -> None:
    places = {line: str(place) for line, place in zip(read(SHOP).text, read(SHOP).places, strict=True) if place}
    assert places["One."] == " § Returns, ¶ 1"
    assert places["1. Two."] == " § Returns, ¶ 2"
    assert places["| Bell | 5 |"] == " § Returns, ¶ 4"
    assert places["Three."] == " § Shipping, ¶ 1"


def test_a_citation_names_the_section_and_the_paragraphs() -> None:
    body = p("Where?", style="berschrift1") + p("In Rome.") + p("Or in Kiel.")
    (chunk,) = chunk_document(read(body))
    assert str(chunk.source).startswith("shop.docx § Where?, ¶ 1-2")


def test_files_in_the_strict_format_are_read() -> None:
    data = docx(p("Text."))
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = unpacked(data)
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {name: part.replace(transitional, strict) for name, part in parts.items()}
    assert read_docx(packed(parts), "a.docx", "a").text == ("Text.",)


def unpacked(data: bytes) -> dict[str, bytes]:
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_empty_document_has_no_blocks() -> None:
    assert read("").blocks == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"{\\rtf1 x}", "RTF"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "password"),
        (b"plain words", "suffix"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (packed({"xl/workbook.xml": b"<a/>"}), ".xlsx"),
        (packed({"content.xml": b"<a/>"}), "save it as .docx"),
        (packed({"x.xml": b"<a/>"}), "word/document.xml"),
        (packed({"word/document.xml": b"<a/>"}), "holds no body"),
    ],
    # The bytes of an archive change from second to second, and the name of a test may not.
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_a_file_that_is_no_word_file_is_named_for_what_it_is(data: bytes, says: str) -> None:
    assert says in error_of(data)


def test_entities_are_refused_and_nothing_is_fetched() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    assert "document type" in error_of(packed({"word/document.xml": bomb}))
    assert "document type" in error_of(packed({"word/document.xml": bomb.decode().encode("utf-16")}))


def test_a_bomb_is_refused_before_it_is_expanded() -> None:
    assert "bomb" in error_of(packed({"word/document.xml": bytes(40_000_000)}))


def test_a_part_that_leads_out_of_the_file_is_refused() -> None:
    assert "leads out" in error_of(docx(p("Text."), files={"../x": b""}))


def test_relationships_to_the_outside_are_never_followed() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kind}/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/>'
        f'<Relationship Id="b" Type="{kind}/numbering" Target="../../../etc/passwd"/></Relationships>'
    )
    data = packed(unpacked(docx(p("Text."))) | {"word/_rels/document.xml.rels": relations.encode()})
    assert read_docx(data, "a.docx", "a").text == ("Text.",)


def test_ten_thousand_nested_tables_are_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000
    assert "levels deep" in error_of(docx(deep))


def test_tables_that_are_nested_as_deep_as_is_permitted_are_read() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 80 + p("Text.") + "</w:tc></w:tr></w:tbl>" * 80
    read_docx(docx(deep), "a.docx", "a")


def test_macros_are_not_looked_at() -> None:
    data = docx(p("Text."), files={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"})
    assert read_docx(data, "a.docm", "a").text == ("Text.",)


@pytest.mark.slow
def test_a_hundred_thousand_paragraphs_are_read() -> None:
    document = read_docx(docx(p("Text.") * 100_000), "a.docx", "a")
    assert len(document.blocks) == 100_000


def test_the_same_file_gives_the_same_document() -> None:
    assert read(SHOP) == read(SHOP)


@given(st.integers(0, 2**32))
def test_a_damaged_file_gives_a_document_or_one_line(seed: int) -> None:
    chosen = random.Random(seed)
    data = bytearray(docx(SHOP, styles=STYLES, numbering=NUMBERING))
    for _ in range(chosen.randint(1, 20)):
        data[chosen.randrange(len(data))] = chosen.randrange(256)
    with suppress(CorpusError):
        read_docx(bytes(data[: chosen.randint(1, len(data))]), "a.docx", "a")


_TAGS = (
    "p r t tbl tr tc sdt sdtContent ins del hyperlink fldChar instrText br sym pPr rPr numPr numId ilvl vMerge".split()
)
_TREES = st.recursive(
    st.sampled_from(["x", "", "<w:br/>", '<w:ilvl w:val="-7"/>', '<w:numId w:val="1"/>', '<w:sym w:char="F0"/>']),
    lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=4)).map(
        lambda made: f'<w:{made[0]} w:val="9">{"".join(made[1])}</w:{made[0]}>'
    ),
    max_leaves=30,
)


@given(st.lists(_TREES, max_size=6))
def test_elements_in_any_order_give_a_document(trees: list[str]) -> None:
    lines("".join(tree for tree in trees if tree.startswith("<")))


@pytest.mark.parametrize("suffix", ["docx", "docm"])
def test_a_question_is_answered_from_a_word_file(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"shop.{suffix}"
    file.write_bytes(docx(p("How do I pay?", style="berschrift1") + p("By card."), styles=STYLES))
    command = [sys.executable, "-m", "faqbot", "ask", "--corpus", str(file), "How do I pay?"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "By card." in run.stdout
    assert f"shop.{suffix}" in run.stdout
