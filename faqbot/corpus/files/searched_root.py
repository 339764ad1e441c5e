"""Search one root of a corpus: the files below it that are documents, and why the others are not."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from faqbot.corpus.files.cited_names import printable_name
from faqbot.corpus.files.refusals import MISPLACED, Skipped, refused
from faqbot.corpus.files.side_file_names import SIDE_FILES
from faqbot.corpus.readers.own_readers import DocumentReader
from faqbot.corpus.readers.registry import SUFFIXES, suffix_of
from faqbot.corpus.structure.telling_names import telling_folder
from faqbot.errors import CorpusError, system_reason
from faqbot.system.digests import is_digest

if TYPE_CHECKING:
    from faqbot.corpus.settings.document_filter import DocumentFilter

# The readers of a program that has registered none.
NO_READERS: Mapping[str, DocumentReader] = {}


class SearchedRoot:
    """A root that is being searched: its folder, and the documents found in it as (printable relative path, path).

    All roots of a corpus share `seen`, the real paths of the files that were taken already, and `skipped`. `chosen`
    says which files and folders to look at; the others are passed over without a word, and are in `left_out`. `apart`
    are the real paths of files that are no documents this time; those that were found are in `kept_apart`, by name.
    """

    def __init__(
        self,
        folder: str,
        seen: set[str],
        skipped: list[Skipped],
        chosen: DocumentFilter | None = None,
        *,
        named: bool = False,
        readers: Mapping[str, DocumentReader] = NO_READERS,
        apart: Collection[str] = (),
    ) -> None:
        self.readers = readers
        self.folder = os.path.abspath(folder)
        self.telling = printable_name(telling_folder(self.folder))
        self.named = named
        self.found: list[tuple[str, str]] = []
        self.left_out: list[str] = []
        self.kept_apart: list[str] = []
        self._apart = apart
        self._seen = seen
        self._skipped = skipped
        self._chosen = chosen
        self._followed: set[str] = set()

    def walk(self, path: str) -> None:
        """Take all documents of the folder.

        Real files are taken before links, so that a document is cited by its own name and not by the name of a link. A
        link is followed only if its target is within the root. (A mounted ConfigMap of Kubernetes consists of links to
        a hidden folder.)
        """
        inside = os.path.realpath(path)
        links = self._take(path, "")
        for relative, link in links:  # the list grows during this loop by the links in linked folders
            links += self._follow(relative, link, inside)
        self.found.sort(key=lambda pair: pair[0].split("/"))

    def take(self, relative: str, path: str) -> None:
        """Take a file, unless the same file was taken before under this or another name."""
        real = os.path.realpath(path)
        if real not in self._seen:
            self._seen.add(real)
            self.found.append((relative, path))

    def _take(self, folder: str, relative: str) -> list[tuple[str, str]]:
        """Take the regular files below a folder, and return the links."""
        links = []
        for name, entry in _entries(folder, relative, self._skipped, self._is_chosen):
            if entry.is_symlink():
                links.append((name, entry.path))
            else:
                self._consider(name, entry.path)
        return links

    def _is_chosen(self, relative: str, path: str) -> bool:
        if self._chosen is None or relative in SIDE_FILES:  # side files at the top apply; they are no documents
            return True
        is_folder = os.path.isdir(path)
        is_taken = self._chosen.takes(relative, is_folder=is_folder)
        if not is_taken and (is_folder or self._reads(path)):
            self.left_out.append(os.path.abspath(path) + os.sep * is_folder)
        return is_taken

    def _consider(self, relative: str, path: str) -> None:
        real = os.path.realpath(path)
        if real in self._seen:
            return
        if real in self._apart:
            self.kept_apart += [relative] * self._reads(path)
        elif os.path.isdir(path):
            self._skipped.append(Skipped(relative, "a saved index"))
        elif not self._reads(path) and os.path.basename(path) not in SIDE_FILES:
            self._skipped.append(refused(relative, suffix_of(path)))
        elif not os.path.isfile(path):
            self._skipped.append(Skipped(relative, _why_no_file(path)))
        elif os.path.basename(path) in SIDE_FILES:
            self._skipped.append(Skipped(relative, MISPLACED))
        else:
            self.take(relative, path)

    def _reads(self, path: str) -> bool:
        return suffix_of(path) in SUFFIXES or suffix_of(path) in self.readers

    def _follow(self, relative: str, path: str, inside: str) -> list[tuple[str, str]]:
        """Take the file or folder that a link leads to, and return the links below it.

        A linked folder is searched once, and never through a link inside itself, so that loops end.
        """
        real = os.path.realpath(path)
        if not is_within(real, inside):
            self._skipped.append(Skipped(relative, "a link out of the corpus"))
        elif not os.path.exists(real):
            self._skipped.append(Skipped(relative, "a broken link"))
        elif not os.path.isdir(real):
            self._consider(relative, path)
        elif real not in self._followed and not is_within(os.path.realpath(os.path.dirname(path)), real):
            self._followed.add(real)
            return self._take(path, relative + "/")
        return []


def _entries(
    folder: str, relative: str, skipped: list[Skipped], is_chosen: Callable[[str, str], bool]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the chosen files and links below a folder, but no hidden files or folders; links are not followed.

    `is_chosen` is given the path from the top and the path on disk; a folder that is not chosen is not opened. A folder
    that cannot be read is skipped, but raises `CorpusError` if it is the root (`relative` is then empty).
    """
    opened = [(relative, iter(_listed(folder, relative, skipped)))]
    while opened:  # a loop and a list, because folders may be nested deeper than Python may call itself
        within, entries = opened[-1]
        entry = next(entries, None)
        if entry is None:
            opened.pop()
            continue
        name = within + printable_name(entry.name)
        if entry.name.startswith(".") or not is_chosen(name, entry.path):
            continue
        if entry.is_dir(follow_symlinks=False) and not _is_saved_index(entry.path):
            opened.append((name + "/", iter(_listed(entry.path, name + "/", skipped))))
        else:
            yield name, entry


def _listed(folder: str, relative: str, skipped: list[Skipped]) -> list[os.DirEntry[str]]:
    """Return what stands in a folder, sorted by name; see `_entries` for a folder that cannot be read."""
    try:
        with os.scandir(folder) as scan:
            return sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        if not relative:
            raise CorpusError(why_unreadable(error), path=folder) from error
        skipped.append(Skipped(relative, why_unreadable(error)))
        return []


def _is_saved_index(folder: str) -> bool:
    """Whether a folder looks like an index that `faqbot index -o` saved; the files in an index are no documents."""
    if not os.path.isfile(os.path.join(folder, "manifest.json")):
        return False
    try:
        return any(is_digest(name.removesuffix(".bin")) for name in os.listdir(folder))
    except OSError:  # the folder may not be read, which `_entries` says
        return False


def is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder itself or below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _why_no_file(path: str) -> str:
    """Return why a path that a folder lists cannot be read as a file."""
    try:
        os.stat(path)
    except OSError as error:  # of a folder that may be listed and not searched, for example
        return why_unreadable(error)
    return "not a regular file"


def why_unreadable(error: OSError | ValueError) -> str:
    """Return why a file or folder that is to be searched cannot be opened."""
    return "no such file or folder" if isinstance(error, FileNotFoundError) else system_reason(error)
