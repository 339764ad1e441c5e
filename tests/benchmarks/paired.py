"""Compare two ways of answering the same questions: sign tests, and differences of means with their intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

# Resamples of the bootstrap, and its seed: the same values always have the same interval.
_RESAMPLES = 2_000
_SEED = 0


class Sign(NamedTuple):
    """How many questions went better, how many went worse, and how likely a split as uneven as this is by chance."""

    won: int
    lost: int
    p: float

    @property
    def is_worse(self) -> bool:
        """Whether significantly more questions went worse than better."""
        return self.lost > self.won and self.p < 0.05

    def __str__(self) -> str:
        return f"{self.won}:{self.lost}"


class Difference(NamedTuple):
    """A difference of means, and its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:+.3f} [{self.low:+.3f}, {self.high:+.3f}]"


def sign(differences: Sequence[float]) -> Sign:
    """Return the exact two-sided sign test over differences, one for each question; a difference of 0 does not count.

    The formula is that of the binomial test with probability one half (Dixon and Mood 1946).
    """
    from scipy.stats import binomtest

    won, lost = sum(one > 0 for one in differences), sum(one < 0 for one in differences)
    return Sign(won, lost, float(binomtest(won, won + lost).pvalue) if won + lost else 1.0)


def difference_of_means(groups: Mapping[str, Sequence[Sequence[float]]]) -> Difference:
    """Return the mean over groups of the means over their sets of the differences of the questions.

    The interval is that of the percentile bootstrap over the questions of each set (Efron 1979); sets and groups stay,
    so it says how certain the figure is for these sets and not for others. Groups must have sets, and sets questions.
    """
    chances = np.random.default_rng(_SEED)
    means, resampled = [], []
    for some in groups.values():
        means.append(np.mean([np.mean(one) for one in some]))
        resampled.append(np.mean([_resampled_means(one, chances) for one in some], axis=0))
    low, high = np.percentile(np.mean(resampled, axis=0), (2.5, 97.5))
    return Difference(float(np.mean(means)), float(low), float(high))


def _resampled_means(values: Sequence[float], chances: np.random.Generator) -> npt.NDArray[np.float64]:
    """Return the mean of each resample; only the number of times that each distinct value is drawn matters."""
    distinct, counts = np.unique(np.asarray(values, dtype=np.float64), return_counts=True)
    drawn = chances.multinomial(len(values), counts / len(values), size=_RESAMPLES)
    means: npt.NDArray[np.float64] = drawn @ distinct / len(values)
    return means
