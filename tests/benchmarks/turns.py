"""Read dialogues, and judge whether the reply to each turn is as expected.

A dialogue is a line of JSON: `{"id": …, "turns": [{"user": what is said, "expect": {"outcome": …, "gold": [{"doc": a
file's name, with or without suffix, "lines": [first, last]}, …], "pick_index": n, "same_doc_as_turn": t}}, …]}`.

- `answer`: the first match lies within a gold range. With `pick_index`, it is also in the document that the last choice
  offered as option n; with `same_doc_as_turn`, it is in the document that answered turn t (n and t are 1-based).
- `choose`: every document offered is a document of `gold`.
- `abstain`, `smalltalk`: only the outcome is judged.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from faqbot import FaqBot
from faqbot.answering.reply import Match, Outcome, Reply
from faqbot.corpus.authors.references import References
from faqbot.errors import ChunkReferenceError, QuestionsError

OUTCOMES: tuple[str, ...] = get_args(Outcome)
WITH_GOLD = ("answer", "choose")


@dataclass(frozen=True, slots=True)
class Place:
    """A range of lines of a document, 1-based and inclusive."""

    doc: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Turn:
    """The user's text, and the expected reply."""

    said: str
    outcome: str
    gold: tuple[Place, ...] = ()
    pick_index: int | None = None
    same_doc_as_turn: int | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A dialogue: its turns in order. `path` and `line` are its place in the file, for error messages."""

    id: str
    turns: tuple[Turn, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Gold:
    """The ids of the chunks that answer a turn, and the paths of their documents."""

    chunks: frozenset[str]
    paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A turn with its reply; `wrong` says what is wrong with the reply, and is empty if the reply is as expected."""

    dialogue: Dialogue
    number: int
    turn: Turn
    reply: Reply
    wrong: str


# Judging


def judge(turn: Turn, gold: Gold, reply: Reply, before: Sequence[Reply]) -> str:
    """Return what is wrong with a reply, or "" if it is as expected; `before` are the replies to the earlier turns."""
    if reply.outcome != turn.outcome:
        return f"came {_came(reply)}"
    if turn.outcome == "choose":
        others = [_title(match) for match in reply.options if _path(match) not in gold.paths]
        return f"offered {', '.join(others)}, which does not answer" if others else ""
    return _judge_answer(turn, gold, reply, before) if turn.outcome == "answer" else ""


def _judge_answer(turn: Turn, gold: Gold, reply: Reply, before: Sequence[Reply]) -> str:
    first = reply.matches[0]
    if first.chunk.id not in gold.chunks:
        return f"came {_came(reply)}"
    if turn.pick_index is not None:
        return _same(first, _offered(before, turn.pick_index), f"option {turn.pick_index}")
    if turn.same_doc_as_turn is not None:
        earlier = before[turn.same_doc_as_turn - 1]
        answered = earlier.matches[0] if earlier.outcome == "answer" else None
        return _same(first, answered, f"the answer of turn {turn.same_doc_as_turn}")
    return ""


def _offered(before: Sequence[Reply], number: int) -> Match | None:
    """Return the option with this number (from 1) in the latest choice, or None if there is no such option."""
    options = next((reply.options for reply in reversed(before) if reply.outcome == "choose"), ())
    return options[number - 1] if number <= len(options) else None


def _same(first: Match, wanted: Match | None, name: str) -> str:
    if wanted is None:
        return f"{name} is not there"
    if _path(first) != _path(wanted):
        return f"came from {_title(first)}, and {name} is {_title(wanted)}"
    return ""


def _came(reply: Reply) -> str:
    if reply.outcome == "answer":
        return f"answer {reply.matches[0].chunk.source}"
    offered = f": {', '.join(map(_title, reply.options))}" if reply.outcome == "choose" else ""
    return reply.outcome + offered


def _path(match: Match) -> str:
    return match.chunk.source.path


def _title(match: Match) -> str:
    return match.chunk.source.title or _path(match)


# Asking


def hold(bot: FaqBot, dialogues: Sequence[Dialogue]) -> Iterator[Judged]:
    """Hold each dialogue as a conversation of its own, and judge every turn.

    Raises `QuestionsError`, before the first turn, for gold lines that the documents don't have.
    """
    chunks = list(bot.chunks())
    references = References(chunks)
    paths = {name: path for path in (one.source.path for one in chunks) for name in (path, os.path.splitext(path)[0])}
    # The gold of each turn of each dialogue.
    gold = [[_gold(turn, one, paths, references, chunks) for turn in one.turns] for one in dialogues]
    return (judged for one, its in zip(dialogues, gold, strict=True) for judged in _hold(bot, one, its))


