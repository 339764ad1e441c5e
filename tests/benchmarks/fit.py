"""Fit the weights of the ranking and the coefficients of the confidence, and judge them on groups left out.

    python tests/benchmarks/fit.py ../shared [--most N] [--encoder NAME] [--write]

The questions are those of the sets of `sets.py`, without phrasings and with them, and the exchanged questions of
`exchanges.py`. Every group has the same weight, and within it every set. The shipped constants are in
`faqbot/ranking/fitted.py`, which `--write` writes.

Ranking. The score is a sum of evidence, each kind times a weight. The weights are those of a conditional logit: the
score of a chunk is the logarithm, but for a constant, of the probability that it answers the question (McFadden,
"Conditional logit analysis of qualitative choice behavior", 1974). No weight is negative.

Confidence. The coefficients are those of a logistic regression (see `regression.py` in `faqbot/building/confidence`)
that predicts from the features of the first match whether it answers. The threshold is the one of greatest worth (see
`outcomes.py`).

Every figure of a group is that of constants fitted to all other groups.
"""

from __future__ import annotations

import argparse
import itertools
import pickle
import random
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from asking import Asked, Part, parts_of
from exchanges import Exchanger
from outcomes import COST
from scipy.optimize import minimize
from sets import Set, chosen, sets
from tables import print_table

from faqbot.answering.comparison import compare
from faqbot.answering.confidence import Coefficients, confidences_of
from faqbot.building.confidence.regression import Examples, fitted, standardising
from faqbot.evaluation.metrics import auroc, calibration_error
from faqbot.index.index import Index
from faqbot.query.topic import scope_of
from faqbot.ranking import fitted as shipped
from faqbot.ranking.candidates import Candidates
from faqbot.ranking.duplicates import same_answer
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

Floats = npt.NDArray[np.float64]

# The most questions of a set, the most of its questions that are exchanged, and the share of the weight of a set that
# all of its exchanged questions have.
_MOST, _MOST_EXCHANGED = 240, 60
_EXCHANGED_SHARE = 0.06
# Only the best candidates of a question are compared.
_DEPTH = 30
_PROCESSES = 2
# How strongly the standardised weights of the ranking are drawn towards a common value, so that no kind of evidence
# counts for nothing or for everything: hit@1 on the groups left out, as the mean of 19 groups, is .8136 with a strength
# of .001, .8147 with .3, .8159 with 1 and .8101 with 3.
_STRENGTH, _DRAWN_TO = 0.3, 0.4
_RIDGE = 1e-3

_FITTED = Path(shipped.__file__)


class Job(NamedTuple):
    """A set to ask in one way, with the weights to rank with; `exchanged` asks exchanged questions as well."""

    one: Set
    phrased: bool
    most: int
    encoder: str | None
    weights: dict[str, float]
    exchanged: bool = False


class Ranked(NamedTuple):
    """A question: the evidence for its candidates before it is weighed, (candidates, kinds), and which are right.

    `kept` is the share of its score that a candidate keeps after the losses.
    """

    group: str
    set: str
    evidence: Floats
    kept: Floats
    right: npt.NDArray[np.bool_]
    is_exact: npt.NDArray[np.bool_]


class Judged(NamedTuple):
    """A question: the features of its first match, and whether it answers; `kind` is answerable, none or exchanged."""

    group: str
    set: str
    kind: str
    features: Floats
    right: bool


def asked_with(job: Job) -> Iterator[tuple[Part, Asked]]:
    """Yield the questions of a set, asked with the weights of the job and the shipped coefficients."""
    warnings.simplefilter("ignore")
    shipped.WEIGHTS.update(job.weights)
    for part in parts_of(job.one, phrased=job.phrased, most=job.most, encoder=job.encoder, adapted=False):
        for asked in part.asked:
            yield part, asked


def ranked_of(job: Job) -> list[Ranked]:
    """Return the candidates of each answerable question of a set; a question without a right candidate is kept."""
    return [_ranked(job, asked) for _, asked in asked_with(job) if asked.answerable]


