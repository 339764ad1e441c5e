"""The rule of "back to …", which goes back to an earlier topic."""

from __future__ import annotations

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.introducing import repeat_or_introduce
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Carried, Reply


def go_back(turn: Turn) -> Reply | None:
    """Go back to an earlier topic with the question in the text, or with the last question; None if it does not."""
    if not turn.memory.came_up:
        return None
    target = phrases.back_to(turn.named.words, turn.talk)
    if target is None:
        return None
    topics, rest = _earlier(turn, target)
    if not topics:
        return None
    if phrases.is_bare(rest, turn.talk):
        return repeat_or_introduce(turn, topics)
    carried = Carried(topic=topics[0]) if len(topics) == 1 else None
    return turn.ask(rest, topics, carried, rest, rest)


def _earlier(turn: Turn, target: str) -> tuple[tuple[str, ...], str]:
    """Return the earlier topics that `target` refers to, perhaps none, and the rest of the text."""
    memory = turn.memory
    place = phrases.place_in_order(target, turn.talk)
    if place is not None:
        which, rest = place
        if which == "previous":
            return (memory.previous,) if memory.previous else (), rest
        number = len(memory.came_up) - 1 if which == "last" else phrases.ordinal(which, turn.talk)
        return tuple(memory.came_up[number : number + 1]), rest
    for among in (memory.came_up, None):
        named = turn.bot.names(target, among)
        if named.titles:
            return named.titles, named.rest
    return (), target
