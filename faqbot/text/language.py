"""The word lists that a language may have.

Code takes a list from the analyser (`analyser.lists.articles`) and never asks which language it is. A language without
word lists has empty lists, and the rules that use them then change nothing.

`known_languages` says which languages have word lists. The patterns for conversations are in `talk`, the words that
mark questions and headings in documents are in `document_words`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

# The sign behind a short name that is another word, too (see `Language.same_names`).
ALSO_A_WORD = "?"

_NOTHING: Mapping[str, str] = MappingProxyType({})


def in_languages(file: str) -> str:
    """Return the path of a file in the folder of the languages."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "languages", file)


# A named tuple and not a frozen dataclass: every question imports this module, and defining a dataclass takes ten times
# as long.
class Language(NamedTuple):
    """The word lists of a language, in lower case. Every list may be empty.

    For splitting text into words:
        contractions           contractions and the words they stand for: "can't" to "can not"
        contraction_endings    endings of contractions and the word each stands for: "'re" to "are"
        possessive             the possessive ending, which is dropped from words: "'s"

    For the weights of words:
        function_words         words with a grammatical function only, which weigh less than other words
        question_words         words that ask; they weigh less than other words, but more than function words
        courtesy_words         words that may surround a question without changing it: "hello", "please"
        synonyms               the name of the file of general synonyms, in the folder `languages`
        words                  the name of the file of correctly spelt words, there too (see `word_list`)

        same_names             for each kind of names, such as days, the groups of those that name the same, the full
                               one first: "saturday", "sat?"; one with a "?" is another word, too (`ALSO_A_WORD`)

    For questions for what is not so (see `query.asked_exceptions`):
        thing_words            words that ask for a thing, a person, a place or a time: "which"
        clause_words           words that begin another clause: "if", "when"
        negating_words         words that negate the verb or the word after them: "not"
        denying_words          words by which a text says what is not so: "except"; the negating words are among them

    For questions for what a code means (see `query.unknown.unknown_codes`):
        meaning_words          words that ask for a meaning: "mean"; as bigrams in text without spaces between words

    For a question that names a document:
        overview_words         words of questions about the document as a whole: "what is", "tell me about"
        framing_words          words that ask for nothing by themselves; the overview words are among them

    For finding names in a question:
        articles               articles, which belong to the name that follows them
        word_endings           endings that people add to a word of a title: "gluteus" for "glute"
        neutral_modifiers      modifiers that keep a title's meaning: a "proper squat" is still a squat
        before_nouns           words that are followed by a noun
        before_verbs           words that are followed by a verb
        verb_endings           endings that mark the first word of a question as a verb: "holding planks"

    For questions that are opposites of each other (see `ranking.evidence.opposites`):
        opposites              pairs of opposite words
        spellings              pairs of letters that are spelt one way or the other: "isation", "ization"
        exact_words            number words and names of days and months, for which no other word can stand
        two_sided              phrases of two words that are about both sides of a pair: "opening hours"
        negating_prefixes      beginnings that negate a word: "un" in "uninstall" (see `negation`)
        telling_prefixes       beginnings that make a word of another meaning; those that negate are among them
        not_negated            stems that only seem to begin with one of these: "inform"
        privative_endings      an ending that says with and one that says without: "ful" and "less"
        opposite_prepositions  prepositions and their opposites: "with" to "without", and back
        switch_verbs           verbs that turn into their opposite with the word that follows them: "turn", "log"
        switches               these words and their opposites: "on" to "off", and back

    The negating words count for opposites, too.
    """

    contractions: Mapping[str, str] = _NOTHING
    contraction_endings: Mapping[str, str] = _NOTHING
    possessive: str = ""

    function_words: frozenset[str] = frozenset()
    question_words: frozenset[str] = frozenset()
    courtesy_words: frozenset[str] = frozenset()
    synonyms: str = ""
    words: str = ""
    same_names: tuple[tuple[tuple[str, ...], ...], ...] = ()

    thing_words: frozenset[str] = frozenset()
    clause_words: frozenset[str] = frozenset()
    negating_words: frozenset[str] = frozenset()
    denying_words: frozenset[str] = frozenset()

    meaning_words: frozenset[str] = frozenset()

    overview_words: frozenset[str] = frozenset()
    framing_words: frozenset[str] = frozenset()

    articles: frozenset[str] = frozenset()
    word_endings: tuple[str, ...] = ()
    neutral_modifiers: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    before_verbs: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()

    opposites: tuple[tuple[str, str], ...] = ()
    opposite_prepositions: Mapping[str, str] = _NOTHING
    spellings: tuple[tuple[str, str], ...] = ()
    exact_words: frozenset[str] = frozenset()
    two_sided: tuple[str, ...] = ()
    negating_prefixes: tuple[str, ...] = ()
    telling_prefixes: tuple[str, ...] = ()
    not_negated: frozenset[str] = frozenset()
    privative_endings: tuple[str, ...] = ()
    switch_verbs: frozenset[str] = frozenset()
    switches: Mapping[str, str] = _NOTHING

    @property
    def synonyms_path(self) -> str:
        """The path of the file of general synonyms, or an empty string if the language has no such file."""
        return in_languages(self.synonyms) if self.synonyms else ""
