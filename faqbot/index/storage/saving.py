"""Write an index to its directory, in place of the one that may be there. `loading` says which file is what.

A module of its own, because a question does without it: hashlib and shutil take a fifth of the time to import that
numpy does.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import stat
import time
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from faqbot.errors import OutputError, system_reason
from faqbot.index.index import Index
from faqbot.index.schema import ARRAYS, TEXTS
from faqbot.index.storage.layout import pieces_of, widest_first
from faqbot.index.storage.loading import map_data
from faqbot.index.storage.manifest import (
    FORMAT,
    MANIFEST,
    contents_of,
    data_file,
    digest_of,
    is_digest,
    parse_manifest,
    read_manifest,
    seal,
    settings,
)
from faqbot.index.storage.regular_files import open_regular, read_regular
from faqbot.system.atomic_files import replacing
from faqbot.system.locks import exclusive

_LOCK = ".lock"

# The folder of the blocks; only writers look at it.
BLOCKS = ".blocks"

# The data file; up to format version 6 it was a folder, and its draft was named after it.
_DATA = re.compile(r"[0-9a-f]{32}\.bin")
_OLD_FOLDER = re.compile(r"[0-9a-f]{32}|\.[0-9a-f]{32}\.new")

# What `replacing` writes until it is finished; one that is left for so long (seconds) is of a writer that was killed.
_DRAFT = re.compile(r"\.faqbot-[0-9a-f]+\.new")
_STALE = 3600


def save_index(index: Index, directory: str | os.PathLike[str]) -> str:
    """Write an index and return the digest of its content; a reader finds the old one or the new one, never a mix.

    Raises `OutputError` if the directory holds anything that is no faqbot index, or cannot be written.
    """
    with writing(directory) as target:
        return write_index(index, target)


@contextmanager
def writing(directory: str | os.PathLike[str]) -> Iterator[str]:
    """Let one writer at a time prepare and write an index, and yield its directory; raise as `save_index`.

    A directory that is made for it is removed again if nothing could be written into it.
    """
    target = os.fspath(directory)
    try:
        _refuse_foreign(target)
        with ExitStack() as stack:
            is_new = _enter(target, stack)
            try:
                yield target
            except BaseException:
                if is_new:  # while the lock is held: whoever waits for it then makes the directory anew
                    _remove_empty(target)
                raise
    except OSError as error:
        message = f"cannot write the index: {system_reason(error)}"
        raise OutputError(message, path=directory) from error


def _enter(target: str, stack: ExitStack) -> bool:
    """Make the directory and lock it, and return whether it is new."""
    while True:
        is_new = not os.path.isdir(target)
        try:
            os.makedirs(target, exist_ok=True)
        except RecursionError as error:  # it calls itself for every folder above
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), target) from error
        try:
            stack.enter_context(exclusive(os.path.join(target, _LOCK)))
        except FileNotFoundError:  # a writer that failed has removed the directory meanwhile
            continue
        return is_new


def _remove_empty(target: str) -> None:
    with suppress(OSError):
        os.unlink(os.path.join(target, _LOCK))
        os.rmdir(target)


def write_index(index: Index, target: str, *, inputs: str | None = None, blocks: Collection[str] = ()) -> str:
    """Write an index to a directory that nobody else is `writing`, and return the digest of its content.

    `inputs` is the digest of what it is made from, `blocks` the names of the blocks that are kept of it (see
    `segment_files`); all others go.
    """
    pieces = pieces_of(index.arrays, index.texts, ARRAYS)
    about = _about(index)
    digest = _digest(about, pieces)
    path = data_file(target, digest)
    is_new = not os.path.lexists(path)
    manifest = {**about, "stemmer": version("PyStemmer"), "digest": digest, "data": _described(pieces)}
    if inputs is not None:
        manifest["inputs"] = inputs
    if not _holds(path, pieces):
        with replacing(path) as file:
            file.writelines(pieces)
    try:
        with replacing(os.path.join(target, MANIFEST)) as file:
            file.write(seal(manifest))
    except BaseException:
        if is_new:  # the disk is full: leave it no fuller than it was
            with suppress(OSError):
                os.unlink(path)
        raise
    _tidy(target, digest, blocks)
    return digest


def _about(index: Index) -> dict[str, Any]:
    """Return what the manifest says of an index's content."""
    return {
        **settings(index.analyser.language),
        "chunks": len(index),
        "confidence": index.confidence,
        "encoder": index.encoder.encoding._asdict() if index.encoder else None,
        "arrays": {name: [ARRAYS[name], len(index.arrays[name])] for name in widest_first(ARRAYS)},
        "texts": {name: len(index.texts[name]) for name in sorted(TEXTS)},
    }


