"""Decide whether the tags of a PDF are believed, and find the tables that they name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from faqbot.corpus.readers.pdf.aligned_tables import PageTable
from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan
from faqbot.corpus.readers.pdf.hyphens import Joiner
from faqbot.corpus.readers.pdf.measures import Measures, same_column
from faqbot.corpus.readers.pdf.page_lines import PageLine, lines_of
from faqbot.corpus.readers.qa_marks import ENDS

# Tags are not believed if they part more than this share of the lines that a sentence visibly goes on from: some
# programs tag each line as a paragraph.
_MOST_PARTED = 0.3
# A table with fewer rows or columns only puts things in their places.
_FEWEST = 2


def drop_wrong_tags(lines: Sequence[PageLine], measures: Measures) -> None:
    """Take the tags from all lines of a document whose tags part the lines of its paragraphs."""
    parted = going_on = 0
    for last, line in pairwise(lines):
        if last.tag is None or line.tag is None or not same_column(last, line):
            continue
        if measures.is_full(last) and not ENDS.search(last.text) and line.text[:1].islower():
            going_on += 1
            parted += last.tag is not line.tag
    if parted > _MOST_PARTED * going_on:
        for line in lines:
            for span in line.spans:
                span.tag = None
            line.tag = None


def tagged_tables(lines: Sequence[PageLine], joiner: Joiner) -> list[PageTable]:
    """Return the tables that the tags of the lines of a region name, from top to bottom."""
    found = []
    first = 0
    while first < len(lines):
        name = _table_of(lines[first])
        last = first + 1
        while name >= 0 and last < len(lines) and _table_of(lines[last]) == name:
            last += 1
        table = _table(lines[first:last], first, joiner) if name >= 0 else None
        if table is not None:
            found.append(table)
        first = last
    return found


def _table_of(line: PageLine) -> int:
    return line.tag.table if line.tag is not None and line.tag.cell >= 0 else -1


def _table(lines: Sequence[PageLine], first: int, joiner: Joiner) -> PageTable | None:
    """Return a table from the tags of its spans; None if it has a single row or column."""
    cells: dict[int, dict[int, list[DrawnSpan]]] = {}
    headers: dict[int, bool] = {}
    for line in lines:
        for span in line.spans:
            if span.tag is not None and span.tag.cell >= 0:
                cells.setdefault(span.tag.row, {}).setdefault(span.tag.cell, []).append(span)
                headers[span.tag.row] = headers.get(span.tag.row, True) and span.tag.is_header
    width = max(map(len, cells.values()), default=0)
    if len(cells) < _FEWEST or width < _FEWEST:
        return None
    page = lines[0].page
    names = sorted(cells)
    rows = [[_text(cells[row][cell], page, joiner) for cell in sorted(cells[row])] for row in names]
    rows = [row + [""] * (width - len(row)) for row in rows]
    bold = [all(span.style.is_bold for spans in cells[row].values() for span in spans) for row in names]
    has_header = headers[names[0]] or (bold[0] and not all(bold))
    return PageTable(first, first + len(lines), rows, has_header)


def _text(spans: Sequence[DrawnSpan], page: int, joiner: Joiner) -> str:
    text = ""
    for line in lines_of(spans, page):
        text = joiner.joined(text, line.text)
    return text
