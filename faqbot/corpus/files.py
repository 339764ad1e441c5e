"""Find the documents of a corpus: which files, in which order, and how each is cited.

This module is on the path of every `faqbot ask` (the cache asks it whether the corpus has changed), so it imports no
reader and opens no file.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from faqbot.errors import CorpusError

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".jsonl", ".json"})
TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
SUFFIXES = TEXT_SUFFIXES | TABLE_SUFFIXES

# Side files: they speak about a corpus and are no documents of it.
SIDE_FILES = frozenset({"phrasings.csv", "synonyms.txt"})


class FoundFile(NamedTuple):
    """A document to read: `path` on disk and `name`, as it is cited. `named` if the user named this very file."""

    path: str
    name: str
    named: bool
    size: int
    mtime_ns: int


class FoundFiles(NamedTuple):
    """The documents of a corpus in their stable order, and what was passed over, each with its reason."""

    files: tuple[FoundFile, ...]
    skipped: tuple[str, ...]


class _Root:
    """A root on its way: its folder, and what was found in it as (relative path, path)."""

    def __init__(self, folder: str, *, named: bool = False) -> None:
        self.folder = folder
        self.named = named
        self.found: list[tuple[str, str]] = []


def find_files(roots: Sequence[str | os.PathLike[str]]) -> FoundFiles:
    """Find every document below the roots (files or folders), each real file once.

    Raises `CorpusError` for a root that does not exist, cannot be read or that no reader knows.
    """
    skipped: list[str] = []
    seen: set[str] = set()
    walked = [_walk_root(os.fspath(root), seen, skipped) for root in roots]
    files = [
        _found(path, name, named=root.named)
        for root, prefix in zip(walked, _prefixes(walked), strict=True)
        for name, path in ((prefix + relative, path) for relative, path in root.found)
    ]
    return FoundFiles(tuple(files), tuple(skipped))


def suffix(path: str) -> str:
    """Return what a file's name ends with, in lower case: ".txt"."""
    return os.path.splitext(path)[1].lower()


def _walk_root(root: str, seen: set[str], skipped: list[str]) -> _Root:
    try:
        mode = os.stat(root).st_mode
    except (OSError, ValueError) as error:
        raise CorpusError(_reason(error), path=root) from error
    if stat.S_ISDIR(mode):
        return _walk_folder(root, seen, skipped)
    if not stat.S_ISREG(mode):
        raise CorpusError("is no regular file; name a document or a folder", path=root)
    if suffix(root) not in SUFFIXES:
        raise CorpusError(f"no reader for this kind of file; faqbot reads {' '.join(sorted(SUFFIXES))}", path=root)
    if os.path.basename(root) in SIDE_FILES:
        raise CorpusError("is a side file of a corpus, no document; name a document or the folder", path=root)
    walked = _Root(os.path.dirname(os.path.abspath(root)), named=True)
    real = os.path.realpath(root)
    if real not in seen:
        seen.add(real)
        walked.found.append((os.path.basename(root), root))
    return walked


def _walk_folder(root: str, seen: set[str], skipped: list[str]) -> _Root:
    walked = _Root(os.path.abspath(root))
    inside = os.path.realpath(root)
    # Real files come before links to them, so that a document is cited under the name it has, not one that it is
    # also called; a link is followed only within the root (a mounted ConfigMap is all links to a hidden folder).
    links: list[tuple[str, str]] = []
    for relative, entry in _entries(root, ""):
        if entry.is_symlink():
            links.append((relative, entry.path))
        else:
            _consider(walked, relative, entry.path, seen, skipped)
    for relative, path in links:
        _follow(walked, relative, path, inside, seen, skipped)
    walked.found.sort(key=lambda pair: pair[0].split("/"))
    return walked


def _entries(folder: str, relative: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files and links below a folder; hidden ones are left out, links are not followed."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        raise CorpusError(_reason(error), path=folder) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = relative + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, name + "/")
        else:
            yield name, entry


def _consider(walked: _Root, relative: str, path: str, seen: set[str], skipped: list[str]) -> None:
    real = os.path.realpath(path)
    if real in seen:
        return
    if os.path.basename(path) in SIDE_FILES:
        skipped.append(f"{relative} (a side file, not a document)")
    elif suffix(path) not in SUFFIXES:
        skipped.append(f"{relative} (no reader)")
    elif not os.path.isfile(path):
        skipped.append(f"{relative} (no regular file)")
    else:
        seen.add(real)
        walked.found.append((relative, path))


def _follow(walked: _Root, relative: str, path: str, inside: str, seen: set[str], skipped: list[str]) -> None:
    real = os.path.realpath(path)
    if not _is_within(real, inside):
        skipped.append(f"{relative} (a link out of the corpus)")
    elif not os.path.exists(real):
        skipped.append(f"{relative} (a broken link)")
    elif not os.path.isdir(real):
        _consider(walked, relative, path, seen, skipped)
    elif not _is_within(os.path.realpath(os.path.dirname(path)), real):  # else it is a loop
        for name, entry in _entries(path, relative + "/"):
            if not entry.is_symlink():
                _consider(walked, name, entry.path, seen, skipped)


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _prefixes(walked: Sequence[_Root]) -> list[str]:
    """Return what each root puts before its files' names: nothing, or the root's name where two roots clash."""
    counts = Counter(relative for root in walked for relative, _ in root.found)
    clashing = {root.folder for root in walked if any(counts[relative] > 1 for relative, _ in root.found)}
    prefixes = _shortest_distinct(clashing)
    return [prefixes.get(root.folder, "") for root in walked]


def _shortest_distinct(folders: Iterable[str]) -> dict[str, str]:
    """Return the shortest trailing path of each folder that no other of them shares."""
    parts = {folder: folder.replace(os.sep, "/").split("/") for folder in folders}
    for length in range(1, max(map(len, parts.values()), default=0) + 1):
        names = {folder: "/".join(part[-length:]).lstrip("/") for folder, part in parts.items()}
        if len(set(names.values())) == len(names):
            return {folder: f"{name}/" for folder, name in names.items()}
    return {}


def _found(path: str, name: str, *, named: bool) -> FoundFile:
    try:
        status = os.stat(path)
    except OSError as error:
        raise CorpusError(_reason(error), path=path) from error
    return FoundFile(path, name, named, status.st_size, status.st_mtime_ns)


def _reason(error: OSError | ValueError) -> str:
    """Say what the system said, without its number."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (getattr(error, "strerror", None) or str(error)).lower()
