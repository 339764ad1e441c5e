"""The rules of questions, which may name documents or refer to the current topic.

bare topics   "and the plank?" repeats the last question for another document
named pages   a question that surely names a page is asked as it stands; its answer may come from any page
it, this      a question with such a word is asked of the current topic alone
other texts   are asked of the current topic first, then of all documents
"""

from __future__ import annotations

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply

# A reply above this confidence counts as certain, as replies from stored questions are. The limit is below 1, because
# the confidence may be rounded if several chunks are stored under the same question.
_CERTAIN = 0.999


def answer(turn: Turn) -> Reply:
    """Answer a question, with the documents that it names or that the conversation is about."""
    named, memory, talk = turn.named, turn.memory, turn.talk
    if named.titles and phrases.is_bare(named.rest, talk):
        return turn.repeat(named.titles)
    if named.titles and named.is_sure:
        return _ask_named(turn)
    if memory.topic is None or named.strangers or phrases.asks_about(named.words, talk):
        return _ask_anew(turn)
    refers_back = phrases.refers_back(named.rest, talk)
    if named.titles and memory.topic not in named.titles:
        return _ask_maybe_named(turn, refers_back=refers_back)
    if refers_back or _is_answered(turn, memory.topic):
        return turn.ask_topic()
    return _ask_anew(turn)


def _is_answered(turn: Turn, topic: str) -> bool:
    """Whether the document `topic` answers a question all of whose content words occur in the corpus."""
    reply = turn.inquire(turn.text, (topic,))
    return reply.outcome == "answer" and not reply.missing


def _ask_named(turn: Turn) -> Reply:
    """Ask all documents a question that surely names some; the bot prefers these by itself.

    Without an answer, the conversation turns to a single document that is named.
    """
    memory, titles = turn.memory, turn.named.titles
    reply = turn.ask(turn.text, words=turn.named.rest)
    assert memory.question is not None
    memory.question = memory.question._replace(titles=titles)
    if reply.topic is None and len(titles) == 1:
        memory.turn_to(titles[0])
    return reply


def _ask_maybe_named(turn: Turn, *, refers_back: bool) -> Reply:
    """Ask a question that may name other documents of these documents first, and otherwise of all documents.

    The current topic is asked only if the question refers to the topic by a word such as "it". A question with all
    words of a title is asked of the documents with that title alone.
    """
    named = turn.named
    reply = turn.inquire(turn.text, named.titles)
    if refers_back and not _is_stored(reply):
        return turn.ask_topic()
    if named.full or reply.outcome != "abstain":
        return turn.ask(turn.text, named.titles, words=named.rest)
    return _ask_anew(turn)


def _ask_anew(turn: Turn) -> Reply:
    """Ask all documents; if "what about X?" finds nothing, keep the last question, so that it can be repeated.

    If the answer comes from a document whose whole title is in the question, the question is repeated without it.
    """
    memory, named = turn.memory, turn.named
    last = memory.question
    reply = turn.ask(turn.text)
    if memory.question and named.full and reply.topic in named.titles:
        memory.question = memory.question._replace(words=named.rest)
    if last is not None and reply.outcome == "abstain" and phrases.asks_about(named.words, turn.talk):
        memory.question = last
    return reply


def _is_stored(reply: Reply) -> bool:
    """Whether a reply comes from one or several chunks that are stored under exactly the question."""
    if reply.outcome == "abstain":
        return False
    return reply.matches[0].rule in ("stored question", "tie") and reply.confidence > _CERTAIN
