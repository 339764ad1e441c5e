"""Fit the constants of the ranking and of the confidence, and judge them on groups left out.

    python tests/benchmarks/fit.py ../shared tests/data/sections [--most N] [--sets a,b] [--write]
    python tests/benchmarks/fit.py ../shared --encoder NAME --vectors FOLDER --strength .001 [--write]

The questions are those of the sets of `sets.py`, without phrasings and with them, and the exchanged questions of
`exchanges.py`. Every group has the same weight, and within it every set. The shipped constants are in
`faqbot/ranking/fitted.py`, which `--write` writes: with `--encoder` those for an encoder that reads texts, else all
others. `--vectors` keeps the vectors of the encoder for the next run.

Ranking. The score is a sum of evidence, each kind times a weight. The weights are those of a conditional logit: the
score of a chunk is the logarithm, but for a constant, of the probability that it answers the question (McFadden,
"Conditional logit analysis of qualitative choice behavior", 1974). No weight is negative.

Confidence. The coefficients are those of a logistic regression (see `regression.py`) that predicts from the features of
the first match whether it answers. The threshold is the one of greatest worth (see `outcomes.py`).

Every figure of a group is that of constants fitted to all other groups.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from math import prod
from pathlib import Path

import numpy as np
from fit_models import STRENGTH, by_set, coefficients_of, hits_of, left_out, mean_of_groups, weights_of
from fit_rows import Floats, Job, Judged, Ranked, gathered, judged_of, ranked_of
from outcomes import COST
from sets import chosen, sets
from tables import print_table

from faqbot.answering.confidence import Coefficients, confidences_of, weighed
from faqbot.evaluation.metrics import auroc, calibration_error
from faqbot.ranking import fitted as shipped

# The most questions of a set.
_MOST = 240
_THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)

_FITTED = Path(shipped.__file__)
_NAMES = [f"{name}{after}" for name in ("WEIGHTS", "CONFIDENCE") for after in ("", "_WITH_ENCODER")]


def print_ranking(rows: Sequence[Ranked], before: Floats, strength: float) -> Floats:
    """Print hit@1 with the shipped weights and with those fitted to other groups; return the weights fitted to all."""
    places = [(row.group, row.set) for row in rows]
    old = by_set(places, hits_of(rows, before))
    new = by_set(
        places, left_out(rows, lambda some: weights_of(some, strength), lambda weights, some: hits_of(some, weights))
    )
    table = [(name, group, f"{old[name][1]:.3f}", f"{new[name][1]:.3f}") for name, (group, _) in new.items()]
    table.append(("mean of groups", "", f"{mean_of_groups(old):.4f}", f"{mean_of_groups(new):.4f}"))
    print_table(("set", "group", "hit@1, shipped", "fitted to other groups"), table)
    return weights_of(rows, strength)


def sure_of(coefficients: Coefficients, rows: Sequence[Judged]) -> Floats:
    """Return the confidence of each first match."""
    sure = confidences_of(weighed(np.array([row.features for row in rows]), coefficients))
    return np.asarray(sure * [prod(row.doubts.values()) for row in rows])


def print_confidence(rows: Sequence[Judged]) -> Coefficients:
    """Print what the confidence is worth, fitted to other groups; return the coefficients fitted to all."""
    sure = left_out(rows, coefficients_of, sure_of)
    table = []
    for threshold in _THRESHOLDS:
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
    return coefficients_of(rows)


def write(weights: Mapping[str, float], confidence: Coefficients, *, with_encoder: bool) -> None:
    """Write the constants into the package; those of the other kind of index stay as they are."""
    after = "_WITH_ENCODER" if with_encoder else ""
    constants = {name: getattr(shipped, name) for name in _NAMES}
    constants[f"WEIGHTS{after}"] = weights
    constants[f"CONFIDENCE{after}"] = confidence._asdict()
    text = _FITTED.read_text(encoding="utf-8")
    for name in _NAMES:
        start = text.index(f"\n{name} = {{") + 1
        end = text.index("}\n", start) + 2
        text = text[:start] + _as_code(name, constants[name]) + text[end:]
    _FITTED.write_text(text, encoding="utf-8")


def _as_code(name: str, values: Mapping[str, float]) -> str:
    lines = (f'    "{key}": {float(f"{value:.4g}")},\n' for key, value in values.items())
    return "".join((f"{name} = {{\n", *lines, "}\n"))


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description="Fit the constants of the ranking and of the confidence.")
    parser.add_argument("folders", type=Path, nargs="+", help="the folders with the data sets")
    parser.add_argument("--most", type=int, default=_MOST, metavar="N", help="the most questions of a set")
    parser.add_argument("--sets", metavar="NAMES", help="names of sets or groups, separated by commas; default: all")
    parser.add_argument("--encoder", metavar="NAME", help="fit the constants for an encoder that reads texts")
    parser.add_argument("--vectors", type=Path, metavar="FOLDER", help="keep the vectors of the encoder here")
    parser.add_argument("--strength", type=float, default=STRENGTH, help="how strongly weights are drawn together")
    parser.add_argument("--write", action="store_true", help="write the constants into the package")
    options = parser.parse_args()
    every = chosen(sets(*options.folders), options.sets or "")
    weights = dict(shipped.WEIGHTS_WITH_ENCODER if options.encoder else shipped.WEIGHTS)

    def jobs(*, exchanged: bool = False) -> list[Job]:
        encoder = options.encoder, options.vectors
        ways = ((one, phrased) for one in every for phrased in one.ways)
        return [Job(one, phrased, options.most, *encoder, weights, exchanged) for one, phrased in ways]

    fitted = print_ranking(gathered(jobs(), ranked_of), np.array([*weights.values()]), options.strength)
    weights.update(zip(weights, fitted.tolist(), strict=True))
    confidence = print_confidence(gathered(jobs(exchanged=True), judged_of))
    print({name: round(value, 2) for name, value in weights.items()})
    print({name: round(value, 2) for name, value in confidence._asdict().items()})
    if options.write:
        write(weights, confidence, with_encoder=options.encoder is not None)


if __name__ == "__main__":
    main()
