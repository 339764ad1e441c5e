"""The encoders that `--encoder KIND:NAME` names; what they need is imported when one is asked for."""

from __future__ import annotations

import os
from threading import Lock
from typing import Any

from faqbot.errors import EncoderError

KIND = "sentence-transformers"


def open_encoder(named: str) -> SentenceTransformerEncoder:
    """Return the encoder of that name; raise `EncoderError` if there is none or its package is not installed."""
    kind, _, model = named.partition(":")
    if kind != KIND or not model:
        raise EncoderError(f"there is no encoder {named!r}; write {KIND}:NAME, with the name or the folder of a model")
    return SentenceTransformerEncoder(model)


class SentenceTransformerEncoder:
    """A model of the package sentence-transformers as a function from texts to vectors.

    `model` is its name, or the folder it lies in. A folder is known by its last part, since it may lie elsewhere on
    another machine. Pickles as the name alone.
    """

    def __init__(self, model: str) -> None:
        self.model = model
        short = os.path.basename(os.path.abspath(model)) if os.path.isdir(model) else model
        self.name = f"{KIND}:{short}"
        self._model = _load(model)
        self._lock = Lock()  # the tokenisers of most models refuse two threads at once

    def __call__(self, texts: list[str]) -> Any:
        """Return the vectors, (texts, dimension)."""
        with self._lock:
            return self._model.encode(texts, show_progress_bar=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.model,))


def _load(model: str) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # or a process that forks is warned on every question
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - an extra, and seconds to import
    except ImportError as error:
        message = f"the encoder {KIND}:{model} needs a package that is not installed: pip install 'faqbot[semantic]'"
        raise EncoderError(message) from error
    _hide_progress()
    try:
        return SentenceTransformer(model)
    except Exception as error:  # the libraries below raise what they like
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise EncoderError(f"the encoder {KIND}:{model} cannot be loaded: {said}") from error


def _hide_progress() -> None:
    """Keep the bars of the libraries below off standard error; they are drawn even where that is no terminal."""
    from transformers.utils import logging  # noqa: PLC0415 - it comes with sentence-transformers

    logging.disable_progress_bar()
