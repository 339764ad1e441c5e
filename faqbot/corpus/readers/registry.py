"""Which reader reads a file, by its suffix."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from faqbot.corpus.decoding import read_text, split_lines
from faqbot.corpus.discovery import TABLE_SUFFIXES, printable, suffix
from faqbot.corpus.document import Document
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.readers.plaintext import read_plaintext
from faqbot.corpus.readers.tables import read_table
from faqbot.errors import CorpusError

# A text file with such a line is a dump of data; prose, even one paragraph a line, stays far below.
LONGEST_LINE = 1_000_000


# suffix -> reader of lines: the extension point for further formats of prose.
_READERS: dict[str, Callable[[Sequence[str], str, str], Document]] = {
    ".txt": read_plaintext,
    ".md": read_markdown,
    ".markdown": read_markdown,
}


def fallback_title(name: str) -> str:
    """Return the title of a document that has none, from the name it is cited by."""
    return " ".join(re.split(r"[\s_-]+", PurePosixPath(name).stem)).strip()


def read_document(path: str | os.PathLike[str], name: str | None = None) -> Document:
    """Read one file; `name` is how it is cited (the file's name if not given)."""
    cited = name or printable(os.path.basename(os.fspath(path)))
    return document_of(read_text(path, cited), cited)


def document_of(text: str, cited: str) -> Document:
    """Read the text of a file that is cited by this name."""
    title = fallback_title(cited)
    kind = suffix(cited)
    if kind in TABLE_SUFFIXES:
        return read_table(text, cited, title) if text.strip() else Document(cited, title)
    lines = split_lines(text)
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            message = f"a line of {len(line):,} characters; faqbot reads lines of up to {LONGEST_LINE:,}"
            raise CorpusError(message, path=cited, line=number)
    return _READERS[kind](lines, cited, title)
