"""Read the rows `question,chunk` in what a language model prints, in files of feedback and in judged answers."""

from __future__ import annotations

import csv
from typing import NamedTuple

from faqbot.corpus.authors.references import References
from faqbot.corpus.decoding import decode, split_lines


class DraftedRow(NamedTuple):
    """A question with the chunk that is said to answer it.

    `line` is the 1-based line of the file on which the row begins. `chunk` is the reference as it was written (a short
    reference, an id or `file:first-last`), without the marks around it; it is empty for a decoy. Whether the chunk
    exists is not known.
    """

    line: int
    question: str
    chunk: str


class UnreadableRow(NamedTuple):
    """A line that looks like a row, and the reason why its question or its chunk cannot be told."""

    line: int
    reason: str


class DraftedRows(NamedTuple):
    """The rows of a file, in the order of the file, and what became of every other line with text.

    `passed_over` are the 1-based lines that are no rows: talk around a table, headings, and the lines of `unreadable`.
    `unfilled` are the lines of rows whose chunk nobody has filled in yet: a `?` in a file of feedback, or an empty cell
    under `right` in answers that were judged in part. Headers, comments, fences and rules of tables are in neither.
    """

    rows: tuple[DraftedRow, ...]
    passed_over: tuple[int, ...] = ()
    unreadable: tuple[UnreadableRow, ...] = ()
    unfilled: tuple[int, ...] = ()


def read_drafted(data: bytes, path: str, references: References | None = None) -> DraftedRows:  # noqa: ARG001
    """Return the rows of a file; `path` is its name in messages.

    With the `references` of a corpus, an id that an author made up is told from the rest of a question. Raises
    `QuestionsError` for a file that is empty or no text, or that has no row at all.
    """
    rows, passed_over = [], []
    for number, line in enumerate(split_lines(decode(data, path)), start=1):
        cells = next(csv.reader([line]), [])
        if len(cells) == len(DraftedRow._fields) - 1 and cells != ["question", "chunk"]:
            rows.append(DraftedRow(number, cells[0].strip(), cells[1].strip()))
        elif line.strip() and cells != ["question", "chunk"]:
            passed_over.append(number)
    return DraftedRows(tuple(rows), tuple(passed_over))
