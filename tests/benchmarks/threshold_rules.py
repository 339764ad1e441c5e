"""Print whether a threshold that is chosen on one half of the questions keeps its precision on the other half.

    python tests/benchmarks/threshold_rules.py ../shared [--sets NAMES] [--questions N] [--most N] [--precision P …]

The questions of each set (see `sets.py`) are halved at random, several times. Each rule chooses a threshold on at most
`--questions` questions of one half, and the other half is asked with it:

    suggested       the rule of `faqbot eval --suggest-threshold` (see `faqbot/evaluation/thresholds.py`): recalibrated,
                    and the next higher threshold if that one misses the precision on the first half
    recalibrated    the lowest one at which the recalibrated confidences have the wanted mean
    lowest          the lowest threshold that has the precision on the first half
    bound           the lowest one whose precision is high enough with 90 % certainty (Clopper and Pearson 1934), as in
                    Geifman and El-Yaniv (2017), Selective classification for deep neural networks
    as it says      the lowest one at which the confidences themselves have the wanted mean
    shipped         the threshold that faqbot uses, whatever precision is wanted

Figures are means over the groups of sets:

    chosen          of the halves: a threshold is chosen
    missed          of these: the threshold misses the precision on the very questions that it was chosen on
    precision       right, of all answers to the other half
    short           by how much that is below the wanted precision (0 where it is not)
    right           of the answerable questions of the other half: answered right (0 where no threshold was chosen)

Nothing is fitted here, so no group needs to be left out: the rule has no constant but its standard normal priors.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import fmean
from typing import NamedTuple

from asking import parts_of
from sets import Set, chosen, sets
from tables import print_table

from faqbot.errors import FaqbotError
from faqbot.evaluation.offers import Offer, offer_of
from faqbot.evaluation.thresholds import GivenAnswer, chosen_threshold, effect_of, recalibrated
from faqbot.evaluation.verdicts import ANSWERED_BADLY
from faqbot.ranking.fitted import THRESHOLD

_HALVINGS = 6
_CERTAINTY = 0.9
# A set with fewer questions has halves that show nothing.
_FEWEST = 40
_PRECISIONS = (0.8, 0.9, 0.95)

Rule = Callable[[Sequence[GivenAnswer], float], "float | None"]


class Trial(NamedTuple):
    """What a threshold of one half does to both halves; `missed` and `precision` are None without answers."""

    chosen: bool
    missed: bool | None
    precision: float | None
    right: float | None


def recalibrated_only(answers: Sequence[GivenAnswer], precision: float) -> float | None:
    """Return the lowest threshold at which the recalibrated confidences of the answers have the wanted mean."""
    ordered = sorted(answers, reverse=True)
    probabilities = recalibrated(ordered) if ordered else ()
    expected = 0.0
    kept = None
    for number, ((confidence, _), probability) in enumerate(zip(ordered, probabilities, strict=True), start=1):
        expected += float(probability)
        is_last = number == len(ordered) or ordered[number][0] < confidence
        if is_last and expected / number >= precision:
            kept = confidence
    return kept


def lowest(answers: Sequence[GivenAnswer], precision: float) -> float | None:
    """Return the lowest threshold that has the precision on these answers."""
    return _lowest(answers, lambda right, number: right / number >= precision)


def bound(answers: Sequence[GivenAnswer], precision: float) -> float | None:
    """Return the lowest threshold whose precision is surely that high."""
    from scipy.stats import beta

    def is_sure(right: int, number: int) -> bool:
        return right > 0 and float(beta.ppf(1 - _CERTAINTY, right, number - right + 1)) >= precision

    return _lowest(answers, is_sure)


def as_it_says(answers: Sequence[GivenAnswer], precision: float) -> float | None:
    """Return the lowest threshold at which the confidences of the answers have the wanted mean."""
    sure = sorted((confidence for confidence, _ in answers), reverse=True)
    kept = [one for at, one in enumerate(sure, start=1) if fmean(sure[:at]) >= precision]
    return kept[-1] if kept else None


def shipped(_answers: Sequence[GivenAnswer], _precision: float) -> float | None:
    """Return the threshold that faqbot uses."""
    return THRESHOLD


RULES: dict[str, Rule] = {
    "suggested": chosen_threshold,
    "recalibrated": recalibrated_only,
    "lowest": lowest,
    "bound": bound,
    "as it says": as_it_says,
    "shipped": shipped,
}


def _lowest(answers: Sequence[GivenAnswer], is_kept: Callable[[int, int], bool]) -> float | None:
    """Return the lowest confidence from which on the numbers of right answers and of answers are as they must be."""
    ordered = sorted(answers, reverse=True)
    kept, right = None, 0
    for number, (confidence, is_right) in enumerate(ordered, start=1):
        right += is_right
        is_last = number == len(ordered) or ordered[number][0] < confidence
        if is_last and is_kept(right, number):
            kept = confidence
    return kept


def offers_of(one: Set, *, phrased: bool, most: int) -> list[Offer]:
    """Ask the questions of a set."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [
            offer_of(part.bot, asked.reply(), asked.right_ids, topic=asked.question.topic)
            for part in parts_of(one, phrased=phrased, most=most)
            for asked in part.asked
            if asked.right_ids or not asked.answerable
        ]


