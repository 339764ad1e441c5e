"""The files that the manual's page about serving gives: each is what the program that it is for reads."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from faqbot.cli.arguments import parse
from faqbot.manual.help_pages import help_page
from faqbot.serving.observing.meters import Meters
from faqbot.serving.observing.metrics_page import metrics_page

PAGE = help_page("serving").text

# The settings of a unit that the page may use, by section (systemd.unit(5), systemd.service(5), systemd.exec(5)).
SETTINGS = {
    "Unit": "Description After",
    "Service": "ExecStart ExecReload EnvironmentFile Environment KillMode Restart TimeoutStopSec DynamicUser "
    "StateDirectory CacheDirectory UMask NoNewPrivileges ProtectSystem ProtectHome PrivateTmp PrivateDevices "
    "ProtectKernelTunables ProtectKernelModules ProtectControlGroups RestrictAddressFamilies RestrictNamespaces "
    "LockPersonality SystemCallArchitectures SystemCallFilter CapabilityBoundingSet",
    "Install": "WantedBy",
}
INSTRUCTIONS = "FROM COPY RUN USER EXPOSE HEALTHCHECK CMD".split()


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return found


def unit() -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None, delimiters="=", strict=True)
    read.optionxform = str
    read.read_string(block("ini"))
    return read


def instructions() -> Iterator[tuple[str, str]]:
    """Yield the instructions of the Dockerfile, whose lines end with a backslash where they go on."""
    for line in re.sub(r"\\\n\s*", "", block("dockerfile")).splitlines():
        name, _, rest = line.partition(" ")
        yield name, rest


def test_the_unit_has_settings_that_systemd_knows() -> None:
    assert {name: " ".join(unit()[name]) for name in unit().sections()} == SETTINGS


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_itself_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    path = tmp_path / "faqbot.service"
    path.write_text(block("ini").replace("/opt/faqbot/bin/faqbot", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, check=False)
    assert str(path) not in done.stderr


def test_the_unit_and_the_container_run_commands_that_faqbot_understands() -> None:
    _, *started = shlex.split(unit()["Service"]["ExecStart"])
    assert parse(started).workers == 2
    *_, (_, command) = instructions()
    _, *contained = json.loads(command)
    assert parse(contained).host == "0.0.0.0"


def test_the_unit_gives_the_server_the_time_that_it_takes_to_stop() -> None:
    assert float(unit()["Service"]["TimeoutStopSec"]) > parse(["serve"]).grace + 2


def test_the_dockerfile_has_instructions_that_docker_knows_and_ends_as_another_user() -> None:
    names = [name for name, _ in instructions()]
    assert names[0] == "FROM"
    assert set(names) == set(INSTRUCTIONS)
    assert names.index("USER") < names.index("CMD") == len(names) - 1
    for name, rest in instructions():
        if "[" in rest and name != "RUN":
            assert all(isinstance(word, str) for word in json.loads(rest.removeprefix("CMD ")))


def test_the_commands_that_the_dockerfile_runs_exist() -> None:
    ran = [rest for name, rest in instructions() if name == "RUN" and rest.startswith("faqbot")]
    assert [parse(shlex.split(one)[1:]).command for one in ran] == ["index"]


@pytest.mark.parametrize("language", ["nginx", "caddy"])
def test_the_braces_of_a_proxy_s_file_are_closed(language: str) -> None:
    depth = 0
    for sign in re.findall("[{}]", block(language)):
        depth += 1 if sign == "{" else -1
        assert depth >= 0
    assert depth == 0


def test_every_directive_of_nginx_ends_with_a_semicolon() -> None:
    lines = [line.strip() for line in block("nginx").splitlines()]
    assert all(line.endswith((";", "{", "}")) for line in lines)


def test_the_page_names_every_figure_of_the_server() -> None:
    figures = set(re.findall(r"^# TYPE (\w+)", metrics_page(Meters()), re.MULTILINE))
    assert figures <= set(re.findall(r"faqbot_\w+", PAGE))


def test_the_page_names_every_limit_with_its_default() -> None:
    options = parse(["serve"])
    for option, default in re.findall(r"\| `--([a-z-]+)` \| (\d+) \|", PAGE):
        assert getattr(options, option.replace("-", "_")) == float(default)
