"""The names of columns: one table for documents, files of questions and labelled questions.

Letter case and white space around a name don't matter. Where a file has several names for one role, the first in the
table counts; the others are ordinary columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

# role -> the names of its column; messages ask for the first.
NAMES = {
    "question": ("question", "questions", "q", "query", "prompt", "text", "utterance"),
    "answer": ("answer", "answers", "a", "response", "reply"),
    "expected": ("expected", "chunk"),
    "id": ("id",),
    "section": ("section",),
    "kind": ("kind",),
    "topic": ("topic",),
}

_MOST_SHOWN = 8
_LONGEST_SHOWN = 40


class Columns(NamedTuple):
    """The column of each role, by its name in the file; None where the file has no such column."""

    question: str | None
    answer: str | None
    expected: str | None
    id: str | None
    section: str | None
    kind: str | None
    topic: str | None


@lru_cache(maxsize=1_000)  # the objects of a file have few sets of names
def columns_of(names: tuple[str, ...]) -> Columns:
    """Return which of these names stands for which role."""
    named = {name.strip().casefold(): name for name in names}
    return Columns(*(next((named[name] for name in NAMES[role] if name in named), None) for role in Columns._fields))


def has_columns(names: Iterable[str], roles: Sequence[str]) -> bool:
    """Whether there is a column for each of the roles."""
    columns = columns_of(tuple(names))
    return all(getattr(columns, role) is not None for role in roles)


def missing_columns(names: Sequence[str], roles: Sequence[str]) -> str:
    """Return the message for a table whose header names no columns for the roles."""
    found = ", ".join(name.strip()[:_LONGEST_SHOWN] for name in names[:_MOST_SHOWN]) or "none"
    asked = " and ".join(f"`{NAMES[role][0]}`" for role in roles)
    is_one = len(roles) == 1
    nouns = f"{' and '.join(roles)} column{'' if is_one else 's'}"
    return f"no {nouns} (found: {found}); name {'it' if is_one else 'them'} {asked}"
