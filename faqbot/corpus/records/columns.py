"""The names of columns: one table for documents, files of questions, labelled questions and phrasings.

A column has a role, such as "question", if it has one of the names for the role; letter case and white space around the
name are ignored. If a file has several columns for a role, the column whose name comes first in `NAMES` has the role,
and the others are ordinary columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

# role -> the names of a column with this role; messages ask for the first name.
NAMES = {
    "question": ("question", "questions", "q", "query", "prompt", "text", "utterance"),
    "answer": ("answer", "answers", "a", "response", "reply"),
    "expected": ("expected", "chunk"),
    "id": ("id",),
    "section": ("section",),
    "kind": ("kind",),
    "topic": ("topic",),
}

# A message shows at most this many names of columns, each cut to this many characters.
_MOST_SHOWN = 8
_LONGEST_SHOWN = 40


class Columns(NamedTuple):
    """The name, in the file, of the column with each role; None if the file has no such column."""

    question: str | None
    answer: str | None
    expected: str | None
    id: str | None
    section: str | None
    kind: str | None
    topic: str | None


@lru_cache(maxsize=1_000)  # the objects in a JSON file have few different sets of names
def columns_of(names: tuple[str, ...]) -> Columns:
    """Return which of these names of columns has which role."""
    named = {name.strip().casefold(): name for name in names}
    return Columns(*(next((named[name] for name in NAMES[role] if name in named), None) for role in Columns._fields))


def has_columns(names: Iterable[str], roles: Sequence[str]) -> bool:
    """Whether these names of columns include a column for each of the roles."""
    columns = columns_of(tuple(names))
    return all(getattr(columns, role) is not None for role in roles)


def wrong_width(cells: Sequence[str], columns: Sequence[str]) -> str:
    """Return the message for a record that has more or fewer cells than there are columns."""
    return f"{len(cells)} cell{'s' * (len(cells) != 1)} where the header has {len(columns)}"


def missing_columns(names: Sequence[str], wanted: Sequence[str]) -> str:
    """Return the message for a table whose header does not name the wanted columns, by roles or other names."""
    shown = ", ".join(name.strip()[:_LONGEST_SHOWN] for name in names[:_MOST_SHOWN]) or "none"
    asked = " and ".join(f"`{name}`" for name in wanted)
    is_single = len(wanted) == 1
    nouns = f"{' and '.join(wanted)} column{'' if is_single else 's'}"
    return f"no {nouns} (found: {shown}); name {'it' if is_single else 'them'} {asked}"
