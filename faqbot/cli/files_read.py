"""How many files an update of a saved index read, for the line that `faqbot index` prints on a terminal.

An update reads the files whose segments are not in the directory of the index yet. Small files that are neighbours
share a segment, so a change of one of them lets all of them be read.
"""

from __future__ import annotations

import os
from contextlib import suppress

from faqbot.building.documents.document_list import kept_in
from faqbot.index.storage.manifest import MANIFEST, parse_manifest
from faqbot.index.storage.regular_files import read_regular
from faqbot.index.storage.saving import SEGMENTS


def segments_in(directory: str) -> frozenset[str]:
    """Return the names of the segments in the directory of a saved index; none if there is no such directory."""
    with suppress(OSError):
        return frozenset(os.listdir(os.path.join(directory, SEGMENTS)))
    return frozenset()


def files_read(directory: str, before: frozenset[str]) -> str:
    """Return how many files an update read, as part of a sentence; `before` are the segments that were there before it.

    The text is empty for a new index, which read all files, and if the directory does not list its documents.
    """
    kept = None
    with suppress(OSError):
        digest = parse_manifest(read_regular(os.path.join(directory, MANIFEST))).get("digest")
        kept = kept_in(directory, digest, {})
    if kept is None or not before:
        return ""
    count = len({cut.part.file.name for job in kept.jobs if job.key not in before for cut in job.cuts})
    total = f"{len(kept.found.files):,} file{'s' * (len(kept.found.files) != 1)}"
    return f"{count:,} of {total} had to be read"
