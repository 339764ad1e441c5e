"""Values as text for people, and as JSON.

Text from documents and questions passes through `printable`, so that it cannot control the terminal.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from faqbot.answering.reply import Match
    from faqbot.corpus.chunk import Chunk

# The C0 and C1 control characters and DEL, except tab and line feed (some terminals obey U+009B like ESC [), and the
# characters that change the direction of text, with which a citation could be made to look like another citation.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNSAFE = re.compile(r"[\x7f-\x9f\ud800-\udfff]")
# The encoder is made once, because `json.dumps` with other than its default options makes a new encoder in every call.
_AS_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

# The most characters of a text that are shown as its label: about one line.
_LONGEST_LABEL = 100


def printable(text: str) -> str:
    r"""Return the text with U+FFFD for control characters and lone surrogates, and with `\n` for every line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Return the text as one printable line, with single spaces for white space."""
    return " ".join(printable(text).split())


def percent(confidence: float) -> str:
    """Return a confidence (0 to 1) in whole percent, rounded down; only 1 is "100 %", and only 0 is "0 %"."""
    if confidence >= 1:
        return "100 %"
    return f"{max(1, int(confidence * 100))} %" if confidence > 0 else "0 %"


def label(match: Match) -> str:
    """Return one line that names a match (see `chunk_label`)."""
    return chunk_label(match.chunk)


def chunk_label(chunk: Chunk) -> str:
    """Return one line that names a chunk: its question, the headings of a whole list, or the beginning of its text."""
    if chunk.question:
        return one_line(chunk.question)
    if chunk.kind in ("steps", "tips"):
        return one_line(" › ".join((chunk.source.title, *chunk.sections)))
    text = one_line(chunk.text)
    return text if len(text) <= _LONGEST_LABEL else text[:_LONGEST_LABEL].rpartition(" ")[0] + " …"


def place(match: Match) -> str:
    """Return a brief citation of a match: the file, and the lines or the place."""
    return one_line(match.chunk.source.cited)


def to_json(value: Any) -> str:
    """Return one line of JSON without characters that control a terminal or that UTF-8 cannot encode.

    The JSON encoder escapes only the C0 controls; here DEL, the C1 controls and lone surrogates are escaped too, which
    does not change the value read back. Raises `ValueError` for NaN and infinity, which JSON cannot express.
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", _AS_JSON(value))
