"""The line that says how many files an update of a saved index read."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect
import pytest
from support import PATIENCE, Run

from faqbot import FaqBot
from faqbot.cli.files_read import files_read, segments_in

LARGE = "".join(f"It is {number} metres from the lamp to the wall.\n" for number in range(1_000))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of three documents, each so large that it has a segment of its own."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.md").write_text(f"# Lamp {name}\n\n{LARGE}")
    return folder


def updated(docs: Path) -> str:
    directory = str(docs.parent / "an.index")
    before = segments_in(directory)
    FaqBot.update(directory, docs)
    return files_read(directory, before)


def test_a_new_index_says_nothing(docs: Path) -> None:
    assert updated(docs) == ""


def test_an_update_counts_the_files_that_were_read(docs: Path) -> None:
    updated(docs)
    assert updated(docs) == "0 of 3 files had to be read"
    (docs / "b.md").write_text(f"# Lamp b\n\nNew.\n\n{LARGE}")
    assert updated(docs) == "1 of 3 files had to be read"
    (docs / "d.md").write_text(f"# Lamp d\n\n{LARGE}")
    assert updated(docs) == "1 of 4 files had to be read"


def test_an_index_that_does_not_list_its_documents_says_nothing(docs: Path) -> None:
    updated(docs)
    (docs.parent / "an.index" / ".documents.json").unlink()
    assert files_read(str(docs.parent / "an.index"), frozenset({"a"})) == ""


def test_index_says_whether_it_built_or_updated_the_index_and_which_documents_it_had(docs: Path, run: Run) -> None:
    index, other = docs.parent / "an.index", docs.parent / "other"
    (other).mkdir()
    (other / "x.md").write_text("# Lamps\n\nThey are bright.\n")

    def said(folder: Path) -> str:
        return run("index", folder, "-o", index).stderr.removeprefix("faqbot: ").rstrip("\n")

    assert said(other) == f"1 passage in {index}"
    assert said(other) == f"1 passage in {index}; nothing has changed"
    (other / "y.md").write_text("# Chairs\n\nThey are soft.\n")
    assert said(other) == f"2 passages in {index}; brought up to date"
    assert said(docs).endswith(f" passages in {index}; it was an index of {other} before")


def test_index_says_it_on_a_terminal_and_nowhere_else(docs: Path, run: Run, environment: dict[str, str]) -> None:
    updated(docs)
    index = docs.parent / "an.index"
    said = f"faqbot: {len(FaqBot.load(index))} passages in {index}; nothing has changed\n"
    assert run("index", docs, "-o", index).stderr == said
    command = f"{sys.executable} -m faqbot index {docs} -o {index}"
    shown, status = pexpect.run(command, env=environment, withexitstatus=True, encoding="utf-8", timeout=PATIENCE)
    assert status == 0
    assert "; 0 of 3 files had to be read" in " ".join(shown.split())
