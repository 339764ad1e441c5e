"""Write JSON Lines and CSV, which hold everything that a question has: its id, its section, and other columns."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from faqbot.authoring.exporting.cell_forms import cell_form, missing_form
from faqbot.authoring.exporting.exported import Exported, ExportedPair, writable
from faqbot.corpus.records.columns import PairColumns, all_pair_columns_of, pair_columns_of
from faqbot.corpus.records.pairs.wordings import wordings_of
from faqbot.rendering.readable import to_json

_OWN = ("question", "answer", "id", "topic", "section", "alternatives", "source")
_COLUMNS = pair_columns_of(_OWN)
# The roles of columns that may not change when a column of metadata is added.
_ROLES = tuple(name for name in PairColumns._fields if name != "kept")
# NUL in a string of JSON, behind an even number of backslashes.
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
# How readers join the names of sections within each other.
_WITHIN = " › "


def jsonl_text(what: Exported) -> str:
    """Return an object for each question, one a line."""
    return "".join(f"{to_json(_record(entry))}\n" for entry in what.entries)


def csv_text(what: Exported) -> str:
    """Return a table with a row for each question; further wordings are in one cell, on a line each."""
    records = [_record(entry) for entry in what.entries]
    names = [name for name in _OWN if any(name in record for record in records)]
    names = list(dict.fromkeys((*names, *(name for record in records for name in record))))
    file = StringIO(newline="")
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(names)
    rows.writerows([_cell(name, record.get(name, "")) for name in names] for record in map(_unlike_header, records))
    return file.getvalue()


def _unlike_header(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record; one that asks "Question" and answers "Answer" would be taken for the header of a joined file."""
    is_header = all(record[name].casefold() == name for name in _OWN[:2])
    return {**record, "answer": missing_form(record["answer"])} if is_header else record


def kept_metadata(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that stay metadata beside the columns of an export.

    Columns of further wordings and of topics are written as such, and columns such as `enabled` are of no use any more.
    """
    taken = {name.casefold() for name in _OWN}
    return {name: _clean(value) for name, value in metadata.items()
            if name.casefold() not in taken and writable(name) == name and _is_plain(name)}  # fmt: skip


def _is_plain(name: str) -> bool:
    alone, beside = all_pair_columns_of(_OWN), all_pair_columns_of((*_OWN, name))
    same = all(getattr(alone[0], role) == getattr(beside[0], role) for role in _ROLES)
    return len(alone) == len(beside) and same


def _record(entry: ExportedPair) -> dict[str, Any]:
    record: dict[str, Any] = {
        "question": cell_form(entry.question),
        "answer": cell_form(entry.answer),
        "id": cell_form(entry.id),
        "topic": cell_form(entry.topic),
        "section": cell_form(_WITHIN.join(entry.sections)),
        "alternatives": [*map(cell_form, entry.wordings)],
        "source": cell_form(entry.place),
    }
    return {name: value for name, value in record.items() if value} | kept_metadata(entry.metadata)


def _cell(name: str, value: Any) -> str:
    if name == "alternatives":
        return _wordings_cell(value or ())
    return value if isinstance(value, str) else to_json(value)


def _wordings_cell(wordings: Sequence[str]) -> str:
    """Return wordings on a line each; as a list of JSON if one of them has a sign that parts wordings in a cell."""
    text, listed = "\n".join(wordings), to_json([*wordings])
    return text if _read(text) == _read(listed) else listed


def _read(cell: str) -> tuple[str, ...]:
    return wordings_of({"alternatives": cell}, _COLUMNS, "")


def _clean(value: Any) -> Any:
    """Return a value of metadata, which came from JSON or from a table, without characters that no file holds."""
    return json.loads(_NUL.sub(r"\1\\ufffd", writable(json.dumps(value, ensure_ascii=False, default=str))))
