"""The README and the manual cannot lie: their examples are run, their tables compared with the program."""

from __future__ import annotations

import argparse
import doctest
import importlib
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import Run

from faqbot.authoring.checking.finding import CODES
from faqbot.cli.arguments import parser
from faqbot.corpus.files.discovery import shipped_corpus
from faqbot.corpus.settings.corpus_settings import KEYS
from faqbot.manual.help_pages import help_pages
from faqbot.ranking.fitted import THRESHOLD

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {"README": README} | {page.topic: page.text for page in help_pages()}


def blocks(language: str) -> list[object]:
    """Return the blocks of code of all pages as parameters of a test."""
    pattern = re.compile(rf"^```{language}\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return [
        pytest.param(code, id=f"{page}-{number}")
        for page, text in PAGES.items()
        for number, code in enumerate(pattern.findall(text), 1)
    ]


@pytest.mark.parametrize("code", blocks("python"))
def test_a_python_example_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(shipped_corpus(), tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})


def transcripts() -> Iterator[tuple[str, str]]:
    """Yield each command of the transcripts, with what it prints; `export` above a command goes before it."""
    for block in blocks("console"):
        exported = ""
        for part in re.split(r"^\$ ", block.values[0], flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("export "):
                exported += f"{command.removeprefix('export ')} "
            else:
                yield exported + command, output


@pytest.mark.parametrize(("command", "output"), list(transcripts()))
def test_a_command_prints_what_the_transcript_shows(run: Run, tmp_path: Path, command: str, output: str) -> None:
    shutil.copytree(ROOT / "tests/data/helpdesk", tmp_path / "tests/data/helpdesk")
    words = shlex.split(command)
    program = words.index("faqbot")
    settings = dict(word.split("=", 1) for word in words[:program])
    assert run(*words[program + 1 :], env=settings).stdout == output


def test_there_are_examples_to_run() -> None:
    assert len(blocks("python")) >= 2
    assert len(list(transcripts())) >= 3


def subcommands() -> dict[str, argparse.ArgumentParser]:
    (action,) = [one for one in parser()._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(action.choices)


def table(page: str, header: str) -> list[list[str]]:
    lines = PAGES[page].split(header)[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_table_of_commands_names_every_command_and_its_arguments() -> None:
    documented = {}
    for command, *_ in table("commands", "| command |"):
        for code in re.findall(r"`faqbot ([^`]+)`", command):
            name, *arguments = code.split()
            documented[name] = [argument.rstrip("…") for argument in arguments]
    actual = {
        name: [action.metavar for action in sub._actions if not action.option_strings]
        for name, sub in subcommands().items()
    }
    assert documented == actual


def test_the_table_of_options_names_every_option_and_its_commands() -> None:
    documented = {}
    for option, commands, _ in table("commands", "| option |"):
        names = frozenset(code.split()[0] for code in re.findall(r"`([^`]+)`", option))
        documented[names] = set(commands.split(", "))
    actual: dict[frozenset[str], set[str]] = {}
    for name, sub in [("faqbot", parser()), *subcommands().items()]:
        for action in sub._actions:
            names = frozenset(action.option_strings)
            if names and "--help" not in names:
                actual.setdefault(names, set()).add(name)
    # The bare `faqbot` is the shell, and takes what the shell takes.
    assert {names: where - {"faqbot"} or where for names, where in actual.items()} == documented


def test_the_table_of_settings_has_every_key_of_faqbot_toml_with_its_type_and_default() -> None:
    documented = [(key.strip("`"), kind, default) for key, kind, default, _ in table("settings", "| key |")]
    defaults = {"language": "that of the documents", "threshold": f"`{THRESHOLD}`", "include": "all documents"}
    assert documented == [(name, key.type, defaults.get(name, "none")) for name, key in KEYS.items()]


def test_the_table_of_findings_names_every_code_of_check() -> None:
    documented = [(code.strip("`"), severity, meaning) for code, severity, meaning in table("check", "| finding |")]
    assert documented == [(name, code.severity.label, code.meaning) for name, code in CODES.items()]


def test_the_bare_command_takes_what_the_shell_takes() -> None:
    def options(one: argparse.ArgumentParser) -> set[str]:
        return {name for action in one._actions for name in action.option_strings}

    assert options(parser()) - {"--version"} == options(subcommands()["shell"])


def test_the_two_commands_stand_as_they_are_promised() -> None:
    assert (
        "    python3 -m venv .venv && .venv/bin/pip install . && "
        '.venv/bin/faqbot ask "How long should I hold the stretch?"\n'
    ) in README
    assert "    python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest\n" in README


@pytest.mark.parametrize("name", ["faqbot", "faqbot.bot.faq_bot", "faqbot.bot.answering_bot", "faqbot.bot.indexed_bot"])
def test_the_examples_of_the_docstrings_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0


def test_the_changelog_has_the_coming_release_on_top() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()
    assert re.findall(r"^## (.*)", changelog, re.MULTILINE)[0] == "Unreleased"
