"""Make questions that documents don't answer, by taking the chunks that answer them out of the documents.

Every fourth question is asked like this. One corpus without all of their chunks would lack a quarter of its chunks or
more, and the chunks that resemble those taken away, which make such questions hard, would be missing too. So these
questions are dealt to a few corpora, and each corpus lacks only what answers its own questions. A corpus is asked
nothing else, so that no question misses its answer by accident.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus, Phrasing

# One question of this number is asked without its answer, and so many corpora are built for them.
ONE_OF = 4
FOLDS = 5
# The fewest words of an answer that is looked for inside other answers: fewer words occur by chance.
_FEWEST_WORDS = 8
_WORD = re.compile(r"\w+")


def dealt(right: Sequence[frozenset[int]]) -> dict[int, int]:
    """Return the corpus, from 0, of each question that is to be without an answer, by the question's place.

    `right` are the numbers of the chunks that answer each question. Questions with the same first chunk get the same
    corpus, and neighbouring chunks get different ones.
    """
    places = range(ONE_OF - 1, len(right), ONE_OF)
    firsts = sorted({min(right[at], default=0) for at in places})
    fold_of = {number: at % FOLDS for at, number in enumerate(firsts)}
    return {at: fold_of[min(right[at], default=0)] for at in places}


def without(corpus: Corpus, right: Collection[int]) -> Corpus:
    """Return a corpus without these chunks, without whatever says the same, and without the phrasings of both."""
    gone = saying_the_same(corpus.chunks, right)
    kept = [number for number in range(len(corpus.chunks)) if number not in gone]
    new = {number: at for at, number in enumerate(kept)}
    phrasings = tuple(Phrasing(one.question, new[one.chunk]) for one in corpus.phrasings if one.chunk in new)
    beyond = frozenset(new[number] for number in corpus.beyond_decoys if number in new)
    chunks = tuple(corpus.chunks[number] for number in kept)
    return replace(corpus, chunks=chunks, phrasings=phrasings, beyond_decoys=beyond)


def saying_the_same(chunks: Sequence[Chunk], right: Collection[int]) -> set[int]:
    """Return the numbers of these chunks, and of those that share a line with one or have the words of one's answer."""
    said = {_words(chunks[number]) for number in right}
    long = [words for words in said if words.count(" ") > _FEWEST_WORDS]
    places: dict[str, list[tuple[int, int]]] = {}
    for number in right:
        places.setdefault(chunks[number].source.path, []).append(chunks[number].source.lines)
    gone = set(right)
    for number, chunk in enumerate(chunks):
        words = _words(chunk)
        if words in said or _shares_lines(chunk, places) or any(one in words for one in long):
            gone.add(number)
    return gone


def _shares_lines(chunk: Chunk, places: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a chunk shares a line with any of these places, as a list does with its items."""
    first, last = chunk.source.lines
    return any(first <= end and start <= last for start, end in places.get(chunk.source.path, ()))


def _words(chunk: Chunk) -> str:
    """Return the words of an answer, each between spaces."""
    return f" {' '.join(_WORD.findall(chunk.text.casefold()))} "
