"""What the operators of a page's content set."""

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
