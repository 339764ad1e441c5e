"""Compare the candidates for a question: the lead of each, the answers too close to call, and how sure each is."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np

from faqbot.answering.confidence import Features, coefficients_for, confidences_of, weighed
from faqbot.answering.doubts import doubts_of
from faqbot.answering.options import options_of
from faqbot.answering.rivals import rivals_of
from faqbot.corpus.chunk import KINDS
from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.ranking.duplicates import Answers
from faqbot.ranking.evidence.matrix import Evidence
from faqbot.ranking.evidence.pairs import Pairs
from faqbot.ranking.ranking import Ranking

# The least confidence, before any doubts, that the first passage of a document answers "what is …?": documents usually
# begin by saying what they are about.
INTRODUCTION = 0.75

# The least confidence, before any doubts, of the first match if the question asks for its heading (see `headed`).
HEADED = 0.75

_PASSAGE = KINDS.index("passage")


class Comparison(NamedTuple):
    """The result of comparing the candidates of a ranking; candidates are given by their places in it, from 0 on.

    `evidence` has a row for each candidate, and a column for each of `Features` and for each of DOUBTS that applies to
    any candidate. `confidences` are the probabilities that the candidates answer; no confidence is higher than the one
    before it. `options` has the places of the answers too close to call, the best one first; with fewer than two
    options there is no choice. `choice` is the probability that any one of several options answers, 0.0 without a
    choice.
    """

    ranking: Ranking
    evidence: Evidence
    confidences: Vector
    options: list[int]
    choice: float

    def features(self, place: int) -> Features:
        """Return the features of the candidate at a place."""
        return Features(*self.evidence.values[place, : len(Features._fields)].tolist())


def compare(ranking: Ranking, index: Index) -> Comparison:
    """Compare the candidates; if there are several options, an extra row stands for any one of the options."""
    return compare_all([ranking], index)[0]


def compare_all(rankings: Sequence[Ranking], index: Index) -> list[Comparison]:
    """Compare the candidates for each question of a block, as `compare` does for one."""
    some = [ranking for ranking in rankings if len(ranking.candidates)]
    compared = iter(_compared(some, index) if some else [])
    return [next(compared) if len(ranking.candidates) else _nothing(ranking) for ranking in rankings]


def _nothing(ranking: Ranking) -> Comparison:
    nothing = np.empty((0, len(Features._fields)))
    return Comparison(ranking, Evidence(Features._fields, nothing), np.empty(0), [], 0.0)


def _compared(rankings: Sequence[Ranking], index: Index) -> list[Comparison]:
    """Compare the candidates for questions that have some."""
    answers = [Answers(ranking.candidates.numbers, index) for ranking in rankings]
    options = [options_of(ranking, given, index) for ranking, given in zip(rankings, answers, strict=True)]
    rows = Pairs.of([_with_choice(ranking.candidates.numbers, some)
                     for ranking, some in zip(rankings, options, strict=True)])  # fmt: skip
    features = _features(rankings, answers, options, rows, index)
    sure = _confidences(features, rows, index)
    found = []
    for number, (ranking, several) in enumerate(zip(rankings, options, strict=True)):
        some = rows.of_question(number)
        evidence = _with_doubts(features.part(some), ranking, several, index)
        found.append(_comparison(ranking, evidence, _sure(ranking, evidence, sure[some], several, index), several))
    return found


def _comparison(ranking: Ranking, evidence: Evidence, sure: Vector, options: list[int]) -> Comparison:
    """Return the comparison of one question, given the probability that each of its rows answers."""
    choice = float(sure[-1]) if len(options) > 1 else 0.0
    confidences = np.minimum.accumulate(sure[: len(ranking.candidates)])
    if ranking.query.is_decoy:
        confidences = np.minimum(confidences, 0.0)
    elif len(options) > 1:
        # At most one of the options answers, so they share the confidence of the choice, and all others come after
        # them.
        confidences = np.minimum(confidences, choice / len(options))
    return Comparison(ranking, evidence, confidences, options, choice)


def _features(
    rankings: Sequence[Ranking],
    answers: Sequence[Answers],
    options: Sequence[Sequence[int]],
    rows: Pairs,
    index: Index,
) -> Evidence:
    """Return a matrix with the features of each row, which stands for a candidate.

    If a question has several options, one more row stands for any one of them, with the features of the best option.
    """
    candidates = [ranking.candidates for ranking in rankings]
    best_other, mine, others = rivals_of(candidates, answers, options, rows)
    measured = _joined([one.measured for one in candidates], options)
    scores = np.concatenate([_with_choice(one.scores, some) for one, some in zip(candidates, options, strict=True)])
    return Evidence.of({
        "lead": (scores - best_other) / np.maximum(scores, 1.0),
        "share": mine / (mine + others) * log(1 + len(index)),
        "words": measured["text"] / log(2 + len(index)),
        "meaning": measured["vectors"],
        "content": measured["content"],
        "in_scope": _in_scope(rankings, measured, rows, index),
    })  # fmt: skip


def _in_scope(rankings: Sequence[Ranking], measured: Evidence, rows: Pairs, index: Index) -> Vector:
    """Return how far each row is unlike the nearest decoy.

    A decoy counts only so far as the candidate leaves the question unexplained: if the candidate has all of the words,
    and has them in one stored question or sentence, no decoy speaks against it.
    """
    if not any(ranking.decoy for ranking in rankings):
        return np.ones(len(rows))
    decoys = np.array([ranking.decoy for ranking in rankings])
    like_decoys = decoys[rows.owner] * (1 - measured["sentences"] * measured["coverage"])
    unlike: Vector = 1 - like_decoys * index.arrays["chunk_decoys"][rows.chunks]
    return unlike


def _joined(measured: Sequence[Evidence], options: Sequence[Sequence[int]]) -> Evidence:
    """Return the evidence of the rows of all questions, before it is weighed, one question after the other."""
    columns = [one.values.T for one in measured]
    added = [column if len(some) < 2 else np.append(column, column[:, some[:1]], axis=1)  # noqa: PLR2004 - no choice
             for column, some in zip(columns, options, strict=True)]  # fmt: skip
    return Evidence(measured[0].kinds, (added[0] if len(added) == 1 else np.concatenate(added, axis=1)).T)


def _confidences(features: Evidence, rows: Pairs, index: Index) -> Vector:
    """Return the confidence of each row by its features alone."""
    coefficients = coefficients_for(index)
    values = np.empty(len(rows))
    for number in range(rows.questions):
        some = rows.of_question(number)
        values[some] = weighed(features.values[some], coefficients)
    return confidences_of(values)


def _with_doubts(features: Evidence, ranking: Ranking, options: Sequence[int], index: Index) -> Evidence:
    """Return the features of a question's rows, with a column for each of DOUBTS that applies to any candidate."""
    doubts = doubts_of(ranking, index)
    if not doubts:
        return features
    columns = {name: features[name] for name in features.kinds}
    return Evidence.of(columns | {name: _with_choice(column, options) for name, column in doubts.items()})


