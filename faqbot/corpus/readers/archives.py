"""Open the zip archives that DOCX, XLSX, ODS and EPUB files are, safely: nothing in one can exhaust the memory.

What an archive declares is checked before anything is expanded, and what is expanded is checked while it is read. The
parts of office files are XML, which `check_xml` examines before a parser builds a tree of it. Whatever is wrong is a
`CorpusError` that says what to do.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.parsers import expat  # the parser never looks at an entity: a document type ends it (see `check_xml`)

from faqbot.corpus.readers.file_kinds import foreign_kind
from faqbot.errors import CorpusError

# Most parts of an archive. A book of 3,000 pages with a picture on each has 6,000.
MOST_PARTS = 10_000
# Most that all parts of an archive may expand to, in bytes, pictures and films included.
MOST_EXPANDED = 1_000_000_000
# Most that a part may expand to that is read, in bytes. The text of the longest novels has 4 MB; the XML around it is
# up to twenty times as long.
LARGEST_PART = 100_000_000
# A part that expands to more than this many times its size is a bomb, if it is large. XML of an office file expands to
# 10 to 30 times its size; the most that is possible is 1,032 times. Small parts cost nothing whatever their ratio is.
HIGHEST_RATIO = 200
SMALL_PART = 20_000_000
# Deepest nesting of elements, as in the most used parser, libxml2. A table in a table in a text box has some 40 levels.
DEEPEST_XML = 256
# Most elements of a part. A tree takes about 300 bytes for each; a paragraph of Word has 5 to 20 of them.
MOST_ELEMENTS = 3_000_000

_DAMAGED = "is damaged or cut off: open it in the program that wrote it, or copy it here again"
_BOMB = "this is a bomb, or no document; leave it out of the corpus"

# The beginning of each record in the list of an archive's parts, and a name that leads out of the archive.
_RECORD = b"PK\x01\x02"
_LEADS_OUT = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:")
# The only methods that the standards of office files and of EPUB allow. (Of the others, `zipfile` expands a whole block
# at once, however large it is.)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_IS_ENCRYPTED = 0x1


class SafeArchive:
    """The parts of an archive, which have passed all checks that need no expanding; see `open_archive`."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path
        self._parts = {_plain(part.filename): part for part in archive.infolist() if not part.is_dir()}
        self._lowered = {name.lower(): name for name in self._parts}

    def names(self) -> list[str]:
        """Return the names of the parts in the order of the archive, without folders."""
        return list(self._parts)

    def has(self, name: str) -> bool:
        """Whether the archive has a part; office programs do not care for the case of letters in names."""
        return name in self._parts or name.lower() in self._lowered

    def size(self, name: str) -> int:
        """Return the size of a part in bytes, as the archive declares it; 0 if it has no such part."""
        return self._part(name).file_size if self.has(name) else 0

    def read(self, name: str) -> bytes:
        """Return the content of a part; raise `CorpusError` if it is missing, damaged or too large."""
        if not self.has(name):
            raise CorpusError(f"has no part {name!r}, so it {_DAMAGED}", path=self._path)
        part = self._part(name)
        if part.file_size > LARGEST_PART:
            message = f"its part {name!r} has {part.file_size:,} bytes; faqbot reads up to {LARGEST_PART:,}. Split it"
            raise CorpusError(message, path=self._path)
        try:
            with self._archive.open(part) as opened:
                return opened.read(LARGEST_PART + 1)
        except Exception as error:  # `zipfile` and `zlib` raise ten kinds of errors for damaged files
            raise CorpusError(f"its part {name!r} {_DAMAGED}", path=self._path) from error

    def read_xml(self, name: str) -> bytes:
        """Return the content of a part that is XML and has passed `check_xml`; errors as in `read`."""
        data = self.read(name)
        check_xml(data, self._path, name)
        return data

    def _part(self, name: str) -> zipfile.ZipInfo:
        return self._parts[name if name in self._parts else self._lowered[name.lower()]]


def open_archive(data: bytes, path: str) -> SafeArchive:
    """Return the parts of an archive; `path` is the name that the file is cited by.

    Raises `CorpusError` for a file that is no zip archive, is damaged or encrypted, has too many parts, has two of one
    name or one whose name leads out of the archive, or expands to too much.
    """
    if not zipfile.is_zipfile(BytesIO(data)):
        raise CorpusError(_not_an_archive(data), path=path)
    if data.count(_RECORD) > MOST_PARTS:  # counted before `zipfile` makes objects of them
        raise CorpusError(f"has more than {MOST_PARTS:,} parts: {_BOMB}", path=path)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except Exception as error:  # as in `read`
        raise CorpusError(_DAMAGED, path=path) from error
    fault = next(_faults(archive.infolist()), "")
    if fault:
        raise CorpusError(fault, path=path)
    return SafeArchive(archive, path)


def check_xml(data: bytes, path: str, name: str) -> None:
    """Raise `CorpusError` for XML that is not well-formed, or that is made to exhaust whoever reads it.

    `name` is the name of the part. A document type, which no part of an office file has, may define entities that grow
    without limit or lead to other files. Encodings that the XML declares are obeyed. Takes linear time.
    """
    depth = elements = 0

    def begin(_tag: str, _attributes: Any) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > DEEPEST_XML:
            raise CorpusError(f"its part {name!r} is nested more than {DEEPEST_XML} levels deep: {_BOMB}", path=path)
        if elements > MOST_ELEMENTS:
            message = f"its part {name!r} has more than {MOST_ELEMENTS:,} elements: split the document"
            raise CorpusError(message, path=path)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_declared: Any) -> None:
        message = f"its part {name!r} has a document type, which may define entities without limit: {_BOMB}"
        raise CorpusError(message, path=path)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the only argument's name is internal
    except (expat.ExpatError, ValueError, LookupError) as error:  # the latter two for unknown encodings
        raise CorpusError(f"its part {name!r} {_DAMAGED} (line {parser.ErrorLineNumber})", path=path) from error


def _faults(parts: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """Yield what is wrong with the parts of an archive, as far as it declares it."""
    names = Counter(_plain(part.filename) for part in parts)
    yield from (f"has two parts of the name {name!r}, so it {_DAMAGED}" for name in names if names[name] > 1)
    for part in parts:
        if _LEADS_OUT.search(_plain(part.filename)):
            yield f"has a part whose name leads out of the archive: {part.filename!r}; leave it out of the corpus"
        if part.flag_bits & _IS_ENCRYPTED:
            yield "is protected by a password: save it without the password"
        if part.compress_type not in _METHODS:
            yield f"its part {part.filename!r} is packed in a way that is not read: save it again in its own program"
        if part.file_size > max(SMALL_PART, HIGHEST_RATIO * part.compress_size):
            yield f"its part {part.filename!r} expands to {part.file_size:,} bytes, which is suspicious: {_BOMB}"
    expanded = sum(part.file_size for part in parts)
    if expanded > MOST_EXPANDED:
        yield f"its parts expand to {expanded:,} bytes; faqbot reads archives of up to {MOST_EXPANDED:,}. Split it"


def _plain(name: str) -> str:
    """Return the name of a part with the slashes of the standard; some programs of Windows write their own."""
    return name.replace("\\", "/")


def _not_an_archive(data: bytes) -> str:
    if data.startswith(b"PK"):
        return _DAMAGED
    return foreign_kind(data) or "is not what its suffix says: give it the suffix of the format it is in"
