"""Read what is indented below an item: its text without the marks of directives, comments and targets.

An item is quoted as a whole, with the paragraphs, lists and code in it. A reader of the page sees no `.. code-block::`
above the code and no `:linenos:`, so these lines are left out, and `.. note::` becomes `note:`, as outside of items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    code: int = 0  # how many of the last lines of these are code or a table


class ItemText:
    """The lines below the first line of an item: `shown` are those that people read, `left_out` the others.

    `code` says of each line of `shown` whether it is one of code or of a table, which is quoted as it is written. Lines
    are counted from 0; the item ends before the line `end`. Its text begins on the first line in `column`, and is shown
    as `beginning` there.
    """

    def __init__(self, lines: RstLines, first: int, end: int, column: int) -> None:
        self._lines = lines
        self._end = end
        self.shown: list[str] = []
        self.code: list[bool] = []
        self.left_out: list[LeftOut] = []
        at = first + 1
        self.beginning = lines.texts[first][column - lines.indents[first] :]
        marked = self._marked_directive(first)
        if marked:
            self.beginning = "".join(marked.shown[:1])[column:]
            self._show(marked.shown[1:], marked.code)
            self._leave_out(first, marked)
            at = marked.end
        elif lines.texts[first].endswith("::"):
            at = min(end, lines.indented_end(at, column))
            self._show(lines.raw[first + 1 : at], at - first - 1)
        while at < end:
            step = self._step(at)
            self._show(step.shown, step.code)
            self._leave_out(at, step)
            at = step.end

    def _show(self, lines: Sequence[str], code: int) -> None:
        self.shown += lines
        self.code += [False] * (len(lines) - code) + [True] * code

    def _leave_out(self, at: int, step: _Step) -> None:
        if step.reason:
            self.left_out.append(LeftOut((at + 1, step.end), step.reason))

    def _step(self, at: int) -> _Step:
        text = self._lines.texts[at]
        marked = self._marked_directive(at)
        if marked:
            return marked
        if text.startswith("..") and text[2:3] in ("", " "):
            return self._explicit(at)
        if text.endswith("::"):
            below = self._below(at)
            return _Step(below, tuple(self._lines.raw[at:below]), code=below - at - 1)
        if text[0:1] in ("+", "="):
            table = self._table_end(at, text)
            return _Step(table, tuple(self._lines.raw[at:table]), code=table - at)
        return _Step(at + 1, (self._lines.raw[at],))

    def _table_end(self, at: int, text: str) -> int:
        """Return the line behind a table; the line itself is none if it draws no border."""
        if marks.GRID_BORDER.match(text):
            return min(self._end, self._lines.marked_end(at, "+|"))
        return min(self._end, self._lines.simple_table_end(at)) if marks.SIMPLE_BORDER.match(text) else at + 1

    def _below(self, at: int, behind: int = 0) -> int:
        """Return the line behind what is indented below a line, or below what stands so many characters behind it."""
        return max(at + 1, min(self._end, self._lines.indented_end(at + 1, self._lines.indents[at] + behind)))

    def _marked_directive(self, at: int) -> _Step | None:
        """Read a directive directly behind the mark of an item, `- .. note:: text`: its first line keeps the mark."""
        text = self._lines.texts[at]
        if ".. " not in text or "::" not in text:
            return None
        found = marks.BULLET_ITEM.match(text) or marks.NUMBERED_ITEM.match(text)
        directive = marks.DIRECTIVE.match(text, found.end()) if found else None
        if not found or not directive:
            return None
        end = self._below(at, found.end())
        step = self._directive(at, end, directive, found.end())
        mark = " " * self._lines.indents[at] + text[: found.end()]
        heads = step.shown[: len(step.shown) - step.code][:1]
        first = f"{mark}{heads[0].lstrip()}" if heads else mark.rstrip()
        return step._replace(shown=(first, *step.shown[len(heads) :])) if step.shown else step

    def _explicit(self, at: int) -> _Step:
        text, end = self._lines.texts[at], self._below(at)
        directive = marks.DIRECTIVE.match(text)
        if directive:
            return self._directive(at, end, directive)
        if marks.FOOTNOTE.match(text):
            return _Step(at + 1, (self._lines.raw[at],))
        empty = text == ".." and self._lines.is_blank(at + 1)
        return _Step(at + 1 if empty else end, reason=marks.reason_of_mark(text))

    def _directive(self, at: int, end: int, directive: re.Match[str], behind: int = 0) -> _Step:
        name, argument = directive["name"].lower(), (directive["argument"] or "").strip()
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
            return _Step(end, (*header, *self._lines.raw[content:end]), code=len(header) + end - content)
        margin = " " * (self._lines.indents[at] + behind)
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
