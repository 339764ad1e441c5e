"""Make the patterns of a language for conversations from lists of its words; `Talk` says how each pattern is used.

English has patterns of its own. The lists suffice to pick an option, to turn to another document ("und der Toaster?"),
for small talk and for the usual requests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from faqbot.text.lazy_pattern import LazyPattern
from faqbot.text.talk import Talk


class TalkWords(NamedTuple):
    """Words in lower case, which are parted by spaces, and phrases, parted by commas.

    `numbers` are the words for 1 to 4. `ordinals` are those for 1st to 4th and `last` is the word for the last one, all
    without the `endings` (a regular expression) that they and digits may have. `beside_pick` are the words that may
    stand beside a pick, and `several` those that pick several options. `bare` are the words that ask nothing beside a
    title, and `turns_to` the phrases that turn to another topic. The others are those of `Talk`, by kind of small talk.
    """

    numbers: str
    ordinals: str
    last: str
    endings: str
    beside_pick: str
    several: str
    bare: str
    turns_to: str
    small_words: Mapping[str, str]
    beside_small_talk: str
    small_phrases: Mapping[str, str]
    polite_words: str
    requests: Mapping[str, str]


def talk_from(words: TalkWords) -> Talk:
    """Return the patterns made from the words of a language."""
    ordinals, numbers = words.ordinals.split(), words.numbers.split()
    beside = rf"(?:(?:{_any(words.beside_pick)})(?: |$))*"
    places = "|".join((*ordinals, words.last))
    number = rf"(?:(?P<digits>\d{{1,9}})|(?P<word>{places}|{'|'.join(numbers)}))(?:{words.endings})?(?: |$)"
    several = rf"(?:{_any(words.several)}|\d+(?: \D+ \d+)+)(?: |$)"
    turns_to = "|".join(_phrases(words.turns_to))
    return Talk(
        picked=LazyPattern(rf"{beside}{number}{beside}$"),
        numbers=tuple(numbers),
        ordinals=tuple(ordinals),
        last=words.last,
        picks_several=LazyPattern(rf"{beside}{several}{beside}$"),
        only_picks=LazyPattern(rf"\d|\b(?:{places})(?:{words.endings})\b"),
        beside_pick=LazyPattern(f"{beside}$"),
        bare=LazyPattern(rf"(?:(?:{turns_to}|{_any(words.bare)})(?: |$))*$"),
        asks_about=LazyPattern(rf"(?:(?:{_any(words.bare)}) )*?(?:{turns_to})\b"),
        request_words=frozenset(re.sub("[,']", " ", " ".join((words.polite_words, *words.requests.values()))).split()),
        requests={kind: _request(listed, words.polite_words) for kind, listed in words.requests.items()},
        small_words=tuple((kind, frozenset(listed.split())) for kind, listed in words.small_words.items()),
        beside_small_talk=frozenset(words.beside_small_talk.split()),
        small_phrases={phrase: kind for kind, listed in words.small_phrases.items() for phrase in _phrases(listed)},
        polite_words=frozenset(words.polite_words.split()),
    )


def _request(listed: str, polite: str) -> LazyPattern:
    """Return the pattern of a text that is one of these phrases, with words of politeness around it."""
    phrases = "|".join(map(re.escape, _phrases(listed.replace("'", " "))))  # as words are parted in a question
    around = _any(polite.replace("'", " "))
    return LazyPattern(rf"(?:(?:{around}) )*(?:{phrases})(?: (?:{around}))*")


def _any(words: str) -> str:
    return "|".join(map(re.escape, words.split()))


def _phrases(listed: str) -> list[str]:
    return [phrase.strip() for phrase in listed.split(",")]
