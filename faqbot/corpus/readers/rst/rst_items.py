"""Read what is indented below an item: its text without the marks of directives, comments and targets.

An item is quoted as a whole, with the paragraphs, lists and code in it. A reader of the page sees no `.. code-block::`
above the code and no `:linenos:`, so these lines are left out, and `.. note::` becomes `note:`, as outside of items.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faqbot.corpus.document import LeftOut
from faqbot.corpus.readers.rst import rst_marks as marks
from faqbot.corpus.readers.rst.rst_lines import RstLines
from faqbot.corpus.readers.rst.rst_tables import csv_header


class _Step(NamedTuple):
    """What becomes of the lines from the current one up to `end`: they are shown as `shown`, or left out."""

    end: int
    shown: tuple[str, ...] = ()
    reason: str = ""


class ItemText:
    """The lines below the first line of an item: `shown` are those that people read, `left_out` the others.

    Lines are counted from 0; the item ends before the line `end`. `column` is where its text begins on the first line.
    """

    def __init__(self, lines: RstLines, first: int, end: int, column: int) -> None:
        self._lines = lines
        self._end = end
        self.shown: list[str] = []
        self.left_out: list[LeftOut] = []
        at = first + 1
        if lines.texts[first].endswith("::"):
            at = min(end, lines.indented_end(at, column))
            self.shown += lines.raw[first + 1 : at]
        while at < end:
            step = self._step(at)
            self.shown += step.shown
            if step.reason:
                self.left_out.append(LeftOut((at + 1, step.end), step.reason))
            at = step.end

    def _step(self, at: int) -> _Step:
        text = self._lines.texts[at]
        if text.startswith("..") and text[2:3] in ("", " "):
            return self._explicit(at)
        if text.endswith("::"):
            below = self._below(at)
            return _Step(below, tuple(self._lines.raw[at:below]))
        return _Step(at + 1, (self._lines.raw[at],))

    def _below(self, at: int) -> int:
        """Return the line behind what is indented below a line."""
        return max(at + 1, min(self._end, self._lines.indented_end(at + 1, self._lines.indents[at])))

    def _explicit(self, at: int) -> _Step:
        text, end = self._lines.texts[at], self._below(at)
        directive = marks.DIRECTIVE.match(text)
        if directive:
            return self._directive(at, end, directive["name"].lower(), (directive["argument"] or "").strip())
        if marks.FOOTNOTE.match(text):
            return _Step(at + 1, (self._lines.raw[at],))
        empty = text == ".." and self._lines.is_blank(at + 1)
        return _Step(at + 1 if empty else end, reason=marks.reason_of_mark(text))

    def _directive(self, at: int, end: int, name: str, argument: str) -> _Step:
        reason = marks.reason_of_directive(name)
        if reason:
            return _Step(end, reason=reason)
        below = self._lines.options_end(at + 1, end)
        content = self._lines.filled(below, end)
        place, header = (
            csv_header(self._lines.raw[at + 1 : below])
            if name == "csv-table" and content < end
            else (below - at - 1, [])
        )
        header = [" " * self._lines.indents[min(content, end - 1)] + line for line in header]
        top = at + 1 + place
        if name in marks.CODE and not (argument and name in marks.TITLED_CODE):
            # The code is shown as it is, even if it holds marks of reStructuredText.
            self._leave_options(at, top)
            self._leave_options(top + len(header), below)
            return _Step(end, (*header, *self._lines.raw[content:end]))
        margin = " " * self._lines.indents[at]
        shown = [] if name in marks.WRAPPERS else [*self._heads(name, argument, margin), *header]
        self._leave_options(at + 1, top)
        self._leave_options(top + len(header), below)
        return _Step(below, tuple(shown), "" if shown else "directive")

    def _leave_options(self, first: int, end: int) -> None:
        if end > first:
            self.left_out.append(LeftOut((first + 1, end), "directive"))

    def _heads(self, name: str, argument: str, margin: str) -> Iterator[str]:
        if name not in marks.TITLED and name not in marks.TITLED_CODE:
            yield f"{margin}{name}:"
        if argument:
            yield f"{margin}{argument}"
