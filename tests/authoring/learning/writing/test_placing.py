"""Which folder a row belongs to, and what its chunk is called there."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.authoring.learning.writing.placing import Places
from faqbot.corpus.authors.references import References
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.reading import read_found


def places(*roots: Path) -> tuple[Places, list[str]]:
    found = find_files(roots)
    chunks = read_found(found).chunks
    return Places(found, chunks, References(chunks)), [chunk.id for chunk in chunks]


def write(path: Path, *questions: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "# Page\n\n" + "\n\n".join(f"## {question}\n\nAnswer {at}." for at, question in enumerate(questions))
    )
    return path


def test_a_row_belongs_beside_a_single_document_and_into_a_folder(tmp_path: Path) -> None:
    page = write(tmp_path / "docs" / "page.md", "How long?")
    for root in (page, page.parent):
        found, ids = places(root)
        assert found.folder_of(0) == found.folder_of(None) == str(page.parent)
        assert found.name_of(0, str(page.parent)) == ids[0] == "page#how-long"


def test_of_several_folders_the_one_of_the_chunk_is_taken_and_a_decoy_has_none(tmp_path: Path) -> None:
    left = write(tmp_path / "left" / "page.md", "How long?")
    right = write(tmp_path / "right" / "page.md", "How far?")
    found, ids = places(left.parent, right.parent)
    assert ids == ["left/page#how-long", "right/page#how-far"]
    assert found.folder_of(1) == str(right.parent)
    assert found.folder_of(None) is None
    assert found.name_of(1, str(right.parent)) == "page#how-far"
    assert found.number_of("page#how-far", str(right.parent)) == 1


def test_an_ambiguous_id_is_written_as_lines(tmp_path: Path) -> None:
    page = write(tmp_path / "docs" / "page.md", "How long?", "How long?")
    with pytest.warns(UserWarning, match="has the same id"):
        found, ids = places(page)
    assert ids == ["page#how-long", "page#how-long~2"]
    names = [found.name_of(number, str(page.parent)) for number in (0, 1)]
    assert names == ["page.md:3-5", "page#how-long~2"]
    assert [found.number_of(name, str(page.parent)) for name in names] == [0, 1]


def test_a_name_that_stands_for_no_chunk_has_no_number(tmp_path: Path) -> None:
    page = write(tmp_path / "docs" / "page.md", "How long?")
    assert places(page)[0].number_of("gone#chunk", str(page.parent)) is None
