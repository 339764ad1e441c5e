"""The contents of a phrasings.csv with further rows: sorted by chunk, with its comments and its other columns.

The rows are in the order of the chunks in the documents, the rows of chunks that are not read come after these, and the
decoys come last. A comment stays with the row below it; comments above the header stay on top, and those below the last
row at the end. Rows that stand already are never dropped, and are written anew only if their chunk gets another name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import NamedTuple

from faqbot.corpus.authors.phrasings import PhrasingTable, open_phrasings

_LINE_END = re.compile(r"\r\n|\r|\n")
_NEEDS_QUOTES = re.compile(r'[",;\t|\r\n]|^[\s#]|\s$')


class PlacedRow(NamedTuple):
    """A row to add: its question, and the name of its chunk in the file (empty for a decoy)."""

    question: str
    chunk: str


@dataclass(frozen=True, slots=True)
class ChunkNaming:
    """How the chunks of a file are named.

    `number_of` returns the number of the chunk that a name stands for, None if it is not known here, and `name_of`
    returns the name to write for a number. `key` is the same for questions that count as one.
    """

    number_of: Callable[[str], int | None]
    name_of: Callable[[int], str]
    key: Callable[[str], str]


class Merged(NamedTuple):
    """The new text of a file, and the rows that it got; the other rows were there already."""

    text: str
    added: tuple[PlacedRow, ...]


def merged(text: str, path: str, rows: Iterable[PlacedRow], naming: ChunkNaming) -> Merged:
    """Return the text of a phrasings.csv with further rows; a question that the file has already is not added.

    Raises `CorpusError` with path and line if the file cannot be read as a phrasings.csv.
    """
    table = open_phrasings(text, path)
    if table is None:
        return merged("question,chunk\n" + text.strip(",; \t\r\n"), path, rows, naming)
    lines = list(StringIO(text, newline=""))
    end = match[0] if (match := _LINE_END.search(text)) else "\n"
    head = "".join(lines[: table.lines[1]])
    entries, foot = _entries(table, lines, naming)
    known = {naming.key(entry.question) for entry in entries}
    added = []
    for row in rows:
        if naming.key(row.question) not in known:
            known.add(naming.key(row.question))
            added.append(row)
    entries += [_new(row, table, naming, end) for row in added]
    entries.sort(key=lambda entry: entry.order)
    parts = [head, *(part for entry in entries for part in (entry.above, entry.line)), foot]
    return Merged("".join(_ended(parts, end)), tuple(added))


class _Entry(NamedTuple):
    order: tuple[int, int]  # by which entries are sorted; equal ones keep their order
    question: str
    above: str  # the comments and blank lines above the row
    line: str  # the row itself, perhaps of several lines


def _entries(table: PhrasingTable, lines: Sequence[str], naming: ChunkNaming) -> tuple[list[_Entry], str]:
    """Return the rows that a file has, and what stands below the last of them."""
    found = []
    below = table.lines[1]
    for (first, last), cells in table.records:
        row = table.row((first, last), cells)
        number = naming.number_of(row.chunk) if row.chunk else None
        line = "".join(lines[first - 1 : last])
        if number is not None and (name := naming.name_of(number)) != row.chunk:
            line = _line(_with(cells, table.chunk, name), table.delimiter) + _line_end(line)
        found.append(_Entry(_order(number, row.chunk), row.question, "".join(lines[below : first - 1]), line))
        below = last
    return found, "".join(lines[below:])


def _new(row: PlacedRow, table: PhrasingTable, naming: ChunkNaming, end: str) -> _Entry:
    cells = _with(_with([""] * len(table.header), table.question, row.question), table.chunk, row.chunk)
    number = naming.number_of(row.chunk) if row.chunk else None
    return _Entry(_order(number, row.chunk), row.question, "", _line(cells, table.delimiter) + end)


def _order(number: int | None, name: str) -> tuple[int, int]:
    return (2, 0) if not name else (1, 0) if number is None else (0, number)


def _with(cells: Sequence[str], at: int, value: str) -> list[str]:
    changed = [*cells, *[""] * (at + 1 - len(cells))]
    changed[at] = value
    return changed


def _line(cells: Iterable[str], delimiter: str) -> str:
    """Return a record; what stands in quotes is more than the standard asks for, so that no reader takes it wrongly."""
    return delimiter.join(
        '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) or delimiter in cell else cell
        for cell in cells
    )


def _line_end(line: str) -> str:
    match = re.search(r"(?:\r\n|\r|\n)\Z", line)
    return match[0] if match else ""


def _ended(parts: Iterable[str], end: str) -> Iterator[str]:
    """Yield the parts of a file, with a line end between those that lack one, as the last line of a file may."""
    open_line = False
    for part in parts:
        if part:
            if open_line:
                yield end
            yield part
            open_line = not part.endswith(("\n", "\r"))
