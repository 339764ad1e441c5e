"""When two questions are the same: keys for questions, and the way in which reports quote them."""

from __future__ import annotations

from collections import Counter

from faqbot.ranking.evidence.opposites import sides
from faqbot.rendering.readable import one_line
from faqbot.text.analyser import Analyser

# The most characters of a question that a report quotes.
_LONGEST_QUOTED = 70

# For each telling word that two questions share beyond the first, they may differ in so many other words.
_OTHER_WORDS = 2


def words_key(question: str, analyser: Analyser) -> tuple[str, ...]:
    """Return the words of a question, by which a stored question is found: letter case and punctuation are nothing."""
    return tuple(analyser.words(question))


def telling_key(question: str, analyser: Analyser) -> frozenset[str]:
    """Return the terms of a question without words of grammar, in any order; question words and "not" are kept.

    The key is empty for a question without any content word: "How do I do it?".
    """
    terms = analyser.terms(question)
    if not any(map(analyser.is_content, terms)):
        return frozenset()
    return frozenset(terms) - analyser.function_terms


def near_key(question: str, analyser: Analyser) -> frozenset[str]:
    """Return the telling key of a question without verbs such as "can", which frame it but tell nothing.

    These are the words that both frame a question and stand before a verb; so "how" and "not" are not among them.
    """
    lists = analyser.lists
    framing = analyser.stems(sorted(lists.framing_words & lists.before_verbs))
    return telling_key(question, analyser).difference(framing)


def telling_words(question: str, analyser: Analyser) -> str:
    """Return a question without its words of grammar: "how long hold stretch"."""
    words = analyser.words(question)
    kept = zip(words, analyser.stems(words), strict=True)
    return " ".join(word for word, stem in kept if stem not in analyser.function_terms)


def differ_little(one: str, other: str, analyser: Analyser) -> bool:
    """Whether two questions with the same near key differ in few other words: the more words they share, the more.

    "How do I pay?" and "How can I pay?" do; "What is curl?" and "What do you get for making curl?" do not. A word that
    is in another form must be known to the language, because two names that differ by an ending are two names.
    """
    first, second = Counter(analyser.words(one)), Counter(analyser.words(other))
    differing = (first - second) + (second - first)
    known = analyser.word_list
    content = [word for word, stem in zip(differing, analyser.stems(list(differing)), strict=True)
               if analyser.is_content(stem)]  # fmt: skip
    if analyser.lists.words and not all(map(known.is_word, content)):
        return False
    return differing.total() <= _OTHER_WORDS * (len(near_key(one, analyser)) - 1)


def are_opposite(one: str, other: str, analyser: Analyser) -> bool:
    """Whether two questions ask the opposite of each other: "with a card", "without a card"."""
    taken = sides(analyser.words(other), analyser)
    return any((opposite, side) in taken for side, opposite in sides(analyser.words(one), analyser))


def as_sentence(message: str) -> str:
    """Return a message of an error as a sentence: with a capital letter and a full stop."""
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '?', '!')) else '.'}"


def quoted(text: str) -> str:
    """Return a text in quotes, in one line, and cut if it is long."""
    line = one_line(text)
    return f'"{line if len(line) <= _LONGEST_QUOTED else line[: _LONGEST_QUOTED - 1].rstrip() + "…"}"'
