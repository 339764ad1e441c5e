"""From documents to an index: `FaqBot.from_corpus` builds in memory, and `update` with a directory that keeps segments.

    find_files  ->  cut  ->  jobs  ->  segments  ->  unique ids  ->  phrasings  ->  merge  ->  learn  ->  Index
                             |------- gather ---------------|    |------- build_gathered --------|

Simply put: read all documents, give their chunks unique ids, find out whether the chunks have several topics, analyse
them with their phrasings, and merge. Here the documents are analysed first, each without regard to the others, so that
a segment can be kept until its documents change. A segment that unique ids, topics or phrasings change is made again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import compress, groupby
from typing import NamedTuple

from faqbot.building.builder import learnt, merge, phrasings_by_segment
from faqbot.building.documents.document_language import warn_of_language
from faqbot.building.merging.merger import KeptMerge
from faqbot.building.missing_segments import made_segments
from faqbot.building.questions.kept_classes import read_classes, write_classes
from faqbot.building.questions.parallels import with_parallels
from faqbot.building.questions.phrased_segments import PhrasedSegments
from faqbot.building.segment import Segment
from faqbot.building.segment_store import (
    DirectoryStore,
    Job,
    Plan,
    SegmentNotes,
    SegmentStore,
    Work,
    analyser_of,
    do_job,
    in_order,
)
from faqbot.building.segment_writer import analysed_segment
from faqbot.building.unique_ids import Clash, find_clashes, left_topics, settled
from faqbot.corpus.authors.side_files import read_side_files
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.files.discovery import FoundFile, FoundFiles
from faqbot.corpus.files.refusals import Skipped
from faqbot.corpus.files.side_file_names import PHRASINGS
from faqbot.corpus.ids import warn_of_clashes
from faqbot.corpus.parts import Notes, Part, settle_notes
from faqbot.corpus.reading import no_text, warn_of_skipped
from faqbot.corpus.structure.equal_titles import distinct_titles
from faqbot.errors import CorpusError
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.index import Index
from faqbot.ranking.evidence.classifier import FittedClasses
from faqbot.system.callers import count_of, log_info
from faqbot.system.digests import digest_of
from faqbot.text.analyser import Analyser

# A segment that was read from the store, and its notes.
_ReadSegment = tuple[Segment, SegmentNotes]


class KeptLearning:
    """What builds with a directory keep of phrasings: the segments with them, and the classifier.

    `names` has the names of the files that the index was made of.
    """

    def __init__(self, store: DirectoryStore) -> None:
        self.store = store
        self.names: set[str] = set()

    def classifier(self, name: str, fit: Callable[[], FittedClasses]) -> FittedClasses:
        """Return the classes that are kept under a name; `fit` and keep them if the file is missing or damaged."""
        self.names.add(name)
        path = os.path.join(self.store.folder, name)
        classes = read_classes(path)
        if classes is None:
            classes = fit()
            write_classes(path, classes)
        return classes


class Gathered(NamedTuple):
    """The segments of a corpus in order, with unique ids.

    `jobs` made the kept segments, and `several` says whether the corpus has several topics. `names` has the digest of
    all that each segment depends on, which is empty for a segment that other documents changed.
    """

    segments: list[Segment]
    jobs: list[Job]
    several: bool
    names: list[str]

    @property
    def keys(self) -> set[str]:
        """The names of the kept segments."""
        return {job.key for job in self.jobs}


def first_plan(found: FoundFiles, store: SegmentStore, analyser: Analyser) -> Plan:
    """Return the plan to begin with, which assumes that several documents have several topics; `gather` checks that."""
    return Plan(store, analyser.language, True if len(found.files) > 1 else None)


def gather(found: FoundFiles, plan: Plan, work: Work, digests: dict[str, str] | None = None) -> Gathered:
    """Return the segments of documents; `work` makes those that the store does not have yet.

    `digests`, if given, receives the SHA-256 of each document under its path. Raises `CorpusError` for a document that
    the user named and that cannot be read, and `EmptyCorpusError` if the documents have no text. `CorpusWarning`s name
    the skipped files.
    """
    unread: dict[str, Skipped] = {}
    jobs, error = made_segments(found.files, plan, work, digests, unread)
    return _gathered(found, jobs, error, plan, work, unread)


def jobs_for(files: Sequence[FoundFile], plan: Plan, unread: dict[str, Skipped]) -> list[Job]:
    """Make the segments of further documents and return the jobs; errors and `unread` are as in `gather`."""
    jobs, error = made_segments(files, plan, in_order, None, unread)
    if error is not None:
        raise error
    return jobs


def gather_changed(
    found: FoundFiles, jobs: list[Job], plan: Plan, again: Work, unread: dict[str, Skipped], fresh: set[str]
) -> Gathered:
    """Return the segments of documents of which only those with the names `fresh` were read now.

    `jobs` are those of all documents in order; their segments are kept. `again` does the jobs of documents that have to
    be read again because their titles change. Warnings are given about fresh documents only.
    """
    return _gathered(found, jobs, None, plan, again, unread, fresh=fresh)


def _gathered(
    found: FoundFiles,
    jobs: list[Job],
    error: Exception | None,
    plan: Plan,
    work: Work,
    unread: dict[str, Skipped],
    *,
    fresh: set[str] | None = None,
) -> Gathered:
    read = [_kept(job, plan) for job in jobs]
    if error is None:
        plan = plan._replace(titles=_new_titles(jobs, read))
        read = _remade(jobs, read, list(map(partial(_has_other_titles, plan), jobs, read)), plan, work)
    clashes = find_clashes([segment for segment, _ in read])
    unread |= _warnings_given(jobs, [notes for _, notes in read], fresh)
    skipped = [*found.skipped, *(unread[file.name] for file in found.files if file.name in unread)]
    if error is not None:
        raise error
    if not any(len(segment) for segment, _ in read):
        raise no_text(found, skipped)
    warn_of_clashes(sum(len(clash.became) for clash in clashes))
    warn_of_skipped(skipped)
    several = _have_several_topics([segment for segment, _ in read], clashes)
    analyser = analyser_of(plan.language)
    are_wrong = [notes["several"] != several for _, notes in read]
    if fresh is None:
        read = _remade(jobs, read, are_wrong, plan._replace(several=several), work)
    else:
        read = [_analysed_again(job, kept, plan, several=several) if is_wrong else kept
                for job, kept, is_wrong in zip(jobs, read, are_wrong, strict=True)]  # fmt: skip
    unique = [settled(segment, clash, analyser, several=several)
              for (segment, _), clash in zip(read, clashes, strict=True)]  # fmt: skip
    named = ((segment, _name(segment, job, notes))
             for segment, job, (_, notes) in zip(unique, jobs, read, strict=True)
             if len(segment))  # fmt: skip
    segments, names = zip(*named, strict=True)
    return Gathered(list(segments), jobs, several, list(names))


def _name(segment: Segment, job: Job, notes: SegmentNotes) -> str:
    """Return the digest of all that a segment depends on, and of its content; "" if it is not that of its file.

    The name of the file leaves out the rest of the corpus, and which program a reader of the author's is today.
    """
    if segment.checksum is None:
        return ""
    depends = [job.key, segment.checksum, notes["several"], [part.get("shown") for part in notes["parts"]]]
    return digest_of(sha256(json.dumps(depends).encode()).hexdigest())


def read_sides(
    found: FoundFiles,
    segments: Sequence[Segment],
    digests: dict[str, str] | None = None,
    *,
    with_chunks: bool = False,
) -> Corpus:
    """Return the corpus with everything from the side files.

    The corpus has the chunks only if `with_chunks` or if there is a file of phrasings, which name chunks.
    """
    with_chunks |= any(os.path.basename(side.path) == PHRASINGS for side in found.side_files)
    chunks = [chunk for segment in segments for chunk in segment.chunks()] if with_chunks else []
    return read_side_files(found, chunks, digests)


def build_gathered(
    gathered: Gathered,
    corpus: Corpus,
    analyser: Analyser,
    encoder: CheckedEncoder | None,
    kept: KeptLearning | None = None,
    threads: int = 1,
) -> Index:
    """Return the index of gathered segments and of the side files in `corpus`.

    `kept`, if given, has what earlier builds made of phrasings, and receives what is made now. `threads` is as in
    `merge`.
    """
    corpus = with_parallels(corpus, analyser, gathered.segments)
    phrased = PhrasedSegments(analyser, several=gathered.several, store=None if kept is None else kept.store)
    named = list(_phrased(gathered, corpus, phrased))
    segments = [segment for _, segment in named]
    keep = None if kept is None else kept.classifier
    last = None if kept is None else KeptMerge.of(kept.store.folder, [name for name, _ in named], analyser.language)
    index = learnt(merge(segments, corpus, analyser, encoder, last, threads), corpus, analyser, encoder, keep)
    if kept is not None:
        kept.names |= phrased.names
    warn_of_language(index)
    log_info("built an index of %s (%s)", count_of(len(index), "chunk"), analyser.language)
    return index


def _phrased(gathered: Gathered, corpus: Corpus, phrased: PhrasedSegments) -> Iterator[tuple[str, Segment]]:
    """Yield the segments with the phrasings of their chunks, each after its name (see `Gathered`)."""
    first = 0
    parted = phrasings_by_segment(corpus.phrasings, list(map(len, gathered.segments)))
    for segment, name, phrasings in zip(gathered.segments, gathered.names, parted, strict=True):
        if phrasings:
            yield phrased.phrased(segment, corpus.chunks[first : first + len(segment)], phrasings)
        else:
            yield name, segment
        first += len(segment)


def _have_several_topics(segments: Sequence[Segment], clashes: Sequence[Clash]) -> bool:
    """Return whether the chunks have more than one topic; chunks that clashes leave out do not count."""
    topics: set[str] = set()
    for segment, clash in zip(segments, clashes, strict=True):
        topics |= left_topics(segment, clash)
    return len(topics) > 1


def _new_titles(jobs: Sequence[Job], read: Sequence[_ReadSegment]) -> dict[str, str]:
    """Return new titles for the documents that share a title, by name."""
    noted = (pair for job, (_, notes) in zip(jobs, read, strict=True)
             for pair in zip(job.cuts, notes["parts"], strict=True))  # fmt: skip
    return distinct_titles({cut.part.file.name: notes["title"] for cut, notes in noted if notes["title"] is not None})


def _has_other_titles(plan: Plan, job: Job, read: _ReadSegment) -> bool:
    """Whether a segment was made with other titles than those of the plan."""
    return any(noted["shown"] != plan.titles.get(cut.part.file.name, noted["title"])
               for cut, noted in zip(job.cuts, read[1]["parts"], strict=True)
               if noted["title"] is not None)  # fmt: skip


def _remade(
    jobs: Sequence[Job], read: Sequence[_ReadSegment], are_wrong: Sequence[bool], plan: Plan, work: Work
) -> list[_ReadSegment]:
    """Return the segments of jobs and their notes, after those that are wrong were made again by the plan."""
    wrong = list(compress(jobs, are_wrong))
    for error in work(wrong, plan) if wrong else ():
        if error is not None:
            raise error
    return [_kept(job, plan) if is_wrong else kept for job, kept, is_wrong in zip(jobs, read, are_wrong, strict=True)]


def _analysed_again(job: Job, kept: _ReadSegment, plan: Plan, *, several: bool) -> _ReadSegment:
    """Return a segment for a corpus with several topics, or with one, made of its chunks; no document is read."""
    segment, notes = kept
    chunks = Corpus(tuple(segment.chunks()))
    again = analysed_segment(chunks, analyser_of(plan.language), several=several), {**notes, "several": several}
    plan.store.keep(job.key, *again)
    return again


def _kept(job: Job, plan: Plan) -> _ReadSegment:
    """Return the kept segment of a job and its notes; a damaged segment is made again."""
    kept = plan.store.get(job.key)
    if kept is None:
        do_job(job, plan)
        kept = plan.store.get(job.key)
    if kept is None:
        raise CorpusError("the index's copy of this document cannot be read back", path=job.cuts[0].part.file.path)
    return kept


class _Read(NamedTuple):
    """A part of a document that was read, and its notes."""

    part: Part
    notes: Notes


def _warnings_given(
    jobs: Sequence[Job], noted: Sequence[SegmentNotes], fresh: set[str] | None = None
) -> dict[str, Skipped]:
    """Give the warnings that reading the documents one by one would give, or only those with the names `fresh`.

    Returns the skipped files by name.
    """
    skipped: dict[str, Skipped] = {}
    listed = (_Read(cut_part.part, notes) for job, segment_notes in zip(jobs, noted, strict=True)
              for cut_part, notes in zip(job.cuts, segment_notes["parts"], strict=True))  # fmt: skip
    for file, grouped in groupby(listed, key=lambda read: read.part.file):
        parts = list(grouped)
        if fresh is not None and file.name not in fresh:
            continue
        chunks = sum(read.notes["chunks"] for read in parts)
        one = settle_notes([read.part for read in parts], [read.notes for read in parts], chunks)
        if one is not None:
            skipped[file.name] = one
    return skipped
