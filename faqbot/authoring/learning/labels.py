"""Questions with the chunks that answer them, as authors write them in rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from faqbot.corpus.authors.references import References
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.errors import ChunkReferenceError, QuestionsError, TopicError
from faqbot.evaluation.labelled import read_labelled
from faqbot.index.index import Index
from faqbot.query.topic import scope_of
from faqbot.text.analyser import Analyser


class Row(NamedTuple):
    """A question, and the number of the chunk that answers it (None for a decoy).

    `line` is the 1-based line of a new row in its file; it is 0 for a row that phrasings.csv already has. A labelled
    question may have several chunks that answer it, `answers`, and the title of the document that it is about, `topic`.
    `is_judged` says that a person has seen what was answered, and says that this chunk is right.
    """

    question: str
    chunk: int | None
    line: int = 0
    answers: frozenset[int] = frozenset()
    topic: str | None = None
    is_judged: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the row is to be learnt."""
        return self.line > 0


def stored_rows(corpus: Corpus) -> tuple[Row, ...]:
    """Return the rows that the phrasings.csv of a corpus already has, the decoys last."""
    phrasings = (Row(question, chunk) for question, chunk in corpus.phrasings)
    return (*phrasings, *(Row(decoy, None) for decoy in corpus.decoys))


def phrasings_of(rows: Iterable[Row]) -> tuple[Phrasing, ...]:
    """Return the rows that name a chunk, as an index is built from them."""
    return tuple(Phrasing(row.question, row.chunk) for row in rows if row.chunk is not None)


def decoys_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the questions of the rows that name no chunk."""
    return tuple(row.question for row in rows if row.chunk is None)


def labelled_rows(path: str, references: References, index: Index) -> list[Row]:
    """Return the questions of a labelled file as rows.

    Raises `QuestionsError` with path and line if the file cannot be read, and for a chunk or a topic that the documents
    don't have.
    """
    rows = []
    for labelled in read_labelled(path):
        try:
            numbers = {number for reference in labelled.expected for number in references.named(reference)}
            scope_of(labelled.topic, index)
        except (ChunkReferenceError, TopicError) as error:
            raise QuestionsError(error.message, path=labelled.path, line=labelled.line) from error
        rows.append(Row(labelled.question, min(numbers, default=None), 0, frozenset(numbers), labelled.topic))
    return rows


def key_of(question: str, analyser: Analyser) -> str:
    """Return a key that is the same for questions that differ only in letter case, spaces or punctuation.

    These are the words by which an index stores a question.
    """
    return " ".join(analyser.words(question)) or " ".join(question.casefold().split())
