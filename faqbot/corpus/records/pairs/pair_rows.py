"""Read the rows of a table in running text whose header names questions and answers.

The columns mean what they mean in a file of pairs (see `columns`): a category and a section are headings of the
question, other columns travel along, and a row with a single text may be a heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faqbot.corpus.document import Block
from faqbot.corpus.records.cell_text import text_of_cell, without_marks
from faqbot.corpus.records.columns import PairColumns, columns_of, has_columns, pair_columns_of, unique_names
from faqbot.corpus.records.groups.row_groups import GroupedRows, KeyColumns, row_groups_of
from faqbot.corpus.records.pairs.wordings import wordings_of

_PAIR = ("question", "answer")

_Cells = Sequence[str]


class PairRow(NamedTuple):
    """A row of a table of pairs: the cells of its question and its answer, and what its other columns say.

    `sections` are headings of this row alone. If the row has no question or no answer, `other` is its first text, or
    empty, and `left_out` is the reason if it holds no text for readers.
    """

    asked: str
    told: str
    sections: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    other: str = ""
    left_out: str = ""

    def in_block(self, question: Block) -> Block:
        """Return the block of the question with what the row says of it."""
        return question._replace(asked_as=self.asked_as, sections=self.sections, metadata=self.metadata)


def is_pair_table(header: _Cells) -> bool:
    """Whether the header of a table in running text names its questions and its answers."""
    return has_columns(header, _PAIR)


class PairTable:
    """A table of pairs: the places of the columns of its questions and answers, and its rows."""

    def __init__(self, header: _Cells, rows: Sequence[_Cells]) -> None:
        self._rows = rows
        self._header = tuple(map(_plain, header))
        self._names = unique_names(header)
        columns = columns_of(tuple(header))
        self.question = header.index(columns.question or "")
        self.answer = header.index(columns.answer or "")
        self._columns = self._other_columns()

    def _other_columns(self) -> PairColumns | None:
        """Return the roles of all columns; None if they are those of other questions and answers."""
        columns = pair_columns_of(self._names)
        own = (self._names[self.question], self._names[self.answer])
        return columns if (columns.question, columns.answer) == own else None

    def rows(self) -> Iterator[PairRow]:
        """Yield what each row says."""
        columns = self._columns
        names = {columns.topic, columns.section} if columns else set()
        topics = tuple(sorted(self._names.index(name) for name in names if name))
        keys = KeyColumns(self.question, self.answer, topics)
        grouped = GroupedRows(row_groups_of(self._rows, keys, self._is_header))
        return (self._row(row, grouped) for row in self._rows)

    def _is_header(self, cells: _Cells) -> bool:
        return tuple(map(_plain, cells)) == self._header

    def _row(self, own: _Cells, grouped: GroupedRows) -> PairRow:
        cells = None if self._is_header(own) else grouped.filled(own)
        if cells is None:
            return PairRow("", "", left_out="header" if self._is_header(own) else "heading")
        asked, told = (cells[at] if at < len(cells) else "" for at in (self.question, self.answer))
        if not asked or not told:
            other = asked or told or next((cell for cell in own if any(map(str.isalpha, cell))), "")
            return PairRow(asked, told, other=other, left_out="" if other else "incomplete row")
        columns = self._columns
        if columns is None:
            return PairRow(asked, told, grouped.names)
        record = dict(zip(self._names, cells, strict=False))
        topic, section = (_text(record.get(name or "", "")) for name in (columns.topic, columns.section))
        metadata = {name: _text(record.get(name, "")) for name in columns.kept} | ({"topic": topic} if topic else {})
        return PairRow(
            asked,
            told,
            tuple(dict.fromkeys(filter(None, (topic, *grouped.names, section)))),
            wordings_of(record, columns, _text(asked)) if columns.wordings or columns.tags else (),
            tuple((name, text) for name, text in metadata.items() if text),
        )


def _text(cell: str) -> str:
    """Return the text of a cell on a single line, without marks around it."""
    return without_marks(" ".join(text_of_cell(cell).split()))


def _plain(cell: str) -> str:
    return without_marks(cell).casefold()
