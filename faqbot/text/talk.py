"""The patterns and phrases of a language for conversations: references to earlier questions, and small talk.

They are kept apart from `Language`, because a single question does not need them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from faqbot.text.lazy_pattern import LazyPattern

_NEVER = LazyPattern(r"(?!)")
_EMPTY = LazyPattern(r"\Z")
_DIGIT = LazyPattern(r"\d")
_NUMBER = LazyPattern(r"(?P<digits>\d{1,9})(?P<word>(?!))?\Z")


class Talk(NamedTuple):
    r"""The patterns and phrases of a language for conversations.

    By default, an option is picked only with a bare number, and no text is small talk. A pattern is matched from the
    beginning of the text's words (see `Analyser.words`), which are joined by spaces; where "(searched)" is noted, it
    may match anywhere in them.

    Picking an option:
        picked            a reply that only picks an option, by its number in the group `digits` or `word`
        numbers           the words for 1, 2, …
        ordinals          the words for 1st, 2nd, …
        last              the word for the last option
        picks_several     a reply that picks several options, or any option
        only_picks        a word that always picks, unlike "one", which may also stand for a thing (searched)
        beside_pick       the words of a reply beside a title, if the reply only picks this title

    Asking:
        asks              a word or phrase by which a text asks, None if a language has none (searched)
        asks_plainly      a form by which a sentence asks among sentences that tell something (searched)
        asks_joined       how a question behind another one begins if the sentence has a question mark, None if as
                          `asks_plainly`
        frames            the polite words around a question: "could you please tell me whether" (searched, removed)
        courtesy          a sentence of a message that only is polite: "I hope you are well" (the whole sentence)
        joins             what may stand between two questions in a sentence: ", and also" (in the text as it was typed)
        unfinished        the end of what is no whole sentence, though a full stop ends it: "am 3." (searched)
        signs_off         the beginning of the sentence that signs a message off: "kind regards"

    Turning to another topic:
        bare              the words of a question beside a title, if they ask nothing by themselves: "and what about"
        asks_about        the beginning of a question that turns to another topic: "what about"
        continues         the beginning of a text that goes on from the last question: "and", "same for"
        back_to           a question that goes back to an earlier topic; group 1 is all that follows
        place_in_order    the place of an earlier topic, in group 1; group 2 is all that follows
        previous          the places that mean the topic before the current topic
        refers_back       a word that refers to the current topic: "it" (searched)
        asks_price        words that ask for an amount of money: "how much", "cost" (searched)
        expletive         a use of such a word that refers to nothing: "is there" (searched, and removed before)

    Requests, which are matched against the whole text:
        request_words     the words that requests are made of; a text with any other word is no request
        requests          for each kind of request, the texts that make it; the kinds are tried in this order
        what_things       a question for all things that a word in the group `things` stands for: "what pages are there"

    Small talk:
        small_words       for each kind of small talk, the words that make a text small talk of this kind; the kinds are
                          tried in this order
        beside_small_talk all other words that such a text may have
        small_phrases     texts that are small talk as a whole, and the kind of each
        polite_words      words that may surround such a phrase
        abbreviations     abbreviations and the words they stand for, replaced before a phrase is looked up
    """

    picked: LazyPattern = _NUMBER
    numbers: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    last: str = ""
    picks_several: LazyPattern = _NEVER
    only_picks: LazyPattern = _DIGIT
    beside_pick: LazyPattern = _EMPTY

    asks: LazyPattern | None = None

    asks_plainly: LazyPattern = _NEVER
    asks_joined: LazyPattern | None = None
    frames: LazyPattern = _NEVER
    courtesy: LazyPattern = _NEVER
    joins: LazyPattern = _NEVER
    unfinished: LazyPattern = _NEVER
    signs_off: LazyPattern = _NEVER

    bare: LazyPattern = _EMPTY
    asks_about: LazyPattern = _NEVER
    continues: LazyPattern = _NEVER
    back_to: LazyPattern = _NEVER
    place_in_order: LazyPattern = _NEVER
    previous: frozenset[str] = frozenset()
    refers_back: LazyPattern = _NEVER
    asks_price: LazyPattern = _NEVER
    expletive: LazyPattern = _NEVER

    request_words: frozenset[str] = frozenset()
    requests: Mapping[str, LazyPattern] = MappingProxyType({})
    what_things: LazyPattern = _NEVER

    small_words: tuple[tuple[str, frozenset[str]], ...] = ()
    beside_small_talk: frozenset[str] = frozenset()
    small_phrases: Mapping[str, str] = MappingProxyType({})
    polite_words: frozenset[str] = frozenset()
    abbreviations: Mapping[str, str] = MappingProxyType({})
