"""The encoders that `--encoder KIND:NAME` can name. The package of an encoder is imported when it is opened."""

from __future__ import annotations

import os
from threading import Lock
from typing import Any

from faqbot.errors import EncoderError

KIND = "sentence-transformers"


def open_encoder(named: str) -> SentenceTransformerEncoder:
    """Return the encoder that is named KIND:NAME.

    Raises `EncoderError` if the kind is unknown, the package is not installed, or the model cannot be loaded.
    """
    kind, _, model = named.partition(":")
    if kind != KIND or not model:
        raise EncoderError(f"there is no encoder {named!r}; write {KIND}:NAME, with the name or the folder of a model")
    return SentenceTransformerEncoder(model)


class SentenceTransformerEncoder:
    """A model of the package sentence-transformers, as a function from texts to their vectors.

    `model` is the name of the model or the path of its folder. `name` identifies the encoder in an index; it has only
    the last part of a folder's path, because the folder may have another path on another machine. An encoder is pickled
    as `model`, and loads the model again when it is unpickled.
    """

    def __init__(self, model: str) -> None:
        self.model = model
        short = os.path.basename(os.path.abspath(model)) if os.path.isdir(model) else model
        self.name = f"{KIND}:{short}"
        self._model = _load(model)
        self._lock = Lock()  # most tokenisers fail if two threads use them at once

    def __call__(self, texts: list[str]) -> Any:
        """Return the vectors of n texts, an array of shape (n, dimension)."""
        with self._lock:
            return self._model.encode(texts, show_progress_bar=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.model,))


def _load(model: str) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # or every question after a fork prints a warning
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - optional, and takes seconds to import
    except ImportError as error:
        message = f"the encoder {KIND}:{model} needs a package that is not installed: pip install 'faqbot[semantic]'"
        raise EncoderError(message) from error
    _hide_progress()
    try:
        return SentenceTransformer(model)
    except Exception as error:  # the underlying libraries raise errors of any type
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise EncoderError(f"the encoder {KIND}:{model} cannot be loaded: {reason}") from error


def _hide_progress() -> None:
    """Hide the progress bars of the underlying libraries, which are drawn even if standard error is not a terminal."""
    from transformers.utils import logging  # noqa: PLC0415 - installed with sentence-transformers

    logging.disable_progress_bar()
