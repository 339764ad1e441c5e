"""Draw the content of a page without ink: find each string, where it stands, and in which font.

pypdf's own `extract_text` puts spaces by guesses about the width of strings, and says where lines begin, but not where
they end; columns, tables, and spaces between words need both. pypdf parses the content and the fonts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import hypot
from typing import Any

from faqbot.corpus.readers.pdf.drawing.fonts import PdfFont
from faqbot.corpus.readers.pdf.drawing.gaps import SPACE_GAP, SPAN_GAP, joined_behind
from faqbot.corpus.readers.pdf.drawing.graphics_state import GraphicsState
from faqbot.corpus.readers.pdf.drawing.marked_content import OpenMarks
from faqbot.corpus.readers.pdf.drawing.matrices import (
    IDENTITY,
    Transform,
    is_sane,
    matrix_of,
    numbers_of,
    product,
    turn_of,
    upright,
)
from faqbot.corpus.readers.pdf.drawing.objects import pdf_entry
from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan, Stroke, Style
from faqbot.corpus.readers.pdf.drawing.strokes import Strokes

# Most graphics states on the stack, and most drawings within each other: real pages use a dozen. Most drawings on a
# page.
_DEEPEST_STATE = 1_000
_DEEPEST_FORM = 20
_MOST_FORMS = 2_000
# The mode of text that is filled and stroked, which is how programs without a bold font make text bold.
_FILLED_AND_STROKED = 2
# The longest string in bytes: PDF 1.7 allows 32,767, and programs write one for each line at most.
_LONGEST_STRING = 100_000
# The sizes of text that people can read, in points.
_SMALLEST, _LARGEST = 0.5, 2_000

# Operators with numbers: how many, and the method that takes them, or what they set.
_NUMBERS = {
    b"cm": (6, "_concat"),
    b"Td": (2, "_advance_line"),
    b"TD": (2, "_advance_with_leading"),
    b"Tm": (6, "_set_text_matrix"),
    b"Tz": (1, "_set_scale"),
    b"Tr": (1, "_set_mode"),
    b"m": (2, "_begin_path"),
    b"l": (2, "_line_to"),
    b"re": (4, "_rectangle"),
}
_SET = {b"Tc": "char_space", b"Tw": "word_space", b"TL": "leading", b"Ts": "rise"}
# Other operators, and the methods that take their operands and the resources.
_OTHERS = {
    b"q": "_save",
    b"Q": "_restore",
    b"BT": "_begin_text",
    b"Tf": "_set_font",
    b"T*": "_next_line",
    b"Tj": "_show_one",
    b"TJ": "_show_many",
    b"'": "_show_on_next_line",
    b'"': "_show_spaced_on_next_line",
    **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), "_set_color"),
    b"BMC": "_begin_mark",
    b"BDC": "_begin_mark",
    b"EMC": "_end_mark",
}

FontOf = Callable[[Any, Any], PdfFont | None]
OperationsOf = Callable[[Any], Sequence[tuple[Any, bytes]]]


class Drawing:
    """The spans and lines that the content of a page draws.

    `fonts` finds the font of a name in resources, and `operations` parses the content of a drawing within a drawing.
    Each span goes to the list of its direction in `spans`: 0 for text from left to right, 1 upwards, 2 upside down, 3
    downwards, and -1 for slanted text.
    """

    def __init__(self, ctm: Transform, fonts: FontOf, operations: OperationsOf) -> None:
        self.spans: dict[int, list[DrawnSpan]] = {}
        self.pictures = 0
        self._state = GraphicsState(ctm)
        self._stack: list[GraphicsState] = []
        self._text: Transform = IDENTITY
        self._line: Transform = IDENTITY
        self._marks = OpenMarks()
        self._strokes = Strokes()
        self._fonts = fonts
        self._operations = operations
        self._forms = 0
        self._is_inner = False  # in a drawing within the page, which numbers its marked content by itself
        self._drawn: list[DrawnSpan] = []
        self._last: tuple[DrawnSpan, int] | None = None
        self._is_behind = False  # whether the text to add follows another one in the same string
        self._numbers = {operator: (count, getattr(self, name)) for operator, (count, name) in _NUMBERS.items()}
        self._others = {operator: getattr(self, name) for operator, name in _OTHERS.items()}

    @property
    def rules(self) -> list[Stroke]:
        """The horizontal lines."""
        return self._strokes.found

    def draw(self, operations: Sequence[tuple[Any, bytes]], resources: Any) -> None:
        """Draw the content of a page with its resources; drawings within it are drawn where they are named."""
        running: list[tuple[Iterator[tuple[Any, bytes]], Any, int, GraphicsState, int]] = []
        running.append((iter(operations), resources, len(self._stack), self._state, 0))
        while running:
            steps, names, depth, state, _ = running[-1]
            self._is_inner = len(running) > 1
            for operands, operator in steps:
                if operator == b"Do":
                    form = self._form(operands, names)
                    chain = {one[4] for one in running}
                    if form is not None and id(form) not in chain and len(running) <= _DEEPEST_FORM:
                        before = replace(self._state)
                        self._enter(form)
                        inner = form.get("/Resources")
                        inner = names if inner is None else inner.get_object()
                        running.append((iter(self._operations(form)), inner, len(self._stack), before, id(form)))
                        break
                elif operator == b"INLINE IMAGE":
                    self.pictures += 1
                else:
                    self._step(operator, operands, names)
            else:
                running.pop()
                del self._stack[depth:]
                self._state = state

    def _form(self, operands: Sequence[Any], resources: Any) -> Any:
        """Return the drawing that is named; None if it is a picture, which is counted, or nothing."""
        objects = pdf_entry(resources, "/XObject")
        named = pdf_entry(objects, operands[0]) if operands else None
        kind = pdf_entry(named, "/Subtype")
        if kind == "/Image":
            self.pictures += 1
        self._forms += kind == "/Form"
        return named if kind == "/Form" and self._forms <= _MOST_FORMS else None

    def _enter(self, form: Any) -> None:
        self._state = replace(self._state)
        matrix = matrix_of([one.get_object() for one in form.get("/Matrix", ())])
        if matrix:
            self._transform(matrix)

    def _transform(self, matrix: Transform) -> None:
        changed = product(matrix, self._state.ctm)
        if is_sane(changed):
            self._state.ctm = changed

    def _step(self, operator: bytes, operands: Any, resources: Any) -> None:
        other = self._others.get(operator)
        if other is not None:
            other(operands, resources)
            return
        counted = self._numbers.get(operator)
        if counted is not None:
            values = numbers_of(operands, counted[0])
            if values:
                counted[1](*values)
        elif operator in _SET and (values := numbers_of(operands, 1)):
            setattr(self._state, _SET[operator], values[0])

    # The graphics state

    def _save(self, *_: Any) -> None:
        if len(self._stack) < _DEEPEST_STATE:
            self._stack.append(replace(self._state))

    def _restore(self, *_: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _concat(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        self._transform((a, b, c, d, e, f))

    def _set_scale(self, percent: float) -> None:
        self._state.scale = percent / 100

    def _set_mode(self, mode: float) -> None:
        self._state.mode = int(mode)

    def _set_font(self, operands: Sequence[Any], resources: Any) -> None:
        size = numbers_of(operands[1:], 1)
        if size:
            self._state.size = size[0]
        if operands:
            self._state.font = self._fonts(resources, operands[0])

    def _set_color(self, operands: Sequence[Any], _: Any) -> None:
        self._state.color = " ".join(f"{one:.2f}" if isinstance(one, (int, float)) else str(one) for one in operands)

    # Lines and marked content

    def _begin_path(self, x: float, y: float) -> None:
        self._strokes.move(x, y)

    def _line_to(self, x: float, y: float) -> None:
        self._strokes.line_to(self._state.ctm, x, y)

    def _rectangle(self, x: float, y: float, width: float, height: float) -> None:
        self._strokes.rectangle(self._state.ctm, x, y, width, height)

    def _begin_mark(self, operands: Sequence[Any], resources: Any) -> None:
        self._marks.begin(operands, resources, len(self._drawn), is_inner=self._is_inner)
        self._last = None

    def _end_mark(self, *_: Any) -> None:
        self._marks.end(self._drawn)
        self._last = None

    # Text

    def _begin_text(self, *_: Any) -> None:
        self._text = self._line = IDENTITY

    def _next_line(self, *_: Any) -> None:
        self._advance_line(0.0, -self._state.leading)

    def _advance_line(self, x: float, y: float) -> None:
        self._line = product((1.0, 0.0, 0.0, 1.0, x, y), self._line)
        self._text = self._line

    def _advance_with_leading(self, x: float, y: float) -> None:
        self._state.leading = -y
        self._advance_line(x, y)

    def _set_text_matrix(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        self._text = self._line = (a, b, c, d, e, f)

    def _show_one(self, operands: Sequence[Any], _: Any) -> None:
        self._show(operands[:1])

    def _show_many(self, operands: Sequence[Any], _: Any) -> None:
        if operands and isinstance(operands[0], list):
            self._show(operands[0])

    def _show_on_next_line(self, operands: Sequence[Any], _: Any) -> None:
        self._next_line()
        self._show(operands[:1])

    def _show_spaced_on_next_line(self, operands: Sequence[Any], _: Any) -> None:
        spaces = numbers_of(operands, 2)
        if spaces:
            self._state.word_space, self._state.char_space = spaces
        self._next_line()
        self._show(operands[2:3])

    def _show(self, items: Sequence[Any]) -> None:
        """Show strings one behind the other, moved by the numbers between them."""
        state = self._state
        font = state.font
        if font is None or not state.size:
            return
        self._is_behind = False
        for item in items:
            if isinstance(item, bytes):
                if len(item) > _LONGEST_STRING:
                    raise ValueError(f"a string in its content has {len(item):,} bytes")
                decoded = font.decode(item)
                width = decoded.width / 1000 * state.size + decoded.codes * state.char_space
                width = (width + decoded.spaces * state.word_space) * state.scale
                self._add(decoded.text, width, font)
                self._is_behind = True
            elif isinstance(item, (int, float)):
                self._shift(-float(item) / 1000 * state.size * state.scale)

    def _shift(self, by: float) -> None:
        moved = product((1.0, 0.0, 0.0, 1.0, by, 0.0), self._text)
        if is_sane(moved):
            self._text = moved

    def _add(self, text: str, width: float, font: PdfFont) -> None:
        """Add a text at the current place, to the last span if it stands directly behind it."""
        state = self._state
        matrix = product(self._text, state.ctm)
        self._shift(width)
        if not text or not is_sane(matrix):
            return
        a, b, c, d, e, f = matrix
        turn = turn_of(a, b)
        x, y = upright(turn, e + state.rise * c, f + state.rise * d)
        size = abs(state.size) * hypot(c, d)
        end = x + width * hypot(a, b)
        if state.char_space > 0:
            end -= state.char_space * state.scale * hypot(a, b)
        x, end = min(x, end), max(x, end)
        if not _SMALLEST <= size <= _LARGEST:
            return
        mark = self._marks.innermost
        is_bold = font.is_bold or state.mode == _FILLED_AND_STROKED
        style = Style(is_bold, font.is_italic, font.is_mono, state.color)
        span = DrawnSpan(text, x, end, y, size, style, mark.element, mark.is_artifact)
        widest = SPAN_GAP if self._is_behind else SPACE_GAP
        if self._last is None or self._last[1] != turn or not joined_behind(self._last[0], span, widest):
            self.spans.setdefault(turn, []).append(span)
            self._drawn.append(span)
            self._last = (span, turn)
