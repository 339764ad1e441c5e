"""Read further wordings of a question, and marks that say whether a row is in use, from the cells of a row."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from faqbot.corpus.records.cell_text import text_of_cell
from faqbot.corpus.records.columns import PairColumns
from faqbot.text.columns import cell_values

# What parts the wordings in a cell; a comma does so after a question mark, and in a cell of keywords everywhere.
_PARTED = re.compile(r"[;|\r\n]+|(?<=[?？؟])\s*,")
_PARTED_TAGS = re.compile(r"[;|,、，\r\n]+")
# Longest cell of a switch that is read, in characters; the words for yes and no are shorter.
_LONGEST_SWITCH = 40
# Longest cell that is tried as a list in the notation of Python, in characters.
_LONGEST_LIST = 10_000
# Longest value whose text is kept for the next row, in characters.
_LONGEST_KEPT = 100


def wordings_of(record: Mapping[str, Any], columns: PairColumns, question: str) -> tuple[str, ...]:
    """Return the further wordings of a row's question, each once.

    The keywords of a column of tags are joined to a single wording: each by itself would be a question of one word, and
    would match better than any question that has the word among others.
    """
    found = [*_more(record.get(columns.question or ""))]
    for name in columns.wordings:
        found += _split(record.get(name), _PARTED)
    tags = [tag for name in columns.tags for tag in _split(record.get(name), _PARTED_TAGS)]
    if tags:
        found.append(", ".join(dict.fromkeys(tags)))
    return tuple(one for one in dict.fromkeys(found) if one != question)


def is_off(record: Mapping[str, Any], columns: PairColumns) -> bool:
    """Whether a cell says that the row is not in use, such as "no" under `enabled` or "draft" under `status`."""
    for name in columns.switches:
        if _says(record.get(name), cell_values.NO):
            return True
    return bool(columns.off_switches) and any(_says(record.get(name), cell_values.YES) for name in columns.off_switches)


def _says(value: object, words: frozenset[str]) -> bool:
    """Whether the value of a cell is one of some words; `True` and `1.0` are words, too."""
    if not isinstance(value, str):
        value = str(value) if isinstance(value, int | float) else ""
    return len(value) <= _LONGEST_SWITCH and value.strip().casefold() in words


def _more(question: object) -> Iterable[str]:
    """Return the texts of a list of questions behind the first, which is the question itself."""
    return _texts(question)[1:] if isinstance(question, list) else ()


def _split(value: object, marks: re.Pattern[str]) -> list[str]:
    """Return the wordings in a cell: the elements of a list, or the parts of a text."""
    if isinstance(value, list):
        return _texts(value)
    if isinstance(value, str) and value.lstrip().startswith("["):
        value = _listed(value.strip())
    if isinstance(value, str):
        value = marks.split(text_of_cell(value))
    return _texts(value if isinstance(value, list) else [value])


def _texts(values: list[Any]) -> list[str]:
    """Return the texts of values, without those that are missing."""
    texts = [
        (_short_text(value) if len(value) <= _LONGEST_KEPT else _text(value))
        if isinstance(value, str)
        else _number(value)
        for value in values
    ]
    return [text for text in texts if text]


def _text(value: str) -> str:
    text = " ".join(text_of_cell(value).split())
    return "" if text.casefold() in cell_values.MISSING_WORDS else text


_short_text = lru_cache(maxsize=10_000)(_text)  # many rows have the same keywords


def _number(value: object) -> str:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _listed(cell: str) -> object:
    """Return the list that a cell of text holds, in the notation of JSON or of Python, or the cell itself."""
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        pass
    if len(cell) > _LONGEST_LIST:
        return cell
    try:
        return ast.literal_eval(cell)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return cell
