"""Choose the chunks that phrasings are asked for.

All chunks are asked for but asides, such as the entries of a change log, which rank below answers. A list and its items
are both asked for: people ask for the opening hours, and for those of one branch. Which of the two is quoted then does
little harm, because at question time a list and its items count as the same answer. On eight FAQs with 160 questions
(`tests/benchmarks/drafting.py`), 107 were answered right with the phrasings of both, 104 without those of lists, and
105 without those of items.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from faqbot.corpus.corpus import Corpus

# A chunk with this many phrasings has enough. With two a chunk, 78 of 160 questions were answered right, with four 89,
# with six 98, and 107 with all, some eight a chunk (`tests/benchmarks/drafting.py`). From here on the classifier learns
# from them, too (`ranking.evidence.classifier`).
ENOUGH_PHRASINGS = 8
# A chunk that lacks fewer phrasings is asked for this many, because some of them are turned down.
_FEWEST_ASKED = 3


class AskedChunk(NamedTuple):
    """A chunk that phrasings are asked for.

    `number` is its number in the corpus from 0, `known` are the distinct phrasings that it has, and `wanted` is how
    many more are asked for.
    """

    number: int
    known: tuple[str, ...]
    wanted: int


def chunks_to_ask(corpus: Corpus, *, every: bool = False) -> tuple[AskedChunk, ...]:
    """Return the chunks with fewer than `ENOUGH_PHRASINGS` phrasings, or every chunk, in the order of the corpus.

    Further questions that a document itself has for a pair count as phrasings; those that faqbot makes up for a list
    from its headings do not.
    """
    written: dict[int, list[str]] = {}
    for phrasing in corpus.phrasings:
        written.setdefault(phrasing.chunk, []).append(phrasing.question)
    asked = []
    for number, chunk in enumerate(corpus.chunks):
        known = distinct((*(chunk.asked_as if chunk.kind == "faq" else ()), *written.get(number, ())))
        lacking = ENOUGH_PHRASINGS if every else ENOUGH_PHRASINGS - len(known)
        if lacking > 0 and not chunk.is_aside:
            asked.append(AskedChunk(number, known, max(lacking, _FEWEST_ASKED)))
    return tuple(asked)


def distinct(questions: Iterable[str]) -> tuple[str, ...]:
    """Return the questions with each wording once: letter case, white space and punctuation make no difference."""
    found: dict[str, str] = {}
    for question in questions:
        found.setdefault(_key(question), question)
    return tuple(found.values())


def _key(question: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in question.casefold()).split()) or question
