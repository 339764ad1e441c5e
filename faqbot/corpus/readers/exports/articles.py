"""Part the articles of a help desk at their headings, as pages with headings are parted.

An article is a record with a title and a body in HTML. A title that asks has its whole body as its answer, up to a
heading that asks something else. The body of another title is what stands above its first heading, and each heading has
what stands below it: "Visiting with a class" › "Booking". Lines in bold that ask are headings, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from faqbot.corpus.readers.exports.article_headings import headings_of_article
from faqbot.corpus.readers.qa_marks import ASKS
from faqbot.corpus.records.cell_text import text_of_cell
from faqbot.corpus.records.column_pairs import plain_name
from faqbot.corpus.records.columns import PairColumns, pair_columns_of
from faqbot.corpus.records.pair_tree import FoundRecord
from faqbot.text import column_names

# The level of the lowest headings of HTML; lines in bold are below them.
_LOWEST = 6


class _Part(NamedTuple):
    """A part of an article: its heading, the level of that heading (0 for the title), and its HTML.

    `asks` says whether the heading is a question.
    """

    heading: str
    level: int
    html: str
    asks: bool = False


def with_parts(records: Iterable[FoundRecord]) -> Iterator[FoundRecord]:
    """Yield records with each part of an article as a record of its own, below the title of the article."""
    for record in records:
        columns = pair_columns_of(tuple(record.record))
        parts = _parts(record.record, columns)
        if len(parts) == 1:
            yield record
            continue
        above: list[_Part] = []
        for number, part in enumerate(parts, start=1):
            above = [one for one in above if one.level < part.level and not (one.asks and one.level)]
            names = (*record.names, *(one.heading for one in above))
            above.append(part)
            if number == 1 and text_of_cell(part.html).strip():
                yield record._replace(record={**record.record, columns.answer or "": part.html})
            elif number > 1 and (part.asks or text_of_cell(part.html).strip()):
                yield FoundRecord(record.lines, _record(record.record, columns, part, number), names)


def _parts(record: Mapping[str, Any], columns: PairColumns) -> list[_Part]:
    """Return the parts of an article; a single one if the record is no article, or has no heading to part it at."""
    title, html = record.get(columns.question or ""), record.get(columns.answer or "")
    if not (is_article(columns) and isinstance(title, str) and isinstance(html, str)):
        return [_Part("", 0, "")]
    title = text_of_cell(title).strip()
    parts, start = [], 0
    current = _Part(title, 0, "", asks=bool(ASKS.search(title)))
    for text, level, first, end, asks in headings_of_article(html):
        if asks or level <= current.level or not current.asks:
            parts.append(current._replace(html=_whole(html[start:first], current)))
            start, current = end, _Part(text, level, "", asks=asks)
    return [*parts, current._replace(html=_whole(html[start:], current))]


def _whole(html: str, part: _Part) -> str:
    """Return the HTML of a part in an element: below a line in bold, it may begin within a paragraph."""
    return f"<div>{html}</div>" if part.level > _LOWEST and html.strip() else html


def is_article(columns: PairColumns) -> bool:
    """Whether records with these columns are articles: a title and a text."""
    names = plain_name(columns.question or ""), plain_name(columns.answer or "")
    return names[0] in column_names.HEADLINES and names[1].split(" ")[0] in column_names.BODIES


def _record(record: Mapping[str, Any], columns: PairColumns, part: _Part, number: int) -> dict[str, Any]:
    """Return the record of a part that is not the first; what else people call the article is no name of a part."""
    others = {name: value for name, value in record.items() if name not in (*columns.wordings, *columns.tags)}
    if columns.id and record.get(columns.id):
        others[columns.id] = f"{record[columns.id]} {number}"
    return {**others, columns.question or "": part.heading, columns.answer or "": part.html}
