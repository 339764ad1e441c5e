"""The tables of other languages: their parts fit together, and a word that they lack is cut into words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faqbot.index.static_table import coded_table
from faqbot.index.static_table.coded_table import PARTS, ROWS, WIDTH, CodedTable, codes_of, cut_by, vectors_of_codes
from faqbot.index.static_table.language_tables import DIMENSION
from faqbot.text.known_languages import sections_of

LANGUAGES = sorted(path.stem for path in Path(coded_table._FOLDER).glob("*.txt"))
NUMBERS = {word: number for number, word in enumerate(["park", "parkplatz", "suche", "ab", "such"])}


def test_the_tables_are_those_of_languages_with_words_of_grammar() -> None:
    assert len(LANGUAGES) == 25
    assert all(map(sections_of, LANGUAGES))  # old versions of PyStemmer do not have all of them


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
        ("parkplatzessuche", ["parkplatz", "suche"]),  # linked by two letters
        ("parkplatzabcsuche", ["parkplatz"]),
        ("park" * 9, ["park"] * 9),
    ],
)
def test_a_word_is_cut_into_the_longest_known_words_from_its_beginning(word: str, parts: list[str]) -> None:
    assert list(cut_by(NUMBERS, word)) == [NUMBERS[part] for part in parts]


def test_codes_keep_the_direction_and_the_length_of_a_vector() -> None:
    draws = np.random.default_rng(3)
    codebook = draws.normal(size=(PARTS, ROWS, WIDTH)).astype(np.float32) / DIMENSION**0.5
    vectors = draws.normal(size=(20, DIMENSION)).astype(np.float32)
    lengths = np.linspace(0.1, 2, 20)
    vectors *= (lengths / np.linalg.norm(vectors, axis=1))[:, None]
    kept = vectors_of_codes(codes_of(vectors, codebook), codebook)
    np.testing.assert_allclose(np.linalg.norm(kept, axis=1), lengths, atol=0.01)
    assert ((kept * vectors).sum(axis=1) / np.linalg.norm(kept, axis=1) / lengths).min() > 0.9


def test_a_table_has_the_vectors_of_its_codes() -> None:
    table = CodedTable("german")
    rows = table.rows(np.array([5, 5, 700]))
    assert rows[0].tolist() == rows[1].tolist()
    book = np.load(coded_table.CODEBOOK).astype(np.float32)
    assert codes_of(rows, book)[2].tolist() == table.codes[700].tolist()


def test_no_words_have_no_vectors() -> None:
    numbers, lengths = CodedTable("german").cut_words([b"qwrtpl"])
    assert CodedTable("german").rows(numbers).shape == (0, DIMENSION)
    assert lengths.tolist() == [0]


def test_two_tables_have_two_checksums() -> None:
    assert len({CodedTable(language).checksum for language in ("german", "dutch")}) == 2
    assert CodedTable("german").checksum == CodedTable("german").checksum


def test_a_language_without_a_table_has_no_file() -> None:
    with pytest.raises(FileNotFoundError):
        CodedTable("thai")
