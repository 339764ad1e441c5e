"""The rule of small talk, which is answered from the titles unless the documents have exactly this question."""

from __future__ import annotations

from faqbot.answering.conversation.smalltalk import kind_of, reply_to
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply

# A stored question answers small talk only if it has at most twice as many words as the small talk, plus this many.
_MORE_WORDS = 2


def chat(turn: Turn) -> Reply | None:
    """Answer small talk; return None for other texts and for stored questions."""
    kind = kind_of(turn.text, turn.talk)
    if kind is None or turn.bot.has_question(turn.text):
        return None
    if kind in ("abilities", "identity") and _is_asked(turn):
        return None
    if kind == "refusal":
        turn.memory.close()
    return Reply(turn.text, "smalltalk", reply_to(kind, turn.bot.titles, turn.talk), 0.0)


def _is_asked(turn: Turn) -> bool:
    """Whether the question of the answering chunk contains the words in sequence, and not many more."""
    reply, words = turn.inquire(turn.text), turn.named.words
    if reply.outcome != "answer":
        return False
    asked = turn.bot.names(reply.matches[0].chunk.question).words
    return f" {words} " in f" {asked} " and len(asked.split()) <= 2 * len(words.split()) + _MORE_WORDS
