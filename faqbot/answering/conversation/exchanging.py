"""The rule of follow-ups that exchange a part of the last question: "and a visitor permit?", "and 56?".

    What does a resident permit cost?   and a visitor permit?   ->   What does a visitor permit cost?
    Code 51 appears on the terminal     and 56?                 ->   Code 56 appears on the terminal

The documents have the whole question if it is one of their own: apart from the words of the follow-up, it has no words
but those of the last question. A number or a code is put in the place of the only one that the last question has, so
that the documents may say that they lack it.
"""

from __future__ import annotations

import re

from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Carried, Reply
from faqbot.text.analyser import shared_analyser
from faqbot.text.known_languages import language_of

# A follow-up has at most so many words besides those of grammar: a longer text asks by itself.
_MOST_WORDS = 4

# A word, or a code with signs between its letters and digits.
_TOKEN = re.compile(r"\w+(?:[/+-]\w+)*")


def exchange(turn: Turn) -> Reply | None:
    """Ask the last question again with what a text names in its place; return None if the text does no such thing.

    The text goes on from the last question, and names no document.
    """
    named = _telling(turn, turn.named.words)
    if not 1 <= len(named) <= _MOST_WORDS:
        return None
    question = _of_documents(turn, named) or _with_other_code(turn, named)
    return None if question is None else turn.ask(question, carried=Carried(question), typed=question)


def _of_documents(turn: Turn, named: set[str]) -> str | None:
    """Return the only question of the documents that is the last one with these words exchanged, None without one."""
    last = [_words(turn, text) for text in _last_questions(turn)]
    reply = turn.inquire(turn.text)
    found = []
    for match in (*reply.options, *reply.matches):
        words = _words(turn, match.chunk.question)
        rest = words - set(turn.named.words.split())
        if named <= words and any(rest and rest <= asked and words != asked for asked in last):
            found.append(match.chunk.question)
    return found[0] if len(set(found)) == 1 else None


def _last_questions(turn: Turn) -> list[str]:
    """Return the last question as it was asked, and as the documents ask it."""
    memory = turn.memory
    assert memory.question is not None
    quoted = turn.quoted_chunk() if memory.quoted and memory.quoted.question == memory.question else None
    return [memory.question.typed, *([quoted.question] if quoted and quoted.question else [])]


def _with_other_code(turn: Turn, named: set[str]) -> str | None:
    """Return the last question with another number or code, if the text names nothing else; None if it has not one."""
    other = _codes(turn.text)
    if len(other) != 1 or not named <= _words(turn, other[0]):
        return None
    for question in _last_questions(turn):
        if len(set(_codes(question))) == 1:
            return _TOKEN.sub(lambda token: other[0] if _is_code(token[0]) else token[0], question)
    return None


def _codes(text: str) -> list[str]:
    """Return the numbers and codes in a text: what has a digit."""
    return [token for token in _TOKEN.findall(text) if _is_code(token)]


def _is_code(token: str) -> bool:
    return any(map(str.isdigit, token))


def _telling(turn: Turn, words: str) -> set[str]:
    """Return the words that are neither grammar nor words of questions."""
    lists = language_of(turn.bot.language)
    return set(words.split()) - lists.function_words - lists.question_words


def _words(turn: Turn, text: str) -> set[str]:
    return set(shared_analyser(turn.bot.language).words(text))
