"""What the tests of the search share: chunks and indexes made in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus
from faqbot.search.building import build_index
from faqbot.search.index import Index
from faqbot.search.terms import Analyser

Built = Callable[..., Index]


@pytest.fixture(scope="session")
def built() -> Built:
    """Index pairs of question and answer, each a chunk of its own."""

    def built(*pairs: tuple[str, str], language: str = "english", title: str = "Guide") -> Index:
        chunks = [
            Chunk(f"guide#{number}", "faq" if question else "passage", question, answer,
                  Source("guide.md", (3 * number + 1, 3 * number + 2), (question,) if question else (), title))
            for number, (question, answer) in enumerate(pairs)
        ]  # fmt: skip
        return build_index(Corpus(tuple(chunks)), Analyser(language))

    return built
