"""Find the documents and the side files of a corpus, their order, and the name that each is cited by.

Every `faqbot ask` runs this, because the cache compares the files with those of the index. So this module imports no
reader and opens no file but `faqbot.toml`, which says by `include` and `exclude` what documents there are.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from faqbot.corpus.files.cited_names import cited_names, printable_name, trailing_paths
from faqbot.corpus.files.refusals import NO_READER, Skipped, refusal_of
from faqbot.corpus.files.searched_root import NO_READERS, SearchedRoot, is_within, why_unreadable
from faqbot.corpus.files.side_file_names import SETTINGS, SIDE_FILES
from faqbot.corpus.readers.own_readers import DocumentReader, reader_names
from faqbot.corpus.readers.registry import SUFFIXES, suffix_of
from faqbot.corpus.settings.corpus_settings import NO_SETTINGS, CorpusSettings
from faqbot.corpus.settings.root_settings import RootSettings
from faqbot.errors import CorpusError


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
    leave out: documents, and folders, whose paths end with a separator. `apart` are the names of the files that would
    be documents, but that the caller wanted to keep apart.
    """

    files: tuple[FoundFile, ...]
    skipped: tuple[Skipped, ...]
    side_files: tuple[SideFile, ...] = ()
    roots: tuple[str, ...] = ()
    settings: CorpusSettings = NO_SETTINGS
    left_out: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def paths(self) -> dict[str, str]:
        """Return the path of each document, by the name that the document is cited by."""
        return {file.name: file.path for file in self.files}


def find_files(
    roots: Sequence[str | os.PathLike[str]],
    decided: Collection[str] = (),
    readers: Mapping[str, DocumentReader] = NO_READERS,
    logs: Iterable[str] = (),
    apart: Iterable[str] = (),
) -> FoundFiles:
    """Find all documents below the roots (files or folders); a file that has several names or links is found once.

    Side files are taken from a root that is a folder (not from the folders in it), and from the folder of a root that
    is a file. `include` and `exclude` of a `faqbot.toml` hold for the folder that it is in, but not for roots that are
    files. `decided` are the keys of settings that the caller has a value for: in these, roots may differ. `readers` are
    the readers of the program, by the suffixes of their files. `logs` are the paths of logs of questions besides those
    that settings name: a log is no document, wherever it is. `apart` are the paths of other files that a command reads
    or writes, such as a file of questions: they are no documents either, unless they are roots.

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
    aside = frozenset(map(os.path.realpath, apart))
    walked = [_walk_root(path, seen, skipped, settings, readers, aside) for path in paths]
    names = iter(cited_names([(root.folder, relative) for root in walked for relative, _ in root.found]))
    files = [file for root in walked for _, path in root.found if (file := _found(path, next(names), root, skipped))]
    settings.check_filters(paths, is_empty=not files)
    side_files = tuple(side for side in beside if os.path.basename(side.path) != SETTINGS)
    left_out = tuple(path for root in walked for path in root.left_out)
    agreed = settings.agreed(decided)
    if readers:
        agreed = agreed._replace(readers=tuple(reader_names(readers).items()))
    kept_apart = tuple(dict.fromkeys(name for root in walked for name in root.kept_apart))
    return FoundFiles(tuple(files), tuple(skipped), side_files, paths, agreed, left_out, kept_apart)


def state_of(path: str) -> tuple[int, int, int, int]:
    """Return the fields of a `FoundFile` that show a change: `size`, `mtime_ns`, `ctime_ns` and `inode`."""
    try:
        status = os.stat(path)
    except OSError as error:
        raise CorpusError(why_unreadable(error), path=path) from error
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _refuse_logs(roots: Sequence[str], logs: Collection[str]) -> None:
    for root in roots:
        if os.path.isfile(root) and os.path.realpath(root) in logs:
            raise CorpusError("is the log of questions, not a document; name a document", path=root)


def _walk_root(
    root: str,
    seen: set[str],
    skipped: list[Skipped],
    settings: RootSettings,
    readers: Mapping[str, DocumentReader],
    apart: Collection[str],
) -> SearchedRoot:
    try:
        mode = os.stat(root).st_mode
    except (OSError, ValueError) as error:
        raise CorpusError(why_unreadable(error), path=root) from error
    if stat.S_ISDIR(mode):
        walked = SearchedRoot(root, seen, skipped, settings.filter_of(root), readers=readers, apart=apart)
        walked.walk(root)
        return walked
    if not stat.S_ISREG(mode):
        raise CorpusError("is not a regular file; name a document or a folder", path=root)
    if os.path.basename(root) in SIDE_FILES:
        raise CorpusError("is a side file of a corpus, not a document; name a document or the folder", path=root)
    if suffix_of(root) not in SUFFIXES and suffix_of(root) not in readers:
        raise CorpusError(unread_suffix(suffix_of(root)), path=root)
    walked = SearchedRoot(os.path.dirname(root), seen, skipped, named=True, readers=readers)
    walked.take(printable_name(os.path.basename(root)), root)
    return walked


def _side_files(roots: Sequence[str], skipped: list[Skipped]) -> tuple[SideFile, ...]:
    """Find the side files of all roots, each file once; with several folders, each name begins with the folder."""
    whole: dict[str, bool] = {}
    for root in roots:
        is_folder = os.path.isdir(root)
        folder = os.path.abspath(root if is_folder else os.path.dirname(root))
        whole[folder] = whole.get(folder, False) or is_folder
    prefixes = next(trailing_paths(whole), {}) if len(whole) > 1 else {}
    found: dict[str, SideFile] = {}
    # Whole folders come first: a side file that is found in two folders belongs to the whole folder.
    for folder in sorted(whole, key=lambda folder: not whole[folder]):
        for path in (os.path.join(folder, name) for name in SIDE_FILES):
            name = prefixes.get(folder, "") + os.path.basename(path)
            if not os.path.isfile(path) or os.path.realpath(path) in found:
                continue
            if is_within(os.path.realpath(path), os.path.realpath(folder)):
                found[os.path.realpath(path)] = SideFile(path, name, whole[folder], *state_of(path))
            elif not whole[folder]:  # in a whole folder, the search for documents reports the link
                skipped.append(Skipped(name, "a link out of the corpus"))
    return tuple(found.values())


def _found(path: str, name: str, root: SearchedRoot, skipped: list[Skipped]) -> FoundFile | None:
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
