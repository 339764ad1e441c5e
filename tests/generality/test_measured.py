"""The yardstick's reports: files of figures, comparisons with a baseline, and the tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from baseline import FIGURES, paired, print_comparison
from measured import MEAN, Measured, TurnOutcome, group_figures, read_measured, write_measured
from outcomes import Found, Outcome, figures
from scoreboard import print_scoreboard

RIGHT = Outcome(
    id="1",
    question="When?",
    topic=None,
    kind="",
    answerable=True,
    taken=False,
    rank=1,
    outcome="answer",
    confidence=0.9,
    first="hours",
    peers={"bm25s": Found(2, 3.0)},
)
BEYOND = replace(RIGHT, id="2", answerable=False, rank=None)
SILENT = replace(BEYOND, outcome="abstain", confidence=0.1)
TURNS = [TurnOutcome("d", 1, as_expected=True), TurnOutcome("d", 2, as_expected=False)]
BEFORE = Measured("pool", "nearmiss", phrased=False, outcomes=[RIGHT, BEYOND], turns=TURNS)
AFTER = replace(BEFORE, outcomes=[RIGHT, SILENT])


def test_what_was_measured_comes_back_from_its_file(tmp_path: Path) -> None:
    write_measured(tmp_path / "run.json", [BEFORE, replace(BEFORE, phrased=True)], quick=True)
    assert read_measured(tmp_path / "run.json", quick=True) == [BEFORE, replace(BEFORE, phrased=True)]


def test_a_quick_run_is_no_baseline_of_a_full_one(tmp_path: Path) -> None:
    write_measured(tmp_path / "run.json", [BEFORE], quick=True)
    with pytest.raises(SystemExit, match="of a run with --quick"):
        read_measured(tmp_path / "run.json", quick=False)


def test_another_file_is_no_baseline(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("[1]")
    with pytest.raises(SystemExit, match="not a file that --json wrote"):
        read_measured(tmp_path / "notes.json", quick=False)


def test_a_group_of_small_sets_has_the_calibration_error_of_all_its_questions() -> None:
    surer = replace(BEFORE, name="gym", outcomes=[replace(RIGHT, confidence=0.1)] * 2)
    groups = group_figures([BEFORE, surer])
    assert groups["nearmiss"]["ECE"] == figures([*BEFORE.outcomes, *surer.outcomes])["ECE"]
    assert groups["nearmiss"]["right"] == groups[MEAN]["right"] == 1.0


def test_questions_are_paired_and_the_better_outcome_wins() -> None:
    (pairs,) = paired([BEFORE], [replace(AFTER, outcomes=[*AFTER.outcomes, replace(RIGHT, id="3")])])
    assert (len(pairs.pairs), pairs.unpaired) == (2, 1)
    assert pairs.differences(FIGURES["worth"]) == [0.0, 2.0]
    assert pairs.differences(FIGURES["hit@1"]) == [0.0]  # only the answerable question counts


def test_ways_that_only_one_run_has_are_not_compared() -> None:
    assert paired([BEFORE], [replace(AFTER, phrased=True)]) == []


def test_the_tables_name_what_was_lost(capsys: pytest.CaptureFixture[str]) -> None:
    print_scoreboard([AFTER, replace(BEFORE, phrased=True)])
    print_comparison([AFTER], [BEFORE])
    printed = capsys.readouterr().out
    assert "nearmiss: 1 of 2 questions are answered; of these answers, right: 1.000" in printed
    assert "pool | 2     | 1 (0.500)         | 1 (0.500)      | 0:0" in printed
    assert "0:1" in printed
