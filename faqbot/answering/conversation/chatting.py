"""The rule of small talk, which is answered from the titles unless the documents have exactly this question."""

from __future__ import annotations

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.smalltalk import kind_of, reply_to
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import NOTHING_TO_CHOOSE, Reply

# A stored question answers small talk only if it has at most twice as many words as the small talk, plus this many.
_MORE_WORDS = 2


def chat(turn: Turn) -> Reply | None:
    """Answer small talk and picks without a choice; return None for other texts and for stored questions."""
    talk, words = turn.talk, turn.named.words
    kind = kind_of(turn.text, talk)
    if kind is None and not phrases.picks_nothing(words, talk):
        return None
    if turn.bot.has_question(turn.text):
        return None
    if kind is None:
        is_number = any(map(str.isdigit, words))  # the documents may have an answer about a number
        if is_number and turn.inquire(turn.text).outcome != "abstain":
            return None
        return Reply(turn.text, "abstain", NOTHING_TO_CHOOSE, 0.0)
    if kind in ("abilities", "identity") and _is_asked(turn):
        return None
    if kind == "refusal":
        turn.memory.options = ()
    return Reply(turn.text, "smalltalk", reply_to(kind, turn.bot.titles, talk), 0.0)


def _is_asked(turn: Turn) -> bool:
    """Whether the question of the answering chunk contains the words in sequence, and not many more."""
    reply, words = turn.inquire(turn.text), turn.named.words
    if reply.outcome != "answer":
        return False
    asked = turn.bot.names(reply.matches[0].chunk.question).words
    return f" {words} " in f" {asked} " and len(asked.split()) <= 2 * len(words.split()) + _MORE_WORDS
