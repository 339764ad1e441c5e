"""The table that ships: words of one meaning are near to each other, and its parts fit together."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from faqbot.index.static_table.word_vectors import DIMENSION, piece_sums, static_table, sum_of_words


def cosine(one: str, other: str) -> float:
    first, second = (sum_of_words(words, np.ones(len(words))) for words in (one.split(), other.split()))
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def test_every_piece_has_a_vector_and_a_scale() -> None:
    numbers, vectors, scales = static_table()
    assert sorted(numbers.values()) == list(range(len(numbers)))
    assert vectors.shape == (len(numbers), DIMENSION)
    assert vectors.dtype == np.int8
    assert scales.shape == (len(numbers),)
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


def test_the_sums_of_many_words_are_the_sums_of_each() -> None:
    flat, lengths = np.array([5, 6, 7, 8, 9]), np.array([2, 0, 3])
    _, vectors, scales = static_table()
    rows = vectors[flat] * scales[flat][:, None]
    expected = [rows[:2].sum(axis=0), np.zeros(DIMENSION), rows[2:].sum(axis=0)]
    np.testing.assert_allclose(piece_sums(flat, lengths), expected, rtol=1e-5, atol=1e-6)


def test_nothing_is_read_before_a_word_is_asked_for() -> None:
    code = (
        "import faqbot.bot; from faqbot.index.static_table.word_vectors import static_table as t; print(t.cache_info())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "currsize=0" in done.stdout
