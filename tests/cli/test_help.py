"""The help of every command, with examples that run."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import PATIENCE, Run

from faqbot.cli.arguments import parser

EXERCISES = Path(__file__).parent.parent / "data" / "exercises" / "docs"
CHUNK = "barbell-back-squat#frequently-asked-questions/how-many-sets-and-reps-should-i-do"
ROW = f"How many reps make a set of squats?,{CHUNK}\n"


def commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = [one for one in parser()._actions if isinstance(one, argparse._SubParsersAction)]
    return {"": parser(), **action.choices}


def examples(command: argparse.ArgumentParser) -> list[str]:
    heading, *lines = (command.epilog or "").split("\n")
    assert heading == "examples:"
    return [line.strip() for line in lines]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the examples name, and faqbot in its folder `bin`."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "docs").mkdir()
    for name in ("barbell-back-squat.txt", "push-up.txt"):
        shutil.copy(EXERCISES / name, folder / "docs")
    (folder / "questions.txt").write_text("how many sets of squats?\nhow low should the bar go?\n")
    (folder / "questions.csv").write_text("question\nhow many sets of squats?\n")
    (folder / "labelled.csv").write_text(f"question,expected\n{ROW}")
    (folder / "drafted.csv").write_text(f"question,chunk\n{ROW}")
    (folder / "bin").mkdir()
    program = folder / "bin" / "faqbot"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m faqbot "$@"\n')
    program.chmod(0o755)
    shell(folder, "faqbot index docs -o support.index", os.environ)
    shell(folder, "faqbot ask --index support.index --log asked.jsonl how long is a rope", os.environ)
    return folder


def shell(folder: Path, line: str, environment: os._Environ[str] | dict[str, str]) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}{os.pathsep}{environment['PATH']}"
    return subprocess.run(
        ["bash", "-c", line],
        env={**environment, "PATH": path},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def daily_examples(*, but: str) -> list[object]:
    """Return the examples of all commands but one as parameters; those behind the first are slow tests."""
    return [
        line if place == 0 else pytest.param(line, marks=pytest.mark.slow)
        for name, command in commands().items()
        if name != but
        for place, line in enumerate(examples(command))
    ]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are written for bash")
@pytest.mark.parametrize("line", daily_examples(but="serve"))
def test_an_example_runs(folder: Path, environment: dict[str, str], line: str) -> None:
    done = shell(folder, line, environment)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are written for bash")
@pytest.mark.parametrize("line", examples(commands()["serve"]))
def test_an_example_of_serve_serves(folder: Path, environment: dict[str, str], line: str) -> None:
    environment = {**environment, "PATH": f"{folder / 'bin'}{os.pathsep}{environment['PATH']}"}
    anywhere = f"{line} --port 0"  # the port of the example may be taken here
    with subprocess.Popen(["bash", "-c", anywhere], env=environment, cwd=folder, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        said = server.stdout.readline().decode()
        server.terminate()
        assert server.wait(PATIENCE) == 0
    assert re.search(r"http://[\w.]+:\d+/", said)


def test_every_command_has_an_example_of_itself() -> None:
    for name, command in commands().items():
        assert all("faqbot" in line and name in line for line in examples(command))


@pytest.mark.parametrize("command", [name for name in commands() if name])
def test_help_names_the_command_and_ends_with_the_examples(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.stdout.startswith(f"usage: faqbot {command}")
    assert done.stdout.rstrip("\n").endswith(examples(commands()[command])[-1])
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", list(commands()))
def test_texts_of_the_help_are_wrapped_to_the_terminal_and_examples_stay_whole(run: Run, command: str) -> None:
    shown = run(*command.split(), "--help", env={"COLUMNS": "48"}).stdout
    _usage, text = shown.split("\n\n", 1)
    text, _, below = text.partition("\nexamples:\n")
    assert max(map(len, text.splitlines())) <= 48
    assert below.splitlines() == [f"  {example}" for example in examples(commands()[command])]
