"""Follow the marked content of a page: what is a piece of a tag, no part of the text, or stands for other text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from faqbot.corpus.readers.pdf.drawing.fonts import as_drawn, as_typed
from faqbot.corpus.readers.pdf.drawing.objects import pdf_entry
from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan

# Most marks within each other: real pages use a dozen.
_DEEPEST = 1_000


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """Marked content that is open: `first` is the number of spans before it, `actual` the text that it stands for."""

    element: int = -1
    is_artifact: bool = False
    first: int = 0
    actual: str | None = None


class OpenMarks:
    """The marked content that is open at a place of the content."""

    def __init__(self) -> None:
        self._marks: list[MarkedContent] = []

    @property
    def innermost(self) -> MarkedContent:
        """The innermost marked content; one that says nothing if none is open."""
        return self._marks[-1] if self._marks else MarkedContent()

    def begin(self, operands: Sequence[Any], resources: Any, drawn: int, *, is_inner: bool) -> None:
        """Open a mark with its operands, behind so many drawn spans.

        `is_inner` says that it is in a drawing within the page, which numbers its marked content by itself.
        """
        if len(self._marks) >= _DEEPEST:
            return
        tag = str(operands[0]) if operands else ""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = pdf_entry(pdf_entry(resources, "/Properties"), properties)
        above = self.innermost
        number = pdf_entry(properties, "/MCID")
        element = int(number) if isinstance(number, int) and number >= 0 and not is_inner else above.element
        actual = pdf_entry(properties, "/ActualText")
        text = _text_of(actual) if isinstance(actual, (str, bytes)) else None
        self._marks.append(MarkedContent(element, above.is_artifact or tag == "/Artifact", drawn, text))

    def end(self, drawn: Sequence[DrawnSpan]) -> None:
        """Close the innermost mark; its spans take the text that they stand for, such as a word that was divided."""
        if not self._marks:
            return
        mark = self._marks.pop()
        spans = drawn[mark.first :]
        if mark.actual is None or not spans or any(abs(span.y - spans[0].y) >= span.size for span in spans):
            return
        spans[0].text = as_drawn(as_typed(mark.actual))
        spans[0].x1 = max(span.x1 for span in spans)
        for span in spans[1:]:
            span.text = ""


def _text_of(text: str | bytes) -> str:
    if isinstance(text, str):
        return text
    return text.decode("utf-16", "replace") if text[:2] in {b"\xfe\xff", b"\xff\xfe"} else text.decode("latin-1")
