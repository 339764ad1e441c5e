"""An update makes only those vectors anew that may have changed, and the index is the one of a clean build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faqbot import FaqBot
from faqbot.building.merging import merger

FRUIT = ("apple", "banana", "cherry", "damson", "elderberry", "fig", "grape", "hazel")


def write_pages(docs: Path) -> None:
    docs.mkdir()
    for fruit in FRUIT:
        rows = (f"How do I store {fruit}{n}?,Put {fruit}{n} into {fruit} boxes." for n in range(40))
        (docs / f"{fruit}.csv").write_text("\n".join(["question,answer", *rows]) + "\n")


def add_row(docs: Path) -> None:
    with (docs / "cherry.csv").open("a") as file:
        file.write("Where does it grow?,Cherry trees like sunshine.\n")


def index_in(directory: Path) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(directory.glob("*.bin"))]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of chunks whose vectors were made."""
    counts: list[int] = []

    def counted(words: Any, spoken: Any, **given: Any) -> Any:
        counts.append(len(spoken.units))
        return vectors(words, spoken, **given)

    vectors = merger.chunk_vectors
    monkeypatch.setattr(merger, "chunk_vectors", counted)
    return counts


def test_only_the_vectors_of_chunks_with_a_word_of_another_weight_are_made_again(
    made: list[int], tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    write_pages(docs)
    FaqBot.update(tmp_path / "index", docs)
    assert sum(made) == 8 * 40
    made.clear()
    add_row(docs)
    FaqBot.update(tmp_path / "index", docs)
    assert 41 <= sum(made) < 8 * 40
    FaqBot.update(tmp_path / "clean", docs)
    assert index_in(tmp_path / "index") == index_in(tmp_path / "clean")


@pytest.mark.parametrize("content", [None, b"", b"00000000", b"damaged"])
def test_all_vectors_are_made_again_if_those_that_were_kept_are_missing_or_damaged(
    content: bytes | None, made: list[int], tmp_path: Path
) -> None:
    docs, kept = tmp_path / "docs", tmp_path / "index" / ".segments" / "vectors"
    write_pages(docs)
    FaqBot.update(tmp_path / "index", docs)
    if content is None:
        kept.unlink()
    else:
        kept.write_bytes(content)
    made.clear()
    add_row(docs)
    FaqBot.update(tmp_path / "index", docs)
    assert sum(made) == 8 * 40 + 1
    FaqBot.update(tmp_path / "clean", docs)
    assert index_in(tmp_path / "index") == index_in(tmp_path / "clean")


@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")  # the documents are in English
def test_in_another_language_no_vector_is_kept(made: list[int], tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_pages(docs)
    FaqBot.update(tmp_path / "index", docs, language="german")
    made.clear()
    FaqBot.update(tmp_path / "index", docs, language="dutch")
    assert sum(made) == 8 * 40
    FaqBot.update(tmp_path / "clean", docs, language="dutch")
    assert index_in(tmp_path / "index") == index_in(tmp_path / "clean")


def test_rows_that_move_behind_a_new_document_take_their_vectors_along(made: list[int], tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_pages(docs)
    FaqBot.update(tmp_path / "index", docs)
    made.clear()
    (docs / "aaa.csv").write_text("question,answer\nQuo vadis?,Romam.\n")
    (docs / "fig.csv").unlink()
    FaqBot.update(tmp_path / "index", docs)
    assert sum(made) < 8 * 40
    FaqBot.update(tmp_path / "clean", docs)
    assert index_in(tmp_path / "index") == index_in(tmp_path / "clean")
