"""A file of the corpus is never overwritten by a result."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.corpus.files.own_files import refuse_own
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
