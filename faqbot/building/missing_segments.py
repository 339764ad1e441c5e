"""Make the segments of documents that the store does not have yet, and find out which documents have to be read apart.

files  ->  cut  ->  jobs  ->  those that are missing are done  ->  those that fail are split or joined, and done again
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from faqbot.building.segment_store import DirectoryStore, Job, Plan, Work, job_of, jobs_of
from faqbot.corpus.cutting import CutPart, cut
from faqbot.corpus.files.discovery import FoundFile
from faqbot.corpus.files.refusals import Skipped
from faqbot.corpus.parts import IrregularPartError
from faqbot.corpus.reading import skipped_file
from faqbot.errors import CorpusError


def made_segments(
    files: Sequence[FoundFile], plan: Plan, work: Work, digests: dict[str, str] | None, unread: dict[str, Skipped]
) -> tuple[list[Job], Exception | None]:
    """Make the missing segments; return the jobs in the order of the corpus up to the first error, and this error.

    `work` does the jobs. `digests`, if given, receives the SHA-256 of each document under its path, and `unread` the
    files that cannot be read, by name. If a segment of several documents fails, each of these documents gets its own
    segment. If a part of a table is irregular, the whole table gets a single segment.
    """
    # Segments in memory are made in this process, so the bytes that were read are passed on. The segments of a
    # directory may be made in other processes, which read the files themselves.
    cuts, error = _cut(files, digests, unread, keep=not isinstance(plan.store, DirectoryStore))
    jobs = list(jobs_of(cuts, plan))
    failed = _do(jobs, plan, work)
    apart = {job: [job_of([cut], plan) for cut in job.cuts] for job in failed if len(job.cuts) > 1}
    jobs = [single for job in jobs for single in apart.get(job, [job])]
    failed |= _do(list(chain.from_iterable(apart.values())), plan, work)
    irregular = [job.cuts[0].part.file for job in failed if isinstance(failed[job], IrregularPartError)]
    wholes = {file: job_of([_whole(file)], plan) for file in dict.fromkeys(irregular)}
    jobs = list(dict.fromkeys(wholes.get(job.cuts[0].part.file, job) for job in jobs))
    failed |= _do(list(wholes.values()), plan, work)
    for number, job in enumerate(jobs):
        if job in failed:
            return jobs[:number], failed[job]
    return jobs, error


def _cut(
    files: Sequence[FoundFile], digests: dict[str, str] | None, unread: dict[str, Skipped], *, keep: bool
) -> tuple[list[CutPart], Exception | None]:
    """Return the parts of the files before the first error, and this error, if any.

    A file of a folder that cannot be opened or read is put into `unread` instead. A file that is changed while it is
    read is an error: reading it again may succeed.
    """
    cuts: list[CutPart] = []
    for file in files:
        try:
            cuts += cut(file, digests, keep=keep)
        except CorpusError as error:
            if file.named or not isinstance(error.__cause__, OSError):
                return cuts, error
            unread[file.name] = skipped_file(file, error)
    return cuts, None


def _whole(file: FoundFile) -> CutPart:
    """Return the whole of a file as a single part."""
    return cut(file, into_parts=False)[0]


def _do(jobs: Sequence[Job], plan: Plan, work: Work) -> dict[Job, Exception]:
    missing = [job for job in jobs if not plan.store.has(job.key)]
    if not missing:
        return {}
    return {job: error for job, error in zip(missing, work(missing, plan), strict=True) if error is not None}
