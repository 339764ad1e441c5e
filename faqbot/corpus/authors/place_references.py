"""Read references to places: lines (`faq.md:12-14`), and what citations of other documents give (`manual.pdf p. 3`).

`corpus.places` lists the kinds of places. Lines may also be written as people read them in a citation, in every
language that faqbot speaks: `faq.md, lines 12–14`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from faqbot.corpus.places import Anchor, Cells, NotebookCells, Pages, Paragraphs
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES, sentence

# A reference by lines. The path is matched greedily, because it may contain a `:` itself.
_RANGE = re.compile(r"(?P<path>.+):(?P<first>[0-9]{1,9})(?:-(?P<last>[0-9]{1,9}))?", re.DOTALL)

# What stands between the headings of a citation, and a number that no page, paragraph or row has.
_BELOW = " › "
_ALL = 10**9

_NUMBERS = r"(?P<first>[0-9]{1,9})(?:[-–](?P<last>[0-9]{1,9}))?"
_PAGES = re.compile(rf"(?P<path>.+?),? pp?\. ?{_NUMBERS}", re.DOTALL)
_PARAGRAPHS = re.compile(rf"(?P<path>.+?),?(?: § (?P<section>.+?))?,? ¶¶? ?{_NUMBERS}", re.DOTALL)
_SECTION = re.compile(r"(?P<path>.+?),? § (?P<section>.+)", re.DOTALL)
_CELLS = re.compile(
    r"(?P<before>.+ .+)!\$?(?P<column>[A-Za-z]{1,3})\$?(?P<first>[0-9]{1,9})"
    r"(?::\$?[A-Za-z]{1,3}\$?(?P<last>[0-9]{1,9}))?",
    re.DOTALL,
)
_NOTEBOOK_CELLS = re.compile(rf"(?P<path>.+?),? cells? {_NUMBERS}", re.DOTALL)
_ANCHOR = re.compile(r"(?P<path>[^#]+)#(?P<name>.+)", re.DOTALL)

_NUMBERS_LISTED = r"[0-9]{1,9}(?:[-–][0-9]{1,9})?(?!\S)"
_LISTED = re.compile(
    rf"\S+,? (?:pp?\. ?|cells? |(?:§ [^¶\n]{{1,300}}? )?¶¶? ?){_NUMBERS_LISTED}|"
    r"\S+ (?:'(?:[^'\n]|''){1,300}'|[^\s'!]{1,300})!\$?[A-Za-z]{1,3}\$?[0-9]\S*|"
    r"\S+"
)


# What numbers count in: the lines, the pages or a sheet of a document, as (path, kind of place, container).
Counted = tuple[str, str, str]


class NamedRange(NamedTuple):
    """Some lines of a document, 1-based and inclusive; `path` is the name that the document is cited by.

    Pages, paragraphs and rows are counted in the same way: `kind` and `container` are those of a `Place`, and `written`
    is the reference as its author wrote it.
    """

    path: str
    first: int
    last: int
    kind: str = ""
    container: str = ""
    written: str = ""

    @property
    def size(self) -> int:
        """The number of lines."""
        return self.last - self.first + 1

    @property
    def counted(self) -> Counted:
        """What the numbers count in."""
        return self.path, self.kind, self.container

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last line."""
        return self.first, self.last

    def __str__(self) -> str:
        return self.written or f"{self.path}:{self.first}-{self.last}"


class NamedPlace(NamedTuple):
    """What a reference to a place says; `numbers` is None where it names everything in the container."""

    path: str
    kind: str
    container: str
    numbers: tuple[int, int] | None


def _parsed_places(reference: str) -> Iterator[NamedPlace]:
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
        before = match["before"]
        for space in (at for at, sign in enumerate(before) if sign == " "):
            sheet = before[space + 1 :]
            name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") and sheet.endswith("'") else sheet
            yield NamedPlace(before[:space], Cells.kind, name, _numbers(match))
    match = _ANCHOR.fullmatch(reference)
    if match:
        yield NamedPlace(match["path"], Anchor.kind, match["name"], None)


def parsed_ranges(reference: str) -> list[tuple[NamedRange, tuple[str, ...]]]:
    """Return what a reference to a place may mean: ranges, each with the headings behind it."""
    cited, *headings = reference.strip().split(_BELOW)
    whole = [(reference.strip(), ())] if headings else []
    return [(said, below) for written, below in (*whole, (cited, tuple(headings))) for said in _ranges(written)]


def _ranges(written: str) -> Iterator[NamedRange]:
    for match in filter(None, (_RANGE.fullmatch(written), _cited_lines().fullmatch(written))):
        first = int(match["first"])
        yield NamedRange(match["path"], first, int(match["last"] or first))
    for path, kind, container, numbers in _parsed_places(written):
        yield NamedRange(path, *(numbers or (1, _ALL)), kind, plain_container(container), written)


@cache
def _cited_lines() -> re.Pattern[str]:
    """Return the pattern of lines in a citation that people read."""
    words = {sentence("line", language, line="").strip() for language in SPOKEN_LANGUAGES}
    words |= {sentence("lines", language, first="", last="").strip(" –") for language in SPOKEN_LANGUAGES}
    return re.compile(rf"(?P<path>.+), (?:{'|'.join(sorted(map(re.escape, words)))}) {_NUMBERS}", re.DOTALL)


def plain_container(container: str) -> str:
    """Return the name of a section or a sheet in a form that white space and the case of letters do not change."""
    return " ".join(container.casefold().split())


def split_references(cell: str) -> list[str]:
    """Return the references in a list that white space parts, though the place in one may hold white space itself.

    The path of such a place must not; a list in JSON has no such limit.
    """
    return [match[0] for match in _LISTED.finditer(cell)]


def lines_shared(first: int, last: int, lines: NamedRange) -> int:
    """Return the number of lines that lines `first` to `last` and a range have in common."""
    return max(0, min(last, lines.last) - max(first, lines.first) + 1)


def distance_from(place: tuple[int, int, int], lines: NamedRange) -> tuple[int, int]:
    """Return how far a chunk is from lines: the lines between the two, and the sum of the distances of their ends."""
    first, last, _ = place
    between = max(0, first - lines.last, lines.first - last)
    return between, abs(first - lines.first) + abs(last - lines.last)


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    first = int(match["first"])
    return first, int(match["last"] or first)
