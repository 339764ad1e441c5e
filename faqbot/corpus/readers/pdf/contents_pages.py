"""Find the table of contents of a document: titles, and the numbers of pages at the end of the lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from faqbot.corpus.readers.pdf.headings import plain
from faqbot.corpus.readers.pdf.page_lines import PageLine

# Dots that lead to the number of a page.
_LEADERS = re.compile(r"(?:\.[ \u2009]?){4,}|…{2,}|(?:[·_]\s?){5,}")
_ENTRY = re.compile(r"(.*?)(?:(?:\.[ \u2009]?){3,}|…+|\s)\s*(\d{1,4}|[ivxlc]{1,6})\s*$", re.IGNORECASE)
# A list of titles is one of contents if at least this share of them stand elsewhere in the document.
_MOSTLY = 0.6
# Longest entry of a list of contents, in characters.
_LONGEST = 1_000
_FEWEST = 3


def _entry(text: str) -> re.Match[str] | None:
    return _ENTRY.match(text) if len(text) <= _LONGEST else None


def contents_lines(lines: Sequence[PageLine], titles: Iterable[str]) -> set[int]:
    """Return the lines of tables of contents, by `id`; `titles` are the bookmarks."""
    found = {id(line) for line in lines if _LEADERS.search(line.text) and _entry(line.text)}
    known = {plain(line.text) for line in lines} | {plain(title) for title in titles}
    run: list[PageLine] = []
    for line in [*lines, None]:
        entry = _entry(line.text) if line is not None else None
        if line is not None and entry and plain(entry[1]):
            run.append(line)
            continue
        found |= _known(run, known)
        run = []
    return found


def _known(run: Sequence[PageLine], known: set[str]) -> set[int]:
    if len(run) < _FEWEST:
        return set()
    entries = [match for line in run if (match := _entry(line.text))]
    numbers = [int(entry[2]) for entry in entries if entry[2].isdigit()]
    grow = numbers == sorted(numbers)
    again = sum(plain(entry[1]) in known for entry in entries)
    return {id(line) for line in run} if grow and again >= _MOSTLY * len(run) else set()
