"""Find the documents and the side files of a corpus, their order, and the name that each is cited by.

Every `faqbot ask` runs this, because the cache compares the files with those of the index. So this module imports no
reader and opens no file but `faqbot.toml`, which says by `include` and `exclude` what documents there are.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from faqbot.corpus.files.refusals import NO_READER, Skipped, refusal_of, refused
from faqbot.corpus.readers.own_readers import DocumentReader, reader_names
from faqbot.corpus.readers.registry import SUFFIXES, suffix_of
from faqbot.corpus.settings.corpus_settings import NO_SETTINGS, CorpusSettings
from faqbot.corpus.settings.root_settings import RootSettings
from faqbot.corpus.structure.telling_names import telling_folder
from faqbot.errors import CorpusError, system_reason
from faqbot.system.digests import is_digest

if TYPE_CHECKING:
    from faqbot.corpus.settings.document_filter import DocumentFilter

# The names of side files, which are about the documents of a corpus and are not documents themselves.
PHRASINGS, SYNONYMS, SETTINGS = "phrasings.csv", "synonyms.txt", "faqbot.toml"
SIDE_FILES = (PHRASINGS, SYNONYMS, SETTINGS)
# The readers of a program that has registered none.
_NO_READERS: Mapping[str, DocumentReader] = {}

# Why a side file below the top of a folder is skipped.
MISPLACED = "a side file; it applies only at the top of a folder that is named"


class FoundFile(NamedTuple):
    """A document to read: its `path` on disk, and the `name` it is cited by.

    `named` says that the user named the file itself, and not only a folder. `size` is in bytes, `mtime_ns` is the time
    of the last change in nanoseconds. A program can set that time; it cannot set `ctime_ns`, the time when the file
    system last noted a change, and `inode`, the number of the file. `folder` is the name of the root for titles (see
    `structure.telling_names.telling_folder`). `content` are the bytes of a document that a program has in memory, whose
    `path` is its name; `reader` is the reader that a program has registered for its suffix.
    """

    path: str
    name: str
    named: bool
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0
    folder: str = ""
    content: bytes | None = None
    reader: DocumentReader | None = None


class SideFile(NamedTuple):
    """A side file to read, with the fields of a `FoundFile`.

    `whole` says that the folder of the side file is a root of the corpus, so that all documents beside it are read. The
    field `folder` is empty. `content` are its bytes if they are in memory.
    """

    path: str
    name: str
    whole: bool
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0
    folder: str = ""
    content: bytes | None = None


class FoundFiles(NamedTuple):
    """The documents of a corpus in a stable order, the skipped files with the reason for each, and the side files.

    `roots` are the files and folders that were searched, as the caller named them. `settings` are those of the files
    `faqbot.toml`, which are not among the side files. `left_out` are the absolute paths of what `include` and `exclude`
    leave out: documents, and folders, whose paths end with a separator.
    """

    files: tuple[FoundFile, ...]
    skipped: tuple[Skipped, ...]
    side_files: tuple[SideFile, ...] = ()
    roots: tuple[str, ...] = ()
    settings: CorpusSettings = NO_SETTINGS
    left_out: tuple[str, ...] = ()

    def paths(self) -> dict[str, str]:
        """Return the path of each document, by the name that the document is cited by."""
        return {file.name: file.path for file in self.files}


class _Root:
    """A root that is being searched: its folder, and the documents found in it as (printable relative path, path).

    All roots of a corpus share `seen`, the real paths of the files that were taken already, and `skipped`. `chosen`
    says which files and folders to look at; the others are passed over without a word, and are in `left_out`.
    """

    def __init__(
        self,
        folder: str,
        seen: set[str],
        skipped: list[Skipped],
        chosen: DocumentFilter | None = None,
        *,
        named: bool = False,
        readers: Mapping[str, DocumentReader] = _NO_READERS,
    ) -> None:
        self.readers = readers
        self.folder = os.path.abspath(folder)
        self.telling = printable_name(telling_folder(self.folder))
        self.named = named
        self.found: list[tuple[str, str]] = []
        self.left_out: list[str] = []
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
        if os.path.realpath(path) in self._seen:
            return
        if os.path.isdir(path):
            self._skipped.append(Skipped(relative, "a saved index"))
        elif not self._reads(path) and os.path.basename(path) not in SIDE_FILES:
            self._skipped.append(refused(relative, suffix_of(path)))
        elif not os.path.isfile(path):
            self._skipped.append(Skipped(relative, "not a regular file"))
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
        if not _is_within(real, inside):
            self._skipped.append(Skipped(relative, "a link out of the corpus"))
        elif not os.path.exists(real):
            self._skipped.append(Skipped(relative, "a broken link"))
        elif not os.path.isdir(real):
            self._consider(relative, path)
        elif real not in self._followed and not _is_within(os.path.realpath(os.path.dirname(path)), real):
            self._followed.add(real)
            return self._take(path, relative + "/")
        return []


def find_files(
    roots: Sequence[str | os.PathLike[str]],
    decided: Collection[str] = (),
    readers: Mapping[str, DocumentReader] = _NO_READERS,
    logs: Iterable[str] = (),
) -> FoundFiles:
    """Find all documents below the roots (files or folders); a file that has several names or links is found once.

    Side files are taken from a root that is a folder (not from the folders in it), and from the folder of a root that
    is a file. `include` and `exclude` of a `faqbot.toml` hold for the folder that it is in, but not for roots that are
    files. `decided` are the keys of settings that the caller has a value for: in these, roots may differ. `readers` are
    the readers of the program, by the suffixes of their files. `logs` are the paths of logs of questions besides those
    that settings name: a log is no document, wherever it is.

    Raises `CorpusError` for a root that does not exist, cannot be read, is a log, or has a format without a reader, and
    for wrong settings (see `settings_file`). Raises `EmptyCorpusError` if `include` and `exclude` leave no document. A
    `CorpusWarning` names each glob that matches nothing.
    """
    paths = tuple(os.fspath(root) for root in roots)
    skipped: list[Skipped] = []
    beside = _side_files(paths, skipped)
    settings = RootSettings([(side.path, side.name) for side in beside if os.path.basename(side.path) == SETTINGS])
    # Neither side files nor logs are documents, nor are links to them.
    not_documents = {os.path.realpath(log) for log in logs} | settings.logs()
    seen = {os.path.realpath(side.path) for side in beside} | not_documents
    _refuse_logs(paths, not_documents)
    walked = [_walk_root(path, seen, skipped, settings, readers) for path in paths]
    names = iter(_cited(walked))
    files = [file for root in walked for _, path in root.found if (file := _found(path, next(names), root, skipped))]
    settings.check_filters(paths, is_empty=not files)
    side_files = tuple(side for side in beside if os.path.basename(side.path) != SETTINGS)
    left_out = tuple(path for root in walked for path in root.left_out)
    agreed = settings.agreed(decided)
    if readers:
        agreed = replace(agreed, readers=tuple(reader_names(readers).items()))
    return FoundFiles(tuple(files), tuple(skipped), side_files, paths, agreed, left_out)


def printable_name(name: str) -> str:
    """Return a file's name as it can be printed and stored: bytes in it that are not UTF-8 become U+FFFD.

    Names are bytes on Linux. Python represents bytes that it cannot decode by single surrogates, which no encoding can
    write.
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def state_of(path: str) -> tuple[int, int, int, int]:
    """Return the fields of a `FoundFile` that show a change: `size`, `mtime_ns`, `ctime_ns` and `inode`."""
    try:
        status = os.stat(path)
    except OSError as error:
        raise CorpusError(_reason(error), path=path) from error
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _refuse_logs(roots: Sequence[str], logs: Collection[str]) -> None:
    for root in roots:
        if os.path.isfile(root) and os.path.realpath(root) in logs:
            raise CorpusError("is the log of questions, not a document; name a document", path=root)


