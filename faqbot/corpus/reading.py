"""Read a corpus: files to documents to chunks, then the side files about them; with every warning on the way."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from faqbot.corpus.authors.side_files import read_side_files
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.decoding import decode, read_bytes
from faqbot.corpus.discovery import FoundFile, FoundFiles, find_files, printable
from faqbot.corpus.document import Document
from faqbot.corpus.ids import tell_apart
from faqbot.corpus.readers.registry import SUFFIXES, reader_of
from faqbot.errors import CorpusError, CorpusWarning, EmptyCorpusError, NoPairsError

# Skipped files named in the warning; a folder of photographs would fill the screen.
_MOST_NAMED = 20


def read_corpus(roots: Sequence[str | os.PathLike[str]]) -> Corpus:
    """Return the chunks of every document below the roots, with unique ids, and what the side files say of them.

    Raises `CorpusError` for what cannot be read, `EmptyCorpusError` if nothing is left to answer from. `CorpusWarning`s
    name what was skipped.
    """
    return read_found(find_files(roots))


def read_found(found: FoundFiles, digests: dict[str, str] | None = None) -> Corpus:
    """Return the corpus of files already found, each opened once; see `read_corpus`, and `read_bytes` for `digests`."""
    skipped = list(found.skipped)
    chunks = tell_apart(
        chunk for document in _read_files(found.files, skipped, digests) for chunk in chunk_document(document)
    )
    warn_of_skipped(skipped)
    if not chunks:
        raise no_text(found.roots)
    return read_side_files(found, chunks, digests)


def warn_of_skipped(skipped: Sequence[str]) -> None:
    """Name the skipped files, each with the reason, in one warning."""
    if skipped:
        more = f" and {len(skipped) - _MOST_NAMED:,} more" if len(skipped) > _MOST_NAMED else ""
        warnings.warn(CorpusWarning(f"skipped {', '.join(skipped[:_MOST_NAMED])}{more}"), stacklevel=2)


def no_text(roots: Sequence[str | os.PathLike[str]]) -> EmptyCorpusError:
    """Return the error to raise where no document below the roots has any text."""
    where = ", ".join(os.fspath(root) for root in roots)
    kinds = " ".join(sorted(SUFFIXES))
    return EmptyCorpusError(f"no document with text; looked for {kinds} (hidden files left out)", path=where)


def read_file(file: FoundFile, data: bytes) -> Document | str:
    """Return the document with these bytes, or the reason why the file is skipped.

    Raises `CorpusError` with the path that opens the file, since whoever repairs the file needs that path and not the
    name it is cited by.
    """
    try:
        document = document_of(decode(data, file.name), file.name)
    except NoPairsError as error:
        if file.named:
            raise
        return f"{file.name} ({error.message})"
    except CorpusError as error:
        raise type(error)(error.message, path=file.path, line=error.line, row=error.row) from error
    if not document.blocks and not document.pairs:
        warnings.warn(CorpusWarning("is empty", path=file.name), stacklevel=2)
    return document


def read_document(path: str | os.PathLike[str], name: str | None = None) -> Document:
    """Read one file; `name` is the name it is cited by, the file's own if not given."""
    cited = name or printable(os.path.basename(os.fspath(path)))
    return document_of(decode(read_bytes(path), cited), cited)


def document_of(text: str, name: str) -> Document:
    """Return the document with this text; the suffix of the name it is cited by chooses the reader."""
    return reader_of(name)(text, name, fallback_title(name))


def fallback_title(name: str) -> str:
    """Return the title of a document whose text has none, made of the name it is cited by."""
    return " ".join(re.split(r"[\s_-]+", PurePosixPath(name).stem)).strip()


def _read_files(files: Sequence[FoundFile], skipped: list[str], digests: dict[str, str] | None) -> Iterator[Document]:
    for file in files:
        document = read_file(file, read_bytes(file.path, digests))
        if isinstance(document, str):
            skipped.append(document)
        else:
            yield document
