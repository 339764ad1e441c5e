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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from typing import Any

import numpy as np

from faqbot.errors import OutputError, system_reason
from faqbot.search.index import ARRAYS, TEXTS, Array, Index
from faqbot.search.store import (
    DIGEST_LENGTH,
    FORMAT,
    MANIFEST,
    is_digest,
    map_array,
    parse_manifest,
    read_file,
    settings,
    text_file,
)

_LOCK = ".lock"


def save_index(index: Index, directory: str | os.PathLike[str]) -> str:
    """Write an index and return the digest of its content; a reader finds the old one or the new one, never a mix.

    Raises `OutputError` if the directory holds anything that is no faqbot index, or cannot be written.
    """
    target = os.fspath(directory)
    try:
        _refuse_foreign(target)
        with _made(target), _only_writer(target):
            return _write(index, target)
    except OSError as error:
        message = f"cannot write the index: {system_reason(error)}"
        raise OutputError(message, path=directory) from error


def _write(index: Index, target: str) -> str:
    files = {f"{name}.npy": _npy(index.arrays[name]) for name in sorted(ARRAYS)}
    files |= {text_file(name): bytes(index.texts[name]) for name in sorted(TEXTS)}
    content = sha256(json.dumps(settings(index.analyser.language), sort_keys=True).encode())
    for name, data in sorted(files.items()):
        content.update(f"{name} {len(data)}\n".encode())
        content.update(data)
    digest = content.hexdigest()[:DIGEST_LENGTH]
    folder = os.path.join(target, digest)
    is_new = not os.path.lexists(folder)
    if not _holds(folder, files):
        _write_folder(folder, files)
    listed = {name: _described(name, data) for name, data in sorted(files.items())}
    about = {**settings(index.analyser.language), "chunks": len(index), "confidence": index.confidence}
    about["encoder"] = index.encoder.encoding._asdict() if index.encoder else None
    manifest = {**about, "folder": digest, "files": listed}
    try:
        _replace_manifest(target, json.dumps(manifest, indent=1).encode() + b"\n")
    except BaseException:
        if is_new:  # the disk is full: leave it no fuller than it was
            shutil.rmtree(folder, ignore_errors=True)
        raise
    for stale in os.listdir(target):
        if stale != digest and _is_own_folder(stale):  # what a user put there stays
            shutil.rmtree(os.path.join(target, stale), ignore_errors=True)
    return digest


def _described(name: str, data: bytes) -> dict[str, Any]:
    """Return what the manifest says of a file."""
    described: dict[str, Any] = {"bytes": len(data), "crc32": zlib.crc32(data)}
    dtype = ARRAYS.get(name.removesuffix(".npy"))
    if dtype is None:
        return described
    return {**described, "dtype": dtype, "shape": list(map_array(memoryview(data), dtype, name).shape)}


def _write_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write the files beside their place, and move them there whole."""
    draft = os.path.join(os.path.dirname(folder), f".{os.path.basename(folder)}.new")
    for leftover in (draft, folder):  # of a writer that was killed, or damaged since
        if os.path.lexists(leftover):
            shutil.rmtree(leftover)
    try:
        os.mkdir(draft)
        for name, data in files.items():
            _write_file(os.path.join(draft, name), data)
        os.rename(draft, folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _replace_manifest(target: str, data: bytes) -> None:
    draft = os.path.join(target, f".{MANIFEST}.new")
    try:
        _write_file(draft, data)
        os.replace(draft, os.path.join(target, MANIFEST))
    except BaseException:
        if os.path.lexists(draft):
            os.unlink(draft)
        raise


def _write_file(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _holds(folder: str, files: Mapping[str, bytes]) -> bool:
    """Whether the folder already holds these very files."""
    try:
        return all(read_file(os.path.join(folder, name)) == data for name, data in files.items())
    except OSError:
        return False


def _refuse_foreign(target: str) -> None:
    """Let nothing but an index be written over."""
    if not os.path.lexists(target):
        return
    if not os.path.isdir(target):
        raise OutputError("is a file; an index is a directory", path=target)
    names = set(os.listdir(target)) - {_LOCK, f".{MANIFEST}.new"}
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


def _npy(array: Array) -> bytes:
    buffer = BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()
