"""Read a corpus: files to documents to chunks, then what the side files say of them; with every warning on the way."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence

from faqbot.corpus.authors.side_files import read_side_files
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.decoding import decode, read_bytes
from faqbot.corpus.discovery import SUFFIXES, FoundFile, FoundFiles, find_files
from faqbot.corpus.document import Document
from faqbot.corpus.ids import tell_apart
from faqbot.corpus.readers.registry import document_of
from faqbot.errors import CorpusError, CorpusWarning, EmptyCorpusError, NoPairsError

# Skipped files named in the warning; a folder of photographs would fill the screen.
_MOST_NAMED = 20


def read_corpus(roots: Sequence[str | os.PathLike[str]]) -> Corpus:
    """Return the chunks of every document below the roots, with unique ids, and what the side files say of them.

    Raises `CorpusError` for what cannot be read, `EmptyCorpusError` if nothing is left to answer from. What was
    passed over is named in `CorpusWarning`s.
    """
    return read_found(find_files(roots), roots)


def read_found(found: FoundFiles, roots: Sequence[str | os.PathLike[str]]) -> Corpus:
    """Return the corpus of files already found; see `read_corpus`."""
    skipped = list(found.skipped)
    chunks = tell_apart(chunk for document in _read_files(found.files, skipped) for chunk in chunk_document(document))
    warn_of_skipped(skipped)
    if not chunks:
        raise no_text(roots)
    return read_side_files(found, chunks)


def warn_of_skipped(skipped: Sequence[str]) -> None:
    """Name the files that were passed over, each with its reason, in one warning."""
    if skipped:
        more = f" and {len(skipped) - _MOST_NAMED:,} more" if len(skipped) > _MOST_NAMED else ""
        warnings.warn(CorpusWarning(f"skipped {', '.join(skipped[:_MOST_NAMED])}{more}"), stacklevel=2)


def no_text(roots: Sequence[str | os.PathLike[str]]) -> EmptyCorpusError:
    """Return what to raise where there is nothing to answer from."""
    where = ", ".join(os.fspath(root) for root in roots)
    kinds = " ".join(sorted(SUFFIXES))
    return EmptyCorpusError(f"no document with text; looked for {kinds} (hidden files left out)", path=where)


def read_file(file: FoundFile, data: bytes) -> Document | str:
    """Return the document with these bytes, or why it is passed over.

    Raises `CorpusError` with the path that opens the file, which who has to mend it needs, not the cited one.
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


def _read_files(files: Sequence[FoundFile], skipped: list[str]) -> Iterator[Document]:
    for file in files:
        document = read_file(file, read_bytes(file.path))
        if isinstance(document, str):
            skipped.append(document)
        else:
            yield document
