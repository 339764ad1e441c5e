"""The table of all formats that faqbot reads: the suffixes and the reader of each.

For a new format, add a row here and a module in this folder. `discovery` looks into this table before every question,
so the table only names the readers: a reader is imported when the first file of its format is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from faqbot.corpus.document import Document

# reader(content, path, fallback_title) -> document: `content` is the text of the file, or its bytes if the format is
# binary, `path` is the name that the file is cited by, and `fallback_title` the title of a document without a title.
Reader = Callable[[Any, str, str], "Document"]


class Format(NamedTuple):
    """A format: the suffixes of its files and its reader, as `module:function`.

    A table holds question/answer pairs; the other formats hold prose. The reader of a binary format is given the bytes
    of a file instead of its text. `distributions` are the packages that the reader's result depends on, as they are
    called where they are installed from. `extra` is the extra of faqbot that installs those that may be missing.
    """

    suffixes: tuple[str, ...]
    reader: str
    is_table: bool = False
    distributions: tuple[str, ...] = ()
    is_binary: bool = False
    extra: str = ""


_OF_MARKDOWN = ("markdown-it-py", "mdit-py-plugins", "PyYAML")

FORMATS = (
    # The content of a text file says whether it is plain text, Markdown or reStructuredText.
    Format((".txt",), "faqbot.corpus.readers.content:read_by_content", distributions=_OF_MARKDOWN),
    # Docusaurus and Nextra write .mdx; the components in it are read as tags of HTML.
    Format(
        (".md", ".markdown", ".mdx", ".mdown", ".mkd", ".mkdn"),
        "faqbot.corpus.readers.markdown:read_markdown",
        distributions=_OF_MARKDOWN,
    ),
    Format((".rst", ".rest"), "faqbot.corpus.readers.rst.restructured:read_restructured"),
    Format((".adoc", ".asciidoc", ".asc"), "faqbot.corpus.readers.asciidoc.asciidoc_reader:read_asciidoc"),
    Format((".csv", ".tsv", ".jsonl", ".json"), "faqbot.corpus.readers.tables:read_table", is_table=True),
    # Old and binary workbooks (.xls, .xlsb) are refused with a hint, unless only their suffix is wrong.
    Format(
        (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb"),
        "faqbot.corpus.readers.sheets.workbook_reader:read_workbook",
        is_table=True,
        is_binary=True,
    ),
    Format((".qna",), "faqbot.corpus.readers.exports.qna_file:read_qna"),
    Format(
        (".yml", ".yaml"),
        "faqbot.corpus.readers.exports.yaml_reader:read_yaml",
        is_table=True,
        distributions=("PyYAML",),
    ),
    Format((".ipynb",), "faqbot.corpus.readers.exports.notebook_reader:read_notebook", distributions=_OF_MARKDOWN),
    Format((".docx", ".docm"), "faqbot.corpus.readers.word.word_reader:read_docx", is_binary=True),
    Format(
        (".html", ".htm", ".xhtml"),
        "faqbot.corpus.readers.html.html_reader:read_html",
        distributions=("selectolax",),
        is_binary=True,
        extra="html",
    ),
    Format(
        (".epub",),
        "faqbot.corpus.readers.html.epub_reader:read_epub",
        distributions=("selectolax",),
        is_binary=True,
        extra="html",
    ),
    Format(
        (".pdf",),
        "faqbot.corpus.readers.pdf.pdf_reader:read_pdf",
        distributions=("pypdf",),
        is_binary=True,
        extra="pdf",
    ),
)

_BY_SUFFIX = {suffix: format_ for format_ in FORMATS for suffix in format_.suffixes}

SUFFIXES = frozenset(_BY_SUFFIX)
TABLE_SUFFIXES = frozenset(suffix for suffix, format_ in _BY_SUFFIX.items() if format_.is_table)

# The modules of all readers, for the processes of a build, which import them in advance.
READER_MODULES = tuple(format_.reader.partition(":")[0] for format_ in FORMATS)

# The packages that the results of readers depend on; their versions are part of the keys of kept segments and indexes.
DISTRIBUTIONS = tuple(sorted({name for format_ in FORMATS for name in format_.distributions}))


def suffix_of(path: str) -> str:
    """Return the suffix of a file's name in lower case: ".txt"."""
    return os.path.splitext(path)[1].lower()


def format_named(path: str) -> Format:
    """Return the format for the suffix of a file; raise `KeyError` for any other suffix."""
    return _BY_SUFFIX[suffix_of(path)]


def reader_of(path: str) -> Reader:
    """Import and return the reader for the suffix of a file; raise `KeyError` if no format has this suffix."""
    from pkgutil import resolve_name  # noqa: PLC0415 - needed only when a file is read

    reader: Reader = resolve_name(format_named(path).reader)
    return reader
