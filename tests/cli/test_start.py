"""What a command imports before it answers: a second `ask` takes little longer than importing numpy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Prints what a run of the command line has imported, and what became of the garbage collector, as the last line.
RUN = """
import gc, sys
from faqbot.__main__ import main
sys.argv = ["faqbot", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print("\\n" + " ".join(sys.modules), gc.get_threshold()[0], gc.get_freeze_count() > 0)
"""

# What neither numpy nor a question needs. Each takes from a quarter of a millisecond to a few.
NEVER = {
    "asyncio",
    "concurrent",
    "csv",
    "hashlib",
    "importlib.metadata",
    "logging",
    "lzma",
    "multiprocessing",
    "numpy.typing",
    "random",
    "rapidfuzz",
    "shutil",
    "sqlite3",
    "ssl",
    "string",
    "subprocess",
    "tempfile",
    "tomllib",
    "urllib.request",
    "zipfile",
    "faqbot.cli.author_arguments",
    "faqbot.cli.author_commands",
    "faqbot.cli.help_command",
    "faqbot.cli.services",
    "faqbot.corpus.corpus",
    "faqbot.corpus.document",
    "faqbot.corpus.places",
    "faqbot.corpus.reading",
    "faqbot.query.lexicon",
    "faqbot.query.names.mentions",
    "faqbot.query.names.title_words",
    "faqbot.query.spelling",
    "faqbot.rendering.explain",
    "faqbot.text.scripts",
}

# The folders of faqbot that a question has nothing to do with.
OTHER_FOLDERS = ("adapters", "authoring", "batch", "building", "evaluation", "mcp_server", "serving", "shell")

# The most modules of faqbot that a question may import, in which a new one takes a fifth of a millisecond.
MOST_MODULES = 170


def imported_by(arguments: list[str], cache: Path) -> tuple[set[str], str]:
    """Return the modules that are imported by a command and not by numpy, and what else is printed of it."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], env=environment, cwd=cache, capture_output=True, text=True, check=True
    )
    numpy = subprocess.run(
        [sys.executable, "-c", "import sys, numpy; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    *modules, threshold, is_frozen = done.stdout.splitlines()[-1].split()
    return set(modules) - set(numpy.stdout.split()), f"{threshold} {is_frozen}"


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], str]:
    cache = tmp_path_factory.mktemp("cache")
    question = ["ask", "How long should I hold the stretch?"]
    imported_by(question, cache)
    return imported_by(question, cache)


def test_a_question_imports_no_module_that_it_does_not_need(second: tuple[set[str], str]) -> None:
    assert not second[0] & NEVER


def test_a_question_imports_nothing_of_the_folders_of_other_commands(second: tuple[set[str], str]) -> None:
    others = tuple(f"faqbot.{name}" for name in OTHER_FOLDERS)
    assert not [name for name in second[0] if name.startswith(others)]


def test_a_question_imports_few_modules(second: tuple[set[str], str]) -> None:
    assert len([name for name in second[0] if name.startswith("faqbot")]) <= MOST_MODULES


def test_the_collector_is_slow_to_run_and_passes_over_everything_at_the_end(second: tuple[set[str], str]) -> None:
    assert second[1] == "100000 True"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["ask", "--help"], ["completion", "bash"], ["help"]])
def test_what_answers_no_question_imports_neither_numpy_nor_dataclasses(arguments: list[str], tmp_path: Path) -> None:
    code = f"{RUN}\nassert not {{'numpy', 'Stemmer', 'dataclasses', 'faqbot.bot'}} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=tmp_path, capture_output=True, check=True)