def _walk_root(
    root: str, seen: set[str], skipped: list[Skipped], settings: RootSettings, readers: Mapping[str, DocumentReader]
) -> _Root:
    try:
        mode = os.stat(root).st_mode
    except (OSError, ValueError) as error:
        raise CorpusError(_reason(error), path=root) from error
    if stat.S_ISDIR(mode):
        walked = _Root(root, seen, skipped, settings.filter_of(root), readers=readers)
        walked.walk(root)
        return walked
    if not stat.S_ISREG(mode):
        raise CorpusError("is not a regular file; name a document or a folder", path=root)
    if os.path.basename(root) in SIDE_FILES:
        raise CorpusError("is a side file of a corpus, not a document; name a document or the folder", path=root)
    if suffix_of(root) not in SUFFIXES and suffix_of(root) not in readers:
        raise CorpusError(unread_suffix(suffix_of(root)), path=root)
    walked = _Root(os.path.dirname(root), seen, skipped, named=True, readers=readers)
    walked.take(printable_name(os.path.basename(root)), root)
    return walked


def _side_files(roots: Sequence[str], skipped: list[Skipped]) -> tuple[SideFile, ...]:
    """Find the side files of all roots, each file once; with several folders, each name begins with the folder."""
    whole: dict[str, bool] = {}
    for root in roots:
        is_folder = os.path.isdir(root)
        folder = os.path.abspath(root if is_folder else os.path.dirname(root))
        whole[folder] = whole.get(folder, False) or is_folder
    prefixes = next(_trailing_paths(whole), {}) if len(whole) > 1 else {}
    found: dict[str, SideFile] = {}
    # Whole folders come first: a side file that is found in two folders belongs to the whole folder.
    for folder in sorted(whole, key=lambda folder: not whole[folder]):
        for path in (os.path.join(folder, name) for name in SIDE_FILES):
            name = prefixes.get(folder, "") + os.path.basename(path)
            if not os.path.isfile(path) or os.path.realpath(path) in found:
                continue
            if _is_within(os.path.realpath(path), os.path.realpath(folder)):
                found[os.path.realpath(path)] = SideFile(path, name, whole[folder], *state_of(path))
            elif not whole[folder]:  # in a whole folder, the search for documents reports the link
                skipped.append(Skipped(name, "a link out of the corpus"))
    return tuple(found.values())


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
            raise CorpusError(_reason(error), path=folder) from error
        skipped.append(Skipped(relative, _reason(error)))
        return []


