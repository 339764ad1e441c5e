"""Values as text for people, on one line where that matters, and as JSON.

Text from documents and questions passes through `printable`, so that it cannot steer the terminal.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from faqbot.answering.reply import Match

# C0 and C1 controls and DEL, except tab and line feed (some terminals obey U+009B as they do ESC [), and the characters
# that turn the direction of the text around them: one citation could be made to look like another.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNSAFE = re.compile(r"[\x7f-\x9f\ud800-\udfff]")
# Made once: `json.dumps` makes a new encoder in every call that does not use its defaults.
_AS_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

# The longest beginning of a text, in characters, that names the text: about one line.
_LONGEST_LABEL = 100


def printable(text: str) -> str:
    """Replace control characters and lone surrogates by U+FFFD; every line end becomes a line feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Return the text on one line, printable."""
    return " ".join(printable(text).split())


def percent(confidence: float) -> str:
    """Return a confidence (0 to 1) as whole percent, rounded down: only certainty is 100 %, only 0 is 0 %."""
    if confidence >= 1:
        return "100 %"
    return f"{max(1, int(confidence * 100))} %" if confidence > 0 else "0 %"


def label(match: Match) -> str:
    """Name a match: by its question, a whole list by its headings, any other text by its beginning."""
    chunk = match.chunk
    if chunk.question:
        return one_line(chunk.question)
    if chunk.kind in ("steps", "tips"):
        return one_line(" › ".join((chunk.source.title, *chunk.sections)))
    text = one_line(chunk.text)
    return text if len(text) <= _LONGEST_LABEL else text[:_LONGEST_LABEL].rpartition(" ")[0] + " …"


def place(match: Match) -> str:
    """Cite a match briefly, by file and lines."""
    source = match.chunk.source
    return one_line(f"{source.path}:{source.lines[0]}-{source.lines[1]}")


def to_json(value: Any) -> str:
    """Return one line of JSON that no terminal obeys and every encoding can write.

    JSON itself escapes only the C0 controls; DEL, C1 and lone surrogates are escaped here, and read back the same.
    Raises `ValueError` for NaN and infinity, which JSON cannot write.
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", _AS_JSON(value))
