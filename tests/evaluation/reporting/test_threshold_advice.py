"""A suggested threshold in words: what it costs, what was seen on these questions, and how sure the advice is."""

from __future__ import annotations

import pytest

from faqbot.evaluation.reporting.report_lines import ReportLayout
from faqbot.evaluation.reporting.threshold_advice import threshold_advice
from faqbot.evaluation.thresholds import Effect, Suggestion

NOTHING = Effect(0, 0, 0)


def advice(
    threshold: float | None,
    after: Effect,
    held_out: Effect = NOTHING,
    *,
    observed: tuple[float | None, Effect] | None = None,
    precision: float = 0.9,
    enough: int = 35,
    width: int = 80,
) -> str:
    lowest, at_lowest = observed or (threshold, after)
    suggestion = Suggestion(precision, threshold, 0.67, Effect(20, 2, 1), after, lowest, at_lowest, held_out, enough)
    lines = list(threshold_advice(suggestion, ReportLayout(width)))
    assert max(map(len, lines)) <= width
    return " ".join(" ".join(lines).split())


def test_the_advice_names_the_option_to_type() -> None:
    said = advice(0.8, Effect(18, 0, 1), Effect(17, 1, 1))
    assert said.startswith("Threshold for a precision of 0.9: --threshold 0.8")
    assert "now 0.67 20 2 1 0.870 0.679-0.955 suggested 0.8 18 0 1 0.947 0.754-0.991 on left-out questions" in said
    assert "it gives 2 right answers fewer, and 2 answers fewer that should not be given" in said
    assert "was enough" not in said


@pytest.mark.parametrize(
    ("held_out", "words"),
    [
        (
            Effect(17, 1, 1),
            "no proof that it keeps 0.9, nor that it does not: 19 answers are too few to be sure of 0.9",
        ),
        (Effect(40, 1, 1), "nor that it does not: the interval holds 0.9."),
        (Effect(99, 1, 0), "So it will very likely keep 0.9 on other questions."),
        (Effect(20, 9, 9), "So on other questions it will hardly keep 0.9."),
        (NOTHING, "In cross-validation it answers nothing"),
    ],
)
def test_the_advice_says_what_held_out_questions_show(held_out: Effect, words: str) -> None:
    assert words in advice(0.8, Effect(18, 0, 1), held_out)


def test_a_lower_threshold_that_had_the_precision_is_named_with_the_reason_against_it() -> None:
    said = advice(0.9, Effect(5, 0, 0), observed=(0.68, Effect(8, 0, 0)))
    assert "lowest with 0.9 0.68 8 0 0 1.000 0.676-1.000" in said
    assert "On these questions, 0.68 was enough: all 8 of its answers were right" in said
    assert "8 answers are too few to be sure of 0.9 (it takes at least 35, all of them right), and a threshold" in said


@pytest.mark.parametrize(
    ("effect", "precision", "words"),
    [
        (Effect(8, 0, 0), 0.95, "8 answers are too few to be sure of 0.95 (it takes at least 73, all of them right)."),
        (Effect(1, 0, 0), 0.95, "its only answer was right (1.000, 95 % interval 0.207-1.000). But 1 answer is"),
        (Effect(97, 3, 0), 0.95, "97 of its 100 answers were right (0.970, 95 % interval 0.915-0.990). But the"),
        (Effect(99, 0, 0), 0.95, "corrected by how often they were right, promise less."),
        (Effect(99, 0, 0), 1.0, "But no number of answers is enough to be sure of 1."),
    ],
)  # fmt: skip
def test_if_none_is_suggested_the_one_that_had_the_precision_is_named(
    effect: Effect, precision: float, words: str
) -> None:
    said = advice(None, NOTHING, observed=(0.68, effect), precision=precision, enough=73 if precision < 1 else 0)
    assert said.startswith(f"No threshold can be suggested with confidence for a precision of {precision:g}. On these")
    assert words in said


def test_a_precision_that_no_threshold_had_is_said_plainly_with_the_nearest() -> None:
    said = advice(None, NOTHING, observed=(0.3, Effect(6, 1, 0)))
    assert said.startswith("No threshold had a precision of 0.9 on these questions. 0.3 comes nearest: 6 of its 7")


def test_without_any_answer_the_advice_says_so() -> None:
    assert advice(None, NOTHING, observed=(None, NOTHING)) == (
        "No threshold can be suggested for a precision of 0.9: no question gets an answer at any threshold."
    )


def test_on_a_narrow_terminal_the_table_is_a_list() -> None:
    said = advice(0.8, Effect(18, 0, 1), Effect(17, 1, 1), width=40)
    assert "suggested threshold 0.8, right 18, wrong 0, unans. 1, precision 0.947, 95 % interval 0.754-0.991" in said


def test_a_threshold_with_many_decimals_is_printed_whole() -> None:
    assert "--threshold 0.12345678" in advice(0.12345678, Effect(18, 0, 1))
