"""The evidence of words: the nearest sentence of a chunk, what the chunk has of the question, and the other way round.

A word of the question may be read as itself, as a typo or as a synonym, and is covered by the certainty of the reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector, ranges
from faqbot.ranking.compiled.switch import Loops, compiled
from faqbot.ranking.evidence.nearest_sentence import MOST_TERMS, ReadTerms, sentence_evidence
from faqbot.ranking.evidence.pairs import PairCells, Pairs, added
from faqbot.ranking.words.telling import SHARES, telling_terms
from faqbot.ranking.words.word_arrays import WordArrays

# All words of a question that tell nothing count together as much as a word that is this telling, so that a question of
# such words only ("how often?") is covered by these. On the groups left out, AUROC is .867 with .3 as with .6 or 1.
FRAME = 0.3


class WordEvidence(NamedTuple):
    """What the words of questions and chunks have in common.

    `cosines` has for each pair the cosine of the question and the nearest unit of the chunk (see `nearest_sentence`).
    `share` is the share of the question's weight whose words the chunk has. `content` is the share of what its words
    tell (see `telling`). `asked` is the share of what the words of the chunk's own question tell that the user's
    question has, 0 for a chunk without a question. These have an entry for each pair. `readings` has for each question
    the numbers of the readings that its chunks have, (chunks, words), -1 if a chunk has no reading of a word.
    """

    cosines: Vector
    share: Vector
    content: Vector
    asked: Vector
    readings: Sequence[Array]


def word_evidence(asked: WordArrays, pairs: Pairs, index: Index) -> WordEvidence:
    """Return the evidence of words for each pair; the chunks of each question must ascend."""
    loops = compiled()
    evidence, chosen = _compiled(asked, pairs, index, loops) if loops else _computed(asked, pairs, index)
    cosines, share, content, own = evidence
    return WordEvidence(cosines, share, content, own, pairs.rows(chosen, asked.word_counts.tolist()))


def _compiled(asked: WordArrays, pairs: Pairs, index: Index, loops: Loops) -> tuple[Sequence[Vector], Array]:
    """Return what `_computed` returns, computed by a compiled loop."""
    text, headings = index.fields["text"], index.fields["headings"]
    evidence, chosen = loops.pairs.cover_pairs(
        tuple(asked),
        np.array(pairs.starts),
        pairs.chunks,
        tuple(index.arrays[name] for name in ("chunk_units", "unit_starts", "unit_terms", "unit_norms", "chunk_asks")),
        (text.starts, text.chunks, headings.starts, headings.chunks),
        (SHARES, index.arrays["term_rarities"], index.term_weights, index.unknown_weight),
        MOST_TERMS,
        FRAME,
    )
    return evidence, chosen


def _computed(asked: WordArrays, pairs: Pairs, index: Index) -> tuple[Sequence[Vector], Array]:
    """Return the first parts of `WordEvidence`, and the readings of all questions as one array, pair by pair."""
    columns = pairs.times(asked.term_counts)
    cosines, present, read = sentence_evidence(asked, pairs, columns, index)
    _add_headed(present, asked, pairs, index)
    counts = asked.word_counts
    words = pairs.times(counts)
    pair, word = words.pair(), words.item()
    plain = _are_plain(asked)
    certain, chosen = _read_plain(asked, plain, present, columns, (pair, word))
    _read_others(asked, plain, present, (certain, chosen), pairs)
    share = added(pair, certain * asked.weights[word], len(pairs))
    share /= asked.totals[pairs.owner]
    content = added(pair, certain * asked.told[word], len(pairs)) + FRAME * share
    # The parts are added up one after the other, as those of the chunks are. Python's own `sum` corrects what it rounds
    # since version 3.12, and would give another last bit.
    told = added(np.repeat(np.arange(asked.questions), counts), asked.told, asked.questions)
    content /= told[pairs.owner] + FRAME
    return (cosines, share, content, _asked(read, pairs, index)), chosen


def _add_headed(present: Array, asked: WordArrays, pairs: Pairs, index: Index) -> None:
    """Add to `present` the terms that each chunk has in its headings."""
    headings = index.fields["headings"]
    are_there = headings.starts[asked.terms + 1] > headings.starts[asked.terms]
    if not are_there.any():
        return
    counts = asked.term_counts
    owner, rows = np.repeat(np.arange(asked.questions), counts), pairs.rows(present, counts.tolist())
    for at in np.flatnonzero(are_there).tolist():
        number = int(owner[at])
        column = rows[number][:, at - asked.term_starts[number]]
        column |= headings.has(int(asked.terms[at]), pairs.chunks[pairs.of_question(number)])


def _are_plain(asked: WordArrays) -> Array:
    """Return which words (bool) have a single reading of one term, as nearly all have."""
    starts = asked.reading_starts
    plain: Array = (np.diff(starts) == 1) & (np.diff(asked.place_starts[starts]) == 1)
    return plain


def _read_plain(
    asked: WordArrays, plain: Array, present: Array, columns: PairCells, cells: tuple[Array, Array]
) -> tuple[Vector, Array]:
    """Return for each cell of a pair and a word the certainty of the reading that the chunk has, and its number.

    Only words with a single reading of one term, those in `plain`, are looked up; others have 0.0 and -1. `cells` are
    the pair and the word of each cell.
    """
    pair, word = cells
    if not len(present):
        return np.zeros(len(word)), np.full(len(word), -1)
    first = np.minimum(asked.reading_starts[:-1], len(asked.numbers) - 1)
    place, certainties = asked.places[asked.place_starts[first]], np.where(plain, asked.certainties[first], 0.0)
    has = present.take(columns.starts[pair] + place[word], mode="clip") & plain[word]
    return np.where(has, certainties[word], 0.0), has.astype(np.int64) - 1


def _read_others(asked: WordArrays, plain: Array, present: Array, found: tuple[Vector, Array], pairs: Pairs) -> None:
    """Write the certainties and numbers of the readings of the words that `_read_plain` leaves out into `found`."""
    others = np.flatnonzero((np.diff(asked.reading_starts) > 0) & ~plain).tolist()
    if not others:
        return
    there = pairs.rows(present, asked.term_counts.tolist())
    certain, chosen = (pairs.rows(array, asked.word_counts.tolist()) for array in found)
    owner = asked.word_starts.searchsorted(others, side="right") - 1
    for word, number in zip(others, owner.tolist(), strict=True):
        column = word - asked.word_starts[number]
        for reading in reversed(range(asked.reading_starts[word], asked.reading_starts[word + 1])):  # the best one last
            terms = asked.places[asked.place_starts[reading] : asked.place_starts[reading + 1]]
            has = there[number][:, terms].all(axis=1)
            certain[number][has, column] = asked.certainties[reading]
            chosen[number][has, column] = asked.numbers[reading]


def _asked(read: ReadTerms, pairs: Pairs, index: Index) -> Vector:
    """Return the share of what the words of each chunk's own question tell that is told by words of the question.

    The chunk's own question is the first of its units (see `nearest_sentence`); only its first MOST_TERMS are read.
    """
    chunks, starts = pairs.chunks, index.arrays["unit_starts"]
    first = index.arrays["chunk_units"][chunks]
    ends = starts[np.minimum(first + 1, len(starts) - 1)]  # the last chunks may have no unit
    lengths = np.where(index.arrays["chunk_asks"][chunks] == 1, np.minimum(ends - starts[first], MOST_TERMS), 0)
    places = ranges(read.starts, lengths)
    owner = np.repeat(np.arange(len(chunks)), lengths)
    told = telling_terms(read.terms[places], index)
    total = added(owner, told, len(chunks))
    shared = added(owner, told * (read.places[places] > 0), len(chunks))
    share: Vector = (shared + FRAME * (lengths > 0)) / (total + FRAME)
    return share
