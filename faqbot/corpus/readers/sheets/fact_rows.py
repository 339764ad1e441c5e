"""Read a table that holds no questions and answers, such as opening hours: each row with its labels.

    Day,Open,Close            Day: Monday
    Monday,9:00,18:00         Open: 9:00
                              Close: 18:00

Most tables in a folder are for programs or for an office: orders, measurements, lists of people. So faqbot must know
all labels in the first row, and a table of many rows, or with a column of bare numbers, must hold prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.corpus.document import Fact, Pair, TextRow, TextTable
from faqbot.corpus.passages import labelled_text
from faqbot.corpus.readers.qa_marks import asks
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.records.cell_text import text_of_cell
from faqbot.corpus.records.column_pairs import plain_name, plain_names
from faqbot.corpus.records.delimited import Lines, Records, find_dialect
from faqbot.corpus.records.feed import feed_of
from faqbot.corpus.records.heads import without_empty_end
from faqbot.corpus.records.pairs.marked_rows import pairs_of_marked_rows
from faqbot.corpus.structure.table_rows import rows_with_names
from faqbot.text.columns import fact_labels

_KNOWN = frozenset(plain_names(fact_labels.LABELS_OF_FACTS))
# Fewest columns, also of a table without prose, and most rows, also of such a table.
_FEWEST_COLUMNS, _FEWEST_WITHOUT_PROSE = 2, 3
_MOST_ROWS, _MOST_WITHOUT_PROSE = 1_000, 100
# Fewest words of a cell that is prose.
_PROSE = 3
# A number without a unit, in a column of measurements, quantities or sums.
_NUMBER = re.compile(r"[-+−]?\d[\d.,' ]*")

_Row = tuple[Lines, Sequence[str]]


class OtherRows(NamedTuple):
    """The rows of a table without columns of questions and answers: facts, or the pairs of rows with marks."""

    pairs: list[Pair]
    facts: list[Fact]

    @property
    def first_line(self) -> int:
        """The line on which the first of the rows begins."""
        lines = [*(pair.lines for pair in self.pairs), *(fact.lines for fact in self.facts)]
        return min(first for first, _ in lines)


def fact_rows(rows: Sequence[_Row]) -> list[Fact]:
    """Return the rows below the labels in the first row; empty for another table."""
    if not 1 < len(rows) <= _MOST_ROWS + 1 or not are_labels(rows[0][1]):
        return []
    header = tuple(" ".join(cell.split()) for cell in rows[0][1])
    texts = [TextRow(tuple(map(_text, cells)), lines, "") for lines, cells in rows[1:]]
    if not _are_rows(texts, len(header)):
        return []
    named = rows_with_names(TextTable(header, tuple(texts)))
    return [Fact(labelled_text(header, row), row.lines) for row in named]


def other_rows_of_text(text: str, path: str) -> OtherRows | None:
    """Return the rows of a delimited table as `other_rows` does."""
    feed = feed_of(text)
    dialect = find_dialect(feed, suffix_of(path), are_labels)
    records = list(islice(Records(feed, dialect), _MOST_ROWS + 2))
    if not records or any(record.fault for record in records):
        return None
    width = len(without_empty_end(records[0].cells))
    return other_rows([(record.lines, without_empty_end(record.cells, width)) for record in records])


def other_rows(rows: Sequence[_Row]) -> OtherRows | None:
    """Return what a table without columns of questions and answers says: facts, or marked rows; None for others."""
    facts = fact_rows(rows)
    pairs = _marked_pairs(rows) if not facts and len(rows) <= _MOST_ROWS else []
    return OtherRows(pairs, facts) if pairs or facts else None


def _marked_pairs(rows: Sequence[_Row]) -> list[Pair]:
    pairs = pairs_of_marked_rows([TextRow(tuple(cells), lines, "") for lines, cells in rows])
    return [Pair(row.cells[0], row.cells[1], row.lines) for row in pairs]


def are_labels(cells: Sequence[str]) -> bool:
    """Whether the cells of a row are the labels of columns, each of which is known."""
    names = [plain_name(cell) for cell in cells]
    if len(names) < _FEWEST_COLUMNS or len(set(names)) < len(names):
        return False
    return _KNOWN.issuperset(names) and not any(map(asks, cells))


def _are_rows(rows: Sequence[TextRow], width: int) -> bool:
    """Whether the rows fit the labels: most name something and say something of it."""
    if any(len(row.cells) != width for row in rows):
        return False
    named = sum(any(map(str.isalpha, row.cells[0])) for row in rows)
    saying = sum(sum(map(bool, row.cells)) > 1 for row in rows)
    if 2 * named < len(rows) or saying < len(rows):
        return False
    columns = [[row.cells[at] for row in rows] for at in range(1, width)]
    if any(_are_mostly(column, _is_prose) for column in columns):
        return True
    if width < _FEWEST_WITHOUT_PROSE or len(rows) > _MOST_WITHOUT_PROSE:
        return False
    return not any(_are_mostly(column, _NUMBER.fullmatch) for column in columns)


def _are_mostly(cells: Sequence[str], is_so: Callable[[str], object]) -> bool:
    return 2 * sum(bool(is_so(cell)) for cell in cells) >= len(cells)


def _is_prose(cell: str) -> bool:
    return len(cell.split()) >= _PROSE


def _text(cell: str) -> str:
    return " ".join(text_of_cell(cell).split())
