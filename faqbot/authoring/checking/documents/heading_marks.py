"""Find lines of Markdown pages that begin like a heading, but have no space behind the marks: they are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqbot.authoring.checking.documents.anchors import MARKDOWN_PAGES, parse_markdown
from faqbot.authoring.checking.documents.lenient_reading import ReadDocument
from faqbot.authoring.checking.finding import Finding
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.readers.registry import suffix_of

# At least two marks, since `#help` and `#12` are what they look like.
_GLUED = re.compile(r" {0,3}(#{2,6})[^\s#]")


def check_heading_marks(read: ReadDocument) -> Iterator[Finding]:
    """Yield a finding for each line of a paragraph that its author may have meant as a heading."""
    if suffix_of(read.file.name) not in MARKDOWN_PAGES or "##" not in read.text:
        return
    lines = split_lines(read.text)
    for token in parse_markdown(read.text):
        if token.type != "inline" or token.map is None or token.level != 1:
            continue
        for number in range(*token.map):
            if match := _GLUED.match(lines[number]):
                problem = f"No space follows {match[1]}, so the line is not a heading and belongs to the text above."
                yield Finding("unread-heading", read.path, number + 1, problem, f"Write a space behind {match[1]}.")
