"""The result of reading a corpus: a `Corpus` of chunks, and of phrasings, decoys and synonyms from the side files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.settings.corpus_settings import NO_SETTINGS, CorpusSettings


class Phrasing(NamedTuple):
    """A further question that a chunk answers; `chunk` is the number of the chunk in the corpus, from 0."""

    question: str
    chunk: int


class Synonyms(NamedTuple):
    """A rule of synonyms.txt: an entry of `left` in a question may mean any entry of `right`.

    An entry consists of words with a single space between them, in the author's letter case. A line `a, b, c` gives a
    rule with all entries on both sides. In `a => b`, `right` holds the left entry only if the author writes it
    (`a => a, b`), but a question with the left entry is looked up with that entry in any case.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that questions are answered from.

    `decoys` are questions that no chunk answers. A question is a phrasing or a decoy, never both. The same question may
    be a phrasing of several chunks. Phrasings, decoys and synonyms are distinct. `beyond_decoys` are the numbers of the
    chunks that the decoys say nothing about, because these chunks are in another root than the file of the decoys.
    `settings` are those of `faqbot.toml`.
    """

    chunks: tuple[Chunk, ...]
    phrasings: tuple[Phrasing, ...] = ()
    decoys: tuple[str, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    beyond_decoys: frozenset[int] = frozenset()
    settings: CorpusSettings = NO_SETTINGS
