"""The rows that `faqbot eval -o FILE` writes, one for each question, as CSV, TSV or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields
from typing import Any

from faqbot.corpus.readers.registry import suffix_of
from faqbot.errors import OutputError
from faqbot.evaluation.results import QuestionResult, result_to_json
from faqbot.evaluation.run_comparison import RunComparison
from faqbot.rendering.delimited_lines import DelimitedLines
from faqbot.rendering.readable import to_json
from faqbot.system.atomic_files import open_output

_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_SUFFIXES = (*_DELIMITERS, ".jsonl")
RESULT_COLUMNS = tuple(field.name for field in fields(QuestionResult))
# The decimals of a confidence in the rows. They are rounded down, so that a row never seems to reach the threshold that
# its question did not reach, and only what is certain has 1.
_DECIMALS = 4
# With an earlier run: what became of the question then, and what changed; both are empty if it was not asked then.
COMPARED_COLUMNS = ("before", "change")
# At most so many characters of a file are looked at to see whether it has such rows; a first row of JSON may be long.
_LONGEST_HEADER = 1 << 20


def check_result_suffix(path: str) -> None:
    """Raise `OutputError` unless the suffix of a path names a format that rows are written in."""
    if suffix_of(path) not in _SUFFIXES:
        raise OutputError(f"the suffix is not that of a known format; use {' '.join(_SUFFIXES)}", path=path)


def is_results(path: str) -> bool:
    """Whether a file has such rows, by its first line."""
    with suppress(OSError, ValueError, RecursionError), open(path, encoding="utf-8") as file:
        first = file.readline(_LONGEST_HEADER)
        columns = list(json.loads(first)) if suffix_of(path) == ".jsonl" else first.rstrip("\r\n").split(_mark(path))
        return columns in ([*RESULT_COLUMNS], [*RESULT_COLUMNS, *COMPARED_COLUMNS])
    return False


def write_results(
    path: str, results: Sequence[QuestionResult], comparison: RunComparison | None = None, *, overwrite: bool = True
) -> None:
    """Write a row for each question, whole or not at all; raise `OutputError` if the file cannot be written.

    Without `overwrite`, a file that appears meanwhile stays (see `open_output`).
    """
    rows = [{**result_to_json(result), "confidence": _brief(result.confidence)} for result in results]
    columns = RESULT_COLUMNS
    if comparison is not None:
        columns += COMPARED_COLUMNS
        earlier = {id(one.result): one for one in comparison.compared}
        for row, result in zip(rows, results, strict=True):
            one = earlier.get(id(result))
            row |= {"before": one.before if one else "", "change": (one and one.change) or ""}
    if suffix_of(path) == ".jsonl":
        text = _json_lines(rows)
    else:
        for row, result in zip(rows, results, strict=True):
            row["source"] = result.source
        text = _delimited(rows, columns, _mark(path))
    with open_output(path, overwrite=overwrite) as file:
        file.write(text.encode("utf-8", "replace"))  # a lone surrogate, which JSON can hold, becomes a question mark


def _mark(path: str) -> str:
    return _DELIMITERS[suffix_of(path)]


def _brief(confidence: float) -> float:
    """Return a confidence with few decimals, rounded down."""
    rounded = round(confidence, _DECIMALS)
    return rounded if rounded <= confidence else round(rounded - 10**-_DECIMALS, _DECIMALS)


def _json_lines(rows: Sequence[dict[str, Any]]) -> str:
    return "".join(f"{to_json(row)}\n" for row in rows)


def _delimited(rows: Sequence[dict[str, Any]], columns: Sequence[str], delimiter: str) -> str:
    lines = DelimitedLines(delimiter)
    header = lines.line(columns)
    return header + "".join(lines.line([_cell(row, column) for column in columns]) for row in rows)


def _cell(row: dict[str, Any], column: str) -> Any:
    """Return a value as the writer of lines takes it."""
    value = row[column]
    if column == "source" and value:
        return str(value)
    return list(value) if isinstance(value, tuple) else value
