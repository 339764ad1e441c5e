"""Find lists that were typed by hand ("•", "1.") and, in documents without any headings, paragraphs that ask.

People who do not use the lists and headings of their program make them of characters and blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ASKS, LONGEST_QUESTION
from faqbot.corpus.readers.word.pieces import PieceKind, WordPiece

# A bullet that is never anything else, and signs that may also begin a line of a dialogue or a footnote.
_BULLET = re.compile(r"[•▪●◦‣■□➢➤✓✔·∙]\s*(?=\S)")
_DASH = re.compile(r"[-–*o]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)、．]\s*(?=[^\d\s])")
# Lists and questions that were typed are several.
_FEWEST = 2
# The indentation of a level of such a list, in twentieths of a point.
_INNER_END = re.compile(r"[.!?]\s+\S")


def with_typed_lists(pieces: Sequence[WordPiece]) -> None:
    """Make items of the paragraphs that begin with a typed bullet, or with numbers that follow each other.

    A number also makes an item of a paragraph that asks, because its answer stands between it and the next number.
    """
    dashes: list[WordPiece] = []
    numbers: list[tuple[WordPiece, int]] = []
    for piece in [*pieces, WordPiece(PieceKind.CODE)]:
        is_text = piece.kind is PieceKind.PARAGRAPH and not piece.is_bold
        text = piece.text.lstrip()
        if is_text and _BULLET.match(text):
            _make_item(piece, _BULLET)
        if is_text and _DASH.match(text):
            dashes.append(piece)
        else:
            _end_run(dashes, _DASH)
        number = _NUMBER.match(text) if is_text else None
        if number is None or (numbers and int(number[1]) != numbers[-1][1] + 1):
            _end_run([piece for piece, _ in numbers], _NUMBER)
            numbers.clear()
        if number:
            numbers.append((piece, int(number[1])))
    asking = [piece for piece in pieces if piece.kind is PieceKind.PARAGRAPH and _NUMBER.match(piece.text.lstrip())]
    for piece in asking:
        if ASKS.search(piece.text.rstrip()) and len(piece.text) <= LONGEST_QUESTION and not piece.is_bold:
            _make_item(piece, _NUMBER)


def with_plain_questions(pieces: Sequence[WordPiece]) -> None:
    """Mark paragraphs that ask as emphasised in a document whose author emphasised nothing.

    In a document without headings and bold lines, a paragraph of a single question above a paragraph that does not ask
    is a question, if there are several.
    """
    kinds = {PieceKind.HEADING, PieceKind.ITEM}
    if any(piece.kind in kinds and (piece.level or ASKS.search(piece.text)) for piece in pieces):
        return
    if any(piece.is_bold or ASKED.match(piece.text) or ANSWERED.match(piece.text) for piece in pieces):
        return
    shown = [piece for piece in pieces if piece.kind is not PieceKind.LEFT_OUT]
    following = [*shown[1:], None]
    asking = [
        piece
        for piece, after in zip(shown, following, strict=False)
        if _is_question(piece) and after is not None and not _is_question(after)
    ]
    if len(asking) >= _FEWEST:
        for piece in asking:
            piece.bold = len(piece.text)


def _is_question(piece: WordPiece) -> bool:
    text = piece.text.strip()
    is_short = piece.kind is PieceKind.PARAGRAPH and len(text) <= LONGEST_QUESTION
    return is_short and ASKS.search(text) is not None and not _INNER_END.search(text)


def _end_run(run: list[WordPiece], mark: re.Pattern[str]) -> None:
    if len(run) >= _FEWEST:
        for piece in run:
            _make_item(piece, mark)
    run.clear()


def _make_item(piece: WordPiece, mark: re.Pattern[str]) -> None:
    """Make an item of a paragraph, and take the mark out of its text."""
    text = piece.text.lstrip()
    typed = mark.match(text)
    assert typed
    piece.kind = PieceKind.ITEM
    piece.number = int(typed[1]) if mark is _NUMBER else 0
    piece.mark = typed[0].strip() if piece.number else "-"
    removed = len(piece.text) - len(text) + typed.end()
    piece.text = piece.text[removed:]
    piece.bold = max(0, piece.bold - removed)
