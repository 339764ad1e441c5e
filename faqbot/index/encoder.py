"""Encoders: functions from texts to vectors. faqbot identifies each by a name and checks its vectors.

    f(list[str]) -> array of shape (n, d), a row for each text

The rows may have any Euclidean length, since they are scaled to length 1. The user provides the function, or a name
that stands for one (see `encoders`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from faqbot.errors import EncoderError
from faqbot.index.bm25 import FloatArray

Encoder = Callable[[list[str]], Any]
Vectors = np.ndarray[Any, np.dtype[np.float32]]  # as `packing.Array`

# The most texts that an encoder is given in one call. The limit bounds the memory for the vectors that the encoder
# returns, which are in double precision until they are scaled.
_BLOCK = 1024

# So many digits of a digest are shown: enough to tell models apart.
_SHOWN = 8

# Only this many characters of a question are encoded: encoders read only some hundred words, and take long to cut a
# text as long as a book.
_MOST_CHARACTERS = 10_000


class Encoding(NamedTuple):
    """The identity of an encoder, as an index records it: the name, and the dimension of the vectors.

    `digest` is the digest of the model, empty for an encoder that has none. It tells two models of one name apart, and
    recognises a model under another name.
    """

    name: str
    dimension: int
    digest: str = ""

    def __str__(self) -> str:
        model = f", model {self.digest[:_SHOWN]}" if self.digest else ""
        return f"{self.name!r} ({self.dimension} dimensions{model})"

    def is_same(self, other: Encoding) -> bool:
        """Whether two encoders give the same vectors: by the digests of their models, else by their names."""
        if self.digest or other.digest:
            return (self.digest, self.dimension) == (other.digest, other.dimension)
        return self == other


class CheckedEncoder:
    """An encoder with a name, whose vectors are checked and scaled to length 1.

    `function` is the encoder as the caller gave it. Its dimension becomes known with the first vectors that it returns,
    unless `dimension` says it.
    Raises `EncoderError` if `function` cannot be called, and at every call that returns anything but finite vectors of
    this dimension.
    """

    def __init__(self, function: Encoder, dimension: int | None = None) -> None:
        if not callable(function):
            raise EncoderError(f"an encoder is a function from a list of texts to vectors, not {_kind(function)}")
        self.function = function
        self.name = encoder_name(function)
        self.digest = encoder_digest(function)
        self._dimension = dimension

    @property
    def encoding(self) -> Encoding:
        """The identity; a word is encoded to learn the dimension if it is not known yet."""
        if self._dimension is None:
            self(["word"])
        return Encoding(self.name, self._dimension or 0, self.digest)

    def question(self, question: str) -> Vectors:
        """Return the vector of a question, (dimension,), of length 1, or all zeros if the encoder returned zeros.

        A question is always encoded in a call of its own, because an encoder may return a slightly different vector
        for the same text when other texts are in the same call.
        """
        vector: Vectors = self([question[:_MOST_CHARACTERS]])[0]
        return vector

    def check_pickles(self) -> None:
        """Raise `TypeError` with the remedy if the encoder is not defined at the top level of a module."""
        place = _definition(self.function).__qualname__
        if "<" in place:  # as in "<lambda>" or "f.<locals>.g"
            message = f"a bot can be pickled only if its encoder can, and {place!r} is not at the top level of a module"
            raise TypeError(f"{message}: make the encoder a top-level function, or an instance of a top-level class")

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of length 1 for each text, (texts, dimension); a vector of zeros stays as it is."""
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

    def _check(self, given: FloatArray, texts: int) -> None:
        dimension = "d" if self._dimension is None else str(self._dimension)
        if given.ndim != 2 or given.shape[0] != texts or given.shape[1] != (self._dimension or given.shape[1]):  # noqa: PLR2004
            came = f"the shape {given.shape} for {texts} {'text' if texts == 1 else 'texts'}"
            raise EncoderError(f"the encoder {self.name!r} gave {came}; expected ({texts}, {dimension})")
        if not given.shape[1]:
            raise EncoderError(f"the encoder {self.name!r} gave vectors of dimension 0; expected at least 1")
        if not np.isfinite(given).all():
            row = int(np.flatnonzero(~np.isfinite(given).all(axis=1))[0])
            value = given[row][~np.isfinite(given[row])][0]
            message = f"the encoder {self.name!r} gave {value} in the vector of text {row + 1} of {texts}"
            raise EncoderError(f"{message}; expected finite numbers")
        self._dimension = given.shape[1]


def _kind(value: object) -> str:
    return type(value).__name__


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [_kind(error)])[0]


def checked(encoder: Encoder | str | None, *, may_download: bool = True) -> CheckedEncoder | None:
    """Return an encoder, or the encoder that a name stands for, with checks on its vectors; None stays None.

    A model that is not on this machine is downloaded only if `may_download` is true. Raises `EncoderError` as
    `open_encoder` does.
    """
    if isinstance(encoder, str):
        from faqbot.index.encoders.named_encoders import open_encoder  # noqa: PLC0415 - only needed for a name

        encoder = open_encoder(encoder, may_download=may_download)
    return None if encoder is None else CheckedEncoder(encoder)


def reopened(made_with: Encoding) -> CheckedEncoder | None:
    """Return the encoder that an index was made with, if its name in the index says where to find it, else None.

    It is looked for on this machine only. Raises `EncoderError` if it is not there.
    """
    from faqbot.index.encoders.named_encoders import is_on_hub  # noqa: PLC0415 - as above

    is_found_by_name = bool(made_with.digest) and is_on_hub(made_with.name)
    return checked(made_with.name, may_download=False) if is_found_by_name else None


def encoder_name(function: Encoder) -> str:
    """Return the name of an encoder in an index: its attribute `name`, else the module and name of its definition."""
    own = getattr(function, "name", None)
    if isinstance(own, str) and own:
        return own
    named = _definition(function)
    return f"{named.__module__}.{named.__qualname__}"


def encoder_digest(function: Encoder) -> str:
    """Return the digest of an encoder's model: its attribute `digest`, empty if it has none."""
    own = getattr(function, "digest", "")
    return own if isinstance(own, str) else ""


def _definition(function: Encoder) -> Any:
    """Return the function or class that defines an encoder: the function itself, or the class of an instance."""
    named = function.func if isinstance(function, partial) else function
    return named if hasattr(named, "__qualname__") else type(named)
