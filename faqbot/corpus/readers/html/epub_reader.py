"""Read books in EPUB: the pages of HTML in the archive, in the order that the book gives them.

People find a place in a book by the heading above it, so a chunk is cited by its paragraphs below a heading.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET  # only for what `archives.check_xml` has examined

from faqbot.corpus.document import BlockKind, Document
from faqbot.corpus.place import Place
from faqbot.corpus.places import Paragraphs
from faqbot.corpus.readers.archives import SafeArchive, open_archive
from faqbot.corpus.readers.html.page_walk import PageWalk
from faqbot.corpus.readers.html.parsing.page_encoding import decode_page
from faqbot.corpus.readers.html.parsing.page_tree import Page
from faqbot.corpus.readers.lined_text import LinedText
from faqbot.errors import CorpusError

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset(("application/xhtml+xml", "text/html"))
# Largest book, in bytes of its pages: as for one page, memory grows with it.
LARGEST_BOOK = 60_000_000


def read_epub(content: bytes, path: str, fallback_title: str) -> Document:
    """Read the bytes of a book.

    Raises `CorpusError` for a book that is damaged, encrypted or too large, and `MissingLibraryError` without
    selectolax.
    """
    archive = open_archive(content, path)
    package_name, package = _package(archive, path)
    encrypted = archive.read(_ENCRYPTION).decode("utf-8", "replace") if archive.has(_ENCRYPTION) else ""
    text, size = LinedText(path), 0
    for name in _pages(package, package_name):
        if name in encrypted:
            raise CorpusError("is encrypted by a shop (DRM), so nobody can read it but its programs", path=path)
        data = archive.read(name)
        size += len(data)
        if size > LARGEST_BOOK:
            message = f"has pages of more than {LARGEST_BOOK:,} bytes; split the book"
            raise CorpusError(message, path=path)
        PageWalk(Page(decode_page(data, path), path, is_xml=True), text).tell()
    title = next((element.text or "" for element in package.iter() if _name(element) == "title"), "")
    return _placed(text.document(title, fallback_title=fallback_title))


def _package(archive: SafeArchive, path: str) -> tuple[str, ET.Element]:
    """Return the name and the content of the package document, which lists the pages."""
    if not archive.has(_CONTAINER):
        raise CorpusError("is an archive but no EPUB, which lists its pages; rename it to what it is", path=path)
    container = _parsed(archive, _CONTAINER, path)
    name = next((root.get("full-path", "") for root in container.iter() if _name(root) == "rootfile"), "")
    return name, _parsed(archive, name, path)


def _parsed(archive: SafeArchive, name: str, path: str) -> ET.Element:
    try:
        return ET.fromstring(archive.read_xml(name))  # noqa: S314 - it was examined, see above
    except ET.ParseError as error:
        raise CorpusError(f"its part {name!r} is no XML ({error}); save the book again", path=path) from error


def _pages(package: ET.Element, package_name: str) -> Iterator[str]:
    """Yield the names of the pages in the order of the book, without its table of contents."""
    items = {element.get("id", ""): element for element in package.iter() if _name(element) == "item"}
    folder = posixpath.dirname(package_name)
    for reference in package.iter():
        item = items.get(reference.get("idref", "")) if _name(reference) == "itemref" else None
        if item is None or item.get("media-type") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _placed(document: Document) -> Document:
    """Return a document whose blocks are cited by the paragraphs below a heading."""
    places: list[Place | None] = [None] * len(document.text)
    section, number = "", 0
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and not block.text:
            continue
        if block.kind is BlockKind.HEADING or (block.kind is BlockKind.QUESTION and block.level):
            section, number = block.text, -1
        elif block.kind is BlockKind.END and not block.text:
            continue
        first, last = block.lines
        number += 1
        for line in range(first, last + 1):
            number += bool(block.table) and line > first
            places[line - 1] = Paragraphs(section, number, number)
    return replace(document, places=tuple(places), file_lines=())
