"""Replies to requests about the last answer: its next step, more about it, the same again, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from faqbot.answering.conversation.memory import Passage, Question
from faqbot.answering.conversation.smalltalk import subjects
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Carried, Match, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.text.messages.catalogue import sentence

# Other matches of the last question are quoted or offered if they are at least this sure, and at most this many of
# them are offered. What is less sure has nothing to do with the question more often than not.
_LEAST = 0.2
_MOST_OFFERED = 3

# A document is read to this chunk to find what stands behind a passage.
_LOOKED_AT = 20_000

# An item of a list within a text: a line that begins with its mark, and all lines up to the next one or an empty line.
_ITEM = r"(?m)^[ \t]*(?:[-*+•–]|\d{1,3}[.)])[ \t]+(.+(?:\n(?![ \t]*(?:[-*+•–]|\d{1,3}[.)])[ \t]|\s*$).+)*)"

_LISTS = {"steps": "step", "tips": "tip"}


def next_item(turn: Turn) -> Reply | None:
    """Quote the next item of the list that was quoted, or the first item if the whole list was quoted.

    Without a list, what stands behind the passage comes next. Returns None for a question that the documents answer.
    """
    quoted = turn.memory.quoted
    if quoted is None:
        return None
    chunks = _from(turn, quoted)
    current = next(chunks, None)
    if current is not None and current.kind in (*_LISTS, *_LISTS.values()):
        return _next_chunk(turn, current, next(chunks, None))
    items = re.findall(_ITEM, current.text) if current is not None else []
    if current is not None and len(items) > 1:
        return _next_part(turn, current, items)
    return None if turn.inquire(turn.text).outcome == "answer" else tell_more(turn)


def _next_chunk(turn: Turn, current: Chunk, item: Chunk | None) -> Reply:
    """Quote the item behind the one that was quoted, both chunks of their own."""
    kind = _LISTS.get(current.kind, current.kind)
    if item is None or item.kind != kind or item.sections != current.sections:
        return _says(turn, "no_next_item")
    return turn.quote(item)


def _next_part(turn: Turn, chunk: Chunk, items: Sequence[str]) -> Reply:
    """Quote the next item of a list within a chunk."""
    memory = turn.memory
    if memory.items_told >= len(items):
        return _says(turn, "no_next_item")
    told = memory.items_told + 1
    reply = replace(turn.quote(chunk), text=items[told - 1].strip())
    memory.items_told = told
    return reply


def tell_more(turn: Turn) -> Reply:
    """Quote what stands behind the passage that was quoted, or the next best match of the last question.

    The next best match is the next with a number on the screen, if any, which keeps the numbers. After a question for
    which nothing was found, there is nothing more about it: the person does not mean an answer before that.
    """
    quoted = turn.memory.quoted
    if turn.memory.found_nothing:
        return _says(turn, "no_more")
    if quoted is None:
        return _nothing_before(turn)
    following = next(_behind(turn, quoted), None)
    if following is not None:
        return turn.quote(following)
    numbers = {passage.chunk: number for number, passage in enumerate(turn.memory.numbered, start=1)}
    first = numbers.get(quoted.chunk, len(numbers)) + 1
    for number, passage in enumerate(turn.memory.numbered[first - 1 :], start=first):
        if passage.confidence >= _LEAST:
            return turn.take(passage, number)
    others = (match for match in _others_behind(turn, quoted) if match.chunk.id not in numbers)
    other = next(others, None)
    return _says(turn, "no_more") if other is None else _quote_other(turn, other)


def repeat_answer(turn: Turn) -> Reply:
    """Quote the last answer again, or ask the last question again if it had none."""
    memory = turn.memory
    if memory.question is None:
        return _nothing_before(turn)
    if memory.is_choice or memory.quoted is None or memory.quoted.question != memory.question:
        return turn.repeat(memory.question.titles)
    chunk = next(_from(turn, memory.quoted), None)
    found = turn.take(memory.quoted)
    is_same = found.outcome == "answer" and chunk is not None and found.matches[0].chunk.id == chunk.id
    return found if is_same or chunk is None else turn.quote(chunk)


def offer_others(turn: Turn) -> Reply:
    """Offer other passages about the last question, after the person said that the answer is wrong."""
    return _offer(turn, "which_other")


def make_clearer(turn: Turn) -> Reply:
    """Offer other passages about the last question, after the person did not understand the answer."""
    return _offer(turn, "which_clearer")


def _offer(turn: Turn, text: str) -> Reply:
    memory, language = turn.memory, turn.bot.language
    if memory.question is None:
        return _nothing_before(turn)
    others = _others(turn, memory.quoted.question if memory.quoted else memory.question)[:_MOST_OFFERED]
    if not others:
        return _says(turn, "no_other" if text == "which_other" else "no_more")
    if len(others) == 1:
        return _quote_other(turn, others[0])
    certain = min(1.0, sum(match.confidence for match in others))
    options = tuple(others)
    reply = Reply(turn.text, "choose", sentence(text, language), certain, options,
                  carried=Carried(memory.question.typed), options=options)  # fmt: skip
    memory.offer(reply)
    return reply


def _quote_other(turn: Turn, match: Match) -> Reply:
    """Quote another match of the question that the last answer was for."""
    if turn.memory.quoted is not None:
        turn.memory.question = turn.memory.quoted.question
    (passage,) = turn.memory.passages([match])
    return turn.take(passage)


def _others(turn: Turn, question: Question) -> list[Match]:
    """Return the matches of a question that are sure enough, but for the passage that was quoted and copies of it."""
    reply = turn.inquire(question.words, question.titles)
    quoted = turn.memory.quoted
    texts = {match.chunk.text for match in reply.matches if quoted and match.chunk.id == quoted.chunk}
    found = []
    for match in (*reply.options, *reply.matches):
        if match.confidence >= _LEAST and match.chunk.text not in texts:
            texts.add(match.chunk.text)
            found.append(match)
    return found


def _others_behind(turn: Turn, quoted: Passage) -> list[Match]:
    """Return the matches of the question of a passage that come after it, so that nothing is quoted twice."""
    reply = turn.inquire(quoted.question.words, quoted.question.titles)
    ranked = [match.chunk.id for match in (*reply.options, *reply.matches)]
    before = set(ranked[: ranked.index(quoted.chunk) + 1]) if quoted.chunk in ranked else set(ranked[:1])
    return [match for match in _others(turn, quoted.question) if match.chunk.id not in before]


def _behind(turn: Turn, quoted: Passage) -> Iterator[Chunk]:
    """Yield what stands behind a passage in its section: further passages or items, and no questions of their own."""
    chunks = _from(turn, quoted)
    current = next(chunks, None)
    if current is None or current.question:
        return
    items = _LISTS.get(current.kind)
    for chunk in chunks:
        if chunk.sections != current.sections or chunk.question:
            return
        if chunk.kind != items:  # the items of a list were quoted with it
            yield chunk


def _from(turn: Turn, quoted: Passage) -> Iterator[Chunk]:
    """Yield the chunk that was quoted and all behind it in its document; nothing if it is gone."""
    is_found = False
    for chunk in islice(turn.bot.chunks(quoted.topic or None), _LOOKED_AT):
        is_found = is_found or chunk.id == quoted.chunk
        if is_found:
            yield chunk


def _nothing_before(turn: Turn) -> Reply:
    titles, language = turn.bot.titles, turn.bot.language
    text = sentence("nothing_before", language, subjects=subjects(titles, language))
    return Reply(turn.text, "smalltalk", text, 0.0)


def _says(turn: Turn, key: str) -> Reply:
    return replace(_nothing_before(turn), text=sentence(key, turn.bot.language))
