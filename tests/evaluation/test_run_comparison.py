"""What changed from one run to the next, question by question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_results import made_result

from faqbot.evaluation.metrics import sign_test
from faqbot.evaluation.results import QuestionResult
from faqbot.evaluation.run_comparison import RunQuestion, compare_runs, comparison_to_json
from faqbot.evaluation.verdicts import VERDICTS


def earlier(*results: QuestionResult) -> list[RunQuestion]:
    return [RunQuestion(one.question, one.topic, one.verdict, one.confidence, one.rank) for one in results]


def test_every_question_that_changed_is_named_with_its_change() -> None:
    before = earlier(*(made_result(name, "right") for name in "abc"), made_result("d", "not answered"))
    after = [
        made_result("a", "wrong"),
        made_result("b", "not answered"),
        made_result("c", "right"),
        made_result("d", "right", 0.9),
    ]
    comparison = compare_runs(before, after)
    changes = [(one.result.question, one.before, one.change) for one in comparison.changes]
    assert changes == [
        ("a", "right", "newly wrong"),
        ("d", "not answered", "newly right"),
        ("b", "right", "newly not answered"),
    ]


def test_added_and_dropped_questions_are_counted_and_not_compared() -> None:
    comparison = compare_runs(
        earlier(made_result("a", "right"), made_result("old", "wrong"), made_result("older", "wrong")),
        [made_result("a", "right"), made_result("new", "wrong")],
    )
    assert (comparison.questions, comparison.added, comparison.dropped) == (1, 1, 2)
    assert comparison.changes == ()


def test_a_question_is_another_one_about_another_topic() -> None:
    before = earlier(made_result("how often?", "right", topic="Plank"))
    comparison = compare_runs(before, [made_result("how often?", "wrong", topic="Squat")])
    assert (comparison.questions, comparison.added, comparison.dropped) == (0, 1, 1)


def test_a_question_asked_twice_is_paired_in_the_order_of_asking() -> None:
    before = earlier(made_result("a", "right"), made_result("a", "wrong"))
    comparison = compare_runs(before, [made_result("a", "right"), made_result("a", "not answered")])
    assert [one.before for one in comparison.changes] == ["wrong"]


def test_a_question_that_has_lost_its_answer_is_not_compared() -> None:
    comparison = compare_runs(earlier(made_result("a", "right")), [made_result("a", "unanswerable answered")])
    assert (comparison.questions, comparison.relabelled) == (0, 1)


def test_figures_stand_side_by_side_with_what_was_gained_and_lost() -> None:
    before = earlier(*(made_result(name, "not answered") for name in "abcde"), made_result("f", "right"))
    after = [*(made_result(name, "right") for name in "abcde"), made_result("f", "wrong")]
    right = next(one for one in compare_runs(before, after).figures if one.name == "answered_right")
    assert (right.before, right.after, right.of, right.gained, right.lost) == (1, 5, 6, 5, 1)
    assert right.p == sign_test(5, 1)


def test_the_sign_test_is_the_exact_one() -> None:
    assert sign_test(0, 0) == 1
    assert sign_test(5, 0) == 2 / 2**5
    assert sign_test(3, 3) == 1


def test_the_json_form_has_the_changed_questions_only() -> None:
    before = earlier(made_result("a", "right"), made_result("b", "right"))
    record = comparison_to_json(compare_runs(before, [made_result("a", "wrong"), made_result("b", "right")]))
    assert list(record) == ["questions", "added", "dropped", "relabelled", "changes", "figures"]
    assert [(one["question"], one["before"], one["after"]) for one in record["changes"]] == [("a", "right", "wrong")]


results = st.builds(made_result, st.sampled_from("abc"), st.sampled_from(VERDICTS))


@given(st.lists(results), st.lists(results))
def test_no_question_is_lost_or_counted_twice(before: list[QuestionResult], after: list[QuestionResult]) -> None:
    comparison = compare_runs(earlier(*before), after)
    assert comparison.questions + comparison.relabelled + comparison.added == len(after)
    assert comparison.questions + comparison.relabelled + comparison.dropped == len(before)


@given(st.lists(results))
def test_a_run_does_not_differ_from_itself(run: list[QuestionResult]) -> None:
    comparison = compare_runs(earlier(*run), run)
    assert comparison.questions == len(run)
    assert comparison.changes == ()
