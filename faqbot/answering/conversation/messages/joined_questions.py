"""Part a sentence that joins questions, such as "When is the gym open and what is the minimum age?".

Each part asks by its own form. They are apart if the best passage of each is another one, and one of them at least is
answered: "Can I pay by card, or do you only take cash?" is a single question, whose parts have the same passage.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from faqbot.answering.conversation.messages.asked_sentences import (
    MOST_QUESTIONS,
    AskedSentence,
    reading_of,
    spoken_words,
)
from faqbot.answering.conversation.phrases import QUESTION_MARKS, refers_back
from faqbot.answering.conversation.turn import Asking
from faqbot.text.known_languages import talk_of
from faqbot.text.talk import Talk

if TYPE_CHECKING:
    from faqbot.answering.conversation.asked_bot import Bot

# A longer sentence is a list, or a text that was pasted, and is asked as a whole.
_LONGEST = 400


def parted(question: AskedSentence, bot: Bot, asking: Asking) -> list[AskedSentence]:
    """Return the questions that a sentence joins if they are apart, else the sentence itself.

    A part that refers back ("how do I cancel it?") is asked with the part before it.
    """
    talk = talk_of(bot.language)
    parts = parts_in(question.sentence, talk)
    if len(parts) == 1 or bot.has_question(question.sentence):
        return [question]
    asked = [AskedSentence(parts[0], question.told)]
    for before, part in pairwise(parts):
        asked.append(AskedSentence(part, (before,) if refers_back(spoken_words(part), talk) else ()))
    replies = [bot.ask(reading_of(one, bot, asking), **asking._asdict(), logged=False) for one in asked]
    best = {reply.matches[0].chunk.id if reply.matches else None for reply in replies}
    answered = any(reply.outcome != "abstain" for reply in replies)
    return asked if answered and len(best) == len(replies) else [question]


def parts_in(sentence: str, talk: Talk) -> list[str]:
    """Return the parts of a sentence that ask by their own form, up to MOST_QUESTIONS, or the whole sentence alone."""
    parts: list[str] = []
    start, asks = 0, talk.asks or talk.asks_plainly
    is_marked = any(mark in sentence for mark in QUESTION_MARKS)
    begins = talk.asks_joined if talk.asks_joined and is_marked else talk.asks_plainly
    for joint in talk.joins.finditer(sentence) if len(sentence) <= _LONGEST else ():
        before, behind = sentence[start : joint.start()], sentence[joint.end() :]
        is_joint = len(parts) < MOST_QUESTIONS - 1 and begins.match(spoken_words(behind))
        if is_joint and asks.search(spoken_words(before)):
            parts.append(before)
            start = joint.end()
    return [*parts, sentence[start:]]


def joins_questions(text: str, talk: Talk) -> bool:
    """Whether a text that is one sentence joins several questions by its form."""
    return len(parts_in(text, talk)) > 1