def _ranked(job: Job, asked: Asked) -> Ranked:
    candidates = asked.comparison().ranking.candidates
    right = np.isin(candidates.numbers, [*asked.right])
    evidence = np.array([candidates.measured[kind] for kind in job.weights]).T
    return Ranked(job.one.group, _label(job), evidence, _losses(candidates), right, candidates.is_exact)


def _losses(candidates: Candidates) -> Floats:
    """Return the share of its score that each candidate keeps after the losses, 1 without a loss."""
    scores = sum((candidates.evidence[kind] for kind in shipped.WEIGHTS), np.zeros(len(candidates)))
    return np.divide(candidates.scores, scores, out=np.ones(len(candidates)), where=scores > 0)


def judged_of(job: Job) -> list[Judged]:
    """Return the first match of each question of a set, and of its exchanged questions."""
    found: list[Judged] = []
    for part, listed in itertools.groupby(asked_with(job), key=lambda pair: pair[0]):
        asked = [one for _, one in listed]
        for one in asked:
            kind = "answerable" if one.answerable else "none"
            found += _judged(job, one.question.question, one.question.topic, one.right, kind, part.bot._index)
        if job.exchanged and found[-1].kind != "exchanged" and not any(one.taken for one in asked):
            found += _exchanged(job, part, [one for one in asked if one.right])
    return found


def _exchanged(job: Job, part: Part, asked: Sequence[Asked]) -> Iterator[Judged]:
    """Yield the first match of questions in which a word is exchanged, of those asked and of the documents' own."""
    analyser = Analyser(job.one.language)
    pool = [one.question for one in job.one.questions] + [chunk.question for chunk in part.corpus.chunks]
    exchanger = Exchanger(part.corpus.chunks, analyser, filter(None, pool))
    own = [(chunk.question, frozenset((number,)), None)
           for number, chunk in enumerate(part.corpus.chunks) if chunk.question]  # fmt: skip
    source = [(one.question.question, one.right, one.question.topic) for one in asked]
    chance = random.Random(0)
    for listed in (source, own):
        for question, right, topic in chance.sample(listed, min(len(listed), _MOST_EXCHANGED)):
            for exchange in exchanger.of(question, right):
                yield from _judged(job, exchange.question, topic, frozenset(), "exchanged", part.bot._index)


def _judged(
    job: Job, question: str, topic: str | None, right: frozenset[int], kind: str, index: Index
) -> Iterator[Judged]:
    """Yield the first match of a question, unless it is certain or there is none."""
    scope = scope_of(topic, index)
    compared = compare(rank(question, index, scope=scope, is_about=topic is not None), index)
    candidates = compared.ranking.candidates
    if len(candidates) and not candidates.is_exact[0]:
        first = int(candidates.numbers[0])
        is_right = any(number == first or same_answer(number, first, index) for number in right)
        yield Judged(job.one.group, _label(job), kind, np.array(compared.features(0)), is_right)


def _label(job: Job) -> str:
    return f"{job.one.name}, with phrasings" if job.phrased else job.one.name


# The ranking


def weights_of(rows: Sequence[Ranked]) -> Floats:
    """Return the weights of the conditional logit, (kinds,)."""
    kinds = len(shipped.WEIGHTS)
    shares = weights_by_group([(row.group, row.set) for row in rows])
    usable = [at for at, row in enumerate(rows) if row.right[:_DEPTH].any() and not row.is_exact.any()]
    evidence = np.vstack([rows[at].evidence[:_DEPTH] * rows[at].kept[:_DEPTH, None] for at in usable])
    right = np.concatenate([rows[at].right[:_DEPTH] for at in usable])
    sizes = [len(rows[at].right[:_DEPTH]) for at in usable]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    scales = evidence.std(axis=0)
    scales[scales == 0] = 1.0
    scaled, share = evidence / scales, shares[usable]

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = scaled @ weights
        parts = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        every, those = np.add.reduceat(parts, starts), np.add.reduceat(parts * right, starts)
        slopes = (parts / every[owner] - parts * right / those[owner]) * share[owner]
        away = weights - _DRAWN_TO
        ridge = _STRENGTH * float(away @ away)
        return float(-(share * np.log(those / every)).sum()) + ridge, scaled.T @ slopes + 2 * _STRENGTH * away

    start = np.full(kinds, 0.1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * kinds)
    weights: Floats = found.x / scales
    return weights


