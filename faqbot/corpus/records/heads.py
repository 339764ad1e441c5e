"""Find the head of a delimited table: how it is written, its columns, and what stands above them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.records.bot_exports import is_bot_export
from faqbot.corpus.records.broken_rows import ColumnEvidence, evidence_of
from faqbot.corpus.records.cell_text import text_of_cell
from faqbot.corpus.records.columns import has_pair_columns, missing_columns, pair_columns_of, unique_names
from faqbot.corpus.records.delimited import DELIMITED, DELIMITERS, Dialect, Lines, Records, find_dialect
from faqbot.corpus.records.feed import feed_of
from faqbot.corpus.records.groups.row_groups import KeyColumns, RowGroups, row_groups_of
from faqbot.corpus.records.headless import PAIR, headless_columns
from faqbot.errors import NoPairsError

# The header is looked for in this many records from the first on. Spreadsheets have a title, a date and the like above.
_MOST_ABOVE = 20
_QUESTION_MARKS = ("?", "？", "؟")
# The rows in the first characters of a table, as many as these, show what its columns hold. They are fewer than the
# part of a large table from which its head is read, so that a table has the same head in parts as in one piece.
SAMPLED = 1 << 15
_MOST_SAMPLED = 100


class Head(NamedTuple):
    """The head of a delimited table: how it is written, its columns, and the lines above its first row.

    `first` is the number of the line after the header. `is_pair` says that the table has no header, so that the first
    row is a pair. `title` is the title above the header, if there is one, `above` are the lines of all other records
    above it, and `data_above` the first lines of those with as many cells as the header: they may be data.
    `evidence` is what the columns hold, by which broken rows are mended; None until it is looked for.
    """

    dialect: Dialect
    columns: tuple[str, ...]
    is_pair: bool
    first: int = 1
    title: str = ""
    above: tuple[Lines, ...] = ()
    data_above: tuple[int, ...] = ()
    evidence: ColumnEvidence | None = None


def read_head(text: str, path: str) -> Head:
    """Return the head of a delimited table.

    The header is the first record, or one of the next records if the first neither names columns for questions and
    answers nor is a pair itself. Raises `NoPairsError` if there is no header.
    """
    feed = feed_of(text)
    dialect = find_dialect(feed, suffix_of(path), has_pair_columns)
    lines, cells, _ = next(Records(feed, dialect), ((1, 1), [], ""))
    columns = unique_names(without_empty_end(cells))
    if has_pair_columns(columns):
        return Head(dialect, columns, is_pair=False, first=lines[1] + 1)
    if len(columns) == len(PAIR) and columns[0].endswith(_QUESTION_MARKS):
        return Head(dialect, PAIR, is_pair=True, first=lines[0])
    head = _head_below(text, path, lines[0]) or _headless(text, path, lines[0])
    if head is None:
        found = pair_columns_of(columns)
        # A single letter is a name only beside its partner: without it, "a" and "q" may be anything.
        missing = [role for role, name in zip(PAIR, found[:2], strict=True) if name is None or len(name) == 1]
        raise NoPairsError(missing_columns(cells, missing or PAIR), path=path, line=lines[0])
    return head


def head_of_rows(rows: Iterable[tuple[Lines, list[str]]], path: str) -> Head:
    """Return the head of a table whose rows are cells already, such as a sheet, by the rules of `read_head`.

    All rows have the same number of cells. Raises `NoPairsError` if there is no header.
    """
    first = list(islice(rows, _MOST_ABOVE + 1))
    for at, (lines, cells) in enumerate(first):
        columns = unique_names(cells)
        if has_pair_columns(columns):
            return _head_of(Dialect("\t"), columns, lines, first[:at])
        if at == 0 and len(columns) == len(PAIR) and columns[0].endswith(_QUESTION_MARKS):
            return Head(Dialect("\t"), PAIR, is_pair=True, first=lines[0])
    headless = headless_columns([cells for _, cells in first])
    if headless:
        return Head(Dialect("\t"), headless, is_pair=True, first=first[0][0][0])
    raise NoPairsError(missing_columns(first[0][1] if first else [], PAIR), path=path)


def look_at_columns(text: str, head: Head) -> ColumnEvidence:
    """Return what the columns of a table hold, given its text or the first `SAMPLED` characters of it."""
    return evidence_of(head.columns, _first_rows(text, head))


def look_at_groups(text: str, head: Head) -> RowGroups:
    """Return how the rows of a table are grouped, given its text or the first `SAMPLED` characters of it."""
    return groups_below(head, [row for row in _first_rows(text, head) if any(row)])


def groups_below(head: Head, rows: Sequence[Sequence[str]]) -> RowGroups:
    """Return how the rows below a header are grouped; the rows of a bot's export have groups of their own."""
    keys = key_columns(head.columns)
    if keys is None or is_bot_export(pair_columns_of(head.columns)):
        return RowGroups()
    return row_groups_of(rows[:_MOST_SAMPLED], keys, header_test(head))


