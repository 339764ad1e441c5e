"""An encoder as faqbot calls it: any function from texts to vectors, under its name, with its answers checked.

    f(list[str]) -> array of shape (n, d), a row for each text

Rows need no particular length: what counts of them is their direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.errors import EncoderError

Encoder = Callable[[list[str]], Any]
Vectors = npt.NDArray[np.float32]

# Texts given to an encoder at a time: its vectors in single precision are then no burden beside the index.
_BLOCK = 1024

# Characters of a question that are encoded; encoders read some hundred words, and a pasted book takes long to cut.
_MOST_CHARACTERS = 10_000


class Encoding(NamedTuple):
    """What an index says of the encoder that it was made with."""

    name: str
    dimension: int

    def __str__(self) -> str:
        return f"{self.name!r} ({self.dimension} dimensions)"


class CheckedEncoder:
    """An encoder with its name; its dimension is that of the first vectors it gave.

    `function` is what the caller gave. Raises `EncoderError` for what is no encoder, and for answers that are no
    vectors.
    """

    def __init__(self, function: Encoder) -> None:
        if not callable(function):
            raise EncoderError(f"an encoder is a function from a list of texts to vectors, not {_kind(function)}")
        self.function = function
        self.name = encoder_name(function)
        self._dimension: int | None = None
        self._memory: dict[str, Vectors] | None = None

    @property
    def encoding(self) -> Encoding:
        """The name with the dimension; to learn that, a word is encoded."""
        if self._dimension is None:
            self(["word"])
        return Encoding(self.name, self._dimension or 0)

    def question(self, question: str) -> Vectors:
        """Return the vector of one question, of length 1 (0 if the encoder knows nothing of it).

        Always encoded by itself: an encoder may give another vector, if by a hair, for the same text among others.
        """
        vector: Vectors = self([question[:_MOST_CHARACTERS]])[0]
        return vector

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """Encode each text once only: building and calibrating ask for the same ones again and again."""
        self._memory = {}
        try:
            yield
        finally:
            self._memory = None

    def check_pickles(self) -> None:
        """Raise `TypeError` with what to do if the caller's encoder is made where no other process can find it."""
        place = _definition(self.function).__qualname__
        if "<" in place:  # <lambda>, or f.<locals>.g
            message = f"only a bot whose encoder pickles does too, and {place!r} is found in no module"
            raise TypeError(f"{message}: make it a function, or an instance of a class, at the top of one")

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of length 1 for each text, (texts, dimension); one without a direction is 0."""
        if self._memory is None:
            return self._encoded(texts)
        new = [text for text in dict.fromkeys(texts) if text not in self._memory]
        self._memory.update(zip(new, self._encoded(new), strict=True))
        vectors = [self._memory[text] for text in texts]
        return np.array(vectors, dtype=np.float32).reshape(len(vectors), self._dimension or 1)

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        blocks = [self._block(list(texts[at : at + _BLOCK])) for at in range(0, len(texts), _BLOCK)]
        return np.concatenate(blocks) if blocks else np.empty((0, 1), dtype=np.float32)

    def _block(self, texts: list[str]) -> Vectors:
        try:
            given = np.asarray(self.function(list(texts)), dtype=np.float64)
        except (TypeError, ValueError) as error:
            message = f"the encoder {self.name!r} gave no numbers for {len(texts)} texts ({_first_line(error)})"
            raise EncoderError(message) from error
        self._check(given, len(texts))
        lengths = np.linalg.norm(given, axis=1, keepdims=True)
        vectors: Vectors = np.divide(given, lengths, out=np.zeros_like(given), where=lengths > 0).astype(np.float32)
        return vectors

    def _check(self, given: npt.NDArray[np.float64], texts: int) -> None:
        dimension = "d" if self._dimension is None else str(self._dimension)
        if given.ndim != 2 or given.shape[0] != texts or given.shape[1] != (self._dimension or given.shape[1]):  # noqa: PLR2004
            came = f"the shape {given.shape} for {texts} {'text' if texts == 1 else 'texts'}"
            raise EncoderError(f"the encoder {self.name!r} gave {came}; expected is ({texts}, {dimension})")
        if not given.shape[1]:
            raise EncoderError(f"the encoder {self.name!r} gave vectors without a number; expected is one at least")
        if not np.isfinite(given).all():
            row = int(np.flatnonzero(~np.isfinite(given).all(axis=1))[0])
            value = given[row][~np.isfinite(given[row])][0]
            message = f"the encoder {self.name!r} gave {value} in the vector of text {row + 1} of {texts}"
            raise EncoderError(f"{message}; expected are finite numbers")
        self._dimension = given.shape[1]


def _kind(value: object) -> str:
    return type(value).__name__


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [_kind(error)])[0]


def checked(function: Encoder | None) -> CheckedEncoder | None:
    """Return an encoder with its checks, None for none."""
    return None if function is None else CheckedEncoder(function)


def encoder_name(function: Encoder) -> str:
    """Return the name an index knows an encoder by: what it calls itself, else where it is defined."""
    own = getattr(function, "name", None)
    if isinstance(own, str) and own:
        return own
    named = _definition(function)
    return f"{named.__module__}.{named.__qualname__}"


def _definition(function: Encoder) -> Any:
    """Return what a module defines of an encoder: the function itself, or the class that it is an instance of."""
    named = function.func if isinstance(function, partial) else function
    return named if hasattr(named, "__qualname__") else type(named)
