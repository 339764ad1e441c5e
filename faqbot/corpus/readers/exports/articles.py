"""Part the articles of a help desk at their headings, as pages with headings are parted.

An article is a record with a title and a body in HTML. A title that asks has its whole body as its answer, up to a
heading that asks something else. The body of another title is what stands above its first heading, and each heading has
what stands below it: "Visiting with a class" › "Booking".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from faqbot.corpus.readers.qa_marks import ASKS
from faqbot.corpus.records.cell_text import text_of_cell
from faqbot.corpus.records.column_pairs import plain_name
from faqbot.corpus.records.columns import PairColumns, pair_columns_of
from faqbot.corpus.records.pair_tree import FoundRecord
from faqbot.text.columns import column_names

_HEADING_TAG = re.compile(r"<(?P<end>/?)h(?P<level>[1-6])(?=[\s>])[^<>]*>", re.IGNORECASE)


class _Part(NamedTuple):
    """A part of an article: its heading, the level of that heading (0 for the title), and its HTML."""

    heading: str
    level: int
    html: str


def with_parts(records: Iterable[FoundRecord]) -> Iterator[FoundRecord]:
    """Yield records with each part of an article as a record of its own, below the title of the article."""
    for record in records:
        columns = pair_columns_of(tuple(record.record))
        parts = _parts(record.record, columns)
        if len(parts) == 1:
            yield record
            continue
        title = parts[0].heading
        for number, part in enumerate(parts, start=1):
            if number == 1 and text_of_cell(part.html).strip():
                yield record._replace(record={**record.record, columns.answer or "": part.html})
            elif number > 1:
                yield FoundRecord(record.lines, _record(record.record, columns, part, number), (*record.names, title))


def _parts(record: Mapping[str, Any], columns: PairColumns) -> list[_Part]:
    """Return the parts of an article; a single one if the record is no article, or has no heading to part it at."""
    title, html = record.get(columns.question or ""), record.get(columns.answer or "")
    if not (_is_article(columns) and isinstance(title, str) and isinstance(html, str)):
        return [_Part("", 0, "")]
    title = text_of_cell(title).strip()
    parts, start, current = [], 0, (title, 0)
    for heading, level, first, end in _headings(html):
        asks = bool(ASKS.search(heading))
        if asks or level <= current[1] or not ASKS.search(current[0]):
            parts.append(_Part(*current, html[start:first]))
            start, current = end, (heading, level)
    return [*parts, _Part(*current, html[start:])]


def _is_article(columns: PairColumns) -> bool:
    names = plain_name(columns.question or ""), plain_name(columns.answer or "")
    return names[0] in column_names.HEADLINES and names[1].split(" ")[0] in column_names.BODIES


def _headings(html: str) -> Iterator[tuple[str, int, int, int]]:
    """Yield the text and the level of each heading in HTML, and where it begins and ends."""
    opened = None
    for tag in _HEADING_TAG.finditer(html):
        if not tag["end"]:
            opened = tag
        elif opened is not None:
            text = " ".join(text_of_cell(f"<p>{html[opened.end() : tag.start()]}</p>").split())
            if text:
                yield text, int(opened["level"]), opened.start(), tag.end()
            opened = None


def _record(record: Mapping[str, Any], columns: PairColumns, part: _Part, number: int) -> dict[str, Any]:
    """Return the record of a part that is not the first; what else people call the article is no name of a part."""
    others = {name: value for name, value in record.items() if name not in (*columns.wordings, *columns.tags)}
    if columns.id and record.get(columns.id):
        others[columns.id] = f"{record[columns.id]} {number}"
    return {**others, columns.question or "": part.heading, columns.answer or "": part.html}
