"""Replies about the documents as a whole: what they are about, their titles, and questions that they answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from faqbot.answering.conversation.introducing import (
    introduce,
    list_contents,
    listed_items,
    own_questions,
    reply_of_lines,
)
from faqbot.answering.conversation.smalltalk import subjects
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply
from faqbot.corpus.chunk import shortened_to
from faqbot.text.messages.catalogue import sentence

# A reply lists at most this many titles, each cut to this many characters, and this many questions.
_MOST_TITLES = 20
_MOST_QUESTIONS = 3
_LONGEST = 100


def tell_about(turn: Turn) -> Reply:
    """Say what the documents are about; the current topic, or a single document, is introduced by its first passage."""
    titles = turn.bot.titles
    topic = turn.memory.topic or (titles[0] if len(titles) == 1 else None)
    if topic is not None and (reply := introduce(turn, topic)):
        return reply
    language = turn.bot.language
    about = sentence("about", language, subjects=subjects(titles, language))
    if len(titles) == 1:
        about = sentence("about_one", language, title=shortened_to(titles[0], _LONGEST))
    return reply_of_lines(turn, [about, *_examples(turn)])


def list_topics(turn: Turn) -> Reply:
    """List the titles of the documents, or the sections or questions of a single document."""
    titles, language = turn.bot.titles, turn.bot.language
    if len(titles) == 1:
        return list_contents(turn, titles[0])
    head = sentence("documents", language, count=len(titles))
    return reply_of_lines(turn, [head, *listed_items(titles[:_MOST_TITLES], len(titles), language)])


def give_examples(turn: Turn) -> Reply:
    """Say which questions the documents answer, by a few examples."""
    examples = list(_examples(turn))
    return reply_of_lines(turn, examples) if examples else tell_about(turn)


def name_maker(turn: Turn) -> Reply:
    """Say what faqbot is, and whose answers it gives."""
    return reply_of_lines(turn, [sentence("maker", turn.bot.language)])


def example_questions(turn: Turn) -> list[str]:
    """Return questions that the documents ask themselves: of the current topic, or of the first documents in turn."""
    topic = turn.memory.topic
    topics = [topic] if topic is not None else turn.bot.titles[:_MOST_QUESTIONS]
    asked = [list(islice(own_questions(turn, title), _MOST_QUESTIONS)) for title in topics]
    in_turn = [questions[at] for at in range(_MOST_QUESTIONS) for questions in asked if at < len(questions)]
    return list(dict.fromkeys(in_turn))[:_MOST_QUESTIONS]


def _examples(turn: Turn) -> Iterator[str]:
    questions = example_questions(turn)
    if questions:
        yield sentence("for_example", turn.bot.language)
        yield from (f"- {question}" for question in questions)
