"""The completion of the command line in real shells; zsh and fish are tested where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest
from support import PATIENCE, Run

# Ctrl-U removes the line. Ctrl-C would too, but a terminal forgets what is typed before the shell has heard of it.
TAB, CTRL_U = "\t", "\x15"
Complete = Callable[[str, str], None]


@pytest.fixture
def prepared(run: Run, environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Put faqbot on the path, write the scripts, and return the environment; `docs` has a document."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "faqbot"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m faqbot "$@"\n')
    program.chmod(0o755)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "lamp.md").write_text("# Lamp on the desk\n\n## How bright is it?\n\nVery.\n")
    for shell in ("bash", "zsh", "fish"):
        (tmp_path / f"script.{shell}").write_text(run("completion", shell).stdout)
    return {**environment, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{environment['PATH']}", "TERM": "dumb", "PS1": "$ "}


def typing(program: list[str], environment: dict[str, str], folder: Path, prepare: str) -> Iterator[Complete]:
    """Yield a function that types a line and a Tab into a shell, waits for the completed line, and drops it."""
    shell: pexpect.spawn[str] = pexpect.spawn(
        program[0], program[1:], env=environment, cwd=folder, encoding="utf-8", dimensions=(40, 200), timeout=PATIENCE
    )
    shell.sendline(f"{prepare}; echo re''ady")
    shell.expect_exact("ready")

    def complete(typed: str, completed: str) -> None:
        shell.send(f"{typed}{TAB}")
        shell.expect_exact(completed)
        shell.send(CTRL_U)

    yield complete
    shell.close(force=True)


COMPLETED = [
    ("faqbot ba", "batch "),
    ("faqbot ask --thr", "--threshold "),
    ("faqbot ask --corpus do", "docs/"),
    ("faqbot ask --corpus docs --topic Lam", "Lamp\\ on\\ the\\ desk"),
    ("faqbot --corpus docs ask --topic Lam", "Lamp\\ on\\ the\\ desk"),
    ("faqbot export --to mark", "markdown "),
    ("faqbot completion f", "fish "),
]


@pytest.fixture
def bash(prepared: dict[str, str], tmp_path: Path) -> Iterator[Complete]:
    yield from typing(["bash", "--norc", "--noprofile"], prepared, tmp_path, "source script.bash")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_commands_options_files_titles_and_words(bash: Complete) -> None:
    more = [
        ("faqbot batch --input-format=js", "jsonl "),
        ("faqbot ask --corpus=docs --topic=Lam", "Lamp\\ on\\ the\\ desk"),
    ]
    for typed, completed in [*COMPLETED, *more]:
        bash(typed, completed)


@pytest.fixture
def zsh(prepared: dict[str, str], tmp_path: Path) -> Iterator[Complete]:
    prepare = "autoload -Uz compinit; compinit -u -D; source script.zsh"
    yield from typing(["zsh", "-f"], {**prepared, "TERM": "xterm"}, tmp_path, prepare)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_completes_commands_options_files_titles_and_words(zsh: Complete) -> None:
    for typed, completed in COMPLETED:
        zsh(typed, completed.strip().removesuffix("/"))  # zsh shows the slash in another style, by an escape sequence


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_completes_commands_options_files_titles_and_words(prepared: dict[str, str], tmp_path: Path) -> None:
    for typed, completed in COMPLETED:
        program = f'source script.fish; complete -C "{typed}"'
        done = subprocess.run(
            ["fish", "-c", program], env=prepared, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert done.stdout.startswith(completed.strip().replace("\\", ""))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_says_how_it_is_installed(run: Run, shell: str) -> None:
    done = run("completion", shell)
    assert f"faqbot completion {shell} > ~/" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_shell_is_refused_with_those_that_are_known(run: Run) -> None:
    done = run("completion", "tcsh")
    assert done.returncode == 2
    assert "bash" in done.stderr
    assert done.stderr.count("\n") == 1
