"""Rows of styled text, and how they are wrapped to the width of a terminal.

A fragment is (style, text), with the style names of prompt_toolkit; a row is a line of fragments before it is wrapped.
Widths are counted in columns: a Chinese character takes two columns, a combining accent takes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from faqbot.rendering.readable import printable
from faqbot.text.lazy_pattern import LazyPattern

Fragment = tuple[str, str]
# A whole line in a single style, as the commands of the shell return lines.
Line = Fragment

# The styles of a reply. `shell/prompt.py` gives them colours.
ANSWER, CITATION, NOTE, HEADING = "", "class:citation", "class:note", "class:heading"

# The beginning of a line below which its further lines are indented: spaces, and a bullet, a number, a command or a
# line number, with the spaces after it.
_LEADING = re.compile(r" *(?:(?:[-*+•]|\d+[.)]|/\w+(?: \[?[A-Z]+\]?)?) +|(?:> *)?\d+  +)?")
_SPACES_AND_WORDS = " +|[^ ]+"

# The characters after which a word that is longer than a line may be broken.
_BREAK = LazyPattern(r"[/\\_.,;:?&=#-](?!\d)")
# Scripts without spaces may be broken before and after every wide character, except before a character of `_CLOSING`
# and after a character of `_OPENING`.
_CLOSING = "、。，．：；！？）」』】〉》〕’”"
_OPENING = "（「『【〈《〔‘“"

# Latin, Greek and Cyrillic letters, punctuation and arrows take one column each. A text of these is measured without
# loading prompt_toolkit.
_NARROW = LazyPattern(
    r"[ -~\xa0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2319]*"
)

# The style of prompt_toolkit for a fragment that takes no column and is sent to the terminal unchanged.
RAW = "[ZeroWidthEscape]"


@dataclass(frozen=True, slots=True)
class StyledRow:
    """A line of fragments before it is wrapped.

    `hanging` is the indent in front of the second and further lines. `link` is a URL of printable ASCII that the whole
    row links to, or empty. A row with `cut` is shortened to one line instead of being wrapped. `shorter` are other
    forms of the row, the longest first: if the row takes more than one line, the first form that fits one line is shown
    instead, or the last form.
    """

    fragments: tuple[Fragment, ...] = ()
    hanging: str = ""
    link: str = ""
    cut: bool = False
    shorter: tuple[StyledRow, ...] = ()

    @property
    def text(self) -> str:
        """The text of the row, without styles."""
        return "".join(text for _, text in self.fragments)

    def under(self, first: str, rest: str, style: str = "") -> StyledRow:
        """Return the row with `first` in front of its first line and `rest` in front of the others."""
        return replace(self, fragments=((style, first), *self.fragments), hanging=rest + self.hanging)

    def lines(self, width: int) -> list[list[Fragment]]:
        """Return the lines of the row, without its link and its shorter forms."""
        filled = _filled(self, width)
        return [[*_filled(self, width - 2)[0], ("", " …")]] if self.cut and len(filled) > 1 else filled


def row(line: Line) -> StyledRow:
    """Return a line of a single style as a row whose further lines are indented below its bullet, number or command."""
    style, text = line
    text = text.expandtabs(4).rstrip()
    return StyledRow(((style, text),), " " * len(_LEADING.match(text)[0]))  # type: ignore[index]  # it matches any text


def rows_of(text: str) -> list[StyledRow]:
    """Return one row without styles for each line of a text."""
    return [row((ANSWER, line)) for line in printable(text).split("\n")]


def plain_lines(rows: Iterable[StyledRow], width: int | None = None) -> list[str]:
    """Return rows without styles and links: wrapped to `width` columns, or one line for each row if `width` is None."""
    if width is None:
        return [row.text for row in rows]
    unlinked = (replace(row, link="") for row in rows)
    return ["".join(text for _, text in line) for row in unlinked for line in wrap(row, width)]


def wrap(row: StyledRow, width: int) -> list[list[Fragment]]:
    """Return the lines of a row, none wider than `width` columns (unless a single character is)."""
    forms = (row, *row.shorter)
    lines = next((lines for form in forms[:-1] if len(lines := form.lines(width)) == 1), None) or forms[-1].lines(width)
    if not row.link:
        return lines
    opened, closed = (RAW, f"\x1b]8;;{row.link}\x1b\\"), (RAW, "\x1b]8;;\x1b\\")
    return [[opened, *line, closed] for line in lines]


def _filled(row: StyledRow, width: int) -> list[list[Fragment]]:
    """Return the lines that the words of a row fill."""
    width = max(width, 1)
    hanging = row.hanging if text_columns(row.hanging) <= width // 2 else ""
    lines = _Lines(width, hanging)
    for word in _words(row.fragments):
        lines.add(word)
    return lines.finish()


class _Lines:
    """Lines that are filled word by word. Spaces at the end of a line are dropped."""

    def __init__(self, width: int, hanging: str) -> None:
        self._width = width
        self._hanging = hanging
        self._done: list[list[Fragment]] = []
        self._line: list[Fragment] = []
        self._used = 0
        self._space: Fragment = ("", "")
        self._empty = True  # the current line has no word yet

    def add(self, word: list[Fragment]) -> None:
        if word[0][1].isspace():
            style, text = word[0]
            # An indent of more than half of the width would leave no room for words.
            self._space = (style, text[: self._width // 2] if not self._done and self._empty else text)
            return
        size = sum(text_columns(text) for _, text in word)
        if not self._empty and self._used + len(self._space[1]) + size > self._width:
            self._break()
        self._put(self._space)
        self._space = ("", "")
        for style, text in word if self._used + size <= self._width else self._cut(word):
            self._put((style, text))
            self._empty = False

    def finish(self) -> list[list[Fragment]]:
        return [*self._done, self._line]

    def _put(self, fragment: Fragment) -> None:
        if fragment[1]:
            self._line.append(fragment)
            self._used += text_columns(fragment[1])

    def _break(self) -> None:
        self._done.append(self._line)
        self._line, self._used, self._empty = [], 0, True
        self._space = ("", "")
        self._put(("", self._hanging))

    def _cut(self, word: list[Fragment]) -> Iterator[Fragment]:
        """Yield the parts of a word that is too long for a line, and break the line between them."""
        for style, text in word:
            rest = text
            while rest:
                end = _fitting(rest, self._width - self._used)
                if not end and not self._empty:
                    self._break()
                    continue
                end = end or 1  # a character wider than the whole line still takes one line
                yield style, rest[:end]
                rest = rest[end:]
                if rest:
                    self._break()


def _fitting(text: str, columns: int) -> int:
    """Return the number of characters of a text that fit into `columns`.

    If a hyphen, a slash or the like stands in the second half of those characters, return the number of characters up
    to and including the last of these marks.
    """
    used = 0
    for end, character in enumerate(text):
        used += text_columns(character)
        if used > columns:
            return next((near for near in range(end, end // 2, -1) if _BREAK.match(text, near - 1)), end)
    return len(text)


def _words(fragments: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """Yield runs of spaces and words, each as a list of fragments, because the style may change within a word."""
    word: list[Fragment] = []
    for style, text in fragments:
        for piece in re.findall(_SPACES_AND_WORDS, text):
            if piece[0] == " ":
                if word:
                    yield word
                yield [(style, piece)]
                word = []
                continue
            *whole, last = _parts(piece)
            for part in whole:
                yield [*word, (style, part)]
                word = []
            word.append((style, last))
    if word:
        yield word


def _parts(word: str) -> list[str]:
    """Split a word at the places where a line may end: before and after wide characters."""
    if _NARROW.fullmatch(word):
        return [word]
    parts, start = [], 0
    for at in range(1, len(word)):
        before, behind = text_columns(word[at - 1]), text_columns(word[at])
        if before and behind and before + behind > 2 and word[at] not in _CLOSING and word[at - 1] not in _OPENING:  # noqa: PLR2004 - one of the two characters is wide
            parts.append(word[start:at])
            start = at
    return [*parts, word[start:]]


def text_columns(text: str) -> int:
    """Return the number of columns that a text takes on a terminal."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from prompt_toolkit.utils import get_cwidth  # noqa: PLC0415 - loads all of prompt_toolkit

    return get_cwidth(text)
