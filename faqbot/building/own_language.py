"""Read documents in the language that they are in, if nobody has named one.

Documents are read as English first, and again if a few of their chunks are in another language: most are English, and
only chunks tell, whatever the format, which words are text.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faqbot.building.documents.document_language import language_told, looked_at
from faqbot.building.gathering import Gathered, build_gathered, first_plan, gather, read_sides
from faqbot.building.segment import Segment
from faqbot.building.segment_store import MemoryStore, SegmentStore, Work, in_order
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.files.discovery import FoundFiles
from faqbot.errors import CorpusWarning
from faqbot.index.encoder import CheckedEncoder, Encoder
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import encoder_for, reads_texts
from faqbot.system.callers import log_info
from faqbot.text.analyser import DEFAULT_LANGUAGE, Analyser


class Understood(NamedTuple):
    """The segments of documents, the analyser of the language that they are read in, and the encoder of their index."""

    gathered: Gathered
    analyser: Analyser
    encoder: CheckedEncoder | None


def build_in_memory(
    found: FoundFiles,
    language: str | None,
    given: Encoder | str | None,
    digests: dict[str, str] | None = None,
) -> Index:
    """Return the index of documents; errors and warnings are those of `FaqBot.from_corpus`.

    `language` and the encoder are as for `understand`. `digests`, if given, receives the SHA-256 of each file under its
    path.
    """
    gathered, analyser, encoder = understand(found, language, given, MemoryStore(), in_order, digests)
    corpus = read_sides(found, gathered.segments, digests, with_chunks=reads_texts(encoder))
    return build_gathered(gathered, corpus, analyser, encoder)


def understand(
    found: FoundFiles,
    language: str | None,
    given: Encoder | str | None,
    store: SegmentStore,
    work: Work,
    digests: dict[str, str] | None = None,
) -> Understood:
    """Gather documents in a language, or in that which they seem to be in if `language` is None.

    `given` is the encoder as `encoder_for` takes it. The rest is as for `gather`.
    """
    analyser = Analyser(DEFAULT_LANGUAGE if language is None else language)
    encoder = encoder_for(given, analyser.language)  # before documents are read: it may be an error
    gathered = gather(found, first_plan(found, store, analyser), work, digests)
    own = language_told(_some_chunks(gathered.segments)) if language is None else analyser.language
    if own == analyser.language:
        return Understood(gathered, analyser, encoder)
    log_info("the documents are in %s", own.title())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)  # they have been given
        return understand(found, own, given, store, work, digests)


def _some_chunks(segments: Sequence[Segment]) -> Iterator[Chunk]:
    """Yield a few chunks from all segments."""
    numbers, first = looked_at(sum(map(len, segments))), 0
    for segment in segments:
        yield from segment.chunks(number - first for number in numbers if first <= number < first + len(segment))
        first += len(segment)