def _is_saved_index(folder: str) -> bool:
    """Whether a folder looks like an index that `faqbot index -o` saved; the files in an index are no documents."""
    if not os.path.isfile(os.path.join(folder, "manifest.json")):
        return False
    try:
        return any(is_digest(name.removesuffix(".bin")) for name in os.listdir(folder))
    except OSError:  # the folder may not be read, which `_entries` says
        return False


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _cited(walked: Sequence[_Root]) -> list[str]:
    """Return the names of all files: relative to their root, after the shortest prefix that makes them unique."""
    folders = [root.folder for root in walked for _ in root.found]
    relative = _numbered(folders, [name for root in walked for name, _ in root.found])
    counts = Counter(relative)
    clashing = {folder for folder, name in zip(folders, relative, strict=True) if counts[name] > 1}
    # A prefixed name may equal another file's plain name; then every name gets a prefix.
    for prefixes in ({}, *islice(_trailing_paths(clashing), 1), *_trailing_paths(set(folders))):
        names = [prefixes.get(folder, "") + name for folder, name in zip(folders, relative, strict=True)]
        if len(set(names)) == len(names):
            return names
    return _numbered([""] * len(relative), relative)  # for folders whose names print alike


def _trailing_paths(folders: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield prefixes for the names below each folder: first the folder's name, then also its parent's, and so on."""
    parts = {folder: printable_name(folder).replace(os.sep, "/").split("/") for folder in folders}
    for length in range(1, max(map(len, parts.values()), default=0) + 1):
        names = {folder: "/".join(part[-length:]).lstrip("/") for folder, part in parts.items()}
        if len(set(names.values())) == len(names):
            yield {folder: f"{name}/" for folder, name in names.items()}


def _numbered(folders: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the names; names of a folder that print alike get numbers after the first: "caf\ufffd-2.txt"."""
    known, taken = set(names), set[tuple[str, str]]()
    numbers: Counter[tuple[str, str]] = Counter()
    numbered = []
    for folder, name in zip(folders, names, strict=True):
        unique = name
        while (folder, unique) in taken or (unique != name and unique in known):
            numbers[folder, name] += 1
            stem, ending = os.path.splitext(name)
            unique = f"{stem}-{numbers[folder, name] + 1}{ending}"
        taken.add((folder, unique))
        numbered.append(unique)
    return numbered


def _found(path: str, name: str, root: _Root, skipped: list[Skipped]) -> FoundFile | None:
    """Return a file as it is now; a file of a folder that is gone by now is skipped."""
    try:
        reader = root.readers.get(suffix_of(path)) if root.readers else None
        return FoundFile(path, name, root.named, *state_of(path), root.telling, reader=reader)
    except CorpusError as error:
        if root.named:
            raise
        skipped.append(Skipped(name, error.message))
        return None


def unread_suffix(suffix: str) -> str:
    """Return what is wrong with a file that the user named and whose suffix has no reader."""
    advice = refusal_of(suffix)
    read = f"faqbot reads {' '.join(sorted(SUFFIXES))}"
    return f"no reader for this kind of file{'' if advice == NO_READER else f' ({advice})'}; {read}"


def _reason(error: OSError | ValueError) -> str:
    return "no such file or folder" if isinstance(error, FileNotFoundError) else system_reason(error)


def corpus_roots(paths: Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    """Return the absolute paths of the documents to read; without any, the path of the corpus that ships."""
    named = [os.fspath(path) for path in paths]
    if "" in named:  # from an unset variable in a script; `abspath` would make the current directory of it
        raise CorpusError("a path to the documents is empty")
    return tuple(map(os.path.abspath, named)) or (shipped_corpus(),)


def shipped_corpus() -> str:
    """Return the folder of the corpus that ships with faqbot."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    installed = os.path.join(package, "shipped_corpus")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "corpus")
