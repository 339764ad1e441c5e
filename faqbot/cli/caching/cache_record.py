"""The records of the cache: the documents that an index was built from, to see whether one of them has changed.

    CACHE/corpora/<digest>.json

A record belongs to a subject: the roots, the language, and everything else that an index depends on, except the content
of the documents. The name of a record is the digest of its subject.
"""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from faqbot.cli.caching.cached_indexes import private_folder
from faqbot.corpus.files.discovery import FoundFile, FoundFiles, SideFile, state_of
from faqbot.corpus.files.refusals import Skipped
from faqbot.errors import CorpusError, CorpusWarning
from faqbot.index.packing import text_hash
from faqbot.system.digests import is_digest

# The most records. The records written longest ago are removed first, and their indexes with them.
_MOST_RECORDS = 50

# The version of the records; a record of another version is not read, and no warning is given.
RECORD_VERSION = 4

# Nanoseconds. A file that was changed less than this time before it was looked at may change again without a change of
# its times, so its content is compared.
_FRESH_NS = 2_000_000_000

# Stands for the digest of a file that cannot be read, and is therefore skipped.
_UNREADABLE = ""

_NAME = r"[0-9a-f]{16}\.json"


class FileEntry(NamedTuple):
    """A document or side file of a record: the fields of `FoundFile` or `SideFile`, and the digest of the content.

    `flag` is `named` of a `FoundFile` or `whole` of a `SideFile`. `digest` is the SHA-256 of the content in hexadecimal
    digits, or empty for a file that cannot be read.
    """

    path: str
    name: str
    flag: bool
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    folder: str
    digest: str

    @property
    def content(self) -> tuple[str, bool, str, str]:
        """The fields that an index depends on: not the place, size and times of the file."""
        return (self.name, self.flag, self.folder, self.digest)


