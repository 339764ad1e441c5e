"""Read a corpus: find the files, read the documents, cut them into chunks, and read the side files about these."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from faqbot.corpus.authors.side_files import read_side_files
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.document import Document
from faqbot.corpus.files.cited_names import printable_name
from faqbot.corpus.files.decoding import decode, read_bytes
from faqbot.corpus.files.discovery import FoundFile, FoundFiles, find_files
from faqbot.corpus.files.refusals import Skipped, skipped_line
from faqbot.corpus.ids import tell_apart
from faqbot.corpus.readers.own_marks.mark_signs import with_signs, without_signs
from faqbot.corpus.readers.own_readers import DocumentReader, read_with, wants_bytes
from faqbot.corpus.readers.registry import SUFFIXES, format_named, reader_of, suffix_of
from faqbot.corpus.structure.document_titles import fallback_title, with_title
from faqbot.corpus.structure.equal_titles import distinct_titles
from faqbot.corpus.structure.passes import structured
from faqbot.corpus.structure.telling_names import telling_folder
from faqbot.errors import CorpusError, CorpusWarning, EmptyCorpusError, MissingLibraryError, NoPairsError
from faqbot.system.callers import warn_caller
from faqbot.system.collector import MANY_OBJECTS


class ReadFile(NamedTuple):
    """A file that was read: its document, and its bytes."""

    document: Document
    file: FoundFile
    data: bytes


def read_corpus(roots: Sequence[str | os.PathLike[str]]) -> Corpus:
    """Return the corpus of all documents below the roots: chunks with unique ids, and everything from the side files.

    Raises `CorpusError` for a root that cannot be read, and `EmptyCorpusError` if the documents have no text. A
    `CorpusWarning` names the skipped files, among them the files of a folder that cannot be read.
    """
    return read_found(find_files(roots))


def read_found(found: FoundFiles, digests: dict[str, str] | None = None) -> Corpus:
    """Return the corpus of files that were found already, and open each once; errors as in `read_corpus`.

    `digests`, if given, receives the SHA-256 of each file, as in `read_bytes`.
    """
    skipped = list(found.skipped)
    documents: list[Document] = []
    chunks = tell_apart(_chunks_of(read_files(found.files, skipped, digests), documents))
    chunks = _chunks_with_titles(documents) or chunks
    if not chunks:
        raise no_text(found, skipped)
    warn_of_skipped(skipped)
    return read_side_files(found, chunks, digests)


def _chunks_of(read: Iterator[ReadFile], documents: list[Document]) -> Iterator[Chunk]:
    """Yield the chunks of documents as they are read, and add the documents to a list."""
    for document, _, _ in read:
        documents.append(document)
        yield from chunk_document(document)


def _chunks_with_titles(documents: Sequence[Document]) -> list[Chunk]:
    """Return the chunks of documents that share titles, with titles that differ; empty if no title is shared."""
    titles = distinct_titles({document.path: document.title for document in documents if has_text(document)})
    if not titles:
        return []
    named = (replace(document, title=titles.get(document.path, document.title)) for document in documents)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about ids, which were given when the chunks were made first
        return tell_apart(chunk for document in named for chunk in chunk_document(document))


def warn_of_skipped(skipped: Sequence[Skipped]) -> None:
    """Name the skipped files, each with the reason, in one warning."""
    if skipped:
        warn_caller(CorpusWarning(skipped_line(skipped)))


def no_text(found: FoundFiles, skipped: Sequence[Skipped] = ()) -> EmptyCorpusError:
    """Return the error to raise where no document that was found has any text; it names the skipped files."""
    where = ", ".join(found.roots)  # empty for texts in memory
    if len(found.files) > len(skipped) - len(found.skipped):
        message = "no document with text that can be an answer; headings, contents and bare questions are left out"
    else:
        message = f"no document with text; looked for {' '.join(sorted(SUFFIXES))} (hidden files left out)"
    return EmptyCorpusError(f"{message}; {skipped_line(skipped)}" if skipped else message, path=where or None)


def skipped_file(file: FoundFile, error: CorpusError) -> Skipped:
    """Return the entry for a file that cannot be read; raise the error if the user named the file.

    The error is raised with the path of the file on disk: a user who repairs the file needs this path and not the name
    that the file is cited by.
    """
    if file.named:
        raise type(error)(error.message, path=file.path, line=error.line, row=error.row) from error
    line = "" if error.line is None or isinstance(error, NoPairsError) else f":{error.line}"
    if isinstance(error, MissingLibraryError):
        return Skipped(file.name, error.message, suffix_of(file.name))
    return Skipped(f"{file.name}{line}", error.message)


def has_text(document: Document) -> bool:
    """Whether a document has anything to make chunks of."""
    return bool(document.blocks or document.pairs or document.facts)


def read_file(file: FoundFile, data: bytes) -> Document | Skipped:
    """Return the document of a file with these bytes, or the entry for a file that is skipped.

    Raises `CorpusError` for a file that the user named and that cannot be read (see `skipped_file`).
    """
    try:
        document = document_of(data, file.name, file.folder, file.reader)
    except CorpusError as error:
        return skipped_file(file, error)
    if not has_text(document):
        warn_caller(CorpusWarning("is empty", path=file.name))
    return document


def read_document(path: str | os.PathLike[str], name: str | None = None) -> Document:
    """Read a file; `name` is the name it is cited by, by default the file's own name."""
    cited = name or printable_name(os.path.basename(os.fspath(path)))
    folder = telling_folder(os.path.dirname(os.path.abspath(path)))
    return document_of(read_bytes(path), cited, printable_name(folder))


def document_of(content: str | bytes, name: str, folder: str = "", reader: DocumentReader | None = None) -> Document:
    """Return the document of a file with this content, read by the reader for the suffix of `name`, its cited name.

    `content` are the bytes of the file, or for a text format its text. `folder` is the name of the folder that `name`
    is relative to, for a title where the text has none (`with_title`). `reader` is that of a program, if it has one.
    """
    if reader is not None:
        own = decode(content, name) if isinstance(content, bytes) and not wants_bytes(reader) else content
        return structured(with_title(read_with(reader, own, name, fallback_title(name)), folder))
    format_ = format_named(name)
    if isinstance(content, bytes) and not format_.is_binary:
        content = decode(content, name)
    if isinstance(content, str) and not format_.is_table:
        content = with_signs(content)
    with MANY_OBJECTS:
        return without_signs(structured(with_title(reader_of(name)(content, name, fallback_title(name)), folder)))


def text_of(document: Document, data: bytes) -> str:
    """Return the text whose lines the blocks of a document count: its own, or else that of the file's bytes."""
    return "\n".join(document.text) if document.text else decode(data, document.path)


def read_files(
    files: Sequence[FoundFile], skipped: list[Skipped], digests: dict[str, str] | None = None
) -> Iterator[ReadFile]:
    """Yield the files that can be read, one by one; the others are added to `skipped`, each with the reason.

    `digests` and errors are as in `read_found`.
    """
    for file in files:
        try:
            data = read_bytes(file.path, digests) if file.content is None else file.content
        except CorpusError as error:
            skipped.append(skipped_file(file, error))
            continue
        document = read_file(file, data)
        if isinstance(document, Skipped):
            skipped.append(document)
        else:
            yield ReadFile(document, file, data)
