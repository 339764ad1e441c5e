"""The page of the manual about agents cannot lie."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from support import Run

from faqbot.cli.arguments import parse
from faqbot.manual.help_pages import help_page
from faqbot.mcp_server.tool_schemas import LONGEST_ASKED, TOOLS, input_schema, output_schema

PAGE = help_page("agents").text
SNIPPETS = re.findall(r"^```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_the_settings_of_a_host_are_json_with_a_command_that_exists(snippet: str) -> None:
    (servers,) = json.loads(snippet).values()
    for server in servers.values():
        assert server.keys() <= {"command", "args", "env", "type"}
        program, arguments = Path(server["command"]).name, server["args"]
        if program == "python":
            assert arguments[:2] == ["-m", "faqbot"]
            arguments = arguments[2:]
        else:
            assert (
                program
                in tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]["scripts"]
            )
        assert parse(arguments).command == "mcp"


def test_there_are_settings_to_try() -> None:
    assert len(SNIPPETS) == 3


def test_the_example_for_a_pipe_gets_its_answer(run: Run, tmp_path: Path) -> None:
    (command, messages) = re.findall(r"^(faqbot mcp .*) <<'END'\n(.*?)^END$", PAGE, re.DOTALL | re.MULTILINE)[0]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "returns.md").write_text("# Returns\n\n## Who pays the postage?\n\nWe do.\n")
    done = run(*command.split()[1:], text=messages)
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["result"]["serverInfo"]["name"] == "faqbot"
    assert second["result"]["structuredContent"]["text"] == "We do."


def test_the_table_lists_the_tools_with_what_they_take_and_return() -> None:
    rows: dict[str, Any] = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.MULTILINE))
    assert tuple(rows) == TOOLS
    for tool, row in rows.items():
        takes, returns = row.split(" | ")
        properties = input_schema(tool)["properties"]
        named = re.findall(r"`(\w+)`(?: \((\d+)\))?", takes)
        assert dict(named) == {name: str(rule.get("default", "")) for name, rule in properties.items()}
        if tool != "ask":
            assert set(re.findall(r"`(\w+)`", returns)) == set(output_schema(tool)["properties"]) - {"offset"}


def test_the_page_names_the_limits() -> None:
    assert f"more than {LONGEST_ASKED:,} characters" in PAGE


def test_the_example_in_python_asks(run: Run, tmp_path: Path, environment: dict[str, str]) -> None:
    import subprocess
    import sys

    (code,) = re.findall(r"^```py\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "returns.md").write_text("# Returns\n\n## Who pays the postage?\n\nWe do.\n")
    (tmp_path / "bin").mkdir()
    faqbot = tmp_path / "bin" / "faqbot"
    faqbot.write_text(f'#!/bin/sh\nexec {sys.executable} -m faqbot "$@"\n')
    faqbot.chmod(0o755)
    path = f"{faqbot.parent}:{environment['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment | {"PATH": path},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("answer We do.\n"), done.stderr
    assert shutil.which("faqbot", path=path) == str(faqbot)
