"""Read a table that holds no questions and answers, such as opening hours: each row with its labels.

    Day,Open,Close            Day: Monday
    Monday,9:00,18:00         Open: 9:00
                              Close: 18:00

Most tables in a folder are for programs or for an office: orders, measurements, lists of people. So faqbot must know
all labels in the first row, and a table of many rows, or with a column of bare numbers, must hold prose. A table that
holds none of this may be a price list or a timetable, whose labels need not all be known (see `price_lists`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.corpus.document import Fact, Pair, TextRow, TextTable
from faqbot.corpus.passages import labelled_text
from faqbot.corpus.readers.qa_marks import asks
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.readers.sheets.price_lists import (
    BARE_NUMBER,
    FEWEST_COLUMNS,
    KNOWN,
    are_mostly,
    are_priced_labels,
    is_price_list,
    why_no_price_list,
)
from faqbot.corpus.records.cell_text import text_of_cell
from faqbot.corpus.records.column_pairs import plain_name
from faqbot.corpus.records.delimited import Lines, Records, find_dialect
from faqbot.corpus.records.feed import feed_of
from faqbot.corpus.records.heads import without_empty_end
from faqbot.corpus.records.pairs.marked_rows import pairs_of_marked_rows
from faqbot.corpus.structure.table_rows import rows_with_names

# Fewest columns, also of a table without prose, and most rows, also of such a table.
_FEWEST_WITHOUT_PROSE = 3
_MOST_ROWS, _MOST_WITHOUT_PROSE = 1_000, 100
# Fewest words of a cell that is prose.
_PROSE = 3
# What a table that is skipped is told, behind the reason.
_WAY_OUT = "a table in Markdown is read with any labels"

_Row = tuple[Lines, Sequence[str]]


class OtherRows(NamedTuple):
    """The rows of a table without columns of questions and answers: facts, or the pairs of rows with marks.

    A table with neither may have a `fault`: what to say of why its rows are no facts.
    """

    pairs: list[Pair]
    facts: list[Fact]
    fault: str = ""

    @property
    def any(self) -> bool:
        """Whether there are pairs or facts."""
        return bool(self.pairs or self.facts)

    @property
    def first_line(self) -> int:
        """The line on which the first of the rows begins."""
        lines = [*(pair.lines for pair in self.pairs), *(fact.lines for fact in self.facts)]
        return min(first for first, _ in lines)


def other_rows_of_text(text: str, path: str) -> OtherRows:
    """Return the rows of a delimited table as `other_rows` does."""
    feed = feed_of(text)
    dialect = find_dialect(feed, suffix_of(path), lambda cells: are_labels(cells) or are_priced_labels(cells))
    records = list(islice(Records(feed, dialect), _MOST_ROWS + 2))
    if not records or any(record.fault for record in records):
        return OtherRows([], [])
    width = len(without_empty_end(records[0].cells))
    return other_rows([(record.lines, without_empty_end(record.cells, width)) for record in records])


def other_rows(rows: Sequence[_Row]) -> OtherRows:
    """Return what a table without columns of questions and answers says: facts, or marked rows."""
    header = tuple(" ".join(cell.split()) for cell in rows[0][1]) if rows else ()
    texts = [TextRow(tuple(map(_text, cells)), lines, "") for lines, cells in rows[1:]]
    if 0 < len(texts) <= _MOST_ROWS and _are_facts(header, texts):
        named = rows_with_names(TextTable(header, tuple(texts)))
        return OtherRows([], [Fact(labelled_text(header, row), row.lines) for row in named])
    pairs = _marked_pairs(rows) if len(rows) <= _MOST_ROWS else []
    why = why_no_price_list(header, [row.cells for row in texts])
    return OtherRows(pairs, [], f"; its rows are not read as facts: {why} ({_WAY_OUT})" if why and not pairs else "")


def _are_facts(header: tuple[str, ...], rows: Sequence[TextRow]) -> bool:
    if are_labels(header) and _are_rows(rows, len(header)):
        return True
    return is_price_list(header, [row.cells for row in rows])


def _marked_pairs(rows: Sequence[_Row]) -> list[Pair]:
    pairs = pairs_of_marked_rows([TextRow(tuple(cells), lines, "") for lines, cells in rows])
    return [Pair(row.cells[0], row.cells[1], row.lines) for row in pairs]


def are_labels(cells: Sequence[str]) -> bool:
    """Whether the cells of a row are the labels of columns, each of which is known."""
    names = [plain_name(cell) for cell in cells]
    if len(names) < FEWEST_COLUMNS or len(set(names)) < len(names):
        return False
    return KNOWN.issuperset(names) and not any(map(asks, cells))


def _are_rows(rows: Sequence[TextRow], width: int) -> bool:
    """Whether the rows fit the labels: most name something and say something of it."""
    if any(len(row.cells) != width for row in rows):
        return False
    named = sum(any(map(str.isalpha, row.cells[0])) for row in rows)
    saying = sum(sum(map(bool, row.cells)) > 1 for row in rows)
    if 2 * named < len(rows) or saying < len(rows):
        return False
    columns = [[row.cells[at] for row in rows] for at in range(1, width)]
    if any(are_mostly(column, _is_prose) for column in columns):
        return True
    if width < _FEWEST_WITHOUT_PROSE or len(rows) > _MOST_WITHOUT_PROSE:
        return False
    return not any(are_mostly(column, BARE_NUMBER.fullmatch) for column in columns)


def _is_prose(cell: str) -> bool:
    return len(cell.split()) >= _PROSE


def _text(cell: str) -> str:
    return " ".join(text_of_cell(cell).split())
