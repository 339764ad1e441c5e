from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.readers import archives
from faqbot.corpus.readers.archives import check_xml, open_archive
from faqbot.errors import CorpusError


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def error_of(data: bytes, name: str = "") -> str:
    with pytest.raises(CorpusError) as caught:
        open_archive(data, "a.docx").read(name)
    message = str(caught.value)
    assert message.startswith("a.docx: ")
    assert "\n" not in message
    return message


def test_the_parts_of_an_archive_are_named_and_read() -> None:
    archive = open_archive(zipped({"a/b.xml": b"<b/>", "c.png": b"picture"}), "a.docx")
    assert archive.names() == ["a/b.xml", "c.png"]
    assert archive.has("c.png")
    assert not archive.has("d.png")
    assert archive.read("c.png") == b"picture"
    assert archive.read_xml("a/b.xml") == b"<b/>"
    assert archive.size("a/b.xml") == 4
    assert archive.size("d.png") == 0


def test_folders_are_no_parts() -> None:
    assert open_archive(zipped({"a/": b"", "a/b": b"1"}), "a.docx").names() == ["a/b"]


def test_names_are_found_in_any_case_and_with_the_slashes_of_windows() -> None:
    data = zipped({"word/document.xml": b"1"}).replace(b"word/", b"word\\")
    assert open_archive(data, "a.docx").read("Word/Document.xml") == b"1"


def test_a_missing_part_is_an_error() -> None:
    assert "has no part 'b'" in error_of(zipped({"a": b"1"}), "b")


def test_an_archive_without_any_part_is_no_error() -> None:
    assert open_archive(zipped({}), "a.docx").names() == []


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "C:/a", "..\\a", ".."])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    assert "leads out of the archive" in error_of(zipped({name: b"1"}))


def test_dots_within_a_name_are_allowed() -> None:
    assert open_archive(zipped({"a..b/c...d": b"1"}), "a.docx").has("a..b/c...d")


def test_two_parts_of_one_name_are_refused() -> None:
    data = zipped({"one": b"1", "two": b"2"}).replace(b"two", b"one")
    assert "has two parts of the name 'one'" in error_of(data)


def test_a_part_that_expands_to_a_thousand_times_its_size_is_refused() -> None:
    assert "expands to 30,000,000 bytes" in error_of(zipped({"a": bytes(30_000_000)}))


def test_small_parts_may_be_repetitive() -> None:
    assert len(open_archive(zipped({"a": bytes(1_000_000)}), "a.docx").read("a")) == 1_000_000


def test_parts_that_expand_to_too_much_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_EXPANDED", 5_000)
    assert "its parts expand to 6,000 bytes" in error_of(zipped({str(number): bytes(1_000) for number in range(6)}))


def test_a_part_that_is_too_large_is_refused_only_if_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_PART", 1_000)
    data = zipped({"film": bytes(2_000), "text": b"1"})
    assert open_archive(data, "a.docx").read("text") == b"1"
    assert "its part 'film' has 2,000 bytes; faqbot reads up to 1,000" in error_of(data, "film")


def test_an_archive_of_very_many_parts_is_refused() -> None:
    data = zipped({str(number): b"" for number in range(10_001)}, zipfile.ZIP_STORED)
    assert "has more than 10,000 parts" in error_of(data)


def test_a_part_that_is_longer_than_it_declares_is_damaged() -> None:
    data = zipped({"a": b"0" * 1_000})
    at = data.rindex((1_000).to_bytes(4, "little"))
    assert "its part 'a' is damaged" in error_of(data[:at] + (10).to_bytes(4, "little") + data[at + 4 :], "a")


def test_a_wrong_check_sum_is_damage() -> None:
    data = zipped({"a": b"here is some text"}, zipfile.ZIP_STORED).replace(b"some", b"sore")
    assert "its part 'a' is damaged" in error_of(data, "a")


def test_methods_that_no_office_program_packs_with_are_refused() -> None:
    assert "packed in a way that is not read" in error_of(zipped({"a": b"1"}, zipfile.ZIP_BZIP2))


def test_an_encrypted_archive_is_said_to_have_a_password() -> None:
    data = bytearray(zipped({"a": b"1"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "is protected by a password" in error_of(bytes(data))


def test_a_truncated_archive_is_damaged() -> None:
    data = zipped({"a": b"1" * 100})
    assert "is damaged or cut off" in error_of(data[:-10])


def test_a_file_of_another_kind_is_named() -> None:
    assert "is a PDF file" in error_of(b"%PDF-1.7\n")
    assert "is not what its suffix says" in error_of(b"just text")


@given(st.data())
def test_a_damaged_archive_is_read_or_is_one_error(data: st.DataObject) -> None:
    content = bytearray(zipped({"a.xml": b"<a>text</a>", "b": bytes(200)}))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(CorpusError):
        archive = open_archive(bytes(content), "a.docx")
        for name in archive.names():
            archive.read_xml(name)


def xml_error(data: bytes) -> str:
    with pytest.raises(CorpusError) as caught:
        check_xml(data, "a.docx", "word/document.xml")
    return str(caught.value)


def test_plain_xml_passes_in_every_encoding() -> None:
    text = '<?xml version="1.0" encoding="{}"?><a>ü</a>'
    for encoding in ("utf-8", "utf-16", "iso-8859-1", "windows-1252"):
        check_xml(text.format(encoding).encode(encoding), "a.docx", "a.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "utf-16-le"])
def test_a_document_type_is_refused_in_every_encoding(encoding: str) -> None:
    text = '\ufeff<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert "'word/document.xml' has a document type" in xml_error(text.encode(encoding))


def test_a_document_type_in_text_or_in_a_comment_is_none() -> None:
    check_xml(b"<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]>&lt;!DOCTYPE a&gt;</a>", "a.docx", "a.xml")


def test_very_deep_nesting_is_refused() -> None:
    assert "is nested more than 256 levels deep" in xml_error(b"<a>" * 257 + b"</a>" * 257)
    check_xml(b"<a>" * 256 + b"</a>" * 256, "a.docx", "a.xml")


def test_very_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_ELEMENTS", 1_000)
    assert "has more than 1,000 elements" in xml_error(b"<a>" + b"<b/>" * 1_000 + b"</a>")


@pytest.mark.parametrize(
    "data", [b"", b"text", b"<a>", b"<a></b>", b"<a>&b;</a>", b'<?xml version="1.0" encoding="?"?>']
)
def test_xml_that_is_not_well_formed_is_damaged(data: bytes) -> None:
    assert "is damaged or cut off" in xml_error(data)


def test_an_unknown_encoding_is_damage() -> None:
    assert "is damaged" in xml_error(b'<?xml version="1.0" encoding="klingon"?><a/>')
