"""Build the index of the same documents again and again, each time with other phrasings and decoys.

The documents are read and analysed once. Only what phrasings change is made again for each index: the segments whose
chunks have phrasings, the weights of the terms, and what is learnt from phrasings.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import replace

from faqbot.building.gathering import Gathered, build_gathered, read_sides
from faqbot.building.own_language import understand
from faqbot.building.segment_store import MemoryStore, in_order
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.corpus.files.discovery import FoundFiles
from faqbot.errors import CorpusWarning
from faqbot.index.encoder import CheckedEncoder, Encoder
from faqbot.index.index import Index
from faqbot.text.analyser import Analyser


class Rephraser:
    """The documents of a corpus, and their index with any phrasings and decoys.

    `corpus` holds the chunks, and the phrasings and decoys that the side files have now, and `analyser` is that of the
    language that the documents are read in. All workers that measure may
    share a rephraser, because nothing in it changes.
    """

    def __init__(self, gathered: Gathered, corpus: Corpus, analyser: Analyser, encoder: CheckedEncoder | None) -> None:
        self._gathered = gathered
        self.analyser = analyser
        self._encoder = encoder
        self.corpus = corpus

    def index(self, phrasings: Sequence[Phrasing], decoys: Sequence[str]) -> Index:
        """Return the index of the documents with these phrasings and decoys instead of those of the side files.

        The index equals the one that is built from documents with such side files.
        """
        beyond = self.corpus.beyond_decoys if decoys else frozenset()
        corpus = replace(self.corpus, phrasings=tuple(phrasings), decoys=tuple(decoys), beyond_decoys=beyond)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CorpusWarning)  # about the language, which reading has warned of already
            return build_gathered(self._gathered, corpus, self.analyser, self._encoder)


def read_to_rephrase(found: FoundFiles, language: str | None, given: Encoder | str | None) -> Rephraser:
    """Read and analyse documents once; errors and warnings are those of `FaqBot.from_corpus`."""
    gathered, analyser, encoder = understand(found, language, given, MemoryStore(), in_order)
    return Rephraser(gathered, read_sides(found, gathered.segments, with_chunks=True), analyser, encoder)