def hits_of(rows: Sequence[Ranked], weights: Floats) -> Floats:
    """Return for each question whether its first match is right with these weights, (questions,)."""
    hits = np.zeros(len(rows))
    for at, row in enumerate(rows):
        if len(row.right):
            scores = row.evidence @ weights * row.kept + 1e9 * row.is_exact
            hits[at] = row.right[scores.argmax()]
    return hits


# The confidence


def coefficients_of(rows: Sequence[Judged]) -> tuple[float, Floats]:
    """Return the bias and the slopes of the confidence."""
    examples = _examples(rows)
    return fitted(examples, standardising(examples, _RIDGE))


def _examples(rows: Sequence[Judged]) -> Examples:
    weights = weights_by_group([(row.group, row.set) for row in rows])
    is_exchanged = np.array([row.kind == "exchanged" for row in rows])
    # The exchanged questions of a set have a fixed share of its weight, however many there are.
    names = np.array([row.set for row in rows])
    for name in dict.fromkeys(names.tolist()):
        for these, share in ((is_exchanged, _EXCHANGED_SHARE), (~is_exchanged, 1 - _EXCHANGED_SHARE)):
            among = these & (names == name)
            if among.any():
                weights[among] *= share * (names == name).sum() / among.sum()
    return Examples(np.array([row.features for row in rows]), np.array([row.right for row in rows], float), weights)


# Groups


def weights_by_group(places: Sequence[tuple[str, str]]) -> Floats:
    """Return the weight of each question: all groups have the same, and so have the sets of a group."""
    names = dict.fromkeys(places)
    sets_of = {group: sum(other == group for other, _ in names) for group, _ in names}
    sizes = {name: places.count(name) for name in names}
    return np.array([1 / sets_of[group] / sizes[group, name] for group, name in places])


Row = TypeVar("Row", Ranked, Judged)
Constants = TypeVar("Constants")


def left_out(
    rows: Sequence[Row], fit: Callable[[list[Row]], Constants], use: Callable[[Constants, list[Row]], Floats]
) -> Floats:
    """Return the value of each question, from constants that were fitted to all other groups."""
    values = np.zeros(len(rows))
    for group in dict.fromkeys(row.group for row in rows):
        inside = [at for at, row in enumerate(rows) if row.group == group]
        values[inside] = use(fit([row for row in rows if row.group != group]), [rows[at] for at in inside])
    return values


