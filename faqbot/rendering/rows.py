"""Rows of styled text, and how they are wrapped to the columns of a terminal.

A fragment is (style, text), with the style names of prompt_toolkit; a row is a line of fragments before it is wrapped.
Widths are counted in columns: a Chinese character takes two, a combining accent takes no column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from faqbot.rendering.readable import printable

Fragment = tuple[str, str]
# A whole line in one style, as the commands of the shell return it.
Line = Fragment

# The styles of a reply. Colours are given to them where they are shown (see `shell/prompt.py`).
ANSWER, CITATION, NOTE, HEADING = "", "class:citation", "class:note", "class:heading"

# What a line begins with: space, and a bullet, a number or a command (with the space behind it), or a line number.
_LEADING = re.compile(r" *(?:(?:[-*+•]|\d+[.)]|/\w+(?: \[?[A-Z]+\]?)?) +|(?:> *)?\d+  +)?")
_SPACES_AND_WORDS = re.compile(r" +|[^ ]+")

# Where a word that is longer than a line may be broken.
_BREAK = re.compile(r"[/\\_.,;:?&=#-](?!\d)")
# Scripts without spaces may be broken before and behind every wide character, but not before or behind these.
_CLOSING = "、。，．：；！？）」』】〉》〕’”"
_OPENING = "（「『【〈《〔‘“"

# Latin, Greek and Cyrillic letters, punctuation and arrows: one column each, known without loading prompt_toolkit.
_NARROW = re.compile(
    r"[ -~\xa0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2319]*"
)

# The style that prompt_toolkit gives to a fragment that takes no column and is sent to the terminal unchanged.
RAW = "[ZeroWidthEscape]"


@dataclass(frozen=True, slots=True)
class StyledRow:
    """A line of fragments before it is wrapped.

    `hanging` stands in front of the second and further lines. `link` is a URL of printable ASCII that the whole row
    points to, or empty. A row that is `cut` is shortened to one line instead of being wrapped.
    """

    fragments: tuple[Fragment, ...] = ()
    hanging: str = ""
    link: str = ""
    cut: bool = False

    @property
    def text(self) -> str:
        """The text without its styles."""
        return "".join(text for _, text in self.fragments)

    def under(self, first: str, rest: str, style: str = "") -> StyledRow:
        """Return the row with `first` in front of its first line and `rest` in front of the others."""
        return replace(self, fragments=((style, first), *self.fragments), hanging=rest + self.hanging)


def row(line: Line) -> StyledRow:
    """Return a line of one style as a row; below a bullet, number or command, its further lines are indented."""
    style, text = line
    text = text.expandtabs(4).rstrip()
    return StyledRow(((style, text),), " " * len(_LEADING.match(text)[0]))  # type: ignore[index]  # it matches everywhere


def rows_of(text: str) -> list[StyledRow]:
    """Return a text without styles, a row for each of its lines."""
    return [row((ANSWER, line)) for line in printable(text).split("\n")]


def plain_lines(rows: Iterable[StyledRow], width: int | None = None) -> list[str]:
    """Return rows without styles and links: wrapped to `width` columns, or a line for each row if that is None."""
    if width is None:
        return [row.text for row in rows]
    unlinked = (replace(row, link="") for row in rows)
    return ["".join(text for _, text in line) for row in unlinked for line in wrap(row, width)]


def wrap(row: StyledRow, width: int) -> list[list[Fragment]]:
    """Return the lines of a row, none wider than `width` columns (unless a single character is)."""
    width = max(width, 1)
    hanging = row.hanging if _columns(row.hanging) <= width // 2 else ""
    lines = _Lines(width, hanging)
    for word in _words(row.fragments):
        lines.add(word)
    finished = lines.finish()
    if row.cut and len(finished) > 1:
        short = replace(row, cut=False, link="")
        finished = [[*wrap(short, width - 2)[0], ("", " …")]]
    if not row.link:
        return finished
    opened, closed = (RAW, f"\x1b]8;;{row.link}\x1b\\"), (RAW, "\x1b]8;;\x1b\\")
    return [[opened, *line, closed] for line in finished]


class _Lines:
    """Lines being filled with words; space at the end of a line is dropped."""

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
        size = sum(_columns(text) for _, text in word)
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
            self._used += _columns(fragment[1])

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
                end = end or 1  # wider than the whole line: it has to go somewhere
                yield style, rest[:end]
                rest = rest[end:]
                if rest:
                    self._break()


def _fitting(text: str, columns: int) -> int:
    """Return how many characters of a text fit into a number of columns.

    If a hyphen, slash or the like stands in their second half, return the number of characters up to and with it.
    """
    used = 0
    for end, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return next((near for near in range(end, end // 2, -1) if _BREAK.match(text, near - 1)), end)
    return len(text)


def _words(fragments: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """Yield runs of spaces, and words, each as its fragments: the style may change within a word."""
    word: list[Fragment] = []
    for style, text in fragments:
        for piece in _SPACES_AND_WORDS.findall(text):
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
    """Split a word where a line may end: around wide characters."""
    if _NARROW.fullmatch(word):
        return [word]
    parts, start = [], 0
    for at in range(1, len(word)):
        before, behind = _columns(word[at - 1]), _columns(word[at])
        if before and behind and before + behind > 2 and word[at] not in _CLOSING and word[at - 1] not in _OPENING:  # noqa: PLR2004 - one of them is wide
            parts.append(word[start:at])
            start = at
    return [*parts, word[start:]]


def _columns(text: str) -> int:
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from prompt_toolkit.utils import get_cwidth  # noqa: PLC0415 - it loads all of prompt_toolkit

    return get_cwidth(text)
