"""Find the parts of a Word file: the document, its styles, lists, notes and comments, and its properties.

The parts name each other by relationships. Those to the outside (pictures on the web, templates of a network) are never
followed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from faqbot.corpus.readers.archives import SafeArchive, open_archive
from faqbot.corpus.readers.file_kinds import archive_kind
from faqbot.errors import CorpusError

_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The name of the same elements in files that are saved as "Strict Open XML Document".
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACE = f"{{{_TRANSITIONAL.decode()}}}"

_ROOT_RELATIONSHIPS = "_rels/.rels"
_USUAL_DOCUMENT = "word/document.xml"


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return _NAMESPACE + name


VALUE = w("val")


def is_on(element: Element | None) -> bool | None:
    """Return what a switch such as `<w:b/>` says; None if it is not there."""
    return None if element is None else element.get(VALUE, "1") not in {"0", "false", "off", "none"}


def number_of(text: str | None) -> int | None:
    """Return the number that an attribute holds; None for anything else. Some programs write "12.0"."""
    try:
        return int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


class WordPackage:
    """The parts of a Word file that hold text or say how it is meant; `path` is the name that the file is cited by.

    Raises `CorpusError` as `open_archive` does, and for an archive that is no Word file.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._archive = open_archive(data, path)
        targets = list(self._related(_ROOT_RELATIONSHIPS, ""))
        self._properties = next((target for kind, target in targets if kind == "core-properties"), "")
        self._main = next((target for kind, target in targets if kind == "officeDocument"), _USUAL_DOCUMENT)
        self._refuse_other_kinds(self._archive)
        folder, name = posixpath.split(self._main)
        self._parts = list(self._related(posixpath.join(folder, "_rels", f"{name}.rels"), folder))

    @cached_property
    def body(self) -> Element:
        """The body of the document."""
        body = self._tree(self._main).find(w("body"))
        if body is None:
            message = f"its part {self._main!r} holds no body of a Word document: open it in Word and save it again"
            raise CorpusError(message, path=self._path)
        return body

    def part(self, kind: str) -> Element | None:
        """Return the root of the first part of a kind, such as "styles"; None if the file has no such part."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[Element]:
        """Yield the roots of all parts of a kind, such as "header"."""
        for one, target in self._parts:
            if one == kind and self._archive.has(target):
                yield self._tree(target)

    def properties(self) -> Element | None:
        """Return the root of the properties of the document: its title and the like; None if it has no properties."""
        return self._tree(self._properties) if self._archive.has(self._properties) else None

    def _tree(self, name: str) -> Element:
        data = self._archive.read_xml(name).replace(_STRICT, _TRANSITIONAL)
        try:
            return ET.fromstring(data)  # noqa: S314 - `read_xml` has refused document types and deep nesting
        except ET.ParseError as error:  # a prefix without a namespace, which `read_xml` does not look at
            message = f"its part {name!r} is damaged: open it in Word and save it again"
            raise CorpusError(message, path=self._path) from error

    def _related(self, name: str, folder: str) -> Iterator[tuple[str, str]]:
        """Yield the kind and the name of each part that a part of relationships leads to, within the file."""
        if not self._archive.has(name):
            return
        for relation in self._tree(name):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "").replace("\\", "/")))
                yield relation.get("Type", "").rpartition("/")[2], target.lstrip("/")

    def _refuse_other_kinds(self, archive: SafeArchive) -> None:
        kind = "" if archive.has(_USUAL_DOCUMENT) else archive_kind(archive.has)
        if kind:
            raise CorpusError(kind, path=self._path)
        if not archive.has(self._main):
            message = f"has no part {self._main!r}, so it is not a Word file or is damaged: save it as .docx again"
            raise CorpusError(message, path=self._path)
