"""The rules of questions, which may name documents or refer to the current topic.

    exchanges     "and a visitor permit?" asks the last question with this in its place (see `exchanging`)
    bare topics   "and the plank?" repeats the last question for another document
    named pages   a question that surely names a page is asked as it stands; its answer may come from any page
    it, this      a question with such a word is asked of the last entry (see `last_entry`) and of the current topic
    other texts   stand on their own and are asked of all documents; the current topic breaks ties

What is found nowhere in the current topic is looked for in all documents before it is denied.
"""

from __future__ import annotations

from dataclasses import replace

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.introducing import repeat_or_introduce
from faqbot.answering.conversation.turn import Turn, said_words
from faqbot.answering.options import TOPIC_TIE
from faqbot.answering.reply import Carried, Reply
from faqbot.text.messages.catalogue import sentence

# A reply above this confidence counts as certain, as replies from stored questions are. The limit is below 1, because
# the confidence may be rounded if several chunks are stored under the same question.
_CERTAIN = 0.999


def answer(turn: Turn) -> Reply:
    """Answer a question, with the documents that it names or that the conversation is about."""
    if turn.memory.question is not None and not turn.named.titles:
        exchanged = _exchanged(turn)
        if exchanged is not None:
            return exchanged
    return _answer(turn)


def _exchanged(turn: Turn) -> Reply | None:
    """Answer the last question with a part of it exchanged, if that is meant."""
    if not phrases.continues(turn.named.words, turn.talk):
        return None
    from faqbot.answering.conversation.exchanging import exchange  # noqa: PLC0415 - few texts go on like that

    return exchange(turn)


def _answer(turn: Turn) -> Reply:
    named, memory, talk = turn.named, turn.memory, turn.talk
    if named.titles and phrases.is_bare(named.rest, talk):
        goes_on = phrases.continues(named.words, talk)  # "and the plank?" asks; "plank" may only want the document
        return turn.repeat(named.titles) if goes_on else repeat_or_introduce(turn, named.titles)
    if named.titles and named.is_sure:
        return _ask_named(turn)
    refers_back = phrases.refers_back(named.rest, talk)
    stands_alone = bool(named.strangers) or phrases.asks_about(named.words, talk)
    if refers_back and memory.question is not None and not (named.titles or stands_alone):
        from faqbot.answering.conversation.last_entry import ask_of_last_entry  # noqa: PLC0415 - few questions do

        of_entry = ask_of_last_entry(turn)
        if of_entry is not None:
            return of_entry
    if memory.topic is None or stands_alone:
        return _ask_anew(turn)
    if named.titles and memory.topic not in named.titles:
        return _ask_maybe_named(turn, refers_back=refers_back)
    return _ask_of_topic(turn) if refers_back else _ask_on_its_own(turn)


def _ask_of_topic(turn: Turn) -> Reply:
    """Ask the current topic; if it has no answer, say so, with the nearest passages of all documents."""
    reply = turn.ask_topic()
    topic = turn.memory.topic
    if reply.outcome != "abstain" or topic is None or len(turn.bot.titles) == 1:
        return reply
    elsewhere = turn.cut(turn.inquire(turn.text))
    if _is_stored(elsewhere):
        return turn.ask(turn.text)
    if elsewhere.outcome == "abstain":
        return replace(elsewhere, carried=Carried(topic=topic))
    text = f"{reply.text} {sentence('maybe_elsewhere', turn.bot.language)}"
    return replace(reply, text=text, matches=elsewhere.matches)


def _ask_on_its_own(turn: Turn) -> Reply:
    """Ask all documents a question that stands on its own; the current topic answers if nothing answers better."""
    assert turn.memory.topic is not None
    everywhere = turn.inquire(turn.text)
    if everywhere.outcome == "answer":
        return turn.ask(turn.text)
    here = turn.inquire(turn.text, (turn.memory.topic,))
    if here.outcome == "answer" and not here.missing and _is_as_good(turn, here, everywhere):
        return turn.ask_topic()
    return _ask_anew(turn)


def _is_as_good(turn: Turn, here: Reply, everywhere: Reply) -> bool:
    """Whether the best match of one document ties with the best match of all, and lacks no word that others have.

    Such a word is what the question is about: "how many reps for shoulders" does not ask about squats.
    """
    if _is_stored(everywhere) and not _is_stored(here):
        return False
    mine, best = here.matches[0], everywhere.matches[0]
    told = turn.telling(word for match in everywhere.matches for word in match.matched)
    return mine.score >= best.score * (1 - TOPIC_TIE) and told <= said_words(mine)


def _ask_named(turn: Turn) -> Reply:
    """Ask all documents a question that surely names some; the bot prefers these by itself.

    Without an answer, the conversation turns to a single document that is named.
    """
    memory, titles = turn.memory, turn.named.titles
    last = memory.question
    reply = turn.ask(turn.text, words=turn.named.rest)
    assert memory.question is not None
    is_lost = reply.outcome == "abstain" and last is not None and not _asks(turn)
    if is_lost:
        memory.question, memory.lost = last, memory.question
    else:
        memory.question = memory.question._replace(titles=titles)
    memory.quote(reply)
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
        return _ask_of_topic(turn)
    if named.full or reply.outcome != "abstain":
        return turn.ask(turn.text, named.titles, words=named.rest)
    return _ask_anew(turn)


def _ask_anew(turn: Turn) -> Reply:
    """Ask all documents; if a text that asks nothing by itself finds nothing, keep the last question to be repeated.

    If the answer comes from a document whose whole title is in the question, the question is repeated without it.
    """
    memory, named = turn.memory, turn.named
    last = memory.question
    reply = turn.ask(turn.text)
    if memory.question and named.full and reply.topic in named.titles:
        memory.question = memory.question._replace(words=named.rest)
        memory.quote(reply)
    if last is not None and reply.outcome == "abstain" and not _asks(turn):
        memory.question, memory.lost = last, memory.question
    return reply


def _asks(turn: Turn) -> bool:
    """Whether a text asks something that can be asked of other documents, unlike "what about burpees" and "burpees"."""
    words, talk = turn.named.words, turn.talk
    return phrases.is_asking(turn.text, words, talk) and not phrases.asks_about(words, talk)


def _is_stored(reply: Reply) -> bool:
    """Whether a reply comes from one or several chunks that are stored under exactly the question."""
    if reply.outcome == "abstain":
        return False
    return reply.matches[0].rule in ("stored question", "tie") and reply.confidence > _CERTAIN
