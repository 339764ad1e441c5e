"""Find the cells of the tables of a document, and say whether a table holds data or only arranges text on the page.

One with a single column, or with headings in its cells, only arranges text. Its cells are read as if they stood below
each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol
from xml.etree.ElementTree import Element

from faqbot.corpus.readers.qa_marks import ENDS, asks
from faqbot.corpus.readers.word.pieces import PieceKind, WordCells, WordPiece
from faqbot.corpus.readers.word.word_package import VALUE, is_on, number_of, w
from faqbot.corpus.readers.word.word_styles import WordStyles

# Most columns of a table, and longest label of a column, in characters. Word itself has up to 63 columns.
_MOST_COLUMNS = 200
_LONGEST_LABEL = 60

_ROW, _CELL, _CONTROL = w("tr"), w("tc"), w("sdt")
_ROW_PROPERTIES, _CELL_PROPERTIES, _TABLE_PROPERTIES = w("trPr"), w("tcPr"), w("tblPr")
_SPAN, _MERGED, _BEFORE = w("gridSpan"), w("vMerge"), w("gridBefore")
_TRANSPARENT = frozenset(map(w, "sdtContent customXml ins smartTag".split()))
_FIRST_ROW_BIT = 0x20
_FEWEST_COLUMNS = _FEWEST_ROWS = 2


class BlockReader(Protocol):
    """Who reads the blocks of a cell."""

    styles: WordStyles

    def pieces(self, parent: Element) -> Iterator[WordPiece]:
        """Yield the pieces of all blocks in an element."""


def table_pieces(table: Element, reader: BlockReader) -> Iterator[WordPiece]:
    """Yield a table as one piece, or the pieces of its cells if it only arranges text on the page."""
    elements = list(_rows(table))
    rows = [list(_cells(row, reader)) for row in elements]
    cells = _filled([[cell for cell, _ in row] for row in rows], [[is_merged for _, is_merged in row] for row in rows])
    cells = [row for row in cells if any(row)]
    if not cells:
        return
    if _is_layout(cells):
        seen: set[int] = set()
        for cell in (cell for row in cells for cell in row):
            if id(cell) not in seen:
                seen.add(id(cell))
                yield from cell
        return
    yield WordPiece(PieceKind.TABLE, cells=cells, has_header=_has_header(table, elements, cells, reader.styles))


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table that are not deleted, those in content controls included."""
    for row in _inner(table, _ROW):
        properties = row.find(_ROW_PROPERTIES)
        if properties is None or properties.find(w("del")) is None:
            yield row


def _cells(row: Element, reader: BlockReader) -> Iterator[tuple[list[WordPiece], bool]]:
    """Yield the cells of a row, and whether each goes on from the row above; a wide cell is followed by empty ones."""
    properties = row.find(_ROW_PROPERTIES)
    before = None if properties is None else properties.find(_BEFORE)
    columns = 0
    for _ in range(min(_MOST_COLUMNS, 0 if before is None else number_of(before.get(VALUE)) or 0)):
        columns += 1
        yield [], False
    for cell in _inner(row, _CELL):
        look = cell.find(_CELL_PROPERTIES)
        merged = None if look is None else look.find(_MERGED)
        span = None if look is None else look.find(_SPAN)
        goes_on = merged is not None and merged.get(VALUE, "continue") == "continue"
        yield ([] if goes_on else list(reader.pieces(cell))), goes_on
        columns += 1
        width = min(_MOST_COLUMNS - columns, 0 if span is None else (number_of(span.get(VALUE)) or 1) - 1)
        for _ in range(width):
            columns += 1
            yield [], goes_on
        if columns >= _MOST_COLUMNS:
            return


def _inner(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those in transparent elements included."""
    open_elements = [iter(parent)]
    while open_elements:
        element = next(open_elements[-1], None)
        if element is None:
            open_elements.pop()
        elif element.tag == tag:
            yield element
        elif element.tag == _CONTROL or element.tag in _TRANSPARENT:
            open_elements.append(iter(element))


def _filled(cells: WordCells, merged: Sequence[Sequence[bool]]) -> WordCells:
    """Return the cells with that of the row above where a cell goes on from there, so that each row says all of it."""
    for at in range(1, len(cells)):
        above = cells[at - 1]
        for column, goes_on in enumerate(merged[at]):
            if goes_on and column < len(above):
                cells[at][column] = above[column]
    return cells


def _is_layout(cells: WordCells) -> bool:
    columns = max(map(len, cells))
    if columns < _FEWEST_COLUMNS:
        return True
    every = [cell for row in cells for cell in row]
    if any(piece.kind in {PieceKind.HEADING, PieceKind.TITLE} for cell in every for piece in cell):
        return True
    has_one_row = len(cells) < _FEWEST_ROWS
    return has_one_row and any(len(cell) > 1 or any(piece.cells for piece in cell) for cell in every)


def _has_header(table: Element, rows: Sequence[Element], cells: WordCells, styles: WordStyles) -> bool:
    """Whether the first row names the columns: the table says so, the row looks so, or its cells read like labels."""
    first = [piece for cell in cells[0] for piece in cell]
    below = [piece for row in cells[1:] for cell in row for piece in cell]
    if len(cells) < _FEWEST_ROWS:
        return False
    if _repeats_header(rows[0]) or (all(piece.is_bold for piece in first) and not all(one.is_bold for one in below)):
        return True
    if _has_bold_labels(cells):
        return False
    return _shows_first_row(table, styles) or _are_labels(cells[0])


def _repeats_header(row: Element) -> bool:
    properties = row.find(_ROW_PROPERTIES)
    return properties is not None and bool(is_on(properties.find(w("tblHeader"))))


def _has_bold_labels(cells: WordCells) -> bool:
    """Whether the first column names the rows, and the first row is one of them."""
    firsts = [piece for row in cells for piece in row[0]]
    others = [piece for row in cells for cell in row[1:] for piece in cell]
    return all(piece.is_bold for piece in firsts) and not any(piece.is_bold for piece in others)


def _shows_first_row(table: Element, styles: WordStyles) -> bool:
    """Whether the table has a style with another look for the first row, and makes use of it."""
    properties = table.find(_TABLE_PROPERTIES)
    style = None if properties is None else properties.find(w("tblStyle"))
    look = None if properties is None else properties.find(w("tblLook"))
    if style is None or look is None or style.get(VALUE) not in styles.with_header_rows:
        return False
    first_row = look.get(w("firstRow"))
    bits = look.get(VALUE, "0")
    has_bit = all(sign in "0123456789abcdefABCDEF" for sign in bits) and bool(int(bits[:8] or "0", 16) & _FIRST_ROW_BIT)
    return first_row in {"1", "true", "on"} if first_row is not None else has_bit


def _are_labels(row: Sequence[Sequence[WordPiece]]) -> bool:
    """Whether the cells of a row read like names of columns: short, all different, without numbers, no sentences."""
    texts = [" ".join(piece.text for piece in cell).strip() for cell in row]
    named = [text for text in texts if text]
    if len(named) < _FEWEST_COLUMNS or len(set(named)) < len(named):
        return False
    return not any(
        len(text) > _LONGEST_LABEL or any(map(str.isdigit, text)) or ENDS.search(text.rstrip(":")) or asks(text)
        for text in named
    )
