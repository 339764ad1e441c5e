"""What a bot keeps of its documents, so that adding one reads that one alone: their files and their segments."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from faqbot.building.gathering import Gathered, build_gathered, read_sides
from faqbot.building.own_language import understand
from faqbot.building.segment import Segment
from faqbot.building.segment_store import Job, Plan, SegmentNotes, SegmentStore, do_job, in_order
from faqbot.corpus.files.discovery import FoundFiles
from faqbot.corpus.files.memory_files import with_side_contents
from faqbot.corpus.parts import IrregularPartError
from faqbot.errors import CorpusError, FaqbotError
from faqbot.index.encoder import CheckedEncoder, Encoder
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import reads_texts
from faqbot.text.analyser import Analyser

# Documents of about this many bytes together share a segment, which is analysed again if one of them is removed: a
# segment for each takes three times as long for thousands of small documents, and one for all makes changes slow.
_SHARED_BYTES = 1 << 16


class LayeredStore:
    """Keeps segments in memory, above those of another store, which stays as it is."""

    shared_bytes = _SHARED_BYTES
    is_for_later = False

    def __init__(self, below: SegmentStore | None = None) -> None:
        self._below = below
        self._own: dict[str, tuple[Segment, SegmentNotes]] = {}

    def has(self, key: str) -> bool:
        """Whether a segment is kept."""
        return key in self._own or (self._below is not None and self._below.has(key))

    def keep(self, key: str, segment: Segment, notes: SegmentNotes) -> None:
        """Keep a segment in memory."""
        self._own[key] = segment, notes

    def get(self, key: str) -> tuple[Segment, SegmentNotes] | None:
        """Return a segment and its notes."""
        own = self._own.get(key)
        return own if own is not None or self._below is None else self._below.get(key)

    def copy(self, keys: Collection[str] | None = None) -> LayeredStore:
        """Return a store with the same segments, or with those of these keys only, that may change by itself."""
        store = LayeredStore(self._below)
        store._own = {key: kept for key, kept in self._own.items() if keys is None or key in keys}
        return store


class KeptDocuments(NamedTuple):
    """The documents of an index: their files and side files, and the jobs that made their segments, in order."""

    found: FoundFiles
    jobs: tuple[Job, ...]
    store: LayeredStore


def build_kept(found: FoundFiles, language: str | None, given: Encoder | str | None) -> tuple[Index, KeptDocuments]:
    """Return the index of documents as `build_in_memory` does, and what to keep of them."""
    found = with_side_contents(found)
    store = LayeredStore()
    gathered, analyser, encoder = understand(found, language, given, store, in_order)
    return index_of_gathered(found, gathered, analyser, encoder), kept_of(found, gathered, store)


def index_of_gathered(
    found: FoundFiles, gathered: Gathered, analyser: Analyser, encoder: CheckedEncoder | None
) -> Index:
    """Return the index of gathered documents and of their side files."""
    corpus = read_sides(found, gathered.segments, with_chunks=reads_texts(encoder))
    return build_gathered(gathered, corpus, analyser, encoder)


def kept_of(found: FoundFiles, gathered: Gathered, store: LayeredStore) -> KeptDocuments:
    """Return what to keep of gathered documents; the bytes of files on disk are not kept."""
    jobs = tuple(job._replace(cuts=tuple(cut._replace(data=None) for cut in job.cuts)) for job in gathered.jobs)
    return KeptDocuments(found, jobs, store.copy({job.key for job in jobs}))


def needed_again(jobs: Sequence[Job], plan: Plan) -> list[Exception | None]:
    """Do jobs whose documents were read before (see `Work`); a document that changed meanwhile is an error."""
    errors: list[Exception | None] = []
    for job in jobs:
        try:
            do_job(job, plan)
            errors.append(None)
        except CorpusError as error:
            message = "shares its title with another document now, so it must be read again, and it has changed"
            errors.append(CorpusError(f"{message}: add it, too, or call reload()", path=error.path))
        except (FaqbotError, IrregularPartError) as error:
            errors.append(error)
    return errors
