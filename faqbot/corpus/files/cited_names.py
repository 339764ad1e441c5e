"""Name the documents that are found: by their path below their root, with what tells equal names apart."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice


def printable_name(name: str) -> str:
    """Return a file's name as it can be printed and stored: bytes in it that are not UTF-8 become U+FFFD.

    Names are bytes on Linux. Python represents bytes that it cannot decode by single surrogates, which no encoding can
    write.
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def cited_names(files: Sequence[tuple[str, str]]) -> list[str]:
    """Return the name of each file: relative to its root, after the shortest prefix that makes all names unique.

    A file is given as the folder of its root, and its name relative to it.
    """
    folders = [folder for folder, _ in files]
    relative = _numbered(folders, [name for _, name in files])
    counts = Counter(relative)
    clashing = {folder for folder, name in zip(folders, relative, strict=True) if counts[name] > 1}
    # A prefixed name may equal another file's plain name; then every name gets a prefix.
    for prefixes in ({}, *islice(trailing_paths(clashing), 1), *trailing_paths(set(folders))):
        names = [prefixes.get(folder, "") + name for folder, name in zip(folders, relative, strict=True)]
        if len(set(names)) == len(names):
            return names
    return _numbered([""] * len(relative), relative)  # for folders whose names print alike


def trailing_paths(folders: Iterable[str]) -> Iterator[dict[str, str]]:
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
