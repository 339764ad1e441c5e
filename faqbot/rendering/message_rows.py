"""The replies to a message as rows: several questions in one message are answered one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.answering.reply import Reply
from faqbot.rendering.readable import one_line
from faqbot.rendering.reply_rows import ReplyLook, reply_rows
from faqbot.rendering.rows import HEADING, StyledRow


def message_rows(replies: Sequence[Reply], look: ReplyLook) -> list[StyledRow]:
    """Return the rows for the replies to the questions of one message.

    If there are several, each is shown below its question, and only options have numbers, which go on from one reply to
    the next, so that a number means one passage.
    """
    if len(replies) == 1:
        return reply_rows(replies[0], look)
    rows: list[StyledRow] = []
    first = 1
    for reply in replies:
        rows += [StyledRow()] if rows else []
        if reply.outcome != "smalltalk":
            rows.append(StyledRow(((HEADING, one_line(reply.question)),)))
        rows += reply_rows(reply, look._replace(is_part=True, first=first))
        first += len(reply.options)
    return rows
