"""What conversations know of a language: how people refer to what was said before, and small talk.

It stands apart from `Language`, because a single question needs none of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NEVER = re.compile(r"(?!)")
_EMPTY = re.compile(r"\Z")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?P<digits>\d{1,9})(?P<word>(?!))?\Z")


class Talk(NamedTuple):
    r"""The patterns and phrases of a language; by default only a bare number picks, and nothing is small talk.

    Patterns are matched from the beginning of a text's words as the analyser gives them, joined by a space.

    Picking one of several options:
        picked            a reply of nothing but a pick; group `digits` or `word` is what it picks
        numbers           the words for 1, 2, …
        ordinals          the words for 1st, 2nd, …
        last              the word for the last
        picks_several     a reply that picks more than one option, or any
        only_picks        a pick that cannot be the name of a thing in a sentence, as "one" can (searched anywhere)
        beside_pick       the rest of a reply, without a title, if it only picks that title

    Asking about another topic:
        bare              the rest of a question, without a title, if it asks nothing of its own: "and what about"
        asks_about        the beginning of a question that turns to something else: "what about"
        back_to           a question that goes back to an earlier topic; group 1 is all that follows
        place_in_order    an earlier topic by its place; group 1 is the place, group 2 what follows
        previous          the places that mean the topic before this one
        refers_back       a word that speaks of the current topic: "it" (searched anywhere)
        expletive         uses of such a word that speak of nothing, removed before: "is there" (searched anywhere)

    Small talk:
        small_words       for each kind, in the order they are tried, the words of which one makes a text small talk
        beside_small_talk words that may stand beside those
        small_phrases     whole texts that are small talk, with their kind
        polite_words      may surround such a phrase
        abbreviations     words written out before a phrase is looked up
        replies           the reply to each kind; `{subjects}` stands for the titles of the documents
        last_of_list      joins the last title to those before: "{others} and {last}"
        more_titles       stands for the titles that are not listed: "{count:,} more"
    """

    picked: re.Pattern[str] = _NUMBER
    numbers: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    last: str = ""
    picks_several: re.Pattern[str] = _NEVER
    only_picks: re.Pattern[str] = _DIGIT
    beside_pick: re.Pattern[str] = _EMPTY

    bare: re.Pattern[str] = _EMPTY
    asks_about: re.Pattern[str] = _NEVER
    back_to: re.Pattern[str] = _NEVER
    place_in_order: re.Pattern[str] = _NEVER
    previous: frozenset[str] = frozenset()
    refers_back: re.Pattern[str] = _NEVER
    expletive: re.Pattern[str] = _NEVER

    small_words: tuple[tuple[str, frozenset[str]], ...] = ()
    beside_small_talk: frozenset[str] = frozenset()
    small_phrases: Mapping[str, str] = MappingProxyType({})
    polite_words: frozenset[str] = frozenset()
    abbreviations: Mapping[str, str] = MappingProxyType({})
    replies: Mapping[str, str] = MappingProxyType({})
    last_of_list: str = ""
    more_titles: str = ""
