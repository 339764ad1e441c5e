"""Read each document of a corpus, and turn whatever cannot be read into findings."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from faqbot.authoring.checking.documents.encodings import check_encoding
from faqbot.authoring.checking.documents.table_faults import check_table
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.question_keys import as_sentence
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.files.decoding import decode, read_bytes
from faqbot.corpus.files.discovery import FoundFile, FoundFiles
from faqbot.corpus.files.refusals import MISPLACED
from faqbot.corpus.readers.registry import TABLE_SUFFIXES, format_named, suffix_of
from faqbot.corpus.reading import document_of, has_text, text_of
from faqbot.errors import CorpusError, CorpusWarning, MissingLibraryError, NoPairsError, QuestionsError
from faqbot.evaluation.labelled import read_labelled


class ReadDocument(NamedTuple):
    """A document that was read: its path as it is shown, its text, and its chunks, whose ids may not be unique."""

    path: str
    file: FoundFile
    text: str
    document: Document
    chunks: tuple[Chunk, ...]


def read_leniently(file: FoundFile) -> tuple[ReadDocument | None, list[Finding]]:
    """Return the document of a file, or None if it cannot be read or has no text, and the findings about reading it."""
    path = shown_path(file.path)
    findings: list[Finding] = []
    try:
        content: str | bytes = (data := read_bytes(file.path))
        if not format_named(file.name).is_binary:
            content = _with_warnings(lambda: decode(data, file.name))[0]
            findings += check_encoding(data, content, path)
        document, given = _with_warnings(lambda: document_of(content, file.name, file.folder))
        text, _ = _with_warnings(lambda: text_of(document, data))
        if suffix_of(file.name) in TABLE_SUFFIXES and not document.text:
            findings += check_table(text, file.name, path, document)
        else:
            findings += [_reader_warning(warning, path) for warning in given]
    except NoPairsError as error:
        if _is_labelled(file.path):  # they may well be beside the documents
            problem = "The file is not read: it holds labelled questions for faqbot eval."
            return None, [Finding("skipped-file", path, None, problem, "Nothing, or leave it out with `exclude`.")]
        remedy = (
            "Name the columns question and answer, write its facts as a table in Markdown, or move it out of the "
            "folder if it is for something else."
        )
        return None, [*findings, Finding("table-without-pairs", path, None, as_sentence(error.message), remedy)]
    except MissingLibraryError as error:
        remedy = "Install the library, or move the file out of the folder."
        return None, [*findings, Finding("unreadable-document", path, None, _unreadable(error), remedy)]
    except CorpusError as error:
        remedy = "Repair the file, or move it out of the folder."
        return None, [*findings, Finding("unreadable-document", path, error.line, _unreadable(error), remedy)]
    if not has_text(document):
        remedy = "Write something in it, or remove it."
        return None, [*findings, Finding("empty-document", path, None, "The document has no text.", remedy)]
    return ReadDocument(path, file, text, document, tuple(chunk_document(document))), findings


def skipped_files(found: FoundFiles) -> Iterator[Finding]:
    """Yield a finding for each file of a folder that is no document."""
    for skipped in found.skipped:
        path = _path_of(skipped.name, found.roots)
        if skipped.reason == MISPLACED:
            problem = "The side file has no effect here: it applies only at the top of a folder that is named."
            remedy = "Move it to the top of the folder that you name, or name its own folder, too."
            yield Finding("misplaced-side-file", path, None, problem, remedy)
        elif skipped.name.endswith("/"):
            remedy = "Allow faqbot to read it, or leave it out with `exclude` in a faqbot.toml."
            problem = f"The folder cannot be read: {skipped.reason}."
            yield Finding("unreadable-document", path.rstrip("/"), None, problem, remedy)
        else:
            remedy = "Nothing, if it holds no answers; otherwise save it in a format that faqbot reads."
            yield Finding("skipped-file", path, None, f"The file is not read: {skipped.reason}.", remedy)


def _path_of(name: str, roots: Sequence[str]) -> str:
    """Return the path of a file that is known by its name below one of the roots."""
    paths = (os.path.join(root, name) for root in roots)
    return shown_path(next(filter(os.path.lexists, paths), name))


def shown_path(path: str) -> str:
    """Return a path as it is shown: relative to the current folder if it is below it, as compilers show it."""
    try:
        relative = os.path.relpath(path)
    except (OSError, ValueError):  # the current folder is gone, or the path is on another drive
        return path
    return path if relative.startswith(os.pardir) else relative


def _unreadable(error: CorpusError) -> str:
    return f"The document cannot be read: {error.message}."


def _is_labelled(path: str) -> bool:
    """Whether a table holds labelled questions for `faqbot eval`."""
    try:
        read_labelled(path)
    except QuestionsError:
        return False
    return True


_Result = TypeVar("_Result")


def _with_warnings(read: Callable[[], _Result]) -> tuple[_Result, list[CorpusWarning]]:
    """Call `read`, and return its result and the warnings that it gave."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = read()
    return result, [warning.message for warning in caught if isinstance(warning.message, CorpusWarning)]


def _reader_warning(warning: CorpusWarning, path: str) -> Finding:
    remedy = "Repair the line." if warning.line is not None else "Nothing, if no answer is missing."
    return Finding("reader-warning", path, warning.line, as_sentence(warning.message), remedy)
