"""Hostile files through the real command: one clear line, in bounded time and memory, and nothing is fetched.

The owners of the readers test these more closely; here the whole program is held to it. A command has two gigabytes of
address space, most of which its libraries take, and a minute on a busy machine is enough for each of these files.
"""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hostile_files import DEEPLY_NESTED, REFUSED, referring

from faqbot.corpus.readers.registry import FORMATS, format_named, suffix_of
from faqbot.system.versions import installed_versions

# Bytes of address space, and seconds. The shipped page takes 0.9 GB and a second.
MEMORY = 2 << 30
PATIENCE = 120

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory")

# Files that take seconds; the others show the same limits every day.
HEAVY = frozenset(
    "many-objects.pdf many-members.docx flate-bomb.pdf zip-bomb.epub zip-bomb.ods zip-bomb.xlsx one-line.csv "
    "deep-blocks.adoc deep-quotes.rst quadratic.html deep-tables.html deep-lists.html deep.epub deep-lists.adoc".split()
)


def daily(names: Iterable[str]) -> list[object]:
    """Return names as parameters of a test that leaves the heavy ones to the slow tests."""
    return [pytest.param(name, marks=pytest.mark.slow) if name in HEAVY else name for name in names]


def limit_memory() -> None:
    """Limit the memory of the process that is about to run a command."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def ask(path: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Ask a question of one document, with limits of memory and time."""
    return subprocess.run(
        [sys.executable, "-m", "faqbot", "ask", "--no-cache", "--corpus", str(path), "Where is the key?"],
        env={**environment, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        cwd=path.parent,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=PATIENCE,
        preexec_fn=limit_memory,
    )


def needs_library(name: str) -> None:
    """Skip a test of a format whose library is not installed."""
    if not all(installed_versions(format_named(name).distributions).values()):
        pytest.skip(f"a library for {suffix_of(name)} is not installed")


def is_one_line(text: str) -> bool:
    """Whether a text is a single line that says what is wrong."""
    return text.startswith("faqbot: ") and text.count("\n") == 1 and text.endswith("\n")


@pytest.mark.parametrize("name", daily(REFUSED))
def test_a_hostile_file_gives_one_clear_line(name: str, tmp_path: Path, new_user: dict[str, str]) -> None:
    needs_library(name)
    path = tmp_path / "docs" / name
    path.parent.mkdir()
    REFUSED[name](path)
    done = ask(path, new_user)
    assert (done.returncode, done.stdout) == (2, "")
    assert is_one_line(done.stderr), done.stderr[-2_000:]
    assert str(path) in done.stderr
    assert "out of memory" not in done.stderr
    assert {one.name for one in tmp_path.rglob("*")} <= {"docs", name, "home"} | home_files(new_user)


def home_files(environment: dict[str, str]) -> set[str]:
    """Return the names of all that a command may leave in the home folder of its user."""
    return {one.name for one in Path(environment["HOME"]).rglob("*")}


@pytest.mark.parametrize("name", daily(DEEPLY_NESTED))
def test_a_file_that_is_nested_deeply_is_read_or_refused(name: str, tmp_path: Path, new_user: dict[str, str]) -> None:
    needs_library(name)
    path = tmp_path / name
    DEEPLY_NESTED[name](path)
    done = ask(path, new_user)
    assert done.returncode in (0, 1, 2), done.stderr[-2_000:]
    assert "Traceback" not in done.stderr
    assert "out of memory" not in done.stderr
    if done.returncode == 2:
        assert is_one_line(done.stderr), done.stderr[-2_000:]


class Server:
    """A web server on this machine that notes every request."""

    def __init__(self) -> None:
        requests: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                requests.append(self.path)
                self.send_error(404)

            def do_HEAD(self) -> None:
                self.do_GET()

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, *_: object) -> None:
                """Print nothing."""

        self.requests = requests
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


def test_nothing_is_fetched_and_no_other_file_is_quoted(
    tmp_path: Path, new_user: dict[str, str], server: Server
) -> None:
    secret = tmp_path / "secret" / "secret.csv"
    secret.parent.mkdir()
    secret.write_text("The key, is in the safe\n")
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, make in referring(server.address, str(secret)).items():
        make(folder / name)
    done = ask(folder, new_user)
    assert server.requests == []
    assert "Traceback" not in done.stderr
    assert "in the safe" not in done.stdout + done.stderr
    assert done.returncode in (0, 1), done.stderr[-2_000:]


def test_random_bytes_and_halves_of_files_give_no_traceback(tmp_path: Path, new_user: dict[str, str]) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for suffix in (suffix for format_ in FORMATS for suffix in format_.suffixes):
        (folder / f"random{suffix}").write_bytes(random.Random(suffix).randbytes(5_000))
        (folder / f"empty{suffix}").write_bytes(b"")
        made = [one for name, one in (REFUSED | DEEPLY_NESTED).items() if name.endswith(suffix) and "bomb" not in name]
        for number, make in enumerate(made[:2]):
            whole = tmp_path / f"whole{suffix}"
            make(whole)
            data = whole.read_bytes()[:200_000]
            (folder / f"half-{number}{suffix}").write_bytes(data[: len(data) // 2])
    (folder / "good.md").write_text("# House\n\n## Where is the key?\n\nBelow the mat.\n")
    done = ask(folder, new_user)
    assert "Traceback" not in done.stderr, done.stderr[-2_000:]
    assert (done.returncode, "good.md" in done.stdout) == (0, True), done.stderr[-2_000:]
