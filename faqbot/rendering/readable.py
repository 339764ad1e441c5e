"""Values as text for people, and as JSON.

Text from documents and questions passes through `printable`, so that it cannot control the terminal.
"""

from __future__ import annotations

import json
import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from faqbot.text.lazy_pattern import LazyPattern
from faqbot.text.messages.catalogue import sentence
from faqbot.text.messages.voice import IN_ENGLISH, Voice

if TYPE_CHECKING:
    from faqbot.answering.reply import Match
    from faqbot.corpus.chunk import Chunk, Source

# DEL, the C1 control characters (some terminals obey U+009B like ESC [), lone surrogates, and the characters that
# change the direction of text, with which a citation could be made to look like another citation. The marks U+200E,
# U+200F and U+061C stay: they reorder no letters, and Hebrew and Arabic are written with them.
_UNSAFE = r"\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
# As well as these, the C0 control characters except tab and line feed.
_UNPRINTABLE = re.compile(rf"[\x00-\x08\x0b-\x1f{_UNSAFE}]")
# The encoder is made once, because `json.dumps` with other than its default options makes a new encoder in every call.
_AS_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

# The most characters of a text that are shown as its label: about one line.
_LONGEST_LABEL = 100

# A row of a Markdown table, and the rule below its head.
_TABLE_ROW = LazyPattern(r"\s*\|.*\|\s*$")
_TABLE_RULE = LazyPattern(r"[\s|:-]+")

# What stands between the parts of a line that says how sure an answer is and where it is.
BETWEEN = " · "

# Confidences of at least `_SURE` are called sure, of at least `_LIKELY` likely, and all others unsure.
_SURE, _LIKELY = 0.9, 0.67


def printable(text: str) -> str:
    r"""Return the text with U+FFFD for control characters and lone surrogates, and with `\n` for every line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return the text as one printable line, with single spaces for white space."""
    return " ".join(printable(text).split())


def whole_percent(confidence: float) -> int:
    """Return a confidence (0 to 1) in percent, rounded down; only 1 is 100, and only 0 is 0."""
    if confidence >= 1:
        return 100
    return max(1, int(confidence * 100)) if confidence > 0 else 0


def percent(confidence: float) -> str:
    """Return a confidence (0 to 1) as `whole_percent` with its sign: "97 %"."""
    return f"{whole_percent(confidence)} %"


def confidence_word(confidence: float) -> str:
    """Return a confidence (0 to 1) as one of the words sure, likely and unsure."""
    if confidence >= _SURE:
        return "sure"
    return "likely" if confidence >= _LIKELY else "unsure"


def how_sure(confidence: float, language: str = IN_ENGLISH.language) -> str:
    """Return a confidence (0 to 1) in words and in percent: "sure, 97 %"."""
    return f"{sentence(confidence_word(confidence), language)}, {percent(confidence)}"


def label(match: Match, voice: Voice = IN_ENGLISH) -> str:
    """Return one line that names a match (see `chunk_label`)."""
    return chunk_label(match.chunk, voice)


def chunk_label(chunk: Chunk, voice: Voice = IN_ENGLISH) -> str:
    """Return one line that names a chunk: its question, the headings of a whole list, or the beginning of its text."""
    if chunk.question:
        return one_line(chunk.question)
    if chunk.kind in ("steps", "tips"):
        above = (chunk.source.title, *chunk.sections)
        return one_line(" › ".join(above if voice.names_documents or not chunk.sections else chunk.sections))
    text = one_line(_without_table(chunk.text))
    return text if len(text) <= _LONGEST_LABEL else text[:_LONGEST_LABEL].rpartition(" ")[0] + " …"


def _without_table(text: str) -> str:
    """Return a text up to the table in it; the cells alone if it is nothing but a table."""
    lines = text.splitlines()
    above = [line for line in takewhile(lambda line: not _TABLE_ROW.match(line), lines) if line.strip()]
    if above or not lines:
        return "\n".join(above)
    cells = [line.strip().strip("|") for line in lines if _TABLE_ROW.match(line) and not _TABLE_RULE.fullmatch(line)]
    return ", ".join(cell.strip() for line in cells for cell in line.split("|") if cell.strip())


def place(match: Match, language: str = IN_ENGLISH.language) -> str:
    """Return a brief citation of a match: the file, and the lines or the place (see `place_of`)."""
    return place_of(match.chunk.source, language)


def place_of(source: Source, language: str = IN_ENGLISH.language) -> str:
    """Return the file of a source, and the lines or the place: "faq.md, lines 12–14", "faq.md, line 3", "a.pdf p. 3".

    Programs get the form that they can read back (`Source.cited`).
    """
    if source.place is not None:
        return one_line(source.cited)
    first, last = source.lines
    one = sentence("line", language, line=str(first))
    lines = one if first == last else sentence("lines", language, first=str(first), last=str(last))
    return f"{one_line(source.path)}, {lines}"


def citation(source: Source, language: str = IN_ENGLISH.language) -> str:
    """Return the place of a source and the headings above it, as one line."""
    return " › ".join((place_of(source, language), *map(one_line, source.headings)))


def sure_and_place(match: Match, language: str = IN_ENGLISH.language) -> str:
    """Return how sure a match is, and its place: "sure, 97 % · faq.md, lines 12–14"."""
    return f"{how_sure(match.confidence, language)}{BETWEEN}{place(match, language)}"


def to_json(value: Any) -> str:
    """Return one line of JSON without characters that control a terminal or that UTF-8 cannot encode.

    The JSON encoder escapes only the C0 controls; here DEL, the C1 controls, the characters that change the direction
    of text, and lone surrogates are escaped too, which does not change the value read back. Raises `ValueError` for NaN
    and infinity, which JSON cannot express.
    """
    return re.sub(f"[{_UNSAFE}]", lambda match: f"\\u{ord(match[0]):04x}", _AS_JSON(value))
