"""Read what was written with faqbot's own reader, and compare."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Sequence

from faqbot.authoring.exporting.exported import ExportedPair
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of
from faqbot.errors import CorpusError

# A question, its answer, and its further wordings, without white space that makes no difference.
Said = tuple[str, str, frozenset[str]]


def said_in(text: str, name: str) -> list[Said]:
    """Return the questions that faqbot finds in the text of a file, with their answers and wordings.

    `name` is that of the file, which says the format. The list is empty if the text cannot be read at all.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the caller reports what is missing
        try:
            chunks = list(chunk_document(document_of(text, name)))
        except CorpusError:
            return []
    return [_said_by(chunk) for chunk in chunks if chunk.kind == "faq" and chunk.question]


def said_of(entry: ExportedPair) -> Said:
    """Return what a reader should find for an entry."""
    return _said(entry.question, entry.answer, entry.wordings)


def misread(entries: Sequence[ExportedPair], found: Iterable[Said]) -> list[int]:
    """Return the numbers of the entries that were not found as they are."""
    counts = Counter(found)
    missing = []
    for number, entry in enumerate(entries):
        said = said_of(entry)
        if not counts[said]:
            missing.append(number)
        counts[said] -= 1
    return missing


def surplus(entries: Iterable[ExportedPair], found: Iterable[Said]) -> list[Said]:
    """Return what was found and is no entry."""
    return list((Counter(found) - Counter(map(said_of, entries))).elements())


def _said_by(chunk: Chunk) -> Said:
    return _said(chunk.question, chunk.text, chunk.asked_as)


def _said(question: str, answer: str, wordings: Iterable[str]) -> Said:
    """Leave out white space around texts and at the ends of lines; in a question, all white space is a space."""
    asked = " ".join(question.split())
    lines = (line.replace("\xa0", " ").rstrip() for line in answer.strip().split("\n"))
    return asked, "\n".join(lines), frozenset(" ".join(one.split()) for one in wordings) - {asked}
