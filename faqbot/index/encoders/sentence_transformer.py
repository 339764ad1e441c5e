"""A model of the package sentence-transformers as an encoder. The package is imported when the encoder is opened."""

from __future__ import annotations

import os
from threading import Lock
from typing import Any

from faqbot.errors import EncoderError

# What stands before the name of a model, so that the package is used and not the encoder without torch.
KIND = "sentence-transformers"


class SentenceTransformerEncoder:
    """A model of the package sentence-transformers, as a function from texts to their vectors.

    `model` is the name of the model or the path of its folder. `name` identifies the encoder in an index; it has only
    the last part of a folder's path, because the folder may have another path on another machine. An encoder is pickled
    as `model`, and loads the model again when it is unpickled.
    """

    def __init__(self, model: str, *, may_download: bool = True) -> None:
        self.model = model
        short = os.path.basename(os.path.abspath(model)) if os.path.isdir(model) else model
        self.name = f"{KIND}:{short}"
        self._model = _load(model, may_download=may_download)
        self._lock = Lock()  # most tokenisers fail if two threads use them at once

    def __call__(self, texts: list[str]) -> Any:
        """Return the vectors of n texts, an array of shape (n, dimension)."""
        with self._lock:
            return self._model.encode(texts, show_progress_bar=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.model,))


def _load(model: str, *, may_download: bool) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # or every question after a fork prints a warning
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - optional, and takes seconds to import
    except ImportError as error:
        message = f"the encoder {KIND}:{model} needs a package that is not installed: pip install sentence-transformers"
        raise EncoderError(message) from error
    _hide_progress()
    try:
        return SentenceTransformer(model, local_files_only=True)
    except Exception as error:  # the underlying libraries raise errors of any type
        if not may_download:
            raise _not_loaded(model, error) from error
    try:
        return SentenceTransformer(model)
    except Exception as error:
        raise _not_loaded(model, error) from error


def _not_loaded(model: str, error: Exception) -> EncoderError:
    reason = (str(error).splitlines() or [type(error).__name__])[0]
    return EncoderError(f"the encoder {KIND}:{model} cannot be loaded: {reason}")


def _hide_progress() -> None:
    """Hide the progress bars of the underlying libraries, which are drawn even if standard error is not a terminal."""
    from transformers.utils import logging  # noqa: PLC0415 - installed with sentence-transformers

    logging.disable_progress_bar()
