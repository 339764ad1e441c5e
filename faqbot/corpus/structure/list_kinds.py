"""Say whether a list is of steps or of tips, and which questions find the whole of it."""

from __future__ import annotations

import re

from faqbot.corpus.chunk import Kind
from faqbot.text import document_words

_PROCEDURE = re.compile(document_words.PROCEDURE, re.IGNORECASE)
_ADVICE = re.compile(document_words.ADVICE, re.IGNORECASE)


def is_procedure(heading: str, title: str, *, ordered: bool) -> bool:
    """Whether a list below a heading has steps, and not tips: the heading says so, or the title, or its numbers."""
    for name in (heading, title):
        if _ADVICE.search(name):
            return False
        if _PROCEDURE.search(name):
            return True
    return ordered


def list_questions(kind: Kind, heading: str, title: str) -> tuple[str, ...]:
    """Return questions that find a whole list; they are never quoted, because the document does not ask them.

    A list of steps is also found by "How do I do this?" if its heading is a single word, such as "Instructions".
    """
    thing = title.rsplit(maxsplit=1)[-1].casefold() if title else document_words.ANY_THING
    if kind == "steps":
        says_kind_only = len(heading.split()) == 1
        patterns = (document_words.STEPS_QUESTION, *(document_words.PLAIN_STEPS_QUESTIONS if says_kind_only else ()))
    elif not heading or _ADVICE.search(heading):
        patterns = document_words.TIPS_QUESTIONS
    else:
        patterns = (document_words.HEADED_TIPS_QUESTION,)
    return tuple(pattern.format(title=title, heading=heading, thing=thing).rstrip() for pattern in patterns)
