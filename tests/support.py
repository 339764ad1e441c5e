"""Names that several test modules share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.corpus.synonyms import read_synonyms
from faqbot.search.index import Index

PAGE = "assisted-lying-gluteus-maximus-stretch.txt"

Run = Callable[..., "subprocess.CompletedProcess[str]"]

Built = Callable[..., Index]


def corpus_of(
    *pairs: tuple[str, str],
    title: str = "Guide",
    phrasings: Sequence[tuple[str, int]] = (),
    decoys: Sequence[str] = (),
    synonyms: str = "",
) -> Corpus:
    """Return a corpus of pairs of question and answer, each a chunk of its own; `synonyms` as in synonyms.txt."""
    chunks = [
        Chunk(f"guide#{number}", "faq" if question else "passage", question, answer,
              Source("guide.md", (3 * number + 1, 3 * number + 2), (question,) if question else (), title))
        for number, (question, answer) in enumerate(pairs)
    ]  # fmt: skip
    rules = read_synonyms(synonyms, "synonyms.txt")
    return Corpus(tuple(chunks), tuple(Phrasing(*phrasing) for phrasing in phrasings), tuple(decoys), rules)