def gathered(jobs: Sequence[Job], work: Callable[[Job], list[Row]]) -> list[Row]:
    """Return what the jobs give, in their order."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return list(itertools.chain.from_iterable(pool.map(work, jobs)))


def by_set(rows: Iterable[tuple[str, str]], values: Floats) -> dict[str, tuple[str, float]]:
    """Return the group and the mean of the values of each set."""
    found: dict[str, tuple[str, list[float]]] = {}
    for (group, name), value in zip(rows, values.tolist(), strict=True):
        found.setdefault(name, (group, []))[1].append(value)
    return {name: (group, float(np.mean(listed))) for name, (group, listed) in found.items()}


def mean_of_groups(figures: dict[str, tuple[str, float]]) -> float:
    """Return the mean over the groups of the means of their sets."""
    groups: dict[str, list[float]] = {}
    for group, figure in figures.values():
        groups.setdefault(group, []).append(figure)
    return float(np.mean([np.mean(listed) for listed in groups.values()]))


# The report


def print_ranking(rows: Sequence[Ranked], before: Floats) -> Floats:
    """Print hit@1 with the shipped weights and with those fitted to other groups; return the weights fitted to all."""
    places = [(row.group, row.set) for row in rows]
    old = by_set(places, hits_of(rows, before))
    new = by_set(places, left_out(rows, weights_of, lambda weights, some: hits_of(some, weights)))
    table = [(name, group, f"{old[name][1]:.3f}", f"{new[name][1]:.3f}") for name, (group, _) in new.items()]
    table.append(("mean of groups", "", f"{mean_of_groups(old):.4f}", f"{mean_of_groups(new):.4f}"))
    print_table(("set", "group", "hit@1, shipped", "fitted to other groups"), table)
    return weights_of(rows)


def sure_of(constants: tuple[float, Floats], rows: Sequence[Judged]) -> Floats:
    """Return the confidence of each first match."""
    bias, slopes = constants
    return confidences_of(np.array([row.features for row in rows]), Coefficients(bias, *slopes.tolist()))


def print_confidence(rows: Sequence[Judged]) -> tuple[float, Floats]:
    """Print what the confidence is worth, fitted to other groups; return the coefficients fitted to all."""
    sure = left_out(rows, coefficients_of, sure_of)
    table = []
    for threshold in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        places = [(row.group, row.set) for row in rows if row.kind != "exchanged"]
        answered = [(row, value >= threshold) for row, value in zip(rows, sure, strict=True)]
        plain = [(row, is_sure) for row, is_sure in answered if row.kind != "exchanged"]
        right = np.array([float(is_sure and row.right) for row, is_sure in plain])
        badly = np.array([float(is_sure and not row.right) for row, is_sure in plain])
        exchanged = [(row.group, row.set) for row in rows if row.kind == "exchanged"]
        others = np.array([float(is_sure) for row, is_sure in answered if row.kind == "exchanged"])
        figures = [by_set(places, values) for values in (right, badly, right - COST * badly)]
        figures += [by_set(exchanged, others)] if exchanged else []
        table.append((f"{threshold}", *(f"{mean_of_groups(one):.3f}" for one in figures)))
    print_table(("threshold", "right", "badly", "worth", "exchanged answered"), table)
    table = []
    for name in dict.fromkeys(row.set for row in rows):
        some = [(row, value) for row, value in zip(rows, sure, strict=True) if row.set == name]
        plain_rows = [(row, value) for row, value in some if row.kind != "exchanged"]
        values, right_or_not = [float(value) for _, value in plain_rows], [row.right for row, _ in plain_rows]
        exchanged_sure = [value >= shipped.THRESHOLD for row, value in some if row.kind == "exchanged"]
        none_sure = [value >= shipped.THRESHOLD for row, value in some if row.kind == "none"]
        can = [row.kind == "answerable" for row, _ in plain_rows]
        cells = (
            auroc(
                [v for v, c in zip(values, can, strict=True) if c],
                [v for v, c in zip(values, can, strict=True) if not c],
            ),
            calibration_error(values, right_or_not),
            np.mean([v >= shipped.THRESHOLD and r for v, r in zip(values, right_or_not, strict=True)]),
            np.mean([v >= shipped.THRESHOLD and not r for v, r in zip(values, right_or_not, strict=True)]),
            np.mean(none_sure) if none_sure else None,
            np.mean(exchanged_sure) if exchanged_sure else None,
        )
        table.append((name, some[0][0].group, *("" if cell is None else f"{cell:.3f}" for cell in cells)))
    print_table(("set", "group", "AUROC", "ECE", "right", "badly", "none answered", "exchanged answered"), table)
    constants = coefficients_of(rows)
    print(dict(zip(Coefficients._fields, (constants[0], *constants[1].tolist()), strict=True)))
    return constants


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description="Fit the constants of the ranking and of the confidence.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--most", type=int, default=_MOST)
    parser.add_argument("--encoder")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--sets")
    options = parser.parse_args()
    every = chosen(sets(options.shared), options.sets) if options.sets else sets(options.shared)
    weights = dict(shipped.WEIGHTS)

    def jobs(*, exchanged: bool = False) -> list[Job]:
        return [
            Job(one, phrased, options.most, options.encoder, weights, exchanged)
            for one in every
            for phrased in one.ways
        ]

    ranked = gathered(jobs(), ranked_of)
    new = print_ranking(ranked, np.array([*weights.values()]))
    print(dict(zip(weights, new.round(3).tolist(), strict=True)))
    weights.update(zip(weights, new.tolist(), strict=True))
    judged = gathered(jobs(exchanged=True), judged_of)
    if options.keep:
        options.keep.write_bytes(pickle.dumps((ranked, judged, weights)))
    print_confidence(judged)


if __name__ == "__main__":
    main()
