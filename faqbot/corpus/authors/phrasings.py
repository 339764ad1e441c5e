"""Read phrasings.csv: further questions that a chunk answers, and decoys, questions that no chunk answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from faqbot.corpus.authors.left_out_documents import LeftOutDocuments
from faqbot.corpus.authors.references import References, names_document
from faqbot.corpus.corpus import Phrasing
from faqbot.corpus.records.columns import columns_of, has_columns, missing_columns, wrong_width
from faqbot.corpus.records.delimited import Lines, find_dialect, read_records
from faqbot.corpus.records.feed import Feed, feed_of
from faqbot.errors import ChunkReferenceError, CorpusError, CorpusWarning
from faqbot.system.callers import warn_caller

# The roles of the two columns, and the names that are asked for where they are missing.
_ROLES = ("question", "expected")
_NAMES = ("question", "chunk")

# What settings leave out of a folder without settings.
_NOTHING = LeftOutDocuments()
# A line that begins so is a comment.
COMMENT = "#"


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


class PhrasingTable(NamedTuple):
    """A phrasings.csv: its delimiter, its header, the places of the two columns, and its records as they are read.

    `lines` are the first and the last line of the header. A record is its lines and its cells.
    """

    delimiter: str
    header: list[str]
    lines: Lines
    question: int
    chunk: int
    records: Iterator[tuple[Lines, list[str]]]

    def row(self, lines: Lines, cells: Sequence[str]) -> PhrasingRow:
        """Return the row of a record. It may have too few cells: spreadsheets leave out empty ones at its end."""
        question, chunk = (cells[at].strip() if at < len(cells) else "" for at in (self.question, self.chunk))
        return PhrasingRow(lines[0], question, chunk)


def open_phrasings(text: str, path: str) -> PhrasingTable | None:
    """Return the table of a phrasings.csv, whose records are still to be read; None if it is empty.

    A line that begins with `#` is a comment, and a question that begins with `#` needs quotes. The columns may stand in
    any order, and other columns may stand beside them. Raises `CorpusError` with the line for a missing column, and,
    while the records are read, for broken quoting and for a row with more cells than columns, the sign of a delimiter
    outside of quotes.
    """
    feed = feed_of(text)
    _skip_comments(feed)
    dialect = find_dialect(feed, ".csv", lambda names: has_columns(names, _ROLES))
    _skip_comments(feed)
    records = read_records(feed, path, dialect)
    lines, header = next(records, ((1, 1), []))
    if not header:
        return None
    columns = columns_of(tuple(header))
    if columns.question is None or columns.expected is None:
        raise CorpusError(missing_columns(header, _NAMES), path=path, line=lines[0])
    places = header.index(columns.question), header.index(columns.expected)
    left = _checked(_uncommented(feed, records, dialect.delimiter), header, dialect.delimiter, path)
    return PhrasingTable(dialect.delimiter, header, lines, *places, left)


def read_phrasings(text: str, path: str) -> Iterator[PhrasingRow]:
    """Yield the rows of a phrasings.csv (see `open_phrasings`).

    Raises `CorpusError` with the line as `open_phrasings` does, and for a chunk without a question.
    """
    table = open_phrasings(text, path)
    if table is None:
        warn_caller(CorpusWarning("is empty", path=path))
        return
    for lines, cells in table.records:
        row = table.row(lines, cells)
        if row.chunk and not row.question:
            raise CorpusError("has a chunk but no question", path=path, line=row.line)
        if row.question:
            yield row


def _uncommented(
    feed: Feed, records: Iterator[tuple[Lines, list[str]]], delimiter: str
) -> Iterator[tuple[Lines, list[str]]]:
    """Yield records, and drop the comments between them from the feed that they are read from."""
    _skip_comments(feed, delimiter)
    for record in records:
        yield record
        _skip_comments(feed, delimiter)


def _skip_comments(feed: Feed, delimiter: str = "") -> None:
    """Drop comments and blank lines up to the next record."""
    for line in feed:
        if not line.startswith(COMMENT) and line.strip(f"{delimiter} \t\r\n"):
            feed.give_back([line])
            return


def _checked(
    records: Iterator[tuple[Lines, list[str]]], header: Sequence[str], delimiter: str, path: str
) -> Iterator[tuple[Lines, list[str]]]:
    for lines, cells in records:
        if any(map(str.strip, cells[len(header) :])):
            message = f"{wrong_width(cells, header)}; put double quotes around a text with {delimiter!r} in it"
            raise CorpusError(message, path=path, line=lines[0])
        yield lines, cells


def look_up(
    rows: Iterable[PhrasingRow],
    references: References,
    path: str,
    *,
    within: str = "",
    whole: bool = True,
    left_out: LeftOutDocuments = _NOTHING,
) -> Iterator[AskedRow]:
    """Yield the rows of one file, each with the number of its chunk.

    `within` is the prefix that the names of the documents beside the file have, or an empty string; a row may name
    these documents without the prefix. `whole` says that the corpus holds the whole folder of the file, but for the
    documents that are `left_out` by settings. Rows about documents that are not read are left out, too. An author's own
    id or a short reference does not say which document it is about, so a `CorpusWarning` counts the rows with unknown
    ones that are left out.

    Raises `CorpusError` with the line for a chunk that does not exist, and for a reference to several chunks.
    """
    unknown: list[int] = []
    for line, question, reference in rows:
        if not reference:
            yield AskedRow(path, line, question, None)
            continue
        name = within + reference if references.concerns(within + reference) else reference
        if references.concerns(name) or (whole and not left_out.may_hold(reference)):
            yield AskedRow(path, line, question, _number_of(references, name, path, line))
        elif not names_document(reference):
            unknown.append(line)
    if unknown:
        many = "questions for chunks that are" if len(unknown) > 1 else "question for a chunk that is"
        message = f"{len(unknown)} {many} not in the documents that are read, left out"
        warn_caller(CorpusWarning(message, path=path, line=unknown[0]))


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
            warn_caller(CorpusWarning(message, path=row.path, line=row.line))
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
