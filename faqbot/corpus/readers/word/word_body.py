"""Find the paragraphs and tables of a document, in the order in which they are read.

Text boxes stand behind the paragraph that they belong to. What surrounds paragraphs without being seen (content
controls, inserted text, markup of other programs) is looked through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from faqbot.corpus.readers.word.pieces import PieceKind, WordPiece
from faqbot.corpus.readers.word.run_text import RunReader, RunText, alternative_of, only_asks
from faqbot.corpus.readers.word.word_numbering import WordNumbering
from faqbot.corpus.readers.word.word_package import VALUE, WordPackage, w
from faqbot.corpus.readers.word.word_styles import (
    ListPlace,
    WordStyle,
    WordStyles,
    left_indent,
    letters_of,
    list_place,
    outline_level,
)
from faqbot.corpus.readers.word.word_tables import table_pieces
from faqbot.corpus.structure.contents_lists import TABLE_OF_CONTENTS
from faqbot.errors import CorpusWarning
from faqbot.system.callers import warn_caller

_PARAGRAPH, _TABLE, _CONTROL, _CONTENT = w("p"), w("tbl"), w("sdt"), w("sdtContent")
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TRANSPARENT = frozenset(map(w, "ins moveTo customXml smartTag sdtContent".split()))
_OTHER_FILES = frozenset(map(w, ("altChunk", "subDoc")))
_GALLERY = f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}"
_CONTENTS_GALLERIES = frozenset(("Table of Contents", "Table of Figures"))
_DELETED_MARK = f"{w('rPr')}/{w('del')}"
_PPR, _STYLE, _FRAME, _RPR = w("pPr"), w("pStyle"), w("framePr"), w("rPr")

# Longest heading, in characters: whoever gives whole paragraphs the style of a heading means their letters.
_LONGEST_HEADING = 300
# The indentation of a level of a list where nothing says one: half an inch, in twentieths of a point.
_USUAL_INDENT = 720
# Deepest nesting of text boxes and tables; `check_xml` permits no more than about this anyway.
_DEEPEST = 40

_NO_PROPERTIES = Element(_PPR)
_HIDDEN = "hidden text"


class WordBody:
    """Reads the blocks of a document, and keeps what goes on from one to the next: fields and counts of lists."""

    def __init__(self, package: WordPackage, path: str) -> None:
        self._path = path
        self.styles = WordStyles(package.part("styles"))
        self._numbering = WordNumbering(package.part("numbering"))
        self._notes = {kind: _notes_of(package.part(kind)) for kind in ("footnotes", "endnotes")}
        self._runs = RunReader(self.styles)
        self._depth = 0

    def pieces(self, parent: Element) -> Iterator[WordPiece]:
        """Yield the pieces of all blocks in an element: the body, a cell, a text box, a note."""
        if self._depth >= _DEEPEST:
            return
        self._depth += 1
        joined: RunText | None = None  # a paragraph whose end is deleted, or a large first letter
        for block in self._blocks(parent):
            if block.tag == _TABLE:
                yield from table_pieces(block, self)
                continue
            properties = block.find(_PPR)
            text = joined or RunText()
            piece, text = self._paragraph(block, _NO_PROPERTIES if properties is None else properties, text)
            joined = text if properties is not None and _goes_on(properties) else None
            if joined is None:
                yield from self._with_others(piece, text)
        if joined is not None:
            yield from self._with_others(piece, joined)
        self._depth -= 1

    def _blocks(self, parent: Element) -> Iterator[Element]:
        """Yield the paragraphs and tables in an element, those in transparent elements included."""
        open_elements = [iter(parent)]
        while open_elements:
            element = next(open_elements[-1], None)
            if element is None:
                open_elements.pop()
            elif element.tag in {_PARAGRAPH, _TABLE}:
                yield element
            elif element.tag in _TRANSPARENT:
                open_elements.append(iter(element))
            elif element.tag == _CONTROL and not only_asks(element):
                content = element.find(_CONTENT)
                open_elements.append(iter([] if content is None else _marked(content, element)))
            elif element.tag == _ALTERNATIVES:
                shown = alternative_of(element)
                open_elements.append(iter([] if shown is None else shown))
            elif element.tag in _OTHER_FILES:
                message = "holds another file, which is not read: open it in Word and copy the text into the document"
                warn_caller(CorpusWarning(message, path=self._path))

    def _paragraph(self, block: Element, properties: Element, text: RunText) -> tuple[WordPiece, RunText]:
        """Return the piece of a paragraph, and what its runs show beside its text."""
        named = properties.find(_STYLE)
        style_id = None if named is None else named.get(VALUE)
        style = self.styles.paragraph(style_id)
        level = outline_level(properties)
        level = style.level if level is None else level
        if level:
            self._runs.fields.end_all()
        own = letters_of(properties.find(_RPR))
        below = style.letters if own.hidden is None else style.letters._replace(hidden=None)
        self._runs.read(block, below, text)
        kind = PieceKind.TITLE if style.is_title else PieceKind.HEADING if level else PieceKind.PARAGRAPH
        shown = text.text
        if level and len(shown) > _LONGEST_HEADING:
            kind = PieceKind.PARAGRAPH
        piece = WordPiece(kind, shown, text.bold, text.size, level)
        if style.is_contents or block.get(_IS_CONTENTS):
            return replace(piece, kind=PieceKind.LEFT_OUT, reason=TABLE_OF_CONTENTS), text
        if kind is PieceKind.PARAGRAPH and (style.is_code or text.is_code):
            piece.kind = PieceKind.CODE
        indent = left_indent(properties)
        piece.indent = (indent if indent is not None else style.indent) or 0
        self._put_in_list(piece, properties, style, style_id)
        return piece, text

    def _put_in_list(self, piece: WordPiece, properties: Element, style: WordStyle, style_id: str | None) -> None:
        """Give a paragraph or a heading the mark of its list, if it is in one and shows anything."""
        own = list_place(properties)
        place = own if own.list_id is not None else style.place
        if place.list_id in {None, "0"}:
            if style.typed_list and own.list_id != "0" and piece.kind is PieceKind.PARAGRAPH and piece.text.strip():
                _put_in_named_list(piece, style.typed_list)
            return
        list_id = place.list_id or ""
        level = own.level if own.level is not None else style.place.level
        if level is None:
            level = self._numbering.level_of_style(list_id, style_id)
        if not piece.text.strip():
            return
        mark = self._numbering.next_mark(list_id, level)
        if mark is None:
            return
        piece.mark, piece.number = mark
        piece.depth = level
        if piece.kind is PieceKind.PARAGRAPH:
            piece.kind = PieceKind.ITEM
            if left_indent(properties) is None:
                of_list = self._numbering.indent(list_id, level)
                own_style = None if own.list_id is not None else style.indent
                piece.indent = own_style or of_list or (level + 1) * _USUAL_INDENT

    def _with_others(self, piece: WordPiece, text: RunText) -> Iterator[WordPiece]:
        """Yield a paragraph with its notes, then what is left out of it, then the text boxes that belong to it."""
        piece.notes = [note for kind, id_ in text.notes for note in self._note(kind, id_)]
        if piece.text.strip() or piece.notes:
            yield piece
        for left_out, reason in ((text.repeated, TABLE_OF_CONTENTS), (text.hidden, _HIDDEN)):
            if left_out:
                yield WordPiece(PieceKind.LEFT_OUT, "".join(left_out), reason=reason)
        for box in text.boxes:
            yield from self.pieces(box)

    def _note(self, kind: str, id_: str) -> list[str]:
        note = self._notes[kind].pop(id_, None)  # a note that is referred to twice, or by itself, is read once
        if note is None:
            return []
        texts = [piece.text for piece in self.pieces(note) if piece.kind is not PieceKind.LEFT_OUT]
        return ["\n".join(texts)] if texts else []


# The mark by which `_blocks` says of a paragraph that it stands in a table of contents.
_IS_CONTENTS = "is-contents"


def _marked(content: Element, control: Element) -> Element:
    """Return the content of a control; in a table of contents, its paragraphs are marked."""
    gallery = control.find(_GALLERY)
    if gallery is not None and gallery.get(VALUE) in _CONTENTS_GALLERIES:
        for paragraph in content.iter(_PARAGRAPH):
            paragraph.set(_IS_CONTENTS, "1")
    return content


def _goes_on(properties: Element) -> bool:
    """Whether a paragraph goes on in the next: its end is deleted, or it is the large first letter of a text."""
    frame = properties.find(_FRAME)
    has_large_letter = frame is not None and frame.get(w("dropCap")) in {"drop", "margin"}
    return has_large_letter or properties.find(_DELETED_MARK) is not None


def _put_in_named_list(piece: WordPiece, place: ListPlace) -> None:
    """Make an item of a paragraph whose style is called a list, in a document that does not describe the list."""
    piece.kind = PieceKind.ITEM
    piece.depth = place.level or 0
    piece.mark = place.list_id or ""
    piece.number = 0 if piece.mark == "-" else -1  # counted by `word_writer`
    piece.indent = piece.indent or (piece.depth + 1) * _USUAL_INDENT


def _notes_of(root: Element | None) -> dict[str, Element]:
    """Return the notes of a document by their ids, without the lines that part them from the text."""
    notes = [] if root is None else list(root)
    return {note.get(w("id"), ""): note for note in notes if note.get(w("type"), "normal") == "normal"}
