"""The table of English: its parts fit together, and words are cut alike however many there are."""

from __future__ import annotations

import subprocess
import sys
from itertools import count

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.index.static_table import piece_table
from faqbot.index.static_table.language_tables import DIMENSION, table_of
from faqbot.index.static_table.piece_table import PieceTable


@pytest.fixture(scope="module")
def table() -> PieceTable:
    return PieceTable()


def test_every_piece_has_a_vector_and_a_scale(table: PieceTable) -> None:
    assert table.pieces.tolist() == sorted(set(table.pieces.tolist()))
    assert table.vectors.shape == (len(table.pieces), DIMENSION)
    assert table.vectors.dtype == np.int8
    assert table.scales.shape == (len(table.pieces),)
    assert (table.scales > 0).all()


def test_the_vector_of_a_piece_is_its_numbers_times_its_scale(table: PieceTable) -> None:
    (number,) = table.pieces_of("payment")
    expected = table.vectors[number].astype(np.float32) * table.scales[number]
    assert table.rows(np.array([number, number])).tolist() == [expected.tolist()] * 2


def test_a_process_that_cuts_many_words_cuts_them_alike() -> None:
    words = ["refund", "東京", "unsubscribe", "zorbulation", "x" * 40]
    one_by_one, by_dictionary = PieceTable(), PieceTable()
    by_dictionary._searched = count(piece_table._MANY)
    assert [tuple(one_by_one.pieces_of(word)) for word in words] == [
        tuple(by_dictionary.pieces_of(word)) for word in words
    ]


def test_nothing_is_read_before_a_word_is_asked_for() -> None:
    code = (
        "import faqbot.bot; from faqbot.index.static_table.language_tables import table_of as t; print(t.cache_info())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "currsize=0" in done.stdout


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("bound", ["_MANY", "_VERY_MANY"])
@given(words=st.lists(st.text(alphabet="aeilnorstuécß漢", max_size=12), min_size=1, max_size=8))
def test_many_words_are_cut_as_few_are(monkeypatch: pytest.MonkeyPatch, bound: str, words: list[str]) -> None:
    encoded = [word.encode() for word in words]
    few = table_of("english").cut_words(encoded)
    with monkeypatch.context() as patch:
        patch.setattr(piece_table, bound, 0)
        many = table_of("english").cut_words(encoded)
    for one, other in zip(few, many, strict=True):
        np.testing.assert_array_equal(one, other)


def test_very_many_words_are_cut_by_the_trie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piece_table, "_VERY_MANY", 2)
    monkeypatch.setattr(piece_table, "word_pieces", None)  # which cuts one word after the other
    pieces, sums = table_of("english").cut_words([b"under", b"unsubscribing"])
    assert sums[0] == 1
    assert len(pieces) == sums.sum()
