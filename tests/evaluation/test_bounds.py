"""Bounds on figures: how they are written, when a run keeps them, and what is said when it does not."""

from __future__ import annotations

import pytest

from faqbot import FaqbotError, LabelledQuestion, Reply
from faqbot.evaluation.asking import Asked
from faqbot.evaluation.bounds import BOUND_NAMES, Bound, bounds_of, failures_of
from faqbot.evaluation.evaluation import Evaluation, summarise


def abstained(classes: str) -> Evaluation:
    """Return a run of questions that were all not answered; each "a" has an answer, each "u" has none."""
    right = [frozenset("a") if one == "a" else frozenset() for one in classes]
    return summarise(
        Asked(LabelledQuestion(str(at)), ids, Reply("", "abstain", "", 0.0)) for at, ids in enumerate(right)
    )


def test_bounds_are_shares_or_percentages() -> None:
    assert bounds_of("right=.8, wrong = 5%,") == (Bound("right", 0.8), Bound("wrong", 0.05))


@pytest.mark.parametrize(
    ("given", "name"), [("HIT@1", "hit@1"), ("not_answered", "not-answered"), ("chose", "asked-back")]
)
def test_a_figure_is_known_however_it_is_written(given: str, name: str) -> None:
    assert bounds_of(f"{given}=0.5") == (Bound(name, 0.5),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rihgt=.8", "--fail-under knows no figure 'rihgt'; did you mean right? The names are right, wrong"),
        ("zzz=.8", "--fail-under knows no figure 'zzz'; the names are right, wrong"),
        ("right", "--fail-under: 'right' has no value; write it as right=.8"),
        ("right=80", "--fail-under: right must be from 0 to 1, or a percentage such as 80%, not '80'"),
        ("right=nan", "--fail-under: right must be from 0 to 1"),
        ("right=", "--fail-under: right must be from 0 to 1"),
        ("wrong=-1%", "--fail-under: wrong must be from 0 to 1"),
        (" , ", "--fail-under takes bounds such as right=.8,wrong=.05"),
    ],
)
def test_what_is_no_bound_is_one_line(text: str, reason: str) -> None:
    with pytest.raises(FaqbotError) as caught:
        bounds_of(text)
    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)


def test_a_bound_that_is_not_kept_says_by_how_much() -> None:
    failures = failures_of(bounds_of("right=.8,not-answered=.25"), abstained("aau"))
    assert failures == [
        "right is 0.000 (0 of 2), and must be at least 0.800: 0.800 below the bound",
        "not-answered is 1.000 (2 of 2), and must be at most 0.250: 0.750 above the bound",
    ]


def test_a_bound_that_is_just_reached_is_kept() -> None:
    assert failures_of(bounds_of("right=0,not-answered=1,unanswerable-answered=0"), abstained("au")) == []


def test_a_figure_of_no_questions_keeps_no_bound() -> None:
    (failure,) = failures_of(bounds_of("right=0"), abstained("u"))
    assert failure == "right has a bound of 0.000, but no question in the file counts for it"


@pytest.mark.parametrize("name", BOUND_NAMES)
def test_every_name_stands_for_a_figure_of_every_run(name: str) -> None:
    for value in (0.0, 1.0):
        Bound(name, value).failure(abstained("au"))
