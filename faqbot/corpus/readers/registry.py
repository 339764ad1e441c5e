"""Every format that faqbot reads, a row each: its suffixes and its reader.

A new format is a row here and a module beside this one. Discovery looks at this table before every question, so the
table only names the readers; a reader is imported when the first file of its format is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from faqbot.corpus.document import Document

# From a file's text, the name it is cited by, and the title to give it if the text has none.
Reader = Callable[[str, str, str], "Document"]


class Format(NamedTuple):
    """A format: what its files' names end with, its reader as `module:function`, and what the reader depends on.

    A table holds pairs of question and answer, other formats hold prose. `distributions` are the installed packages
    whose versions change what is read.
    """

    suffixes: tuple[str, ...]
    reader: str
    is_table: bool = False
    distributions: tuple[str, ...] = ()


FORMATS = (
    Format((".txt",), "faqbot.corpus.readers.plaintext:read_plaintext"),
    Format((".md", ".markdown"), "faqbot.corpus.readers.markdown:read_markdown", distributions=("markdown-it-py",)),
    Format((".csv", ".tsv", ".jsonl", ".json"), "faqbot.corpus.readers.tables:read_table", is_table=True),
)

_BY_SUFFIX = {suffix: format_ for format_ in FORMATS for suffix in format_.suffixes}

SUFFIXES = frozenset(_BY_SUFFIX)
TABLE_SUFFIXES = frozenset(suffix for suffix, format_ in _BY_SUFFIX.items() if format_.is_table)

# The modules of all readers, for processes that import them before they read.
READER_MODULES = tuple(format_.reader.partition(":")[0] for format_ in FORMATS)

# The packages whose versions change what is read, for keys of what is kept.
DISTRIBUTIONS = tuple(sorted({name for format_ in FORMATS for name in format_.distributions}))


def suffix_of(path: str) -> str:
    """Return the end of a file's name in lower case: ".txt"."""
    return os.path.splitext(path)[1].lower()


def reader_of(path: str) -> Reader:
    """Import and return the reader of a file, by its suffix; raise `KeyError` where no format has the suffix."""
    from pkgutil import resolve_name  # noqa: PLC0415 - only reading needs it

    reader: Reader = resolve_name(_BY_SUFFIX[suffix_of(path)].reader)
    return reader
