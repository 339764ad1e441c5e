"""Which questions are misses, and in which order they are listed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_results import made_result

from faqbot.evaluation.results import misses_of
from faqbot.evaluation.verdicts import AS_IT_SHOULD_BE, VERDICTS, QuestionVerdict


def test_wrong_answers_come_first_then_vain_options_then_abstentions_that_had_an_answer() -> None:
    results = [
        made_result("a", "not answered", 0.6),
        made_result("b", "wrong", 0.7),
        made_result("c", "asked back without right", 0.95),
        made_result("d", "unanswerable answered", 0.9),
        made_result("e", "not answered", 0.65),
        made_result("f", "unanswerable asked back", 0.8),
    ]
    assert [one.question for one in misses_of(results)] == list("dbcfea")


@given(st.lists(st.sampled_from(VERDICTS)))
def test_a_right_answer_a_right_abstention_and_a_right_option_are_no_misses(verdicts: list[QuestionVerdict]) -> None:
    misses = misses_of([made_result(str(number), verdict) for number, verdict in enumerate(verdicts)])
    fine = {*AS_IT_SHOULD_BE, "asked back with right"}
    assert len(misses) == sum(verdict not in fine for verdict in verdicts)
    assert not {miss.verdict for miss in misses} & fine
