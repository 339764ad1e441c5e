"""Collect the text of a paragraph: white space as browsers show it, line breaks, bold parts, and lines of the file."""

from __future__ import annotations

import re
from enum import Enum

from faqbot.corpus.readers.html.page_text import visible
from faqbot.corpus.readers.lined_text import FileLines


class LinkedTo(Enum):
    """What a text links to, if it is a link: a program, the top of the page, or anything else."""

    NONE = "none"
    PROGRAM = "program"
    TOP = "top"
    OTHER = "other"


_SPACE = re.compile(r"[ \t\n\r\f]+")
# Between characters of Chinese and Japanese, the end of a line in the source is no space.
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
_WIDE_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n[ \t\n]*(?={_WIDE})")


class InlineText:
    """The text of a paragraph so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = self._breaks = 0
        self._lines: list[FileLines] = []
        self._bold: list[tuple[int, int]] = []
        self.links: set[LinkedTo] = set()  # the kinds of links that the letters stand in
        self._has_space = True  # whether the text ends with white space, so that further white space says nothing

    def __bool__(self) -> bool:
        return bool(self._parts)

    @property
    def is_at_line_start(self) -> bool:
        """Whether a line break was added last."""
        return bool(self._parts) and self._parts[-1] == "\n"

    def add(self, text: str, line: int, *, bold: bool = False, link: LinkedTo = LinkedTo.NONE) -> None:
        """Add a text that begins on a line of the file."""
        if not text:
            return
        shown = visible(text)
        if not shown.isascii() and "\n" in shown:
            shown = _WIDE_BREAK.sub("", shown)
        shown = _SPACE.sub(" ", shown)
        if self._has_space:
            shown = shown.lstrip(" ")
        if not shown:
            return
        if not shown.isspace():
            first = line + text[: len(text) - len(text.lstrip())].count("\n")
            self._note_lines((first, line + text.rstrip().count("\n")))
            if any(map(str.isalnum, shown)):
                self.links.add(link)
            if bold:
                self._bold.append((self._length, self._length + len(shown)))
        self._append(shown)
        self._has_space = shown.endswith(" ")

    def break_line(self) -> None:
        """Begin a line, if there is any text before."""
        if self._parts:
            self._append("\n")
            self._breaks += 1
            self._has_space = True

    def take(self) -> tuple[str, list[tuple[int, int]], list[FileLines]]:
        """Return the text, its bold parts and the lines of the file for each of its lines, and begin anew."""
        taken = "".join(self._parts), self._bold, self._lines
        self.__init__()  # type: ignore[misc]
        return taken

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _note_lines(self, lines: FileLines) -> None:
        number = self._breaks
        while len(self._lines) <= number:
            self._lines.append(lines)
        self._lines[number] = (min(self._lines[number][0], lines[0]), max(self._lines[number][1], lines[1]))
