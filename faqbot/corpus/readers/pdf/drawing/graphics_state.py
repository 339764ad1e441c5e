"""What the operators of a page's content set, and what is open while they run."""

from __future__ import annotations

from dataclasses import dataclass

from faqbot.corpus.readers.pdf.drawing.fonts import PdfFont
from faqbot.corpus.readers.pdf.drawing.matrices import IDENTITY, Transform


@dataclass(slots=True)
class GraphicsState:
    """The graphics state, as far as it says where and how text is drawn."""

    ctm: Transform = IDENTITY
    font: PdfFont | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    color: str = ""


@dataclass(slots=True)
class MarkedContent:
    """Marked content that is open: `first` is the number of spans before it, `actual` the text that it stands for."""

    element: int = -1
    is_artifact: bool = False
    first: int = 0
    actual: str | None = None
