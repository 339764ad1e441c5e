"""Find the rows of a table that a language model printed as lines, with talk before, after and between the tables.

The table may be CSV with any delimiter, or a table in Markdown, in fences or not. Its header may be missing, its
columns may stand in either order, and a row may be an item of a list. A question with a comma needs no quotes where the
other cell is a reference or empty, so that it is certain where the question ends. A row without a chunk looks much like
talk that ends with a comma, so it is only read next to other rows, in a fence, or, below a header, in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from faqbot.authoring.learning.reading.drafted_cells import CellReader
from faqbot.authoring.learning.reading.found_rows import FoundRow, RowKind, unreadable
from faqbot.authoring.learning.reading.row_lines import (
    LineReader,
    LineReading,
    RowLayout,
    begins_with_quote,
    header_of,
    whole_lines,
)
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.records.delimited import allow_large_cells

_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})[^`]*")
_RULE = re.compile(r"[\s|:+=_*-]+")
_BULLET = re.compile(r"\s*[-*•+]\s+")
_NUMBERED = re.compile(r"\s*\d{1,4}[.)]\s+")

# A line with its number.
_Line = tuple[int, str]


def rows_of_lines(text: str, cells: CellReader, taken: Collection[int] = ()) -> list[FoundRow]:
    """Return what each line of a text is, without blank lines, fences, headers, comments and the lines `taken`."""
    allow_large_cells()
    reader = _ParagraphReader(cells)
    for paragraph, is_fenced in _paragraphs(whole_lines(split_lines(text), taken)):
        reader.take(paragraph, is_fenced=is_fenced)
    return reader.found if text.endswith(("\n", "\r")) else _without_cut(reader.found)


def _paragraphs(lines: Iterable[_Line]) -> Iterator[tuple[list[_Line], bool]]:
    """Yield the runs of lines without a blank line or a fence between them, and whether they are inside a fence."""
    run: list[_Line] = []
    is_fenced = False
    for number, line in lines:
        is_fence = _FENCE.fullmatch(line) is not None
        if line.strip() and not is_fence:
            run.append((number, line))
        elif run:
            yield run, is_fenced
            run = []
        is_fenced ^= is_fence
    if run:
        yield run, is_fenced


class _ParagraphReader:
    """Reads paragraphs one after the other; a header counts until the next one."""

    def __init__(self, cells: CellReader) -> None:
        self.found: list[FoundRow] = []
        self._lines = LineReader(cells)
        self._layout: RowLayout | None = None
        self._is_begun = False  # whether a header or a row with a chunk was read so far

    def take(self, paragraph: Sequence[_Line], *, is_fenced: bool) -> None:
        """Read a paragraph, which is a table if it has a header or a row with a chunk, or if it follows one."""
        was_begun, has_header = self._is_begun, False
        is_numbered = _is_numbered([line for _, line in paragraph])
        read: list[tuple[_Line, LineReading]] = []
        for number, line in paragraph:
            layout = header_of(_unlisted(line, is_numbered=False))
            if layout:
                self._layout, has_header = layout, True
            elif not line.lstrip().startswith("#") and not _RULE.fullmatch(line):
                bare = _unlisted(line, is_numbered=is_numbered)
                read.append(((number, bare), self._lines.read(number, bare, self._layout)))
        has_table = has_header or any(one.row and not one.is_open for _, one in read)
        self._is_begun |= has_table
        is_table = has_table or (was_begun and (is_fenced or _are_decoys([one for _, one in read])))
        self.found += [_settled(line, one, is_table=is_table) for line, one in read]


def _settled(line: _Line, read: LineReading, *, is_table: bool) -> FoundRow:
    """Return what a line is, given whether its paragraph is a table."""
    number, text = line
    if read.row is not None and (is_table or not read.is_open):
        return read.row
    if read.row is None and is_table and begins_with_quote(text):
        return unreadable(number, "has no cell for the chunk; a comma ends a row that no chunk answers")
    return FoundRow(number, RowKind.TALK)


def _are_decoys(read: Sequence[LineReading]) -> bool:
    """Whether all lines of a paragraph look like rows without a chunk, and not by chance."""
    rows = [one for one in read if one.row and one.row.kind in (RowKind.ROW, RowKind.UNFILLED) and not one.row.chunk]
    return bool(rows) and len(rows) == len(read) and (len(rows) > 1 or rows[0].is_sure)


def _without_cut(found: list[FoundRow]) -> list[FoundRow]:
    """Return the rows of a text without a last line end, which may have been cut off within the last row.

    A last row without a chunk is only believed if it follows a row without one.
    """
    rows = [row for row in found[-2:] if row.kind is RowKind.ROW]
    if len(rows) == len(found[-2:]) > 1 and rows[0].chunk and not rows[1].chunk:
        reason = "the last line has no line end, so its chunk may be cut off"
        return [*found[:-1], unreadable(rows[1].line, reason)]
    return found


def _is_numbered(lines: Sequence[str]) -> bool:
    """Whether the lines are the items of a numbered list: a single line may begin with a number of its own."""
    return len(lines) > 1 and all(map(_NUMBERED.match, lines))


def _unlisted(line: str, *, is_numbered: bool) -> str:
    """Return a line without the bullet or the number of a list item."""
    number, bullet = _NUMBERED.match(line), _BULLET.match(line)
    if number and (is_numbered or line.startswith(('"', "|"), number.end())):
        return line[number.end() :]
    return line[bullet.end() :] if bullet else line
