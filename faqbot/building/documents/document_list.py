"""The list of the documents in the directory of a saved index, so that a bot that loads it can add and remove some.

    DIR/.documents.json    the files, their parts and the names of their segments, for one index
    DIR/.segments/<key>    the segments (see `segment_store`)

Questions read none of these files. Like the index, the list holds no absolute path and no time: the paths of documents
are relative to the directory, so that they are found again where both were moved together. It also holds the bytes of
documents that were in memory.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from faqbot.building.documents.kept_documents import KeptDocuments, LayeredStore
from faqbot.building.segment_store import DirectoryStore, Job
from faqbot.corpus.cutting import CutPart
from faqbot.corpus.files.discovery import FoundFile, FoundFiles, SideFile
from faqbot.corpus.files.memory_files import read_pair_lines
from faqbot.corpus.parts import Part
from faqbot.corpus.readers.own_readers import DocumentReader, own_reader_name
from faqbot.corpus.records.broken_rows import ColumnEvidence, ColumnKind
from faqbot.corpus.records.delimited import Dialect
from faqbot.corpus.records.heads import Head
from faqbot.corpus.settings.corpus_settings import CorpusSettings
from faqbot.errors import CorpusError
from faqbot.index.index import Index
from faqbot.index.storage.regular_files import read_regular
from faqbot.index.storage.saving import DOCUMENTS, SEGMENTS, write_index, writing
from faqbot.system.atomic_files import replacing

# The version of the list; a list of another version is not read.
_VERSION = 1


class UnknownReader:
    """Stands for the reader of a program that made a document and is not there: it has the name, and reads nothing."""

    def __init__(self, name: str) -> None:
        self.__module__, _, self.__qualname__ = name.rpartition(".")

    def __call__(self, content: str, path: str, title: str) -> Any:  # noqa: ARG002 - what a reader takes
        """Raise the error that says which reader is needed."""
        raise CorpusError(f"was read by {own_reader_name(self)}; give readers= again to read it", path=path)


def save_with_documents(index: Index, kept: KeptDocuments, directory: str | os.PathLike[str]) -> str:
    """Write an index and its documents, and return the digest of the index; errors as in `save_index`."""
    with writing(directory) as target:
        folder = os.path.join(target, SEGMENTS)
        os.makedirs(folder, exist_ok=True)
        before = _saved_keys(target)
        keys = {job.key for job in kept.jobs}
        for key in sorted(keys):
            segment = None if os.path.exists(os.path.join(folder, key)) else kept.store.get(key)
            if segment is not None:
                DirectoryStore(folder).keep(key, *segment)
        digest = write_index(index, target, documents=listed_documents(kept.found, kept.jobs, target))
        for key in before - keys:
            with suppress(OSError):
                os.unlink(os.path.join(folder, key))
    return digest


def list_documents(listed: Callable[[str], bytes], target: str, digest: str) -> None:
    """Write the list of the documents of the index with this digest to its locked directory, unless it is there."""
    data = listed(digest)
    with suppress(OSError):
        if read_regular(os.path.join(target, DOCUMENTS)) == data:
            return
    with replacing(os.path.join(target, DOCUMENTS)) as file:
        file.write(data)


def listed_documents(
    found: FoundFiles, jobs: tuple[Job, ...], target: str, *, by_update: bool = False
) -> Callable[[str], bytes]:
    """Return a function that returns the list of the documents of an index, given its digest, for its directory.

    `by_update` says that the segments are those of `update`, which a later `save` leaves for the next update.
    """
    found = _relative(found, target)
    numbers = {file.name: number for number, file in enumerate(found.files)}
    cuts = [[[numbers[part.file.name], part.start, part.end, part.line, part.head, part.is_whole, digest_]
             for part, digest_, _ in job.cuts] for job in jobs]  # fmt: skip
    record = {
        "version": _VERSION,
        "by_update": by_update,
        "roots": found.roots,
        "settings": [found.settings.title, found.settings.language, found.settings.threshold, found.settings.readers],
        "left_out": found.left_out,
        "files": [_written(file) for file in found.files],
        "sides": [_written(side) for side in found.side_files],
        "jobs": [[job.key, listed] for job, listed in zip(jobs, cuts, strict=True)],
    }
    return lambda digest: json.dumps({**record, "index": digest}, ensure_ascii=True).encode()


def _relative(found: FoundFiles, target: str) -> FoundFiles:
    """Return files whose paths on disk are relative to a directory, without the times of the files."""

    def path_of(path: str) -> str:
        try:
            return os.path.relpath(path, target).replace(os.sep, "/") + "/" * path.endswith(os.sep)
        except ValueError:  # on another drive
            return os.path.basename(path)

    files = (file if file.content is not None else file._replace(path=path_of(file.path), **_NO_TIMES)
             for file in found.files)  # fmt: skip
    sides = (side if side.path == side.name else side._replace(path=path_of(side.path), **_NO_TIMES)
             for side in found.side_files)  # fmt: skip
    roots, left_out = tuple(map(path_of, found.roots)), tuple(map(path_of, found.left_out))
    return found._replace(files=tuple(files), side_files=tuple(sides), roots=roots, left_out=left_out)


_NO_TIMES: dict[str, Any] = {"mtime_ns": 0, "ctime_ns": 0, "inode": 0}


def _absolute(path: str, directory: str) -> str:
    """Return the path that `_relative` made relative to a directory; that of a folder left out ends with a `/`."""
    return os.path.abspath(os.path.join(directory, path)) + os.sep * path.endswith("/")


def kept_in(directory: str, digest: str | None, readers: Mapping[str, DocumentReader]) -> KeptDocuments | None:
    """Return the documents of the saved index with this digest, or None if its directory does not list them."""
    record = _record(directory)
    if record.get("index") != digest:
        return None
    try:
        files = tuple(_file(listed, directory, readers) for listed in record["files"])
        title, language, threshold, names = record["settings"]
        found = FoundFiles(
            files,
            (),
            tuple(_side(listed, directory) for listed in record["sides"]),
            tuple(_absolute(path, directory) for path in record["roots"]),
            CorpusSettings(title, language, threshold, readers=tuple((one, name) for one, name in names)),
            tuple(_absolute(path, directory) for path in record["left_out"]),
        )
        jobs = tuple(Job(tuple(_cut(listed, files) for listed in cuts), key) for key, cuts in record["jobs"])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
    return KeptDocuments(found, jobs, LayeredStore(DirectoryStore(os.path.join(directory, SEGMENTS))))


def _record(directory: str) -> dict[str, Any]:
    try:
        record = json.loads(read_regular(os.path.join(directory, DOCUMENTS)))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) and record.get("version") == _VERSION else {}


def _saved_keys(target: str) -> set[str]:
    """Return the names of the segments that an earlier `save` wrote for its index."""
    record = _record(target)
    try:
        return set() if record.get("by_update", True) else {key for key, _ in record["jobs"]}
    except (KeyError, TypeError, ValueError):
        return set()


def _written(file: FoundFile | SideFile) -> list[Any]:
    content = None if file.content is None else b64encode(file.content).decode()
    reader = file.reader if isinstance(file, FoundFile) else None
    return [*file[:8], content, reader and own_reader_name(reader)]


def _file(listed: list[Any], directory: str, readers: Mapping[str, DocumentReader]) -> FoundFile:
    path, name_, named, size, mtime_ns, ctime_ns, inode, folder, content, name = listed
    given = {own_reader_name(reader): reader for reader in (read_pair_lines, *readers.values())}
    reader = None if name is None else given.get(name) or UnknownReader(name)
    data = None if content is None else b64decode(content)
    path = path if data is not None else _absolute(path, directory)
    return FoundFile(path, name_, named, size, mtime_ns, ctime_ns, inode, folder, data, reader)


def _side(listed: list[Any], directory: str) -> SideFile:
    path, name, whole, size, mtime_ns, ctime_ns, inode, folder, content, _ = listed
    data = None if content is None else b64decode(content)
    path = path if path == name and data is not None and whole else _absolute(path, directory)
    return SideFile(path, name, whole, size, mtime_ns, ctime_ns, inode, folder, data)


def _cut(listed: list[Any], files: tuple[FoundFile, ...]) -> CutPart:
    number, start, end, line, head, is_whole, digest = listed
    return CutPart(Part(files[number], start, end, line, head and _head(head), is_whole), digest)


def _head(listed: list[Any]) -> Head:
    """Return the head of a table from the list that JSON makes of it."""
    dialect, columns, is_pair, first, title, above, data_above, evidence = listed
    return Head(
        Dialect(*dialect),
        tuple(columns),
        is_pair,
        first,
        title,
        tuple((start, end) for start, end in above),
        tuple(data_above),
        None if evidence is None else _evidence(*evidence),
    )


def _evidence(kinds: list[Any], switches: list[int], is_tight: bool) -> ColumnEvidence:  # noqa: FBT001 - as listed
    return ColumnEvidence(tuple(ColumnKind(name, tuple(values)) for name, values in kinds), tuple(switches), is_tight)
