"""`--log` and FAQBOT_LOG: the commands that people ask with log, the others never do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Run

from faqbot import FaqBot, answer_lines

HOLD = "How long should I hold the stretch?"


def questions(path: Path) -> list[str]:
    return [json.loads(line)["question"] for line in path.read_text().splitlines()]


def test_ask_logs_the_question(run: Run, tmp_path: Path) -> None:
    assert run("ask", HOLD, "--log", "logs/asked.jsonl").returncode == 0
    assert run("--log", "logs/asked.jsonl", "ask", "mail", "jane@example.com").returncode == 1
    assert questions(tmp_path / "logs" / "asked.jsonl") == [HOLD, "mail [e-mail]"]


def test_the_shell_logs_its_turns(run: Run, tmp_path: Path) -> None:
    run("--log", "asked.jsonl", text=f"hello\n{HOLD}\n\nthanks\n")
    run("shell", "--log", "asked.jsonl", text="any tips?\n")
    assert questions(tmp_path / "asked.jsonl") == [HOLD, "any tips?"]


def test_the_command_line_wins_over_the_environment(run: Run, tmp_path: Path) -> None:
    env = {"FAQBOT_LOG": "environment.jsonl"}
    run("ask", "how far", env=env)
    run("ask", "how long", "--log", "own.jsonl", env=env)
    run("ask", "how much", "--log", "none", env=env)
    assert questions(tmp_path / "environment.jsonl") == ["how far"]
    assert questions(tmp_path / "own.jsonl") == ["how long"]
    assert not (tmp_path / "none").exists()


def test_commands_that_measure_or_build_log_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "labelled.jsonl").write_text(json.dumps({"question": HOLD, "expected": []}) + "\n")
    (tmp_path / "guide.md").write_text("# Guide\n\n## Why?\n\nBecause.\n")
    env = {"FAQBOT_LOG": "asked.jsonl"}
    for command in (["eval", "labelled.jsonl"], ["topics"], ["index", "guide.md", "-o", "guide.index"]):
        assert run(*command, env=env).returncode == 0
    assert not (tmp_path / "asked.jsonl").exists()


def test_an_empty_name_is_an_error(run: Run) -> None:
    done = run("ask", HOLD, "--log", "")
    assert (done.returncode, done.stderr) == (2, "faqbot: --log needs the name of a file, or none\n")


def test_a_command_that_logs_nothing_says_so(run: Run) -> None:
    done = run("--log", "asked.jsonl", "topics")
    assert done.returncode == 2
    assert done.stderr == "faqbot: --log is for shell, ask, batch, serve, mcp; faqbot topics logs no questions\n"


@pytest.mark.parametrize("command", [["ask", HOLD], ["shell"], ["batch", "questions.txt"], ["mcp"]])
def test_a_log_that_cannot_be_written_is_an_error_before_the_first_question(
    run: Run, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "questions.txt").write_text(f"{HOLD}\n")
    done = run(*command, "--log", tmp_path, text=f"{HOLD}\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"faqbot: {tmp_path}: cannot log questions: is a directory\n"


def test_batch_logs_each_question_once_also_in_several_processes(run: Run, index_dir: Path, tmp_path: Path) -> None:
    asked = [f"question {number}" for number in range(1000)]
    (tmp_path / "questions.txt").write_text("\n".join(asked))
    done = run("batch", "questions.txt", "-o", "out.csv", "--workers", 2, "--index", index_dir, "--log", "asked.jsonl")
    assert done.returncode == 0
    assert sorted(questions(tmp_path / "asked.jsonl")) == sorted(asked)


def test_answer_lines_takes_a_log(index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_lines(["first"], index_dir, log=tmp_path / "asked.jsonl")
    monkeypatch.setenv("FAQBOT_LOG", str(tmp_path / "asked.jsonl"))
    answer_lines(["second"], index_dir)
    answer_lines(["third"], index_dir, log=False)
    assert questions(tmp_path / "asked.jsonl") == ["first", "second"]


def test_a_bot_that_is_reloaded_still_logs(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("# Guide\n\n## Why?\n\nBecause.\n")
    bot = FaqBot.from_corpus(tmp_path / "guide.md", log=tmp_path / "asked.jsonl")
    bot.reload()
    bot.ask("why?")
    assert questions(tmp_path / "asked.jsonl") == ["why?"]
