"""Write an index to its directory, in place of the one that may be there. `store` says what stands where.

A module of its own, because a question does without it: hashlib and shutil take a fifth of the time to import that
numpy does.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from typing import Any

import numpy as np

from faqbot.errors import OutputError, system_reason
from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.schema import (
    ARRAYS,
    TEXTS,
)
from faqbot.index.storage.loading import (
    DIGEST_LENGTH,
    FORMAT,
    MANIFEST,
    file_names,
    folder_of,
    is_digest,
    map_file,
    parse_manifest,
    read_file,
    read_manifest,
    settings,
    text_file,
)

_LOCK = ".lock"

# The folder of the blocks; only writers look at it.
BLOCKS = ".blocks"


def save_index(index: Index, directory: str | os.PathLike[str]) -> str:
    """Write an index and return the digest of its content; a reader finds the old one or the new one, never a mix.

    Raises `OutputError` if the directory holds anything that is no faqbot index, or cannot be written.
    """
    with writing(directory) as target:
        return write_index(index, target)


@contextmanager
def writing(directory: str | os.PathLike[str]) -> Iterator[str]:
    """Let one writer at a time prepare and write an index, and yield its directory; raise as `save_index`."""
    target = os.fspath(directory)
    try:
        _refuse_foreign(target)
        with _made(target), _only_writer(target):
            yield target
    except OSError as error:
        message = f"cannot write the index: {system_reason(error)}"
        raise OutputError(message, path=directory) from error


def write_index(index: Index, target: str, *, inputs: str | None = None, blocks: Collection[str] = ()) -> str:
    """Write an index to a directory that nobody else is `writing`, and return the digest of its content.

    `inputs` is the digest of what it is made from, `blocks` the names of the blocks that are kept of it (see
    `block_files`); all others go.
    """
    files = {f"{name}.npy": _npy(index.arrays[name]) for name in sorted(ARRAYS)}
    files |= {text_file(name): [memoryview(index.texts[name])] for name in sorted(TEXTS)}
    content = sha256(json.dumps(settings(index.analyser.language), sort_keys=True).encode())
    for name, pieces in sorted(files.items()):
        content.update(f"{name} {_size(pieces)}\n".encode())
        for piece in pieces:
            content.update(piece)
    digest = content.hexdigest()[:DIGEST_LENGTH]
    folder = os.path.join(target, digest)
    is_new = not os.path.lexists(folder)
    if not _holds(folder, files):
        _write_folder(folder, files)
    about = {**settings(index.analyser.language), "chunks": len(index), "confidence": index.confidence}
    about["encoder"] = index.encoder.encoding._asdict() if index.encoder else None
    if inputs is not None:
        about["inputs"] = inputs
    listed = {name: _described(name, pieces, index) for name, pieces in sorted(files.items())}
    manifest = {**about, "folder": digest, "files": listed}
    try:
        _replace_manifest(target, json.dumps(manifest, indent=1).encode() + b"\n")
    except BaseException:
        if is_new:  # the disk is full: leave it no fuller than it was
            shutil.rmtree(folder, ignore_errors=True)
        raise
    _tidy(target, digest, blocks)
    return digest


def keep_index(target: str, blocks: Collection[str]) -> bool:
    """Leave an index as it is if every byte of it is as it was written, and remove what is not its own.

    `blocks` are those of `write_index`. Return whether it is so; if not, it is to be written again.
    """
    manifest = read_manifest(target)
    folder = folder_of(target, manifest)
    try:
        for name in file_names():
            map_file(os.path.join(folder, name), manifest["files"][name], whole=True)
    except (OSError, ValueError):
        return False
    _tidy(target, manifest["folder"], blocks)
    return True


def _tidy(target: str, digest: str, blocks: Collection[str]) -> None:
    """Remove what the manifest does not name any more; what a user put there stays."""
    for stale in os.listdir(target):
        if stale != digest and _is_own_folder(stale):
            shutil.rmtree(os.path.join(target, stale), ignore_errors=True)
    kept = os.path.join(target, BLOCKS)
    if not blocks:
        shutil.rmtree(kept, ignore_errors=True)
        return
    for name in set(os.listdir(kept)).difference(blocks):
        os.unlink(os.path.join(kept, name))


def _described(name: str, pieces: Sequence[memoryview], index: Index) -> dict[str, Any]:
    """Return what the manifest says of a file."""
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    described: dict[str, Any] = {"bytes": _size(pieces), "crc32": checksum}
    array = name.removesuffix(".npy")
    if array not in ARRAYS:
        return described
    return {**described, "dtype": ARRAYS[array], "shape": list(index.arrays[array].shape)}


def _size(pieces: Sequence[memoryview]) -> int:
    return sum(piece.nbytes for piece in pieces)


def _write_folder(folder: str, files: Mapping[str, Sequence[memoryview]]) -> None:
    """Write the files beside their place, and move them there whole."""
    draft = os.path.join(os.path.dirname(folder), f".{os.path.basename(folder)}.new")
    for leftover in (draft, folder):  # of a writer that was killed, or damaged since
        if os.path.lexists(leftover):
            shutil.rmtree(leftover)
    try:
        os.mkdir(draft)
        for name, pieces in files.items():
            _write_file(os.path.join(draft, name), pieces)
        os.rename(draft, folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _replace_manifest(target: str, data: bytes) -> None:
    draft = os.path.join(target, f".{MANIFEST}.new")
    try:
        _write_file(draft, [memoryview(data)])
        os.replace(draft, os.path.join(target, MANIFEST))
    except BaseException:
        if os.path.lexists(draft):
            os.unlink(draft)
        raise


def _write_file(path: str, pieces: Sequence[memoryview]) -> None:
    with open(path, "wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _holds(folder: str, files: Mapping[str, Sequence[memoryview]]) -> bool:
    """Whether the folder already holds these very files."""
    try:
        return all(_is_file_of(os.path.join(folder, name), pieces) for name, pieces in files.items())
    except OSError:
        return False


def _is_file_of(path: str, pieces: Sequence[memoryview]) -> bool:
    with open(path, "rb") as file:
        return all(file.read(piece.nbytes) == piece for piece in pieces) and not file.read(1)


def _refuse_foreign(target: str) -> None:
    """Let nothing but an index be written over."""
    if not os.path.lexists(target):
        return
    if not os.path.isdir(target):
        raise OutputError("is a file; an index is a directory", path=target)
    names = set(os.listdir(target)) - {_LOCK, BLOCKS, f".{MANIFEST}.new"}
    if MANIFEST in names and parse_manifest(read_file(os.path.join(target, MANIFEST))).get("format") == FORMAT:
        return
    # Empty, or its first writer was killed before the manifest, or that is damaged; a manifest.json alone is not ours.
    folders = set(filter(_is_own_folder, names))
    if names - folders - ({MANIFEST} if folders else set()):
        raise OutputError("is not empty and holds no faqbot index; name a new directory", path=target)


def _is_own_folder(name: str) -> bool:
    """Whether a folder is, or was to become, one that holds an index."""
    return is_digest(name) or (name.startswith(".") and is_digest(name.removeprefix(".").removesuffix(".new")))


@contextmanager
def _made(target: str) -> Iterator[None]:
    """Make the directory, and take it away again if nothing could be written into it."""
    made = not os.path.isdir(target)
    os.makedirs(target, exist_ok=True)
    try:
        yield
    except BaseException:
        if made:
            with suppress(OSError):
                os.unlink(os.path.join(target, _LOCK))
                os.rmdir(target)
        raise


@contextmanager
def _only_writer(target: str) -> Iterator[None]:
    """Keep a second writer waiting; the lock goes with the process, however it ends."""
    with open(os.path.join(target, _LOCK), "wb") as lock:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there is one on each platform only

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _npy(array: Array) -> list[memoryview]:
    """Return an .npy file as its header and the array's own memory."""
    header = BytesIO()
    np.lib.format.write_array_header_1_0(header, np.lib.format.header_data_from_array_1_0(array))
    return [memoryview(header.getvalue()), np.ascontiguousarray(array).view(np.uint8).data]
