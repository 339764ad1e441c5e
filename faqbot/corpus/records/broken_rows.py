"""Mend the rows of a delimited table in which a separator stands in a cell without quotes.

Such a row has more cells than the table has columns, or its cells stand one column too far. The row is mended if there
is exactly one way to join neighbouring cells so that each column has a value of its kind: yes or no under `enabled`, a
number under numbers, nothing in an empty column, a question that ends with its question mark. The kinds come from the
names of the columns and from the first rows, so that all parts of a large table are mended alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from faqbot.corpus.records.columns import all_pair_columns_of
from faqbot.text.columns import cell_values, column_names

# A row with more surplus cells than this is not mended; a limit, because all joinings are tried.
_MOST_SURPLUS = 40
# The first rows show what a column holds, if at least this many of them have a value in it.
_FEWEST_SEEN = 3
# A column with this many values or more, of which at most half are different, repeats its values.
_FEWEST_REPEATED = 6
# Longest value of a column that holds anything but text, in characters.
_LONGEST_VALUE = 200
# A value of a switch that is longer, in characters or in words, is a piece of another cell if it ends as a sentence.
_LONGEST_SWITCH = 40
_MOST_WORDS = 2
_SHORTEST_PIECE = len("a b c.")
_SWITCH_WORDS = cell_values.YES | cell_values.NO | frozenset((*column_names.SWITCHES, *column_names.OFF_SWITCHES))
_QUESTION_MARKS = ("?", "？", "؟")
_SENTENCE_ENDS = (".", "!", "…", "。", *_QUESTION_MARKS)

_PATTERNS = {
    "number": re.compile(r"[-+]?\d{1,18}(?:[.,]\d{1,18}){0,6}"),
    "word": re.compile(r"\S{1,200}"),
}


class ColumnKind(NamedTuple):
    """What a column holds, as far as it is known, and the values of a column that repeats its values.

    `name` is "question", "asking" (all questions end with a question mark), "answer", "switch", "number", "word",
    "empty" or "text".
    """

    name: str
    values: tuple[str, ...] = ()


class ColumnEvidence(NamedTuple):
    """The kind of each column, the places of the switches, and whether no cell begins with a space (`is_tight`)."""

    kinds: tuple[ColumnKind, ...]
    switches: tuple[int, ...]
    is_tight: bool


def evidence_of(columns: tuple[str, ...], rows: Sequence[Sequence[str]]) -> ColumnEvidence:
    """Return what is known of the columns from their names and from the first rows of the table."""
    whole = [row for row in rows if len(row) == len(columns)]
    kinds = tuple(_kind_of(columns, at, [row[at] for row in whole]) for at in range(len(columns)))
    switches = tuple(at for at, kind in enumerate(kinds) if kind.name == "switch")
    behind = [cell for row in (columns, *whole) for cell in row[1:]]
    return ColumnEvidence(kinds, switches, sum(map(_continues, behind)) * 10 <= len(behind))


def is_shifted(cells: Sequence[str], evidence: ColumnEvidence) -> bool:
    """Whether a switch holds a piece of a sentence, so that the cells of the row stand in the wrong columns."""
    return any(at < len(cells) and is_odd_switch(cells[at]) for at in evidence.switches)


def is_plain(cells: Sequence[str], evidence: ColumnEvidence) -> bool:
    """Whether a row with a cell for each column needs no mending: no cell looks like the rest of the cell before it."""
    if is_shifted(cells, evidence):
        return False
    if not evidence.is_tight or not any(map(_continues, cells[1:])):
        return True
    given = zip(evidence.kinds, cells, strict=True)
    return all(_accepts(kind, [cell], "", is_strict=False) for kind, cell in given)


def mended(cells: Sequence[str], evidence: ColumnEvidence, delimiter: str) -> list[str] | None:
    """Return the cells of a broken row, one for each column, or None if more than one joining fits or none does.

    Programs leave out empty cells at the end of a row, so the row is also tried with further empty cells. A row that
    has no surplus cell is mended only if its switch has a value then, or if a cell begins with a space.
    """
    width, given = len(evidence.kinds), len(cells)
    base = list(cells)
    while base and not base[-1].strip():
        base.pop()
    counts = range(max(len(base), width + 1), len(base) + width)
    for count in dict.fromkeys((*((given,) if given > width else ()), *counts)):
        if count - width > _MOST_SURPLUS and not evidence.is_tight:
            continue
        found = _joined(base + [""] * (count - len(base)), evidence, delimiter)
        if found:
            is_certain = len(base) > width or any(map(_continues, base)) or _is_switched(found[0], evidence)
            return found[0] if len(found) == 1 and is_certain else None
    return None


def _is_switched(cells: Sequence[str], evidence: ColumnEvidence) -> bool:
    return any(cells[at].strip() for at in evidence.switches)


def _joined(cells: list[str], evidence: ColumnEvidence, delimiter: str) -> list[list[str]]:
    """Return the joinings that fit, at most two.

    In text, a space follows a comma or a semicolon. Where no cell of the table begins with a space, a cell that does
    continues the cell before it, if the row fits so.
    """
    tight = _with_continued(cells, delimiter) if evidence.is_tight else cells
    for tried in (tight, cells) if len(tight) < len(cells) else (cells,):
        for is_strict in (True, False):
            found = _joinings(tried, evidence.kinds, delimiter, is_strict=is_strict)
            if found:
                return found
    return []


def _with_continued(cells: Sequence[str], delimiter: str) -> list[str]:
    runs: list[list[str]] = []
    for cell in cells:
        if runs and _continues(cell) and runs[-1][-1].strip():
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [delimiter.join(run) for run in runs]


def _joinings(cells: Sequence[str], kinds: Sequence[ColumnKind], delimiter: str, *, is_strict: bool) -> list[list[str]]:
    """Return up to two ways to join cells to one for each column.

    `ways` maps the number of cells that the columns so far hold to the ways in which they hold them, each as the ends
    of the columns.
    """
    surplus = len(cells) - len(kinds)
    if not 0 <= surplus <= _MOST_SURPLUS:
        return []
    ways: dict[int, list[tuple[int, ...]]] = {0: [()]}
    for at, kind in enumerate(kinds):
        following: dict[int, list[tuple[int, ...]]] = {}
        for start, before in ways.items():
            for end in range(start + 1, at + 2 + surplus):
                if _accepts(kind, cells[start:end], delimiter, is_strict=is_strict):
                    known = following.setdefault(end, [])
                    known += [(*way, end) for way in before[: 2 - len(known)]]
        ways = following
    found = ways.get(len(cells), [])
    return [[delimiter.join(cells[a:b]) for a, b in zip((0, *way), way, strict=False)] for way in found]


def _accepts(kind: ColumnKind, cells: Sequence[str], delimiter: str, *, is_strict: bool) -> bool:
    """Whether neighbouring cells, joined, may be a value of a column; if `is_strict`, only one that is known."""
    if len(cells) > 1 and not (cells[0].strip() and cells[-1].strip()):
        return False
    test = _TEXTS.get(kind.name)
    if test and (not kind.values or not is_strict):
        return test(cells)
    if (len(cells) > 1 and kind.name in ("word", "switch", "empty")) or sum(map(len, cells)) > _LONGEST_VALUE:
        return False
    value = delimiter.join(cells).strip()
    return not value or (kind.name != "empty" and _is_value(kind, value.casefold()))


def _is_value(kind: ColumnKind, value: str) -> bool:
    if kind.name in _PATTERNS:
        return bool(_PATTERNS[kind.name].fullmatch(value))
    return value in kind.values or (kind.name == "switch" and value in _SWITCH_WORDS)


# The kinds of columns that hold text: which neighbouring cells may be a value.
_TEXTS: dict[str, Callable[[Sequence[str]], bool]] = {
    "asking": lambda cells: _is_asked(cells[-1]),
    "question": lambda cells: len(cells) == 1 or not _is_asked(cells[0]),
    "answer": lambda cells: bool(cells[0].strip()),
    "text": lambda _cells: True,
}


def _kind_of(columns: tuple[str, ...], at: int, cells: Sequence[str]) -> ColumnKind:
    every = all_pair_columns_of(columns)
    first, name = every[0], columns[at]
    given = [cell.strip() for cell in cells if cell.strip()]
    if any(name == pair.question for pair in every):
        asked = sum(map(_is_asked, given))
        return ColumnKind("asking" if len(every) == 1 and asked * 10 >= len(given) * 9 else "question")
    if any(name == pair.answer for pair in every):
        return ColumnKind("answer" if len(every) == 1 else "text")
    if name in (*first.switches, *first.off_switches):
        known = [cell.casefold() for cell in given if not is_odd_switch(cell)]
        return ColumnKind("switch", tuple(sorted(set(known)))) if 2 * len(known) >= len(given) else ColumnKind("text")
    if not given:
        return ColumnKind("empty" if len(cells) >= _FEWEST_SEEN else "word" if name == first.id else "text")
    if len(given) >= _FEWEST_SEEN or name == first.id:
        for kind, pattern in _PATTERNS.items():
            if all(map(pattern.fullmatch, given)) and (kind == "number" or name == first.id or _has_figure(given)):
                return ColumnKind(kind)
    values = tuple(sorted(set(map(str.casefold, given))))
    return ColumnKind("text", values if len(given) >= max(_FEWEST_REPEATED, 2 * len(values)) else ())


def _has_figure(values: Sequence[str]) -> bool:
    """Whether each value has a figure or a sign inside, as dates, codes and addresses have and words do not."""
    return all(not value.isalpha() for value in values)


def _is_asked(cell: str) -> bool:
    return cell.rstrip().endswith(_QUESTION_MARKS)


def _continues(cell: str) -> bool:
    return cell[:1] == " " and bool(cell.strip())


def is_odd_switch(cell: str) -> bool:
    """Whether the cell of a switch is a piece of a sentence, which has several words and a mark at its end."""
    if len(cell) < _SHORTEST_PIECE or (len(cell) <= _LONGEST_SWITCH and len(cell.split()) <= _MOST_WORDS):
        return False
    return len(cell) > _LONGEST_SWITCH or cell.rstrip().endswith(_SENTENCE_ENDS)
