"""Reading an earlier run, and refusing any other file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_results import made_result

from faqbot import LabelledQuestion, QuestionsError, Reply
from faqbot.evaluation.asking import Asked
from faqbot.evaluation.evaluation import evaluation_to_json, summarise
from faqbot.evaluation.run_comparison import compare_runs
from faqbot.evaluation.saved_run import read_run
from faqbot.rendering.readable import to_json


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    asked = Asked(
        LabelledQuestion("any \ud800 dogs?", ("x",), topic="Pool"), frozenset("x"), Reply("", "abstain", "", 0.0)
    )
    run = summarise([asked])
    path = tmp_path / "run.json"
    path.write_text(to_json(evaluation_to_json(run)))
    (one,) = read_run(path)
    assert (one.question, one.topic, one.verdict, one.rank) == ("any \ud800 dogs?", "Pool", "not answered", None)
    assert compare_runs([one], run.questions).changes == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("question,chunk", "is not JSON, so it is no earlier run; name a file that `faqbot eval --save FILE`"),
        ("", "is not JSON"),
        ("[1]", "holds JSON, but no earlier run"),
        ('{"a": 1}', "holds JSON, but no earlier run"),
        ('{"overall": {}, "mistakes": []}', "was written by an older faqbot"),
        ('{"overall": {}, "questions": [{"question": "a"}]}', "question 1 of the earlier run is damaged"),
        ('{"overall": {}, "questions": [3]}', "question 1 of the earlier run is damaged"),
    ],
)
def test_another_file_is_refused_in_one_line(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text)
    with pytest.raises(QuestionsError) as caught:
        read_run(path)
    assert str(caught.value).startswith(f"{path}: {reason}")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="cannot read the earlier run: no such file"):
        read_run(tmp_path / "run.json")


def test_an_unknown_verdict_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    record = {"question": "a", "topic": None, "verdict": "so-so", "confidence": 0.5, "rank": 1}
    path.write_text(json.dumps({"overall": {}, "questions": [record]}))
    with pytest.raises(QuestionsError, match="question 1 of the earlier run is damaged"):
        read_run(path)
    assert made_result("a", "right").verdict != record["verdict"]
