"""Keep an index in a directory, and map it back.

    DIR/manifest.json        names the folder; the only file ever replaced, and the last one written
    DIR/<content digest>/    *.npy arrays and *.bin runs of bytes (chunks.jsonl among them), never changed

Two builds of the same files are byte for byte equal: nothing inside tells the time, the machine or an absolute path.
A reader opens every file at load, so a writer that removes the folder afterwards does not disturb it. No pickle
anywhere: reading one runs code.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any

import numpy as np

from faqbot.errors import IndexFileError, LanguageError, OutputError
from faqbot.search.index import ARRAYS, FIELDS, TEXTS, Array, Index
from faqbot.search.terms import ANALYSER_VERSION, Analyser

FORMAT = "faqbot index"
FORMAT_VERSION = 1

MANIFEST = "manifest.json"
_LOCK = ".lock"
_DIGEST_LENGTH = 32

# An .npy file begins with the magic string and its version, 1.0, then two bytes for the header's length.
_MAGIC = b"\x93NUMPY\x01\x00"
_PREFIX = len(_MAGIC) + 2
_REBUILD = "rebuild it with: faqbot index CORPUS -o DIR"

# Up to this size a load checks every byte, which costs no more than opening the files; beyond it, sizes and dtypes.
_CHECKED_WHOLE = 8_000_000

# A writer may remove the folder between a reader's look at the manifest and its opening the files.
_TRIES = 5
_PAUSE = 0.005  # seconds, longer each time

# hashlib and shutil are imported by the functions that write: loading does without, and the two cost a fifth of what
# numpy does. CRC-32 is enough to find damage.


def settings(language: str) -> dict[str, Any]:
    """Return what an index depends on besides its documents."""
    return {"format": FORMAT, "version": FORMAT_VERSION, "analyser": ANALYSER_VERSION, "language": language}


def save_index(index: Index, directory: str | os.PathLike[str]) -> None:
    """Write an index; a reader finds the old one or the new one, never a mix.

    Raises `OutputError` if the directory holds anything that is no faqbot index, or cannot be written.
    """
    target = os.fspath(directory)
    try:
        _refuse_foreign(target)
        with _made(target), _only_writer(target):
            _write(index, target)
    except OSError as error:
        message = f"cannot write the index: {(error.strerror or str(error)).lower()}"
        raise OutputError(message, path=directory) from error


def load_index(directory: str | os.PathLike[str]) -> Index:
    """Map an index from its directory.

    Raises `IndexFileError` if there is none, or it is damaged, foreign, or of another format version.
    """
    target = os.fspath(directory)
    for attempt in range(_TRIES):
        manifest = _read_manifest(target)
        try:
            return _open(target, manifest)
        except FileNotFoundError as error:
            missing = error
            # The same manifest again is no proof of damage: two writers may have taken turns meanwhile.
            time.sleep(_PAUSE * attempt)
    message = f"the index is damaged ({os.path.basename(missing.filename or 'a file')} is missing); {_REBUILD}"
    raise IndexFileError(message, path=directory) from missing


# Writing


def _write(index: Index, target: str) -> None:
    import shutil  # noqa: PLC0415 - see above
    from hashlib import sha256  # noqa: PLC0415

    files = {f"{name}.npy": _npy(index.arrays[name]) for name in sorted(ARRAYS)}
    files |= {_text_file(name): bytes(index.texts[name]) for name in sorted(TEXTS)}
    content = sha256(json.dumps(settings(index.analyser.language), sort_keys=True).encode())
    for name, data in sorted(files.items()):
        content.update(f"{name} {len(data)}\n".encode() + data)
    digest = content.hexdigest()[:_DIGEST_LENGTH]
    folder = os.path.join(target, digest)
    is_new = not os.path.lexists(folder)
    if not _holds(folder, files):
        _write_folder(folder, files)
    listed = {name: _described(name, data) for name, data in sorted(files.items())}
    manifest = {**settings(index.analyser.language), "chunks": len(index), "folder": digest, "files": listed}
    try:
        _replace_manifest(target, json.dumps(manifest, indent=1).encode() + b"\n")
    except BaseException:
        if is_new:  # the disk is full: leave it no fuller than it was
            shutil.rmtree(folder, ignore_errors=True)
        raise
    for stale in os.listdir(target):
        if stale != digest and _is_own_folder(stale):  # what a user put there stays
            shutil.rmtree(os.path.join(target, stale), ignore_errors=True)


def _described(name: str, data: bytes) -> dict[str, Any]:
    """Return what the manifest says of a file."""
    described: dict[str, Any] = {"bytes": len(data), "crc32": zlib.crc32(data)}
    dtype = ARRAYS.get(name.removesuffix(".npy"))
    if dtype is None:
        return described
    return {**described, "dtype": dtype, "shape": list(_array(memoryview(data), dtype, name).shape)}


def _write_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write the files beside their place, and move them there whole."""
    import shutil  # noqa: PLC0415 - see above

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
        return all(_read(os.path.join(folder, name)) == data for name, data in files.items())
    except OSError:
        return False


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _refuse_foreign(target: str) -> None:
    """Let nothing but an index be written over."""
    if not os.path.lexists(target):
        return
    if not os.path.isdir(target):
        raise OutputError("is a file; an index is a directory", path=target)
    names = set(os.listdir(target)) - {_LOCK, f".{MANIFEST}.new"}
    if MANIFEST in names and _parse(_read(os.path.join(target, MANIFEST))).get("format") == FORMAT:
        return
    # Empty, or its first writer was killed before the manifest, or that is damaged; a manifest.json alone is not ours.
    folders = set(filter(_is_own_folder, names))
    if names - folders - ({MANIFEST} if folders else set()):
        raise OutputError("is not empty and holds no faqbot index; name a new directory", path=target)


