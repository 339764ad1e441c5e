"""A suggested threshold in words: what it costs, and how sure the advice is."""

from __future__ import annotations

import pytest

from faqbot.evaluation.reporting.threshold_advice import threshold_advice
from faqbot.evaluation.thresholds import Effect, Suggestion


def advice(threshold: float | None, after: Effect, held_out: Effect, precision: float = 0.9) -> str:
    suggestion = Suggestion(precision, threshold, 0.67, Effect(20, 2, 1), after, held_out, 35)
    lines = list(threshold_advice(suggestion))
    assert max(map(len, lines)) <= 80
    return " ".join(" ".join(lines).split())


def test_the_advice_names_the_option_to_type() -> None:
    said = advice(0.8, Effect(18, 0, 1), Effect(17, 1, 1))
    assert said.startswith("Threshold for a precision of 0.9: --threshold 0.8")
    assert "now 0.67 20 2 1 0.870" in said
    assert "it gives 2 right answers fewer, and 2 answers fewer that should not be given" in said


@pytest.mark.parametrize(
    ("held_out", "words"),
    [
        (Effect(17, 1, 1), "That is no proof that it keeps 0.9, nor that it does not: it takes at least 35 answers"),
        (Effect(40, 1, 1), "nor that it does not: the interval holds 0.9."),
        (Effect(99, 1, 0), "So it keeps 0.9."),
        (Effect(20, 9, 9), "So it does not keep 0.9 on other questions."),
        (Effect(0, 0, 0), "In cross-validation it answers nothing"),
    ],
)
def test_the_advice_says_what_held_out_questions_show(held_out: Effect, words: str) -> None:
    assert words in advice(0.8, Effect(18, 0, 1), held_out)


def test_a_precision_that_cannot_be_reached_is_said_plainly() -> None:
    said = advice(None, Effect(0, 0, 0), Effect(0, 0, 0))
    assert said.startswith("No threshold has a precision of 0.9 on these questions")
