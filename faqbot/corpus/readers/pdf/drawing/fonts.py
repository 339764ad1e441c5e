"""Decode the strings of a PDF's content with its fonts: the characters that people read, and how wide they are.

pypdf reads the tables of a font (encoding, `ToUnicode`, widths); here they are made into one look-up for each code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

# A code that no table maps to a character.
UNMAPPED = "\ufffd"

# Numbers of a font beyond this are damaged, and are not used.
_LARGEST = 1e6
# Bits of a font descriptor's flags (table 121 of PDF 32000-1).
_FIXED_PITCH = 1
_ITALIC = 64
_FORCE_BOLD = 262_144
# The weight from which a font is bold; 600 is semibold.
_BOLD_WEIGHT = 600

_BOLD = re.compile(r"bold|black|heavy|demi|(?:^|[-,+])(?:bd|hv)(?:$|[-,])|[-,]b[ix]?$|cmb?x\d|cmssbx", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obli|slanted|[-,]it?$|cmti\d|cmsl\d", re.IGNORECASE)
_MONO_NAME = re.compile(r"courier|mono(?!type)|consol|menlo|typewriter|cmtt\d|code", re.IGNORECASE)
# The fonts of signs, whose characters are those of the private use area: 0xF000 and the code.
_SIGNS = re.compile(r"wingding|webding", re.IGNORECASE)

# Letters of scripts that are written from right to left.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Characters that stand for others because of how they are drawn: Latin ligatures, the forms of Arabic letters within
# words, and the radicals that fonts share with Chinese characters. People type the others.
_DRAWN = re.compile("[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc\u2e80-\u2fdf]")
_AS_TYPED = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u2000": " ",
    "\u2001": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\t": " ",
    "\r": " ",
    "\n": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u200b": "",
    "\ufeff": "",
    "\x00": "",
    "\x7f": "•",  # unused codes of the usual encoding show a bullet (PDF 32000-1, annex D.2), and programs use them
}


class Decoded(NamedTuple):
    """A string of a content stream: its text, its width in thousandths of the size of the font, and its codes.

    `spaces` is the number of codes 32 of a single byte, which word spacing widens.
    """

    text: str
    width: float
    codes: int
    spaces: int


class PdfFont:
    """A font of a page; `is_bold`, `is_italic` and `is_mono` are what its name and its descriptor say."""

    def __init__(self, font: Any, *, has_characters: bool = True, unit: float = 1.0) -> None:
        """Read the tables of pypdf's `font`.

        `has_characters` is False if the codes number glyphs, so that only `ToUnicode` says what they stand for. `unit`
        is that of the widths, in thousandths of the size: another one only in fonts that are drawn by content (Type 3).
        """
        self._font = font
        self._has_characters = has_characters and font.interpretable
        name = str(font.name).partition("+")[2] or str(font.name)
        descriptor = font.font_descriptor
        flags = descriptor.flags if isinstance(descriptor.flags, int) else 0
        self._is_of_signs = bool(_SIGNS.search(name))
        self.is_bold = bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD) or _weight(descriptor) >= _BOLD_WEIGHT
        self.is_italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC)
        self.is_mono = bool(_MONO_NAME.search(name)) or bool(flags & _FIXED_PITCH)
        self.space_width = (_number(font.space_width) or 250.0) * unit
        widths = font.character_widths
        self._widths = {code: _number(width) * unit for code, width in widths.items()}
        self._default = self._widths.get("default", 500.0)
        self._known: dict[str, str] = {}

    def decode(self, data: bytes) -> Decoded:
        """Return the text of a string in a content stream, and its width."""
        codes = list(self._codes(data))
        texts = [self._character(code, character) for code, character in codes]
        width = sum(self._widths.get(code, self._default) for code, _ in codes)
        spaces = data.count(b" ") if isinstance(self._font.encoding, dict) else 0
        return Decoded("".join(texts), width, len(codes), spaces)

    def _codes(self, data: bytes) -> Iterator[tuple[str, str]]:
        """Yield each code as the tables of widths and of characters have it."""
        encoding = self._font.encoding
        if isinstance(encoding, dict):
            for byte in data:
                yield chr(byte), str(encoding.get(byte, chr(byte)))
            return
        try:
            text = data.decode(encoding, "surrogatepass")
        except (UnicodeDecodeError, LookupError):
            text = data.decode("utf-16-be" if encoding == "utf-16-be" else "latin-1", "replace")
        for character in text:
            yield character, character

    def _character(self, code: str, character: str) -> str:
        known = self._known.get(code)
        if known is None:
            known = self._known[code] = self._read(character)
        return known

    def _read(self, character: str) -> str:
        mapped = self._font.character_map.get(character)
        if mapped is None and not self._has_characters:
            return UNMAPPED
        text = str(character if mapped is None else mapped)
        if mapped is None and len(text) > 1 and text.startswith("/"):
            return UNMAPPED  # the name of a glyph that stands for no known character
        if self._is_of_signs and len(text) == 1 and "!" <= text <= "\xff":
            text = chr(0xF000 + ord(text))
        return as_drawn(as_typed(text))


def as_drawn(text: str) -> str:
    """Return what a single sign stands for in the order in which a line is drawn: from the left, in any script."""
    return text[::-1] if len(text) > 1 and RIGHT_TO_LEFT.search(text) else text


def as_typed(text: str) -> str:
    """Return a text in the characters that people type: ligatures apart, spaces and hyphens the plain ones."""
    if text.isascii() and text.isprintable():
        return text
    if _DRAWN.search(text):
        text = _DRAWN.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return "".join(_typed(character) for character in text)


def _typed(character: str) -> str:
    typed = _AS_TYPED.get(character)
    if typed is not None:
        return typed
    category = unicodedata.category(character)
    if category in {"Cs", "Cn"} or (category == "Cc"):
        return UNMAPPED
    return character


def _weight(descriptor: Any) -> float:
    return _number(descriptor.weight)


def _number(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return number if abs(number) < _LARGEST else 0.0
