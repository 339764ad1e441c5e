"""The rule of requests: questions about the documents as a whole, and about the last answer.

A question that the documents answer is never taken for a request. So a text is a request only as a whole ("tell me
more", not "tell me more about squats"), and not if it is stored in the documents or contained in a stored question.
"""

from __future__ import annotations

from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply
from faqbot.text.talk import Talk

# Longer texts are no requests; their patterns take a time that grows with the square of the length.
_MOST_WORDS = 20

# A word stands for the documents if at least this share of them uses it.
_MOST_DOCUMENTS = 0.5


def request(turn: Turn) -> Reply | None:
    """Reply to a request about the documents or the last answer; return None for all other texts."""
    kind = request_of(turn.named.words, turn.talk)
    if kind is None:
        return _list_things(turn)
    if turn.bot.has_question(turn.text) or turn.is_asked_by_documents():
        return None
    return _reply_to(kind, turn)


def _reply_to(kind: str, turn: Turn) -> Reply | None:
    """Return the reply to a kind of request; None for a text that asks for nothing here."""
    from faqbot.answering.conversation.requests import last_answer, overview  # noqa: PLC0415 - few texts are requests

    replies = {
        "about": overview.tell_about,
        "topics": overview.list_topics,
        "examples": overview.give_examples,
        "maker": overview.name_maker,
        "next": last_answer.next_item,
        "more": last_answer.tell_more,
        "repeat": last_answer.repeat_answer,
        "wrong": last_answer.offer_others,
        "unclear": last_answer.make_clearer,
    }
    return replies[kind](turn)


def request_of(words: str, talk: Talk) -> str | None:
    """Return the kind of request that a text is, given its normalised words joined by spaces; None for other texts."""
    distinct = words.split()
    if len(distinct) > _MOST_WORDS or not talk.request_words.issuperset(distinct):
        return None
    return next((kind for kind, pattern in talk.requests.items() if pattern.fullmatch(words)), None)


def _list_things(turn: Turn) -> Reply | None:
    """List the documents for "what exercises do you have?", if most of them speak of exercises and none answers."""
    words, titles = turn.named.words, turn.bot.titles
    if len(titles) == 1 or words.count(" ") >= _MOST_WORDS:
        return None
    asked = turn.talk.what_things.fullmatch(words)
    if asked is None or turn.inquire(turn.text).outcome == "answer":
        return None
    found = turn.look_for(asked["things"])
    topics = {match.chunk.source.path for match in found if set(asked["things"].split()) <= set(match.matched)}
    are_most = len(topics) >= _MOST_DOCUMENTS * min(len(titles), len(found)) > 0
    return _reply_to("topics", turn) if are_most else None
