"""The purposes of columns: one table of names for documents, files of questions, labelled questions and phrasings.

A column has a role, such as "question", if it has one of the names for the role (`text.column_names`). Letter case,
white space, `_` and `-` do not matter ("Alt_Questions"), nor do words that say nothing ("Question text"). If a file has
several columns for a role, the column whose name comes first in the table has the role, and the others are ordinary
columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from faqbot.text import column_names

# Longest name of a column, in characters, that is compared with the tables. They have no longer name.
_LONGEST_NAME = 60
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # in the middle of "altQuestions"
_NUMBERED = re.compile(r"(.*?) ?(\d{1,2})")


def plain_name(name: str) -> str:
    """Return the name of a column in lower case, in words: "alt questions" for `Alt_Questions` and `altQuestions`.

    A long name is a text, which says nothing about its column; its plain name is empty.
    """
    name = name.strip()
    return _short_plain_name(name) if len(name) <= _LONGEST_NAME else ""


@lru_cache(maxsize=10_000)
def _short_plain_name(name: str) -> str:
    parted = unicodedata.normalize("NFKC", _HUMP.sub(" ", name)).casefold()
    return " ".join("".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in parted).split())


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(plain_name, names))


# role -> the names of a column with this role; messages ask for the first name.
NAMES = {
    "question": column_names.QUESTIONS,
    "answer": column_names.ANSWERS,
    "expected": ("expected", "chunk"),
    "id": ("id",),
    "section": ("section",),
    "kind": ("kind",),
    "topic": ("topic",),
}

_ROLES = {role: _plain(names) for role, names in NAMES.items()}
_QUESTIONS, _ANSWERS, _BODIES = _ROLES["question"], _ROLES["answer"], _plain(column_names.BODIES)
_TOPICS, _WORDINGS, _TAGS = map(_plain, (column_names.TOPICS, column_names.WORDINGS, column_names.TAGS))
_SWITCHES, _OFF_SWITCHES = _plain(column_names.SWITCHES), _plain(column_names.OFF_SWITCHES)
_SCHEMA_ANSWERS = _plain(column_names.SCHEMA_ANSWERS)
# The names of a question and of an answer in a document, pair by pair in the order of preference.
_PAIRINGS = (
    (_QUESTIONS, _ANSWERS),
    (_plain(column_names.UTTERANCES), _ANSWERS),
    (_plain(column_names.SCHEMA_QUESTIONS), _SCHEMA_ANSWERS),
    (tuple(name for name in _QUESTIONS if name not in _BODIES), (*_SCHEMA_ANSWERS, *_BODIES)),
    (_plain(column_names.HEADLINES), (*_ANSWERS, *_BODIES)),
)

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


class PairColumns(NamedTuple):
    """The columns of a table of question/answer pairs, by their names in the file.

    `wordings` and `tags` are columns with further wordings of the question; commas part the wordings of `tags`. A row
    is not in use if a cell of `switches` says no or a cell of `off_switches` says yes. `kept` are the columns
    that become metadata: all but the question, the answer, the id and the section.
    """

    question: str | None
    answer: str | None
    id: str | None
    section: str | None
    topic: str | None
    wordings: tuple[str, ...]
    tags: tuple[str, ...]
    switches: tuple[str, ...]
    off_switches: tuple[str, ...]
    kept: tuple[str, ...]


@lru_cache(maxsize=1_000)  # the objects in a JSON file have few different sets of names
def columns_of(names: tuple[str, ...]) -> Columns:
    """Return which of these names of columns has which role."""
    named = _by_plain_name(names)
    return Columns(*(next((named[name] for name in _ROLES[role] if name in named), None) for role in Columns._fields))


@lru_cache(maxsize=1_000)
def pair_columns_of(names: tuple[str, ...]) -> PairColumns:
    """Return which of these names of columns has which role in a table of question/answer pairs."""
    named = _by_plain_name(names)
    question, answer = _pair_in(named)
    plain = {name: plain_name(name) for name in names if name not in (question, answer)}

    def all_of(wanted: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in plain if plain[name] in wanted)

    def first_of(wanted: Sequence[str]) -> str | None:
        return next((named[name] for name in wanted if named.get(name) in plain), None)

    own_id, section = first_of(_ROLES["id"]), first_of(_ROLES["section"])
    return PairColumns(
        question,
        answer,
        own_id,
        section,
        first_of(_TOPICS),
        (*all_of(_WORDINGS), *(name for name in plain if _is_further(plain[name], named))),
        all_of(_TAGS),
        all_of(_SWITCHES),
        all_of(_OFF_SWITCHES),
        tuple(name for name in plain if name not in (own_id, section) and not name.startswith("@")),
    )


def has_columns(names: Iterable[str], roles: Sequence[str]) -> bool:
    """Whether these names of columns include a column for each of the roles."""
    columns = columns_of(tuple(names))
    return all(getattr(columns, role) is not None for role in roles)


def has_pair_columns(names: Iterable[str]) -> bool:
    """Whether these names of columns include one for the questions and one for the answers of a document."""
    columns = pair_columns_of(tuple(names))
    return columns.question is not None and columns.answer is not None


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns, with empty and repeated names changed, so that no cell is lost."""
    unique: list[str] = []
    taken: set[str] = set()
    for number, name in enumerate(names, start=1):
        wanted = name.strip() or f"column_{number}"
        while wanted.casefold() in taken:
            wanted += f"_{number}"
        taken.add(wanted.casefold())
        unique.append(wanted)
    return tuple(unique)


