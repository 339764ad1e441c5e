"""Read the XML of a workbook as events: the parts are up to 100 MB large, of which a tree would take 2 GB.

Libraries were compared on hostile files. python-calamine (a library in Rust) holds a sheet as a full grid: a file of
6 KB with a text in the last cell, XFD1048576, ends the whole process ("memory allocation of 549755813888 bytes
failed"), which no `except` can catch. It also drops the number formats ("0.19" for "19 %") and the merged cells of ODS.
openpyxl knows no merged cells where it streams, fails at styles that other programs write, and reads no ODS. The parser
of Python's standard library has none of these faults, and reads 50,000 rows in a second or two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat  # document types, and entities with them, were refused before (see `archives.check_xml`)

from faqbot.corpus.readers.archives import SafeArchive
from faqbot.errors import CorpusError

Begin = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
OnText = Callable[[str], None]


def read_events(archive: SafeArchive, name: str, path: str, begin: Begin, end: End, text: OnText | None = None) -> None:
    """Read a part of a workbook, and call `begin` and `end` with the names of its elements, and `text` with text.

    Names and attributes come without the prefix of their namespace. Raises `CorpusError` for a part that is missing,
    damaged or hostile.
    """
    data = archive.read_xml(name)
    local = _LocalNames().__getitem__
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, given: begin(local(tag), {local(key): given[key] for key in given})
    parser.EndElementHandler = lambda tag: end(local(tag))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the only argument's name is internal
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise CorpusError(f"its part {name!r} is damaged: save it again in its own program", path=path) from error


class _LocalNames(dict[str, str]):
    """Maps names to the same without the prefix; a sheet has a dozen different names, and a million of them in all."""

    def __missing__(self, name: str) -> str:
        found = self[name] = name[name.find(":") + 1 :]
        return found
