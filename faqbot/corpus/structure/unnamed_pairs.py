"""Find the questions and answers in tables of two columns, or three with numbers, whose header does not name them.

    | How do I pay?  | By card. |          | Q | How do I pay? |
    | Where are you? | In Rome. |          | A | By card.      |

Every row must ask, or be marked (see `marked_rows`), but for rows that are headings. Where a format cannot do without a
header, the first row may stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from faqbot.corpus.document import Block, TextRow, TextTable
from faqbot.corpus.readers.qa_marks import asks
from faqbot.corpus.records.cell_text import without_marks
from faqbot.corpus.records.pairs.marked_rows import mark_of, pairs_of_marked_rows

_PAIR = ("question", "answer")
_FEWEST_PAIRS = 2
# The signs behind the mark or the number of a row.
_ENDS = ":."
_NUMBER = re.compile(r"[(\[]?[A-Za-z]{0,2}\d{1,4}(?:\.\d{1,3}){0,4}[)\]]?")


def unnamed_pairs(block: Block) -> TextTable | None:
    """Return a block that is a table as a table of pairs, though its columns have no names; None if it has no pairs."""
    table = _without_numbers(block.table) if block.table and block.table.rows else None
    if table is None or any(len(row.cells) != len(_PAIR) for row in table.rows):
        return None
    header = TextRow(table.header, (block.lines[0], block.lines[0]), block.raw.partition("\n")[0])
    has_first = len(table.header) == len(_PAIR) and all(table.header)
    is_first = has_first and (asks(_plain(table.header[0])) or mark_of(table.header[0]) == _PAIR[0])
    rows = [header, *table.rows] if is_first else list(table.rows)
    if asks_in_rows([_plain(cell) for cell in row.cells] for row in rows):
        return TextTable(_PAIR, tuple(rows))
    marked = pairs_of_marked_rows(rows)
    is_whole = marked and marked[0].lines[0] == rows[0].lines[0]  # what is above the first question would be lost
    return TextTable(_PAIR, tuple(marked)) if is_whole else None


def _without_numbers(table: TextTable) -> TextTable:
    """Return a table of three columns without the first one if this numbers the rows."""
    rows = [row.cells for row in table.rows]
    if not is_numbered(rows):
        return table
    return TextTable(table.header[1:], tuple(row._replace(cells=row.cells[1:]) for row in table.rows))


def is_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of three columns holds nothing but numbers, at least one for each pair."""
    if not rows or any(len(row) != len(_PAIR) + 1 for row in rows):
        return False
    numbers = [_plain(row[0]) for row in rows if row[0].strip() or all(row[1:])]
    return all(map(_NUMBER.fullmatch, numbers))


def asks_in_rows(rows: Iterable[Sequence[str]]) -> bool:
    """Whether the first of two columns asks in every row, and the second answers, but for rows that are headings.

    Only a table that begins with a heading may have further ones. No row is looked at behind the first that decides.
    """
    pairs = headings = 0
    for row in rows:
        if len(row) != len(_PAIR):
            return False
        is_pair = bool(row[0] and row[1])
        if not row[0] or asks(row[0]) != is_pair or (pairs and not headings and not is_pair):
            return False
        pairs += is_pair
        headings += not is_pair
    return pairs >= _FEWEST_PAIRS


def _plain(cell: str) -> str:
    return without_marks(cell, _ENDS)
