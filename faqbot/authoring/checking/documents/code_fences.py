"""Find code blocks of Markdown pages that are never closed: all that follows is read as code, headings too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from faqbot.authoring.checking.documents.anchors import MARKDOWN_PAGES, parse_markdown
from faqbot.authoring.checking.documents.lenient_reading import ReadDocument
from faqbot.authoring.checking.finding import Finding
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.readers.registry import suffix_of

_FENCES = ("```", "~~~")
# What may stand before a fence: indentation, and the marks of quotations.
_BEFORE = "> \t"


def check_fences(read: ReadDocument) -> Iterator[Finding]:
    """Yield a finding for each code block of a Markdown page that has no end."""
    if suffix_of(read.file.name) not in MARKDOWN_PAGES or not any(fence in read.text for fence in _FENCES):
        return
    lines = split_lines(read.text)
    for token in parse_markdown(read.text):
        if token.type == "fence" and token.map is not None and not _is_closed(token, lines):
            first, end = token.map
            problem = f"The code block is not closed, so lines {first + 1}-{min(end, len(lines))} are read as code."
            yield Finding("unclosed-code", read.path, first + 1, problem, f"Write {token.markup} below its last line.")


def _is_closed(token: Token, lines: Sequence[str]) -> bool:
    first, end = token.map or (0, 0)
    last = lines[min(end, len(lines)) - 1].strip(_BEFORE)
    return end - 1 > first and last.startswith(token.markup) and not last.strip(token.markup[0])
