"""Find the columns of questions and answers in the names of a table's columns: one pair of columns or several.

A table has several pairs of columns if it is in several languages ("q_en", "a_en", "q_fr", "a_fr") or if its pairs are
numbered ("question 1", "answer 1", "question 2", "answer 2"). A question or an answer without a partner in its own
language is shared: "question", "answer_en", "answer_fr" are two answers to one question, and a second question to one
answer is a further wording.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from faqbot.text.columns import column_names, json_names, name_parts

# Longest name of a column, in characters, that is compared with the tables. They have no longer name.
_LONGEST_NAME = 60
# Most pairs in a row, a limit because the other columns are looked at for each. A table has a few languages.
_MOST_PAIRS = 100
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # in the middle of "altQuestions"
_NUMBERED = re.compile(r"(?P<name>.*?\D) ?(?P<number>\d{1,2})|(?P<first>\d{1,2}) (?P<rest>\D.*)")
_MARKS = re.compile("[\u0300-\u036f]+")  # the accents of Latin, Greek and Cyrillic letters
_STROKES = str.maketrans("ıøłđ", "iold")


def plain_name(name: str) -> str:
    """Return the name of a column in lower case, in words and without accents: "mots cles" for `Mots_Clés`.

    A long name is a text, which says nothing about its column; its plain name is empty.
    """
    name = name.strip()
    return _short_plain_name(name) if len(name) <= _LONGEST_NAME else ""


@lru_cache(maxsize=10_000)
def _short_plain_name(name: str) -> str:
    parted = unicodedata.normalize("NFKD", _HUMP.sub(" ", name).casefold())
    letters = unicodedata.normalize("NFC", _MARKS.sub("", parted)).translate(_STROKES)
    return " ".join("".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in letters).split())


def plain_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as they are compared, each once."""
    return tuple(dict.fromkeys(map(plain_name, names)))


QUESTIONS, ANSWERS, _BODIES = map(plain_names, (column_names.QUESTIONS, column_names.ANSWERS, column_names.BODIES))
_SCHEMA_ANSWERS = plain_names(json_names.SCHEMA_ANSWERS)
_NATIVE = [(plain_names(questions), plain_names(answers)) for questions, answers in column_names.NATIVE]
# The names of a question and of an answer in a document, pair by pair in the order of preference.
_PAIRINGS = (
    (QUESTIONS, ANSWERS),
    (plain_names(json_names.UTTERANCES), ANSWERS),
    (plain_names(json_names.SCHEMA_QUESTIONS), _SCHEMA_ANSWERS),
    (tuple(name for name in QUESTIONS if name not in _BODIES), (*_SCHEMA_ANSWERS, *_BODIES)),
    (plain_names(column_names.HEADLINES), ANSWERS),
    *((plain_names(headlines), plain_names(bodies)) for headlines, bodies in column_names.HEADLINES_WITH_BODIES),
    (plain_names(column_names.DESCRIPTIONS), ANSWERS),
)
_FILLERS = frozenset(plain_names(name_parts.FILLERS))
# The names of a question that may hold a further wording of another question.
FURTHER = frozenset(name for name in QUESTIONS if name not in _BODIES)


class Name(NamedTuple):
    """A column's name in the file, and what it says: its words, a language and a number.

    `words` are the name without language and number, and `stem` is without the words that say nothing, too.
    """

    column: str
    words: str
    stem: str
    language: str = ""
    number: str = ""


# The column of the questions and the column of the answers; None if there is no such column.
ColumnPair = tuple[Name | None, Name | None]
_WholePair = tuple[Name, Name]


def parsed_name(column: str) -> Name:
    """Return the name of a column with its parts."""
    plain = plain_name(column)
    return _parsed(plain)._replace(column=column) if plain else Name(column, "", "")


@lru_cache(maxsize=10_000)
def _parsed(plain: str) -> Name:
    rest, number = _without_number(plain)
    words, language = _without_language(rest.split())
    if not number and language:
        rest, number = _without_number(" ".join(words))
        words = rest.split()
    content = [word for word in words if word not in name_parts.NOTATIONS] or words
    telling = [word for word in content if word not in _FILLERS]
    return Name("", " ".join(words), " ".join(telling or content), language, number)


def names_language(name: str) -> bool:
    """Whether a name is that of a language and nothing else ("fr", "pt-BR", "English")."""
    return len(name) <= _LONGEST_NAME and parsed_name(f"text {name}")[1:3] == ("text", "text") and bool(name.strip())


