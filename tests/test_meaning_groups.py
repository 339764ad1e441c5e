"""The groups of texts that mean the same, and the tuning of a table of words on them."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parent / "benchmarks" / "static_table"))

import groups
import tuning
from groups import ANSWER, QUESTION, TITLE, Group, groups_in

# Words of six meanings, four words of each, and words that no group has.
MEANINGS = [[f"{letter}{number}" for number in range(4)] for letter in "abcdef"]
OTHERS = [f"z{number}" for number in range(8)]
WORDS = {word: number for number, word in enumerate([*chain.from_iterable(MEANINGS), *OTHERS])}
GROUPS = [
    Group(first, {TITLE: [first], QUESTION: [second, third], ANSWER: [fourth]})
    for first, second, third, fourth in MEANINGS
]


def unit(vectors: np.ndarray) -> np.ndarray:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


@pytest.fixture(scope="module")
def before() -> np.ndarray:
    return np.random.default_rng(5).normal(scale=0.1, size=(len(WORDS), 16)).astype(np.float32)


@pytest.fixture(scope="module")
def after(before: np.ndarray) -> np.ndarray:
    table = tuning.Table("english", before, lambda word: [WORDS[word]])
    rows, others = range(len(OTHERS)), [WORDS[word] for word in OTHERS]
    general = csr_matrix((np.ones(len(rows), np.float32), (rows, others)), shape=(len(rows), len(WORDS)))
    return tuning.Tuning(table, GROUPS, general, steps=150).tuned()


def nearness(vectors: np.ndarray) -> float:
    """Return the mean cosine of the first two words of each meaning."""
    pairs = unit(vectors[: len(WORDS) - len(OTHERS)]).reshape(len(MEANINGS), 4, -1)
    return float(np.einsum("ij,ij->i", pairs[:, 0], pairs[:, 1]).mean())


def test_words_of_one_meaning_come_near_to_each_other(before: np.ndarray, after: np.ndarray) -> None:
    assert nearness(after) > nearness(before) + 0.2


def test_general_texts_keep_their_meaning(before: np.ndarray, after: np.ndarray) -> None:
    cosines = np.einsum("ij,ij->i", unit(before[-len(OTHERS) :]), unit(after[-len(OTHERS) :]))
    assert cosines.min() > 0.99


def test_every_english_group_has_a_title_an_answer_and_two_questions() -> None:
    found = groups_in("english")
    assert len(found) > 1000
    short = [group.name for group in found
             if not group.texts[TITLE] or not group.texts[ANSWER] or len(group.texts[QUESTION]) < 2]  # fmt: skip
    assert not short


def test_no_two_english_groups_have_one_name() -> None:
    names = [group.name for group in groups_in("english")]
    assert len(set(names)) == len(names)


def test_a_language_without_a_file_has_no_groups() -> None:
    assert groups_in("nolanguage") == []


@pytest.mark.parametrize("line", ["= A title before the first group", "! A mark that says nothing", "="])
def test_a_line_that_belongs_to_no_group_is_told_with_its_place(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "FOLDER", tmp_path)
    above = "" if line.startswith("= A") else "# hours\n"
    (tmp_path / "english.txt").write_text(f"{above}{line}\n")
    with pytest.raises(ValueError, match=rf"english.txt:{1 + bool(above)}: "):
        groups_in("english")
