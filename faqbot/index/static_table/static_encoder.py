"""The encoder that ships with faqbot: the sum of the vectors of a text's words.

In an index, each word also weighs as much as the corpus says (`ranking.evidence.word_sums`), and no text is encoded:
the sums are made of the terms that the index has anyway.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faqbot.errors import EncoderError
from faqbot.index.encoder import CheckedEncoder, Encoder, Encoding, Vectors, checked, reopened
from faqbot.index.static_table.language_tables import DIMENSION, has_table, table_of
from faqbot.index.static_table.word_vectors import sum_of_words
from faqbot.text.analyser import Analyser

# The names by which a user asks for the vectors of the static tables, and for an index without vectors.
STATIC, NO_VECTORS = "static", "none"


class StaticEncoder:
    """The table of a language as an encoder. The number in `name` is raised with every change of a table or its use."""

    name = f"{STATIC} 2"

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return the sum of the vectors of the words of each text, (texts, dimension)."""
        table = table_of(self._language)
        listed = Analyser(self._language).all_words(texts)
        return np.array([sum_of_words(table, words, np.ones(len(words))) for words in listed]).reshape(-1, DIMENSION)


_ENCODING = Encoding(StaticEncoder.name, DIMENSION)


def is_static(encoder: CheckedEncoder | None) -> bool:
    """Whether vectors are those of the static table."""
    return encoder is not None and isinstance(encoder.function, StaticEncoder)


def is_static_name(name: str) -> bool:
    """Whether a name is that of the static tables in this or another version."""
    return name.startswith(f"{STATIC} ")


def reads_texts(encoder: CheckedEncoder | None) -> bool:
    """Whether an encoder must be given the texts of the chunks."""
    return encoder is not None and not is_static(encoder)


def encoder_for(given: Encoder | str | None, language: str) -> CheckedEncoder | None:
    """Return the encoder to build an index with, None for an index without vectors.

    `given` is an encoder, its name (see `encoders.named_encoders`), STATIC, NO_VECTORS, or None for the default: the
    static table for languages that have one, no vectors for others. Raises `EncoderError` for an unknown name, and for
    the static table with a language that has none.
    """
    if given is None:
        given = STATIC if has_table(language) else NO_VECTORS
    if given == STATIC and not has_table(language):
        raise EncoderError(f"the encoder {STATIC!r} has no words of {language.title()}; give another, or none")
    return _of_table(language) if given == STATIC else checked(given)


def encoder_of(made_with: Encoding | None, given: Encoder | str | None, language: str) -> CheckedEncoder | None:
    """Return the encoder to load an index with, which was made in a language with the vectors of `made_with`.

    An index that was made with the static table, without vectors, or with a model of the hub needs none to be given.
    Nothing is downloaded. Raises `EncoderError` if the model is not on this machine.
    """
    if given == STATIC or (given is None and made_with == _ENCODING):
        return _of_table(language)
    if given is None:
        return None if made_with is None else reopened(made_with)
    return checked(given, may_download=False)


def _of_table(language: str) -> CheckedEncoder:
    return CheckedEncoder(StaticEncoder(language), DIMENSION)  # so that no word is encoded to learn the dimension
