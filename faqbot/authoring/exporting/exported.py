"""What a corpus has to export: questions with their answers, and what has no question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.index.titles import topic_of
from faqbot.ranking.duplicates import parents

# NUL ends a text in many programs, and single surrogates cannot be encoded: no text file holds either.
_UNWRITABLE = re.compile(r"[\0\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")


class ExportedPair(NamedTuple):
    """A question with its answer, and where both are from.

    `wordings` are further wordings of the question. `topic` is empty if all documents have the same topic. `sections`
    are the headings above the question. `place` is where the chunk stands, as it is cited. `metadata` are the other
    columns of its table. `number` is the place of the chunk in the corpus.
    """

    number: int
    id: str
    question: str
    answer: str
    wordings: tuple[str, ...]
    topic: str
    sections: tuple[str, ...]
    place: str
    path: str
    metadata: Mapping[str, Any]

    @property
    def headings(self) -> tuple[str, ...]:
        """The topic, if there are several, and the sections."""
        return (self.topic, *self.sections) if self.topic else self.sections


class ExportedPassage(NamedTuple):
    """A text without a question: `kind` is that of its chunk, and `wordings` are the phrasings that lead to it."""

    number: int
    kind: str
    text: str
    wordings: tuple[str, ...]
    headings: tuple[str, ...]
    place: str


class Exported(NamedTuple):
    """Everything in a corpus: the entries, the passages, the decoys, and the number of rules of synonyms.

    `title` is that of the only topic, or empty if there are several. `mended` are the places of texts with characters
    that no text file holds; U+FFFD stands for these.
    """

    entries: tuple[ExportedPair, ...]
    passages: tuple[ExportedPassage, ...]
    decoys: tuple[str, ...]
    synonyms: int
    title: str
    mended: tuple[str, ...]


def exported(corpus: Corpus) -> Exported:
    """Return what a corpus has to export, in the order of its documents.

    Items of lists and rows of tables are part of the passage that holds them.
    """
    topics = dict.fromkeys(topic_of(chunk) for chunk in corpus.chunks)
    known = _wordings(corpus)
    inside = parents(corpus.chunks)
    entries, passages, mended = [], [], []
    for number, chunk in enumerate(corpus.chunks):
        texts = (chunk.question, chunk.text, *known[number])
        if any(map(_UNWRITABLE.search, texts)):
            mended.append(chunk.source.cited)
        if chunk.kind == "faq" and chunk.question:
            entries.append(_entry(number, chunk, known[number], several=len(topics) > 1))
        elif inside[number] < 0:
            headings = _headings(chunk, several=len(topics) > 1)
            wordings = tuple(map(writable, known[number]))
            passages.append(
                ExportedPassage(number, chunk.kind, writable(chunk.text), wordings, headings, chunk.source.cited)
            )
    title = writable(next(iter(topics))) if len(topics) == 1 else ""
    decoys = tuple(map(writable, corpus.decoys))
    return Exported(tuple(entries), tuple(passages), decoys, len(corpus.synonyms), title, tuple(mended))


def writable(text: str) -> str:
    r"""Return a text as every file can hold it: U+FFFD for NUL and single surrogates, and `\n` for every line end."""
    return _LINE_END.sub("\n", _UNWRITABLE.sub("\ufffd", text))


def _wordings(corpus: Corpus) -> list[tuple[str, ...]]:
    """Return the further wordings for each chunk: its own, but not those made up for lists, and the phrasings."""
    found = [_distinct(chunk.asked_as if chunk.kind == "faq" else ()) for chunk in corpus.chunks]
    for phrasing in corpus.phrasings:
        found[phrasing.chunk] |= _distinct([phrasing.question])
    own = (" ".join(chunk.question.split()) for chunk in corpus.chunks)
    return [tuple(one for key, one in known.items() if key != asked) for known, asked in zip(found, own, strict=True)]


def _distinct(wordings: Iterable[str]) -> dict[str, str]:
    return {key: key for one in wordings if (key := " ".join(one.split()))}


def _entry(number: int, chunk: Chunk, wordings: Iterable[str], *, several: bool) -> ExportedPair:
    headings = _headings(chunk, several=several)
    return ExportedPair(
        number,
        chunk.id,
        writable(chunk.question),
        writable(chunk.text),
        tuple(map(writable, wordings)),
        headings[0] if several else "",
        headings[1:] if several else headings,
        chunk.source.cited,
        chunk.source.path,
        chunk.metadata,
    )


def _headings(chunk: Chunk, *, several: bool) -> tuple[str, ...]:
    """Return the topic, if the corpus has several, and the sections; a topic in a table is the first section."""
    topic = writable(topic_of(chunk))
    sections = tuple(map(writable, chunk.sections))
    return (topic, *(sections[1:] if sections[:1] == (topic,) else sections)) if several else sections
