"""Print what was measured of faqbot: the figures of sets and of groups, and the turns of dialogues."""

from __future__ import annotations

from collections.abc import Sequence

from measured import MEAN, POOLED, Measured, group_figures, pooled
from outcomes import COUNTS, SHARES, Figures, figures, right_of_answered
from paired import sign
from peer_tables import peer_statements, print_peers
from tables import Row, figure, print_table

# The names of the columns for COUNTS and SHARES.
_COLUMNS = ("questions", "unanswerable", "hit@1", "hit@5", "right", "wrong", "chose", "unans.", "AUROC", "ECE",
            "badly", "worth")  # fmt: skip


def print_scoreboard(measured: Sequence[Measured]) -> None:
    """Print the tables of the sets without phrasings, those of the sets with phrasings, and that of the dialogues."""
    for phrased in (False, True):
        some = [one for one in measured if one.phrased == phrased]
        if some:
            print(f"\n## With{'' if phrased else 'out'} phrasings\n")
            _print_figures(some)
            print()
            print_peers(some)
            print()
            _print_statements(some)
    _print_dialogues(measured)


def _print_figures(measured: Sequence[Measured]) -> None:
    rows = [_row(one.name, figures(one.outcomes)) for one in measured]
    groups = [_row(*group) for group in group_figures(measured).items()]
    totals = {f"{group}, all questions": pooled(measured, group) for group in POOLED}
    together = [_row(name, figures(outcomes)) for name, outcomes in totals.items() if outcomes]
    print_table(("set or group", *_COLUMNS), [*rows, (), *groups, *together])


def _row(name: str, row: Figures) -> Row:
    return (name, *(f"{row[count] or 0:,.0f}" for count in COUNTS), *(figure(row[share]) for share in SHARES))


def _print_statements(measured: Sequence[Measured]) -> None:
    """Print the figures that are asked for by themselves."""
    for statement in peer_statements(measured):
        print(f"- {statement}")
    badly = group_figures(measured)[MEAN]["answered badly"]
    print(f"- answered wrong, or answered though unanswerable, of all questions, mean over groups: {figure(badly)}")
    for group in POOLED:
        outcomes = pooled(measured, group)
        if outcomes:
            answers = sum(one.outcome == "answer" for one in outcomes)
            share = figure(right_of_answered(outcomes))
            print(f"- {group}: {answers} of {len(outcomes)} questions are answered; of these answers, right: {share}")


def _print_dialogues(measured: Sequence[Measured]) -> None:
    held: dict[str, dict[bool, Measured]] = {}
    for one in measured:
        if one.turns:
            held.setdefault(one.name, {})[one.phrased] = one
    if held:
        print("\n## Dialogues: turns as expected\n")
        header = ("set", "turns", "without phrasings", "with phrasings", "won:lost", "p")
        print_table(header, [_dialogue_row(name, ways) for name, ways in held.items()])


def _dialogue_row(name: str, ways: dict[bool, Measured]) -> Row:
    turns = len(next(iter(ways.values())).turns)
    counts = (_expected(ways.get(phrased)) for phrased in (False, True))
    if len(ways) == 1:
        return (name, str(turns), *counts, "", "")
    compared = sign(_differences(ways[False], ways[True]))
    return (name, str(turns), *counts, str(compared), figure(compared.p))


def _expected(one: Measured | None) -> str:
    """Return the number of turns as expected, and their share."""
    if one is None:
        return "n/a"
    expected = sum(turn.as_expected for turn in one.turns)
    return f"{expected} ({figure(expected / len(one.turns))})"


def _differences(without: Measured, phrased: Measured) -> list[float]:
    expected = {(turn.dialogue, turn.number): turn.as_expected for turn in without.turns}
    return [float(turn.as_expected) - expected[turn.dialogue, turn.number] for turn in phrased.turns]
