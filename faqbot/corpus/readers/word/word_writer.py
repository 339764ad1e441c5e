"""Give the pieces of a document, in their order, to the builder of its text (`LinedText`).

What a piece is depends on its neighbours, too: a numbered line in bold above prose is a heading, an indented paragraph
below an item belongs to the item, and lines of code below each other are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from faqbot.corpus.document import Document
from faqbot.corpus.places import Paragraphs
from faqbot.corpus.readers.lined_text import LinedText
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED
from faqbot.corpus.readers.word.pieces import PieceKind, WordCells, WordPiece
from faqbot.corpus.records.pairs.pair_rows import PairTable, is_pair_table
from faqbot.corpus.structure.unnamed_pairs import asks_in_rows, is_numbered

# Letters that are larger than those of the text by this factor are emphasised.
_LARGER = 1.15
# An indented paragraph belongs to the item above it if it has at least this share of the indentation of the item.
_AS_FAR = 0.5
_PAIR = ("question", "answer")


class _Open(NamedTuple):
    """An item of the list that is open, whose inner items are deeper; `counted` is its number in a list by name."""

    mark_of: str
    level: int
    indent: int


class WordWriter:
    """Writes the pieces of a document; `usual_size` is the size of letters where nothing says one."""

    def __init__(self, path: str, usual_size: int) -> None:
        self._lined = LinedText(path)
        self._usual_size = usual_size
        self._count = 0
        self._open: list[_Open] = []
        self._counted: dict[int, int] = {}  # numbers of the lists that are only named by their style, by depth
        self._notes: list[tuple[str, Paragraphs]] = []

    def write(self, pieces: Sequence[WordPiece]) -> None:
        """Write pieces that follow each other."""
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            end = at + 1
            if piece.kind is PieceKind.CODE:
                end = _end_of_code(pieces, at)
            elif piece.kind is PieceKind.ITEM:
                end = at + 1 if _is_heading_in_bold(pieces, at) else _end_of_item(pieces, at)
            self._write(pieces[at:end], is_heading=piece.kind is PieceKind.ITEM and _is_heading_in_bold(pieces, at))
            at = end
        self._flush_notes()

    def leave_out(self, text: str, reason: str) -> None:
        """Add a text that stands beside the document, such as that of a header."""
        self._lined.leave_out(text, reason)

    def document(self, title: str, fallback_title: str) -> Document:
        """Return the document; the title is as in `LinedText.document`."""
        return self._lined.document(title, fallback_title=fallback_title)

    def _write(self, run: Sequence[WordPiece], *, is_heading: bool) -> None:
        piece = run[0]
        if piece.kind is PieceKind.LEFT_OUT:
            self._lined.leave_out(piece.text, piece.reason)
            return
        if piece.kind is not PieceKind.ITEM or is_heading:
            self._flush_notes()
            self._open.clear()
        if piece.kind is PieceKind.TABLE:
            self._write_table(piece)
            return
        place = self._next_place()
        if piece.kind is PieceKind.ITEM and not is_heading:
            self._write_item(piece, "\n".join(one.text for one in run), place)
        elif piece.kind is PieceKind.CODE:
            self._lined.code("\n".join(one.text for one in run), place)
        elif piece.kind in {PieceKind.HEADING, PieceKind.TITLE}:
            self._counted.clear()
            # A title is above all headings.
            self._lined.heading(_labelled(piece), piece.level + 1 if piece.kind is PieceKind.HEADING else 1, place)
        else:
            self._lined.paragraph(_labelled(piece), place, bold=self._emphasised(piece))
        self._notes += [(note, place) for one in run for note in one.notes]

    def _emphasised(self, piece: WordPiece) -> int:
        is_large = piece.size > _LARGER * self._usual_size
        return len(_labelled(piece)) if is_large or piece.is_bold else piece.bold

    def _write_item(self, piece: WordPiece, text: str, place: Paragraphs) -> None:
        if _marks_pair(piece):
            self._lined.paragraph(f"{piece.mark} {text}", place)
            return
        if piece.number < 0:
            self._counted = {depth: count for depth, count in self._counted.items() if depth <= piece.depth}
            self._counted[piece.depth] = self._counted.get(piece.depth, 0) + 1
            piece.number = self._counted[piece.depth]
            piece.mark = f"{piece.number}."
        is_numbered = piece.mark != "-"
        depth = self._depth(piece)
        mark = piece.mark if is_numbered else ""
        self._lined.item(text, place, number=max(1, piece.number) if is_numbered else 0, depth=depth, mark=mark)

    def _depth(self, piece: WordPiece) -> int:
        """Return the depth of an item in the lists that are open, and open its list.

        In one list the level decides; an item of another list is within the item above if it is indented further.
        """
        while self._open and not _is_within(piece, self._open[-1]):
            self._open.pop()
        self._open.append(_Open(_list_of(piece), piece.depth, piece.indent))
        return len(self._open) - 1

    def _write_table(self, piece: WordPiece) -> None:
        texts = _texts(piece.cells)
        if is_pair_table(texts[0]):
            self._write_pairs(piece.cells[1:], PairTable(texts[0], texts[1:]))
            return
        rows = piece.cells[1:] if piece.has_header else piece.cells
        texts_of_rows = _texts(rows)
        if is_numbered(texts_of_rows):
            rows, texts_of_rows = [row[1:] for row in rows], [row[1:] for row in texts_of_rows]
        if asks_in_rows(texts_of_rows):
            self._write_pairs(rows, PairTable(_PAIR, texts_of_rows))
            return
        places = [self._next_place() for _ in piece.cells]
        self._lined.table(texts, places, has_header=piece.has_header)
        notes = [one.notes for row in piece.cells for cell in row for one in cell]
        self._notes += [(note, places[-1]) for some in notes for note in some]
        self._flush_notes()

    def _write_pairs(self, rows: WordCells, table: PairTable) -> None:
        """Write the rows of a table of questions and answers; an answer keeps its paragraphs and lists."""
        before: list[WordPiece] | None = None
        for cells, row in zip(rows, table.rows(), strict=True):
            asked, told = (cells[at] if at < len(cells) else [] for at in (table.question, table.answer))
            if asked is not before and before:
                self._lined.end_answer()
            if row.left_out:
                self._lined.leave_out(" ".join(_texts([cells])[0]), row.left_out)
                before = None
                continue
            if asked and asked is not before:
                text = " ".join(one.text for one in asked)
                self._lined.question(text, self._next_place(), row=row)
            elif row.other and not asked and not told:
                self._lined.paragraph(row.other, self._next_place())
            before = asked
            self.write(told)
        if before:
            self._lined.end_answer()

    def _next_place(self) -> Paragraphs:
        """Return the place of the next paragraph, which `sections` counts within its section later."""
        self._count += 1
        return Paragraphs("", self._count, self._count)

    def _flush_notes(self) -> None:
        """Write the notes of the paragraphs above; those of a list stand behind the list."""
        notes, self._notes = self._notes, []
        for note, place in notes:
            self._lined.paragraph(note, place)


def usual_size(pieces: Sequence[WordPiece], otherwise: int) -> int:
    """Return the size of letters that most of the text has, in half points; `otherwise` is that of unmarked text."""
    sizes: Counter[int] = Counter()
    for piece in pieces:
        sizes[piece.size or otherwise] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=otherwise)


def _is_heading_in_bold(pieces: Sequence[WordPiece], at: int) -> bool:
    """Whether an item in bold heads the prose below it: "1. Returns" above a paragraph."""
    following = next((one for one in pieces[at + 1 : at + 3] if one.kind is not PieceKind.LEFT_OUT), None)
    heads = following is not None and following.kind in {PieceKind.PARAGRAPH, PieceKind.CODE, PieceKind.TABLE}
    return heads and pieces[at].is_bold and not (following is not None and following.is_bold)


def _end_of_code(pieces: Sequence[WordPiece], at: int) -> int:
    while at < len(pieces) and pieces[at].kind is PieceKind.CODE:
        at += 1
    return at


def _end_of_item(pieces: Sequence[WordPiece], at: int) -> int:
    """Return the place behind an item and the indented paragraphs that belong to it."""
    item = pieces[at]
    at += 1
    while at < len(pieces) and _continues(pieces[at], item):
        at += 1
    return at


def _continues(piece: WordPiece, item: WordPiece) -> bool:
    is_text = piece.kind is PieceKind.PARAGRAPH and not piece.is_bold and bool(piece.text.strip())
    return is_text and piece.indent > 0 and piece.indent >= _AS_FAR * item.indent


def _labelled(piece: WordPiece) -> str:
    """Return a text with the mark of its list in front if the mark has words or signs: "§ 4", "Step 2:"."""
    words = any(len(word) > 1 and word.isalpha() and not _is_roman(word) for word in piece.mark.split())
    return f"{piece.mark} {piece.text}" if words or "§" in piece.mark else piece.text


def _is_roman(word: str) -> bool:
    return not set(word.lower()) - set("ivxlcdm")


def _marks_pair(piece: WordPiece) -> bool:
    """Whether the mark of an item says that it is a question or an answer: a list that counts "Q1:", "Q2:"."""
    if not any(map(str.isalpha, piece.mark)):
        return False
    text = f"{piece.mark} {piece.text}"
    return any(found and found.end() >= len(piece.mark) for found in (ASKED.match(text), ANSWERED.match(text)))


def _list_of(piece: WordPiece) -> str:
    return "bullets" if piece.mark == "-" else "numbers"


def _is_within(piece: WordPiece, outer: _Open) -> bool:
    if piece.depth != outer.level and _list_of(piece) == outer.mark_of:
        return piece.depth > outer.level
    return piece.indent > outer.indent if piece.indent and outer.indent else piece.depth > outer.level


def _texts(cells: WordCells) -> list[list[str]]:
    return [["\n".join(map(_text_of, cell)) for cell in row] for row in cells]


def _text_of(piece: WordPiece) -> str:
    """Return the text of a piece in a cell: a table within it in a line, an item with its number."""
    if piece.kind is PieceKind.TABLE:
        return "\n".join(" ".join(filter(None, row)) for row in _texts(piece.cells))
    if piece.kind is PieceKind.LEFT_OUT:
        return ""
    return f"{piece.mark} {piece.text}" if piece.kind is PieceKind.ITEM and piece.number > 0 else piece.text
