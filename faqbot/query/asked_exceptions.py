"""Questions for what is not so, such as "Which books can't be reserved?".

A passage about what is so has all words of such a question, and yet does not answer it. Only a passage that denies
something may. The other way round, the answer to such a question does not answer a question for what is so.

A question asks for what is not so if it begins with a word that asks for a thing, a person, a place or a time, and a
negation follows before another clause begins. Questions that begin with "how", "why" or a verb mostly complain of
something ("Why can't I log in?"), and a clause with "if" or "when" tells of a state ("What should I do when I can't
log in?", "When I can't log in, what should I do?"); passages without a negation often answer these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from faqbot.text.analyser import Analyser
from faqbot.text.negation import negations

if TYPE_CHECKING:
    from faqbot.text.language import Language

# The word that asks is among so many words at the beginning of its clause, as in "for which of the books".
_BEGINNING = 2

# Most words between the word that asks and the negation. Whoever writes more begins another sentence.
_REACH = 6

# What parts the clauses of a question.
_PAUSE = re.compile(r"[,;:.!?…()\n，、；：。！？]|\s[-–—]\s")


def negated_words(question: str, analyser: Analyser) -> tuple[str, ...] | None:
    """Return the words after the negation of a question for what is not so; None for any other question.

    There may be no such words, as in "Was deckt die Versicherung nicht?".
    """
    clauses = [words for clause in _PAUSE.split(question) if (words := analyser.words(clause))]
    lists = analyser.lists
    told = (
        _negated(words, lists)
        for at, words in enumerate(clauses)
        if words[0] not in lists.clause_words or at == len(clauses) - 1
    )
    return next((negated for negated in told if negated is not None), None)


def asks_for_what_is_so(words: Sequence[str], lists: Language) -> bool:
    """Whether the words of a question ask for a thing, a person, a place or a time, and negate nothing."""
    return lists.negating_words.isdisjoint(words) and _place_of_asking(words, lists) is not None


def _place_of_asking(words: Sequence[str], lists: Language) -> int | None:
    """Return the place of the word that asks for a thing, if it is near the beginning behind words of courtesy."""
    begins = next((at for at, word in enumerate(words) if word not in lists.courtesy_words), len(words))
    near = range(begins, min(begins + _BEGINNING, len(words)))
    return next((at for at in near if words[at] in lists.thing_words), None)


def _negated(words: Sequence[str], lists: Language) -> tuple[str, ...] | None:
    asks = _place_of_asking(words, lists)
    if asks is None:
        return None
    clause = tuple(takewhile(lambda word: word not in lists.clause_words, words[asks + 1 :]))
    negation = next((at for at, word in enumerate(clause[: _REACH + 1]) if word in lists.negating_words), None)
    return None if negation is None else clause[negation + 1 :]


def denies(text: str, negated: Sequence[str], analyser: Analyser) -> bool:
    """Whether a text denies something, or has one of the negated words with a prefix that negates it ("unleased")."""
    said = analyser.words(text)
    if not analyser.lists.denying_words.isdisjoint(said):
        return True
    opposites = frozenset[str]().union(*(negations(word, analyser) for word in negated))
    return bool(opposites) and not opposites.isdisjoint(analyser.stems(said))
