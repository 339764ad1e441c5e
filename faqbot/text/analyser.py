"""Text to terms, the same way for the corpus and for a question.

    text  --words-->  surface words  --stems-->  terms

Normalisation is NFKC and case folding; contractions are written out and possessives dropped (English); identifiers
(`E-1042`, `v2.3`, `c++`, `node.js`) are kept whole and split; scripts that put no spaces between words become
character bigrams; Snowball stems the rest. No word is removed.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence

import Stemmer

from faqbot.errors import LanguageError
from faqbot.text.patterns import (
    token_pattern,
)

# Counted into an index's manifest: an index made by another analyser answers as that one did, or not at all.
ANALYSER_VERSION = 1


_TOKEN = re.compile(token_pattern("[a-z0-9]"))
_PARTS = re.compile("[a-z0-9]+")
# Where a Markdown link leads says nothing about its text: "[the guide](https://…)".
_LINK_TARGET = re.compile(r"(?<=\])\([^()\s]*\)")

# A longer run of characters is no word; it is indexed by its beginning.
_LONGEST_WORD = 64

_IS_AFTER = frozenset("what where who when why how it that there here he she".split())
_CONTRACTIONS = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us",
    "ain't": "is not", "cant": "can not", "wont": "will not", "dont": "do not", "doesnt": "does not",
    "didnt": "did not", "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not",
    "couldnt": "could not", "shouldnt": "should not", "wouldnt": "would not", "hasnt": "has not",
    "havent": "have not", "whats": "what is", "wheres": "where is", "whos": "who is", "hows": "how is",
    "im": "i am", "ive": "i have", "youre": "you are", "theyre": "they are",
}  # fmt: skip
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}

# English only. They weigh less than other words (see `weighting`); none is left out.
FUNCTION_WORDS = frozenset(
    "a about above again all also am an and any anybody anyone anything are as at be because been being both but by "
    "could did do does doing done during each either else ever every everyone everything few for from further get "
    "gets getting give given go goes going got had has have having he hello her here hers herself hey hi him himself "
    "his i if in into is it its itself just kindly know let like made make makes making many may maybe me might mine "
    "more most must my myself need of off oh ok okay on once one only or other our ours out over own please quite "
    "really same say shall she should since so some somebody someone something still such take tell than thank thanks "
    "that the their theirs them themselves then there these they thing things this those though through to too "
    "under until up upon us very want was way we well were whether which while will with within would yeah yes yet "
    "you your yours yourself".split()
)
QUESTION_WORDS = frozenset(
    "what who whom whose when where why how which long much many often far big old soon no not never none nothing "
    "without before after can cannot".split()
)

# Words of address and politeness that may surround a question without changing it (English only).
COURTESY_WORDS = frozenset(
    "hi hey hello hiya dear there bot faqbot ok okay so well um uh please pls plz kindly thanks thank you thx cheers "
    "sorry excuse me sir madam mate folks team everyone all guys quick question just good morning afternoon "
    "evening".split()
)


def without_targets(text: str) -> str:
    """Return a text without the targets of its links."""
    return _LINK_TARGET.sub(" ", text) if "](" in text else text


def languages() -> list[str]:
    """Return the languages that can be stemmed, by the names Snowball gives them."""
    return sorted(Stemmer.algorithms())


class Analyser:
    """Turns text into terms for one language; safe to share between threads.

    Raises `LanguageError` for a language that Snowball has no stemmer for.
    """

    def __init__(self, language: str = "english") -> None:
        self.language = language.strip().lower()
        if self.language not in Stemmer.algorithms():
            from difflib import get_close_matches  # noqa: PLC0415 - only the error needs it

            near = get_close_matches(self.language, languages(), n=1)
            hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(languages())}"
            message = f"no stemmer for the language {language!r}; {hint}"
            raise LanguageError(message)
        self.is_english = self.language in ("english", "porter")
        # Tokens of letters alone that are several words.
        self.written_out = frozenset(filter(str.isalpha, _CONTRACTIONS))
        self._local = threading.local()  # PyStemmer's objects are not safe to share
        function_words = FUNCTION_WORDS if self.is_english else frozenset[str]()
        question_words = QUESTION_WORDS if self.is_english else frozenset[str]()
        self.question_terms = frozenset(self.stems(sorted(question_words)))
        self.function_terms = frozenset(self.stems(sorted(function_words))) - self.question_terms

    def __reduce__(self) -> tuple[type[Analyser], tuple[str]]:
        return (Analyser, (self.language,))

    def terms(self, text: str) -> list[str]:
        """Return the terms of a text in their order, repeated as they repeat."""
        return self.stems(self.words(text))

    def all_stems(self, words: Sequence[bytes]) -> list[bytes]:
        """Return the term of each of many different words, in UTF-8."""
        stemmer = Stemmer.Stemmer(self.language, 0)  # which remembers no word: none comes twice
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
        for token in self.tokens(text):
            if token.isascii() and token.isalpha() and token not in _CONTRACTIONS:
                words.append(token[:_LONGEST_WORD])
            else:
                words.extend(self._split(token))
        return words

    def tokens(self, text: str) -> list[str]:
        """Return what stands between white space and punctuation, normalised; each is some words for itself."""
        pattern = _TOKEN
        if not text.isascii():
            from faqbot.text.scripts import TOKEN, normalise  # noqa: PLC0415 - see there

            text, pattern = normalise(text), TOKEN
        return pattern.findall(without_targets(text.casefold().replace("`", "'")))

    def polite_ends(self, words: Sequence[str]) -> tuple[int, int]:
        """Return how many words at the beginning and at the end only address somebody or say please and thanks.

        Each is counted for itself: in "hello there" both are 2. They are 0 in languages other than English.
        """
        if not self.is_english:
            return 0, 0
        before = next((at for at, word in enumerate(words) if word not in COURTESY_WORDS), len(words))
        after = next((at for at, word in enumerate(reversed(words)) if word not in COURTESY_WORDS), len(words))
        return before, after

    def _split(self, token: str) -> list[str]:
        """Take apart a token that is more than one plain word."""
        if self.is_english and (token in _CONTRACTIONS or "'" in token):
            return [word for part in self._written_out(token) for word in _pieces(part)]
        return _pieces(token)

    def _written_out(self, token: str) -> list[str]:
        if token in _CONTRACTIONS:
            return _CONTRACTIONS[token].split()
        head, _, tail = token.rpartition("'")
        if tail == "s":
            return [head, "is"] if head in _IS_AFTER else [head]
        for ending, word in _ENDINGS.items():
            if token.endswith(ending) and len(token) > len(ending):
                return [token.removesuffix(ending), word]
        return [token]


def _pieces(token: str) -> list[str]:
    """Return an identifier whole and split, a compound split, a run of an unspaced script as bigrams."""
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
