"""Where the index of a server comes from, and whether it has changed since it was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from faqbot.corpus.files.document_state import state_of_documents
from faqbot.index.storage.index_state import state_of_index


@dataclass(frozen=True, slots=True)
class SavedIndex:
    """An index that somebody else saves in a directory; it is only loaded, and has no `roots`."""

    directory: str
    encoder: str | None = None
    roots: tuple[str, ...] = ()

    # What the server says when it has the new index, and when it has to go on with the old one.
    reloaded: ClassVar[str] = "the index was loaded again"
    not_reloaded: ClassVar[str] = "the index was not loaded again, and the old one answers"

    def state(self) -> object:
        """Return what differs after a change of the index."""
        return state_of_index(self.directory)


@dataclass(frozen=True, slots=True)
class WatchedDocuments:
    """Documents whose index is in a directory of the server's own, which is brought up to date when they change.

    `roots` are the files and folders, as `FaqBot.update` takes them. `log` is the log of questions, which grows with
    every question and is no document, wherever it is.
    """

    directory: str
    roots: tuple[str, ...]
    language: str | None = None
    encoder: str | None = None
    log: str | None = None

    reloaded: ClassVar[str] = "the documents were read again"
    not_reloaded: ClassVar[str] = "the documents were not read again, and the old ones answer"

    def state(self) -> object:
        """Return what differs after a change of a document, a side file or a setting; no document is opened."""
        return state_of_documents(self.roots, ("language", "log"), [self.log] if self.log else [])


ServedSource = SavedIndex | WatchedDocuments
