"""The result of reading a corpus: chunks, and the phrasings, decoys and synonyms of the side files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from faqbot.corpus.chunk import Chunk


class Phrasing(NamedTuple):
    """Another way that people ask for a chunk; `chunk` is the number of that chunk in the corpus, from 0."""

    question: str
    chunk: int


class Synonyms(NamedTuple):
    """A rule of synonyms.txt: whoever says one of `left` may mean any of `right`.

    An entry is one word or several with one space between them, in the author's letter case. In a line `a, b, c` both
    sides are all of the entries. In `a => b`, `right` holds the left word only if the author writes it (`a => a, b`); a
    search looks for the left word either way.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that questions are answered from.

    `decoys` are questions known to have no answer here; a question is a phrasing or a decoy, never both. The same
    phrasing may belong to several chunks. No two phrasings, decoys or synonyms are the same. `beyond_decoys` are the
    numbers of the chunks that the decoys say nothing about, because these chunks are in another root.
    """

    chunks: tuple[Chunk, ...]
    phrasings: tuple[Phrasing, ...] = ()
    decoys: tuple[str, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    beyond_decoys: frozenset[int] = frozenset()
