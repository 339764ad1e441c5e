"""A text as spans, each of which is shown in one way. What may be no mark stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

# `block` are lines of code, and `info` says what they are, such as their language.
SpanKind = Literal["text", "strong", "emphasis", "code", "link", "block", "info"]


class InlineSpan(NamedTuple):
    """A stretch of a text; a link may have an address."""

    kind: SpanKind
    text: str
    address: str = ""


SpansOf = Callable[[str], Iterator[InlineSpan]]


def scanned(
    text: str, marked: re.Pattern[str], span_of: Callable[[re.Match[str]], InlineSpan | None]
) -> Iterator[InlineSpan]:
    """Yield the spans of a text: those of its marks, and what stands between them.

    `marked` finds what may be marks, and `span_of` returns None for those that stay as they are written.
    """
    at = 0
    for found in marked.finditer(text):
        if (span := span_of(found)) is not None:
            yield from (part for part in (InlineSpan("text", text[at : found.start()]), span) if part.text)
            at = found.end()
    if text[at:]:
        yield InlineSpan("text", text[at:])
