"""Find the questions in a paragraph with bold parts and line breaks, in formats that say what is bold.

A line begins a question with bold words that ask, or with `Q:`. What follows, up to the next such line, is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ASKS, LONGEST_QUESTION, question_end

# A part of a text: (start, end).
BoldSpan = tuple[int, int]
# What is bold in a text: so many characters at its beginning, or the parts.
Bold = int | Sequence[BoldSpan]

# A question mark directly behind bold words, which the author did not set in bold.
_SIGN = re.compile(r"\s?[?？؟]")
# What may part an answer from its bold question on the same line: "Is it far? - No", "Is it far?: No".
_SEPARATOR = re.compile(r"[ \t]*(?:[:：]|(?:[-–—→=]|->|=>|--)(?=[ \t]))")
_LINE = re.compile(r"[^\n]+")


def bold_spans(text: str, bold: Bold) -> tuple[str, list[BoldSpan]]:
    """Return a text without white space around it and at the ends of lines, and its bold parts.

    White space within a line is a single space, but for the indentation of a line. Bold parts with only white space
    between them on a line are one part.
    """
    spans = [(0, bold)] if isinstance(bold, int) else list(bold)
    kept: list[str] = []
    moved: list[int] = []  # for each character of the text, and for its end, the place in the new text
    length = 0
    for number, line in enumerate(text.split("\n")):
        plain, places = _collapsed(line, keeps_indent=number > 0) if spans else (_single_spaced(line, number), [])
        moved += [length + place for place in places]
        kept.append(plain)
        length += len(plain) + 1
    joined = "\n".join(kept)
    stripped = joined.strip()
    start = len(joined) - len(joined.lstrip())
    found = (
        (moved[max(0, first)], moved[min(last, len(text))]) for first, last in spans if first < min(last, len(text))
    )
    return stripped, _merged(stripped, [(max(0, a - start), min(len(stripped), b - start)) for a, b in found])


def _single_spaced(line: str, number: int) -> str:
    words = " ".join(line.split())
    return line[: len(line) - len(line.lstrip())] + words if number and words else words


def _collapsed(line: str, *, keeps_indent: bool) -> tuple[str, list[int]]:
    """Return a line with single spaces, and for each of its characters, and for its end, the place there."""
    indent = len(line) - len(line.lstrip()) if keeps_indent and not line.isspace() else 0
    plain, places = list(line[:indent]), list(range(indent))
    for sign in line[indent:]:
        places.append(len(plain))
        if not sign.isspace() or (plain and not plain[-1].isspace()):
            plain.append(" " if sign.isspace() else sign)
    text = "".join(plain).rstrip()
    return text, [min(place, len(text)) for place in (*places, len(text))]


def _merged(text: str, spans: Sequence[BoldSpan]) -> list[BoldSpan]:
    merged: list[BoldSpan] = []
    for start, end in sorted(spans):
        if start >= end or not text[start:end].strip():
            continue
        if merged and "\n" not in text[merged[-1][1] : start] and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def pairs_in(text: str, spans: Sequence[BoldSpan]) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of a paragraph: the start, the end of the question that it begins with, and the end.

    The question of a piece that does not begin with one ends at its start. An empty text has no pieces.
    """
    if not text:
        return
    starts = [0, *(found.start() + 1 for found in re.finditer("\n", text))]
    ends = {start: question_end_in(text, start, spans) for start in starts}
    begins: list[int] = []
    for start in starts:
        if start == 0 or (ends[start] > start >= ends[begins[-1]]):
            begins.append(start)
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        yield start, max(start, ends[start]), end


def question_end_in(text: str, start: int, spans: Sequence[BoldSpan]) -> int:
    """Return the end of the question that a line begins with, in bold or behind `Q:`, or `start` for other lines."""
    bold = next((end for first, end in spans if first <= start < end), start)
    if start < bold <= start + 2 * LONGEST_QUESTION:
        line_end = text.find("\n", start, bold)
        for end in (bold, line_end):
            sign = _SIGN.match(text, end) if end == bold else None
            if sign or (end > start and ASKS.search(text[start:end].rstrip())):
                return sign.end() if sign else end
    asked = ASKED.match(text[start : start + 2 * LONGEST_QUESTION])
    return _marked_end(text, start + asked.end()) if asked else start


def _marked_end(text: str, start: int) -> int:
    """Return the end of a question behind its `Q:`: the line before `A:`, the question mark, or the end of the line."""
    rest = text[start : start + 2 * LONGEST_QUESTION]
    first = rest.partition("\n")[0]
    end = question_end(rest) or len(first)
    if end >= len(first):
        for line in _LINE.finditer(rest, len(first)):
            if ANSWERED.match(line[0]):
                return start + line.start() - 1
    return start + end


def without_separator(answer: str) -> str:
    """Return the text behind a question without the dash or colon that parts it from the question."""
    parted = _SEPARATOR.match(answer)
    rest = answer[parted.end() :] if parted else answer
    return (rest or answer.strip(" \t\n:–—-")).strip()
