"""Rows: lines of styled fragments, and how they are wrapped to the columns of a terminal.

A fragment is (style, text), as prompt_toolkit has it. Widths are counted in columns, of which a Chinese character takes
two and a combining accent none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from faqbot.rendering.plain_reply import Line

Fragment = tuple[str, str]

# What a line is set in by: space, and a bullet, number or command with the space behind it, or a line's number.
_LEADING = re.compile(r" *(?:(?:[-*+•]|\d+[.)]|/\w+(?: \[?[A-Z]+\]?)?) +|(?:> *)?\d+  +)?")
_PIECES = re.compile(r" +|[^ ]+")

# Where a word that is longer than a line may be broken; scripts without spaces break before and behind wide characters,
# but for these.
_BREAK = re.compile(r"[/\\_.,;:?&=#-](?!\d)")
_CLOSING = "、。，．：；！？）」』】〉》〕’”"
_OPENING = "（「『【〈《〔‘“"

# What prompt_toolkit calls a fragment that takes no column and is sent as it is.
RAW = "[ZeroWidthEscape]"


@dataclass(frozen=True, slots=True)
class Row:
    """A line before it is wrapped; `hanging` stands in front of its further lines, `link` is what all of it points to.

    `link` is a URL of printable ASCII, or empty. A row that is `cut` has one line only, whatever its length.
    """

    fragments: tuple[Fragment, ...] = ()
    hanging: str = ""
    link: str = ""
    cut: bool = False

    @property
    def text(self) -> str:
        """The text without its styles."""
        return "".join(text for _, text in self.fragments)

    def under(self, first: str, rest: str, style: str = "") -> Row:
        """Return the row with a mark in front, and as much in front of its further lines."""
        return replace(self, fragments=((style, first), *self.fragments), hanging=rest + self.hanging)


def row(line: Line) -> Row:
    """Return a row of one style; what goes on below a bullet or a command's name stands under its text."""
    style, text = line
    text = text.expandtabs(4).rstrip()
    return Row(((style, text),), " " * len(_LEADING.match(text)[0]))  # type: ignore[index]  # it matches everywhere


def wrap(row: Row, width: int) -> list[list[Fragment]]:
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
    """Lines that are being filled with words; space at the end of a line is dropped."""

    def __init__(self, width: int, hanging: str) -> None:
        self._width = width
        self._hanging = hanging
        self._done: list[list[Fragment]] = []
        self._line: list[Fragment] = []
        self._used = 0
        self._space: Fragment = ("", "")
        self._empty = True  # of words, that is

    def add(self, word: list[Fragment]) -> None:
        if word[0][1].isspace():
            style, text = word[0]
            # A line that is set in by more than half of the width has no room for words.
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
                end = end or 1  # not even one character fits: it has to go somewhere
                yield style, rest[:end]
                rest = rest[end:]
                if rest:
                    self._break()


def _fitting(text: str, columns: int) -> int:
    """Return how many characters fit, up to behind a hyphen or slash if there is one in the second half."""
    used = 0
    for end, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return next((near for near in range(end, end // 2, -1) if _BREAK.match(text, near - 1)), end)
    return len(text)


def _words(fragments: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """Yield runs of space, and words; a word may change its style within."""
    word: list[Fragment] = []
    for style, text in fragments:
        for piece in _PIECES.findall(text):
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
    """Return a word in the parts that a line may end between."""
    if word.isascii():
        return [word]
    parts, start = [], 0
    for at in range(1, len(word)):
        before, behind = _columns(word[at - 1]), _columns(word[at])
        if before and behind and before + behind > 2 and word[at] not in _CLOSING and word[at - 1] not in _OPENING:  # noqa: PLR2004 - one of them is wide
            parts.append(word[start:at])
            start = at
    return [*parts, word[start:]]


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    from prompt_toolkit.utils import get_cwidth  # noqa: PLC0415 - loads the whole of it

    return get_cwidth(text)
