"""The vectors that the benchmarks keep between their runs."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
from benchmarks.kept_vectors import KeptVectors
from toy_encoder import Trigrams


def test_a_text_is_encoded_once_in_all_runs(tmp_path: Path) -> None:
    encoder = Trigrams()
    first = KeptVectors(encoder, tmp_path)(["a cat", "a dog", "a cat"])
    assert encoder.texts == ["a cat", "a dog"]
    again = KeptVectors(encoder, tmp_path)(["a dog", "a bird", "a cat"])
    assert encoder.texts == ["a cat", "a dog", "a bird"]
    assert (again[[2, 0, 2]] == first).all()
    assert (again == np.float32(Trigrams()(["a dog", "a bird", "a cat"]))).all()


def test_each_encoder_has_vectors_of_its_own(tmp_path: Path) -> None:
    KeptVectors(Trigrams(), tmp_path)(["a cat"])
    assert KeptVectors(Trigrams(dimension=8, name="other"), tmp_path)(["a cat"]).shape == (1, 8)


def test_kept_vectors_pickle_and_have_the_name_of_their_encoder(tmp_path: Path) -> None:
    again = pickle.loads(pickle.dumps(KeptVectors(Trigrams(name="mine"), tmp_path)))
    assert again.name == "mine"
    assert again(["a cat"]).shape == (1, 32)
