"""The languages that have word lists, by their Snowball names; all other languages have empty lists.

To teach faqbot the function words of a language, write a file like `languages/german.words`. It has the words of
grammar, with the commonest verbs that ask for nothing by themselves ("machen"); the words that ask or negate; and the
words that surround a question without changing it. Words that are a thing as often as a word of grammar are left out.
Elided forms (the "l" of "l'eau") are words of grammar, because the analyser splits at apostrophes. A file may also have
the `thing_words`, `clause_words`, `negating_words` and `denying_words` of `Language`, for questions for what is not so,
its `meaning_words`, and sections for its `same_names`. `forms` says which other sections it may have.

For all other lists, write modules like `english` and `english_talk` and name them here. Each is read when its lists are
first needed. So a question in another language imports no English list, unless it has several unknown words, and a
single question imports no lists for conversations.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from faqbot.text.language import Language, in_languages
from faqbot.text.unspaced import bigrams

if TYPE_CHECKING:
    from faqbot.text.talk import Talk
    from faqbot.text.word_list import WordList

# Snowball's names of its two English stemmers; "porter" is the older one.
_ENGLISH = ("english", "porter")
# Languages whose text is split into bigrams. Words in other scripts are stemmed as English.
UNSPACED = ("chinese", "japanese", "korean", "thai")
# The languages that Snowball, or an older version of it, has no stemmer for.
UNSTEMMED = (*UNSPACED, "hebrew", "persian", "ukrainian", "vietnamese")
# The sections with names that are written in several ways, as "montag=mo?" (see `Language.same_names`).
_SECTIONS_OF_NAMES = ("weekdays", "months", "contact")
# A text is likely in a language if more than this share of its words are words of grammar of the language. In languages
# that attach grammar to other words, such as Hebrew, Turkish and Finnish, the share is 11 to 20 %. So half of it is
# enough for a text of at least MANY words that has less than two fifths as many of any other language.
_LEAST_SHARE, _MANY = 0.2, 100
# The other languages with phrases for conversations.
_SPOKEN = ("german", "french", "spanish", "italian", "portuguese", "dutch")
# The languages that Snowball has two stemmers for, by the name of the second.
_SAME = {"porter": "english", "dutch_porter": "dutch"}


def stemmed_language(name: str) -> str:
    """Return the language of a stemmer: english for porter, which is the name of its second one."""
    return _SAME.get(name, name)


@cache
def language_of(name: str) -> Language:
    """Return the word lists of a language; all are empty if faqbot has none for it."""
    if name in _ENGLISH:
        from faqbot.text.languages.english import ENGLISH  # noqa: PLC0415 - see above

        return ENGLISH
    sections = sections_of(name)
    words = {section: frozenset(listed) for section, listed in sections.items()}
    if not words:
        return Language()
    none = frozenset[str]()
    names = (sections.get(title, ()) for title in _SECTIONS_OF_NAMES)
    return Language(
        function_words=words["grammar"],
        question_words=words["asking"],
        courtesy_words=words["courtesy"],
        thing_words=words.get("things", none),
        clause_words=words.get("clauses", none),
        negating_words=words.get("negating", none),
        denying_words=words.get("denying", none),
        meaning_words=frozenset(part for word in words.get("meaning", none) for part in bigrams(word)),
        same_names=tuple(tuple(tuple(group.split("=")) for group in listed) for listed in names),
        synonyms=_file_of_synonyms(_SAME.get(name, name)),
    )


def _file_of_synonyms(name: str) -> str:
    file = f"{name}.txt"
    return file if os.path.exists(in_languages(file)) else ""


def sections_of(name: str) -> dict[str, list[str]]:
    """Return the sections of the file of a language: the words of each, by its name; none without a file."""
    path = in_languages(f"{stemmed_language(name)}.words")
    if not os.path.exists(path):
        return {}
    from faqbot.text.scripts import normalise  # noqa: PLC0415 - English needs it for few texts

    with open(path, encoding="utf-8") as file:
        sections = normalise(file.read()).casefold().split("[")[1:]  # as the words of a text
    return {title: rest.split() for title, _, rest in (section.partition("]") for section in sections)}


@cache
def unspaced_grammar() -> tuple[frozenset[str], frozenset[str]]:
    """Return the function words and the question words of scripts without spaces between words, as bigrams.

    They count in every language, because such text says by its script which language it is in.
    """
    lists = list(map(language_of, UNSPACED))
    asking = frozenset(pair for one in lists for word in one.question_words for pair in bigrams(word))
    return frozenset(pair for one in lists for word in one.function_words for pair in bigrams(word)) - asking, asking


def likelier_by_grammar(words: Sequence[str], name: str) -> str | None:
    """Return the language that a text is likely in, given its words, or None if it may be in the language of this name.

    In 40 sets of documents in five languages, 27 to 56 % of the words were words of grammar of their own language. Of
    another language they were at most 26 % (Portuguese, of Spanish), and mostly below 10 %.
    """
    own = _share(words, language_of(name))
    if 2 * own >= 1:  # no other share is more than twice as large
        return None
    shares = {other: _share(words, language_of(other)) for other in _listed_languages()}
    best, second = sorted(shares, key=shares.__getitem__, reverse=True)[:2]
    is_clear = len(words) >= _MANY and 2 * shares[best] > 5 * shares[second]
    return best if shares[best] > max(_LEAST_SHARE / 2 if is_clear else _LEAST_SHARE, 2 * own) else None


def foreign_grammar(words: Iterable[str], listed: WordList) -> frozenset[str]:
    """Return those of a question's unknown words that do grammar in another language, and are not in the list of words.

    A question with a single such word gives none, because it may be a typo ("olan" for "loan") or an acronym. An empty
    list gives none either.
    """
    if not len(listed):
        return frozenset()
    found = frozenset(word for word in _words_of_grammar().intersection(words) if not listed.is_word(word))
    return found if len(found) > 1 else frozenset()


def letters_of_other_language(words: Sequence[str], lacking: Sequence[str], name: str) -> frozenset[str]:
    """Return the single letters among a question's words that do grammar in the other language that it is likely in.

    `lacking` are the words that the documents, in the language of this name, lack. One of them must be a longer word of
    the other language's grammar: the letter of "Vitamin A" alone does not make a question English.
    """
    other = likelier_by_grammar(words, name)
    if other is None:
        return frozenset()
    lists = language_of(other)
    grammar = lists.function_words | lists.question_words
    if not any(len(word) > 1 and word in grammar for word in lacking):
        return frozenset()
    return frozenset(word for word in words if len(word) == 1 and word in grammar)


@cache
def _words_of_grammar() -> frozenset[str]:
    """Return the words of grammar, and the words that ask, of all languages whose text has spaces between words."""
    return frozenset().union(
        *(one.function_words | one.question_words for one in map(language_of, _listed_languages()))
    )


def _listed_languages() -> tuple[str, ...]:
    """Return the languages that have words of grammar, without those whose text has no spaces between words."""
    files = sorted(file for file in os.listdir(in_languages("")) if file.endswith(".words"))
    named = ("english", *(file.removesuffix(".words") for file in files))
    return tuple(name for name in named if name not in UNSPACED)


def _share(words: Sequence[str], lists: Language) -> float:
    """Return the share of the words that are words of grammar or ask, 0 for no words."""
    return sum(word in lists.function_words or word in lists.question_words for word in words) / max(1, len(words))


@cache
def talk_of(name: str) -> Talk:
    """Return the patterns and phrases for conversations in a language; the defaults if faqbot has none for it."""
    if name in _ENGLISH:
        from faqbot.text.languages.english_talk import ENGLISH_TALK  # noqa: PLC0415 - see above

        return ENGLISH_TALK
    spoken = stemmed_language(name)
    if spoken in _SPOKEN:
        talk: Talk = getattr(import_module(f"faqbot.text.languages.{spoken}_talk"), f"{spoken.upper()}_TALK")
        return talk
    from faqbot.text.talk import Talk  # noqa: PLC0415 - see above

    return Talk()
