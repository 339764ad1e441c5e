"""What `generality.py` measured of the sets: figures of sets and of groups, and the file that keeps them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from outcomes import Figures, Outcome, by_group, figures, from_json, mean, peer_figures

# The groups of sets with a few questions each. Their questions are counted together for the calibration error, which
# is mostly chance for a dozen questions in ten bins.
POOLED = ("nearmiss", "real")
# The name of the mean over groups among the groups.
MEAN = "mean of groups"


@dataclass(frozen=True, slots=True)
class TurnOutcome:
    """A turn of a dialogue, from 1, and whether the reply was as expected."""

    dialogue: str
    number: int
    as_expected: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of the questions of a set and of the turns of its dialogues, without phrasings or with them."""

    name: str
    group: str
    phrased: bool
    outcomes: list[Outcome]
    turns: list[TurnOutcome]
    seconds: float = 0.0

    @property
    def label(self) -> str:
        """The name, and the way of measuring."""
        return f"{self.name}, with phrasings" if self.phrased else self.name

    @property
    def peers(self) -> list[str]:
        """The names of the peers."""
        return list(self.outcomes[0].peers)


# Groups


def pooled(measured: Sequence[Measured], group: str) -> list[Outcome]:
    """Return what came of all questions of a group."""
    return [outcome for one in measured if one.group == group for outcome in one.outcomes]


def means(measured: Sequence[Measured], figures_of: Callable[[Measured], Figures]) -> dict[str, Figures]:
    """Return the means over the sets of each group, and the mean over the groups under MEAN."""
    groups = by_group({one.name: figures_of(one) for one in measured}, {one.name: one.group for one in measured})
    return {**groups, MEAN: mean(groups.values())}


def group_figures(measured: Sequence[Measured]) -> dict[str, Figures]:
    """Return the figures of each group, and their mean under MEAN; all sets were measured in one way."""
    groups = means(measured, lambda one: figures(one.outcomes))
    del groups[MEAN]
    for group in POOLED:
        if group in groups:
            groups[group]["ECE"] = figures(pooled(measured, group))["ECE"]
    return {**groups, MEAN: mean(groups.values())}


# Files


def write_measured(path: Path, measured: Sequence[Measured], *, quick: bool) -> None:
    """Write the figures of sets and groups, and what came of each question and turn, as JSON."""
    ways = {"without phrasings": False, "with phrasings": True}
    record = {
        "quick": quick,
        "groups": {way: group_figures([one for one in measured if one.phrased == phrased])
                   for way, phrased in ways.items()},
        "sets": list(map(_record, measured)),
    }  # fmt: skip
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def _record(one: Measured) -> dict[str, object]:
    return {
        "name": one.name,
        "group": one.group,
        "phrased": one.phrased,
        "figures": figures(one.outcomes),
        "peers": {peer: peer_figures(one.outcomes, peer) for peer in one.peers},
        "outcomes": [outcome.to_json() for outcome in one.outcomes],
        "turns": list(map(asdict, one.turns)),
    }


def read_measured(path: Path, *, quick: bool) -> list[Measured]:
    """Return what was written to a file; raise `SystemExit` for another file, and for a run that was not as quick."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        measured, was_quick = [_measured(one) for one in record["sets"]], record["quick"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SystemExit(f"{path}: not a file that --json wrote ({type(error).__name__}: {error})") from error
    if was_quick != quick:
        raise SystemExit(f"{path}: of a run {'with' if was_quick else 'without'} --quick, and this one is not")
    return measured


def _measured(one: dict[str, object]) -> Measured:
    outcomes, turns = one["outcomes"], one["turns"]
    assert isinstance(outcomes, list)
    assert isinstance(turns, list)
    told = [TurnOutcome(**turn) for turn in turns]
    return Measured(str(one["name"]), str(one["group"]), bool(one["phrased"]), list(map(from_json, outcomes)), told)
