"""An encoder for tests: deterministic, small, and in a module of its own, so that it pickles."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

# Words of one meaning, which share no run of letters and stand in no list of synonyms.
_MEANINGS = {"voiture": "car", "arzt": "doctor"}


class Trigrams:
    """Runs of three characters hashed into few dimensions; words of one meaning are one word to it."""

    def __init__(self, dimension: int = 32, name: str = "trigrams") -> None:
        self.dimension = dimension
        self.name = name
        self.texts: list[str] = []

    def __call__(self, texts: list[str]) -> npt.NDArray[np.float64]:
        self.texts += texts
        vectors = np.zeros((len(texts), self.dimension))
        for vector, text in zip(vectors, texts, strict=True):
            words = " ".join(_MEANINGS.get(word, word) for word in text.lower().strip("?.").split())
            for at in range(len(words) - 2):
                vector[crc32(words[at : at + 3].encode()) % self.dimension] += 1
        return vectors


def trigrams(texts: list[str]) -> npt.NDArray[np.float64]:
    return Trigrams()(texts)
