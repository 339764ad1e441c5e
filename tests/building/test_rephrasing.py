"""The index of the same documents with other phrasings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from support import pages

from faqbot import FaqBot
from faqbot.building.rephrasing import read_to_rephrase
from faqbot.corpus.corpus import Phrasing
from faqbot.corpus.files.discovery import find_files
from faqbot.index.index import Index


def same(one: Index, other: Index) -> bool:
    arrays = all(np.array_equal(array, other.arrays[name]) for name, array in one.arrays.items())
    return arrays and one.arrays.keys() == other.arrays.keys() and one.texts == other.texts


@pytest.mark.parametrize("rows", ["", "what does the plank train,side-plank#questions/what-does-it-work\nis it fun,\n"])
def test_the_index_equals_the_one_of_documents_with_such_a_file(tmp_path: Path, rows: str) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    pages(folder)
    rephraser = read_to_rephrase(find_files([folder]), None, None)
    numbers = {chunk.id: number for number, chunk in enumerate(rephraser.corpus.chunks)}
    listed = [row.rsplit(",", 1) for row in rows.splitlines()]
    listed = [[question, reference if reference in numbers else ""] for question, reference in listed]
    phrasings = [Phrasing(question, numbers[reference]) for question, reference in listed if reference]
    decoys = [question for question, reference in listed if not reference]
    made = rephraser.index(phrasings, decoys)
    (folder / "phrasings.csv").write_text("question,chunk\n" + "".join(f"{q},{c}\n" for q, c in listed))
    if rows:
        assert same(made, FaqBot.from_corpus(folder)._index)
    assert same(rephraser.index([], []), FaqBot.from_corpus(_without_rows(folder))._index)


def test_the_rows_that_are_there_stay_known_but_are_not_in_an_index_by_themselves(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Page\n\n## How long?\n\nAn hour.\n")
    (tmp_path / "phrasings.csv").write_text("question,chunk\nduration,page#how-long\n")
    rephraser = read_to_rephrase(find_files([tmp_path]), None, None)
    assert rephraser.corpus.phrasings == (("duration", 0),)
    assert FaqBot(rephraser.index([], [])).ask("duration").outcome == "abstain"
    assert FaqBot(rephraser.index(rephraser.corpus.phrasings, [])).ask("duration").outcome == "answer"


def _without_rows(folder: Path) -> Path:
    (folder / "phrasings.csv").unlink()
    return folder
