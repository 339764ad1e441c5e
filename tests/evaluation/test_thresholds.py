"""Suggested thresholds: what is kept, what it costs, and what held-out questions say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.evaluation.offers import Offer
from faqbot.evaluation.thresholds import (
    Effect,
    chosen_threshold,
    effect_of,
    observed_threshold,
    recalibrated,
    suggest_threshold,
)


def sample(number: int, seed: int = 0) -> list[Offer]:
    """Return offers whose confidences are the probabilities of being right."""
    chance = np.random.default_rng(seed)
    sure = chance.uniform(size=number)
    right = chance.uniform(size=number) < sure
    return [
        Offer("right" if is_right else "wrong", float(one), answerable=True)
        for one, is_right in zip(sure, right, strict=True)
    ]


def test_few_answers_leave_the_confidences_nearly_as_they_are() -> None:
    assert recalibrated([(0.8, True), (0.2, False)]) == pytest.approx([0.8, 0.2], abs=0.07)


def test_many_answers_correct_confidences_that_are_too_high() -> None:
    answers = [(0.9, at % 2 == 0) for at in range(400)]
    assert recalibrated(answers) == pytest.approx([0.5] * 400, abs=0.02)


@pytest.mark.parametrize("precision", [0.7, 0.8, 0.9, 0.95])
def test_the_threshold_keeps_the_precision_on_other_questions_on_average(precision: float) -> None:
    held = Effect(0, 0, 0)
    for seed in range(20):
        threshold = chosen_threshold(
            [(one.confidence or 0.0, one.verdict == "right") for one in sample(80, seed)], precision
        )
        other = sample(400, seed + 1000)
        found = effect_of([one.at(2.0 if threshold is None else threshold) for one in other])
        held = Effect(held.right + found.right, held.wrong + found.wrong, 0)
    assert held.precision is not None
    assert held.precision.value == pytest.approx(precision, abs=0.02)


def test_a_higher_precision_asks_for_a_higher_threshold() -> None:
    answers = [(one.confidence or 0.0, one.verdict == "right") for one in sample(200)]
    thresholds = [chosen_threshold(answers, precision) for precision in (0.6, 0.7, 0.8, 0.9)]
    assert None not in thresholds
    assert thresholds == sorted(thresholds, key=lambda one: one or 0.0)


def test_a_threshold_has_few_decimals_and_parts_the_answers_where_it_was_chosen() -> None:
    answers = [(0.98765, True)] * 50 + [(0.31234, False)] * 50
    assert chosen_threshold(answers, 0.9) == 0.987
    close = [(0.98765, True)] * 50 + [(0.98764, False)] * 50
    assert chosen_threshold(close, 0.9) is None


def test_a_threshold_that_misses_the_precision_on_the_same_questions_gives_way_to_the_next_higher() -> None:
    answers = [(0.95, True)] * 40 + [(0.8, True)] * 4 + [(0.7, False)] * 6
    wanted = 44 / 50 + 0.001
    assert np.mean(recalibrated(answers)) > wanted
    assert chosen_threshold(answers, 44 / 50) == 0.7
    assert chosen_threshold(answers, wanted) == 0.8


def test_the_lowest_threshold_that_had_the_precision_is_named_though_it_is_not_suggested() -> None:
    offers = [Offer("right", 0.68 + at / 50, answerable=True) for at in range(8)]
    offers += [Offer("unanswerable answered", 0.6, answerable=False)] * 4
    suggestion = suggest_threshold(offers, 0.95, 0.5)
    assert suggestion.threshold is None
    assert (suggestion.observed, suggestion.at_observed) == (0.68, Effect(8, 0, 0))


def test_where_no_threshold_had_the_precision_the_nearest_is_named() -> None:
    answers = [(0.9, False), (0.8, True), (0.8, True), (0.6, False), (0.5, True)]
    assert observed_threshold(answers, 0.9) == 0.8
    assert observed_threshold(answers, 0.5) == 0.5
    assert observed_threshold([], 0.5) is None


def test_no_threshold_is_suggested_where_the_surest_answers_are_wrong() -> None:
    offers = [Offer("unanswerable answered", 0.95, answerable=False)] * 40
    suggestion = suggest_threshold(offers, 0.9, 0.67)
    assert suggestion.threshold is None
    assert (suggestion.before, suggestion.after) == (Effect(0, 0, 40), Effect(0, 0, 0))


@pytest.mark.parametrize("offers", [[], [Offer("rightly not answered", None, answerable=False)] * 3])
def test_without_answers_there_is_no_threshold(offers: list[Offer]) -> None:
    suggestion = suggest_threshold(offers, 0.9, 0.67)
    assert suggestion.threshold is None
    assert suggestion.held_out.precision is None


def test_replies_that_ask_back_are_no_answers() -> None:
    offers = [Offer("right", 0.9, answerable=True)] * 30 + [
        Offer("asked back without right", 0.95, answerable=True)
    ] * 30
    suggestion = suggest_threshold(offers, 0.9, 0.67)
    assert suggestion.before == Effect(30, 0, 0)
    assert suggestion.threshold == 0.9


def test_enough_answers_that_are_all_right_show_the_precision() -> None:
    suggestion = suggest_threshold([Offer("right", 0.99, answerable=True)] * 80, 0.95, 0.67)
    assert suggestion.enough == 73
    for answers, shown in ((72, False), (73, True)):
        precision = Effect(answers, 0, 0).precision
        assert precision is not None
        assert (precision.low >= 0.95) == shown


offers = st.builds(
    Offer,
    st.sampled_from(["right", "wrong", "unanswerable answered", "asked back with right"]),
    st.one_of(st.none(), st.floats(0, 1)),
    st.booleans(),
)


@given(st.lists(offers, max_size=15), st.floats(0, 1), st.randoms(use_true_random=False))
def test_any_offers_in_any_order_have_one_suggestion(some: list[Offer], precision: float, chance) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    suggestion = suggest_threshold(some, precision, 0.67)
    assert suggestion.threshold is None or 0 <= suggestion.threshold <= 1
    if suggestion.threshold is not None:
        for effect in (suggestion.after, suggestion.at_observed):
            assert effect.precision is not None
            assert effect.precision.value >= precision
        assert suggestion.observed is not None
        assert suggestion.observed <= suggestion.threshold
    assert suggest_threshold(shuffled, precision, 0.67) == suggestion
