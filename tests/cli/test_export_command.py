"""`faqbot export`: to standard output or a file, whole or not at all, and never over the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Run

PAGE_TEXT = "# Kettle\n\n## How do I clean it?\n\nWith vinegar.\n\n## Is it loud?\n\nNo.\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "kettle.md").write_text(PAGE_TEXT)
    (folder / "phrasings.csv").write_text("question,chunk\nhow to descale,kettle#how-do-i-clean-it\n")
    return folder


def test_an_export_goes_to_standard_output_and_its_size_to_standard_error(run: Run, docs: Path) -> None:
    done = run("export", docs, "--to", "markdown")
    assert done.returncode == 0
    assert done.stdout.startswith(
        "# Kettle\n\n## How do I clean it?\n\n<!-- asked as:\nhow to descale\n-->\n\nWith vinegar.\n"
    )
    assert done.stderr == "faqbot: 2 questions with 1 further wording\n"


@pytest.mark.slow
def test_what_was_exported_answers_as_the_documents_do(run: Run, docs: Path, tmp_path: Path) -> None:
    for target, name in (("csv", "out.csv"), ("jsonl", "out.jsonl"), ("faqpage", "out.json"), ("markdown", "out.md")):
        done = run("export", docs, "--to", target, "-o", tmp_path / name)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.endswith(f"; written to {tmp_path / name}\n")
        asked = run("ask", "--corpus", tmp_path / name, "how to descale")
        assert "With vinegar." in asked.stdout


def test_a_document_is_never_overwritten(run: Run, docs: Path) -> None:
    for name in ("kettle.md", "phrasings.csv"):
        before = (docs / name).read_text()
        done = run("export", docs, "--to", "markdown", "-o", docs / name)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "belongs to the documents" in done.stderr
        assert (docs / name).read_text() == before


def test_a_file_that_exists_and_a_place_among_the_documents_are_refused_without_force(
    run: Run, docs: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.csv").write_text("mine")
    for path, reason in ((tmp_path / "out.csv", "exists; give --force"), (docs / "out.csv", "is among the documents")):
        export = ("export", docs, "--to", "csv", "-o", path)
        done = run(*export)
        assert (done.returncode, reason in done.stderr) == (2, True)
        assert run(*export, "--force").returncode == 0
        assert path.read_text().startswith("question,answer")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["export", "--to", "csv"], "name the documents to export"),
        (["export", "docs"], "--to"),
        (
            ["export", "docs", "--to", "word"],
            "--to must be jsonl, csv, markdown, faqpage, qnamaker, qnabot or rasa, not 'word'",
        ),
        (["export", "nowhere", "--to", "csv"], "no such file or folder"),
        (["export", "docs", "--to", "csv", "-o", "nowhere/out.csv"], "cannot write"),
        (["export", "docs", "--to", "csv", "-o", "docs"], "is a directory"),
        (["--index", "some.index", "export", "docs", "--to", "csv"], "--index"),
    ],
)
def test_an_error_is_one_line_with_the_reason(run: Run, docs: Path, arguments: list[str], reason: str) -> None:
    given = [str(docs) if argument == "docs" else argument for argument in arguments]
    done = run(*given)
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1