def _hold(bot: FaqBot, dialogue: Dialogue, gold: Sequence[Gold]) -> Iterator[Judged]:
    conversation = bot.conversation()
    before: list[Reply] = []
    for number, (turn, its) in enumerate(zip(dialogue.turns, gold, strict=True), start=1):
        reply = conversation.say(turn.said)
        yield Judged(dialogue, number, turn, reply, judge(turn, its, reply, before))
        before.append(reply)


def _gold(
    turn: Turn, dialogue: Dialogue, paths: Mapping[str, str], references: References, chunks: Sequence[Any]
) -> Gold:
    """Return the chunks that answer a turn."""
    numbers: set[int] = set()
    for place in turn.gold:
        if place.doc not in paths:
            message = f"no document has the name {place.doc!r}"
            raise QuestionsError(message, path=dialogue.path, line=dialogue.line)
        try:
            numbers.update(references.named(f"{paths[place.doc]}:{place.first}-{place.last}"))
        except ChunkReferenceError as error:
            raise QuestionsError(error.message, path=dialogue.path, line=dialogue.line) from error
    found = [chunks[number] for number in sorted(numbers)]
    return Gold(frozenset(one.id for one in found), frozenset(one.source.path for one in found))


# Reading


def read_dialogues(path: str | os.PathLike[str]) -> list[Dialogue]:
    """Return the dialogues of a file, one on each line; raise `QuestionsError`, with path and line, for a bad line."""
    name = os.fspath(path)
    with open(name, encoding="utf-8") as file:
        lines = [(number, line) for number, line in enumerate(file, start=1) if line.strip()]
    return [_dialogue(line, name, number) for number, line in lines]


def _dialogue(text: str, path: str, line: int) -> Dialogue:
    try:
        record = json.loads(text)
        _require(isinstance(record, dict), "no JSON object")
        turns = record.get("turns")
        _require(isinstance(turns, list) and bool(turns), "'turns' must be a list of turns")
        read = tuple(_turn(one, number) for number, one in enumerate(turns, start=1))
    except json.JSONDecodeError as error:
        raise QuestionsError(f"invalid JSON: {error.msg}", path=path, line=line) from error
    except ValueError as error:
        raise QuestionsError(str(error), path=path, line=line) from error
    return Dialogue(str(record.get("id", line)), read, path, line)


def _turn(record: object, number: int) -> Turn:
    where = f"turn {number}"
    _require(isinstance(record, dict), f"{where} must be an object")
    assert isinstance(record, dict)
    said, expect = record.get("user"), record.get("expect")
    _require(isinstance(said, str), f"{where}: 'user' must be text")
    _require(isinstance(expect, dict), f"{where}: 'expect' must be an object")
    assert isinstance(said, str)
    assert isinstance(expect, dict)
    outcome, gold = str(expect.get("outcome")), expect.get("gold", [])
    _require(outcome in OUTCOMES, f"{where}: 'outcome' must be one of {', '.join(OUTCOMES)}")
    _require(isinstance(gold, list), f"{where}: 'gold' must be a list")
    _require(bool(gold) == (outcome in WITH_GOLD), f"{where}: only {' and '.join(WITH_GOLD)} have gold, and need it")
    pick, same = (_number(expect, name, where) for name in ("pick_index", "same_doc_as_turn"))
    _require(same is None or same < number, f"{where}: 'same_doc_as_turn' must be an earlier turn")
    return Turn(said, outcome, tuple(_place(one, where) for one in gold), pick, same)


def _place(record: object, where: str) -> Place:
    right = isinstance(record, dict) and isinstance(record.get("doc"), str) and isinstance(record.get("lines"), list)
    lines = record["lines"] if right and isinstance(record, dict) else []
    right = len(lines) == 2 and all(isinstance(one, int) for one in lines)
    _require(right, f'{where}: gold must be {{"doc": name, "lines": [first, last]}}')
    assert isinstance(record, dict)
    return Place(record["doc"], *lines)


def _number(expect: Mapping[str, Any], name: str, where: str) -> int | None:
    value = expect.get(name)
    _require(value is None or (isinstance(value, int) and value >= 1), f"{where}: {name!r} must be a number from 1")
    return value


def _require(right: bool, message: str) -> None:  # noqa: FBT001 - as assert has it
    if not right:
        raise ValueError(message)
