"""Find every question/answer pair in JSON of any shape (see `pair_tree`), with its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from faqbot.corpus.files.decoding import line_ends
from faqbot.corpus.records.delimited import Lines
from faqbot.corpus.records.json_records import elements, members, parse_json
from faqbot.corpus.records.pair_tree import PairTree

# The position of the first character of a value in the text, and the position behind its last.
_Span = tuple[int, int]


class JsonTree(PairTree[_Span]):
    """The pairs in a JSON text."""

    def __init__(self, text: str, path: str, *, line: int | None = None) -> None:
        """Search the text of a file, or the text on a `line` of JSON Lines; raise `CorpusError` for invalid JSON."""
        self._text, value = parse_json(text, path, line=line or 1)
        self._first_line = line or 1
        self._ends = line_ends(self._text)
        start = len(self._text) - len(self._text.lstrip(" \t\r\n"))
        super().__init__(value, (start, len(self._text.rstrip(" \t\r\n"))), is_file=line is None)

    def _elements(self, place: _Span) -> Iterator[tuple[_Span, Any]]:
        for start, end, value in elements(self._text, place[0]):
            yield (start, end), value

    def _members(self, place: _Span) -> Iterator[tuple[str, _Span, _Span, Any]]:
        for at, name, start, end, value in members(self._text, place[0]):
            yield name, (at, end), (start, end), value

    def _lines(self, place: _Span) -> Lines:
        return self._line(place[0]), self._line(place[1] - 1)

    def _line(self, position: int) -> int:
        return self._first_line + bisect_right(self._ends, position)
