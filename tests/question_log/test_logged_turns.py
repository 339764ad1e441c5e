"""A conversation logs one line for each turn of the person, with the question as it was understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support import two_manuals

from faqbot import FaqBot
from faqbot.shell.commands.commands import run_command
from faqbot.shell.session import Session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "asked.jsonl"


@pytest.fixture
def manuals(tmp_path: Path, path: Path) -> FaqBot:
    folder = tmp_path / "manuals"
    folder.mkdir()
    return FaqBot.from_corpus(two_manuals(folder), log=path)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_each_turn_is_one_line_and_small_talk_is_none(manuals: FaqBot, path: Path) -> None:
    conversation = manuals.conversation()
    for text in ("hello", "3", "how many sets?", "2", "thanks!", "where does it hurt?"):
        conversation.say(text)
    logged = lines(path)
    assert [(line["question"], line["outcome"]) for line in logged] == [
        ("how many sets?", "choose"),
        ("how many sets?", "answer"),
        ("where does it hurt?", "answer"),
    ]
    assert [len(line["choices"]) for line in logged] == [2, 0, 0]


def test_the_line_has_what_was_carried_over(manuals: FaqBot, path: Path) -> None:
    conversation = manuals.conversation()
    conversation.say("how many sets of the goblet squat?")
    conversation.say("and the plank?")
    last = lines(path)[-1]
    assert (last["topic"], last["outcome"]) == (["Plank"], "answer")
    assert last["question"].startswith("how many sets")


def test_setting_the_topic_logs_nothing(manuals: FaqBot, path: Path) -> None:
    manuals.conversation().about("Plank")
    assert not path.exists()


def test_verdicts_of_the_shell_are_logged(manuals: FaqBot, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(path.parent / "data"))
    session = Session(manuals)
    session.ask("where does the plank hurt?")
    (_, note), *_ = run_command("/good", session)
    assert note == f"Kept in {path.parent / 'data' / 'faqbot' / 'feedback.csv'} and {path}."
    session.ask("what is the boiling point of tin?")
    run_command("/good", session)
    run_command("/bad", session)
    session.ask("hello")
    run_command("/bad Plank#how-many-sets", session)
    verdicts = [(line["question"].split()[0], line["feedback"], line["right"]) for line in lines(path)]
    assert verdicts == [
        ("where", None, None),
        ("where", "good", "Plank#where-does-the-plank-hurt"),
        ("what", None, None),
        ("what", "good", "-"),
        ("what", "bad", None),
        ("what", "bad", "Plank#how-many-sets"),
    ]
    assert len({line["entry"] for line in lines(path)}) == 2


def test_without_a_log_a_conversation_knows_of_no_line(index_dir: Path) -> None:
    conversation = FaqBot.load(index_dir).conversation()
    conversation.say("any tips?")
    assert conversation.logged is None