def halves(offers: Sequence[Offer], name: str, questions: int) -> list[tuple[list[Offer], list[Offer]]]:
    """Return the halves to choose on, of at most so many questions, each with the half to judge by."""
    found = []
    for halving in range(_HALVINGS):
        shuffled = Random(f"{name} {halving}").sample(list(offers), len(offers))
        middle = len(shuffled) // 2
        found.append((shuffled[:middle][:questions], shuffled[middle:]))
    return found


def trial(rule: Rule, choosing: Sequence[Offer], judging: Sequence[Offer], precision: float) -> Trial:
    """Choose a threshold on some questions, and ask others with it."""
    answers = [
        (one.confidence, one.verdict == "right")
        for one in choosing
        if one.confidence is not None and (one.verdict == "right" or one.verdict in ANSWERED_BADLY)
    ]
    threshold = rule(answers, precision)
    answerable = sum(one.answerable for one in judging)
    if threshold is None:
        return Trial(chosen=False, missed=None, precision=None, right=0.0 if answerable else None)
    same = effect_of([one.at(threshold) for one in choosing])
    missed = same.right / same.answers < precision if same.answers else None
    effect = effect_of([one.at(threshold) for one in judging])
    found = effect.right / effect.answers if effect.answers else None
    return Trial(chosen=True, missed=missed, precision=found, right=effect.right / answerable if answerable else None)


def row(trials: dict[str, list[Trial]], precision: float) -> list[str]:
    """Return the figures of a rule, from its trials by group."""
    means: list[list[float]] = [[], [], [], [], []]
    for some in trials.values():
        given = [one.precision for one in some if one.precision is not None]
        figures = (
            [float(one.chosen) for one in some],
            [float(one.missed) for one in some if one.missed is not None],
            given,
            [max(0.0, precision - one) for one in given],
            [one.right for one in some if one.right is not None],
        )
        for mean, values in zip(means, figures, strict=True):
            if values:
                mean.append(fmean(values))
    return [f"{fmean(mean):.3f}" if mean else "n/a" for mean in means]


def main() -> None:
    """Read the command line, ask, and print a table for each number of questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="FOLDER")
    parser.add_argument("--sets", default="", metavar="NAMES")
    parser.add_argument("--questions", type=int, default=60, metavar="N", help="to choose on (default 60)")
    parser.add_argument("--most", type=int, default=400, metavar="N", help="questions of a set (default 400)")
    parser.add_argument("--precision", type=float, nargs="+", default=_PRECISIONS, metavar="P")
    options = parser.parse_args()
    halved: list[tuple[str, list[tuple[list[Offer], list[Offer]]]]] = []
    for one in chosen(sets(options.shared), options.sets):
        for phrased in one.ways:
            offers = offers_of(one, phrased=phrased, most=options.most)
            print(f"{one.name}: {len(offers)} questions", file=sys.stderr, flush=True)
            if len(offers) >= _FEWEST:
                halved.append((one.group, halves(offers, f"{one.name} {phrased}", options.questions)))
    print(f"{len(halved)} sets in {len({group for group, _ in halved})} groups, each halved {_HALVINGS} times;")
    print(f"thresholds chosen on at most {options.questions} questions\n")
    rows = []
    for precision in options.precision:
        for name, rule in RULES.items():
            trials: dict[str, list[Trial]] = defaultdict(list)
            for group, pairs in halved:
                trials[group] += [trial(rule, *pair, precision) for pair in pairs]
            rows.append([f"{precision:g}", name, *row(trials, precision)])
        rows.append([])
    print_table(("wanted", "rule", "chosen", "missed", "precision", "short", "right"), rows[:-1])


if __name__ == "__main__":
    try:
        main()
    except FaqbotError as error:
        raise SystemExit(str(error)) from error
