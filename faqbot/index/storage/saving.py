"""Write an index to its directory, in place of an older index there. The docstring of `loading` lists the files.

Questions must not import this module: its imports hashlib and shutil take a fifth of the time that numpy's import
takes.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import FileIO
from typing import Any

from faqbot.errors import OutputError, system_reason
from faqbot.index.index import Index
from faqbot.index.schema import ARRAYS, TEXTS
from faqbot.index.storage.layout import Pieces, pieces_of, widest_first
from faqbot.index.storage.loading import map_data
from faqbot.index.storage.manifest import (
    FORMAT,
    MANIFEST,
    contents_of,
    data_file,
    parse_manifest,
    read_manifest,
    seal,
    settings,
)
from faqbot.index.storage.regular_files import FORBIDDEN, OTHER_KINDS, open_regular, read_regular
from faqbot.index.storage.summing import write_summed
from faqbot.system.atomic_files import drafting, finish_draft, is_draft, remove_drafts, replacing
from faqbot.system.callers import log_info
from faqbot.system.digests import is_digest
from faqbot.system.locks import close_to_move, exclusive
from faqbot.system.versions import installed_versions

_LOCK = ".lock"

# The folder of the kept segments (see `building.segment_store`); only writers read it. Earlier versions of faqbot gave
# it the name `_OLD_SEGMENTS`; their segments are removed, since no writer reads them any more.
SEGMENTS = ".segments"
# The list of the documents (see `building.documents.document_list`); only writers read it, too.
DOCUMENTS = ".documents.json"
_OLD_SEGMENTS = ".blocks"

# How often a directory is made that is removed before it is locked. A working directory that is gone looks the same.
_ATTEMPTS = 100


def save_index(index: Index, directory: str | os.PathLike[str]) -> str:
    """Write an index and return the digest of its content; a reader sees the old or the new index, never a mix.

    Raises `OutputError` if the directory holds anything other than a faqbot index, or cannot be written.
    """
    with writing(directory) as target:
        return write_index(index, target)


@contextmanager
def writing(directory: str | os.PathLike[str]) -> Iterator[str]:
    """Lock the directory of an index for one writer within the context, and yield its path.

    The directory is created if need be, and removed again if the context fails before anything is written into it.
    Raises `OutputError` as `save_index` does.
    """
    target = os.fspath(directory)
    try:
        _refuse_foreign(target)
        with ExitStack() as stack:
            lock, is_new = _enter(target, stack)
            try:
                yield target
            except BaseException:
                if is_new:  # while the lock is held, so that the next writer sees that it must create the directory
                    _remove_empty(target, lock)
                raise
    except OSError as error:
        place, how = _at_fault(error, target)
        raise OutputError(f"cannot write the index: {system_reason(error)}{how}", path=place) from error


def _at_fault(error: OSError, target: str) -> tuple[str, str]:
    """Return the path in the directory that an error is about, or else the directory, and what to do about it."""
    for path in (error.filename2, error.filename):
        if not isinstance(path, str) or not path.startswith(os.path.join(target, "")):
            continue
        if error.errno in OTHER_KINDS and os.path.lexists(path):
            return path, "; move it away"
        if error.errno in FORBIDDEN:
            return os.path.dirname(path) if is_draft(os.path.basename(path)) else path, "; let your user write there"
    return target, "; let your user write there" if error.errno in FORBIDDEN else ""


def _enter(target: str, stack: ExitStack) -> tuple[FileIO, bool]:
    """Create the directory if need be and lock it until `stack` ends; return the lock and whether it is new."""
    attempts = 0
    while True:
        attempts += 1
        is_new = not os.path.isdir(target)
        try:
            os.makedirs(target, exist_ok=True)
        except RecursionError as error:  # makedirs calls itself for each missing parent folder
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), target) from error
        try:
            lock = stack.enter_context(exclusive(os.path.join(target, _LOCK)))
        except FileNotFoundError:  # another writer failed, and has removed the directory that it had created
            if attempts == _ATTEMPTS:
                raise
            continue
        return lock, is_new


def _remove_empty(target: str, lock: FileIO) -> None:
    with suppress(OSError):
        close_to_move(lock)
        os.unlink(os.path.join(target, _LOCK))
        os.rmdir(target)


def write_index(
    index: Index,
    target: str,
    *,
    inputs: str | None = None,
    segments: Collection[str] | None = None,
    documents: Callable[[str], bytes] | None = None,
) -> str:
    """Write an index to a directory that the caller has locked with `writing`; return the digest of its content.

    `inputs` is the digest of everything that the index is made from. `segments` has the names of the segments to keep
    (see `building.segment_store`); all other segments in the directory are removed. With None, all stay. `documents`
    returns the list of the documents for the digest of an index; the list is on the disk before the index is, so that
    a full disk leaves the old index with the old list.
    """
    pieces = pieces_of(index.arrays, index.runs, ARRAYS)
    about = _about(index)
    with drafting(target) as draft:
        digest, data = write_summed(draft, about, pieces)
        path = data_file(target, digest)
        is_new = not os.path.lexists(path)
        if not _holds(path, pieces):
            finish_draft(draft, path)
    stemmer = installed_versions(["PyStemmer"])["PyStemmer"]
    manifest = {**about, "stemmer": stemmer, "digest": digest, "data": data}
    if inputs is not None:
        manifest["inputs"] = inputs
    if segments is not None:
        manifest["segments"] = len(segments)
    try:
        with ExitStack() as stack:
            if documents is not None:
                listed = stack.enter_context(replacing(os.path.join(target, DOCUMENTS)))
                listed.write(documents(digest))
                listed.flush()
                os.fsync(listed.fileno())
            with replacing(os.path.join(target, MANIFEST)) as file:
                file.write(seal(manifest))
    except BaseException:
        # For example the disk is full: remove the new data file, so that no space is lost. After Ctrl-C or SIGTERM the
        # new manifest may stand there already, and names it.
        if is_new and not _is_named(digest, target):
            with suppress(OSError):
                os.unlink(path)
        raise
    _tidy(target, digest, segments)
    log_info("saved the index in %s", target)
    return digest


def _is_named(digest: str, target: str) -> bool:
    """Whether the manifest in a directory is that of an index with this digest."""
    try:
        return parse_manifest(read_regular(os.path.join(target, MANIFEST))).get("digest") == digest
    except OSError:
        return False


def _about(index: Index) -> dict[str, Any]:
    """Return the entries of the manifest that describe the content of an index."""
    return {
        **settings(index.analyser.language),
        "title": index.settings.title,
        "threshold": index.settings.threshold,
        "readers": dict(index.settings.readers),
        "chunks": len(index),
        "encoder": index.encoder.encoding._asdict() if index.encoder else None,
        "arrays": {name: [ARRAYS[name], len(index.arrays[name])] for name in widest_first(ARRAYS)},
        "texts": {name: len(index.runs[name]) for name in sorted(TEXTS)},
    }


def keep_index(target: str) -> bool:
    """Keep the index in a directory if every byte of it is as it was written, and remove files that it does not use.

    All segments stay, so an index beside more segments than it was made of is not kept: its writer was stopped before
    it removed those of an older index. Return whether the index was kept; if not, the caller must write it again.
    """
    try:
        manifest = read_manifest(target)
        contents = contents_of(manifest)
        map_data(target, contents, whole=True)
        if len(_segments(os.path.join(target, SEGMENTS))) > manifest["segments"]:
            return False
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    _tidy(target, contents.digest, None)
    return True


def _holds(path: str, pieces: Pieces) -> bool:
    """Whether a file consists of exactly these bytes."""
    try:
        with open_regular(path) as file:
            return all(file.read(piece.nbytes) == piece for piece in pieces) and not file.read(1)
    except OSError:
        return False


def _refuse_foreign(target: str) -> None:
    """Raise `OutputError` if a path is neither free, nor an empty directory, nor the directory of an index."""
    try:
        present = os.listdir(target)  # at once: a writer that fails may remove its new directory at any moment
    except (FileNotFoundError, NotADirectoryError) as error:
        if os.path.lexists(target) and not os.path.isdir(target):
            raise OutputError("is a file; an index is a directory", path=target) from error
        return
    folders = (SEGMENTS, _OLD_SEGMENTS)
    for folder in (os.path.join(target, name) for name in folders):
        if os.path.islink(folder):
            raise OutputError("is a symbolic link, which is not followed here; remove it", path=folder)
    names = {name for name in present if name not in (_LOCK, DOCUMENTS, *folders) and not is_draft(name)}
    if MANIFEST in names and parse_manifest(read_regular(os.path.join(target, MANIFEST))).get("format") == FORMAT:
        return
    # Accept a directory that is empty, whose first writer was killed before it wrote the manifest, or whose manifest is
    # damaged. A manifest.json without a data file may belong to another program.
    own = set(filter(_is_own, names))
    if names - own - ({MANIFEST} if own else set()):
        raise OutputError("is not empty and holds no faqbot index; name a new directory", path=target)


def _is_own(name: str) -> bool:
    """Whether a name is the name of a data file, or of a data folder or its draft before format version 7."""
    return _is_data(name) or _is_old_folder(name)


def _is_data(name: str) -> bool:
    return name.endswith(".bin") and is_digest(name.removesuffix(".bin"))


def _is_old_folder(name: str) -> bool:
    """Whether a name is the name of a folder of data, up to format version 6, or of the draft of one."""
    is_draft = name.startswith(".") and name.endswith(".new")
    return is_digest(name.removeprefix(".").removesuffix(".new") if is_draft else name)


def _tidy(target: str, digest: str, segments: Collection[str] | None) -> None:
    """Remove old data, stale drafts and unused segments from an index's directory; files of the user stay."""
    for entry in _entries(target):
        if _is_old_folder(entry.name) and entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif _is_data(entry.name) and entry.name != f"{digest}.bin":
            _remove_file(entry)
    remove_drafts(target)
    if segments is not None:
        _tidy_segments(os.path.join(target, SEGMENTS), segments)
    _tidy_segments(os.path.join(target, _OLD_SEGMENTS), ())


def _tidy_segments(folder: str, kept: Collection[str]) -> None:
    """Remove the segments whose names are not in `kept`, and drafts of killed writers; then an empty folder."""
    if not os.path.isdir(folder) or os.path.islink(folder):
        return
    for entry in _segments(folder):
        if entry.name not in kept:
            _remove_file(entry)
    remove_drafts(folder)
    if not kept:
        with suppress(OSError):  # the folder still holds a file of the user
            os.rmdir(folder)


def _segments(folder: str) -> list[os.DirEntry[str]]:
    """Return the segments in a folder, and the drafts of earlier versions, which had the name of a segment and `.new`.

    All other files in the folder are the user's.
    """
    return [
        entry
        for entry in _entries(folder)
        if is_digest(entry.name.removesuffix(".new")) and entry.is_file(follow_symlinks=False)
    ]


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as scan:
        return list(scan)


def _remove_file(entry: os.DirEntry[str]) -> None:
    """Remove a file or a link; a folder of that name is left, since only a user can have made it."""
    if not entry.is_dir(follow_symlinks=False):
        with suppress(OSError):
            os.unlink(entry.path)
