"""Whether documents that are read again have all the documents that were answered from, except those that are gone.

A document that somebody has deleted is to be forgotten, and so is one that is read and has no answer any more: somebody
has emptied it, or switched its rows off. One that is still there and cannot be read, because it is damaged or closed to
this user, is not: whoever answers from it goes on with what was read before.
"""

from __future__ import annotations

from faqbot.corpus.files.decoding import read_bytes
from faqbot.corpus.files.discovery import FoundFile, FoundFiles
from faqbot.corpus.reading import document_of
from faqbot.errors import CorpusError, SwitchedOffError
from faqbot.index.contents import files
from faqbot.index.index import Index

# Why files are passed over that are no longer there.
_GONE = ("a broken link", "no such file or folder")


def refuse_lost(before: Index, after: Index, found: FoundFiles) -> None:
    """Raise `CorpusError` if a document of one index is still there and cannot be read for the index that is to follow.

    `found` are the documents as they were found for the second index.
    """
    with before.read():
        had = [path for path, _, _ in files(before)]
    has = {path for path, _, _ in files(after)}
    there = {file.name: file for file in found.files if file.size or file.content}
    closed = {one.name: one.reason for one in found.skipped if one.reason not in _GONE}
    for name in had:
        if name in has:
            continue
        if name in there:
            _refuse_unreadable(there[name])
            continue
        closed_folders = (above for above in closed if above.endswith("/") and name.startswith(above))
        reason = closed.get(name) or closed.get(next(closed_folders, ""))
        if reason is not None:
            raise CorpusError(f"cannot be read any more: {reason}", path=name)


def _refuse_unreadable(file: FoundFile) -> None:
    try:
        document_of(read_bytes(file.path) if file.content is None else file.content, file.name, "", file.reader)
    except SwitchedOffError:
        return
    except CorpusError as error:
        raise CorpusError(f"cannot be read any more: {error.message}", path=file.name) from error
