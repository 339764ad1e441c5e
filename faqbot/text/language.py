"""What faqbot knows of a language beside how to stem it: word lists, all of them optional.

Code takes a list from the analyser (`analyser.lists.articles`) and uses it without asking which language it is:
a language that nobody has written lists for has empty ones, and what needs them does nothing.

`known_languages` says which languages have lists. What conversations and documents are read by stands in `talk` and
`document_words`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NOTHING: Mapping[str, str] = MappingProxyType({})


# A named tuple, and no frozen dataclass, because it is defined ten times as fast and every question needs it.
class Language(NamedTuple):
    """The word lists of a language, in lower case. Every list may be empty.

    Text to words:
        contractions           a word to the words it is written out as: "can't" to "can not"
        contraction_endings    an ending to the word it stands for: "'re" to "are"
        possessive             the ending that is dropped from words: "'s"

    How much a word counts:
        function_words         carry grammar only, and weigh less than other words
        question_words         ask, and weigh less too, but more than function words
        courtesy_words         may surround a question without changing it: "hello", "please"
        often_swapped          common short words that a typo with two neighbours swapped is repaired to: "teh" to "the"
        synonyms               the file, in this folder, of general synonyms

    What a question asks of a document it names:
        overview_words         ask what the document is about as a whole: "what is", "tell me about"
        framing_words          ask nothing by themselves; they include the overview words

    Which words are a name:
        articles               stand before a name and belong to it
        singular_articles      those of them that stand before a single thing
        word_endings           may be added to a word of a title: "gluteus" for "glute"
        neutral_modifiers      leave a thing what it is: a "proper squat" is still a squat
        before_nouns           are followed by a thing
        before_verbs           are followed by a verb
        verb_endings           mark a first word as a verb: "holding planks"

    What turns a question into its opposite (see `opposites`):
        opposites              pairs of words
        opposite_prepositions  those about the thing that follows: "with" to "without", and back
        switch_verb, switches  a verb and the words behind it that are opposites: "turn", "on" to "off", and back
        permission, negation   a verb whose opposite is itself with the negation behind it: "can", "not"
    """

    contractions: Mapping[str, str] = _NOTHING
    contraction_endings: Mapping[str, str] = _NOTHING
    possessive: str = ""

    function_words: frozenset[str] = frozenset()
    question_words: frozenset[str] = frozenset()
    courtesy_words: frozenset[str] = frozenset()
    often_swapped: frozenset[str] = frozenset()
    synonyms: str = ""

    overview_words: frozenset[str] = frozenset()
    framing_words: frozenset[str] = frozenset()

    articles: frozenset[str] = frozenset()
    singular_articles: frozenset[str] = frozenset()
    word_endings: tuple[str, ...] = ()
    neutral_modifiers: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    before_verbs: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()

    opposites: tuple[tuple[str, str], ...] = ()
    opposite_prepositions: Mapping[str, str] = _NOTHING
    switch_verb: str = ""
    switches: Mapping[str, str] = _NOTHING
    permission: str = ""
    negation: str = ""

    @property
    def synonyms_path(self) -> str:
        """The path of the file of general synonyms, empty if the language has none."""
        return os.path.join(os.path.dirname(os.path.abspath(__file__)), self.synonyms) if self.synonyms else ""
