"""Read a table whose rows are marked as questions and answers, each on a row of its own.

Q: How do I log in?                Q1 | How do I log in?
A: With your address.              A1 | With your address.
It is that of your contract.       Q2 | I lost my password
"""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.corpus.document import TextRow
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED
from faqbot.corpus.records.cell_text import without_marks

_QUESTION, _ANSWER = "question", "answer"
_FEWEST_PAIRS = 2
_MARKED = 2  # a mark, and the text in the next cell
# The signs behind a mark in a cell of its own, and the longest one, such as "Question 12", in characters.
_SIGNS, _LONGEST_MARK = ":.", 20

_Marked = tuple[str, str, int]
_NOTHING: _Marked = ("", "", 0)


def pairs_of_marked_rows(rows: Sequence[TextRow]) -> list[TextRow]:
    """Return a row for each question, with the answers in the rows below it; empty for another table.

    The first row may be a header of two columns, and rows with a single text above the first question are a title. A
    row without a mark goes on with the answer above it. Every question needs an answer, and all texts stand in one
    column.
    """
    marked: list[_Marked | None] = []
    for row in rows:
        found = _marked(row)
        if found is None and marked:
            return []
        marked.append(found)
    columns = set[int]()
    together: list[list[TextRow]] = []
    before = ""
    for row, (mark, text, column) in zip(rows, (one or _NOTHING for one in marked), strict=True):
        if not mark and not (text and together):
            continue
        columns.add(column)
        if (before == _QUESTION and mark != _ANSWER) or (mark == _ANSWER and not together):
            return []
        if mark == _QUESTION:
            together.append([])
        together[-1].append(row._replace(cells=(text,)))
        before = mark or before
    pairs = list(map(_pair, together))
    if len(pairs) < _FEWEST_PAIRS or len(columns) > 1 or (None in marked and 0 in columns):
        return []
    return pairs if all(all(pair.cells) for pair in pairs) else []


def _marked(row: TextRow) -> _Marked | None:
    """Return the mark of a row, its text, both perhaps empty, and its column; None if the row holds more than that."""
    given = [(at, cell.strip()) for at, cell in enumerate(row.cells) if cell.strip()]
    if len(given) == _MARKED and mark_of(given[0][1]):
        return mark_of(given[0][1]), given[1][1], given[1][0]
    if len(given) > 1:
        return None
    column, text = given[0] if given else (0, "")
    for mark, pattern in ((_QUESTION, ASKED), (_ANSWER, ANSWERED)):
        match = pattern.match(text)
        if match:
            return mark, text[match.end() :].strip(), column
    return "", text, column


def mark_of(cell: str) -> str:
    """Return what a cell marks, "question" or "answer", if it is nothing but a mark; otherwise an empty text."""
    text = without_marks(cell, _SIGNS)
    if not text or len(text) > _LONGEST_MARK:
        return ""
    for mark, pattern in ((_QUESTION, ASKED), (_ANSWER, ANSWERED)):
        match = pattern.match(f"{text}: -")
        if match and match.end() > len(text):
            return mark
    return ""


def _pair(rows: Sequence[TextRow]) -> TextRow:
    """Return the row of a question and its answers, which stand below each other."""
    question, *answers = (row.cells[0] for row in rows)
    raw = "\n".join(row.raw for row in rows)
    return TextRow((question, "\n".join(filter(None, answers))), (rows[0].lines[0], rows[-1].lines[1]), raw)
