"""Readers that a program registers for suffixes of its own: `readers={".wiki": read_wiki}`.

A reader is a function `read_wiki(text: str, path: str, fallback_title: str) -> Document`. It is given

- the text of the file, decoded, or the bytes of the file if its first parameter is annotated as `bytes`;
- the path that the document is cited by, for the `path` of the `Document` and of errors;
- a title made of the file's name, for a document that has none of its own.

It returns a `Document` with `blocks` or `pairs`, each with the lines of the file that it stands on (from 1, inclusive),
or raises `CorpusError` with the path and the line. The same content must always give the same document. A reader for a
suffix that faqbot reads itself takes the place of faqbot's own reader. A page that is nearly Markdown is read by
`faqbot.read_markdown`, which has the same three parameters, after its marks are replaced line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from faqbot.errors import CorpusError

if TYPE_CHECKING:
    from faqbot.corpus.document import Document

# A reader of the text or of the bytes of a file (see the top of this module).
DocumentReader = Callable[[Any, str, str], "Document"]


def wants_bytes(reader: DocumentReader) -> bool:
    """Whether a reader is given the bytes of a file: if the first parameter is annotated so."""
    from inspect import signature  # noqa: PLC0415 - every command imports this module, few have readers

    try:
        first = next(iter(signature(reader).parameters.values()), None)
    except (TypeError, ValueError):  # a callable that Python knows no signature of
        return False
    return first is not None and first.annotation in (bytes, "bytes")


def own_reader_name(reader: DocumentReader) -> str:
    """Return the name that an index records for a reader: the module and the name of its definition."""
    named: Any = reader if hasattr(reader, "__qualname__") else type(reader)
    return f"{named.__module__}.{named.__qualname__}"


def reader_names(readers: Mapping[str, DocumentReader]) -> dict[str, str]:
    """Return the names of readers by their suffixes, in the order of the suffixes."""
    return {suffix: own_reader_name(readers[suffix]) for suffix in sorted(readers)}


def read_with(reader: DocumentReader, content: str | bytes, name: str, title: str) -> Document:
    """Return the document that a reader makes of the content of a file.

    Raises `CorpusError` with the name of the reader for any error in it, and if it returns no document.
    """
    from faqbot.corpus.document import Document  # noqa: PLC0415 - every command imports this module, few read

    try:
        document = reader(content, name, title)
    except CorpusError as error:
        raise type(error)(error.message, path=error.path or name, line=error.line, row=error.row) from error
    except Exception as error:
        message = f"the reader {own_reader_name(reader)} failed with {type(error).__name__}: {error}"
        raise CorpusError(" ".join(message.split()), path=name) from error
    if not isinstance(document, Document):
        message = f"the reader {own_reader_name(reader)} returned {type(document).__name__} and not faqbot.Document"
        raise CorpusError(message, path=name)
    return document


def check_own_readers(readers: object) -> dict[str, DocumentReader]:
    """Return readers by their suffixes in lower case; raise `TypeError` or `ValueError` for anything else."""
    if readers is None:
        return {}
    if not isinstance(readers, Mapping):
        example = 'readers must be a dict from suffixes to functions, such as {".wiki": read_wiki}'
        raise TypeError(f"{example}, not {type(readers).__name__}")
    for suffix, reader in readers.items():
        if not isinstance(suffix, str) or not callable(reader):
            raise TypeError(f"readers maps a suffix such as '.wiki' to a function, not {suffix!r} to {reader!r}")
        if not suffix.startswith(".") or suffix.count(".") > 1 or len(suffix) == 1 or "/" in suffix:
            raise ValueError(f"a suffix of readers is the last part of a file's name, such as '.wiki', not {suffix!r}")
    return {suffix.lower(): reader for suffix, reader in readers.items()}


def check_readers_pickle(readers: Mapping[str, DocumentReader]) -> None:
    """Raise `TypeError` with the remedy unless other processes can import all readers by their names."""
    for suffix, name in reader_names(readers).items():
        if "<" in name:  # as in "<lambda>" or "f.<locals>.g"
            message = f"several processes read documents and cannot import {name!r}, the reader for {suffix}"
            raise TypeError(f"{message}: define it at the top level of a module, or give processes=1")
