"""Follow the fields of a document: what they show is text, what they are told to show is not.

A field has a beginning, an instruction, a separator, a result and an end, each of them a mark among the runs. It may
stand in another field, and its result may have many paragraphs: that of `TOC` is the table of contents.
"""

from __future__ import annotations

from dataclasses import dataclass

# The fields whose results only repeat the headings and words of the document, with the numbers of pages.
_REPEATING = frozenset(("TOC", "INDEX", "TOA"))


def repeats_document(instruction: str) -> bool:
    """Whether the field with this instruction is a table of contents or an index."""
    return instruction.split(maxsplit=1)[:1] != [] and instruction.split(maxsplit=1)[0].upper() in _REPEATING


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False
    repeats: bool = False


class OpenFields:
    """The fields that have begun and not ended, from the outermost to the innermost."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def hides(self) -> bool:
        """Whether a text here belongs to the instruction of a field."""
        return any(not field.has_result for field in self._open)

    @property
    def repeats(self) -> bool:
        """Whether a text here belongs to a table of contents or to an index."""
        return any(field.repeats for field in self._open)

    def mark(self, kind: str) -> None:
        """Take note of a mark: `begin`, `separate` or `end`."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
            self._open[-1].repeats = repeats_document(self._open[-1].instruction)
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take note of a part of an instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    def end_paragraph(self) -> None:
        """Drop the fields without a result: a mark that is missing must not hide the rest of the document."""
        if self._open:
            self._open = [field for field in self._open if field.has_result]

    def end_all(self) -> None:
        """Drop all fields: no table of contents goes on below a heading."""
        self._open = []
