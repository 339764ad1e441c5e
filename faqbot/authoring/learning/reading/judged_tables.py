"""Find the rows of a table of answers that people have judged: CSV or TSV with a header, and any text in its cells."""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.authoring.learning.reading.drafted_cells import CellReader, read_question
from faqbot.authoring.learning.reading.drafted_columns import drafted_columns
from faqbot.authoring.learning.reading.found_rows import FoundRow, row_of, unreadable
from faqbot.authoring.learning.reading.judgements import judged_chunk, value_text
from faqbot.corpus.records.columns import wrong_width
from faqbot.corpus.records.delimited import Dialect, Records, find_dialect
from faqbot.corpus.records.feed import Feed, feed_of


def judged_rows(text: str, cells: CellReader) -> Iterator[FoundRow] | None:
    """Yield the rows of a table of judged answers or of feedback; return None for any other text."""
    feed = feed_of(text)
    dialect = find_dialect(feed, ".csv", lambda names: drafted_columns(tuple(names)).question is not None)
    header = next(Records(feed, dialect), None)
    if header is None or header.fault:
        return None
    columns = drafted_columns(tuple(header.cells))
    if columns.question is None or not columns.are_judged:
        return None
    return _rows(feed, dialect, header.cells, cells)


def _rows(feed: Feed, dialect: Dialect, names: list[str], cells: CellReader) -> Iterator[FoundRow]:
    columns = drafted_columns(tuple(names))
    for (line, _), values, fault in Records(feed, dialect):
        if values and values[0].startswith("#"):
            continue
        if fault or len(values) > len(names):
            yield unreadable(line, fault or wrong_width(values, names))
            continue
        # Spreadsheets leave out empty cells at the end of a row.
        row = dict(zip(names, values, strict=False))
        question = read_question(value_text(row, columns.question))
        yield row_of(line, question, judged_chunk(row, columns, cells))._replace(is_judged=True)
