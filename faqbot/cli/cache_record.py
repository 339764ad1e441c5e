"""The records of the cache: which documents an index was made from, and what may have changed since.

    CACHE/corpora/<digest>.json

A record is about a subject: the roots, the language, and whatever else an index depends on beside the documents. Its
name is the digest of the subject.
"""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from faqbot.cli.cached_indexes import private_folder
from faqbot.corpus.discovery import FoundFile, FoundFiles, SideFile
from faqbot.errors import CorpusError, CorpusWarning, system_reason
from faqbot.index.packing import text_hash

# Records that are kept; those written longest ago go first, and with them their indexes.
_MOST_RECORDS = 50

# A file that was changed this shortly before the look may change again without another time: read it to be sure.
_FRESH_NS = 2_000_000_000

_NAME = re.compile(r"[0-9a-f]{16}\.json")
_KEY = re.compile(r"[0-9a-f]{32}")


class FileEntry(NamedTuple):
    """A document or side file of a record: the fields of `FoundFile` or `SideFile`, and the SHA-256 of its content.

    `flag` is `named` of a `FoundFile` and `whole` of a `SideFile`.
    """

    path: str
    name: str
    flag: bool
    size: int
    mtime_ns: int
    digest: str

    @property
    def content(self) -> tuple[str, bool, str]:
        """The fields that an index depends on."""
        return (self.name, self.flag, self.digest)


class Record(NamedTuple):
    """The files that the index of this `key` was made from.

    `looked` is the time just before they were looked for, in nanoseconds. `skipped` are files that were not documents,
    and `warnings` the messages that reading the documents gave.
    """

    key: str
    looked: int
    files: tuple[FileEntry, ...]
    skipped: tuple[str, ...]
    warnings: tuple[str, ...]


class StoredRecord:
    """The record about a subject in the folder CACHE/corpora."""

    def __init__(self, cache: str, subject: Mapping[str, Any]) -> None:
        self._folder = os.path.join(cache, "corpora")
        self._subject = dict(subject)
        digest = text_hash(json.dumps(self._subject, sort_keys=True).encode())
        self._path = os.path.join(self._folder, f"{digest:016x}.json")

    def read(self) -> Record | None:
        """Return the record, None if there is none; one that is damaged is ignored, with a warning."""
        try:
            with open(self._path, "rb") as file:
                written = json.loads(file.read())
            if written["subject"] != self._subject:
                raise ValueError("of another subject")
            return _record(written["record"])
        except OSError:  # there is none; if none can be written either, that is warned of
            return None
        except (ValueError, KeyError, TypeError, RecursionError):
            message = "this record of the cache is damaged; the documents are read again"
            warnings.warn(CorpusWarning(message, path=self._path), stacklevel=2)
            return None

    def write(self, record: Record) -> None:
        """Write the record, in place of the last one; raise `OSError` if that fails."""
        from faqbot.system.atomic_files import replacing  # noqa: PLC0415 - a question does without

        private_folder(self._folder)
        with replacing(self._path, private=True) as file:
            file.write(json.dumps({"subject": self._subject, "record": record._asdict()}).encode())


def recorded_keys(cache: str) -> set[str]:
    """Return the keys of the indexes that the records name; the records written longest ago are removed first."""
    with os.scandir(os.path.join(cache, "corpora")) as listed:
        entries = [entry for entry in listed if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)]
    entries.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
    for entry in entries[:-_MOST_RECORDS]:
        os.unlink(entry.path)
    keys = set()
    for entry in entries[-_MOST_RECORDS:]:
        with suppress(OSError, ValueError, KeyError, TypeError, RecursionError), open(entry.path, "rb") as file:
            keys.add(json.loads(file.read())["record"]["key"])
    return keys


def compared(record: Record, found: FoundFiles, looked: int) -> Record | None:
    """Return a record of the files found if their content is that of `record`; otherwise None.

    It is `record` itself if no file had to be read. Names and sizes are compared first. A file is read only if its
    time changed, or if it may have changed again since (see `_FRESH_NS`), and no further file once one differs.
    `looked` is the time just before the files were looked for.
    """
    files = _all_files(found)
    if found.skipped != record.skipped or len(files) != len(record.files):
        return None
    if any((file.name, file[2], file.size) != entry[1:4] for file, entry in zip(files, record.files, strict=True)):
        return None
    entries = []
    for file, entry in zip(files, record.files, strict=True):
        is_as_it_was = tuple(file) == entry[:-1] and file.mtime_ns + _FRESH_NS < record.looked
        entries.append(entry if is_as_it_was else _entry(file, _digest(file.path)))
        if entries[-1].digest != entry.digest:
            return None
    is_read = any(new is not old for new, old in zip(entries, record.files, strict=True))
    return record._replace(looked=looked, files=tuple(entries)) if is_read else record


def entries_of(found: FoundFiles, digests: Mapping[str, str]) -> tuple[FileEntry, ...] | None:
    """Return the files found, each with its digest, or None if one of them has changed since.

    `digests` are those taken while the files were read, by path; a file that has none there is read.
    """
    entries = tuple(_entry(file, digests.get(file.path) or _digest(file.path)) for file in _all_files(found))
    try:
        states = [os.stat(entry.path) for entry in entries]
    except OSError:
        return None
    is_unchanged = all(
        (state.st_size, state.st_mtime_ns) == (entry.size, entry.mtime_ns)
        for state, entry in zip(states, entries, strict=True)
    )
    return entries if is_unchanged else None


def _all_files(found: FoundFiles) -> Sequence[FoundFile | SideFile]:
    return (*found.files, *found.side_files)


def _entry(file: FoundFile | SideFile, digest: str) -> FileEntry:
    return FileEntry(file.path, file.name, file[2], file.size, file.mtime_ns, digest)


def _record(written: Mapping[str, Any]) -> Record:
    """Return what JSON says; raise `ValueError`, `TypeError` or `KeyError` unless it has the shape of a record."""
    record = Record(
        written["key"],
        written["looked"],
        tuple(FileEntry(*entry) for entry in written["files"]),
        tuple(written["skipped"]),
        tuple(written["warnings"]),
    )
    if not isinstance(record.key, str) or not _KEY.fullmatch(record.key) or type(record.looked) is not int:
        raise ValueError("no key, or no time")
    shape = [str, str, bool, int, int, str]
    if any([*map(type, entry)] != shape for entry in record.files):
        raise ValueError("no entry of a file")
    if any(type(text) is not str for text in (*record.skipped, *record.warnings)):
        raise ValueError("no text")
    return record


def _digest(path: str) -> str:
    from hashlib import file_digest  # noqa: PLC0415 - a question on documents as they were does without

    try:
        with open(path, "rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CorpusError(system_reason(error), path=path) from error
