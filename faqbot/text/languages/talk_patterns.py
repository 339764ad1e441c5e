"""Make the patterns of a language for conversations from lists of its words; `Talk` says how each pattern is used.

English has patterns of its own. In the others, some fields are parts of patterns: for what a word means depends on the
words around it ("das Buch", "was kostet das?").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from faqbot.text.lazy_pattern import LazyPattern
from faqbot.text.talk import Talk

# A letter with a mark that no backslash precedes, or an apostrophe.
_MARKED = re.compile(r"(?<!\\)[à-öø-ÿ']")


class TalkWords(NamedTuple):
    """Words in lower case, which are parted by spaces, and phrases, parted by commas.

    `numbers` are the words for 1 to 4. `ordinals` are those for 1st to 4th and `last` is the word for the last one, all
    without the `endings` (a regular expression) that they and digits may have. `beside_pick` are the words that may
    stand beside a pick, and `several` those that pick several options. `bare` are the words that ask nothing beside a
    title, and `turns_to` the phrases that turn to another topic. `small_words` to `requests` are those of `Talk`.

    `joining` are the words between two questions, `also` those that may follow them, and `begins` those that may stand
    before a question. `back_to` are the phrases that go back, and `towards` the words between them and a topic.
    `previous` are the words for the topic before, without endings, and `topics` those for any topic.

    The others are parts of patterns. `asking` is how a sentence begins that asks even without a question mark, and
    `asking_if_marked` how others begin that ask with one. `asking_phrases` ask anywhere in a sentence. Behind `frames`
    may stand `whether`. The last ones are those of `Talk`. In all of them a letter with a mark may also be typed
    without it, unless a backslash precedes it, and an apostrophe stands for the gap between two words, too.
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
    joining: str
    also: str
    begins: str
    back_to: str
    towards: str
    previous: str
    topics: str
    asking: str
    asking_if_marked: str
    asking_phrases: str
    frames: str
    whether: str
    courtesy: str
    signs_off: str
    unfinished: str
    refers_back: str
    expletive: str
    asks_price: str


def talk_from(words: TalkWords) -> Talk:
    """Return the patterns made from the words of a language."""
    ordinals, numbers = words.ordinals.split(), words.numbers.split()
    beside = rf"(?:(?:{_any(words.beside_pick)})(?: |$))*"
    places = "|".join((*ordinals, words.last))
    number = rf"(?:(?P<digits>\d{{1,9}})|(?P<word>{places}|{'|'.join(numbers)}))(?:{words.endings})?(?: |$)"
    several = rf"(?:{_any(words.several)}|\d+(?: \D+ \d+)+)(?: |$)"
    turns_to = "|".join(_phrases(words.turns_to))
    begins, joining = rf"(?:(?:{_any(words.begins)}) )*", _any(words.joining)
    asks, phrases = rf"{begins}(?:{words.asking}|{words.asking_if_marked})\b", rf"\b(?:{words.asking_phrases})\b"
    return Talk(
        picked=LazyPattern(rf"{beside}{number}{beside}$"),
        numbers=tuple(numbers),
        ordinals=tuple(ordinals),
        last=words.last,
        picks_several=LazyPattern(rf"{beside}{several}{beside}$"),
        only_picks=LazyPattern(rf"\d|\b(?:{places})(?:{words.endings})\b"),
        beside_pick=LazyPattern(f"{beside}$"),
        asks=_pattern(rf"^{asks}|{phrases}"),
        asks_joined=_pattern(asks),
        asks_plainly=_pattern(rf"^{begins}(?:{words.asking})\b|{phrases}"),
        frames=_pattern(
            rf"(?i)^\W*(?:(?:{_any(words.begins)})\b[,!. ]*)*(?:{words.frames})[,: ]+(?:(?:{words.whether})[ ,]*)*"
        ),
        courtesy=_pattern(rf"{begins}(?:{words.courtesy})"),
        joins=LazyPattern(rf"(?i)[,;]?\s++(?:{joining})\s++(?:(?:{_any(words.also)})\s)?|;\s"),
        unfinished=_pattern(words.unfinished),
        signs_off=_pattern(rf"(?:{words.signs_off})\b"),
        bare=LazyPattern(rf"(?:(?:{turns_to}|{_any(words.bare)})(?: |$))*$"),
        asks_about=LazyPattern(rf"(?:(?:{_any(words.bare)}) )*?(?:{turns_to})\b"),
        continues=_pattern(rf"(?:{joining}|{_any(words.also)}|{turns_to})\b"),
        back_to=_pattern(
            rf"(?:(?:{_any(words.bare)}) )*(?:{'|'.join(_phrases(words.back_to))}) (?:{_any(words.towards)})\b ?(.*)$"
        ),
        place_in_order=LazyPattern(
            rf"(?:(?:{_any(words.bare)}|{_any(words.topics)}) )*({_any(words.previous)}|{places})(?:{words.endings})?"
            rf"(?: (?:{_any(words.topics)}))?\b ?(.*)$"
        ),
        previous=frozenset(words.previous.split()),
        refers_back=_pattern(words.refers_back),
        asks_price=_pattern(words.asks_price),
        expletive=_pattern(words.expletive),
        request_words=frozenset(re.sub("[,']", " ", " ".join((words.polite_words, *words.requests.values()))).split()),
        requests={kind: _request(listed, words.polite_words) for kind, listed in words.requests.items()},
        small_words=tuple((kind, frozenset(listed.split())) for kind, listed in words.small_words.items()),
        beside_small_talk=frozenset(words.beside_small_talk.split()),
        small_phrases={phrase: kind for kind, listed in words.small_phrases.items() for phrase in _phrases(listed)},
        polite_words=frozenset(words.polite_words.split()),
    )


def _pattern(source: str) -> LazyPattern:
    """Return a pattern that also matches texts that are typed without the marks on letters."""
    return LazyPattern(_MARKED.sub(_typed, source))


def _typed(marked: re.Match[str]) -> str:
    """Return the part of a pattern for the ways in which a letter with a mark, or an apostrophe, may be typed."""
    letter = marked[0]
    if letter == "'":
        return "['’ ]"
    plain = unicodedata.normalize("NFD", letter)[0]
    return f"(?:{letter}|{plain}e?)" if letter in "äöü" else f"[{letter}{plain}]"


def _request(listed: str, polite: str) -> LazyPattern:
    """Return the pattern of a text that is one of these phrases, with words of politeness around it."""
    phrases = "|".join(map(re.escape, _phrases(listed.replace("'", " "))))  # as words are parted in a question
    around = _any(polite.replace("'", " "))
    return LazyPattern(rf"(?:(?:{around}) )*(?:{phrases})(?: (?:{around}))*")


def _any(words: str) -> str:
    return "|".join(map(re.escape, words.split()))


def _phrases(listed: str) -> list[str]:
    return [phrase.strip() for phrase in listed.split(",")]
