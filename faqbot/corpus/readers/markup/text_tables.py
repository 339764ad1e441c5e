"""Read the cells of tables in running text: pipe tables of Markdown, and tables of HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from faqbot.corpus.document import TextRow, TextTable
from faqbot.corpus.readers.markup.html_parts import Html, Tag, without_tags

# A pipe that parts two cells; a pipe behind a backslash is text.
_PIPE = re.compile(r"(?<!\\)\|")

_ROW_END = re.compile(r"(?<=</tr>)|</(?:tbody|thead|table)\s*>", re.IGNORECASE)


def pipe_table(lines: Sequence[str], first: int, unmarked: Callable[[str], str]) -> TextTable:
    """Return the table in these lines, the first of which has the number `first` (1-based).

    `unmarked` removes the marks of Markdown from the cells of the header; the cells of rows are quoted as they are
    written. The second line, of dashes, is no row.
    """
    header = tuple(unmarked(cell) for cell in pipe_cells(lines[0]))
    rows = [
        TextRow(tuple(pipe_cells(line)), (first + number, first + number), line)
        for number, line in enumerate(lines)
        if number > 1 and line.strip()
    ]
    return TextTable(header, tuple(rows))


def pipe_row(cells: Sequence[str]) -> str:
    """Return cells as a row of a pipe table, with a backslash before each pipe in them."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def pipe_cells(line: str) -> list[str]:
    """Return the cells of a row of a pipe table, as they are written, but with `|` for an escaped pipe."""
    row = line.strip()
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(row)]
    return cells[row.startswith("|") : len(cells) - (len(cells) > 1 and cells[-1] == "" and row.endswith("|"))]


def html_table(raw: str, first: int) -> TextTable:
    """Return the table of an element `<table>` that begins on the line `first` (1-based).

    The first row is the header if all its cells are `<th>`; otherwise the table has no header.
    """
    page = Html(raw)
    starts = [tag for tag in page.tags if tag.name == "tr" and not tag.closes]
    rows: list[TextRow] = []
    header: tuple[str, ...] = ()
    for tag, end in _with_ends(starts, len(raw)):
        row = _ROW_END.split(raw[tag.start : end], maxsplit=1)[0].rstrip()
        cells, are_names = _html_cells(row)
        if are_names and not rows and not header:
            header = cells
        elif any(cells):
            lines = (first + page.line_of(tag.start), first + page.line_of(tag.start + len(row) - 1))
            rows.append(TextRow(cells, lines, row))
    return TextTable(header, tuple(rows))


def pipe_text(table: TextTable) -> str:
    """Return a table as Markdown writes it, a row on a line; an empty text if it has a single column."""
    rows = [*([table.header] if any(table.header) else []), *(row.cells for row in table.rows)]
    if max(map(len, rows), default=0) < 2:  # noqa: PLR2004 - it only sets out a text
        return ""
    lines = list(map(pipe_row, rows))
    if any(table.header):
        lines.insert(1, "|" + " --- |" * len(table.header))
    return "\n".join(lines)


def _html_cells(row: str) -> tuple[tuple[str, ...], bool]:
    """Return the texts of the cells of a row, and whether all of them are `<th>`."""
    starts = [tag for tag in Html(row).tags if tag.name in {"td", "th"} and not tag.closes]
    cells = tuple(without_tags(row[tag.end : end]) for tag, end in _with_ends(starts, len(row)))
    return cells, bool(starts) and all(tag.name == "th" for tag in starts)


def _with_ends(tags: Sequence[Tag], end: int) -> Iterator[tuple[Tag, int]]:
    """Yield each tag with the place where the next one begins, or `end`."""
    return zip(tags, [*(tag.start for tag in tags[1:]), end], strict=False)
