"""Evaluation: hand-counted figures of replies made for the purpose, and of the page that ships."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import PAGE

from faqbot import Chunk, FaqBot, Match, Reply, Source
from faqbot.evaluation.asking import Asked
from faqbot.evaluation.evaluation import Figures, evaluate, evaluation_to_json, summarise
from faqbot.evaluation.labelled import LabelledQuestion
from faqbot.evaluation.metrics import Estimate, Share

HOLD = "How long should I hold the stretch?"


def made(
    question: str,
    confidence: float,
    outcome: str = "answer",
    given: str = "abcdefghij",
    right: str = "",
    kind: str = "",
) -> Asked:
    """Return a question as asked: `given` and `right` are the ids of chunks, a letter each."""
    matches = tuple(
        Match(Chunk(one, "faq", one, one, Source("a.md", (1, 2), (one,), "A")), 1.0, confidence) for one in given
    )
    options = matches[:2] if outcome == "choose" else ()
    labelled = LabelledQuestion(question, tuple(right), kind)
    return Asked(labelled, frozenset(right), Reply(question, outcome, "", confidence, matches, options=options))


# Eight answerable and four unanswerable questions.
MIXED = [
    made("q1", 0.95, right="a"),
    made("q2", 0.85, right="xa"),
    made("q3", 0.75, right="b"),
    made("q4", 0.65, "choose", right="b"),
    made("q5", 0.65, "choose", right="d"),
    made("q6", 0.35, "abstain", right="a"),
    made("q7", 0.25, "abstain", right="j"),
    made("q8", 0.0, "abstain", given="", right="a"),
    made("q9", 0.85, "answer", kind="near"),
    made("r1", 0.55, "choose", kind="near"),
    made("r2", 0.15, "abstain", kind="near"),
    made("r3", 0.0, "abstain", given="", kind="near"),
]


def value(figure: Share | Estimate | None) -> float:
    assert figure is not None
    return figure.value


def count(figure: Share | None) -> tuple[int, int]:
    assert figure is not None
    return figure.count, figure.of


def test_ranking_is_counted_over_the_answerable() -> None:
    figures = summarise(MIXED).overall
    assert (figures.questions, figures.answerable, figures.unanswerable) == (12, 8, 4)
    assert count(figures.hit_at_1) == (3, 8)
    assert count(figures.hit_at_5) == (6, 8)
    assert value(figures.mrr_at_10) == pytest.approx((1 + 1 + 1 / 2 + 1 / 2 + 1 / 4 + 1 + 1 / 10 + 0) / 8)


def test_outcomes_are_counted_apart_for_the_answerable_and_the_others() -> None:
    figures = summarise(MIXED).overall
    assert count(figures.answered_right) == (2, 8)
    assert count(figures.answered_wrong) == (1, 8)
    assert count(figures.chose) == (2, 8)
    assert count(figures.chose_with_right) == (1, 8)
    assert count(figures.abstained) == (3, 8)
    assert count(figures.out_of_scope_answered) == (1, 4)
    assert count(figures.out_of_scope_chose) == (1, 4)


def test_confidence_is_that_of_the_first_match() -> None:
    figures = summarise(MIXED).confidence
    # Pairs in order: .95 above 4, .85 above 3 and a tie, .75, .65, .65 above 3 each, .35 and .25 above 2, 0 ties once.
    assert figures.auroc == pytest.approx((4 + 3.5 + 3 + 3 + 3 + 2 + 2 + 0.5) / 32)
    squares = 0.05**2 + 0.15**2 + 0.75**2 + 2 * 0.65**2 + 0.65**2 + 0.25**2 + 0 + 0.85**2 + 0.55**2 + 0.15**2 + 0
    assert figures.brier == pytest.approx(squares / 12)
    # A bin each, but for .85 twice (one right), .65 twice and 0 twice.
    gaps = 0.05 + abs(1 - 2 * 0.85) + 0.75 + 2 * 0.65 + 0.55 + 0.65 + 0.25 + 0.15 + 0
    assert figures.calibration_error == pytest.approx(gaps / 12)
    # No unanswerable question may be answered, neither at 5 % nor at 10 % of four: only q1 is above .85.
    assert figures.right_at_5 == figures.right_at_10 == 1 / 8


def test_kinds_are_reported_apart() -> None:
    none, near = summarise(MIXED).kinds
    assert (none.kind, none.figures.questions, near.kind, near.figures.questions) == ("", 8, "near", 4)
    assert near.figures.hit_at_1 is None
    assert count(near.figures.out_of_scope_answered) == (1, 4)
    assert none.figures.out_of_scope_answered is None


def test_there_are_no_kinds_where_no_question_names_one() -> None:
    assert summarise(MIXED[:8]).kinds == ()


def test_precision_counts_the_answers_to_unanswerable_questions() -> None:
    assert count(summarise(MIXED).overall.precision) == (2, 4)
    assert summarise([made("q", 0.1, "abstain", right="a")]).overall.precision is None


def test_mistakes_are_misses_wrong_answers_first_and_the_surest_of_each_sort_first() -> None:
    mistakes = summarise(MIXED).mistakes
    assert [one.question for one in mistakes] == ["q9", "q3", "q5", "r1", "q6", "q7", "q8"]
    worst = mistakes[0]
    assert (worst.confidence, worst.outcome, worst.chunk) == (0.85, "answer", "a")
    assert (worst.expected, mistakes[1].expected) == ((), ("b",))


def test_every_question_is_kept_in_the_order_of_asking() -> None:
    assert [one.question for one in summarise(MIXED).questions] == [one.labelled.question for one in MIXED]


def test_the_json_form_has_every_figure_under_its_name() -> None:
    record = json.loads(json.dumps(evaluation_to_json(summarise(MIXED)), allow_nan=False))
    assert list(record) == ["faqbot", "overall", "confidence", "kinds", "mistakes", "threshold", "questions"]
    assert set(record["overall"]) == {field.name for field in fields(Figures)}
    assert set(record["overall"]["hit_at_1"]) == {"count", "of", "value", "low", "high"}
    assert record["kinds"][1]["kind"] == "near"
    assert record["kinds"][1]["figures"]["hit_at_1"] is None
    assert record["mistakes"][0]["source"] == {"path": "a.md", "lines": [1, 2], "headings": ["a"], "title": "A"}


asked = st.builds(
    made,
    st.sampled_from("pqrs"),
    st.sampled_from([0.0, 0.1, 0.5, 0.55, 1.0]),
    st.sampled_from(["answer", "choose", "abstain"]),
    st.sampled_from(["a", "ab", "abcdefghij"]),
    st.sampled_from(["", "a", "b", "jx", "x"]),
    st.sampled_from(["", "near"]),
)


@given(st.lists(asked, max_size=12, unique_by=lambda one: one.labelled), st.randoms(use_true_random=False))
def test_the_order_of_the_questions_changes_nothing(some: list[Asked], chance) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    one, other = evaluation_to_json(summarise(shuffled)), evaluation_to_json(summarise(some))
    del one["questions"], other["questions"]  # are in the order of asking
    assert one == other


@given(st.lists(asked, max_size=12))
def test_any_questions_at_all_have_figures_from_0_to_1(some: list[Asked]) -> None:
    evaluation = summarise(some)
    figures = [getattr(evaluation.overall, field.name) for field in fields(Figures)[3:]]
    for figure in figures:
        assert figure is None or 0 <= figure.low <= figure.value + 1e-12
        assert figure is None or figure.value - 1e-12 <= figure.high <= 1
    for name in ("auroc", "brier", "calibration_error", "right_at_5", "right_at_10"):
        figure = getattr(evaluation.confidence, name)
        assert figure is None or -1e-12 <= figure <= 1 + 1e-12
    assert_outcomes_add_up(evaluation.overall)


def assert_outcomes_add_up(figures: Figures) -> None:
    outcomes = (figures.answered_right, figures.answered_wrong, figures.chose, figures.abstained)
    assert sum(outcome.count for outcome in outcomes if outcome) == figures.answerable


LABELLED: Sequence[Sequence[LabelledQuestion]] = [
    [],
    [LabelledQuestion("")],
    [LabelledQuestion("", (f"{PAGE}:36-37",))],
    [LabelledQuestion(HOLD, (f"{PAGE}:36-37",))],
    [LabelledQuestion(HOLD), LabelledQuestion("boiling tin")],
    [LabelledQuestion(HOLD, (f"{PAGE}:36-37",))] * 3,
]


@pytest.mark.parametrize("labelled", LABELLED)
def test_few_questions_or_none_have_an_evaluation(bot: FaqBot, labelled: list[LabelledQuestion]) -> None:
    evaluation = evaluate(bot, labelled)
    assert evaluation.overall.questions == len(labelled)
    assert_outcomes_add_up(evaluation.overall)


def test_the_page_that_ships_is_evaluated_through_the_bot(bot: FaqBot) -> None:
    labelled = [
        LabelledQuestion(HOLD, (f"{PAGE}:36-37",)),
        LabelledQuestion("any tips?", (f"{PAGE}:17-24",)),
        LabelledQuestion("what's the boiling point of tin?"),
    ]
    evaluation = evaluate(bot, labelled)
    assert count(evaluation.overall.hit_at_1) == count(evaluation.overall.answered_right) == (2, 2)
    assert count(evaluation.overall.out_of_scope_answered) == (0, 1)
    assert evaluation.confidence.auroc == 1
    never = evaluate(bot, labelled, threshold=1)
    assert never.overall.hit_at_1 == evaluation.overall.hit_at_1
    assert never.confidence == evaluation.confidence
