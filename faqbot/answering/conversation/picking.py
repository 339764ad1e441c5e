"""The rule of picks: after a choice, a number, an ordinal or words of a title pick one of the options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply


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
        return turn.take(options[number - 1])
    if named.titles and phrases.asks_nothing(named.rest, turn.talk):
        return _narrow(turn, named.titles)
    return None


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
        return turn.take(options[0])
    reply = turn.repeat(titles)
    if not reply.options:  # a document that was not offered: what was offered can still be picked
        turn.memory.options = offered
    return reply