def key_columns(names: tuple[str, ...]) -> KeyColumns | None:
    """Return the places of the columns that tell the groups of a table's rows; None if it has no pairs."""
    columns = pair_columns_of(names)
    if columns.question is None or columns.answer is None:
        return None
    topics = sorted(names.index(name) for name in {columns.topic, columns.section} if name is not None)
    question, answer = names.index(columns.question), names.index(columns.answer)
    return KeyColumns(question, answer, tuple(topics), columns.names_problem)


def header_test(head: Head) -> Callable[[Sequence[str]], bool]:
    """Return a function that tells whether a row repeats the header, as joined files do."""
    columns = pair_columns_of(head.columns)
    question, answer = (head.columns.index(name or "") for name in (columns.question, columns.answer))
    asked, said = (head.columns[at].casefold() for at in (question, answer))

    def is_header(cells: Sequence[str]) -> bool:
        if len(cells) <= max(question, answer):
            return False
        return cells[question].strip().casefold() == asked and cells[answer].strip().casefold() == said

    return is_header


def _first_rows(text: str, head: Head) -> list[list[str]]:
    """Return the cells of the first rows below the header."""
    if len(text) > SAMPLED:
        text = text[: text.rfind("\n", 0, SAMPLED) + 1]
    feed = feed_of(text)
    feed.skip_to(head.first)
    width = len(head.columns)
    rows: list[list[str]] = []
    for record in islice(Records(feed, head.dialect), _MOST_SAMPLED):
        if record.fault:
            break
        rows.append(without_empty_end(record.cells, width))
    return rows


def _head_below(text: str, path: str, first: int) -> Head | None:
    """Return the head whose header is below other rows, which begin on line `first`; None if there is no header."""
    feed = feed_of(text)
    feed.skip_to(first)
    above: list[tuple[Lines, list[str]]] = []
    while len(above) < _MOST_ABOVE:
        dialect = find_dialect(feed, suffix_of(path), has_pair_columns)
        record = next(Records(feed, dialect), None)
        if record is None:
            return None
        columns = unique_names(without_empty_end(record.cells))
        if has_pair_columns(columns):
            return _head_of(dialect, columns, record.lines, above)
        above.append((record.lines, record.cells))
    return None


def _headless(text: str, path: str, first: int) -> Head | None:
    """Return the head of a table without a header, whose cells show what its columns hold; None if they do not."""
    own = DELIMITED[suffix_of(path)]
    for delimiter in (own,) if own else DELIMITERS:
        head = Head(Dialect(delimiter), PAIR, is_pair=True, first=first)
        columns = headless_columns(_first_rows(text, head))
        if columns:
            width = len(columns) if suffix_of(path) == ".tsv" else 0
            return head._replace(dialect=Dialect(delimiter, width), columns=columns)
    return None


def _head_of(
    dialect: Dialect, columns: tuple[str, ...], lines: Lines, above: Sequence[tuple[Lines, list[str]]]
) -> Head:
    """Return the head with a header on these lines, below other rows."""
    title, others = _title_above(above)
    data = tuple(lines[0] for lines, cells in above if sum(map(_is_given, cells)) >= len(columns))
    return Head(dialect, columns, is_pair=False, first=lines[1] + 1, title=title, above=others, data_above=data)


def _title_above(above: Sequence[tuple[Lines, list[str]]]) -> tuple[str, tuple[Lines, ...]]:
    """Return the title among the records above a header, the first with a single cell of text, and the other lines."""
    for at, (_, cells) in enumerate(above):
        given = [cell.strip() for cell in cells if _is_given(cell)]
        if len(given) == 1 and any(unicodedata.category(c)[0] == "L" for c in given[0]):
            return text_of_cell(given[0]), tuple(lines for other, (lines, _) in enumerate(above) if other != at)
    return "", tuple(lines for lines, _ in above)


def _is_given(cell: str) -> bool:
    return bool(cell.strip())


def without_empty_end(cells: Sequence[str], width: int = 0) -> list[str]:
    """Return the cells without empty cells at the end, but for the first `width` cells."""
    count = len(cells)
    while count > width and not cells[count - 1].strip():
        count -= 1
    return list(cells[:count])
