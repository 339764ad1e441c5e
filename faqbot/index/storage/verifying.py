"""Read a saved index whole, and say of every file that is not as it was written what is wrong with it.

A load of a large index looks at sizes, dtypes and lengths; this reads every byte.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from faqbot.errors import IndexFileError, LanguageError, system_reason
from faqbot.index.schema import (
    ARRAYS,
    TEXTS,
)
from faqbot.index.storage.loading import (
    MANIFEST,
    REBUILD,
    check_fit,
    coefficients_of,
    encoding_of,
    file_names,
    folder_of,
    listed_array,
    map_file,
    read_manifest,
    text_file,
)
from faqbot.index.storage.soundness import flaws
from faqbot.text.analyser import Analyser


class Verified(NamedTuple):
    """How many chunks an index says that it has, in how many files of how many bytes, and what is broken, a line each.

    No `broken` lines: all is as it was written.
    """

    chunks: int
    files: int
    bytes: int
    broken: tuple[str, ...]


def verify_index(directory: str | os.PathLike[str]) -> Verified:
    """Read and check an index: sizes, checksums, dtypes, shapes, and that whatever names something names what is there.

    Raises `IndexFileError` if there is none, or its manifest is damaged or of another format version.
    """
    target = os.fspath(directory)
    while True:
        manifest = read_manifest(target)
        try:
            about = _About(target, manifest)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, LanguageError) as error:
            raise IndexFileError(f"the index is damaged ({error}); {REBUILD}", path=target) from error
        broken = tuple(about.broken())
        # A writer may have put another index in the place of this one meanwhile, and removed its files.
        if not broken or read_manifest(target) == manifest:
            listed = about.listed.values()
            lines = tuple(f"{path}: {what}; {REBUILD}" for path, what in broken)
            return Verified(about.chunks, len(about.listed), sum(int(one["bytes"]) for one in listed), lines)


class _About:
    """What the manifest says, in its types; raises what they raise."""

    def __init__(self, target: str, manifest: Mapping[str, Any]) -> None:
        self.folder = folder_of(target, manifest)
        self.listed: dict[str, Mapping[str, Any]] = {name: manifest["files"][name] for name in file_names()}
        for name, entry in self.listed.items():
            if type(entry["bytes"]) is not int or type(entry["crc32"]) is not int:
                raise ValueError(f"{MANIFEST} does not say what {name} is")
        self.chunks = int(manifest["chunks"])
        encoding = encoding_of(manifest["encoder"])
        self.dimension = encoding.dimension if encoding else 0
        coefficients_of(manifest["confidence"])
        Analyser(manifest["language"])

    def broken(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each broken file, and what is wrong with it."""
        runs, arrays = {}, {}
        whole = True
        for name, entry in self.listed.items():
            try:
                runs[name] = map_file(os.path.join(self.folder, name), entry, whole=True)
                if (array := name.removesuffix(".npy")) in ARRAYS and name.endswith(".npy"):
                    arrays[array] = listed_array(runs[name], entry, array)
            except (ValueError, KeyError, TypeError, OSError) as error:
                whole = False
                yield os.path.join(self.folder, name), _reason(error, name)
        if not whole:
            return
        texts = {name: runs[text_file(name)] for name in TEXTS}
        try:
            check_fit(arrays, texts, self.chunks, self.dimension)
        except ValueError as error:
            yield self.folder, str(error)
            return
        for name, what in flaws(arrays, texts):
            yield os.path.join(self.folder, text_file(name) if name in texts else f"{name}.npy"), what


def _reason(error: Exception, name: str) -> str:
    """Say what is wrong without the file's name, which stands before it."""
    if isinstance(error, OSError):
        return system_reason(error)
    return str(error).removeprefix(f"{name} ")
