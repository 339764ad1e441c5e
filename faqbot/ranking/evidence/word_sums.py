"""The vectors of chunks and questions by the static table: sums of the vectors of words, weighed by the corpus.

    vector of a text = sum over its words of idf(word)**POWER * vector(word), scaled to length 1

The table itself gives telling words of general English long vectors, and function words short ones. The idf adds what
is telling in this corpus. Without it a single word carries the cosine: if half of the questions have the word
"coronavirus" and the titles say COVID-19, they all are nearest to "What is a coronavirus?".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from faqbot.index.bm25 import IDF_POWER, role_weight
from faqbot.index.encoder import Vectors
from faqbot.index.packing import PLACES, Array
from faqbot.index.static_table.language_tables import WordTable, table_of
from faqbot.index.static_table.word_vectors import grouped_sums, sums_of_words, vectors_of
from faqbot.query.query import Query
from faqbot.query.word_readings import Concept
from faqbot.text.analyser import Analyser

if TYPE_CHECKING:
    import numpy.typing as npt

# The power of the idf. The gain in hit@1 over 17 groups, the weight of the evidence chosen on the others: .019 with 0,
# .019 with .25, .028 with .5, .028 with .75 (where one group loses), .020 with 1. With the weights of the ranking by
# words, which lower function words a second time, .022.
POWER = 0.5

# The length of the vector of a chunk's headings, which is added to those of its title and text. The same gain is .028
# with 0, .030 with .3, .031 with .4 and .6.
HEADINGS = 0.4

# Chunks whose vectors are made at a time.
_CHUNKS = 2048


class ChunkWords(NamedTuple):
    """The words of chunks, as numbers: those of each unit, unit by unit, and those of each chunk's headings.

    `lengths` has the number of words of each unit, `asked` says which units are questions, and `units` has the number
    of units of each chunk. `heading_lengths` has the number of words of each chunk's headings.
    """

    words: Array
    lengths: Array
    asked: Array
    units: Array
    headings: Array
    heading_lengths: Array


def question_sums(queries: Sequence[Query], analyser: Analyser) -> Vectors:
    """Return the vectors of questions, (questions, dimension), of length 1; zeros if no word of one has a vector.

    The vector of a question does not depend on the other questions, to the last bit.
    """
    concepts = [concept for query in queries for concept in query.concepts]
    weights = np.array([concept.weight / role_weight(concept.term, analyser) for concept in concepts])
    counts = [len(query.concepts) for query in queries]
    table = table_of(analyser.language)
    totals = sums_of_words(table, list(map(_spelt, concepts)), weights ** (POWER / IDF_POWER), counts)
    return _of_length_1(totals)


def _spelt(concept: Concept) -> str:
    """Return the word of a concept, as it is repaired if it is a typo."""
    first = concept.readings[0] if concept.readings else None
    return first.said if first is not None and first.how == "typo" else concept.word


def weighed_words(table: WordTable, pieces: Array, lengths: Array, idf: Array, *, are_many: bool = False) -> Vectors:
    """Return the weighed vectors of words, (words, dimension), from their pieces; `idf` is the idf of each word.

    `are_many` is as in `grouped_sums`.
    """
    vectors = vectors_of(table, pieces, lengths, are_many=are_many)
    vectors *= (idf**POWER).astype(np.float32)[:, None]
    return vectors


def some_of(spoken: ChunkWords, chunks: Array) -> ChunkWords:
    """Return the words of some chunks, those whose flag in `chunks` is true."""
    units = np.repeat(chunks, spoken.units)
    return ChunkWords(
        spoken.words[np.repeat(units, spoken.lengths)],
        spoken.lengths[units],
        spoken.asked[units],
        spoken.units[chunks],
        spoken.headings[np.repeat(chunks, spoken.heading_lengths)],
        spoken.heading_lengths[chunks],
    )


def chunks_saying(spoken: ChunkWords, words: Array) -> Array:
    """Return for each chunk whether it has a word whose flag in `words` is true."""
    has = np.zeros(len(spoken.units), dtype=bool)
    unit_owners = np.repeat(np.arange(len(has)), spoken.units)
    has[np.repeat(unit_owners, spoken.lengths)[words[spoken.words.astype(PLACES)]]] = True
    has[np.repeat(np.arange(len(has)), spoken.heading_lengths)[words[spoken.headings]]] = True
    return has


def parts_of(spoken: ChunkWords) -> Iterator[ChunkWords]:
    """Yield the words of a few thousand chunks at a time, which bounds the memory for the vectors of units."""
    unit_ends, heading_ends = _ends(spoken.units), _ends(spoken.heading_lengths)
    word_ends = _ends(spoken.lengths)
    for first in range(0, len(spoken.units), _CHUNKS):
        end = min(first + _CHUNKS, len(spoken.units))
        units = slice(unit_ends[first], unit_ends[end])
        yield ChunkWords(
            spoken.words[word_ends[units.start] : word_ends[units.stop]],
            spoken.lengths[units],
            spoken.asked[units],
            spoken.units[first:end],
            spoken.headings[heading_ends[first] : heading_ends[end]],
            spoken.heading_lengths[first:end],
        )


def _ends(lengths: Array) -> Array:
    """Return where each of consecutive parts with these lengths begins, and where the last ends."""
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))


def chunk_vectors(words: Vectors, spoken: ChunkWords, *, are_many: bool = False) -> tuple[Vectors, Vectors]:
    """Return the vectors of titles and of texts, (chunks, dimension) each; `words` has the vector of each word.

    The vector of a title is the mean direction of the questions. That of a text is the sum of its sentences. A chunk
    without questions has the vector of its text twice. To each the vector of the headings is added. `are_many` is as in
    `grouped_sums`.
    """
    sums = grouped_sums(words, spoken.words, spoken.lengths, are_many=are_many)
    asked, count = spoken.asked != 0, len(spoken.units)
    owner = np.repeat(np.arange(count), spoken.units)
    titles = _of_length_1(_added(_of_length_1(sums[asked]), owner[asked], count))
    texts = _of_length_1(_added(sums[~asked], owner[~asked], count))
    unasked = ~titles.any(axis=1)
    titles[unasked] = texts[unasked]
    headings = grouped_sums(words, spoken.headings, spoken.heading_lengths, are_many=are_many)
    headings = np.float32(HEADINGS) * _of_length_1(headings)
    return _of_length_1(titles + headings), _of_length_1(texts + headings)


def _added(rows: Vectors, owner: Array, count: int) -> Vectors:
    """Return the sum of the rows of each owner, (count, dimension); `owner` ascends."""
    sums = np.zeros((count, rows.shape[1]), dtype=np.float32)
    owners, first, sizes = np.unique(owner, return_index=True, return_counts=True)
    for place in range(int(sizes.max(initial=0))):  # the first row of each owner, then the second
        has = sizes > place
        sums[owners[has]] += rows[first[has] + place]
    return sums


def _of_length_1(vectors: Vectors) -> Vectors:
    lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    scaled: npt.NDArray[np.float32] = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return scaled
