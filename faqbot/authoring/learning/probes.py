"""Probes: the documents' own questions, reduced to the words that tell something.

A question that a document asks itself is always answered by its own chunk, whatever the rows are. Without the words
that only do grammar, it is a question like any other. So a probe shows whether a row for one chunk moves the answer of
another chunk, for which there may be no row at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.authoring.learning.labels import Row
from faqbot.corpus.corpus import Corpus
from faqbot.text.analyser import Analyser

# The fewest words of a probe: a single word belongs to many chunks.
_FEWEST_WORDS = 2


def probes_of(corpus: Corpus, analyser: Analyser) -> Iterator[Row]:
    """Yield the probe of each chunk whose own question has words to leave out, and two other words at least."""
    for number, chunk in enumerate(corpus.chunks):
        words = analyser.words(chunk.question)
        telling = [word for word in words if all(map(analyser.is_content, analyser.stems([word])))]
        if _FEWEST_WORDS <= len(telling) < len(words):
            yield Row(" ".join(telling), number)
