"""Read JSON Lines and JSON: each object with its lines."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from faqbot.corpus.files.decoding import line_number
from faqbot.corpus.records.columns import has_columns
from faqbot.corpus.records.delimited import Lines
from faqbot.corpus.records.feed import feed_of
from faqbot.errors import CorpusError, NoPairsError

LINES_SUFFIX = ".jsonl"

_SPACE = re.compile(r"[ \t\r\n]*")
# Half of an escaped surrogate pair, which JSON permits but no encoding can write. The pattern also matches whole pairs
# and other escapes, so that they are skipped.
_HALF_PAIR = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


# The decoder for documents, whose values are stored as JSON. It replaces NaN (pandas' missing value) and infinity
# (Python's value of 1e999) by None, because neither is valid JSON. `_EXACT` keeps them.
_STORABLE = json.JSONDecoder(parse_constant=lambda _name: None, parse_float=_finite)
_EXACT = json.JSONDecoder()


def read_json_lines(text: str, path: str, *, line: int = 1) -> Iterator[tuple[Lines, dict[str, Any]]]:
    """Yield the object on each line of a text, with its lines; `line` is the number of the first line.

    Blank lines are left out. Raises `CorpusError` with the line for a line that is not a JSON object.
    """
    feed = feed_of(text, line)
    for content in feed:
        number = feed.number - 1
        if content.strip():
            yield (number, number), parse_object(content.rstrip("\r\n"), path, number)


def read_json(text: str, path: str, roles: Sequence[str]) -> Iterator[tuple[Lines, dict[str, Any]]]:
    """Yield the objects of a JSON list, or of the first list of objects inside a JSON object, with the lines of each.

    A JSON object with a column for each of the roles is itself the only record. Raises `CorpusError` with the line for
    invalid JSON, and `NoPairsError` if there is no list of objects.
    """
    text, value = parse_json(text, path)
    start = _skip(text, 0)
    if isinstance(value, dict) and has_columns((name for name in value if not isinstance(value[name], list)), roles):
        yield (line_number(text, start), line_number(text, len(text.rstrip()))), value
        return
    if isinstance(value, dict):
        start = _list_inside(text, start)
    wanted = f"objects with {' and '.join(roles)}"
    if start < 0 or not text.startswith("[", start):
        raise NoPairsError(f"no list of {wanted}", path=path)
    for lines, record in _with_lines(text, start):
        if not isinstance(record, dict):
            raise NoPairsError(f"a list, but not of {wanted}", path=path, line=lines[0])
        yield lines, record


def parse_json(text: str, path: str, *, line: int = 1) -> tuple[str, Any]:
    """Return the text of valid JSON, and its value, which can be stored as JSON (see `parse_object`).

    In the text that is returned, half a surrogate pair is replaced. `line` is the number of the text's first line.
    Raises `CorpusError` with the line for invalid JSON.
    """
    text = _whole_characters(text)
    return text, _parse(text, path, line, _STORABLE)


def parse_object(text: str, path: str, line: int, *, exact: bool = False) -> dict[str, Any]:
    """Return the JSON object that a text holds; `line` is the number of the text's first line.

    Raises `CorpusError` if the text is not a JSON object. Unless `exact`, values that cannot be stored as JSON are
    replaced: half a surrogate pair by U+FFFD, and NaN and infinite numbers by None.
    """
    value = _parse(text, path, line, _EXACT) if exact else _parse(_whole_characters(text), path, line, _STORABLE)
    if not isinstance(value, dict):
        raise CorpusError("is not a JSON object", path=path, line=line)
    return value


def _parse(text: str, path: str, line: int, decoder: json.JSONDecoder) -> Any:
    try:
        return decoder.decode(text)
    except RecursionError as error:
        raise CorpusError("invalid JSON: nested too deeply", path=path, line=line) from error
    except ValueError as error:
        reason, at = getattr(error, "msg", None) or str(error), getattr(error, "pos", 0)
        raise CorpusError(f"invalid JSON: {reason}", path=path, line=line + line_number(text, at) - 1) from error


def _whole_characters(text: str) -> str:
    return _HALF_PAIR.sub(lambda match: r"\ufffd" if match["half"] else match[0], text) if "\\u" in text else text


# The positions of values in a text that is known to be valid JSON


def _with_lines(text: str, start: int) -> Iterator[tuple[Lines, Any]]:
    """Yield the elements of the list that begins at `start`, with the lines of each.

    Simply put: count the line ends before each element. Here counting goes on from the element before, so that a large
    text is searched once.
    """
    line, counted = 1, 0
    for first, end, value in elements(text, start):
        first_line = line + line_number(text[counted:first], first - counted) - 1
        line = first_line + line_number(text[first:end], end - first) - 1
        counted = end
        yield (first_line, line), value


def _list_inside(text: str, start: int) -> int:
    """Return the position of the first list of objects among the values of the object at `start`, or -1."""
    for _, _, position, _, value in members(text, start):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return position
    return -1


def members(text: str, start: int) -> Iterator[tuple[int, str, int, int, Any]]:
    """Yield the members of the object that begins at `start`.

    Each member is the start and the text of its name, the start and the end of its value, and the value itself.
    """
    at = _skip(text, start + 1)
    while text.startswith('"', at):
        name, end = _STORABLE.raw_decode(text, at)
        position = _skip(text, _skip(text, end) + 1)
        value, end = _STORABLE.raw_decode(text, position)
        yield at, name, position, end, value
        at = _skip(text, _skip(text, end) + 1)


def elements(text: str, start: int) -> Iterator[tuple[int, int, Any]]:
    """Yield the start, the end and the value of each element of the list that begins at `start`."""
    position = _skip(text, start + 1)
    while not text.startswith("]", position):
        value, end = _STORABLE.raw_decode(text, position)
        yield position, end, value
        position = _skip(text, end)
        position = _skip(text, position + 1) if text.startswith(",", position) else position


def _skip(text: str, position: int) -> int:
    """Return the end of the white space at a position."""
    return _SPACE.match(text, position).end()  # type: ignore[union-attr]  # the pattern matches everywhere
