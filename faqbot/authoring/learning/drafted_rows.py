"""Read the rows `question,chunk` in what a language model prints, in files of feedback and in judged answers.

A file is read in one of two ways. A table with a header of answers or of feedback (`right`, `verdict`, `feedback` or
`outcome`) is read strictly, because its cells hold line ends; `reading/judgements.py` says which chunk is right. All
else is read as a model prints it, with talk around the rows: JSON first, then the lines that are left.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from faqbot.authoring.learning.reading.drafted_cells import CellReader
from faqbot.authoring.learning.reading.drafted_lines import rows_of_lines
from faqbot.authoring.learning.reading.drafted_objects import is_frame, rows_of_objects
from faqbot.authoring.learning.reading.found_rows import FoundRow, RowKind, unreadable
from faqbot.authoring.learning.reading.judged_tables import judged_rows
from faqbot.authoring.learning.reading.row_lines import header_of
from faqbot.corpus.authors.references import References
from faqbot.corpus.files.decoding import decode, split_lines
from faqbot.errors import CorpusError, QuestionsError

_EXPECTED = "expected rows `question,chunk` as CSV, TSV, JSON or a table in Markdown"


class DraftedRow(NamedTuple):
    """A question with the chunk that is said to answer it.

    `line` is the 1-based line of the file on which the row begins. `chunk` is the reference as it was written (a short
    reference, an id or `file:first-last`), without the marks around it; it is empty for a decoy. Whether the chunk
    exists is not known. `is_judged` says that a person has looked at the answer, as in a file of feedback.
    """

    line: int
    question: str
    chunk: str
    is_judged: bool = False


class UnreadableRow(NamedTuple):
    """A line that looks like a row, and the reason why its question or its chunk cannot be told."""

    line: int
    reason: str


class DraftedRows(NamedTuple):
    """The rows of a file, in the order of the file, and what became of every other line with text.

    `passed_over` are the 1-based lines that are no rows: talk around a table, headings, and the lines of `unreadable`.
    `unfilled` are the lines of rows whose chunk nobody has filled in yet: a `?` in the place of the chunk, or an answer
    that nobody has judged. Headers, comments, fences and rules of tables are in neither.
    """

    rows: tuple[DraftedRow, ...]
    passed_over: tuple[int, ...] = ()
    unreadable: tuple[UnreadableRow, ...] = ()
    unfilled: tuple[int, ...] = ()


def read_drafted(data: bytes, path: str, references: References | None = None) -> DraftedRows:
    """Return the rows of a file; `path` is its name in messages.

    With the `references` of a corpus, an id that an author made up is told from the rest of a question. Raises
    `QuestionsError` for a file that is empty or no text, and for one that has no row at all, unless it has a header and
    else only comments, as `faqbot gaps` writes it. A file in the encoding cp1252 is read with a `CorpusWarning`.
    """
    try:
        text = decode(data, path)
    except CorpusError as error:  # its remedies are those for documents
        raise QuestionsError(f"is no text; {_EXPECTED}", path=path, line=error.line) from error
    if not text.strip():
        raise QuestionsError(f"is empty; {_EXPECTED}", path=path)
    rows = _sorted(_found(text, CellReader(references)))
    if not (rows.rows or rows.unreadable or rows.unfilled or _is_table_without_rows(text, rows)):
        raise QuestionsError(f"has no row; {_EXPECTED}", path=path)
    return rows


def _is_table_without_rows(text: str, rows: DraftedRows) -> bool:
    return not rows.passed_over and any(map(header_of, split_lines(text)))


def _found(text: str, cells: CellReader) -> Sequence[FoundRow]:
    judged = judged_rows(text, cells)
    if judged is not None:
        return list(judged)
    objects = rows_of_objects(text, cells)
    lines = rows_of_lines(text, cells, objects.lines)
    if objects.rows:
        written = split_lines(text)
        lines = [_beside_objects(row, written[row.line - 1]) for row in lines if not is_frame(written[row.line - 1])]
    return sorted((*objects.rows, *lines), key=lambda row: row.line)


def _beside_objects(row: FoundRow, line: str) -> FoundRow:
    """Return what a line beside objects is: an object that cannot be read, or what it is on its own."""
    is_object = row.kind is RowKind.TALK and line.lstrip().startswith(("{", '["')) and not _is_json(line)
    return unreadable(row.line, "is no valid JSON; the answer may be cut off") if is_object else row


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _sorted(found: Sequence[FoundRow]) -> DraftedRows:
    rows = tuple(
        DraftedRow(row.line, row.question, row.chunk, row.is_judged) for row in found if row.kind is RowKind.ROW
    )
    broken = tuple(UnreadableRow(row.line, row.reason) for row in found if row.kind is RowKind.UNREADABLE)
    passed = (row.line for row in found if row.kind in (RowKind.TALK, RowKind.UNREADABLE))
    unfilled = tuple(row.line for row in found if row.kind is RowKind.UNFILLED)
    return DraftedRows(rows, tuple(dict.fromkeys(passed)), broken, unfilled)