def _sure(ranking: Ranking, evidence: Evidence, sure: Vector, options: Sequence[int], index: Index) -> Vector:
    """Return the probability that each row of a question answers, given its confidence by the features alone."""
    candidates = ranking.candidates
    if least := _least(ranking, index):
        places = _with_choice(np.arange(len(candidates)), options)
        sure = np.where(places == 0, np.maximum(sure, least), sure)
    for doubt in evidence.kinds[len(Features._fields) :]:
        sure = sure * evidence[doubt]
    if candidates.is_exact[0]:
        sure = np.where(_with_choice(candidates.is_exact, options), 1.0, sure)
    return sure


def _least(ranking: Ranking, index: Index) -> float:
    """Return the least confidence, before any doubts, of the first match."""
    if ranking.query.asks_what and _introduces(int(ranking.candidates.numbers[0]), index):
        return INTRODUCTION
    candidates = ranking.candidates
    if index.arrays["chunk_asks"][candidates.numbers[0]] or not candidates.measured["headings"][0]:
        return 0.0  # a chunk with a question of its own is found by that
    from faqbot.answering.headed import asks_for_heading  # noqa: PLC0415 - most questions name no heading

    return HEADED if asks_for_heading(ranking, index) else 0.0


def _with_choice(column: Array, options: Sequence[int]) -> Array:
    """Return a column with a value for each candidate, and one for any of several options: that of the best option."""
    return np.append(column, column[options[0]]) if len(options) > 1 else column


def _introduces(chunk: int, index: Index) -> bool:
    """Whether a chunk is a passage and the first chunk of its document."""
    topic = int(index.arrays["chunk_topics"][chunk])
    return bool(index.arrays["chunk_kinds"][chunk] == _PASSAGE) and int(index.chunks_of(topic)[0]) == chunk
