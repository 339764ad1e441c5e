r"""Undo what QnA Maker and Azure question answering do to their pairs when they export them as a table.

A table of theirs has a row for each wording of a question, with the answer repeated; the line breaks of an answer are
written as `\n`; a cell of metadata holds `name:value | name:value`; and the buttons below an answer, which lead to
other pairs, are a list in JSON. A pair that people reach by a button only ("IsContextOnly") is kept: its section is the
question that its button belongs to, because its own question ("In Seattle?") says too little.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from faqbot.corpus.document import Pair
from faqbot.corpus.records.column_pairs import plain_name
from faqbot.corpus.records.columns import PairColumns, pair_columns_of
from faqbot.corpus.records.pair_tree import FoundRecord

_ID, _SOURCE, _METADATA, _PROMPTS, _CONTEXT_ONLY = "qna id", "source", "metadata", "prompts", "is context only"
# Values that say nothing: what an export writes into the cells of a pair without buttons and suggestions.
_SAYS_NOTHING = frozenset(("[]", "{}", "null", "false"))
_ENTRY = re.compile(r"\s*(?P<name>[^:|\s][^:|]{0,99}?)\s*:\s*(?P<value>[^|]*?)\s*")
# A line break that is written as `\n`, and a path of Windows, in which `\n` before a small letter begins a name.
_ESCAPED = re.compile(r"(?P<path>(?<![\w\\])(?:[A-Za-z]:|\\)\\(?:(?!\\n(?![a-z]))\S)*)|\\r\\n|\\n")


def is_bot_export(columns: PairColumns) -> bool:
    """Whether a table has the columns of such an export: an id of the pair, or a source beside metadata."""
    names = {plain_name(name) for name in (columns.id, *columns.kept) if name}
    return _ID in names or {_SOURCE, _METADATA} <= names


def restored(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs of an export: each once, with its wordings and its metadata."""
    together: list[Pair] = []
    for pair in pairs:
        one = _with_entries(pair)
        if together and _is_wording(one, together[-1]):
            together[-1] = _joined(together[-1], one)
        else:
            together.append(one)
    return _in_context(together)


def unescaped(records: Iterable[FoundRecord], answer: str | None) -> Iterator[FoundRecord]:
    """Yield the records of a table with line breaks in their answers, `answer` being the name of the column."""
    for found in records:
        text = found.record.get(answer) if answer else None
        if answer and isinstance(text, str) and "\\" in text:
            yield found._replace(record={**found.record, answer: with_line_breaks(text)})
        else:
            yield found


def with_line_breaks(text: str) -> str:
    r"""Return a text with line breaks for `\n`, but in the paths of Windows ("C:\new")."""
    return _ESCAPED.sub(lambda match: match["path"] or "\n", text) if "\\" in text else text


def _is_wording(pair: Pair, before: Pair) -> bool:
    """Whether a row is a further wording of the pair in the row above it: everything but the question is the same."""
    return pair.answer == before.answer and pair.id == before.id and pair.metadata == before.metadata


def _joined(pair: Pair, wording: Pair) -> Pair:
    asked = dict.fromkeys((*pair.asked_as, wording.question, *wording.asked_as))
    asked.pop(pair.question, None)
    return replace(pair, asked_as=tuple(asked), lines=(pair.lines[0], wording.lines[1]))


def _with_entries(pair: Pair) -> Pair:
    """Return the pair of a row with the entries of its cell of metadata, among them its section, and its buttons."""
    found: dict[str, Any] = {}
    entries: dict[str, str] = {}
    for name, value in pair.metadata.items():
        plain = plain_name(name)
        if isinstance(value, str) and value.strip().casefold() in _SAYS_NOTHING and plain != _SOURCE:
            continue
        if plain == _METADATA and isinstance(value, str) and (entries := _entries(value)):
            continue
        found[name] = _listed(value) if plain == _PROMPTS else value
    columns = pair_columns_of(tuple(entries))
    topic = {"topic": entries[columns.topic]} if columns.topic else {}
    section = pair.section or entries.pop(columns.section or "", "")
    return replace(pair, section=section, metadata={**entries, **topic, **found})


def _entries(cell: str) -> dict[str, str]:
    """Return the entries of a cell of metadata; none if it is written in another way."""
    listed = _listed(cell)
    if isinstance(listed, list):
        named = [one for one in listed if isinstance(one, dict) and isinstance(one.get("name"), str)]
        return {one["name"]: str(one.get("value", "")) for one in named} if len(named) == len(listed) else {}
    matches = [_ENTRY.fullmatch(part) for part in cell.split("|") if part.strip()]
    return {match["name"]: match["value"] for match in matches if match} if all(matches) else {}


def _listed(value: Any) -> Any:
    if not isinstance(value, str) or not value.lstrip().startswith("["):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _in_context(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs; one that is reached by a button only has the question with the button as its section."""
    parents: dict[str, str] = {}
    for pair in pairs:
        for prompt in _prompts(pair):
            parents.setdefault(str(prompt.get("qnaId", "")), pair.question)
    return [
        replace(pair, section=parents[pair.id])
        if not pair.section and pair.id in parents and _is_context_only(pair)
        else pair
        for pair in pairs
    ]


def _prompts(pair: Pair) -> list[Mapping[str, Any]]:
    listed = next((value for name, value in pair.metadata.items() if plain_name(name) == _PROMPTS), None)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _is_context_only(pair: Pair) -> bool:
    value = next((value for name, value in pair.metadata.items() if plain_name(name) == _CONTEXT_ONLY), "")
    return str(value).strip().casefold() == "true"