def _digest(about: dict[str, Any], pieces: Sequence[memoryview]) -> str:
    content = sha256(json.dumps(about, sort_keys=True).encode())
    for piece in pieces:
        content.update(piece)
    return digest_of(content.hexdigest())


def _described(pieces: Sequence[memoryview]) -> dict[str, int]:
    """Return what the manifest says of the data file."""
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    return {"bytes": sum(piece.nbytes for piece in pieces), "crc32": checksum}


def keep_index(target: str, blocks: Collection[str]) -> bool:
    """Leave an index as it is if every byte of it is as it was written, and remove what is not its own.

    `blocks` are those of `write_index`. Return whether the index was kept; if not, it is to be written again.
    """
    try:
        contents = contents_of(read_manifest(target))
        map_data(target, contents, whole=True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    _tidy(target, contents.digest, blocks)
    return True


def _holds(path: str, pieces: Sequence[memoryview]) -> bool:
    """Whether a file holds these bytes and no others."""
    try:
        with open_regular(path) as file:
            return all(file.read(piece.nbytes) == piece for piece in pieces) and not file.read(1)
    except OSError:
        return False


def _refuse_foreign(target: str) -> None:
    """Let nothing but an index be written over."""
    if not os.path.lexists(target):
        return
    if not os.path.isdir(target):
        raise OutputError("is a file; an index is a directory", path=target)
    blocks = os.path.join(target, BLOCKS)
    if os.path.islink(blocks):
        raise OutputError("is a symbolic link, which is not followed here; remove it", path=blocks)
    names = {name for name in os.listdir(target) if name not in (_LOCK, BLOCKS) and not _DRAFT.fullmatch(name)}
    if MANIFEST in names and parse_manifest(read_regular(os.path.join(target, MANIFEST))).get("format") == FORMAT:
        return
    # Empty, or its first writer was killed before the manifest, or that is damaged; a manifest.json alone is not ours.
    own = set(filter(_is_own, names))
    if names - own - ({MANIFEST} if own else set()):
        raise OutputError("is not empty and holds no faqbot index; name a new directory", path=target)


def _is_own(name: str) -> bool:
    """Whether a name is that of a data file, or what one was before version 7."""
    return bool(_DATA.fullmatch(name) or _OLD_FOLDER.fullmatch(name))


def _tidy(target: str, digest: str, blocks: Collection[str]) -> None:
    """Remove what the manifest does not name any more; what a user put there stays."""
    for entry in _entries(target):
        if _OLD_FOLDER.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif (_DATA.fullmatch(entry.name) and entry.name != f"{digest}.bin") or _is_stale_draft(entry):
            _remove_file(entry)
    _tidy_blocks(os.path.join(target, BLOCKS), blocks)


def _tidy_blocks(folder: str, kept: Collection[str]) -> None:
    """Remove the blocks that are not kept, and the folder with the last of them."""
    if not os.path.isdir(folder) or os.path.islink(folder):
        return
    for entry in _entries(folder):
        if entry.name not in kept and is_digest(entry.name.removesuffix(".new")):
            _remove_file(entry)
    if not kept:
        with suppress(OSError):  # a user put something there
            os.rmdir(folder)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as scan:
        return list(scan)


def _is_stale_draft(entry: os.DirEntry[str]) -> bool:
    if not _DRAFT.fullmatch(entry.name):
        return False
    status = entry.stat(follow_symlinks=False)
    return stat.S_ISREG(status.st_mode) and status.st_mtime < time.time() - _STALE


def _remove_file(entry: os.DirEntry[str]) -> None:
    """Remove a file or link, but no folder, which a user must have made."""
    if not entry.is_dir(follow_symlinks=False):
        with suppress(OSError):
            os.unlink(entry.path)