def _without_number(plain: str) -> tuple[str, str]:
    match = _NUMBERED.fullmatch(plain)
    if not match:
        return plain, ""
    return match["name"] or match["rest"], (match["number"] or match["first"]).lstrip("0")


def _without_language(words: list[str]) -> tuple[list[str], str]:
    """Return the words without a language and its region, and both as a key; a name of nothing else keeps its words."""
    at = next((at for at, word in enumerate(words) if word in name_parts.LANGUAGES), None)
    if at is None:
        return words, ""
    end = at + 1
    while end < len(words) and (words[end] in name_parts.REGIONS or words[end] in name_parts.SCRIPTS):
        end += 1
    rest = [*words[:at], *words[end:]]
    return (rest, " ".join((name_parts.LANGUAGES[words[at]], *words[at + 1 : end]))) if rest else (words, "")


def by_stem(names: Iterable[Name]) -> dict[str, Name]:
    """Return names by their words, and by these without the words that say nothing; of several, the first counts."""
    named: dict[str, Name] = {}
    short: dict[str, Name] = {}
    for name in names:
        named.setdefault(name.words, name)
        short.setdefault(name.stem, name)
    return short | named


def column_pairs_of(names: Sequence[Name]) -> Sequence[ColumnPair]:
    """Return the pairs of a question's and an answer's column, in the order of the header.

    If the header has no such pair, return a single incomplete one, with the column of the question or of the answer
    that the header does have.
    """
    groups: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        groups.setdefault((name.language, name.number), []).append(name)
    pairs = [
        pair for key, group in groups.items() for pair in (_plain_pairs(group) if key == ("", "") else _own(group))
    ]
    plain_first = [*groups.get(("", ""), ()), *names]
    if not pairs:
        whole = _pair_in(by_stem(plain_first))
        if whole is None:
            return [_parts_in(by_stem(plain_first))]
        pairs = [whole]
    pairs += _shared(names, pairs)
    places = {name: place for place, name in enumerate(names)}
    return sorted(_alike(pairs), key=lambda pair: places[pair[0]])[:_MOST_PAIRS]


def _own(group: Sequence[Name]) -> list[_WholePair]:
    pair = _pair_in(by_stem(group))
    return [pair] if pair else []


def _plain_pairs(group: Sequence[Name]) -> list[_WholePair]:
    """Return the pairs of columns without language and number; their names may be words of several languages."""
    named = by_stem(group)
    found: dict[Name, Name] = {}  # the question of each answer
    for questions, answers in _NATIVE:
        question, answer = _first(questions, named), _first(answers, named)
        if question and answer:
            found.setdefault(answer, question)
    return [(question, answer) for answer, question in found.items()] if len(found) > 1 else _own(group)


def _shared(names: Sequence[Name], pairs: Sequence[_WholePair]) -> list[_WholePair]:
    """Return pairs of what is left: questions and answers that are numbered apart, and answers to a shared question."""
    used = {name for pair in pairs for name in pair}
    questions = [name for name in names if name.stem in QUESTIONS and name not in used]
    answers = [name for name in names if name.stem in ANSWERS and name not in used]
    more = []
    numbered = [[name for name in left if name.number] for left in (questions, answers)]
    if len(numbered[0]) == len(numbered[1]):
        more += list(zip(*numbered, strict=True))
    plain = next((name for name in names if name.stem in QUESTIONS and not name.language), pairs[0][0])
    return [*more, *((plain, answer) for answer in answers if answer.language and not answer.number)]


def _alike(pairs: Sequence[_WholePair]) -> list[_WholePair]:
    """Return the pairs that are named as questions and answers, if there are any; other names are ordinary columns."""
    named = [(asked, said) for asked, said in pairs if asked.stem in QUESTIONS and said.stem in ANSWERS]
    return list(dict.fromkeys(named or pairs))


def _pair_in(named: Mapping[str, Name]) -> _WholePair | None:
    for questions, answers in _PAIRINGS:
        question = _first(questions, named)
        answer = next((named[name] for name in answers if name in named and named[name] != question), None)
        if question and answer:
            return question, answer
    return None


def _parts_in(named: Mapping[str, Name]) -> ColumnPair:
    return _first(QUESTIONS, named), _first(ANSWERS, named)


def _first(wanted: Sequence[str], named: Mapping[str, Name]) -> Name | None:
    return next((named[name] for name in wanted if name in named), None)
