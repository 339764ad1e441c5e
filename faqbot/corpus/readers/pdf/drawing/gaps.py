"""Decide by the gaps between texts on a line which of them are one text, and where there is a space."""

from __future__ import annotations

from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan

# Gaps between glyphs, in sizes of the font: from the first on, a gap is a space; from the second on, a new span begins
# (it may be the gap between two columns). Spaces are 0.2 to 0.3 wide, and kerning moves glyphs by less than 0.1.
# Japanese and Chinese lines are justified by gaps between all characters, which have no spaces between them.
SPACE_GAP = 0.15
WIDE_SPACE_GAP = 0.6
SPAN_GAP = 1.0
# A glyph this far before the end of the last one begins a new span: it is on another line, or drawn over it.
_BACK_GAP = 0.5


def joined_behind(last: DrawnSpan, span: DrawnSpan, widest: float) -> bool:
    """Add a span to the one before if it stands directly behind it; return whether it does.

    `widest` is the widest gap between the two, in sizes of the font.
    """
    gap = span.x0 - last.x1
    size = last.size
    if abs(span.y - last.y) > 0.01 * size or abs(span.size - size) > 0.01 * size or span.style != last.style:
        return False
    if not -_BACK_GAP * size < gap < widest * size or span.is_artifact != last.is_artifact:
        return False
    last.text += (" " if is_space(last.text, span.text, gap, size) else "") + span.text
    last.x1 = max(last.x1, span.x1)
    return True


def is_space(left: str, right: str, gap: float, size: float) -> bool:
    """Whether a gap between two texts on a line is a space."""
    if left.endswith(" ") or right.startswith(" ") or not left or not right:
        return False
    is_unspaced = is_ideograph(left[-1]) or is_ideograph(right[0])
    return gap > (WIDE_SPACE_GAP if is_unspaced else SPACE_GAP) * size


def is_ideograph(character: str) -> bool:
    """Whether a character belongs to a script without spaces between words: Japanese or Chinese, not Korean."""
    return "\u2e80" <= character <= "\ua4cf" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"
