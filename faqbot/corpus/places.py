"""The kinds of places (see `place`): a page, a paragraph, a cell, or an anchor.

`str(place)` is what stands behind the path in a citation, and `authors.place_references` reads it back:

    page.html#returns                        an anchor: the element with this `id`
    manual.pdf p. 3                          pages, as a viewer counts them
    terms.docx § Returns, ¶ 2-3              paragraphs below a heading, counted from 1
    prices.xlsx 'Price list'!A7:A9           cells of a sheet
    notes.ipynb cell 4                       cells of a notebook
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Self

from faqbot.corpus.place import Place


@dataclass(frozen=True, slots=True)
class Anchor(Place):
    """An element of a page with an `id`, which a link may lead to."""

    name: str
    kind: ClassVar[str] = "anchor"

    @property
    def container(self) -> str:
        """The name of the anchor."""
        return self.name

    def up_to(self, later: Sequence[Place]) -> Self:  # noqa: ARG002 - an anchor names where to begin
        """Return this anchor."""
        return self

    def __str__(self) -> str:
        return f"#{self.name}"


@dataclass(frozen=True, slots=True)
class Pages(Place):
    """Pages as a viewer counts them, from 1, whatever number is printed on them."""

    first: int
    last: int
    kind: ClassVar[str] = "pages"

    @property
    def numbers(self) -> tuple[int, int]:
        """The first and the last page."""
        return self.first, self.last

    def up_to(self, later: Sequence[Place]) -> Self:
        """Return the pages from this one to the last."""
        return replace(self, last=max(self.last, *(place.numbers[1] for place in later)))

    def __str__(self) -> str:
        return f" p. {_range(self.first, self.last)}"


@dataclass(frozen=True, slots=True)
class Paragraphs(Place):
    """Paragraphs below a heading, counted from 1 within its section; above the first heading, `section` is empty.

    The heading itself is paragraph 0. An item of a list and a row of a table count as paragraphs.
    """

    section: str
    first: int
    last: int
    kind: ClassVar[str] = "paragraphs"

    @property
    def container(self) -> str:
        """The heading."""
        return self.section

    @property
    def numbers(self) -> tuple[int, int]:
        """The first and the last paragraph."""
        return max(1, self.first), max(1, self.last)

    def up_to(self, later: Sequence[Place]) -> Self:
        """Return the paragraphs from this one to the last; headings on the way count as paragraphs."""
        return replace(self, last=self.first + len(set(later) - {self}))

    def __str__(self) -> str:
        section = f" § {self.section}," if self.section else ""
        return f"{section} ¶ {_range(*self.numbers)}"


@dataclass(frozen=True, slots=True)
class Cells(Place):
    """Cells of a sheet: rows as the program numbers them, and the letters of a column."""

    sheet: str
    column: str
    first: int
    last: int
    kind: ClassVar[str] = "cells"

    @property
    def container(self) -> str:
        """The name of the sheet."""
        return self.sheet

    @property
    def numbers(self) -> tuple[int, int]:
        """The first and the last row."""
        return self.first, self.last

    def up_to(self, later: Sequence[Place]) -> Self:
        """Return the cells of this column down to the last row of the same sheet."""
        rows = (place.numbers[1] for place in later if place.container == self.sheet)
        return replace(self, last=max((self.last, *rows)))

    def __str__(self) -> str:
        sheet = self.sheet if self.sheet.isidentifier() else "'{}'".format(self.sheet.replace("'", "''"))
        end = f":{self.column}{self.last}" if self.last > self.first else ""
        return f" {sheet}!{self.column}{self.first}{end}"


@dataclass(frozen=True, slots=True)
class NotebookCells(Place):
    """Cells of a notebook, counted from 1."""

    first: int
    last: int
    kind: ClassVar[str] = "notebook cells"

    @property
    def numbers(self) -> tuple[int, int]:
        """The first and the last cell."""
        return self.first, self.last

    def up_to(self, later: Sequence[Place]) -> Self:
        """Return the cells from this one to the last."""
        return replace(self, last=max(self.last, *(place.numbers[1] for place in later)))

    def __str__(self) -> str:
        return f" cell {_range(self.first, self.last)}"


_KINDS = {one.kind: one for one in (Anchor, Pages, Paragraphs, Cells, NotebookCells)}


def place_from_json(record: Mapping[str, Any]) -> Place:
    """Return the place of a record that `Place.to_json` made."""
    kind = _KINDS[record["kind"]]
    return kind(*(record[field.name] for field in fields(kind)))


def spanning(places: Sequence[Place]) -> Place | None:
    """Return the place of a chunk from the places of its lines, which are in order; None for lines without places."""
    return places[0].up_to(places[1:]) if len(places) > 1 else next(iter(places), None)


def _range(first: int, last: int) -> str:
    return f"{first}-{last}" if last > first else f"{first}"