def wrong_width(cells: Sequence[str], columns: Sequence[str]) -> str:
    """Return the message for a record that has more or fewer cells than there are columns."""
    return f"{len(cells)} cell{'s' * (len(cells) != 1)} where the header has {len(columns)}"


def missing_columns(names: Sequence[str], wanted: Sequence[str]) -> str:
    """Return the message for a table whose header does not name the wanted columns, by roles or other names."""
    beginnings = [" ".join(name[: 2 * _LONGEST_SHOWN].split()) for name in names[:_MOST_SHOWN]]
    shown = ", ".join(name[:_LONGEST_SHOWN] for name in beginnings) or "none"
    asked = " and ".join(f"`{name}`" for name in wanted)
    is_single = len(wanted) == 1
    nouns = f"{' and '.join(wanted)} column{'' if is_single else 's'}"
    return f"no {nouns} (found: {shown}); name {'it' if is_single else 'them'} {asked}"


def _by_plain_name(names: Sequence[str]) -> dict[str, str]:
    """Return the names in the file by their plain names, and by these without the words that say nothing."""
    named: dict[str, str] = {}
    short: dict[str, str] = {}
    for name in names:
        plain = plain_name(name)
        named.setdefault(plain, name)
        words = [word for word in plain.split() if word not in column_names.FILLERS]
        if words:
            short.setdefault(" ".join(words), name)
    return short | named


def _pair_in(named: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return the columns of the questions and of the answers; if there are not both, the one that there is."""
    for questions, answers in _PAIRINGS:
        question = _first(questions, named)
        answer = next((named[name] for name in answers if name in named and named[name] != question), None)
        answer = answer or _first_numbered(answers, named)
        if question and answer:
            return question, answer
    return tuple(_first(pair, named) for pair in _PAIRINGS[0])  # type: ignore[return-value]  # of two names


def _first(wanted: Sequence[str], named: Mapping[str, str]) -> str | None:
    return next((named[name] for name in wanted if name in named), None) or _first_numbered(wanted, named)


def _first_numbered(wanted: Sequence[str], named: Mapping[str, str]) -> str | None:
    """Return the column that is numbered 1 ("Question 1"), if there is one."""
    return next((named[one] for name in wanted[:3] for one in (f"{name} 1", f"{name}1") if one in named), None)


def _is_further(plain: str, named: Mapping[str, str]) -> bool:
    """Whether a column holds further wordings, by its number ("question 2"), unless it has an answer of its own."""
    match = _NUMBERED.fullmatch(plain)
    if not match or match[1] not in (*_QUESTIONS, *_WORDINGS, *_TAGS):
        return False
    return not any(f"{answer}{gap}{match[2]}" in named for answer in _ANSWERS[:3] for gap in ("", " "))
