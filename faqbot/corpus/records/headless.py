"""Find the questions and the answers in a table without a header, as Dialogflow, Amazon Kendra and phpMyFAQ want it.

Only the cells can tell, so the evidence must be strong: the first row and most of the rows below it ask in the same
column, and a column to the right of it holds a text in nearly every row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from faqbot.corpus.readers.qa_marks import asks, may_ask

PAIR = ("question", "answer")
# Fewest rows that show what a column holds, and the most columns of an export.
_FEWEST_ROWS, _MOST_COLUMNS = 2, 20
# The share of rows that must ask. If so many more end with a question mark, answers may be short; otherwise they must
# be longer than the questions on average, as answers are and data beside a text are not. One of the four questions in
# the example of Kendra's manual has no question mark.
_MOST_ASK, _SURELY_ASKED = 0.5, 0.75
# The share of rows that must have a text, and as many columns as the others.
_NEARLY_ALL = 0.9
# What stands in other columns than that of the answer: addresses, metadata, numbers, yes and no.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|[^\s@]++@\S+\.\w+")
_METADATA = re.compile(r"[\w .-]{1,100}:[^\s|][^|]{0,200}(?:\|[\w .-]{1,100}:[^|]{0,200})*|\[.*\]|\{.*\}", re.DOTALL)
_NUMBER = re.compile(r"[-+]?[\d.,]{1,30}%?")
_SWITCH = frozenset(("true", "false", "yes", "no"))
# The columns of phpMyFAQ's import, which knows no header.
_PHPMYFAQ = tuple("category_id question answer keywords language author email active sticky".split())


def headless_columns(rows: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    """Return names for the columns of a table without a header, given its first rows; None without evidence."""
    if len(rows) < _FEWEST_ROWS:
        return None
    width, count = Counter(map(len, rows)).most_common(1)[0]
    if not len(PAIR) <= width <= _MOST_COLUMNS or count < _NEARLY_ALL * len(rows):
        return None
    columns = [[row[at].strip() if at < len(row) else "" for row in rows] for at in range(width)]
    asked = next((at for at in range(width - 1) if _is_asked(columns[at])), None)
    if asked is None:
        return None
    said = next((at for at in range(asked + 1, width) if _may_answer(columns[at], is_beside=at == 1)), None)
    if said is None or not _fits(columns[asked], columns[said]):
        return None
    return _named(width, asked, said, rows[0])


def _is_asked(cells: Sequence[str]) -> bool:
    """Whether a column holds questions: its first cell is one, and so are most."""
    return may_ask(cells[0]) and sum(map(may_ask, cells)) >= _MOST_ASK * len(cells)


def _may_answer(cells: Sequence[str], *, is_beside: bool) -> bool:
    """Whether a column may hold answers: texts in nearly every row, most of which do not ask.

    Only directly beside the questions of a table's first column, a number is taken for an answer ("How many?", "13").
    """
    given = [cell for cell in cells if cell]
    if len(given) < _NEARLY_ALL * len(cells) or 2 * sum(map(asks, given)) > len(given):
        return False
    return 2 * sum(_is_other(cell, has_numbers=not is_beside) for cell in given) <= len(given)


def _is_other(cell: str, *, has_numbers: bool) -> bool:
    if cell.casefold() in _SWITCH or _ADDRESS.fullmatch(cell) or _METADATA.fullmatch(cell):
        return True
    return has_numbers and bool(_NUMBER.fullmatch(cell))


def _fits(questions: Sequence[str], answers: Sequence[str]) -> bool:
    if sum(map(asks, questions)) >= _SURELY_ASKED * len(questions):
        return True
    return sum(map(len, answers)) > sum(map(len, questions))


def _named(width: int, asked: int, said: int, first: Sequence[str]) -> tuple[str, ...]:
    is_phpmyfaq = width == len(_PHPMYFAQ) and (asked, said) == (1, 2) and first[-1].strip().casefold() in _SWITCH
    if is_phpmyfaq:
        return _PHPMYFAQ
    roles = {asked: PAIR[0], said: PAIR[1]}
    return tuple(roles.get(at, f"column_{at + 1}") for at in range(width))
