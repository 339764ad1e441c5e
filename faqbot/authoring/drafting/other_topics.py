"""Choose the chunks that a model has to keep the phrasings of a prompt apart from, and whose answers are no decoys."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from faqbot.authoring.drafting.asked_chunks import ENOUGH_PHRASINGS
from faqbot.corpus.chunk import Chunk
from faqbot.rendering.readable import chunk_label
from faqbot.text.analyser import shared_analyser

# Most chunks named. Each costs a line of about 15 tokens; so all of a FAQ of up to about 90 entries are named, and of a
# larger one those that are most like the chunks of the prompt.
_MOST_NAMED = 60
# Characters of a text that are compared.
_COMPARED = 1_000


class OtherTopics:
    """Names, for some chunks of a corpus, the other chunks that are most like them.

    Raises `LanguageError` if there is no stemmer for the language of the documents.
    """

    def __init__(self, chunks: Sequence[Chunk], language: str) -> None:
        self._chunks = chunks
        self._analyser = shared_analyser(language)
        self._vectors: object = None

    def beside(self, shown: Collection[int]) -> tuple[str, ...]:
        """Return one line for each other chunk, in the order of the corpus; `shown` are numbers of chunks.

        Asides are left out, and of more than `_MOST_NAMED` chunks, those that share the fewest telling terms with
        every chunk shown (cosine of TF-IDF).
        """
        others = [n for n, chunk in enumerate(self._chunks) if n not in shown and not chunk.is_aside]
        if len(others) > _MOST_NAMED:
            likeness = self._likeness(others, sorted(shown))
            nearest = np.argsort(-likeness, kind="stable")[:_MOST_NAMED]
            others = [others[place] for place in sorted(nearest.tolist())]
        return tuple(dict.fromkeys(chunk_label(self._chunks[number]) for number in others))

    def _likeness(self, others: Sequence[int], shown: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Return for each other chunk how like it is to the shown chunk that is most like it, 0 to 1."""
        if self._vectors is None:
            from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - only for large corpora

            vectorizer = TfidfVectorizer(analyzer=self._analyser.terms, sublinear_tf=True)
            self._vectors = vectorizer.fit_transform(map(_compared, self._chunks))
        vectors: object = self._vectors
        similar = vectors[others] @ vectors[shown].T  # type: ignore[index]
        return np.asarray(similar.max(axis=1).todense()).ravel()


def _compared(chunk: Chunk) -> str:
    return " ".join((chunk.source.title, *chunk.sections, *chunk.questions[:ENOUGH_PHRASINGS], chunk.text[:_COMPARED]))
