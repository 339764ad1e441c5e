"""Make the pair of a record: its question, its answer with what belongs to it, and the columns that travel along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from faqbot.corpus.document import Pair
from faqbot.corpus.readers.exports.written import plain_value
from faqbot.corpus.records.cell_text import text_of_cell
from faqbot.corpus.records.column_pairs import parsed_name
from faqbot.corpus.records.columns import PairColumns
from faqbot.corpus.records.delimited import Lines
from faqbot.corpus.records.pair_tree import answer_of, question_of
from faqbot.corpus.records.pairs.wordings import wordings_of
from faqbot.errors import CorpusError
from faqbot.text.columns.cell_values import MISSING, MISSING_WORDS
from faqbot.text.columns.json_names import REPORTS, VARIANTS

# Longest question or answer, in characters; a longer cell is a dump of data.
_LARGEST_CELL = 1_000_000
# The columns without a name, as `unique_names` and pandas name them.
_UNNAMED = ("column_", "Unnamed: ")
# What travels along of the answers of a bot, which gives one of them by chance: all but the first.
_VARIANTS = "variants of the answer"
_LONGEST_MARK = max(map(len, MISSING))


def is_of_report(names: Sequence[str], columns: PairColumns) -> bool:
    """Whether a record is a problem that a program found, which answers nobody."""
    return columns.names_problem and any(name.casefold() in REPORTS for name in names)


def with_joined_problems(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs with those of one problem, below each other, as one pair."""
    return [_joined(list(same)) for _, same in groupby(pairs, _asked)]


def _asked(pair: Pair) -> tuple[str, str, str]:
    return pair.question, pair.section, pair.id


def _joined(pairs: Sequence[Pair]) -> Pair:
    """Return one pair for pairs with the same question: each cause of a problem with its remedy."""
    if len(pairs) == 1:
        return pairs[0]
    metadata: dict[str, Any] = {}
    for pair in reversed(pairs):
        metadata |= pair.metadata
    answer = "\n\n".join(pair.answer for pair in pairs)
    return replace(pairs[0], answer=answer, lines=(pairs[0].lines[0], pairs[-1].lines[1]), metadata=metadata)


def pair_of_record(
    record: Mapping[str, Any], columns: PairColumns, lines: Lines, names: tuple[str, ...], path: str
) -> Pair | None:
    """Return the pair of a record, below the headings `names`; None if it lacks the question or the answer.

    Raises `CorpusError` for a cell that is too long.
    """
    asked, said = record.get(columns.question or ""), record.get(columns.answer or "")
    variants: list[Any] = []
    if isinstance(asked, list) and isinstance(said, list) and parsed_name(columns.answer or "").stem in VARIANTS:
        said, *variants = said or [""]
    question = _full_cell(asked.strip() if isinstance(asked, str) else question_of(asked), lines, path)
    answer = _full_cell(said.strip() if isinstance(said, str) else answer_of(said), lines, path)
    if columns.details:
        answer = _with_details(record, columns, answer)
    if not question or not answer or answer == question:
        return None
    metadata = _metadata(record, columns) if columns.kept else {}
    if not isinstance(said, str) and _says_more(said):
        metadata[columns.answer or ""] = plain_value(said)
    if variants:
        metadata[_VARIANTS] = plain_value(variants)
    has_more = columns.wordings or columns.tags or isinstance(asked, list)
    section = cell_text_of(record, columns.section) if columns.section else ""
    return Pair(
        question,
        answer,
        lines,
        id=_id(record, columns) if columns.id else "",
        section=" › ".join(filter(None, (*names, section))) if names else section,
        asked_as=wordings_of(record, columns, question) if has_more else (),
        metadata=metadata,
    )


def _with_details(record: Mapping[str, Any], columns: PairColumns, answer: str) -> str:
    """Return the answer with the cause and the meaning of a problem, each behind the name of its column."""
    texts = {name: cell_text_of(record, name) for name in columns.details} | {columns.answer: answer}
    given = [(name, texts[name]) for name in record if texts.get(name)]
    is_alone = [name for name, _ in given] == [columns.answer]
    return answer if is_alone else "\n".join(f"{name.strip()}: {text}" for name, text in given)


def _id(record: Mapping[str, Any], columns: PairColumns) -> str:
    """Return the id of a pair: that of its row, and for all but the first pair of a row a suffix ("7-fr")."""
    words = cell_text_of(record, columns.id).split()
    return "-".join((*words, columns.suffix)) if words and columns.suffix else "-".join(words)


def _metadata(record: Mapping[str, Any], columns: PairColumns) -> dict[str, Any]:
    """Return the columns that travel along, without empty cells and without the numbers of rows that pandas writes."""
    metadata = {}
    for name in columns.kept:
        value = record.get(name, "")
        if value != "" and not (name.startswith(_UNNAMED) and isinstance(value, str) and value.strip().isdigit()):
            metadata[name.strip()] = value if isinstance(value, str) else plain_value(value)
    if columns.topic:
        topic = cell_text_of(record, columns.topic)
        if topic and (columns.topic != "topic" or topic != metadata["topic"]):
            metadata["topic"] = topic
    return metadata


def _says_more(answer: object) -> bool:
    """Whether the value of an answer in JSON says more than the text of the answer."""
    if isinstance(answer, list):
        return any(map(_says_more, answer))
    return isinstance(answer, dict) and sum(not name.startswith("@") for name in answer) > 1


def _full_cell(cell: str, lines: Lines, path: str) -> str:
    """Return the text of a question or an answer; empty if a program wrote that the value is missing."""
    if len(cell) > _LARGEST_CELL:
        message = f"a cell of {len(cell):,} characters; faqbot reads cells of up to {_LARGEST_CELL:,}"
        raise CorpusError(message, path=path, line=lines[0])
    if len(cell) <= _LONGEST_MARK and cell.casefold() in MISSING:
        return ""
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return text_of_cell(cell).strip() if "<" in cell or "&" in cell else cell


def cell_text_of(record: Mapping[str, Any], name: str | None) -> str:
    """Return the text of a cell: a number as its digits, a list with commas, and an empty text for anything else."""
    value = None if name is None else record.get(name)
    if isinstance(value, list):
        return ", ".join(filter(None, (cell_text_of({"": one}, "") for one in value if not isinstance(one, list))))
    if isinstance(value, str):
        text = text_of_cell(value).strip()
        return "" if len(text) <= _LONGEST_MARK and text.casefold() in MISSING_WORDS else text
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def is_half(record: Mapping[str, Any], every: Sequence[PairColumns], found: Sequence[Pair | None]) -> bool:
    """Whether a row with several pairs has a question without an answer or an answer without a question.

    A question or an answer that another pair has, too, is not without its other half.
    """
    paired = {name for columns, pair in zip(every, found, strict=True) if pair for name in columns[:2]}
    return any(name not in paired and cell_text_of(record, name) for columns in every for name in columns[:2])
