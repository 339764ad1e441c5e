"""Find the rows in JSON and JSON Lines of any shape, with talk around them, also where the text was cut off.

Models print a list of objects, an object on each line, an object with a list of questions for each chunk, or an object
that maps references to lists of questions. Each object that can be read is read; so a cut costs only the last one.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from faqbot.authoring.learning.reading.drafted_cells import CellKind, CellReader, ChunkCell, read_question
from faqbot.authoring.learning.reading.drafted_columns import DraftedColumns, drafted_columns
from faqbot.authoring.learning.reading.found_rows import FoundRow, row_of, unreadable
from faqbot.authoring.learning.reading.judgements import judged_chunk, value_text
from faqbot.corpus.files.decoding import line_ends

_DECODER = json.JSONDecoder()
_BEGINS = re.compile(r'\{(?=\s*["}])|\[(?=\s*")')
# Lines that have only the marks around objects, and the name of a list.
_FRAME = re.compile(r'\s*+(?:"[^"]*+"\s*+:\s*+)?[\[\]{},\s]*+')
_PAIR = 2
# The field of a log that is the same in all lines about one question (`faqbot.question_log`).
_ENTRY = "entry"
# The parts of a text in which a value is looked for, in characters, and the longest token that may be cut at their end.
_LENGTHS = (1_000, 30_000, 1_000_000)
_LONGEST_TOKEN = 10


class ObjectRows(NamedTuple):
    """The rows of the objects in a text, and the 1-based lines that belong to these objects."""

    rows: tuple[FoundRow, ...]
    lines: frozenset[int]


def rows_of_objects(text: str, cells: CellReader) -> ObjectRows:
    """Return the rows of all objects in a text, in the order of the text.

    Of several lines of a log with one `entry`, the last one counts: a verdict repeats the line of its question.
    """
    if "{" not in text and "[" not in text:
        return ObjectRows((), frozenset())
    lines, taken = _Lines(text), set[int]()
    found: dict[str | int, list[FoundRow]] = {}
    end = 0
    for match in _BEGINS.finditer(text):
        if match.start() < end:
            continue
        try:
            value, after = _decoded(text, match.start())
        except RecursionError:  # thousands of brackets: no rows, and slow to try again one bracket further
            break
        rows = list(_rows(value, lines, match.start(), after, cells))
        if rows:
            entry = _entry(value) or match.start()
            found.pop(entry, None)
            found[entry] = rows
            end = after
            taken.update(range(lines.number(match.start()), lines.number(after - 1) + 1))
    return ObjectRows(tuple(row for rows in found.values() for row in rows), frozenset(taken))


def _entry(value: Any) -> str:
    """Return the name of the question that a line of a log is about; empty for other objects."""
    entry = value.get(_ENTRY) if isinstance(value, dict) and drafted_columns(tuple(value)).outcome else None
    return entry if isinstance(entry, str) else ""


def is_frame(line: str) -> bool:
    """Whether a line has only the marks around objects, or the name of the list that they are in."""
    return _FRAME.fullmatch(line) is not None


class _Lines:
    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = line_ends(text)

    def number(self, position: int) -> int:
        """Return the 1-based line of a position."""
        return bisect_right(self._ends, position) + 1

    def number_of(self, question: str, start: int, end: int) -> int:
        """Return the line of a question between two positions; the first line if it is written otherwise."""
        at = self.text.find(json.dumps(question, ensure_ascii=False), start, end)
        return self.number(at if at >= 0 else start)


def _decoded(text: str, start: int) -> tuple[Any, int]:
    """Return the JSON value that begins at a position, and the position behind it.

    Without a value there, these are [] and `start`.

    The value is looked for in a part of the text, and in a longer one if it does not end there: an error of the decoder
    takes time in proportion to the text before it.
    """
    for length in _LENGTHS:
        part = text[start : start + length]
        try:
            value, end = _DECODER.raw_decode(part)
        except json.JSONDecodeError as error:
            is_within = error.pos < len(part) - _LONGEST_TOKEN and not error.msg.startswith("Unterminated")
            if is_within or len(part) < length:
                break
        except (ValueError, RecursionError):  # a number of more than 4,300 digits, or lists in lists in lists
            break
        else:
            return value, start + end
    return [], start


def _rows(value: Any, lines: _Lines, start: int, end: int, cells: CellReader) -> Iterator[FoundRow]:
    """Yield the rows of a value that has some itself; the rows of values inside it are found when these begin."""
    if isinstance(value, list):
        if len(value) == _PAIR and all(isinstance(item, str) for item in value):
            yield from _pair(value[0], value[1], lines.number(start), cells)
        return
    columns = drafted_columns(tuple(value))
    if columns.question is not None and columns.are_judged:
        question = read_question(value_text(value, columns.question))
        yield row_of(lines.number(start), question, judged_chunk(value, columns, cells))._replace(is_judged=True)
    elif columns.question is not None:
        yield from _drafted(value, columns, lines, start, end, cells)
    else:
        yield from _mapped(value, lines, start, end, cells)


def _pair(question: str, chunk: str, line: int, cells: CellReader) -> Iterator[FoundRow]:
    cell = cells.read(chunk)
    if cell.kind is not CellKind.OTHER:
        yield row_of(line, read_question(question), cell)


def _drafted(
    value: Mapping[str, Any], columns: DraftedColumns, lines: _Lines, start: int, end: int, cells: CellReader
) -> Iterator[FoundRow]:
    """Yield the rows of an object with a chunk and a question, or a list of questions."""
    questions = value[columns.question or ""]
    several = isinstance(questions, list)
    for question in questions if several else (questions,):
        if not isinstance(question, str):
            continue
        line = lines.number_of(question, start, end) if several else lines.number(start)
        if columns.chunk is None:
            yield unreadable(line, "has a question, but no `chunk`")
        else:
            yield row_of(line, read_question(question), cells.read(value_text(value, columns.chunk)))


def _mapped(value: Mapping[str, Any], lines: _Lines, start: int, end: int, cells: CellReader) -> Iterator[FoundRow]:
    """Yield the rows of an object that maps references to lists of questions."""
    keys: dict[str, ChunkCell] = {key: cells.read(key) for key in value}
    if not any(cell.kind is CellKind.REFERENCE for cell in keys.values()):
        return
    for key, cell in keys.items():
        if cell.kind in (CellKind.REFERENCE, CellKind.NONE) and isinstance(value[key], list):
            for question in value[key]:
                if isinstance(question, str):
                    yield row_of(lines.number_of(question, start, end), read_question(question), cell)
