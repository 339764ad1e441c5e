"""The differences from an earlier run, as they are read."""

from __future__ import annotations

from made_results import made_result

from faqbot.evaluation.reporting.report_lines import ReportLayout
from faqbot.evaluation.reporting.run_changes import run_changes
from faqbot.evaluation.run_comparison import RunComparison, RunQuestion, compare_runs
from faqbot.evaluation.verdicts import QuestionVerdict


def compared(before: list[QuestionVerdict], after: list[QuestionVerdict], more: int = 0) -> RunComparison:
    earlier = [RunQuestion(f"q{at}", None, verdict, 0.5, None) for at, verdict in enumerate(before)]
    later = [made_result(f"q{at}", verdict, 0.8) for at, verdict in enumerate([*after, *["right"] * more])]
    return compare_runs(earlier, later)


def lines(comparison: RunComparison, most: int = 10, width: int = 80) -> list[str]:
    return list(run_changes(comparison, "before.json", most, ReportLayout(width)))


def test_the_comparison_names_the_file_and_what_was_left_out() -> None:
    said = " ".join(lines(compared(["right", "right"], ["right", "wrong"], more=3)))
    assert "Compared with before.json: 2 questions in both; not compared: 3 asked only now." in said
    assert "1 newly wrong, 0 newly right, 0 newly not answered, 0 newly asked back." in said


def test_a_figure_stands_beside_the_earlier_one() -> None:
    (row,) = (one for one in lines(compared(["right", "wrong"], ["right", "right"])) if "answered right" in one)
    assert row.split() == ["answered", "right", "0.500", "1.000", "+0.500", "+1", "-0", "1.000"]


def test_a_question_that_changed_says_from_what_to_what() -> None:
    said = lines(compared(["right"], ["wrong"]))
    at = said.index("Newly wrong (1), the surest first")
    assert said[at + 1].split() == ["likely,", "80", "%", "q0"]
    assert said[at + 2].strip() == "right (50 %) -> wrong (80 %)"


def test_more_changes_than_are_listed_are_counted() -> None:
    said = lines(compared(["right"] * 5, ["wrong"] * 5), most=2)
    assert "  … and 3 more; --misses N lists N of each sort, -o FILE writes all questions" in said


def test_the_report_says_whether_a_difference_can_be_chance() -> None:
    assert "each of them may be chance" in " ".join(lines(compared(["right"] * 2, ["wrong"] * 2)))
    assert "Hardly chance: hit@1, answered right, answered wrong." in " ".join(
        lines(compared(["wrong"] * 6, ["right"] * 6))
    )


def test_runs_that_do_not_differ_say_so() -> None:
    assert "No question has another outcome than before." in lines(compared(["right"], ["right"]))


def test_runs_without_a_common_question_have_no_table() -> None:
    assert lines(compared([], ["right"])) == [
        "",
        "Compared with before.json: 0 questions in both; not compared: 1 asked only now.",
        "A question of another run is known by its text and its topic.",
    ]


def test_no_line_is_wider_than_the_layout() -> None:
    verdicts: list[QuestionVerdict] = ["right", "not answered", "asked back without right", "unanswerable asked back"]
    after: list[QuestionVerdict] = ["wrong", "asked back with right", "not answered", "unanswerable answered"]
    for width in (40, 60, 80):
        assert max(map(len, lines(compared(verdicts, after), width=width))) <= width
