"""Find what a row of a table in running text is about if its first cell is empty.

    | Symptom    | Cause       | Remedy     |
    |------------|-------------|------------|
    | No sound   | Muted       | Press Mute |
    |            | Cable loose | Push it in |      is about "No sound", too

An empty cell may also mean nothing, as in a row with a sum. So the first column must write each name once (see
`written_once`), and each row without a name must have a text in all other cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.corpus.document import TextRow, TextTable
from faqbot.corpus.records.columns import is_problem
from faqbot.corpus.records.groups.written_once import has_letter, writes_names_once

_FEWEST_COLUMNS = 2


def rows_with_names(table: TextTable) -> Sequence[TextRow]:
    """Return the rows of a table, those without a name with the name above them, if the table writes each name once."""
    if not _names_once(table):
        return table.rows
    name = ""
    rows: list[TextRow] = []
    for row in table.rows:
        name = row.cells[0] or name
        rows.append(row._replace(cells=(name, *row.cells[1:])))
    return rows


def _names_once(table: TextTable) -> bool:
    width = len(table.header)
    if width < _FEWEST_COLUMNS or not table.header[0] or any(len(row.cells) != width for row in table.rows):
        return False
    names = (row.cells[0] for row in table.rows)
    if not writes_names_once(names, are_problems=is_problem(table.header[0])):
        return False
    return all(has_letter(cell) for row in table.rows if not row.cells[0] for cell in row.cells[1:])
