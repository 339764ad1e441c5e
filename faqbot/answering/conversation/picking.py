"""The rules of numbers: they pick one of the options of a choice, or a passage that was shown with its number.

pick   after a choice, a number, an ordinal or words of a title pick one of the options
show   otherwise, a number on the screen shows its passage
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.other_code import with_other_code
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Carried, Reply
from faqbot.text.messages.catalogue import sentence

_NUMBER = re.compile(r"\d+")
# A digit that may be picked. Texts have some of them everywhere ("1-3 months"), so nobody looks one up.
_DIGIT = re.compile(r"[1-9]")

# While numbers are on the screen, a number below this is taken for one of them, even a wrong one, unless a question or
# a heading has it: texts have such numbers everywhere ("after 7 days"). Longer ones may be codes.
_LEAST_CODE = 100


def pick(turn: Turn) -> Reply | None:
    """Answer with one of the options if the text only picks an option; otherwise return None."""
    options, named = turn.memory.options, turn.named
    if not options:
        return None
    number = phrases.picked_number(named.words, len(options), turn.talk)
    is_odd = number is not None and ("-" in turn.text or not 1 <= number <= len(options))
    if is_odd or phrases.picks_several(named.words, turn.talk):
        return _offer_again(turn)
    if number is not None:
        return turn.take(options[number - 1], number)
    if named.titles and phrases.asks_nothing(named.rest, turn.talk):
        return _narrow(turn, named.titles)
    return None


def show(turn: Turn) -> Reply | None:
    """Show the passage with a number, or say that no passage has it; return None for a text that is not such a number.

    A number that the documents have an answer to, such as an error code, is a question if no passage has the number.
    While numbers are on the screen, one of one or two digits is a question only if a heading or a question has it.
    Without any, a single digit is a choice by mistake, unless the documents have exactly this question.
    """
    numbered, words = turn.memory.numbered, turn.named.words
    if not numbered and _DIGIT.fullmatch(words) and not turn.bot.has_question(turn.text):
        return _no_such_number(turn, int(words))
    if not phrases.is_number(words, turn.talk, is_listed=bool(numbered)) or turn.bot.has_question(turn.text):
        return None
    number = phrases.picked_number(words, len(numbered), turn.talk)
    if number is not None and 1 <= number <= len(numbered) and "-" not in turn.text:
        return turn.take(numbered[number - 1], number)
    question = turn.memory.question
    if question and phrases.continues(words, turn.talk) and with_other_code(question.typed, turn.text):
        return None  # "and 56?" after a question about code 51, which `exchange` understands
    is_title = bool(numbered) and number is not None and number < _LEAST_CODE
    if any(map(str.isdigit, words)) and _speaks_of_it(turn, in_title=is_title):
        return None
    return _no_such_number(turn, number)


def _speaks_of_it(turn: Turn, *, in_title: bool) -> bool:
    """Whether the documents have an answer with this very number, and not only somebody's phrasing of a question.

    With `in_title`, its question or a heading above it must have the number.
    """
    reply = turn.inquire(turn.text)
    if reply.outcome == "abstain":
        return False
    chunk = (reply.options or reply.matches)[0].chunk
    text = "" if in_title else chunk.text
    told = _NUMBER.findall(" ".join((*chunk.source.headings, chunk.question, text)))
    return not set(_NUMBER.findall(turn.text)).isdisjoint(told)


def _no_such_number(turn: Turn, number: int | None) -> Reply:
    count, language = len(turn.memory.numbered), turn.bot.language
    text = sentence("no_such_number", language, count=count) if count else sentence("nothing_to_choose", language)
    return Reply(turn.text, "abstain", text, 0.0, carried=Carried(number=number))


def _offer_again(turn: Turn) -> Reply:
    """Ask the last question again; options that were offered before keep their order, and so their numbers."""
    memory = turn.memory
    order = {option.chunk: place for place, option in enumerate(memory.options)}
    reply = turn.repeat(memory.question.titles if memory.question else ())
    options = sorted(reply.options, key=lambda match: order.get(match.chunk.id, len(order)))
    reply = replace(reply, options=tuple(options))
    memory.offer(reply)
    return reply


def _narrow(turn: Turn, titles: Sequence[str]) -> Reply:
    """Answer with the only option of these titles, or ask the question again of these titles."""
    offered = turn.memory.options
    options = [option for option in offered if option.topic in titles]
    if len(titles) == 1 and len(options) == 1:
        return turn.take(options[0], offered.index(options[0]) + 1)
    reply = turn.repeat(titles)
    if not reply.options:  # a document that was not offered: what was offered can still be picked
        turn.memory.numbered, turn.memory.is_choice = offered, True
    return reply
