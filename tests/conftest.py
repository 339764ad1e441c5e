"""What the tests share: the shipped page, a bot, a saved index, and a command line with a home of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from support import PAGE, Run

from faqbot import FaqBot
from faqbot.bot import shipped_corpus

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def page() -> Path:
    """The document that ships."""
    return Path(shipped_corpus()) / PAGE


@pytest.fixture(scope="session")
def bot() -> FaqBot:
    """A bot on the document that ships."""
    return FaqBot.from_corpus()


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved index of the document that ships."""
    directory = tmp_path_factory.mktemp("saved") / "index"
    FaqBot.from_corpus().save(directory)
    return directory


@pytest.fixture(scope="session")
def asked_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home folder of a user who has asked the shipped page before: its index is in the cache."""
    home = tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-m", "faqbot", "ask", "any tips?"], env=_environment(home), check=True)
    return home


@pytest.fixture
def new_user(tmp_path: Path) -> dict[str, str]:
    """The environment of a user who has nothing in the home folder yet."""
    home = tmp_path / "home"
    home.mkdir()
    return _environment(home)


@pytest.fixture
def environment(tmp_path: Path, asked_before: Path) -> dict[str, str]:
    """The environment of a user who has asked the shipped page before; fitting its confidence takes seconds."""
    home = tmp_path / "home"
    shutil.copytree(asked_before, home)
    return _environment(home)


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON", "COLUMNS"))}
    return {**kept, "HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    """Run `faqbot` with these arguments, in a folder of its own, and return what it printed."""

    def run(
        *arguments: object, text: str | bytes = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "faqbot", *map(str, arguments)],
            input=text if isinstance(text, bytes) else text.encode(),
            capture_output=True,
            env={**environment, **(env or {})},
            cwd=tmp_path,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
