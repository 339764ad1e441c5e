"""Small talk: greetings, thanks, and questions about faqbot, by the phrases of the language (`Talk`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faqbot.corpus.chunk import shortened_to
from faqbot.text.messages.catalogue import listed, sentence
from faqbot.text.talk import Talk

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")

# A reply lists at most _MOST_TITLES titles, each cut to _LONGEST_TITLE characters.
_MOST_TITLES = 3
_LONGEST_TITLE = 60

# The sentence that replies to each kind of small talk.
_REPLIES = {
    "greeting": "greeting",
    "thanks": "welcome",
    "acknowledgement": "what_else",
    "refusal": "all_right",
    "farewell": "goodbye",
    "abilities": "abilities",
    "identity": "identity",
}


def kind_of(text: str, talk: Talk, *, opens: bool = False) -> str | None:
    """Return the kind of small talk that a text is (a key of _REPLIES), None if it may be a question.

    `opens` says that nothing was asked before: then "ciao" greets.
    """
    words = " ".join(
        talk.abbreviations.get(word, word) for word in _WORD.findall(text.casefold().replace("’", "'"))
    ).split()
    whole, core = (talk.small_phrases.get(" ".join(said)) for said in (words, _core(words, talk)))
    return whole or _by_words(words, talk, opens=opens) or core


def reply_to(kind: str, titles: Sequence[str], language: str) -> str:
    """Return the reply to a kind of small talk, given the titles of the documents."""
    return sentence(_REPLIES[kind], language, subjects=subjects(titles, language))


def subjects(titles: Sequence[str], language: str) -> str:
    """Return a phrase that lists the first titles and the number of the others."""
    cut = (shortened_to(title, _LONGEST_TITLE) for title in titles[:_MOST_TITLES])
    shown = [sentence("title", language, title=title) for title in cut]
    if len(titles) > _MOST_TITLES:
        shown.append(sentence("more_titles", language, count=len(titles) - _MOST_TITLES))
    return listed(shown, "and_last", language)


def _by_words(words: Sequence[str], talk: Talk, *, opens: bool) -> str | None:
    """Return the kind of a text that has only words of small talk; None for any other text."""
    distinct = frozenset(words)
    if not distinct <= talk.beside_small_talk.union(*(listed for _, listed in talk.small_words)):
        return None
    kinds = [kind for kind, listed in talk.small_words if distinct & listed]
    return "greeting" if opens and "greeting" in kinds else next(iter(kinds), None)


def _core(words: Sequence[str], talk: Talk) -> Sequence[str]:
    """Return the words without the words of politeness at both ends."""
    first, last = 0, len(words)
    while first < last and words[first] in talk.polite_words:
        first += 1
    while last > first and words[last - 1] in talk.polite_words:
        last -= 1
    return words[first:last]
