"""Turn text into terms, in the same way for documents and for questions.

    text  --words-->  surface words  --stems-->  terms

The text is normalised with NFKC and case folding. Contractions are written out and possessive endings dropped, as the
word lists of the language say. Identifiers (`E-1042`, `v2.3`, `c++`, `node.js`) are kept whole and are also split into
parts. Text in scripts without spaces between words becomes character bigrams (see `unspaced`). All other words are
stemmed by Snowball. No word is removed.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

import Stemmer

from faqbot.errors import LanguageError
from faqbot.text.known_languages import UNSTEMMED, language_of, unspaced_grammar
from faqbot.text.language import ALSO_A_WORD
from faqbot.text.patterns import token_pattern
from faqbot.text.suggest import nearest

if TYPE_CHECKING:
    from faqbot.text.word_list import WordList

# The language of documents that tell none.
DEFAULT_LANGUAGE = "english"

# The version of the analyser, stored in the manifest of an index. An index with another version is refused. Raise it
# also when words of grammar change: the weights in an index depend on them.
ANALYSER_VERSION = 5

# The stemmer of a near relative, for a language without one: hit@1 on a Ukrainian FAQ is .53 with it, and .44 without.
_STEMMED_AS = {"ukrainian": "russian"}
# All others are stemmed as English, which changes no words in other letters than those of English.
_UNKNOWN_STEMMER = "english"

_TOKEN = re.compile(token_pattern("[a-z0-9]"))
_PARTS = re.compile("[a-z0-9]+")
# The target of a Markdown link, which says nothing about the topic: the parenthesis in "[the guide](https://…)".
_LINK_TARGET = r"(?<=\])\([^()\s]*\)"

# Longest word in the index, in characters. Longer words are cut to this length.
_LONGEST_WORD = 64


def without_targets(text: str) -> str:
    """Return a text without the targets of its Markdown links."""
    return re.sub(_LINK_TARGET, " ", text) if "](" in text else text


def languages() -> list[str]:
    """Return the names of the languages, sorted: those that Snowball can stem, and those that need no stemming."""
    return sorted({*Stemmer.algorithms(), *UNSTEMMED})


def language_name(text: str) -> str:
    """Return a language's name as `languages` has it, also for its ISO code ("de") or its own name ("Deutsch").

    Raises `LanguageError`, with the nearest name if there is one, for a language that faqbot does not have.
    """
    name = text.strip().lower()
    known = languages()
    if name in known:
        return name
    from faqbot.text.language_codes import language_of_code  # noqa: PLC0415 - most languages are given by their names

    if of_code := language_of_code(name):
        return of_code
    near = nearest(name, known)
    example = f"write one of the {len(known)} languages in English or as a code, such as german or de"
    raise LanguageError(f"no stemmer for the language {text!r}; {f'did you mean {near[0]}?' if near else example}")


def language_code(name: str) -> str:
    """Return the ISO 639-1 code of a language that `languages` has, as HTML wants it: "de" for german."""
    from faqbot.text.language_codes import code_of_language  # noqa: PLC0415 - only pages name languages so

    return code_of_language(name)


class Analyser:
    """Turns text into terms for one language; safe to share between threads.

    `language` is the name of the language (see `languages`) and `lists` are its word lists. `written_out` are the
    contractions that consist of letters only ("cant"). Raises `LanguageError` if the language is unknown.
    """

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language_name(language)
        known = Stemmer.algorithms()
        self._stemmer = self.language if self.language in known else _STEMMED_AS.get(self.language, _UNKNOWN_STEMMER)
        self.lists = language_of(self.language)
        self.written_out = frozenset(filter(str.isalpha, self.lists.contractions))
        self._local = threading.local()  # PyStemmer's objects are not safe to share
        self._own_questions = frozenset(self.stems(sorted(self.lists.question_words)))
        self._own_functions = frozenset(self.stems(sorted(self.lists.function_words))) - self._own_questions

    def __reduce__(self) -> tuple[type[Analyser], tuple[str]]:
        return (Analyser, (self.language,))

    @property
    def word_list(self) -> WordList:
        """The correctly spelt words of the language; empty if faqbot has no list of them."""
        from faqbot.text.word_list import word_list  # noqa: PLC0415 - few questions have a word that the corpus lacks

        return word_list(self.lists.words)

    @cached_property
    def question_terms(self) -> frozenset[str]:
        """The stems of the question words, also of those in scripts without spaces."""
        return unspaced_grammar()[1] | self._own_questions

    @cached_property
    def function_terms(self) -> frozenset[str]:
        """The stems of the function words, also of those in scripts without spaces, without the `question_terms`."""
        return (unspaced_grammar()[0] | self._own_functions) - self.question_terms

    @cached_property
    def named_terms(self) -> frozenset[str]:
        """The stems of the names that are written in several ways (`Language.same_names`)."""
        names = chain.from_iterable(chain.from_iterable(self.lists.same_names))
        return frozenset(self.stems([name for name in names if not name.endswith(ALSO_A_WORD)]))

    def terms(self, text: str) -> list[str]:
        """Return the terms of a text in the order of the text; a repeated term is repeated."""
        return self.stems(self.words(text))

    def is_content(self, term: str) -> bool:
        """Whether a term carries meaning, which means that it is neither a function word nor a question word."""
        if term.isascii():
            return term not in self._own_functions and term not in self._own_questions
        return term not in self.function_terms and term not in self.question_terms

    def is_function_term(self, term: str) -> bool:
        """Whether a term is one of `function_terms`; reads no words of other scripts for a term in ASCII."""
        return term in (self._own_functions if term.isascii() else self.function_terms)

    def is_question_term(self, term: str) -> bool:
        """Whether a term is one of `question_terms`, in the same way."""
        return term in (self._own_questions if term.isascii() else self.question_terms)

    def all_stems(self, words: Sequence[bytes]) -> list[bytes]:
        """Return the term of each word; words and terms are in UTF-8. Meant for many distinct words."""
        stemmer = Stemmer.Stemmer(self._stemmer, 0)  # without a cache, because every word is stemmed only once
        stems: list[bytes] = stemmer.stemWords(words)
        return stems

    def stems(self, words: Sequence[str]) -> list[str]:
        """Return the term of each word."""
        stemmer = getattr(self._local, "stemmer", None)
        if stemmer is None:
            stemmer = self._local.stemmer = Stemmer.Stemmer(self._stemmer)
        stems: list[str] = stemmer.stemWords(words)
        return stems

    def stems_of_rare(self, words: Sequence[str]) -> list[str]:
        """Return what `stems` does, for words that hardly come again, such as made-up ones.

        They are not remembered: PyStemmer remembers 10,000 words, and sorts them all to forget some if it has more.
        """
        stemmer = getattr(self._local, "forgetful", None)
        if stemmer is None:
            stemmer = self._local.forgetful = Stemmer.Stemmer(self._stemmer, 0)
        stems: list[str] = stemmer.stemWords(words)
        return stems

    def all_words(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the words of each text."""
        return list(map(self.words, texts))

    def words(self, text: str) -> list[str]:
        """Return the normalised words of a text in order, with contractions written out and identifiers also split."""
        words: list[str] = []
        contractions = self.lists.contractions
        for token in self.tokens(text):
            # A plain word needs no splitting. `_split` would return the same, but more slowly.
            if token.isascii() and token.isalpha() and token not in contractions:
                words.append(token[:_LONGEST_WORD])
            else:
                words.extend(self._split(token))
        return words

    def tokens(self, text: str) -> list[str]:
        """Return the normalised tokens between white space and punctuation; a token may hold several words."""
        pattern = _TOKEN
        if not text.isascii():
            from faqbot.text.scripts import TOKEN, normalise  # noqa: PLC0415 - see there

            text, pattern = normalise(text), TOKEN
        return pattern.findall(without_targets(text.casefold().replace("`", "'")))

    def polite_ends(self, words: Sequence[str]) -> tuple[int, int]:
        """Return the number of courtesy words at the beginning of a text, and the number at its end.

        The two counts may overlap: in "hello there" both are 2.
        """
        courtesy = self.lists.courtesy_words
        before = next((at for at, word in enumerate(words) if word not in courtesy), len(words))
        after = next((at for at, word in enumerate(reversed(words)) if word not in courtesy), len(words))
        return before, after

    def _split(self, token: str) -> list[str]:
        """Return the words of a token that may hold several words: a contraction, an identifier or a compound."""
        if token in self.written_out or "'" in token:
            return [word for part in self._written_out(token) for word in _pieces(part)]
        return _pieces(token)

    def _written_out(self, token: str) -> list[str]:
        """Return the words of a contraction, or a possessive without the ending, or any other token unchanged."""
        lists = self.lists
        if token in lists.contractions:
            return lists.contractions[token].split()
        if lists.possessive and token.endswith(lists.possessive):
            return [token.removesuffix(lists.possessive)]
        for ending, word in lists.contraction_endings.items():
            if token.endswith(ending) and len(token) > len(ending):
                return [token.removesuffix(ending), word]
        return [token]


@cache
def shared_analyser(language: str) -> Analyser:
    """Return the analyser of a language that caches use, so that none of them keeps an analyser of an index alive."""
    return Analyser(language)


def _pieces(token: str) -> list[str]:
    """Return the words of a token: an identifier and its parts, a compound in parts, the bigrams of unspaced text."""
    pieces: list[str] = []
    if _is_identifier(token):
        pieces.append(token[:_LONGEST_WORD])
        if "-" in token:  # E-1042 is also written E1042
            pieces.append(token.replace("-", "")[:_LONGEST_WORD])
    if token.isascii():
        parts = _PARTS.findall(token)
    else:
        from faqbot.text.scripts import split_unspaced  # noqa: PLC0415 - see there

        parts = split_unspaced(token)
    pieces.extend(part[:_LONGEST_WORD] for part in parts if part != token or not pieces)
    return pieces


def _is_identifier(token: str) -> bool:
    return token.endswith(("+", "#")) or (
        any(separator in token for separator in "._") or ("-" in token and any(c.isdigit() for c in token))
    )
