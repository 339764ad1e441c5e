"""Add documents to those of an index, and remove some.

The documents afterwards are in the order in which a new build would find them: below each root by their names, then
those in memory by their names. Only what is added is read. A segment that several documents share is analysed again
from its chunks if one of them is removed or another comes between them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from faqbot.building.documents.kept_documents import (
    KeptDocuments,
    LayeredStore,
    index_of_gathered,
    kept_of,
    needed_again,
)
from faqbot.building.gathering import first_plan, gather_changed, jobs_for
from faqbot.building.segment_store import Job, Plan, analyser_of, job_of
from faqbot.building.segment_writer import analysed_segment
from faqbot.corpus.authors.side_files import cited_prefix
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.cutting import CutPart
from faqbot.corpus.files.discovery import FoundFile, FoundFiles, SideFile, find_files
from faqbot.corpus.files.memory_files import is_inside, with_side_contents
from faqbot.corpus.readers.own_readers import DocumentReader
from faqbot.corpus.settings.corpus_settings import KEYS
from faqbot.corpus.structure.telling_names import telling_folder
from faqbot.errors import CorpusError
from faqbot.index.encoder import CheckedEncoder
from faqbot.index.index import Index
from faqbot.text.analyser import Analyser
from faqbot.text.suggest import nearest


def add_documents(
    kept: KeptDocuments, added: Sequence[FoundFiles], analyser: Analyser, encoder: CheckedEncoder | None
) -> tuple[Index, KeptDocuments]:
    """Return the index with further documents; those with the name of a document that is there take its place.

    Raises `CorpusError` for a document that cannot be read.
    """
    files = {file.name: file for one in added for file in one.files}
    found = with_side_contents(_joined(kept.found, added, _at_their_places(files, kept.found)))
    return _changed(kept, found, files, set(files), analyser, encoder)


def remove_documents(
    kept: KeptDocuments, names: Collection[str], analyser: Analyser, encoder: CheckedEncoder | None
) -> tuple[Index, KeptDocuments]:
    """Return the index without the documents of these names; rows of phrasings.csv about them are passed over."""
    files = tuple(file for file in kept.found.files if file.name not in names)
    if not files:
        raise CorpusError("is the last document, and a bot needs one; add another one first", path=next(iter(names)))
    gone = (os.path.abspath(file.path) for file in kept.found.files if file.name in names)
    found = kept.found._replace(files=files, left_out=tuple(dict.fromkeys((*kept.found.left_out, *gone))))
    return _changed(kept, found, {}, set(names), analyser, encoder)


def found_at(kept: FoundFiles, path: str, readers: Mapping[str, DocumentReader]) -> FoundFiles:
    """Return the documents at a path, with the names that they have as a part of the documents that are kept.

    Below a folder that is a root already, a document is named as if it had been there. Raises `CorpusError` for a name
    that another document has.
    """
    found = find_files([os.path.abspath(path)], tuple(KEYS), readers)
    root = next((root for root in kept.roots if os.path.isdir(root) and is_inside(path, root)), None)
    if root is not None:
        prefix, folder = cited_prefix(root, kept.files), telling_folder(os.path.abspath(root))
        files = (file._replace(name=prefix + _below(file.path, root), folder=folder) for file in found.files)
        return found._replace(files=tuple(files), side_files=(), roots=())
    there = (file for file in kept.files if file.content is None and os.path.lexists(file.path))
    places = {file.name: os.path.abspath(file.path) for file in there}
    for file in found.files:
        if places.get(file.name, os.path.abspath(file.path)) != os.path.abspath(file.path):
            message = f"another document is cited as {file.name!r} already ({places[file.name]}); rename one of them"
            raise CorpusError(message, path=file.path)
    return found


def names_of(reference: str, kept: FoundFiles, known: Sequence[str]) -> set[str]:
    """Return the name of the document with a name, or at a path, or the names of those below a folder.

    Raises `CorpusError` for a reference that means nothing, with one of the `known` names as a suggestion.
    """
    if any(file.name == reference for file in kept.files):
        return {reference}
    path = os.path.abspath(reference)
    on_disk = [file for file in kept.files if file.content is None]
    names = {file.name for file in on_disk if os.path.abspath(file.path) == path or is_inside(file.path, path)}
    if not names:
        names = {file.name for file in kept.files if file.name.startswith(reference.rstrip("/") + "/")}
    if names:
        return names
    near = nearest(reference, known, parts=True)
    hint = f"did you mean {near[0]!r}?" if near else "bot.documents() lists them"
    raise CorpusError(f"no document is cited as {reference!r}, and none is at this path; {hint}")


def _changed(
    kept: KeptDocuments,
    found: FoundFiles,
    added: Mapping[str, FoundFile],
    gone: set[str],
    analyser: Analyser,
    encoder: CheckedEncoder | None,
) -> tuple[Index, KeptDocuments]:
    """Return the index of `found`, of which `added` are new, and what to keep; `gone` are names of old documents."""
    store = kept.store.copy()
    plan = first_plan(found, store, analyser)
    order = {file.name: place for place, file in enumerate(found.files)}
    unread: dict[str, Any] = {}
    runs = _runs([added[file.name] for file in found.files if file.name in added], lambda file: order[file.name])
    fresh = [job for run in runs for job in jobs_for(run, plan, unread)]
    old = [part for job in kept.jobs for part in _parts(job, order, gone, plan, store)]
    jobs = sorted([*old, *fresh], key=lambda job: (order[job.cuts[0].part.file.name], job.cuts[0].part.start))
    gathered = gather_changed(found, jobs, plan, needed_again, unread, set(added))
    found = found._replace(skipped=())
    return index_of_gathered(found, gathered, analyser, encoder), kept_of(found, gathered, store)


def _parts(job: Job, order: Mapping[str, int], gone: set[str], plan: Plan, store: LayeredStore) -> Iterator[Job]:
    """Yield the job, or a job for each run of its documents that stay and still follow each other."""
    cuts = [cut for cut in job.cuts if cut.part.file.name not in gone]
    runs = _runs(cuts, lambda cut: order[cut.part.file.name])
    if len(runs) == 1 and len(runs[0]) == len(job.cuts):
        yield job
        return
    for run in runs:
        part = job_of(run, plan)
        _keep_part(job, part, run, plan, store)
        yield part


_Item = TypeVar("_Item")


def _runs(items: Sequence[_Item], place: Callable[[_Item], int]) -> list[list[_Item]]:
    """Part items, which are in order, into runs whose places follow each other; parts of a file have one place."""
    runs: list[list[_Item]] = []
    for item in items:
        if runs and place(item) - place(runs[-1][-1]) <= 1:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _keep_part(job: Job, part: Job, cuts: Sequence[CutPart], plan: Plan, store: LayeredStore) -> None:
    """Keep the segment of some documents of a job, made of the chunks in the segment of the job."""
    kept = store.get(job.key)
    if kept is None or store.has(part.key):
        return  # a missing segment is made again where it is needed
    segment, notes = kept
    names = {cut.part.file.name for cut in cuts}
    chunks = tuple(chunk for chunk in segment.chunks() if chunk.source.path in names)
    noted = [note for cut, note in zip(job.cuts, notes["parts"], strict=True) if cut.part.file.name in names]
    made = analysed_segment(Corpus(chunks), analyser_of(plan.language), several=notes["several"])
    store.keep(part.key, made, {**notes, "parts": noted})


def _joined(kept: FoundFiles, added: Sequence[FoundFiles], files: Mapping[str, FoundFile]) -> FoundFiles:
    """Return the files and side files together, in the order in which a new build would find them."""
    roots = tuple(dict.fromkeys((*kept.roots, *(root for one in added for root in one.roots))))
    every = {**{file.name: file for file in kept.files}, **files}
    sides: dict[str, SideFile] = {side.path: side for side in kept.side_files}
    sides |= {side.path: side for one in added for side in one.side_files}
    skipped = tuple(skipped for one in added for skipped in one.skipped)
    listed = tuple(sorted(every.values(), key=_place_in(roots)))
    left_out = tuple(path for path in kept.left_out if path not in {os.path.abspath(file.path) for file in listed})
    return kept._replace(
        files=listed, skipped=skipped, side_files=tuple(sides.values()), roots=roots, left_out=left_out
    )


def _at_their_places(files: Mapping[str, FoundFile], kept: FoundFiles) -> dict[str, FoundFile]:
    """Return files with the paths of those that they replace, where these are gone: a path is a place in the order."""
    gone = (file for file in kept.files if file.content is None and not os.path.lexists(file.path))
    paths = {file.name: file.path for file in gone}
    return {name: file._replace(path=paths.get(name, file.path)) for name, file in files.items()}


def _place_in(roots: Sequence[str]) -> Callable[[FoundFile], tuple[int, list[str]]]:
    """Return the function from a file to its place in the order of a corpus with these roots."""

    def place(file: FoundFile) -> tuple[int, list[str]]:
        if file.content is not None:
            return len(roots), file.name.split("/")
        path = os.path.abspath(file.path)
        for number, root in enumerate(roots):
            if path == root or is_inside(path, root):
                return number, _below(path, root).split("/")
        return len(roots), file.name.split("/")

    return place


def _below(path: str, root: str) -> str:
    relative = os.path.relpath(os.path.abspath(path), os.path.abspath(root))
    return relative.replace(os.sep, "/")
