"""Tests of reading books in EPUB."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from epub_files import PACKAGE, book

from faqbot.errors import CorpusError

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.epub_reader import read_epub


def test_pages_are_read_in_the_order_of_the_book_and_cited_by_paragraphs() -> None:
    document = read_epub(book(), "book.epub", "book")
    found = [(block.text, str(document.places[block.lines[0] - 1])) for block in document.blocks]
    assert document.title == "Bikes"
    assert found == [
        ("Can I return it?", " § Can I return it?, ¶ 1"),
        ("Yes.", " § Can I return it?, ¶ 1"),
        ("Wheels", " § Wheels, ¶ 1"),
        ("One.", " § Wheels, ¶ 1"),
        ("Two.", " § Wheels, ¶ 2"),
    ]


def test_an_encrypted_book_says_so() -> None:
    with pytest.raises(CorpusError, match="encrypted"):
        read_epub(book(**{"META-INF/encryption.xml": '<CipherReference URI="OPS/b.xhtml"/>'}), "book.epub", "book")


@pytest.mark.parametrize("end", [0, 10, 200, -30])
def test_a_book_that_is_cut_off_is_one_clear_line(end: int) -> None:
    with pytest.raises(CorpusError):
        read_epub(book()[:end], "book.epub", "book")


def test_entities_of_a_package_are_never_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "b">]>' + PACKAGE
    with pytest.raises(CorpusError):
        read_epub(book(**{"OPS/book.opf": bomb}), "book.epub", "book")


def test_an_archive_without_pages_is_nobook() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(CorpusError, match="no EPUB"):
        read_epub(written.getvalue(), "book.epub", "book")
