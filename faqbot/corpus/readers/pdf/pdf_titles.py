"""Find the title of a PDF: that in its metadata, if it says something, or else the largest line of the first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from faqbot.corpus.readers.pdf.headings import Headings, plain
from faqbot.corpus.readers.pdf.line_groups import Group

# Titles that programs fill in: the name of a file, or of the program in front of it.
_OF_PROGRAMS = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - .*|.*\.(?:docx?|odt|rtf|txt|pdf|tex|dvi|html?|pptx?|xlsx?|indd)|"
    r"\(?(?:untitled|anonymous|unspecified|unnamed|unknown)\)?.*|(?:document|dokument|slide) ?\d*|about:blank|"
    r"(?:https?|file):.*)",
    re.IGNORECASE,
)


def title_of_pdf(said: str, path: str, groups: Sequence[Group], texts: Sequence[str], headings: Headings) -> str:
    """Return the title of a document; empty if it has none. `said` is the title in the metadata."""
    said = said.strip("\x00 ")
    if said and not _OF_PROGRAMS.fullmatch(said) and plain(said) != plain(PurePosixPath(path).stem) and plain(said):
        return said
    first = [at for at, group in enumerate(groups) if group.pages[0] == groups[0].pages[0] and headings.level(at)]
    largest = max(first, key=lambda at: groups[at].size, default=None)
    return " ".join(texts[largest].split()) if largest is not None else ""
