"""The rule of follow-ups that exchange a part of the last question: "and a visitor permit?", "and 56?".

    What does a resident permit cost?   and a visitor permit?   ->   What does a visitor permit cost?
    Code 51 appears on the terminal     and 56?                 ->   Code 56 appears on the terminal

A word is exchanged only if the documents ask the new question themselves: one of their questions consists of words of
the follow-up and of the last question. A number or a code takes the place of one of the same form even if the documents
do not have it, so that the reply can say so. A follow-up that asks or negates by itself ("and where can children go?")
exchanges nothing.
"""

from __future__ import annotations

from faqbot.answering.conversation.other_code import with_other_code
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Carried, Reply
from faqbot.text.known_languages import language_of

# A follow-up has at most so many words besides those of grammar: a longer text asks by itself.
_MOST_WORDS = 4


def exchange(turn: Turn) -> Reply | None:
    """Ask the last question again with what a text names in its place; return None if the text does no such thing.

    The text goes on from the last question, and names no document. The question is asked of the documents that the
    conversation is about.
    """
    named = turn.telling(turn.named.words.split())
    if not 1 <= len(named) <= _MOST_WORDS or _asks_by_itself(turn):
        return None
    memory = turn.memory
    assert memory.question is not None
    titles = memory.question.titles or ((memory.topic,) if memory.topic else ())
    question = _of_documents(turn, named, titles) or _with_other_code(turn, named)
    return None if question is None else turn.ask(question, titles, Carried(question), typed=question)


def _asks_by_itself(turn: Turn) -> bool:
    """Whether a follow-up has a word that asks or negates behind the words by which it goes on ("and what about")."""
    words = turn.named.words
    begins = turn.talk.continues.match(words)
    rest = words[begins.end() :] if begins else words
    return not language_of(turn.bot.language).question_words.isdisjoint(rest.split())


def _of_documents(turn: Turn, named: set[str], titles: tuple[str, ...]) -> str | None:
    """Return the only question of the documents that is the last one with these words exchanged, None without one."""
    last = [turn.words(text) for text in _last_questions(turn)]
    reply = turn.inquire(turn.text, titles)
    found = set()
    for match in (*reply.options, *reply.matches):
        words = turn.words(match.chunk.question)
        rest = words - set(turn.named.words.split())
        if named <= words and any(rest and rest <= asked and words != asked for asked in last):
            found.add(match.chunk.question)
    return found.pop() if len(found) == 1 else None


def _last_questions(turn: Turn) -> list[str]:
    """Return the last question as it was asked, and as the documents ask it."""
    memory = turn.memory
    assert memory.question is not None
    quoted = turn.quoted_chunk() if memory.quoted and memory.quoted.question == memory.question else None
    return [memory.question.typed, *([quoted.question] if quoted and quoted.question else [])]


def _with_other_code(turn: Turn, named: set[str]) -> str | None:
    """Return the last question with another number or code, if the text names nothing else."""
    for question in _last_questions(turn):
        changed = with_other_code(question, turn.text)
        if changed is not None and named <= turn.words(changed):
            return changed
    return None
