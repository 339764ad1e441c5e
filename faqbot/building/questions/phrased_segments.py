"""Analyse the segments whose chunks have phrasings again, with these, and keep them for the next update."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from faqbot.building.segment import Segment
from faqbot.building.segment_store import SegmentStore, analysis_versions
from faqbot.building.segment_writer import analysed_segment
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.system.digests import digest_of
from faqbot.text.analyser import Analyser


class PhrasedSegments:
    """Makes segments with phrasings; with a `store` it keeps them there.

    `several` says whether the corpus has several topics. `names` has the names of the kept segments.
    """

    def __init__(self, analyser: Analyser, *, several: bool, store: SegmentStore | None = None) -> None:
        self._analyser = analyser
        self._several = several
        self._store = store
        self.names: set[str] = set()

    def phrased(self, segment: Segment, chunks: Sequence[Chunk], phrasings: Sequence[Phrasing]) -> tuple[str, Segment]:
        """Return the name and the segment of these chunks with phrasings; without a store, the name is empty.

        In the phrasings, chunks are numbered within the segment.
        """
        if self._store is None:
            return "", self._analysed(chunks, phrasings)
        name = self._name(segment, phrasings)
        self.names.add(name)
        kept = self._store.get(name)
        if kept is not None:
            return name, kept[0]
        made = self._analysed(chunks, phrasings)
        self._store.keep(name, made, {"several": self._several, "parts": []})
        return name, made

    def _analysed(self, chunks: Sequence[Chunk], phrasings: Sequence[Phrasing]) -> Segment:
        return analysed_segment(Corpus(tuple(chunks), tuple(phrasings)), self._analyser, several=self._several)

    def _name(self, segment: Segment, phrasings: Sequence[Phrasing]) -> str:
        """Return the digest of everything that the segment depends on: its chunks, the phrasings, and the versions."""
        depends = [*analysis_versions(self._analyser.language), self._several, phrasings]
        digest = sha256(json.dumps(depends).encode())
        digest.update(segment.texts["lines"])
        return digest_of(digest.hexdigest())
