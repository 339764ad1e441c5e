"""An update sorts only texts that the last index did not have, and the index is the one of a clean build."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from faqbot import Block, BlockKind, Document, FaqBot
from faqbot.building import segment_store, segment_writer, update
from faqbot.building.merging import vocabulary
from faqbot.building.merging.kept_numbers import KeptNumbers
from faqbot.errors import FaqbotError
from faqbot.index.packing import Array, text_hash

FRUIT = ("apple", "banana", "cherry", "damson", "elderberry", "fig", "grape", "hazel")


@pytest.fixture(autouse=True)
def _segment_of_each_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment_store, "_SHARED_BYTES", 0)


def write_pages(docs: Path) -> None:
    docs.mkdir()
    for fruit in FRUIT:
        rows = (f"How do I store {fruit}{n}?,Put {fruit}{n} into {fruit} boxes." for n in range(40))
        (docs / f"{fruit}.csv").write_text("\n".join(["question,answer", *rows]) + "\n")


def change(docs: Path) -> None:
    """Add a document, change one, and remove one whose words no other document has."""
    (docs / "aaa.csv").write_text("question,answer\nQuo vadis?,Romam.\n")
    with (docs / "cherry.csv").open("a") as file:
        file.write("Where does it grow?,Cherry trees like sunshine.\n")
    (docs / "fig.csv").unlink()


def assert_updated_as_a_clean_build(docs: Path, folder: Path, **options: Any) -> None:
    """Update the folder's `index`, and compare it with `clean`, an index that is built of the same documents."""
    FaqBot.update(folder / "index", docs, **options)
    FaqBot.update(folder / "clean", docs, **options)
    updated, clean = (
        [(path.name, path.read_bytes()) for path in sorted((folder / one).glob("*.bin"))] for one in ("index", "clean")
    )
    assert updated == clean


def test_an_update_numbers_words_as_a_clean_build_does(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_pages(docs)
    FaqBot.update(tmp_path / "index", docs)
    change(docs)
    assert_updated_as_a_clean_build(docs, tmp_path)
    for name in ("words", "terms"):
        kept = (tmp_path / one / ".segments" / name for one in ("index", "clean"))
        assert next(kept).read_bytes() == next(kept).read_bytes()


def test_an_update_after_one_that_failed_takes_no_numbers_of_other_texts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The author mends a reader after an update that could not write its index: the document's key stays the same."""
    docs, said = tmp_path / "docs", "Alpha beta gamma delta epsilon zeta."
    docs.mkdir()
    (docs / "a.md").write_text("# Mill\n\nThe mill grinds corn.\n")

    def read(content: object, path: str, title: str) -> Document:
        return Document(path, title, (Block(BlockKind.PARAGRAPH, said, (1, 1), said),))

    readers = {".own": read}
    FaqBot.update(tmp_path / "index", docs, readers=readers)
    (docs / "b.own").write_text("a text of the author's own format")
    with monkeypatch.context() as patch:
        patch.setattr(update, "write_index", _no_space)
        with pytest.raises(FaqbotError, match="no space"):
            FaqBot.update(tmp_path / "index", docs, readers=readers)
    said = "Seven other fruits grow outside today."
    assert_updated_as_a_clean_build(docs, tmp_path, readers=readers)


def _no_space(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_an_update_does_not_sort_the_texts_of_each_old_document_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    write_pages(docs)
    sizes: list[int] = []

    def counted(hashes: Array, **options: Any) -> Any:
        sizes.append(len(hashes))
        return ranked(hashes, **options)

    ranked = vocabulary.ranked_by_sorting
    monkeypatch.setattr(vocabulary, "ranked_by_sorting", counted)
    FaqBot.update(tmp_path / "index", docs)
    distinct = [len(KeptNumbers(str(tmp_path / "index" / ".segments"), []).last(kind).texts.hashes)
                for kind in ("term", "word")]  # fmt: skip
    sizes.clear()
    (docs / "aaa.csv").write_text("question,answer\nQuo vadis?,Romam.\n")
    FaqBot.update(tmp_path / "index", docs)
    assert all(count < size < count + 9 for count, size in zip(distinct, sizes, strict=True))


@pytest.mark.parametrize("content", [None, b"", b"00000000", b"damaged"])
def test_all_texts_are_sorted_if_the_numbers_are_missing_or_damaged(content: bytes | None, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_pages(docs)
    FaqBot.update(tmp_path / "index", docs)
    for name in ("words", "terms"):
        kept = tmp_path / "index" / ".segments" / name
        if content is None:
            kept.unlink()
        else:
            kept.write_bytes(content)
    change(docs)
    assert_updated_as_a_clean_build(docs, tmp_path)


def test_kept_texts_of_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def hashed(encoded: bytes) -> int:
        return text_hash(encoded) % 7

    for module in (segment_writer, vocabulary):
        monkeypatch.setattr(module, "text_hash", hashed)
    monkeypatch.setattr(segment_writer, "text_hashes", lambda texts: np.array(
        list(map(hashed, texts)), dtype="<u8"))  # fmt: skip
    monkeypatch.setattr(vocabulary, "SURE", 0)
    docs = tmp_path / "docs"
    write_pages(docs)
    FaqBot.update(tmp_path / "index", docs)
    change(docs)
    assert_updated_as_a_clean_build(docs, tmp_path)
