"""Introduce a document: quote the passage that it begins with."""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply
from faqbot.corpus.chunk import Chunk

# Passages before the first heading introduce a document; this many chunks are looked at for one.
_MOST_LOOKED_AT = 200


def repeat_or_introduce(turn: Turn, titles: Sequence[str]) -> Reply:
    """Repeat the last question for these documents; if it has no answer there, introduce a single document."""
    reply = turn.repeat(titles)
    if reply.outcome != "abstain" or len(titles) > 1:
        return reply
    return introduce(turn, titles[0]) or reply


def introduce(turn: Turn, topic: str) -> Reply | None:
    """Quote the first passage of a document and turn to it; None if it has no passage, as a table of questions has."""
    chunk = first_passage(turn, topic)
    return None if chunk is None else turn.quote(chunk)


def first_passage(turn: Turn, topic: str) -> Chunk | None:
    """Return the first passage of a document that is no aside, such as a change log; None without one."""
    for looked_at, chunk in enumerate(turn.bot.chunks(topic)):
        if looked_at == _MOST_LOOKED_AT:
            return None
        if chunk.kind == "passage" and not chunk.is_aside:
            return chunk
    return None
