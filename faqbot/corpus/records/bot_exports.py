r"""Undo what QnA Maker and Azure question answering do to their pairs when they export them as a table or as JSON.

A table of theirs has a row for each wording of a question, with the answer repeated; the line breaks of an answer are
written as `\n`; a cell of metadata holds `name:value | name:value`; and the buttons below an answer, which lead to
other pairs, are a list in JSON. A pair that people reach by a button only ("IsContextOnly") is kept: its section is the
question that its button belongs to, because its own question ("In Seattle?") says too little. In JSON, the buttons and
"isContextOnly" stand in an object of their own, and so do the metadata.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from faqbot.corpus.document import Pair
from faqbot.corpus.records.column_pairs import plain_name
from faqbot.corpus.records.columns import PairColumns, pair_columns_of
from faqbot.corpus.records.pair_tree import FoundRecord

_ID, _SOURCE, _METADATA, _PROMPTS, _CONTEXT_ONLY = "qna id", "source", "metadata", "prompts", "is context only"
# The object around the buttons in JSON, as Azure question answering and QnA Maker name it.
_DIALOGS = frozenset(("dialog", "context"))
# Values that say nothing: what an export writes into the cells of a pair without buttons and suggestions.
_SAYS_NOTHING = frozenset(("[]", "{}", "null", "false"))
_ENTRY = re.compile(r"\s*(?P<name>[^:|\s][^:|]{0,99}?)\s*:\s*(?P<value>[^|]*?)\s*")
# A line break that is written as `\n`, and a path of Windows, in which `\n` before a small letter begins a name.
_ESCAPED = re.compile(r"(?P<path>(?<![\w\\])(?:[A-Za-z]:|\\)(?!\\n(?![a-z]))\\(?:(?!\\n(?![a-z]))\S)*)|\\r\\n|\\n")


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


def restored_objects(pairs: Sequence[Pair]) -> Sequence[Pair]:
    """Return pairs that were read from JSON, those of such an export with their metadata and in their context."""
    if not any(map(_has_dialog, pairs)):
        return pairs
    return _in_context([_with_entries(pair) if _has_dialog(pair) else pair for pair in pairs])


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
        if plain == _METADATA and (entries := _entries(value)):
            continue
        found[name] = _listed(value) if plain == _PROMPTS else value
    columns = pair_columns_of(tuple(entries))
    topic = {"topic": entries[columns.topic]} if columns.topic else {}
    section = pair.section or entries.pop(columns.section or "", "")
    return replace(pair, section=section, metadata={**entries, **topic, **found})


def _entries(cell: Any) -> dict[str, str]:
    """Return the entries of metadata in a cell or in JSON; none if they are written in another way."""
    listed = _listed(cell)
    if isinstance(listed, list):
        named = [one for one in listed if isinstance(one, dict) and isinstance(one.get("name"), str)]
        return {one["name"]: str(one.get("value", "")) for one in named} if len(named) == len(listed) else {}
    if isinstance(listed, dict):
        return listed if all(isinstance(value, str) for value in listed.values()) else {}
    if not isinstance(cell, str):
        return {}
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
            parents.setdefault(str(prompt.get(_ID, "")), pair.question)
    return [
        replace(pair, section=parents[pair.id])
        if not pair.section and pair.id in parents and _is_context_only(pair)
        else pair
        for pair in pairs
    ]


def _prompts(pair: Pair) -> list[dict[str, Any]]:
    """Return the buttons of a pair, with plain names: QnA Maker writes "QnaId" in tables and "qnaId" in JSON."""
    listed = _said(pair, _PROMPTS)
    buttons = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [{plain_name(name): value for name, value in button.items()} for button in buttons]


def _is_context_only(pair: Pair) -> bool:
    return str(_said(pair, _CONTEXT_ONLY)).strip().casefold() == "true"


def _said(pair: Pair, wanted: str) -> Any:
    """Return what the metadata of a pair, or the object of its dialog in these, say under a plain name."""
    for name, value in pair.metadata.items():
        plain = plain_name(name)
        if plain == wanted:
            return value
        if plain in _DIALOGS and isinstance(value, dict):
            return next((inner for key, inner in value.items() if plain_name(key) == wanted), None)
    return None


def _has_dialog(pair: Pair) -> bool:
    dialogs = (pair.metadata.get(name) for name in _DIALOGS)
    return any(isinstance(one, dict) and "isContextOnly" in one for one in dialogs)
