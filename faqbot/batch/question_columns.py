"""Find the columns of a table, or the keys of an object, that hold the question and its id.

The question is in the columns that `--column` names, joined by line ends if there are several, or else in the column
with one of the names of questions, or in the only column unless it has the name of an id. All columns are copied to the
answers under their own names. If batch writes a column of the same name, the caller's is renamed: "answer" becomes
"answer (yours)".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from faqbot.corpus.records.columns import columns_of
from faqbot.text.suggest import nearest

# What is put behind the name of a column of which batch writes one itself.
_YOURS = " (yours)"

# A message lists at most this many columns, each cut to this many characters.
_MOST_LISTED, _LONGEST = 30, 40

_BETWEEN_WORDS = re.compile(r"[\s_-]+")


class QuestionColumns(NamedTuple):
    """The columns of the question, the column of its id (None: no such column), and the columns to be copied.

    `question` is empty if there is no question. `copied` has pairs of the name in the file and the name in the answers;
    `renamed` are the columns whose name changes.
    """

    question: tuple[str, ...]
    id: str | None
    copied: tuple[tuple[str, str], ...]
    renamed: tuple[str, ...]

    def id_of(self, values: Mapping[str, Any]) -> Any:
        """Return the id of a row or an object, "" without one."""
        return "" if self.id is None else values.get(self.id, "")

    def copies_of(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of the columns that are copied, those that there are, under their names in the answers."""
        return {shown: values[name] for name, shown in self.copied if name in values}


@lru_cache(maxsize=1_000)  # the objects of a file have few sets of names
def question_columns(names: tuple[str, ...], wanted: tuple[str, ...], owned: frozenset[str]) -> QuestionColumns:
    """Return which of these columns are which; `wanted` are the columns that `--column` names.

    Columns whose names are `owned`, in lower case, are renamed, except the only column of the question if its name is
    "question": it holds what batch writes there, and keeps its place.
    """
    found = columns_of(names)
    question = wanted_columns(names, wanted) if wanted else tuple(filter(None, (found.question,)))
    if not wanted and not question and len(names) == 1 and found.id is None:
        question = names
    kept = {name: "question" for name in question if len(question) == 1 and name.strip().casefold() == "question"}
    clashing = {name for name in names if name not in kept and name.strip().casefold() in owned}
    taken = {name.casefold() for name in names}
    copied = tuple((name, _renamed(name, taken) if name in clashing else kept.get(name, name)) for name in names)
    return QuestionColumns(question, found.id, copied, tuple(name for name in names if name in clashing))


def wanted_columns(names: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that `--column` names, by their names in the file; empty if one of them is missing.

    A name counts as it is written, or else in any letter case and with any white space, `_` or `-` between its words.
    """
    plain = {_plain(name): name for name in reversed(names)}
    found = [name if name in names else plain.get(_plain(name)) for name in wanted]
    return () if None in found else tuple(dict.fromkeys(filter(None, found)))


def no_question(names: Sequence[str], wanted: Sequence[str]) -> str:
    """Return the message for a table without the wanted columns, or without a column whose name says "question"."""
    listed = _listed(names)
    if not wanted:
        return f"no column has the name of a question; choose one with --column NAME{listed}"
    missing = next(name for name in wanted if not wanted_columns(names, [name]))
    alike = nearest(missing, names, parts=True)
    meant = f"; did you mean {quoted_name(alike[0])}?" if alike else ""
    return f"there is no column {quoted_name(missing)}{meant}{listed}"


def joined_question(values: Mapping[str, Any], columns: Sequence[str]) -> str | None:
    """Return the text of the question, the texts of several columns joined by line ends; None if it is no text.

    Of several columns, those without a value are left out.
    """
    if len(columns) == 1:
        value = values[columns[0]]
        return value if isinstance(value, str) else None
    texts = [values[name] for name in columns if values[name] is not None]
    if not all(isinstance(text, str) for text in texts):
        return None
    return "\n".join(text for text in texts if text.strip())


def _renamed(name: str, taken: set[str]) -> str:
    shown = name + _YOURS
    while shown.casefold() in taken:
        shown += _YOURS
    return shown


def _plain(name: str) -> str:
    return _BETWEEN_WORDS.sub(" ", name.strip().casefold())


def _listed(names: Sequence[str]) -> str:
    shown = [_cut(name) for name in names[:_MOST_LISTED]]
    more = f", and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else ""
    return f" (its columns: {', '.join(shown) or 'none'}{more})"


def _cut(name: str) -> str:
    name = " ".join(name[: 2 * _LONGEST].split())
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def quoted_name(name: str) -> str:
    """Return the name of a column in quotes, as messages have it."""
    return '"{}"'.format(_cut(name).replace('"', '\\"'))
