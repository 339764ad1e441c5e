"""Where a person finds a chunk in a document that has no lines to count; `places` has the kinds of places.

Every question imports this module, and few documents have places.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, ClassVar, Self


class Place(ABC):
    """A place in a document, for people; `str` gives what stands behind the path of the document in a citation."""

    __slots__ = ()

    kind: ClassVar[str]

    @property
    def container(self) -> str:
        """What the numbers of the place count in: a section, a sheet, an anchor; empty for a whole document."""
        return ""

    @property
    def numbers(self) -> tuple[int, int]:
        """The first and the last page, paragraph or row, counted from 1 within the container; (1, 1) for an anchor."""
        return 1, 1

    @abstractmethod
    def up_to(self, later: Sequence[Place]) -> Self:
        """Return the place that begins here and ends with the last of the places behind it, which are in order."""

    def to_json(self) -> dict[str, Any]:
        """Return the public JSON form of a place: its `kind`, its text behind the path, and its fields."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]  # every kind is a dataclass
        return {"kind": self.kind, "text": str(self).strip(), **values}
