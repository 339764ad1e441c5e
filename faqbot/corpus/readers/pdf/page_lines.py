"""Put the spans of a page together to lines: what stands on one baseline, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from faqbot.corpus.readers.own_marks.mark_signs import signs_in_each
from faqbot.corpus.readers.pdf.drawing.fonts import RIGHT_TO_LEFT, UNMAPPED
from faqbot.corpus.readers.pdf.drawing.gaps import is_space
from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan, PdfTag

# Two spans are on one line if their baselines are this close, in sizes of the larger; text above or below the line
# (a raised number of a footnote) is smaller, stands directly beside other text, and may be this far from the baseline.
_SAME_BASELINE = 0.3
_RAISED = 0.6
_SMALLER = 0.85
_BESIDE = 0.5
# A line is bold as a whole from this share of its characters on.
_WHOLE = 0.95
# Text drawn twice this close, in its size, is bold for programs that have no bold font.
_OVERPRINTED = 0.15
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9\u00c0-\u058f\u2e80-\uffef]+(?:[ .,:/%+-]+[A-Za-z0-9\u00c0-\u058f]+)*[%€$]?")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@dataclass(slots=True)
class LinePart:
    """A piece of a line: its text, with a space in front if there is one, and the span that it is from."""

    text: str
    span: DrawnSpan


@dataclass
class PageLine:
    """The text on one baseline of a page, or of a column of it; `page` is counted from 1.

    `column` is the name of the column (see `page_columns`), and `left` the left edge of the column on this page.
    """

    page: int
    spans: list[DrawnSpan] = field(default_factory=list)
    y: float = 0.0
    size: float = 0.0
    column: str = ""
    left: float = 0.0

    @cached_property
    def x0(self) -> float:
        """Where the line begins."""
        return min(span.x0 for span in self.spans)

    @cached_property
    def x1(self) -> float:
        """Where the line ends."""
        return max(span.x1 for span in self.spans)

    @cached_property
    def parts(self) -> list[LinePart]:
        """The pieces of the line in the order in which they are read."""
        return _parts(self.spans)

    @cached_property
    def text(self) -> str:
        """The text of the line."""
        return "".join(part.text for part in self.parts)

    def insert(self, place: int, sign: str) -> None:
        """Insert a sign, which is no text, into the piece that holds or ends at this place of the text."""
        self.__dict__.pop("text", None)
        for part in self.parts:
            if place <= len(part.text):
                part.text = f"{part.text[:place]}{sign}{part.text[place:]}"
                return
            place -= len(part.text)

    @cached_property
    def length(self) -> int:
        """The number of characters that are not spaces."""
        return sum(not character.isspace() for character in self.text)

    def share(self, has: Iterable[bool]) -> float:
        """Return the share of the characters in spans of which something is true, given for each part."""
        lengths = [len(part.text.strip()) for part in self.parts]
        return sum(length for length, one in zip(lengths, has, strict=True) if one) / max(1, sum(lengths))

    @cached_property
    def is_bold(self) -> bool:
        """Whether the whole line is bold, but for signs."""
        return self.share(part.span.style.is_bold for part in self.parts) > _WHOLE

    @cached_property
    def is_mono(self) -> bool:
        """Whether the whole line is in a font of letters of one width."""
        return self.share(part.span.style.is_mono for part in self.parts) > _WHOLE

    @cached_property
    def tag(self) -> PdfTag | None:
        """The tag that most of the line is in, or None."""
        lengths: dict[PdfTag, int] = {}
        for span in self.spans:
            if span.tag is not None:
                lengths[span.tag] = lengths.get(span.tag, 0) + len(span.text)
        return max(lengths, key=lambda tag: lengths[tag]) if lengths else None


def lines_of(spans: Sequence[DrawnSpan], page: int) -> list[PageLine]:
    """Return the lines of some spans of a page, from top to bottom.

    The size of a line is that of its words: programs draw bullets larger than the text behind them.
    """
    rows: list[PageLine] = []
    for span in sorted(spans, key=lambda one: (-one.y, one.x0)):
        row = next((row for row in reversed(rows[-4:]) if _is_on(span, row)), None)
        if row is None:
            row = PageLine(page)
            rows.append(row)
        if span.size > row.size:
            row.size, row.y = span.size, span.y
        row.spans.append(span)
    for row in rows:
        row.spans.sort(key=lambda span: span.x0)
        words = [span for span in row.spans if any(map(str.isalnum, span.text))]
        if words and len(words) < len(row.spans):
            largest = max(words, key=lambda span: span.size)
            row.size, row.y = largest.size, largest.y
    rows.sort(key=lambda row: -row.y)
    return rows


def without_copies(spans: Sequence[DrawnSpan]) -> list[DrawnSpan]:
    """Return the spans that have text, without those that are drawn a second time; text drawn twice is bold."""
    kept: list[DrawnSpan] = []
    seen: dict[str, list[DrawnSpan]] = {}
    for span in spans:
        if not span.text.strip():
            continue
        _trim(span)
        same = seen.setdefault(span.text, [])
        copy = next((one for one in same[-4:] if _is_over(span, one)), None)
        if copy is None:
            same.append(span)
            kept.append(span)
        elif (abs(span.x0 - copy.x0) + abs(span.y - copy.y)) > 0.001 * span.size:
            copy.style = copy.style._replace(is_bold=True)
    return kept


def _trim(span: DrawnSpan) -> None:
    """Take the spaces at both ends of a span out of the place that it takes, but leave one for the text."""
    text = span.text
    width = (span.x1 - span.x0) / len(text)
    span.x1 -= width * (len(text) - len(text.rstrip(" ")))
    span.x0 += width * (len(text) - len(text.lstrip(" ")))


def _is_over(span: DrawnSpan, other: DrawnSpan) -> bool:
    near = _OVERPRINTED * span.size
    return abs(span.x0 - other.x0) < near and abs(span.y - other.y) < near and abs(span.size - other.size) < near


def _is_on(span: DrawnSpan, row: PageLine) -> bool:
    larger, smaller = max(span.size, row.size), min(span.size, row.size)
    distance = abs(span.y - row.y)
    if distance <= _SAME_BASELINE * larger:
        return True
    if distance > _RAISED * larger or smaller > _SMALLER * larger:
        return False
    return any(-_BESIDE * smaller < _gap(span, other) < _BESIDE * smaller for other in row.spans)


def _gap(span: DrawnSpan, other: DrawnSpan) -> float:
    """Return the distance between two spans on a line; below zero, they overlap."""
    return max(span.x0 - other.x1, other.x0 - span.x1)


def sign_lines(lines: Sequence[PageLine]) -> None:
    """Put signs around the marks of questions and answers that a document itself has."""
    for line, signs in zip(lines, signs_in_each([line.text for line in lines], "\n"), strict=True):
        for place, sign in reversed(signs):
            line.insert(place, sign)


def _parts(spans: Sequence[DrawnSpan]) -> list[LinePart]:
    is_reversed = sum(len(RIGHT_TO_LEFT.findall(span.text)) for span in spans) > sum(len(one.text) for one in spans) / 4
    ordered = list(reversed(spans)) if is_reversed else spans
    parts: list[LinePart] = []
    for span in ordered:
        text = _as_read(span.text) if RIGHT_TO_LEFT.search(span.text) else span.text
        text = " ".join(text.split()) if not is_reversed else text.strip()
        if parts:
            last = parts[-1]
            gap = _gap(span, last.span)
            outer = (last.span.text, span.text) if not is_reversed else (span.text, last.span.text)
            spaced = outer[0].endswith(" ") or outer[1].startswith(" ") or is_space(*outer, gap, span.size)
            text = f" {text}" if spaced and text else text
        if text:
            parts.append(LinePart(text, span))
    return parts


def _as_read(text: str) -> str:
    """Return text of a script from right to left, which is drawn from left to right, in the order of reading."""
    turned = text[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda match: match[0][::-1], turned)


def unmapped_share(lines: Iterable[PageLine]) -> float:
    """Return the share of characters for which the file says no character: unmapped codes, and private ones."""
    total = unknown = 0
    for line in lines:
        text = line.text
        total += line.length
        unknown += sum(character == UNMAPPED or "\ue000" <= character <= "\uf8ff" for character in text)
    return unknown / max(1, total)
