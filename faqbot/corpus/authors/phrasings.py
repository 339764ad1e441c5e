"""Read phrasings.csv: further questions that a chunk answers, and decoys, questions that no chunk answers."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faqbot.corpus.authors.references import References, names_document
from faqbot.corpus.corpus import Phrasing
from faqbot.corpus.records.columns import columns_of, has_columns, missing_columns, wrong_width
from faqbot.corpus.records.delimited import find_dialect, read_records
from faqbot.corpus.records.feed import feed_of
from faqbot.errors import ChunkReferenceError, CorpusError, CorpusWarning

# The roles of the two columns, and the names that are asked for where they are missing.
_ROLES = ("question", "expected")
_NAMES = ("question", "chunk")


class PhrasingRow(NamedTuple):
    """A row of phrasings.csv: its first line, the question, and the reference to the chunk (empty for a decoy)."""

    line: int
    question: str
    chunk: str


class AskedRow(NamedTuple):
    """A row with the number of its chunk (None for a decoy); `path` is the name that the file is cited by."""

    path: str
    line: int
    question: str
    chunk: int | None


def read_phrasings(text: str, path: str) -> Iterator[PhrasingRow]:
    """Yield the rows of a phrasings.csv; its columns may stand in any order, and other columns are ignored.

    Columns and delimiter are found as in labelled questions. Raises `CorpusError` with the line for broken quoting, a
    missing column, a chunk without a question, and a row with more cells than columns (the sign of a delimiter outside
    of quotes).
    """
    feed = feed_of(text)
    dialect = find_dialect(feed, ".csv", lambda names: has_columns(names, _ROLES))
    records = read_records(feed, path, dialect)
    (line, _), header = next(records, ((1, 1), []))
    if not header:
        warnings.warn(CorpusWarning("is empty", path=path), stacklevel=2)
        return
    columns = columns_of(tuple(header))
    if columns.question is None or columns.expected is None:
        raise CorpusError(missing_columns(header, _NAMES), path=path, line=line)
    places = header.index(columns.question), header.index(columns.expected)
    for (first, _), cells in records:
        if any(map(str.strip, cells[len(header) :])):
            message = f"{wrong_width(cells, header)}; put double quotes around a text with {dialect.delimiter!r} in it"
            raise CorpusError(message, path=path, line=first)
        # A row may have fewer cells than columns: spreadsheets leave out empty cells at the end of a row.
        question, chunk = (cells[place].strip() if place < len(cells) else "" for place in places)
        if chunk and not question:
            raise CorpusError("has a chunk but no question", path=path, line=first)
        if question:
            yield PhrasingRow(first, question, chunk)


def look_up(
    rows: Iterable[PhrasingRow], references: References, path: str, *, within: str = "", whole: bool = True
) -> Iterator[AskedRow]:
    """Yield the rows of one file, each with the number of its chunk.

    `within` is the prefix that the names of the documents beside the file have, or an empty string; a row may name
    these documents without the prefix. `whole` says that the corpus holds the whole folder of the file. Otherwise rows
    may be about documents that are not read, and these rows are left out. An author's own id does not say which
    document it belongs to, so a `CorpusWarning` counts the rows with unknown ids that are left out.

    Raises `CorpusError` with the line for a chunk that does not exist, and for a reference to several chunks.
    """
    unknown: list[int] = []
    for line, question, reference in rows:
        if not reference:
            yield AskedRow(path, line, question, None)
            continue
        name = within + reference if references.concerns(within + reference) else reference
        if whole or references.concerns(name):
            yield AskedRow(path, line, question, _number_of(references, name, path, line))
        elif not names_document(reference):
            unknown.append(line)
    if unknown:
        many = "questions for chunks that are" if len(unknown) > 1 else "question for a chunk that is"
        message = f"{len(unknown)} {many} not in the documents named, left out"
        warnings.warn(CorpusWarning(message, path=path, line=unknown[0]), stacklevel=2)


def part_decoys(rows: Iterable[AskedRow]) -> tuple[tuple[Phrasing, ...], tuple[str, ...]]:
    """Return the distinct phrasings and the distinct decoys.

    A question that is listed as a phrasing and as a decoy is a phrasing only, with a `CorpusWarning`.
    """
    rows = list(rows)
    asked = {_key(row.question): row for row in rows if row.chunk is not None}
    decoys: dict[str, str] = {}
    for row in rows:
        if row.chunk is not None:
            continue
        if other := asked.get(_key(row.question)):
            message = f"a decoy, but {other.path}:{other.line} names a chunk for this question; not read as a decoy"
            warnings.warn(CorpusWarning(message, path=row.path, line=row.line), stacklevel=2)
            continue
        decoys.setdefault(_key(row.question), row.question)
    phrasings = dict.fromkeys(Phrasing(row.question, row.chunk) for row in rows if row.chunk is not None)
    return tuple(phrasings), tuple(decoys.values())


def _number_of(references: References, reference: str, path: str, line: int) -> int:
    try:
        return references.one(reference)
    except ChunkReferenceError as error:
        raise CorpusError(error.message, path=path, line=line) from error


def _key(question: str) -> str:
    """Return a key for a question that is the same in any letter case and with any white space between the words."""
    return " ".join(question.casefold().split())
