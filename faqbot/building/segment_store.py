"""Make the segments of documents and keep them, in memory or in a directory, where the next build finds them.

The name of a segment is the digest of everything that it depends on: the bytes of its documents, the names these are
cited by, the name of their root, the language, and the versions of the code. So a kept segment of that name is the
segment that would be made, and its documents need not be read again. Only what depends on the other documents of the
corpus is not in the name (`Plan.several` and `Plan.titles`): a segment that was made with another is made again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any, NamedTuple, Protocol
from unicodedata import unidata_version

from faqbot import __version__
from faqbot.building.segment import Segment
from faqbot.building.segment_files import SEGMENT_VERSION, read_segment, write_segment
from faqbot.building.segment_writer import analysed_segment
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.cutting import PART, CutPart, changed
from faqbot.corpus.parts import IrregularPartError, Part, read_part
from faqbot.corpus.readers.own_readers import own_reader_name
from faqbot.corpus.readers.registry import DISTRIBUTIONS
from faqbot.errors import CorpusError, FaqbotError, system_reason
from faqbot.index.static_table.static_encoder import StaticEncoder
from faqbot.index.titles import topic_of
from faqbot.system.callers import log_debug
from faqbot.system.digests import digest_of
from faqbot.system.versions import installed_versions
from faqbot.text.analyser import ANALYSER_VERSION, Analyser
from faqbot.text.fingerprint import fingerprint

# Documents of at most so many bytes together share a segment in a directory. A segment of its own costs even the
# smallest document 3 ms and a file: for 50,000 of them, minutes. What shares a segment with a document that changed is
# read again, so these are few bytes.
_SHARED_BYTES = 1 << 14

# A document ends a segment that it shares if its digest is a multiple of this number, which about one of so many is.
# So a document that comes or goes changes the segment that it is in, and not where all later segments begin.
_SHARED_DOCUMENTS = 32

# The notes that are kept with a segment, as JSON: `several`, whether the segment was analysed as a part of a corpus
# with several topics, and for each of its `parts` the notes of `read_part` and the number of `chunks`.
SegmentNotes = dict[str, Any]


class SegmentStore(Protocol):
    """Keeps segments, each under a name (`key`)."""

    @property
    def shared_bytes(self) -> int:
        """Most bytes of the documents that share a segment."""

    @property
    def is_for_later(self) -> bool:
        """Whether a later build will look for the segments, so that few of them should change if a document does."""

    def has(self, key: str) -> bool:
        """Whether a segment of this name is kept; a damaged segment counts too."""

    def keep(self, key: str, segment: Segment, notes: SegmentNotes) -> None:
        """Keep a segment, replacing any segment of the same name."""

    def get(self, key: str) -> tuple[Segment, SegmentNotes] | None:
        """Return a segment and its notes, or None if no such segment is kept or the segment is damaged."""


class MemoryStore:
    """Keeps segments in memory, for a single build.

    Small documents share segments, because even the smallest segment costs some milliseconds. No later build asks which
    of the documents changed.
    """

    shared_bytes = PART
    is_for_later = False

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Segment, SegmentNotes]] = {}

    def has(self, key: str) -> bool:
        """Whether a segment is kept."""
        return key in self._kept

    def keep(self, key: str, segment: Segment, notes: SegmentNotes) -> None:
        """Keep a segment."""
        self._kept[key] = segment, notes

    def get(self, key: str) -> tuple[Segment, SegmentNotes] | None:
        """Return a segment and its notes."""
        return self._kept.get(key)


class DirectoryStore(NamedTuple):
    """Keeps segments as files of a folder, for this build and later builds, and for other processes.

    `is_locked` says that no other process removes any meanwhile, so that much of them may stay in the files.
    """

    folder: str
    is_locked: bool = False

    @property
    def shared_bytes(self) -> int:
        """Few bytes, because documents that share a segment with a changed one are read again."""
        return _SHARED_BYTES

    @property
    def is_for_later(self) -> bool:
        """True: the segments are files."""
        return True

    def has(self, key: str) -> bool:
        """Whether the folder has a file of this name."""
        return os.path.exists(os.path.join(self.folder, key))

    def keep(self, key: str, segment: Segment, notes: SegmentNotes) -> None:
        """Write a segment to a file, completely or not at all."""
        write_segment(os.path.join(self.folder, key), segment, notes)

    def get(self, key: str) -> tuple[Segment, SegmentNotes] | None:
        """Read a segment from its file; a large segment stays in the file until it is used."""
        return read_segment(os.path.join(self.folder, key), partly=self.is_locked)


class Plan(NamedTuple):
    """The plan by which segments are made: their store, the language, and whether the corpus has several topics.

    `several` is None as long as this is unknown; then a segment depends on whether its own chunks have several topics.
    `titles` has the new titles of the documents that share a title, by the name that a document is cited by.
    """

    store: SegmentStore
    language: str
    several: bool | None
    titles: Mapping[str, str] = {}


class Job(NamedTuple):
    """The parts of documents that are to become a segment, and the name of this segment (`key`)."""

    cuts: tuple[CutPart, ...]
    key: str

    @property
    def size(self) -> int:
        """The number of bytes that the job reads."""
        return sum(cut.part.end - cut.part.start for cut in self.cuts)


# work(jobs, plan) -> errors: does jobs in any order, in any process, and returns for each job the error that stopped it
# or None. Jobs after the first `CorpusError` may be left undone.
Work = Callable[[Sequence[Job], Plan], list[Exception | None]]


def jobs_of(cuts: Iterable[CutPart], plan: Plan) -> Iterator[Job]:
    """Yield the jobs that make segments of these parts, in the order of the parts."""
    shared: list[CutPart] = []
    size = 0
    for cut in cuts:
        size += cut.part.end - cut.part.start
        if shared and not (cut.part.is_whole and size < plan.store.shared_bytes):
            yield job_of(shared, plan)
            shared, size = [], cut.part.end - cut.part.start
        shared.append(cut)
        if not cut.part.is_whole or (plan.store.is_for_later and _ends_segment(cut)):
            yield job_of(shared, plan)
            shared, size = [], 0
    if shared:
        yield job_of(shared, plan)


def _ends_segment(cut: CutPart) -> bool:
    """Whether a document is the last one of a segment that it shares, wherever it stands."""
    return int(cut.digest[:8], 16) % _SHARED_DOCUMENTS == 0


def job_of(cuts: Sequence[CutPart], plan: Plan) -> Job:
    """Return the job that makes a single segment of these parts."""
    parts = [(part.file.name, part.file.named, part.file.folder, part.line, part.head, part.is_whole, digest,
              part.file.reader and own_reader_name(part.file.reader))
             for part, digest, _ in cuts]  # fmt: skip
    depends = json.dumps([*analysis_versions(plan.language), parts]).encode()
    return Job(tuple(cuts), digest_of(sha256(depends).hexdigest()))


def in_order(
    jobs: Sequence[Job], plan: Plan, step: Callable[[Sequence[Job], int], None] | None = None
) -> list[Exception | None]:
    """Do jobs one after the other in this process (see `Work`).

    After each job, `step` is called with a list of this job and the number of its chunks.
    """
    errors: list[Exception | None] = [None] * len(jobs)
    for number, job in enumerate(jobs):
        chunks, errors[number] = attempt(job, plan)
        if step is not None:
            step([job], chunks)
        if isinstance(errors[number], CorpusError):
            break
    return errors


def attempt(job: Job, plan: Plan) -> tuple[int, Exception | None]:
    """Do a job; return the number of its chunks, and the error that stopped it or None."""
    try:
        return do_job(job, plan), None
    except (FaqbotError, IrregularPartError) as error:
        return 0, error


def do_job(job: Job, plan: Plan) -> int:
    """Make the segment of a job and keep it; return the number of its chunks.

    Raises `CorpusError` for a document that cannot be read or that changed since it was cut, and `IrregularPartError`
    for a part of a table that cannot be read by itself.
    """
    chunks: list[Chunk] = []
    parts = []
    for part, digest, kept in job.cuts:
        log_debug("reading %s", part.file.path)
        data = _read(part) if kept is None else kept
        if kept is None and sha256(data).hexdigest() != digest:
            raise changed(part.file)
        read, notes = read_part(part, data, plan.titles.get(part.file.name))
        parts.append({**notes, "chunks": len(read)})
        chunks += read
    several = len(set(map(topic_of, chunks))) > 1 if plan.several is None else plan.several
    segment = analysed_segment(Corpus(tuple(chunks)), analyser_of(plan.language), several=several)
    plan.store.keep(job.key, segment, {"several": several, "parts": parts})
    return len(chunks)


@lru_cache(maxsize=1)
def analyser_of(language: str) -> Analyser:
    """Return the analyser of a language; the last analyser is cached, because a process does many jobs."""
    return Analyser(language)


def analysis_versions(language: str) -> tuple[object, ...]:
    """Return the versions of all that segments in a language depend on besides their documents, and the language."""
    return (*_versions(), language, fingerprint(language))


@cache
def _versions() -> tuple[object, ...]:
    """Return the versions of all code that segments depend on, but for the stemmer, which has a fingerprint."""
    installed = installed_versions(DISTRIBUTIONS)
    readers = [installed[name] for name in DISTRIBUTIONS]
    return (SEGMENT_VERSION, ANALYSER_VERSION, StaticEncoder.name, __version__, unidata_version, *readers)


def _read(part: Part) -> bytes:
    if part.file.content is not None:
        return part.file.content[part.start : part.end]
    try:
        with open(part.file.path, "rb") as file:
            file.seek(part.start)
            return file.read(part.end - part.start)
    except OSError as error:
        raise CorpusError(system_reason(error), path=part.file.path) from error
