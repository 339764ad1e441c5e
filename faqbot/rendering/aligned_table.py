"""The rows of a table, laid out in aligned columns when the width of the terminal is known.

Columns that are too wide for the screen are wrapped within themselves. Where even that leaves too little room, each row
of the table is shown as lines of its own: the name of each column with its value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Literal, NamedTuple

from faqbot.rendering.readable import printable
from faqbot.rendering.rows import Fragment, StyledRow, rows_of, text_columns

TableCell = tuple[Fragment, ...]
RowPart = Literal["header", "rule", "first", "body"]

COLUMN, RULE = "class:column", "class:rule"

_GAP = "  "

# The columns that a column of words needs at least; longer words are broken.
_LEAST = 12


class TableShape(NamedTuple):
    """What the rows of a table have in common, column by column.

    `headers` are the names of the columns, `natural` the columns of the screen that the longest cell takes, `least`
    those of the longest word (up to a limit), and `aligned` the side on which the text stands.
    """

    headers: tuple[TableCell, ...]
    natural: tuple[int, ...]
    least: tuple[int, ...]
    aligned: tuple[str, ...]

    def widths(self, width: int) -> list[int] | None:
        """Return the width of each column within `width`, or None if the columns do not fit beside each other.

        Each column has room for its words; the rest is shared, and narrow columns take no more than they need.
        """
        rest = width - len(_GAP) * (len(self.natural) - 1) - sum(self.least)
        if rest < 0:
            return None
        widths = list(self.least)
        wanted = sorted((natural - least, at) for at, (natural, least) in enumerate(zip(self.natural, self.least)))  # noqa: B905 - made together
        for left, (wants, at) in zip(range(len(wanted), 0, -1), wanted, strict=True):
            taken = min(wants, rest // left)
            widths[at] += taken
            rest -= taken
        return widths


NO_TABLE = TableShape((), (), (), ())


@dataclass(frozen=True, slots=True)
class AlignedRow(StyledRow):
    """A row of a table: its header, the rule below the header, the first row of its body, or another row.

    `before` stands in front of the first line, as the mark of the list that the table is in.
    """

    table: TableShape = NO_TABLE
    cells: tuple[TableCell, ...] = ()
    part: RowPart = "body"
    before: tuple[Fragment, ...] = ()

    def under(self, first: str, rest: str, style: str = "") -> AlignedRow:
        """Return the row with `first` in front of its first line and `rest` in front of the others."""
        return replace(self, before=((style, first), *self.before), hanging=rest + self.hanging)

    def lines(self, width: int) -> list[list[Fragment]]:
        """Return the lines of the row; those of a header may be none."""
        room = width - text_columns(self.hanging)
        widths = self.table.widths(room)
        lines = list(self._beside(widths) if widths else self._below(max(room, 1)))
        starts = [self.before, *[(("", self.hanging),)] * len(lines)]
        return [[*start, *line] for start, line in zip(starts, lines, strict=False)]

    def _beside(self, widths: Sequence[int]) -> Iterator[list[Fragment]]:
        """Yield lines with the cells beside each other."""
        if self.part == "rule":
            yield [(RULE, _GAP.join("─" * width for width in widths))]
            return
        cells = [StyledRow(cell).lines(width) for cell, width in zip(self.cells, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=[]):
            padded = [
                _padded(part, width, side) for part, width, side in zip(parts, widths, self.table.aligned, strict=True)
            ]
            joined = [fragment for part in padded for fragment in (*part, ("", _GAP))]
            yield _without_end(joined)

    def _below(self, width: int) -> Iterator[list[Fragment]]:
        """Yield the cells below each other, each behind the name of its column, with a blank line between two rows."""
        if self.part in ("header", "rule"):
            return
        if self.part == "body":
            yield []
        for header, cell in zip(self.table.headers, self.cells, strict=True):
            if "".join(text for _, text in cell).strip():
                named = (*header, (COLUMN, ": ")) if header else ()
                yield from StyledRow((*named, *cell), _GAP).lines(width)


def aligned_rows(
    headers: Sequence[TableCell], body: Sequence[Sequence[TableCell]], aligned: Sequence[str]
) -> list[StyledRow]:
    """Return the rows of a table; each row of the body has as many cells as `headers`.

    `aligned` says for each column where its text stands: "left", "right" or "center".
    """
    columns = list(zip(headers, *body, strict=True))
    natural = tuple(max(map(_columns_of, column)) for column in columns)
    least = tuple(min(_LEAST, max(map(_longest_word, column))) for column in columns)
    names = tuple(tuple((f"{style} {COLUMN}".strip(), text) for style, text in header) for header in headers)
    table = TableShape(names, natural, least, tuple(aligned))
    # The rule has no cells; its fragment says that it is no blank row.
    rule = AlignedRow(((RULE, "─"),), table=table, part="rule")
    above: list[StyledRow] = [AlignedRow(_joined(names), table=table, cells=names, part="header"), rule]
    parts: list[RowPart] = ["first", *["body"] * len(body)]  # type: ignore[list-item]
    below = (AlignedRow(_joined(cells), table=table, cells=tuple(cells), part=part) for cells, part in zip(body, parts))  # noqa: B905 - one part more
    return [*above, *below]


def rows_with_tables(text: str, written: Callable[[str], list[StyledRow]] = rows_of) -> list[StyledRow]:
    """Return the rows of a text that is no Markdown; lines of cells between bars (`| a | b |`) become a table.

    The readers of documents write the tables of a document in such lines, the names of the columns first. `written`
    makes rows of other lines, and of cells.
    """
    rows: list[StyledRow] = []
    for table, lines in tables_and_lines(text):
        if table:
            header, *body = [[_cell(written(cell)) for cell in cells] for cells in table]
            rows += aligned_rows(header, body, ["left"] * len(header))
        else:
            rows += written(lines)
    return rows


def tables_and_lines(text: str) -> Iterator[tuple[list[list[str]], str]]:
    """Yield the parts of a text in their order: the rows of a table, the header first, or no rows and other lines."""
    others: list[str] = []
    for cells, lines in groupby(printable(text).split("\n"), key=_number_of_cells):
        written = list(lines)
        table = _piped(written) if cells > 0 and len(written) > 1 else []
        if not table:
            others += written
            continue
        if others:
            yield [], "\n".join(others)
        yield table, ""
        others = []
    if others:
        yield [], "\n".join(others)


def _number_of_cells(line: str) -> int:
    """Return the number of cells of a line that begins and ends with a bar, 0 for any other line."""
    bare = line.strip()
    return bare.count("|") - 1 if len(bare) > 2 and bare[0] == bare[-1] == "|" else 0  # noqa: PLR2004 - two bars and a cell


def _piped(lines: Sequence[str]) -> list[list[str]]:
    """Return the cells of each line, without lines that are nothing but a rule."""
    table = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines]
    return [cells for cells in table if any(cell.strip("-: ") for cell in cells)]


def _cell(rows: Sequence[StyledRow]) -> TableCell:
    return tuple(fragment for row in rows for fragment in row.fragments)


def _joined(cells: Sequence[TableCell]) -> tuple[Fragment, ...]:
    return tuple(fragment for cell in cells for fragment in (*cell, ("", _GAP)))


def _columns_of(cell: TableCell) -> int:
    return sum(text_columns(text) for _, text in cell)


def _longest_word(cell: TableCell) -> int:
    return max(map(text_columns, "".join(text for _, text in cell).split()), default=1)


def _padded(line: Sequence[Fragment], width: int, side: str) -> list[Fragment]:
    """Return a line of a cell with spaces around it, so that it takes the width of its column."""
    free = max(0, width - _columns_of(tuple(line)))
    before = {"right": free, "center": free // 2}.get(side, 0)
    return [("", " " * before), *line, ("", " " * (free - before))]


def _without_end(line: list[Fragment]) -> list[Fragment]:
    """Return a line without the spaces at its end."""
    while line and not line[-1][1].strip():
        line = line[:-1]
    return line
