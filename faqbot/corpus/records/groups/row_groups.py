"""Find the groups of a table's rows: a category that is written once for all its rows, and rows that are headings.

    Category,Question,Answer                Question,Answer
    Orders,How do I cancel?,At once.        ORDERS,
    ,Can I add an item?,No.                 How do I cancel?,At once.
    Payment,Which cards?,Visa.              PAYMENT,
    ,When do I pay?,Now.                    Which cards?,Visa.

A sheet with merged cells looks so when it is saved as CSV, and so do tables that people write by hand. The first rows
of a table show whether it has such groups. An empty cell elsewhere is only empty (see `written_once`), and a row with a
single text is only a question without an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from faqbot.corpus.readers.qa_marks import asks, may_ask
from faqbot.corpus.records.cell_text import text_of_cell, without_marks
from faqbot.corpus.records.groups.written_once import has_letter, writes_names_once

# Longest heading in a row of its own, in characters.
_LONGEST_HEADING = 120

# A number in front of a heading, in a cell of its own.
_NUMBER = re.compile(r"(?:[A-Za-z]|[A-Za-z]{0,2}[-. ]?\d{1,4}(?:\.\d{1,3}){0,4})[.):]?")
_NUMBER_AND_HEADING = 2

_Rows = Sequence[Sequence[str]]


class KeyColumns(NamedTuple):
    """The places of the columns that tell the groups: the question, the answer, and what says what a row is about.

    `names_problem` says that the question is a problem, which may be written once for several remedies.
    """

    question: int
    answer: int
    topics: tuple[int, ...]
    names_problem: bool = False


class RowGroups(NamedTuple):
    """How the rows of a table are grouped.

    A cell of the columns `said_once` holds for the rows below, up to the next cell with a text. A row whose only text
    is in the column `heading`, or in one of the columns `announced`, is a heading for the rows below; a row with a text
    of its own in a column of `announced` is below no such heading. `is_titled` says that the title above the table is
    the first heading.
    """

    said_once: tuple[int, ...] = ()
    announced: tuple[int, ...] = ()
    heading: int | None = None
    is_titled: bool = False


def row_groups_of(rows: _Rows, keys: KeyColumns, is_header: Callable[[Sequence[str]], bool] | None = None) -> RowGroups:
    """Return how the rows of a table are grouped, as the first rows below its header show.

    `is_header` tells the rows that repeat the header, if there may be any.
    """
    headers = [is_header is not None and is_header(row) for row in rows]
    data = [row for row, repeats in zip(rows, headers, strict=True) if not repeats]
    leading = tuple(at for at in keys.topics if at < keys.question)
    columns = [(at, False) for at in leading]
    if keys.names_problem and keys.question < keys.answer:
        columns.append((keys.question, True))
    said_once = tuple(
        at
        for at, are_problems in columns
        if writes_names_once((_cell(row, at) for row in data), are_problems=are_problems)
    )
    places = [_heading_place(row) for row in rows]
    announced = tuple(at for at in leading if at in places and at not in said_once)
    titled = next((at for at, below in zip(places, headers[1:], strict=False) if below and at is not None), None)
    begins = bool(places) and places[0] is not None
    heading = places[0] if begins else titled
    if heading is None or not _heads_rows(heading, data, keys):
        return RowGroups(said_once, announced)
    return RowGroups(said_once, announced, heading, is_titled=not begins)


def _heads_rows(place: int, rows: _Rows, keys: KeyColumns) -> bool:
    """Whether a row whose only text is in this column is a heading if the table begins with one.

    In the column of the questions, it may be a question without an answer, unless the questions of the table ask.
    """
    answered = [row for row in rows if _cell(row, keys.question) and _cell(row, keys.answer)]
    if place in keys.topics or not answered:
        return False
    if place != keys.question:
        return place < keys.question
    return 2 * sum(may_ask(row[place]) for row in answered) > len(answered)


def _heading_place(row: Sequence[str]) -> int | None:
    """Return the place of the only cell of a row with a text, if this may be a heading; otherwise None.

    A number in front of the text does not matter: "2", "B", "1.2.".
    """
    places = [at for at, cell in enumerate(row) if cell.strip()]
    if len(places) == _NUMBER_AND_HEADING and _NUMBER.fullmatch(without_marks(row[places[0]])):
        del places[0]
    if len(places) != 1:
        return None
    text = row[places[0]]
    return places[0] if len(text) <= _LONGEST_HEADING and has_letter(text) and not asks(text) else None


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


class GroupedRows:
    """The rows of a table from top to bottom; `names` is the heading above the last row, or empty."""

    def __init__(self, groups: RowGroups, title: str = "") -> None:
        self._groups = groups
        self._above: dict[int, str] = {}
        self.names: tuple[str, ...] = (title,) if title and groups.is_titled else ()

    def filled(self, cells: Sequence[str]) -> Sequence[str] | None:
        """Return the cells of a row with what is written once above it; None for a row that is a heading."""
        said_once, announced, heading, _ = self._groups
        if not said_once and not announced and heading is None:
            return cells
        place = _heading_place(cells)
        if place is not None and (place in announced or (place == heading and not may_ask(cells[place]))):
            self.names = (without_marks(" ".join(text_of_cell(cells[place]).split())),)
            return None
        if any(_cell(cells, at) for at in announced):
            self.names = ()
        own = {at: cells[at] for at in said_once if _cell(cells, at)}
        if own:  # a new category has none of the sections of the category above it
            self._above = {at: cell for at, cell in self._above.items() if at < min(own)} | own
        if place in own:
            return None
        return [self._above.get(at, cell) if at in said_once else cell for at, cell in enumerate(cells)]
