"""What the tests share: the shipped page, a bot, small indexes, a saved one, and a command line with a home of its own.

Indexing the shipped page with its thousand phrasings takes seconds. The processes of a run (`pytest -n`) share a saved
index, and the home folder of a user who has asked before, in the folder `shared`.
"""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

# Each process of a run has a processor of its own; more threads for small matrices only take turns.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from hypothesis import settings
from support import PAGE, PATIENCE, Built, Run, corpus_of, pages

from faqbot import FaqBot
from faqbot.building.builder import build_index
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.files.discovery import shipped_corpus
from faqbot.corpus.reading import read_corpus
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.index.storage.saving import save_index
from faqbot.text.analyser import Analyser

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True, max_examples=20)
# Other and more examples in each run, to search for what those of every day do not show (see the README).
settings.register_profile("searching", deadline=None, print_blob=True, database=None, max_examples=200)
settings.load_profile("repeatable")

# Processes started from here obey Ctrl-C, as a shell's do, also where the tests run in the background and ignore it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# They end with their terminal, also where the tests run under nohup.
if signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_collection_finish() -> None:
    """Leave all tests and modules out of the search for garbage, which pytest asks for several times at the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document that ships, in a folder without its side files."""
    return Path(shutil.copy(Path(shipped_corpus()) / PAGE, tmp_path_factory.mktemp("page")))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of a run have in common."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def _once(path: Path, make: Callable[[Path], object]) -> Path:
    """Return a file or folder that the first process to ask for it makes; the others wait meanwhile."""
    with open(f"{path}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            draft = path.with_name(f"{path.name}.draft")
            make(draft)
            draft.rename(path)
    return path


@pytest.fixture(scope="session")
def shipped() -> Corpus:
    """The documents that ship, with their phrasings and synonyms."""
    return read_corpus((shipped_corpus(),))


@pytest.fixture(scope="session")
def bot(shipped: Corpus) -> FaqBot:
    """A bot on the corpus that ships, as `FaqBot.from_corpus()` makes it; nobody saves it."""
    index = build_index(shipped, Analyser(), encoder_for(None, "english"))
    return FaqBot(index, corpus=(shipped_corpus(),))


@pytest.fixture(scope="session")
def index_dir(shared: Path, bot: FaqBot) -> Path:
    """A saved index of the corpus that ships."""
    return _once(shared / "index", lambda path: save_index(bot._index, path))


@pytest.fixture(scope="session")
def built() -> Built:
    """Index a corpus made by `corpus_of`."""

    def built(*pairs: tuple[str, str], language: str = "english", **parts: Sequence[Any] | str) -> Index:
        return build_index(corpus_of(*pairs, **parts), Analyser(language))  # type: ignore[arg-type]

    return built


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index with something in each array but the vectors: titles, phrasings, decoys, synonyms, metadata."""
    folder = pages(tmp_path_factory.mktemp("rich"))
    asked = [f"{verb} {thing}" for verb in ("what about", "how is", "is it") for thing in ("chest", "floor", "wrist")]
    (folder / "phrasings.csv").write_text(
        "question,chunk\n"
        + "".join(f"{question},pushup#frequently-asked-questions/what-does-pushup-target-most\n" for question in asked)
        + "".join(f"{question} on the moon,\n" for question in asked)
    )
    (folder / "synonyms.txt").write_text("press-up => pushup\nrear, buttocks\n")
    (folder / "gear.csv").write_text(
        "question,answer,price,made\nHow thick is the mat?,A thumb.,30,here\nHow thick is the rope?,A hand.,30,there\n"
    )
    return FaqBot.from_corpus(folder)._index


# Opens the documents that ship for the first time. A process of its own finds the installed ones, as the command line
# does.
_OPEN = "from faqbot.cli.caching.cache import open_corpus; open_corpus([])"


@pytest.fixture(scope="session")
def asked_before(shared: Path) -> Path:
    """The home folder of a user who has asked the shipped page before: its index is in the cache."""

    def ask(home: Path) -> None:
        home.mkdir()
        subprocess.run([sys.executable, "-c", _OPEN], env=_environment(home), cwd=home, check=True)

    return _once(shared / "home", ask)


@pytest.fixture
def new_user(tmp_path: Path) -> dict[str, str]:
    """The environment of a user who has nothing in the home folder yet."""
    home = tmp_path / "home"
    home.mkdir()
    return _environment(home)


@pytest.fixture
def environment(tmp_path: Path, asked_before: Path) -> dict[str, str]:
    """The environment of a user who has asked the shipped page before; indexing it takes seconds."""
    home = tmp_path / "home"
    shutil.copytree(asked_before, home)
    return _environment(home)


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the user one without an account and a home folder, as in many containers."""

    def no_account(_: int) -> None:
        raise KeyError("no such account")

    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", no_account)


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
            timeout=PATIENCE,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
