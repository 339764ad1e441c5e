"""The languages that have word lists, by their Snowball names; all other languages have empty lists.

To teach faqbot the function words of a language, write a file like `languages/german.words`. It has the words of
grammar, with the commonest verbs that ask for nothing by themselves ("machen"); the words that ask or negate; and the
words that surround a question without changing it. Words that are a thing as often as a word of grammar are left out.
Elided forms (the "l" of "l'eau") are words of grammar, because the analyser splits at apostrophes.

For all other lists, write modules like `english` and `english_talk` and name them here. Each is read when its lists are
first needed. So a question in another language imports no English list, and a single question imports no lists for
conversations.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from faqbot.text.language import Language, in_languages
from faqbot.text.unspaced import bigrams

if TYPE_CHECKING:
    from faqbot.text.talk import Talk

# Snowball's names of its two English stemmers; "porter" is the older one.
_ENGLISH = ("english", "porter")
# Languages without a stemmer, whose text is split into bigrams. Words in other scripts are stemmed as English.
UNSTEMMED = ("chinese", "japanese")
# Other languages with two stemmers.
_SAME = {"dutch_porter": "dutch"}


@cache
def language_of(name: str) -> Language:
    """Return the word lists of a language; all are empty if faqbot has none for it."""
    if name in _ENGLISH:
        from faqbot.text.languages.english import ENGLISH  # noqa: PLC0415 - see above

        return ENGLISH
    path = in_languages(f"{_SAME.get(name, name)}.words")
    return _read(path) if os.path.exists(path) else Language()


@cache
def unspaced_grammar() -> tuple[frozenset[str], frozenset[str]]:
    """Return the function words and the question words of scripts without spaces between words, as bigrams.

    They count in every language, because such text says by its script which language it is in.
    """
    lists = list(map(language_of, UNSTEMMED))
    asking = frozenset(pair for one in lists for word in one.question_words for pair in bigrams(word))
    return frozenset(pair for one in lists for word in one.function_words for pair in bigrams(word)) - asking, asking


def _read(path: str) -> Language:
    """Return the lists of a file: sections of words, each under its name in brackets."""
    with open(path, encoding="utf-8") as file:
        sections = file.read().casefold().split("[")
    words = {name: frozenset(rest.split()) for name, _, rest in (section.partition("]") for section in sections)}
    return Language(function_words=words["grammar"], question_words=words["asking"], courtesy_words=words["courtesy"])


@cache
def talk_of(name: str) -> Talk:
    """Return the patterns and phrases for conversations in a language; the defaults if faqbot has none for it."""
    if name in _ENGLISH:
        from faqbot.text.languages.english_talk import ENGLISH_TALK  # noqa: PLC0415 - see above

        return ENGLISH_TALK
    from faqbot.text.talk import Talk  # noqa: PLC0415 - see above

    return Talk()
