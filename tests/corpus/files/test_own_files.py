"""A file of the corpus is never overwritten by a result."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.corpus.files.own_files import refuse_among, refuse_own
from faqbot.errors import OutputError


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name in ("faq.csv", "synonyms.txt", "faqbot.toml", "drafts.csv"):
        (folder / name).write_text("")
    (folder / "faqbot.toml").write_text('exclude = ["drafts.csv", "none"]')
    return folder


@pytest.mark.parametrize("name", ["faq.csv", "synonyms.txt", "faqbot.toml", "link.csv"])
def test_documents_and_side_files_are_refused_also_behind_a_link(docs: Path, name: str) -> None:
    (docs.parent / "link.csv").symlink_to("docs/faq.csv")
    path = docs.parent / name if name.startswith("link") else docs / name
    with pytest.raises(OutputError, match=f"{name}: belongs to the documents"):
        refuse_own(path, [str(docs)])
    assert (docs / "faq.csv").read_text() == ""


@pytest.mark.parametrize("name", ["new.csv", "drafts.csv", "../other.csv"])
def test_other_files_are_not(docs: Path, name: str) -> None:
    (docs.parent / "other.csv").write_text("")
    refuse_own(docs / name, [str(docs)])


def test_a_document_that_is_a_root_is_refused_and_its_neighbours_are_not(docs: Path) -> None:
    with pytest.raises(OutputError):
        refuse_own(docs / "faq.csv", [str(docs / "faq.csv")])
    refuse_own(docs / "drafts.csv", [str(docs / "faq.csv")])


def test_without_documents_every_file_may_be_written(docs: Path) -> None:
    refuse_own(docs / "faq.csv", [])


@pytest.mark.parametrize("name", ["new.csv", "deep/er/new.md"])
def test_a_file_that_would_become_a_document_is_refused(docs: Path, name: str) -> None:
    with pytest.raises(OutputError, match="would be answered from as one of them"):
        refuse_among(docs / name, [str(docs)])


@pytest.mark.parametrize("name", ["../new.csv", "new.part", ".hidden/new.csv", "drafts.csv", "phrasings.csv"])
def test_a_file_that_would_be_none_is_not(docs: Path, name: str) -> None:
    refuse_among(docs / name, [str(docs)])
    refuse_among(docs / "new.csv", [str(docs / "faq.csv")])


def test_a_folder_is_refused_for_what_is_written_into_it(docs: Path) -> None:
    with pytest.raises(OutputError, match="name a folder outside of theirs"):
        refuse_among(docs / "answers", [str(docs)], "part.csv")
    refuse_among(docs.parent / "answers", [str(docs)], "part.csv")
