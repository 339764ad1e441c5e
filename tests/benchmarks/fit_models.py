"""Fit the weights of the ranking and the coefficients of the confidence, with every group of sets counting alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from fit_rows import Floats, Judged, Ranked, Row
from regression import Examples, fitted
from scipy.optimize import minimize

from faqbot.answering.confidence import Coefficients

# Only the best candidates of a question are compared.
_DEPTH = 30
# How strongly the standardised weights of the ranking are drawn towards a common value, so that no kind of evidence
# counts for nothing or for everything: hit@1 on the groups left out, as the mean of 19 groups, is .8136 with a strength
# of .001, .8147 with .3, .8159 with 1 and .8101 with 3; of those that are equal but for chance, .3 changes least.
# With an encoder, whose vectors deserve more than any other kind, it is .8319 with .3 and .8406 with .001, over nine
# groups.
STRENGTH, _DRAWN_TO = 0.3, 0.4
# The weight of the squared coefficients of the confidence.
_RIDGE = 1e-3

Constants = TypeVar("Constants")


def weights_of(rows: Sequence[Ranked], strength: float = STRENGTH) -> Floats:
    """Return the weights of the conditional logit, (kinds,); `strength` is how strongly they are drawn together."""
    kinds = rows[0].evidence.shape[1]
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
        ridge = strength * float(away @ away)
        return float(-(share * np.log(those / every)).sum()) + ridge, scaled.T @ slopes + 2 * strength * away

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


def coefficients_of(rows: Sequence[Judged]) -> Coefficients:
    """Return the coefficients of the confidence.

    Exchanged questions are left out: the doubts judge them.
    """
    asked = [row for row in rows if row.kind != "exchanged"]
    weights = weights_by_group([(row.group, row.set) for row in asked])
    right = np.array([row.right for row in asked], float)
    examples = Examples(np.array([row.features for row in asked]), right, weights)
    bias, slopes = fitted(examples, _RIDGE)
    return Coefficients(bias, *slopes.tolist())


# Groups


def weights_by_group(places: Sequence[tuple[str, str]]) -> Floats:
    """Return the weight of each question: all groups have the same, and so have the sets of a group."""
    names = dict.fromkeys(places)
    sets_of = {group: sum(other == group for other, _ in names) for group, _ in names}
    sizes = {name: places.count(name) for name in names}
    return np.array([1 / sets_of[group] / sizes[group, name] for group, name in places])


def left_out(
    rows: Sequence[Row], fit: Callable[[list[Row]], Constants], use: Callable[[Constants, list[Row]], Floats]
) -> Floats:
    """Return the value of each question, from constants that were fitted to all other groups."""
    values = np.zeros(len(rows))
    for group in dict.fromkeys(row.group for row in rows):
        inside = [at for at, row in enumerate(rows) if row.group == group]
        values[inside] = use(fit([row for row in rows if row.group != group]), [rows[at] for at in inside])
    return values


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
