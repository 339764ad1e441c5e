"""Text to terms, the same way for the corpus and for a question.

    text  --words-->  surface words  --stems-->  terms

Normalisation is NFKC and case folding; contractions are written out and possessives dropped, as the language lists
them; identifiers (`E-1042`, `v2.3`, `c++`, `node.js`) are kept whole and split; scripts that put no spaces between
words become character bigrams; Snowball stems the rest. No word is removed.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence

import Stemmer

from faqbot.errors import LanguageError
from faqbot.text.known_languages import language_of
from faqbot.text.patterns import token_pattern
from faqbot.text.suggest import nearest

# Stored in an index's manifest: an index of another version of the analyser is refused.
ANALYSER_VERSION = 1

_TOKEN = re.compile(token_pattern("[a-z0-9]"))
_PARTS = re.compile("[a-z0-9]+")
# Where a Markdown link leads says nothing about its text: "[the guide](https://…)".
_LINK_TARGET = re.compile(r"(?<=\])\([^()\s]*\)")

# Characters of a word that are kept; of a longer one only the first are indexed.
_LONGEST_WORD = 64


def without_targets(text: str) -> str:
    """Return a text without the targets of its links."""
    return _LINK_TARGET.sub(" ", text) if "](" in text else text


def languages() -> list[str]:
    """Return the languages that can be stemmed, by the names Snowball gives them."""
    return sorted(Stemmer.algorithms())


class Analyser:
    """Turns text into terms for one language; safe to share between threads.

    `language` is its Snowball name, `lists` its word lists, `function_terms` and `question_terms` are the stems of its
    function and question words. `written_out` are the contractions that consist of letters alone ("cant").
    Raises `LanguageError` for a language that Snowball has no stemmer for.
    """

    def __init__(self, language: str = "english") -> None:
        self.language = language.strip().lower()
        if self.language not in Stemmer.algorithms():
            near = nearest(self.language, languages())
            hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(languages())}"
            message = f"no stemmer for the language {language!r}; {hint}"
            raise LanguageError(message)
        self.lists = language_of(self.language)
        self.written_out = frozenset(filter(str.isalpha, self.lists.contractions))
        self._local = threading.local()  # PyStemmer's objects are not safe to share
        self.question_terms = frozenset(self.stems(sorted(self.lists.question_words)))
        self.function_terms = frozenset(self.stems(sorted(self.lists.function_words))) - self.question_terms

    def __reduce__(self) -> tuple[type[Analyser], tuple[str]]:
        return (Analyser, (self.language,))

    def terms(self, text: str) -> list[str]:
        """Return the terms of a text in their order, repeated as they repeat."""
        return self.stems(self.words(text))

    def is_content(self, term: str) -> bool:
        """Whether a term says something by itself: it is neither a function word nor a question word."""
        return term not in self.function_terms and term not in self.question_terms

    def all_stems(self, words: Sequence[bytes]) -> list[bytes]:
        """Return the term of each of many distinct words, in UTF-8."""
        stemmer = Stemmer.Stemmer(self.language, 0)  # no cache: every word is stemmed once
        stems: list[bytes] = stemmer.stemWords(words)
        return stems

    def stems(self, words: Sequence[str]) -> list[str]:
        """Return the term of each word."""
        stemmer = getattr(self._local, "stemmer", None)
        if stemmer is None:
            stemmer = self._local.stemmer = Stemmer.Stemmer(self.language)
        stems: list[str] = stemmer.stemWords(words)
        return stems

    def all_words(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the words of each text."""
        return list(map(self.words, texts))

    def words(self, text: str) -> list[str]:
        """Return the words of a text in their order: normalised, contractions written out, identifiers split too."""
        words: list[str] = []
        contractions = self.lists.contractions
        for token in self.tokens(text):
            # A plain word stands for itself; `_split` says the same of it, but more slowly.
            if token.isascii() and token.isalpha() and token not in contractions:
                words.append(token[:_LONGEST_WORD])
            else:
                words.extend(self._split(token))
        return words

    def tokens(self, text: str) -> list[str]:
        """Return the runs between white space and punctuation, normalised; each is one word or several."""
        pattern = _TOKEN
        if not text.isascii():
            from faqbot.text.scripts import TOKEN, normalise  # noqa: PLC0415 - see there

            text, pattern = normalise(text), TOKEN
        return pattern.findall(without_targets(text.casefold().replace("`", "'")))

    def polite_ends(self, words: Sequence[str]) -> tuple[int, int]:
        """Return how many words of courtesy a text begins with, and how many it ends with.

        The two counts may overlap: in "hello there" both are 2.
        """
        courtesy = self.lists.courtesy_words
        before = next((at for at, word in enumerate(words) if word not in courtesy), len(words))
        after = next((at for at, word in enumerate(reversed(words)) if word not in courtesy), len(words))
        return before, after

    def _split(self, token: str) -> list[str]:
        """Return the words of a token that may be more than one plain word."""
        if token in self.written_out or "'" in token:
            return [word for part in self._written_out(token) for word in _pieces(part)]
        return _pieces(token)

    def _written_out(self, token: str) -> list[str]:
        """Return a contraction as the words it stands for, a possessive without its ending, all else as it is."""
        lists = self.lists
        if token in lists.contractions:
            return lists.contractions[token].split()
        if lists.possessive and token.endswith(lists.possessive):
            return [token.removesuffix(lists.possessive)]
        for ending, word in lists.contraction_endings.items():
            if token.endswith(ending) and len(token) > len(ending):
                return [token.removesuffix(ending), word]
        return [token]


def _pieces(token: str) -> list[str]:
    """Return an identifier whole and in parts, a compound in parts, a run of an unspaced script as bigrams."""
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