class CacheRecord(NamedTuple):
    """The files that the index with this `key` was built from.

    `looked` is the time just before the files were looked for, in nanoseconds. `skipped` are the files that were not
    documents, and `warnings` are the messages that reading the documents gave.
    """

    key: str
    looked: int
    files: tuple[FileEntry, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


class StoredRecord:
    """The file in CACHE/corpora that holds the record of a subject."""

    def __init__(self, cache: str, subject: Mapping[str, Any]) -> None:
        self._folder = os.path.join(cache, "corpora")
        self._subject = dict(subject)
        digest = text_hash(json.dumps(self._subject, sort_keys=True).encode())
        self._path = os.path.join(self._folder, f"{digest:016x}.json")

    def read(self) -> CacheRecord | None:
        """Return the record; None for a missing record, and, with a warning, for a damaged one."""
        try:
            with open(self._path, "rb") as file:
                written = json.loads(file.read())
            if written["subject"] != self._subject:
                raise ValueError("the record has another subject")
            return _record(written["record"])
        except OSError:  # no record; an unusable cache is reported when it is written
            return None
        except (ValueError, KeyError, TypeError, RecursionError):
            message = "this record in the cache is damaged; the documents are read again"
            warnings.warn(CorpusWarning(message, path=self._path), stacklevel=2)
            return None

    def write(self, record: CacheRecord) -> None:
        """Write the record in place of the last one; raise `OSError` if that fails."""
        from faqbot.system.atomic_files import remove_drafts, replacing  # noqa: PLC0415 - only needed to write

        private_folder(self._folder)
        remove_drafts(self._folder)
        with replacing(self._path, private=True) as file:
            file.write(json.dumps({"subject": self._subject, "record": record._asdict()}).encode())


def recorded_keys(cache: str) -> set[str]:
    """Remove all but the `_MOST_RECORDS` newest records, and return the keys of the indexes that the others name."""
    with os.scandir(os.path.join(cache, "corpora")) as listed:
        records = (entry for entry in listed if re.fullmatch(_NAME, entry.name))
        entries = [entry for entry in records if entry.is_file(follow_symlinks=False)]
    entries.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
    for entry in entries[:-_MOST_RECORDS]:
        os.unlink(entry.path)
    keys = set()
    for entry in entries[-_MOST_RECORDS:]:
        with suppress(OSError, ValueError, KeyError, TypeError, RecursionError), open(entry.path, "rb") as file:
            keys.add(json.loads(file.read())["record"]["key"])
    return keys


def compared(record: CacheRecord, found: FoundFiles, looked: int) -> CacheRecord | None:
    """Return a record of the files found if they have the same names and content as those of `record`, else None.

    The result is `record` itself if no file had to be read. Names and sizes are compared first. A file is read only if
    its path, one of its times or its inode differs, or if it may have changed without a change of its times (see
    `_FRESH_NS`); after the first difference no further file is read. `looked` is the time just before the files were
    looked for, in nanoseconds.

    The modification time is not enough: programs set it, so that an edited file may have the time that it had before.
    No program sets `ctime_ns`. In a copy of the documents, or in the same ones that were checked out again, it differs
    although the content is the same; then each file is read once, and the new times are recorded.
    """
    files = _all_files(found)
    if found.skipped != record.skipped or len(files) != len(record.files):
        return None
    if any(_basics(file) != _basics(entry) for file, entry in zip(files, record.files, strict=True)):
        return None
    entries = []
    for file, entry in zip(files, record.files, strict=True):
        is_settled = max(file.mtime_ns, file.ctime_ns) + _FRESH_NS < record.looked
        is_as_it_was = is_settled and tuple(file[:8]) == entry[:-1]
        entries.append(entry if is_as_it_was else _entry(file, _digest(file.path)))
        if entries[-1].digest != entry.digest:
            return None
    is_read = any(new is not old for new, old in zip(entries, record.files, strict=True))
    return record._replace(looked=looked, files=tuple(entries)) if is_read else record


def entries_of(found: FoundFiles, digests: Mapping[str, str]) -> tuple[FileEntry, ...] | None:
    """Return an entry for each file found, or None if a file has changed since it was found.

    `digests` are the digests computed while the files were read, by path; a file without a digest there is read.
    """
    entries = tuple(_entry(file, digests.get(file.path) or _digest(file.path)) for file in _all_files(found))
    try:
        is_unchanged = all(state_of(entry.path) == entry[3:7] for entry in entries)
    except CorpusError:
        return None
    return entries if is_unchanged else None


def _all_files(found: FoundFiles) -> Sequence[FoundFile | SideFile]:
    return (*found.files, *found.side_files)


def _basics(file: FoundFile | SideFile | FileEntry) -> tuple[str, bool, int, str]:
    """Return the fields that are compared before any file is read."""
    return (file[1], file[2], file.size, file.folder)


def _entry(file: FoundFile | SideFile, digest: str) -> FileEntry:
    return FileEntry(*file[:3], *file[3:7], file.folder, digest)


def _record(written: Mapping[str, Any]) -> CacheRecord:
    """Return the record in a JSON object; raise `ValueError`, `TypeError` or `KeyError` if a field is not valid."""
    record = CacheRecord(
        written["key"],
        written["looked"],
        tuple(FileEntry(*entry) for entry in written["files"]),
        tuple(Skipped(*one) for one in written["skipped"]),
        tuple(written["warnings"]),
    )
    if not is_digest(record.key) or type(record.looked) is not int:
        raise ValueError("the key or the time is not valid")
    shape = [str, str, bool, int, int, int, int, str, str]
    if any([*map(type, entry)] != shape for entry in record.files):
        raise ValueError("the entry of a file is not valid")
    texts = [part for one in record.skipped for part in one if part is not None]
    if any(type(text) is not str for text in (*texts, *record.warnings)):
        raise ValueError("a skipped file or a warning is not a text")
    return record


def _digest(path: str) -> str:
    from hashlib import file_digest  # noqa: PLC0415 - not needed if no file changed

    try:
        with open(path, "rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:  # the file is skipped as long as it cannot be read
        return _UNREADABLE
