"""The table that ships: words of one meaning are near to each other, and its parts fit together."""

from __future__ import annotations

import subprocess
import sys
from itertools import count

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.index.static_table import word_vectors
from faqbot.index.static_table.word_vectors import (
    DIMENSION,
    cut_words,
    grouped_sums,
    static_table,
    sum_of_words,
    sums_of_words,
    vectors_of,
)


def cosine(one: str, other: str) -> float:
    first, second = (sum_of_words(words, np.ones(len(words))) for words in (one.split(), other.split()))
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def test_every_piece_has_a_vector_and_a_scale() -> None:
    pieces, vectors, scales = static_table()
    assert pieces.tolist() == sorted(set(pieces.tolist()))
    assert vectors.shape == (len(pieces), DIMENSION)
    assert vectors.dtype == np.int8
    assert scales.shape == (len(pieces),)
    assert (scales > 0).all()


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("doctor", "physician", "carpet"),
        ("refund", "reimbursement", "bicycle"),
        ("vaccination", "immunization", "parking"),
        ("how much does it cost", "what is the price", "where is the toilet"),
    ],
)
def test_what_means_the_same_is_nearer_than_what_does_not(word: str, near: str, far: str) -> None:
    assert cosine(word, near) > cosine(word, far) + 0.3


def test_words_without_meaning_of_their_own_have_the_shortest_vectors() -> None:
    frame, telling = (np.linalg.norm(sum_of_words([word], np.ones(1))) for word in ("the", "mortgage"))
    assert frame < telling / 3


def test_a_word_without_pieces_adds_nothing() -> None:
    both = sum_of_words(["東京", "refund"], np.array([3.0, 2.0]))
    np.testing.assert_allclose(both, 2 * sum_of_words(["refund"], np.ones(1)), rtol=1e-6)
    assert not sum_of_words([], np.ones(0)).any()


def test_the_vectors_of_many_words_are_those_of_each() -> None:
    words = ["refund", "東京", "unsubscribe", "refund", "x"]
    expected = [sum_of_words([word], np.ones(1)) for word in words]
    found = vectors_of(*cut_words([word.encode() for word in words]))
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)


@given(
    st.lists(st.lists(st.sampled_from(["refund", "東京", "unsubscribe", "x", "zorbulation"]), max_size=3), max_size=5)
)
def test_the_sum_of_a_text_does_not_depend_on_the_others(texts: list[list[str]]) -> None:
    words = [word for text in texts for word in text]
    weights = np.linspace(0.5, 1.5, len(words))
    together = sums_of_words(words, weights, list(map(len, texts)))
    ends = np.cumsum([0, *map(len, texts)])
    for text, sums, start, end in zip(texts, together, ends[:-1], ends[1:], strict=True):
        assert sums_of_words(text, weights[start:end], [len(text)]).tolist() == [sums.tolist()]


def test_a_process_that_cuts_many_words_cuts_them_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["refund", "東京", "unsubscribe", "zorbulation", "x" * 40]
    expected = [tuple(word_vectors._pieces.__wrapped__(word)) for word in words]
    monkeypatch.setattr(word_vectors, "_SEARCHED", count(word_vectors._MANY))
    assert [tuple(word_vectors._pieces.__wrapped__(word)) for word in words] == expected


@given(st.lists(st.lists(st.integers(0, 4), max_size=3), max_size=5))
def test_grouped_sums_are_the_sums_of_the_groups(groups: list[list[int]]) -> None:
    vectors = np.random.default_rng(1).normal(size=(5, DIMENSION)).astype(np.float32)
    numbers = np.array([number for group in groups for number in group], dtype=np.int64)
    sums = grouped_sums(vectors, numbers, np.array(list(map(len, groups)), dtype=np.int64))
    for group, found in zip(groups, sums, strict=True):
        np.testing.assert_allclose(found, vectors[group].sum(axis=0) if group else 0, atol=1e-5)


@given(st.lists(st.lists(st.integers(0, 4), max_size=40), max_size=9))
def test_many_groups_have_the_same_sums_to_the_bit(groups: list[list[int]]) -> None:
    vectors = np.random.default_rng(1).normal(size=(5, DIMENSION)).astype(np.float32)
    numbers = np.array([number for group in groups for number in group], dtype=np.int64)
    lengths = np.array(list(map(len, groups)), dtype=np.int64)
    few, many = (grouped_sums(vectors, numbers, lengths, are_many=are_many) for are_many in (False, True))
    assert few.dtype == many.dtype
    assert few.tobytes() == many.tobytes()


def test_nothing_is_read_before_a_word_is_asked_for() -> None:
    code = (
        "import faqbot.bot; from faqbot.index.static_table.word_vectors import static_table as t; print(t.cache_info())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "currsize=0" in done.stdout


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("bound", ["_MANY", "_VERY_MANY"])
@given(words=st.lists(st.text(alphabet="aeilnorstuécß漢", max_size=12), min_size=1, max_size=8))
def test_many_words_are_cut_as_few_are(monkeypatch: pytest.MonkeyPatch, bound: str, words: list[str]) -> None:
    encoded = [word.encode() for word in words]
    few = cut_words(encoded)
    with monkeypatch.context() as patch:
        patch.setattr(word_vectors, bound, 0)
        many = cut_words(encoded)
    for one, other in zip(few, many, strict=True):
        np.testing.assert_array_equal(one, other)


def test_very_many_words_are_cut_by_the_trie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "_VERY_MANY", 2)
    monkeypatch.setattr(word_vectors, "word_pieces", None)  # which cuts one word after the other
    pieces, sums = cut_words([b"under", b"unsubscribing"])
    assert sums[0] == 1
    assert len(pieces) == sums.sum()
