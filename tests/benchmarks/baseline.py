"""Print how what was measured differs from an earlier run: questions won and lost, and differences of means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from measured import MEAN, POOLED, Measured
from outcomes import Outcome
from paired import Difference, difference_of_means, sign
from tables import print_table

# The figures that are compared: a number for each question, the higher the better, or None if it does not count.
FIGURES: dict[str, Callable[[Outcome], float | None]] = {
    "hit@1": lambda one: float(one.is_hit) if one.answerable else None,
    "worth": lambda one: float(one.worth),
    "not badly": lambda one: -float(one.answered_badly),
}


class Pairs(NamedTuple):
    """A set in two runs: the pairs of the questions that both runs asked, and the number of the others."""

    name: str
    group: str
    phrased: bool
    pairs: list[tuple[Outcome, Outcome]]
    unpaired: int

    def differences(self, value: Callable[[Outcome], float | None]) -> list[float]:
        """Return by how much each question became better."""
        found = ((value(old), value(new)) for old, new in self.pairs)
        return [new - old for old, new in found if old is not None and new is not None]


def paired(before: Sequence[Measured], after: Sequence[Measured]) -> list[Pairs]:
    """Return the sets that both runs measured in the same way."""
    olds = {(one.name, one.phrased): one for one in before}
    both = ((olds[new.name, new.phrased], new) for new in after if (new.name, new.phrased) in olds)
    return [_pairs(old, new) for old, new in both]


def _pairs(old: Measured, new: Measured) -> Pairs:
    earlier = {one.key: one for one in old.outcomes}
    pairs = [(earlier[one.key], one) for one in new.outcomes if one.key in earlier]
    unpaired = len(new.outcomes) + len(old.outcomes) - 2 * len(pairs)
    return Pairs(new.name, new.group, new.phrased, pairs, unpaired)


def print_comparison(before: Sequence[Measured], after: Sequence[Measured]) -> None:
    """Print the tables of sets and of groups, without phrasings and with them."""
    both = paired(before, after)
    for phrased in (False, True):
        some = [one for one in both if one.phrased == phrased and one.pairs]
        if some:
            print(f"\n## Against the baseline, with{'' if phrased else 'out'} phrasings\n")
            _print_sets(some)
            print()
            _print_groups(some)
    unpaired = sum(one.unpaired for one in both)
    if unpaired:
        print(f"\n{unpaired:,} questions were asked in only one of the two runs, and are left out here.")


def _print_sets(some: Sequence[Pairs]) -> None:
    header = ("set", "questions", *(f"{name} {column}" for name in FIGURES for column in ("won:lost", "p")))
    rows = []
    for one in [*some, *_pooled(some)]:
        signs = [sign(one.differences(value)) for value in FIGURES.values()]
        cells = (cell for of_figure in signs for cell in (str(of_figure), f"{of_figure.p:.3f}"))
        rows.append((one.name, f"{len(one.pairs):,}", *cells))
    print_table(header, rows)


def _pooled(some: Sequence[Pairs]) -> Iterator[Pairs]:
    """Yield the questions of each group of small sets as those of one set."""
    for group in POOLED:
        pairs = [pair for one in some if one.group == group for pair in one.pairs]
        if pairs:
            yield Pairs(f"{group}, all questions", group, some[0].phrased, pairs, 0)


def _print_groups(some: Sequence[Pairs]) -> None:
    by_group: dict[str, list[Pairs]] = {}
    for one in some:
        by_group.setdefault(one.group, []).append(one)
    rows = [(group, *map(_cell, _differences({group: sets}))) for group, sets in by_group.items()]
    rows += [(), (MEAN, *map(_cell, _differences(by_group)))]
    print_table(("difference of means", *FIGURES), rows)


def _differences(groups: Mapping[str, Sequence[Pairs]]) -> list[Difference | None]:
    """Return the difference of the means of each figure over the groups that have questions for it."""
    means: list[Difference | None] = []
    for value in FIGURES.values():
        every = {group: [one.differences(value) for one in sets] for group, sets in groups.items()}
        counted = {group: list(filter(None, sets)) for group, sets in every.items() if any(sets)}
        means.append(difference_of_means(counted) if counted else None)
    return means


def _cell(one: Difference | None) -> str:
    """Return a difference; marked if its interval lies below 0."""
    if one is None:
        return "n/a"
    return f"{one} WORSE" if one.high < 0 else str(one)
