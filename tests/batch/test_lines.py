"""`answer_lines`: a function of lines and a path, for whatever runs functions elsewhere."""

from __future__ import annotations

import json
import pickle
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from faqbot import FaqBot, IndexFileError, TopicError, answer_lines
from faqbot.batch import lines

HOLD = "How long should I hold the stretch?"


def test_questions_and_objects_are_answered_line_by_line(index_dir: Path, bot: FaqBot) -> None:
    asked = [HOLD, "\n", '{"question": "any tips?", "id": 7, "remark": [1]}\n', "{broken", "boiling point of tin"]
    first, second, third, fourth = map(json.loads, answer_lines(asked, index_dir))
    assert (first["line"], first["outcome"], first["answer"]) == (1, "answer", bot.ask(HOLD).text)
    assert (second["line"], second["id"], second.get("remark"), second["outcome"]) == (3, 7, [1], "answer")
    assert (third["line"], third["outcome"]) == (4, "error")
    assert (fourth["line"], fourth["missing"]) == (5, ["boiling", "tin"])


@pytest.mark.parametrize("wrong", ["any tips?", b"any tips?", [b"any tips?"], [HOLD, None], [["any tips?"]]])
def test_what_is_no_lines_is_refused(index_dir: Path, wrong: Any) -> None:
    with pytest.raises(TypeError, match="lines of text"):
        answer_lines(wrong, index_dir)


def test_the_function_says_no_more_than_its_callers_may_use() -> None:
    assert list(signature(answer_lines).parameters) == ["lines", "index_path", "topic", "threshold", "log"]


def test_the_function_pickles_with_its_settings(index_dir: Path) -> None:
    function = pickle.loads(pickle.dumps(partial(answer_lines, index_path=index_dir, threshold=1.0)))
    (answer,) = function(["where should it hurt"])
    assert json.loads(answer)["outcome"] == "abstain"


def test_an_index_is_mapped_once_and_again_when_it_was_built_anew(page: Path, tmp_path: Path) -> None:
    (tmp_path / "faq.csv").write_text("question,answer\nHow do I clean it?,With vinegar.\n")
    FaqBot.from_corpus(tmp_path / "faq.csv").save(tmp_path / "index")
    list(answer_lines(["How do I clean it?"], tmp_path / "index"))
    known = lines._opened[str(tmp_path / "index")]
    list(answer_lines(["How do I clean it?"], tmp_path / "index"))
    assert lines._opened[str(tmp_path / "index")] is known
    (tmp_path / "faq.csv").write_text("question,answer\nHow do I clean it?,With a brush.\n")
    FaqBot.from_corpus(tmp_path / "faq.csv").save(tmp_path / "index")
    (answer,) = answer_lines(["How do I clean it?"], tmp_path / "index")
    assert json.loads(answer)["answer"] == "With a brush."


def test_what_is_missing_is_said(index_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="no such directory"):
        list(answer_lines([HOLD], tmp_path / "nowhere"))
    with pytest.raises(TopicError):
        list(answer_lines([HOLD], index_dir, topic="Nothing of the kind"))
