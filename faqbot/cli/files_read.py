"""What an update did to a saved index, for the line that `faqbot index` prints; on a terminal, how many files it read.

An update reads the files whose segments are not in the directory of the index yet. Small files that are neighbours
share a segment, so a change of one of them lets all of them be read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import NamedTuple

from faqbot.building.documents.document_list import kept_in
from faqbot.index.storage.manifest import MANIFEST, parse_manifest
from faqbot.index.storage.regular_files import read_regular
from faqbot.index.storage.saving import SEGMENTS


class SavedBefore(NamedTuple):
    """An index as it was before an update: its digest (None: there was none), and the paths of its documents."""

    digest: str | None
    roots: tuple[str, ...] = ()


def saved_in(directory: str) -> SavedBefore:
    """Return what is in the directory of a saved index now."""
    digest = _digest_in(directory)
    kept = None if digest is None else kept_in(directory, digest, {})
    return SavedBefore(digest, () if kept is None else tuple(map(os.path.realpath, kept.found.roots)))


def what_changed(directory: str, before: SavedBefore) -> str:
    """Return what an update did, as part of a sentence; empty for a new index."""
    if before.digest is None:
        return ""
    now = saved_in(directory)
    if before.roots and now.roots and set(before.roots) != set(now.roots):
        return f"it was an index of {', '.join(before.roots)} before"
    return "nothing has changed" if now.digest == before.digest else "brought up to date"


def _digest_in(directory: str) -> str | None:
    with suppress(OSError):
        digest = parse_manifest(read_regular(os.path.join(directory, MANIFEST))).get("digest")
        return digest if isinstance(digest, str) else None
    return None


def segments_in(directory: str) -> frozenset[str]:
    """Return the names of the segments in the directory of a saved index; none if there is no such directory."""
    with suppress(OSError):
        return frozenset(os.listdir(os.path.join(directory, SEGMENTS)))
    return frozenset()


def files_read(directory: str, before: frozenset[str]) -> str:
    """Return how many files an update read, as part of a sentence; `before` are the segments that were there before it.

    The text is empty for a new index, which read all files, and if the directory does not list its documents.
    """
    kept = kept_in(directory, _digest_in(directory), {})
    if kept is None or not before:
        return ""
    count = len({cut.part.file.name for job in kept.jobs if job.key not in before for cut in job.cuts})
    total = f"{len(kept.found.files):,} file{'s' * (len(kept.found.files) != 1)}"
    return f"{count:,} of {total} had to be read"
