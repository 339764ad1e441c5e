"""The purposes of columns: one table of names for documents, files of questions, labelled questions and phrasings.

A column has a role, such as "question", if it has one of the names for the role (`text.columns`). Letter case,
white space, accents, `_` and `-` do not matter ("Alt_Questions"), nor do words that say nothing ("Question text") or a
language ("answer_fr"). If a file has several columns for a role, the column whose name comes first in the table has the
role, and the others are ordinary columns; but a table may have several pairs of questions and answers (see
`records.column_pairs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from faqbot.corpus.records.column_pairs import (
    FURTHER,
    ColumnPair,
    Name,
    by_stem,
    column_pairs_of,
    parsed_name,
    plain_names,
)
from faqbot.text.columns import column_names

# role -> the names of a column with this role; messages ask for the first name.
NAMES = {
    "question": column_names.QUESTIONS,
    "answer": column_names.ANSWERS,
    "expected": ("expected", "chunk"),
    "id": ("id",),
    "section": column_names.SECTIONS,
    "kind": ("kind",),
    "topic": ("topic",),
}

_ROLES = {role: plain_names(names) for role, names in NAMES.items()}
_PROBLEMS, _DETAILS, _ENTRY_IDS, _TOPICS, _WORDINGS, _TAGS, _SWITCHES, _OFF_SWITCHES = map(
    plain_names,
    (
        *(column_names.PROBLEMS, column_names.DETAILS),
        column_names.ENTRY_IDS,
        *(column_names.TOPICS, column_names.WORDINGS, column_names.TAGS),
        *(column_names.SWITCHES, column_names.OFF_SWITCHES),
    ),
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
    that become metadata: all but the question, the answer, the id, the section and the details. `names_problem` says
    that the question is a problem, a message or a term, and `details` are the columns of its causes and its meaning,
    which belong to the answer. `suffix` tells the ids of several pairs of a row apart; it is empty for the first.
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
    suffix: str = ""
    names_problem: bool = False
    details: tuple[str, ...] = ()


@lru_cache(maxsize=1_000)  # the objects in a JSON file have few different sets of names
def columns_of(names: tuple[str, ...]) -> Columns:
    """Return which of these names of columns has which role."""
    parsed = [name for name in map(parsed_name, names) if not name.number]
    named = by_stem(sorted(parsed, key=lambda name: bool(name.language)))
    found = (next((named[name] for name in _ROLES[role] if name in named), None) for role in Columns._fields)
    return Columns(*(name and name.column for name in found))


def pair_columns_of(names: tuple[str, ...]) -> PairColumns:
    """Return which of these names of columns has which role in a table of question/answer pairs: its first pair."""
    return all_pair_columns_of(names)[0]


@lru_cache(maxsize=1_000)
def all_pair_columns_of(names: tuple[str, ...]) -> tuple[PairColumns, ...]:
    """Return the roles of the columns for each pair in a row of a table: at least one pair, which may lack a column."""
    parsed = [parsed_name(name) for name in names]
    pairs = column_pairs_of(parsed)
    used = {name for pair in pairs for name in pair}
    others = [name for name in parsed if name not in used]
    found = [_pair_columns(pair, others, len(pairs)) for pair in pairs]
    return (found[0], *(found[at]._replace(suffix=_suffix(pairs[at], at + 1)) for at in range(1, len(pairs))))


def is_problem(name: str) -> bool:
    """Whether the name of a column says that it holds problems or terms, of which other columns say more."""
    return parsed_name(name).stem in _PROBLEMS


def _suffix(pair: ColumnPair, ordinal: int) -> str:
    """Return the language of a pair that is not the first in its row, or its ordinal number."""
    language = next((name.language for name in pair if name and name.language), "")
    numbered = any(name and name.number for name in pair)
    return "-".join((*language.split(), *((str(ordinal),) if numbered or not language else ())))


def _pair_columns(pair: ColumnPair, others: Sequence[Name], pairs: int) -> PairColumns:
    """Return the roles of the columns for a pair; `others` are the columns of no pair, and `pairs` is their number.

    Columns in the language of another pair say nothing about this one.
    """
    question, answer = pair
    language = (question and question.language) or (answer and answer.language) or ""
    near = [name for name in others if pairs == 1 or not name.language or name.language == language]
    single = [name for name in near if not name.number]
    named = by_stem(sorted(single, key=lambda name: name.language != language))

    def all_of(wanted: Sequence[str], among: Sequence[Name] = single) -> tuple[str, ...]:
        return tuple(name.column for name in among if name.words in wanted)

    def first_of(wanted: Sequence[str]) -> str | None:
        return next((named[name].column for name in wanted if name in named), None)

    own_id, section = first_of(_ENTRY_IDS), first_of(_ROLES["section"])
    names_problem = question is not None and is_problem(question.column)
    details = all_of(_DETAILS) if names_problem else ()
    further = tuple(name.column for name in near if (name.language or name.number) and name.stem in FURTHER)
    return PairColumns(
        question and question.column,
        answer and answer.column,
        own_id,
        section,
        first_of(_TOPICS),
        (*all_of(_WORDINGS, near), *further),
        all_of(_TAGS, near),
        all_of(_SWITCHES),
        all_of(_OFF_SWITCHES),
        tuple(
            name.column for name in others if name.column not in (own_id, section, *details) and name.column[:1] != "@"
        ),
        names_problem=names_problem,
        details=details,
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
