"""Where the index of a server comes from, and whether it has changed since it was looked at."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from faqbot.corpus.files.discovery import find_files
from faqbot.errors import FaqbotError

# The file of an index that is replaced whenever the index changes, and last. The constant of `index.storage.manifest`
# is not imported, because that imports numpy: the process that watches stays as small as it can.
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class SavedIndex:
    """An index that somebody else saves in a directory; it is only loaded, and has no `roots`."""

    directory: str
    encoder: str | None = None
    roots: tuple[str, ...] = ()

    def state(self) -> object:
        """Return what differs after a change of the index."""
        return manifest_state(self.directory)


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

    def state(self) -> object:
        """Return what differs after a change of a document, a side file or a setting; no document is opened."""
        try:
            found = find_files(self.roots, ("language", "log"), logs=[self.log] if self.log else [])
        except FaqbotError as error:
            return str(error)  # a faqbot.toml that is wrong; building says so, and says so again only if it changes
        settings = [state_of_file(os.path.join(root, "faqbot.toml")) for root in self.roots]
        return (_states(found.files), _states(found.side_files), found.skipped, settings)


ServedSource = SavedIndex | WatchedDocuments


def _states(files: Sequence[Any]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(file[:8]) for file in files)


def manifest_state(directory: str) -> object:
    """Return what differs after the index in a directory was written, None if there is none."""
    return state_of_file(os.path.join(directory, _MANIFEST))


def state_of_file(path: str) -> object:
    """Return what differs after a file was written, None if it cannot be seen."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
