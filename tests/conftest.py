"""What the tests share: the shipped page, a bot, small indexes, a saved one, and a command line with a home of its own.

A bot on the shipped page is built once: fitting its confidence to a thousand phrasings takes seconds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from support import PAGE, Built, Run, corpus_of, pages

import faqbot.bot
from faqbot import FaqBot
from faqbot.building.builder import build_index
from faqbot.cli.cache import open_corpus
from faqbot.corpus.discovery import shipped_corpus
from faqbot.index.index import Index
from faqbot.index.storage.saving import save_index
from faqbot.text.analyser import Analyser

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document that ships, in a folder without its side files."""
    return Path(shutil.copy(Path(shipped_corpus()) / PAGE, tmp_path_factory.mktemp("page")))


@pytest.fixture(scope="session")
def bot() -> FaqBot:
    """A bot on the corpus that ships; nobody saves it."""
    return FaqBot.from_corpus()


@pytest.fixture
def shipped_read_once(bot: FaqBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads the corpus that ships gets the index that `bot` has."""
    _read_once(bot, monkeypatch)


def _read_once(bot: FaqBot, monkeypatch: pytest.MonkeyPatch) -> None:
    read = faqbot.bot._index_of

    def read_once(corpus: tuple[str, ...], *settings: Any) -> Index:
        return bot._index if corpus == (shipped_corpus(),) else read(corpus, *settings)

    monkeypatch.setattr(faqbot.bot, "_index_of", read_once)


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory, bot: FaqBot) -> Path:
    """A saved index of the corpus that ships."""
    directory = tmp_path_factory.mktemp("saved") / "index"
    save_index(bot._index, directory)
    return directory


@pytest.fixture(scope="session")
def built() -> Built:
    """Index a corpus made by `corpus_of`."""

    def built(*pairs: tuple[str, str], language: str = "english", **parts: Sequence[Any] | str) -> Index:
        return build_index(corpus_of(*pairs, **parts), Analyser(language))  # type: ignore[arg-type]

    return built


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index with something in each array but the vectors: several titles, phrasings, decoys, synonyms."""
    folder = pages(tmp_path_factory.mktemp("rich"))
    asked = [f"{verb} {thing}" for verb in ("what about", "how is", "is it") for thing in ("chest", "floor", "wrist")]
    (folder / "phrasings.csv").write_text(
        "question,chunk\n"
        + "".join(f"{question},pushup#frequently-asked-questions/what-does-pushup-target-most\n" for question in asked)
        + "".join(f"{question} on the moon,\n" for question in asked)
    )
    (folder / "synonyms.txt").write_text("press-up => pushup\nrear, buttocks\n")
    return FaqBot.from_corpus(folder)._index


@pytest.fixture(scope="session")
def asked_before(tmp_path_factory: pytest.TempPathFactory, bot: FaqBot) -> Path:
    """The home folder of a user who has asked the shipped page before: its index is in the cache."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        _read_once(bot, monkeypatch)
        open_corpus([], language="english")
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
    # numpy starts in half the time if it need not start threads.
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


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
