"""Read a reference to a place in a document: `manual.pdf p. 3`, as a citation gives it (see `corpus.places`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from faqbot.corpus.places import Anchor, Cells, NotebookCells, Pages, Paragraphs

_NUMBERS = r"(?P<first>[0-9]{1,9})(?:[-–](?P<last>[0-9]{1,9}))?"
_PAGES = re.compile(rf"(?P<path>.+?),? pp?\. ?{_NUMBERS}", re.DOTALL)
_PARAGRAPHS = re.compile(rf"(?P<path>.+?),?(?: § (?P<section>.+?))?,? ¶¶? ?{_NUMBERS}", re.DOTALL)
_SECTION = re.compile(r"(?P<path>.+?),? § (?P<section>.+)", re.DOTALL)
_CELLS = re.compile(
    r"(?P<path>.+?) (?P<sheet>'(?:[^']|'')+'|[^'!]+)!\$?(?P<column>[A-Za-z]{1,3})\$?(?P<first>[0-9]{1,9})"
    r"(?::\$?[A-Za-z]{1,3}\$?(?P<last>[0-9]{1,9}))?",
    re.DOTALL,
)
_NOTEBOOK_CELLS = re.compile(rf"(?P<path>.+?),? cells? {_NUMBERS}", re.DOTALL)
_ANCHOR = re.compile(r"(?P<path>[^#]+)#(?P<name>.+)", re.DOTALL)


class NamedPlace(NamedTuple):
    """What a reference to a place says; `numbers` is None where it names everything in the container."""

    path: str
    kind: str
    container: str
    numbers: tuple[int, int] | None


def parsed_places(reference: str) -> Iterator[NamedPlace]:
    """Yield what a reference may mean; a path may hold any sign, so that only the documents tell which is meant."""
    reference = reference.strip()
    for pattern, kind in ((_PAGES, Pages), (_NOTEBOOK_CELLS, NotebookCells)):
        match = pattern.fullmatch(reference)
        if match:
            yield NamedPlace(match["path"], kind.kind, "", _numbers(match))
    for pattern in (_PARAGRAPHS, _SECTION):
        match = pattern.fullmatch(reference)
        if match:
            numbers = _numbers(match) if pattern is _PARAGRAPHS else None
            yield NamedPlace(match["path"], Paragraphs.kind, (match["section"] or "").strip(), numbers)
    match = _CELLS.fullmatch(reference)
    if match:
        sheet = match["sheet"][1:-1].replace("''", "'") if match["sheet"].startswith("'") else match["sheet"]
        yield NamedPlace(match["path"], Cells.kind, sheet, _numbers(match))
    match = _ANCHOR.fullmatch(reference)
    if match:
        yield NamedPlace(match["path"], Anchor.kind, match["name"], None)


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    first = int(match["first"])
    return first, int(match["last"] or first)
