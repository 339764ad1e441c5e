"""A document whose library is not installed, through the whole program, and what changes when it is installed.

The format and its library are made by the test, so that nothing that is installed here makes a difference.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Adds a format to the table before anything has looked into it, and then runs a command.
PRELUDE = """
import sys
from faqbot.corpus.readers import registry
from faqbot.corpus.readers.registry import Format
toy = Format((".toy",), "toy_reader:read_toy", distributions=("toy-parser",), is_binary=True, extra="toy")
registry.FORMATS = (*registry.FORMATS, toy)
registry._BY_SUFFIX[".toy"] = toy
registry.SUFFIXES = frozenset(registry._BY_SUFFIX)
registry.DISTRIBUTIONS = (*registry.DISTRIBUTIONS, "toy-parser")
from faqbot.cli.main import run
sys.exit(run(sys.argv[1:]))
"""
READER = """
from faqbot.corpus.document import Document, Pair
from faqbot.corpus.readers.libraries import imported

def read_toy(content, path, fallback_title):
    parser = imported("toy_parser", "toy-parser", path)
    return Document(path, fallback_title, pairs=tuple(Pair(*pair, (1, 1)) for pair in parser.parse(content)))
"""
PARSER = """
def parse(content):
    yield tuple(content.decode().split("|"))
"""
HINT = (
    "reading .toy needs a library that is not installed: "
    "pip install toy-parser (or, in a checkout of faqbot, pip install '.[toy]')"
)


class Toy:
    """A folder of documents, and the folders that Python finds the reader and its library in."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.docs = folder / "docs"
        self.docs.mkdir()
        (folder / "reader").mkdir()
        (folder / "reader" / "toy_reader.py").write_text(READER)
        (folder / "library").mkdir()
        path = os.pathsep.join(map(str, (folder / "reader", folder / "library", *sys.path)))
        self._environment = {**environment, "PYTHONPATH": path}

    def install(self) -> None:
        """Put the library on the path, with the folder that an installer leaves beside it."""
        (self.folder / "library" / "toy_parser.py").write_text(PARSER)
        (self.folder / "library" / "toy_parser-1.0.dist-info").mkdir()

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", PRELUDE, *map(str, arguments)]
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def toy(tmp_path: Path, new_user: dict[str, str]) -> Toy:
    toy = Toy(tmp_path, new_user)
    (toy.docs / "a.toy").write_text("Where is the key?|Below the mat.")
    (toy.docs / "b.toy").write_text("Where is the lamp?|In the hall.")
    (toy.docs / "faq.md").write_text("# House\n\n## Where is the cat?\n\nOn the roof.\n")
    return toy


def test_a_folder_is_read_without_the_files_and_the_hint_is_given_once(toy: Toy) -> None:
    for _ in range(2):  # the second answer is from the cache
        done = toy("ask", "--corpus", "docs", "Where is the cat?")
        assert (done.returncode, "On the roof." in done.stdout) == (0, True)
        assert done.stderr == f"faqbot: warning: skipped 2 .toy files (a.toy, b.toy): {HINT}\n"


def test_a_file_that_is_named_is_an_error_with_the_hint(toy: Toy) -> None:
    for command in (("ask", "--corpus", "docs/a.toy", "Where?"), ("index", "docs/a.toy", "-o", "toy.index")):
        done = toy(*command)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"faqbot: {toy.docs / 'a.toy'}: {HINT}\n"


def test_check_says_what_to_install(toy: Toy) -> None:
    done = toy("check", "docs")
    assert done.returncode == 1
    assert "docs/a.toy: error unreadable-document" in done.stdout
    assert "pip install toy-parser" in " ".join(done.stdout.split())


def test_the_cache_notices_that_the_library_was_installed(toy: Toy) -> None:
    question = ("ask", "--corpus", "docs", "Where is the key?")
    assert "Below the mat." not in toy(*question).stdout
    toy.install()
    done = toy(*question)
    assert ("Below the mat." in done.stdout, done.stderr) == (True, "")


def test_a_saved_index_notices_that_the_library_was_installed(toy: Toy) -> None:
    assert toy("index", "docs", "-o", "toy.index").returncode == 0
    toy.install()
    done = toy("index", "docs", "-o", "toy.index")
    assert (done.returncode, "skipped" in done.stderr) == (0, False)
    assert "In the hall." in toy("ask", "--index", "toy.index", "Where is the lamp?").stdout
