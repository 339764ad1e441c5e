"""The tables of other languages: their parts fit together, and a word that they lack is cut into words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faqbot.index.static_table import coded_table
from faqbot.index.static_table.coded_table import PARTS, ROWS, WIDTH, CodedTable, coded, cut_by
from faqbot.index.static_table.language_tables import DIMENSION
from faqbot.text.analyser import languages

LANGUAGES = sorted(path.stem for path in Path(coded_table._FOLDER).glob("*.txt"))
NUMBERS = {word: number for number, word in enumerate(["park", "parkplatz", "suche", "ab", "such"])}


def test_the_tables_are_those_of_known_languages() -> None:
    assert len(LANGUAGES) == 25
    assert set(LANGUAGES) < set(languages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_codes_and_stands_once(language: str) -> None:
    table = CodedTable(language)
    assert len(table.numbers) == len(table.codes) <= 12_000
    assert table.codes.dtype == np.uint8
    assert table.codes.shape[1] == PARTS + 1
    rows = table.rows(np.arange(len(table.codes)))
    assert rows.shape == (len(table.codes), DIMENSION)
    assert np.isfinite(rows).all()
    assert 0.2 < np.median(np.linalg.norm(rows, axis=1)) < 2


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("parkplatz", ["parkplatz"]),
        ("parkplatzsuche", ["parkplatz", "suche"]),
        ("parkplatzes", ["parkplatz"]),
        ("suchend", ["suche"]),
        ("parken", ["park"]),
        ("abparken", []),
        ("ab", ["ab"]),
        ("", []),
        ("park" * 9, []),  # too long for a word
    ],
)
def test_a_word_is_cut_into_the_longest_known_words_from_its_beginning(word: str, parts: list[str]) -> None:
    assert list(cut_by(NUMBERS, word)) == [NUMBERS[part] for part in parts]


def test_codes_keep_the_direction_and_the_length_of_a_vector() -> None:
    draws = np.random.default_rng(3)
    codebook = draws.normal(size=(PARTS, ROWS, WIDTH)).astype(np.float32) / DIMENSION**0.5
    vectors = draws.normal(size=(20, DIMENSION)).astype(np.float32)
    vectors *= (np.linspace(0.1, 2, 20) / np.linalg.norm(vectors, axis=1))[:, None]
    codes = coded(vectors, codebook)
    kept = codebook[np.arange(PARTS), codes[:, :PARTS]].reshape(20, -1) * (codes[:, PARTS:] * coded_table._STEP)
    lengths = np.linalg.norm(vectors, axis=1)
    np.testing.assert_allclose(np.linalg.norm(kept, axis=1), lengths, atol=coded_table._STEP)
    cosines = (kept * vectors).sum(axis=1) / np.linalg.norm(kept, axis=1) / lengths
    assert cosines.min() > 0.9


def test_a_language_without_a_table_has_no_file() -> None:
    with pytest.raises(FileNotFoundError):
        CodedTable("thai")