def _is_digest(name: object) -> bool:
    return isinstance(name, str) and len(name) == _DIGEST_LENGTH and set(name) <= set("0123456789abcdef")


def _is_own_folder(name: str) -> bool:
    """Whether a folder is, or was to become, one that holds an index."""
    return _is_digest(name) or (name.startswith(".") and _is_digest(name.removeprefix(".").removesuffix(".new")))


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


def _text_file(name: str) -> str:
    return "chunks.jsonl" if name == "chunks" else f"{name}.bin"


# Reading


def _read_manifest(target: str) -> dict[str, Any]:
    try:
        data = _read(os.path.join(target, MANIFEST))
    except FileNotFoundError as error:
        kind = f"no faqbot index here (it has no {MANIFEST})" if os.path.exists(target) else "no such directory"
        raise IndexFileError(f"{kind}; make one with: faqbot index CORPUS -o DIR", path=target) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise IndexFileError(f"cannot read the index: {reason}", path=target) from error
    manifest = _parse(data)
    if manifest.get("format") != FORMAT:
        raise IndexFileError(f"{MANIFEST} is no faqbot index, or damaged; {_REBUILD}", path=target)
    version, analyser = manifest.get("version"), manifest.get("analyser")
    if type(version) is not int or type(analyser) is not int:
        raise IndexFileError(f"the index is damaged ({MANIFEST} names no version); {_REBUILD}", path=target)
    if (version, analyser) != (FORMAT_VERSION, ANALYSER_VERSION):
        found = f"{version}.{analyser}"
        message = f"an index of version {found}, this faqbot reads {FORMAT_VERSION}.{ANALYSER_VERSION}; {_REBUILD}"
        raise IndexFileError(message, path=target)
    return manifest


def _parse(data: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _open(target: str, manifest: Mapping[str, Any]) -> Index:
    try:
        if not _is_digest(manifest["folder"]):
            raise ValueError("its manifest names no folder of its own")
        folder, listed = os.path.join(target, manifest["folder"]), manifest["files"]
        names = [*(f"{name}.npy" for name in ARRAYS), *map(_text_file, TEXTS)]
        whole = sum(int(listed[name]["bytes"]) for name in names) <= _CHECKED_WHOLE
        runs = {name: _map(os.path.join(folder, name), listed[name], whole=whole) for name in names}
        arrays = {name: _array(runs[f"{name}.npy"], dtype, name) for name, dtype in ARRAYS.items()}
        for name, array in arrays.items():
            entry = listed[f"{name}.npy"]
            if (entry["dtype"], entry["shape"]) != (ARRAYS[name], [len(array)]):
                raise ValueError(f"{name}.npy is not what {MANIFEST} says")
        texts = {name: runs[_text_file(name)] for name in TEXTS}
        _check_fit(arrays, texts, int(manifest["chunks"]))
        analyser = Analyser(manifest["language"])
        if analyser.language != manifest["language"]:
            raise ValueError("its manifest misspells its language")
        return Index(analyser, arrays, texts, target)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise IndexFileError(f"cannot read the index: {reason}", path=target) from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, LanguageError) as error:
        raise IndexFileError(f"the index is damaged ({error}); {_REBUILD}", path=target) from error


def _map(path: str, listed: Mapping[str, Any], *, whole: bool) -> memoryview:
    """Map a file; an empty one cannot be mapped and is empty anyway."""
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size != listed["bytes"]:
            raise ValueError(f"{os.path.basename(path)} has {size} bytes, not {listed['bytes']!r}")
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b"")
    if whole and zlib.crc32(view) != listed["crc32"]:
        raise ValueError(f"{os.path.basename(path)} is not what was written")
    return view


def _array(view: memoryview, dtype: str, name: str) -> Array:
    """Return the array in a mapped .npy file, without copying it; raise `ValueError` unless its header fits."""
    start = _PREFIX + int.from_bytes(view[_PREFIX - 2 : _PREFIX], "little")
    count = (len(view) - start) // np.dtype(dtype).itemsize
    header = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': ({count},), }}"
    # Compared, not parsed: numpy's parser answers damage with exceptions of many kinds.
    if bytes(view[: _PREFIX - 2]) != _MAGIC or bytes(view[_PREFIX:start]).rstrip() != header.encode():
        raise ValueError(f"{name}.npy does not hold {count} numbers of {dtype}")
    return np.frombuffer(view, dtype=dtype, count=count, offset=start)


def _check_fit(arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview], chunks: int) -> None:
    """Raise `ValueError` unless the arrays' lengths agree, so that no later look-up leaves its array."""
    terms = len(arrays["term_weights"])
    lengths = {
        "term_hashes": terms,
        "term_offsets": terms + 1,
        "word_offsets": len(arrays["word_counts"]) + 1,
        "asked_chunks": len(arrays["asked_hashes"]),
        "chunk_offsets": chunks + 1,
        "chunk_topics": chunks,
    }
    for field in FIELDS:
        lengths[f"{field}_starts"] = terms + 1
        lengths[f"{field}_weights"] = len(arrays[f"{field}_chunks"])
        lengths[f"{field}_norms"] = chunks
    for name, length in lengths.items():
        if len(arrays[name]) != length:
            raise ValueError(f"{name} has {len(arrays[name])} entries, not {length}")
    for name, offsets in TEXTS.items():
        if arrays[offsets][-1] != len(texts[name]):
            raise ValueError(f"{name} ends at {len(texts[name])}, not {arrays[offsets][-1]}")
