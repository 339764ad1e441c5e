"""Verify a saved index: read every byte, and list everything that differs from the bytes that were written.

Loading a large index checks only sizes and lengths.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from faqbot.errors import DamagedIndexError, IndexFileError, system_reason
from faqbot.index.storage.checking import flaws
from faqbot.index.storage.loading import map_data, unpack
from faqbot.index.storage.manifest import MANIFEST, Contents, contents_of, data_file, read_manifest, rebuild


class Verified(NamedTuple):
    """The result of verifying an index.

    `chunks` is the number of chunks according to the manifest, `files` the number of files, `bytes` their total size,
    and `broken` has a line for each flaw. An empty `broken` means that every byte is as it was written.
    """

    chunks: int
    files: int
    bytes: int
    broken: tuple[str, ...]


def verify_index(directory: str | os.PathLike[str]) -> Verified:
    """Read and check an index: checksums, sizes, lengths, and every number against the schema.

    Raises `IndexFileError` if the directory has no index, or if its manifest is damaged or of another version (see
    `read_manifest`).
    """
    target = os.fspath(directory)
    while True:
        manifest = read_manifest(target)
        try:
            contents = contents_of(manifest)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedIndexError(f"the index is damaged ({error}); {rebuild(target)}", path=target) from error
        path = data_file(target, contents.digest)
        broken = tuple(f"{path}: {flaw}; {rebuild(target)}" for flaw in _broken(target, contents))
        # If the manifest has changed, the flaws may come from a writer that replaced the index: verify the new one.
        if not broken or read_manifest(target) == manifest:
            size = os.stat(os.path.join(target, MANIFEST)).st_size + contents.size
            return Verified(contents.chunks, 2, size, broken)


def check_bytes(directory: str | os.PathLike[str], digest: str) -> None:
    """Read the index with this digest as `verify_index` does; raise `ValueError`, which says the first flaw, if any.

    Raises `IndexFileError` if another index is in the directory by now.
    """
    target = os.fspath(directory)
    try:
        contents = contents_of(read_manifest(target))
    except (IndexFileError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{MANIFEST} is missing, or not what was written") from error
    if contents.digest != digest:
        raise IndexFileError("the index was replaced while it was read; begin again", path=target)
    for flaw in _broken(target, contents):
        raise ValueError(f"{os.path.basename(data_file(target, digest))} {flaw}")


def _broken(target: str, contents: Contents) -> Iterator[str]:
    """Yield a line for each flaw of the data file."""
    try:
        arrays, _, sizes = unpack(map_data(target, contents, whole=True), contents)
    except OSError as error:
        yield system_reason(error)
    except ValueError as error:
        yield str(error).removeprefix(f"{os.path.basename(data_file(target, contents.digest))} ")
    else:
        yield from flaws(arrays, sizes)
