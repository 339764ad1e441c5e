"""Files to segments on disk, and the segments of a corpus from there: what did not change is not read again.

A segment's name is the digest of all that it depends on: the bytes it is made of, the name they are cited by, the
settings and the versions. So a segment that is there is the one that would be made.
"""

from __future__ import annotations

import json
import mmap
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any, NamedTuple
from unicodedata import unidata_version

from faqbot import __version__
from faqbot.building.segment import Segment
from faqbot.building.segment_files import BLOCK_VERSION, read_segment, write_segment
from faqbot.building.segment_writer import analysed_segment
from faqbot.building.unique_ids import find_clashes, settled
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.discovery import FoundFile
from faqbot.corpus.parts import IrregularPartError, Part, cut, read_part, settle_notes
from faqbot.corpus.readers.registry import DISTRIBUTIONS
from faqbot.errors import CorpusError, system_reason
from faqbot.text.analyser import ANALYSER_VERSION, Analyser


class Plan(NamedTuple):
    """How segments are made: the folder that keeps them, the language, and whether there are several topics."""

    folder: str
    language: str
    several: bool


class Job(NamedTuple):
    """A part of a file to be read, the digest of its bytes, and the name of its segment."""

    part: Part
    digest: str
    key: str

    @property
    def size(self) -> int:
        """How many bytes are read."""
        return self.part.end - self.part.start


# Does jobs, in whatever order or process; returns for each the error that stopped it, if any.
Work = Callable[[Sequence[Job], Plan], list[Exception | None]]


def do_job(job: Job, plan: Plan) -> int:
    """Make the segment of a part and keep it; return the number of its chunks.

    Raises `CorpusError` for what cannot be read, and `IrregularPartError`.
    """
    data = _read(job.part)
    if sha256(data).hexdigest() != job.digest:
        raise CorpusError("changed while it was read; run the command again", path=job.part.file.path)
    chunks, notes = read_part(job.part, data)
    segment = analysed_segment(Corpus(tuple(chunks)), _analyser(plan.language), several=plan.several)
    write_segment(os.path.join(plan.folder, job.key), segment, notes)
    return len(segment)


class Gathered(NamedTuple):
    """The segments of a corpus in order, the names of those that are kept, why files were skipped, and the topics."""

    segments: list[Segment]
    keys: set[str]
    skipped: list[str]
    several: bool


def gather(files: Sequence[FoundFile], plan: Plan, work: Work) -> Gathered:
    """Return the segments of the files; what is not kept yet is done by `work`.

    Whether there are several topics shows only when all is read. If it is not as the plan has it, all is done again.
    Raises and warns as `read_corpus` does.
    """
    listed: list[list[Job]] = []
    error: Exception | None = None
    for jobs in _jobs(files, plan, work):
        if isinstance(jobs, Exception):
            error = jobs
        else:
            listed.append(jobs)
    read = [[_kept(job, plan) for job in jobs] for jobs in listed]
    topics = {topic for its in read for segment, _ in its for topic in segment.about}
    if error is None and (len(topics) > 1) != plan.several and topics:
        return gather(files, plan._replace(several=len(topics) > 1), work)
    segments = [segment for its in read for segment, _ in its]
    clashes = find_clashes(segments)
    skipped = []
    at = 0
    for jobs, its in zip(listed, read, strict=True):
        parts, notes = [job.part for job in jobs], [notes for _, notes in its]
        said = settle_notes(parts, notes, sum(len(segment) for segment, _ in its))
        if said is not None:
            skipped.append(said)
        for clash in clashes[at : at + len(its)]:
            for message in clash.said:
                warnings.warn(message, stacklevel=2)
        at += len(its)
    if error is not None:
        raise error
    analyser = _analyser(plan.language)
    segments = [settled(segment, clash, analyser, several=plan.several)
              for segment, clash in zip(segments, clashes, strict=True)]  # fmt: skip
    keys = {job.key for jobs in listed for job in jobs}
    return Gathered([segment for segment in segments if len(segment)], keys, skipped, plan.several)


def _jobs(files: Sequence[FoundFile], plan: Plan, work: Work) -> Iterator[list[Job] | Exception]:
    """Yield the jobs of each file, all of them done, or the first error; a file of irregular parts becomes one job."""
    listed: list[list[Job] | Exception] = []
    for file in files:
        try:
            listed.append(_cut(file, plan))
        except CorpusError as error:  # those before it are read all the same: the first error counts
            listed.append(error)
            break
    jobs = [job for its in listed if not isinstance(its, Exception) for job in its]
    failed = _do(jobs, plan, work)
    irregular = {job.part.file for job, error in failed.items() if isinstance(error, IrregularPartError)}
    wholes = {file: _whole(file, plan) for file in irregular}
    failed |= _do(list(wholes.values()), plan, work)
    for its in listed:
        if isinstance(its, Exception):
            yield its
            return
        done = [wholes[its[0].part.file]] if its[0].part.file in wholes else its
        errors = [failed[job] for job in done if job in failed]
        yield errors[0] if errors else done


def _do(jobs: Sequence[Job], plan: Plan, work: Work) -> dict[Job, Exception]:
    missing = [job for job in jobs if not os.path.exists(os.path.join(plan.folder, job.key))]
    if not missing:
        return {}
    return {job: error for job, error in zip(missing, work(missing, plan), strict=True) if error is not None}


def _kept(job: Job, plan: Plan) -> tuple[Segment, dict[str, Any]]:
    """Return the segment of a job and its notes; one that is damaged is made again."""
    path = os.path.join(plan.folder, job.key)
    kept = read_segment(path)
    if kept is None:
        do_job(job, plan)
        kept = read_segment(path)
    if kept is None:
        raise CorpusError("what was read of it cannot be read back", path=path)
    return kept


def _cut(file: FoundFile, plan: Plan) -> list[Job]:
    try:
        with open(file.path, "rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            data = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) if size else b"")
    except OSError as error:
        raise CorpusError(system_reason(error), path=file.path) from error
    return [_job(part, sha256(data[part.start : part.end]).hexdigest(), plan) for part in cut(file, data)]


def _whole(file: FoundFile, plan: Plan) -> Job:
    part = Part(file, 0, os.stat(file.path).st_size, 1, None, is_whole=True)
    return _job(part, sha256(_read(part)).hexdigest(), plan)


def _job(part: Part, digest: str, plan: Plan) -> Job:
    depends = [
        *_versions(),
        plan.language,
        plan.several,
        part.file.name,
        part.file.named,
        part.line,
        part.head,
        part.is_whole,
    ]
    return Job(part, digest, sha256(json.dumps([*depends, digest]).encode()).hexdigest()[:32])


@cache
def _versions() -> tuple[object, ...]:
    """Return the versions of all that reads, cuts and stems."""
    libraries = [version(name) for name in ("PyStemmer", *DISTRIBUTIONS)]
    return (BLOCK_VERSION, ANALYSER_VERSION, __version__, unidata_version, *libraries)


def _read(part: Part) -> bytes:
    try:
        with open(part.file.path, "rb") as file:
            file.seek(part.start)
            return file.read(part.end - part.start)
    except OSError as error:
        raise CorpusError(system_reason(error), path=part.file.path) from error


@lru_cache(maxsize=1)
def _analyser(language: str) -> Analyser:
    return Analyser(language)
