import codecs
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.files.decoding import decode, line_ends, line_number, marked_encoding, split_lines
from faqbot.errors import CorpusError, CorpusWarning

TEXT = "Größe “so”\n日本\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_says_the_encoding_and_is_no_text(mark, encoding):
    assert decode(mark + TEXT.encode(encoding), "a.txt") == TEXT


def test_windows_text_is_read_with_a_warning_that_names_the_line():
    with pytest.warns(CorpusWarning, match=r"a\.txt:2: .*cp1252"):
        assert decode("one\nIt’s €5\n".encode("cp1252"), "a.txt") == "one\nIt’s €5\n"


def test_utf8_is_read_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        decode(TEXT.encode(), "a.txt")


@pytest.mark.parametrize("data", [b"one\ntwo\0", b"one\n\xff\0", b"one\n\0\x89PNG"])
def test_a_nul_byte_is_an_error_with_its_line(data):
    with pytest.raises(CorpusError, match=r"a\.txt:2: .*NUL"):
        decode(data, "a.txt")


def test_bytes_of_no_encoding_are_an_error_with_their_line():
    with pytest.raises(CorpusError, match=r"a\.txt:2: is neither"):
        decode(b"one\n\x81\x8d", "a.txt")


def test_a_mark_that_lies_is_an_error():
    with pytest.raises(CorpusError, match="save it as UTF-8"):
        decode(codecs.BOM_UTF16_LE + b"a\0b", "a.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_one_line(end):
    assert split_lines(f"a{end}{end}b{end}") == ["a", "", "b"]


@pytest.mark.parametrize("inside", ["\x0c", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_nothing_else_ends_a_line(inside):
    assert split_lines(f"a{inside}b\n") == [f"a{inside}b"]


def test_a_place_is_counted_in_lines_of_any_end():
    assert line_number("a\r\nb\rc\nd", 7) == 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_the_codec_that_a_mark_names_skips_the_mark(encoding):
    data = TEXT.encode(encoding)
    assert marked_encoding(data[:4]) == encoding
    assert data.decode(encoding) == TEXT


@pytest.mark.parametrize("start", [b"", b"\xef", b"text", "é".encode()])
def test_a_file_without_a_mark_names_no_codec(start):
    assert marked_encoding(start) is None


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le")])
def test_a_mark_that_lies_later_is_an_error_with_its_line(mark, encoding):
    with pytest.raises(CorpusError, match=r"a\.txt:3: "):
        decode(mark + "one\ntwo\nthree".encode(encoding)[:-1], "a.txt")


def test_bytes_of_no_utf8_behind_its_mark_are_an_error_with_their_line():
    with pytest.raises(CorpusError, match=r"a\.txt:2: begins with the mark of utf-8 but"):
        decode(codecs.BOM_UTF8 + b"one\n\xff\n\n\n", "a.txt")


@given(st.text(alphabet="a\n\r\x0c\u2028"))
def test_the_ends_of_lines_are_where_the_number_of_the_line_changes(text):
    numbers = [line_number(text, position) for position in range(len(text) + 1)]
    ends = line_ends(text)
    assert len(ends) == numbers[-1] - 1
    assert all(text[end - 1] in "\r\n" for end in ends)


def test_a_pdf_that_is_named_as_a_text_is_called_a_pdf():
    with pytest.raises(CorpusError, match=r"a\.txt: is a PDF file: give it the suffix \.pdf"):
        decode(b"%PDF-1.4\nno NUL byte\n", "a.txt")
