"""Coverage: the words of a question that a chunk has, and the words of the chunk's own question that the question has.

A word of the question may be read as itself, as a typo or as a synonym, and is covered by the certainty of the reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector, ranges
from faqbot.query.query import Query
from faqbot.query.word_readings import Reading
from faqbot.ranking.compiled.switch import compiled, run_loop
from faqbot.ranking.evidence.nearest_sentence import MOST_TERMS, AskedTerms, asked_columns
from faqbot.ranking.evidence.pairs import PairCells, Pairs, added
from faqbot.ranking.evidence.telling import SHARES, telling_concepts, telling_terms

# All words of a question that tell nothing count together as much as a word that is this telling, so that a question of
# such words only ("how often?") is covered by these. On the groups left out, AUROC is .867 with .3 as with .6 or 1.
FRAME = 0.3


class Coverage(NamedTuple):
    """What the chunks of pairs have of their questions, and the questions of theirs.

    `share` is the share of the question's weight whose words the chunk has. `content` is the share of what its words
    tell (see `telling`). `asked` is the share of what the words of the chunk's own question tell that the user's
    question has, 0 for a chunk without a question. These have an entry for each pair. `readings` has for each question
    the numbers of the readings that its chunks have, (chunks, concepts), -1 if a chunk has no reading of a concept, and
    `told` how telling each of its concepts is.
    """

    share: Vector
    content: Vector
    asked: Vector
    readings: Sequence[Array]
    told: Sequence[Vector]


def coverage(queries: Sequence[Query], asked: AskedTerms, present: Array, pairs: Pairs, index: Index) -> Coverage:
    """Return the coverage of questions by chunks, and of their own questions by the questions.

    `present` says which of the terms of its question the chunk of each pair has in its text and questions: bool, with a
    cell for each pair and term.
    """
    columns = pairs.times(asked.counts)
    _add_headed(present, columns, asked, pairs, index)
    cells = pairs.times([len(query.concepts) for query in queries])
    pair, concept = cells.pair(), cells.item()
    certain, chosen = _read_plain(queries, asked, present, columns.starts[pair], concept)
    _read_others(queries, asked, (present, columns), (certain, chosen, cells))
    weights = np.array([concept.weight for query in queries for concept in query.concepts])
    share = added(pair, certain * weights[concept], len(pairs))
    share /= np.array([query.weight for query in queries])[pairs.owner]
    told = telling_concepts(queries, index)
    content = added(pair, certain * told[concept], len(pairs)) + FRAME * share
    ends = np.cumsum([len(query.concepts) for query in queries])
    each = np.split(told, ends[:-1])
    # The parts are added up one after the other, as those of the chunks are. Python's own `sum` corrects what it rounds
    # since version 3.12, and would give another last bit.
    owner = np.repeat(np.arange(len(queries)), [len(some) for some in each])
    content /= added(owner, told, len(queries))[pairs.owner] + FRAME
    readings = [cells.rows(chosen, number) for number in range(len(queries))]
    return Coverage(share, content, _asked(asked, pairs, index), readings, each)


def _read_plain(
    queries: Sequence[Query], asked: AskedTerms, present: Array, starts: Array, concept: Array
) -> tuple[Vector, Array]:
    """Return for each cell of a pair and a concept the certainty of the reading that the chunk has, and its number.

    Only concepts with a single reading of one term are looked up, as nearly all are; others have 0.0 and -1. `starts`
    has the first cell of the pair in `present`, and `concept` the number of the concept.
    """
    places, certainties = [], []
    at = 0
    for query, count in zip(queries, asked.counts, strict=True):
        column = {term: place for place, term in enumerate(asked.terms[at : at + count].tolist())}
        at += count
        for one in query.concepts:
            if one.is_plain:
                (reading,) = one.readings
                places.append(column[reading.terms[0]])
                certainties.append(reading.certainty)
            else:
                places.append(-1)
                certainties.append(0.0)
    if not len(present):
        return np.zeros(len(concept)), np.full(len(concept), -1)
    place = np.array(places)[concept]
    has = present.take(starts + place, mode="clip") & (place >= 0)
    return has * np.array(certainties)[concept], has.astype(np.int64) - 1


def _read_others(
    queries: Sequence[Query],
    asked: AskedTerms,
    present: tuple[Array, PairCells],
    found: tuple[Vector, Array, PairCells],
) -> None:
    """Write the readings of the concepts that `_read_plain` leaves out; each tuple ends with its cells."""
    certain, chosen, cells = found
    starts = asked.starts()
    for number, query in enumerate(queries):
        others = [at for at, concept in enumerate(query.concepts) if concept.readings and not concept.is_plain]
        if others:
            terms = asked.terms[starts[number] : starts[number + 1]].tolist()
            column = {term: place for place, term in enumerate(terms)}
            there = present[1].rows(present[0], number)
            for at in others:
                views = (cells.rows(array, number)[:, at] for array in (certain, chosen))
                _read(query.concepts[at].readings, column, there, *views)


def _read(
    readings: Sequence[Reading], column: Mapping[int, int], present: Array, certain: Vector, chosen: Array
) -> None:
    """Write into `chosen` the most certain reading of a word that each chunk has, and its certainty into `certain`.

    Of readings with equal certainties, the first is chosen.
    """
    for number in sorted(range(len(readings)), key=lambda number: (readings[number].certainty, -number)):
        has = present[:, [column[term] for term in readings[number].terms]].all(axis=1)
        certain[has] = readings[number].certainty
        chosen[has] = number


def _add_headed(present: Array, cells: PairCells, asked: AskedTerms, pairs: Pairs, index: Index) -> None:
    """Add to `present` the terms that each chunk has in its headings."""
    headings = index.fields["headings"]
    are_there = headings.starts[asked.terms + 1] > headings.starts[asked.terms]
    owner = np.repeat(np.arange(pairs.questions), asked.counts)
    starts = asked.starts()
    for at in np.flatnonzero(are_there).tolist():
        number = int(owner[at])
        column = cells.rows(present, number)[:, at - starts[number]]
        column |= headings.has(int(asked.terms[at]), pairs.chunks[pairs.of_question(number)])


def _asked(asked: AskedTerms, pairs: Pairs, index: Index) -> Vector:
    """Return the share of what the words of each chunk's own question tell that is told by words of the question.

    The chunk's own question is the first of its units (see `nearest_sentence`); only its first MOST_TERMS are read.
    """
    if loops := compiled():
        read = (index.arrays[name] for name in ("chunk_units", "unit_starts", "unit_terms", "chunk_asks"))
        columns, rare = index.scratch.columns, (SHARES, index.arrays["term_rarities"], index.term_weights)
        questions = asked.terms, np.array(asked.starts()), np.array(pairs.starts), pairs.chunks
        limits = index.unknown_weight, MOST_TERMS, FRAME
        compared: Vector = run_loop(loops.pairs.asked_shares, columns, *questions, *read, columns, *rare, *limits)
        return compared
    chunks, starts = pairs.chunks, index.arrays["unit_starts"]
    first = index.arrays["chunk_units"][chunks]
    ends = starts[np.minimum(first + 1, len(starts) - 1)]  # the last chunks may have no unit
    begin = starts[first]
    lengths = np.where(index.arrays["chunk_asks"][chunks] == 1, np.minimum(ends - begin, MOST_TERMS), 0)
    found = index.arrays["unit_terms"][ranges(begin, lengths)]
    owner = np.repeat(np.arange(len(chunks)), lengths)
    told = telling_terms(found, index)
    total = added(owner, told, len(chunks))
    shared = added(owner, told * (asked_columns(found, lengths.cumsum(), asked, pairs, index) > 0), len(chunks))
    share: Vector = (shared + FRAME * (lengths > 0)) / (total + FRAME)
    return share
