"""Read a saved index whole, and say what is not as it was written.

A load of a large index looks at sizes and lengths; this reads every byte.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from faqbot.errors import IndexFileError, system_reason
from faqbot.index.storage.checking import flaws
from faqbot.index.storage.loading import map_data, unpack
from faqbot.index.storage.manifest import MANIFEST, REBUILD, Contents, contents_of, data_file, read_manifest


class Verified(NamedTuple):
    """How many chunks an index says that it has, in how many files of how many bytes, and what is broken, a line each.

    Without `broken` lines all is as it was written.
    """

    chunks: int
    files: int
    bytes: int
    broken: tuple[str, ...]


def verify_index(directory: str | os.PathLike[str]) -> Verified:
    """Read and check an index: checksums, sizes, lengths, and every number against the schema.

    Raises `IndexFileError` as `load_index` does if there is no index, or its manifest is damaged or refused.
    """
    target = os.fspath(directory)
    while True:
        manifest = read_manifest(target)
        try:
            contents = contents_of(manifest)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexFileError(f"the index is damaged ({error}); {REBUILD}", path=target) from error
        path = data_file(target, contents.digest)
        broken = tuple(f"{path}: {flaw}; {REBUILD}" for flaw in _broken(target, contents))
        # A writer may have put another index in the place of this one meanwhile, and removed its data file.
        if not broken or read_manifest(target) == manifest:
            size = os.stat(os.path.join(target, MANIFEST)).st_size + contents.size
            return Verified(contents.chunks, 2, size, broken)


def _broken(target: str, contents: Contents) -> Iterator[str]:
    """Yield what is wrong with the data file."""
    try:
        arrays, _, sizes = unpack(map_data(target, contents, whole=True), contents)
    except OSError as error:
        yield system_reason(error)
    except ValueError as error:
        yield str(error).removeprefix(f"{os.path.basename(data_file(target, contents.digest))} ")
    else:
        yield from flaws(arrays, sizes)
