"""Read a corpus: find the files, read the documents, cut them into chunks, and read the side files about these."""

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
from faqbot.corpus.discovery import FoundFile, FoundFiles, find_files, printable_name
from faqbot.corpus.document import Document
from faqbot.corpus.ids import tell_apart
from faqbot.corpus.readers.registry import SUFFIXES, reader_of
from faqbot.corpus.structure.contents_lists import without_contents
from faqbot.corpus.structure.faq_pages import with_questions
from faqbot.corpus.structure.pair_tables import with_pairs_of_tables
from faqbot.errors import CorpusError, CorpusWarning, EmptyCorpusError, NoPairsError

# Most skipped files named in the warning. All the files in a folder of photographs would fill the screen.
_MOST_NAMED = 20


def read_corpus(roots: Sequence[str | os.PathLike[str]]) -> Corpus:
    """Return the corpus of all documents below the roots: chunks with unique ids, and everything from the side files.

    Raises `CorpusError` for a file or folder that cannot be read, and `EmptyCorpusError` if the documents have no text.
    A `CorpusWarning` names the skipped files.
    """
    return read_found(find_files(roots))


def read_found(found: FoundFiles, digests: dict[str, str] | None = None) -> Corpus:
    """Return the corpus of files that were found already, and open each once; errors as in `read_corpus`.

    `digests`, if given, receives the SHA-256 of each file, as in `read_bytes`.
    """
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
    """Return the document of a file with these bytes, or the reason why the file is skipped.

    Raises `CorpusError` with the path of the file on disk: a user who repairs the file needs this path and not the name
    that the file is cited by.
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
    """Read a file; `name` is the name it is cited by, by default the file's own name."""
    cited = name or printable_name(os.path.basename(os.fspath(path)))
    return document_of(decode(read_bytes(path), cited), cited)


def document_of(text: str, name: str) -> Document:
    """Return the document with this text, read by the reader for the suffix of `name`, the name it is cited by."""
    document = reader_of(name)(text, name, fallback_title(name))
    return with_questions(with_pairs_of_tables(without_contents(document)))


def fallback_title(name: str) -> str:
    """Return the title of a document whose text has no title, made of the name it is cited by."""
    return " ".join(re.split(r"[\s_-]+", PurePosixPath(name).stem)).strip()


def _read_files(files: Sequence[FoundFile], skipped: list[str], digests: dict[str, str] | None) -> Iterator[Document]:
    for file in files:
        document = read_file(file, read_bytes(file.path, digests))
        if isinstance(document, str):
            skipped.append(document)
        else:
            yield document
