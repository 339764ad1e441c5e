"""The rule of small talk, which is answered from the titles unless the documents have exactly this question."""

from __future__ import annotations

from faqbot.answering.conversation.smalltalk import kind_of, reply_to
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply


def chat(turn: Turn) -> Reply | None:
    """Answer small talk; return None for other texts and for stored questions."""
    kind = kind_of(turn.text, turn.talk, opens=turn.memory.question is None)
    if kind is None or turn.bot.has_question(turn.text):
        return None
    if kind in ("abilities", "identity") and turn.is_asked_by_documents():
        return None
    if kind == "refusal":
        turn.memory.close()
    return Reply(turn.text, "smalltalk", reply_to(kind, turn.bot.titles, turn.bot.language), 0.0)
