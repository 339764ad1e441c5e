"""Tell a price list or a timetable from a table for programs or an office, where not all of its labels are known.

    Treatment;Price             Day,Time,Class,Trainer
    Crown;650                   Monday,18:00,Spinning,Dani
    Filling;from 110            Tuesday,19:15,Yoga,Aisha

A label must tell of prices or opening hours. Then the others may be any, if the table is short, its rows name different
things, and nothing in it is of a record: no label such as "customer" or "quantity", no column of dates, and no bare
numbers but under a label that is known. Or the labels tell a day, a time and what is on then: there are as many lists
of people's appointments, so in a timetable all labels must be known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from faqbot.corpus.readers.qa_marks import asks
from faqbot.corpus.records.column_pairs import plain_name, plain_names
from faqbot.corpus.records.columns import pair_columns_of
from faqbot.text.columns import fact_labels

KNOWN = frozenset(plain_names(fact_labels.LABELS_OF_FACTS))
_PRICES, _HOURS, _DAYS, _TIMES, _ACTIVITIES, _RECORDS = (
    frozenset(plain_names(labels))
    for labels in (
        fact_labels.PRICES,
        fact_labels.HOURS,
        fact_labels.DAYS,
        fact_labels.TIMES,
        fact_labels.ACTIVITIES,
        fact_labels.LABELS_OF_RECORDS,
    )
)
FEWEST_COLUMNS, _MOST_COLUMNS = 2, 12
_FEWEST_ROWS, _MOST_ROWS = 2, 300
# A label is a name and no sentence.
_MOST_WORDS, _LONGEST_LABEL = 4, 40
# A number without a unit, as of quantities, sums and measurements.
BARE_NUMBER = re.compile(r"[-+−]?\d[\d.,' ]*")
# A day of a certain year.
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b.*")
# Of the rows, at least this share name things that no other row names.
_LEAST_DIFFERENT = 0.75
_MOST_NAMED = 5


def are_priced_labels(cells: Sequence[str]) -> bool:
    """Whether the cells of a row are the labels of a price list or of a timetable."""
    return _are_labels(cells) and not _fault_of_labels(cells)


def why_no_price_list(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return why a table is neither a price list nor a timetable; empty for one that is, and for one without labels."""
    return _fault_of_labels(header) or _fault_of_rows(header, rows) if _are_labels(header) else ""


def is_price_list(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table, of which the first row is the header, is a price list or a timetable."""
    return are_priced_labels(header) and not _fault_of_rows(header, rows)


def are_mostly(cells: Sequence[str], is_so: Callable[[str], object]) -> bool:
    """Whether at least half of the cells are so."""
    return 2 * sum(bool(is_so(cell)) for cell in cells) >= len(cells)


def _are_labels(cells: Sequence[str]) -> bool:
    names = [plain_name(cell) for cell in cells]
    if not FEWEST_COLUMNS <= len(names) <= _MOST_COLUMNS or len(set(names)) < len(names):
        return False
    columns = pair_columns_of(tuple(cells))
    if columns.question is not None or columns.answer is not None or any(map(asks, cells)):
        return False
    return all(map(_is_label, cells))


def _is_label(cell: str) -> bool:
    is_name = len(cell) <= _LONGEST_LABEL and len(cell.split()) <= _MOST_WORDS
    return is_name and any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell))


def _fault_of_labels(header: Sequence[str]) -> str:
    record = next((label for label in header if _has(label, _RECORDS)), None)
    if record is not None:
        return f"{_quoted([record])} is a label of records, such as orders or people"
    if any(_tells_price_or_hours(label) for label in header):
        return ""
    names = {plain_name(label) for label in header}
    is_timetable = not names.isdisjoint(_DAYS) and not names.isdisjoint(_TIMES)
    known = KNOWN | _DAYS | _TIMES | _ACTIVITIES if is_timetable else KNOWN
    unknown = [label for label in header if plain_name(label) not in known]
    if is_timetable and not unknown:
        return ""
    if unknown:
        return f"no label tells prices or opening hours, and not all are known ({_quoted(unknown)} not)"
    return "no label tells prices or opening hours, and it has neither sentences nor three columns without bare numbers"


def _fault_of_rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return why rows below labels that would do are no price list; empty if they are one."""
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS:
        return f"it has {f'more than {_MOST_ROWS} rows' if len(rows) > _MOST_ROWS else 'fewer than two rows'}"
    if any(len(row) != len(header) or sum(map(bool, row)) < FEWEST_COLUMNS for row in rows):
        return "not all of its rows fit the labels"
    faults = (_fault_of_column(label, [row[at] for row in rows if row[at]]) for at, label in enumerate(header))
    fault = next(filter(None, faults), "")
    names = [_names_of(header, row) for row in rows]
    differ = len(set(names)) >= _LEAST_DIFFERENT * len(rows) and are_mostly(list(map("".join, names)), _has_letter)
    return fault or ("" if differ else "its rows do not name different things")


def _fault_of_column(label: str, cells: Sequence[str]) -> str:
    if are_mostly(cells, _DATE.fullmatch):
        return f"{_quoted([label])} holds dates"
    if _tells_price_or_hours(label) and not are_mostly(cells, _has_digit):
        return f"{_quoted([label])} holds no numbers"
    if not _has(label, _PRICES) and (plain_name(label) not in KNOWN or plain_name(label) in _HOURS):
        return f"{_quoted([label])} holds bare numbers" if are_mostly(cells, BARE_NUMBER.fullmatch) else ""
    return ""


def _names_of(header: Sequence[str], row: Sequence[str]) -> tuple[str, ...]:
    """Return the first two cells of a row that are no price, which name what it is about."""
    return tuple(cell for label, cell in zip(header, row, strict=True) if not _tells_price_or_hours(label))[:2]


def _tells_price_or_hours(label: str) -> bool:
    return _has(label, _PRICES) or plain_name(label) in _HOURS


def _has(label: str, names: frozenset[str]) -> bool:
    """Whether a label is one of the names, or has one as a word: "Price GBP"."""
    plain = plain_name(label)
    return plain in names or not names.isdisjoint(plain.split())


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _has_letter(cell: str) -> bool:
    return any(map(str.isalpha, cell))


def _quoted(labels: Sequence[str]) -> str:
    shown = ", ".join(f"`{' '.join(label.split())}`" for label in labels[:_MOST_NAMED])
    return shown + (", …" if len(labels) > _MOST_NAMED else "")
