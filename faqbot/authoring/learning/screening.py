"""Judge rows by themselves: their chunk must exist, and their question must be new and of this chunk alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from faqbot.authoring.learning.drafted_rows import DraftedRow
from faqbot.authoring.learning.labels import Row, key_of
from faqbot.corpus.authors.references import References
from faqbot.corpus.chunk import Chunk
from faqbot.errors import ChunkReferenceError
from faqbot.rendering.readable import one_line
from faqbot.text.analyser import Analyser

# Why a row is not taken in, in the order of the report.
Cause = Literal[
    "cannot be read",
    "no words",
    "no such chunk",
    "listed twice",
    "known already",
    "the document's own question",
    "the question of another chunk",
    "names several chunks",
    "nearer to another chunk",
    "a decoy that is answered",
    "not wanted",
    "no folder to write to",
    "makes an answer worse",
]
CAUSES: tuple[Cause, ...] = get_args(Cause)


class Rejection(NamedTuple):
    """A row that is not taken in: its line and its question, the cause, and the reason as a sentence."""

    line: int
    question: str
    cause: Cause
    reason: str


class Screened(NamedTuple):
    """The rows that may be taken in, and those that may not, both in the order of the file."""

    rows: tuple[Row, ...]
    rejected: tuple[Rejection, ...]


def screen(
    drafted: Iterable[DraftedRow],
    stored: Sequence[Row],
    chunks: Sequence[Chunk],
    references: References,
    analyser: Analyser,
) -> Screened:
    """Judge the rows of a file by themselves; `stored` are the rows that phrasings.csv has."""
    rejected: list[Rejection] = []
    rows: list[Row] = []
    for line, question, reference, is_judged in drafted:
        try:
            chunk = references.one(reference) if reference else None
        except ChunkReferenceError as error:
            rejected.append(Rejection(line, question, "no such chunk", error.message))
            continue
        rows.append(Row(one_line(question), chunk, line, is_judged=is_judged))
    screened = screen_rows(rows, stored, chunks, analyser)
    rejected += screened.rejected
    return Screened(screened.rows, tuple(sorted(rejected, key=lambda rejection: rejection.line)))


def screen_rows(rows: Sequence[Row], stored: Sequence[Row], chunks: Sequence[Chunk], analyser: Analyser) -> Screened:
    """Judge rows whose chunks exist; `stored` are the rows that phrasings.csv has."""
    judge = _Screen(rows, stored, chunks, analyser)
    judged = [(row, judge.rejection(row)) for row in rows]
    return Screened(
        tuple(row for row, rejection in judged if rejection is None),
        tuple(rejection for _, rejection in judged if rejection is not None),
    )


class _Screen:
    """The questions of rows, of phrasings.csv and of the documents, by their keys."""

    def __init__(self, rows: Sequence[Row], stored: Sequence[Row], chunks: Sequence[Chunk], analyser: Analyser) -> None:
        self._analyser = analyser
        self._chunks = chunks
        self._drafted = self._by_key(rows)
        self._stored = self._by_key(stored)
        own = (Row(question, number) for number, chunk in enumerate(chunks) for question in chunk.questions)
        self._own = self._by_key(own)

    def rejection(self, row: Row) -> Rejection | None:
        """Return why a row is not taken in; None if nothing speaks against it so far."""
        for cause, reason in self._reasons(row):
            return Rejection(row.line, row.question, cause, reason)
        return None

    def _reasons(self, row: Row) -> Iterator[tuple[Cause, str]]:
        if not self._analyser.words(row.question):
            yield "no words", "the question has no words"
            return
        key = key_of(row.question, self._analyser)
        yield from self._known(row, self._stored.get(key, ()))
        yield from self._asked_by_documents(row, self._own.get(key, ()))
        yield from self._drafted_too(row, self._drafted[key])

    def _known(self, row: Row, stored: Sequence[Row]) -> Iterator[tuple[Cause, str]]:
        if any(other.chunk == row.chunk for other in stored):
            yield "known already", "phrasings.csv has this row already"
        for other in stored:
            yield "names several chunks", f"phrasings.csv says that {self._answer(other)}"

    def _asked_by_documents(self, row: Row, own: Sequence[Row]) -> Iterator[tuple[Cause, str]]:
        if any(other.chunk == row.chunk for other in own):
            yield "the document's own question", "the document asks this question itself, so it is found already"
        for other in own:
            if row.chunk is None:
                yield "a decoy that is answered", f"the documents ask this very question, and {self._answer(other)}"
            else:
                answer = self._answer(other)
                yield "the question of another chunk", f"this is the very question of another chunk: {answer}"

    def _drafted_too(self, row: Row, drafted: Sequence[Row]) -> Iterator[tuple[Cause, str]]:
        for other in drafted:
            if other.chunk != row.chunk:
                yield "names several chunks", f"line {other.line} says that {self._answer(other)}"
        if drafted[0].line < row.line:
            yield "listed twice", f"line {drafted[0].line} has this row already"

    def _answer(self, row: Row) -> str:
        return "nothing answers it" if row.chunk is None else f"{self._chunks[row.chunk].id} answers it"

    def _by_key(self, rows: Iterable[Row]) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            found[key_of(row.question, self._analyser)].append(row)
        return found


def counts_by_cause(rejected: Iterable[Rejection]) -> dict[Cause, int]:
    """Return how many rows were rejected for each cause, in the order of CAUSES."""
    counts = Counter(rejection.cause for rejection in rejected)
    return {cause: counts[cause] for cause in CAUSES if counts[cause]}
