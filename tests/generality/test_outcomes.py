"""The yardstick's outcomes: what a question is worth, and the figures of many."""

from __future__ import annotations

from dataclasses import replace

import pytest
from outcomes import Found, Outcome, by_group, figures, from_json, mean, peer_figures, right_of_answered

RIGHT = Outcome(
    id="q1",
    question="When do you open?",
    topic=None,
    kind="",
    answerable=True,
    taken=False,
    rank=1,
    outcome="answer",
    confidence=0.9,
    first="hours",
    peers={"p": Found(2, 3.0)},
)
WRONG = replace(RIGHT, id="q2", rank=3, confidence=0.6)
CHOSE = replace(RIGHT, id="q3", outcome="choose", confidence=0.4)
SILENT = replace(RIGHT, id="q4", rank=None, outcome="abstain", confidence=0.1, peers={"p": Found(1, 5.0)})
BEYOND = replace(RIGHT, id="q5", answerable=False, rank=None, outcome="answer", confidence=0.7)
REFUSED = replace(BEYOND, id="q6", outcome="abstain", confidence=0.0, peers={"p": Found(None, 0.0)})
EVERY = (RIGHT, WRONG, CHOSE, SILENT, BEYOND, REFUSED)


@pytest.mark.parametrize(
    ("outcome", "worth"), [(RIGHT, 1), (WRONG, -2), (CHOSE, 0), (SILENT, 0), (BEYOND, -2), (REFUSED, 0)]
)
def test_a_right_answer_is_worth_one_and_any_other_answer_costs_two(outcome: Outcome, worth: int) -> None:
    assert outcome.worth == worth


def test_outcomes_are_shares_of_the_questions_that_they_can_happen_to() -> None:
    found = figures(EVERY)
    assert (found["questions"], found["unanswerable"]) == (6, 2)
    assert found["hit@1"] == 2 / 4  # a choice whose first match is right is a hit
    assert found["hit@5"] == 3 / 4
    assert [found[name] for name in ("right", "wrong", "chose")] == [1 / 4, 1 / 4, 1 / 4]
    assert found["unanswerable answered"] == 1 / 2


def test_bad_answers_and_worth_are_of_all_questions() -> None:
    found = figures(EVERY)
    assert found["answered badly"] == 2 / 6
    assert found["worth"] == (1 - 2 * 2) / 6


def test_confidence_is_judged_over_all_questions_and_an_unanswerable_one_is_never_right() -> None:
    sure = [replace(RIGHT, confidence=1.0), replace(BEYOND, confidence=1.0)]
    assert figures(sure)["ECE"] == 0.5
    assert figures(sure)["AUROC"] == 0.5


def test_figures_of_no_questions_are_none() -> None:
    found = figures([RIGHT])
    assert found["unanswerable answered"] is None
    assert found["AUROC"] is None
    assert found["worth"] == 1


def test_a_peer_is_judged_by_its_ranks_and_its_scores() -> None:
    assert peer_figures(EVERY, "p") == {"hit@1": 1 / 4, "hit@5": 1.0, "AUROC": (3 * 0.5 + 1 + 4) / 8}


def test_answers_to_unanswerable_questions_are_answers_that_are_not_right() -> None:
    assert right_of_answered(EVERY) == 1 / 3
    assert right_of_answered([SILENT]) is None


def test_groups_count_alike_however_many_sets_they_have() -> None:
    rows = {"a": figures([RIGHT]), "b": figures([SILENT]), "c": figures([RIGHT])}
    groups = by_group(rows, {"a": "one", "b": "one", "c": "two"})
    assert groups["one"]["hit@1"] == 0.5
    assert mean(groups.values())["hit@1"] == 0.75
    assert mean(groups.values())["questions"] == 3


def test_an_outcome_comes_back_from_json_as_it_was() -> None:
    assert from_json(RIGHT.to_json()) == RIGHT
