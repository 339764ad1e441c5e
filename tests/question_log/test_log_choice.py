"""What the caller says about the log counts first, then FAQBOT_LOG, then a default."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.question_log.log_choice import choose_log, named_log
from faqbot.question_log.question_log import QuestionLog


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAQBOT_LOG", raising=False)


def path_of(log: QuestionLog | None) -> str | None:
    return None if log is None else Path(log.path).name


def test_nothing_is_logged_unless_somebody_asks_for_it() -> None:
    assert choose_log(None) is None


def test_the_caller_wins_over_the_environment_and_the_environment_over_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert path_of(choose_log(None, "default.jsonl")) == "default.jsonl"
    monkeypatch.setenv("FAQBOT_LOG", "environment.jsonl")
    assert path_of(choose_log(None, "default.jsonl")) == "environment.jsonl"
    assert path_of(choose_log("own.jsonl", "default.jsonl")) == "own.jsonl"


def test_false_logs_nothing_whatever_else_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAQBOT_LOG", "environment.jsonl")
    assert choose_log(setting=False, default="default.jsonl") is None


def test_the_name_none_stands_for_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAQBOT_LOG", "none")
    assert choose_log(None, "default.jsonl") is None
    assert named_log("none") is False


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAQBOT_LOG", "")
    assert path_of(choose_log(None, "default.jsonl")) == "default.jsonl"


def test_a_log_that_is_made_already_is_used() -> None:
    log = QuestionLog("asked.jsonl", raw=True)
    assert choose_log(log) is log


def test_what_is_no_path_is_refused() -> None:
    with pytest.raises(TypeError):
        choose_log(setting=True)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="False stands for no log"):
        choose_log("")
