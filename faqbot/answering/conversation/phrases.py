"""How people refer to what was said before: picks, bare topics, "it", "back to". English only.

Every function takes words as the analyser gives them, joined by a space: lower case, contractions written out.
"""

from __future__ import annotations

import re

_NUMBERS = "one two three four".split()
_ORDINALS = ("first", "second", "third", "fourth")

# What may stand around a pick without asking anything.
_PICKING = (
    r"(?:(?:have|got|my|mine|ok|okay|well|so|hm|hmm|uh|um|yes|please|i|mean|meant|want|think|guess|would|like|it is|"
    r"that is|it was|the|a|an|option|number|nr|answer|choose|pick|take|go|with|for|about|of|one|ones|thanks|exercise|"
    r"page|document|them|what about|how about|what of|and|just)(?: |$))*"
)
_PICKED = rf"(?:(\d{{1,9}})(?:st|nd|rd|th)?|({'|'.join((*_ORDINALS, 'last', *_NUMBERS))}))(?: |$)"
_NUMBER = re.compile(_PICKING + _PICKED + _PICKING + "$")
_SEVERAL = re.compile(
    rf"{_PICKING}(?:both|all|every one|each|either|any|any one|\d+(?: (?:and|or|to) \d+)+)(?: |$){_PICKING}$"
)
_BESIDE_PICK = re.compile(rf"{_PICKING}$")

# What may stand around a topic that is all that is said: "and what about …", "the same for …".
_BARE = re.compile(
    r"(?:(?:and|or|but|so|then|ok|okay|well|now|also|hm|hmm|no|yes) ?)*"
    r"(?:(?:what about|how about|what of|(?:is (?:it|that) |what is |are they )?the same (?:for|with|on|in)|"
    r"same (?:question |thing )?(?:for|with)|as for|for|with|about|on|in) ?)?"
    r"(?:(?:one|ones|then|instead|too|please|as well|exercise|page) ?)*$"
)
_ABOUT = re.compile(
    r"(?:(?:and|or|but|so|then|ok|okay|well|now|also|hm|hmm) )*(?:what about|how about|what of|as for)\b"
)
_BACK = re.compile(
    r"(?:(?:and|so|then|ok|okay|well|now|but|please) )*"
    r"(?:(?:let us |can we |could we |i want to |going |go |get )*back to|"
    r"(?:let us )?return to)\b ?(.*)$"
)
_PLACE = re.compile(
    rf"(?:the )?(?:very )?({'|'.join(_ORDINALS)}|last|previous|other|earlier|one before)"
    r"(?: (?:one|topic|page|document|exercise|question))?\b ?(.*)$"
)
_REFERS = re.compile(r"\b(?:it|its|itself|this|that|these|those|they|them|their|there)\b")
_EXPLETIVE = re.compile(r"\b(?:is|are|was|were|be) there\b|\bthere (?:is|are|was|were|be)\b")


def picked_number(words: str, options: int) -> int | None:
    """Return the number, from 1, that a reply of nothing but a number or an ordinal picks; None for anything else.

    It may be out of the range of the options.
    """
    found = _NUMBER.match(words)
    if found is None:
        return None
    digits, word = found.groups()
    if digits:
        return int(digits)
    if word == "last":
        return options
    return (_ORDINALS.index(word) if word in _ORDINALS else _NUMBERS.index(word)) + 1


def picks_several(words: str) -> bool:
    """Whether a reply picks more than one option, or any."""
    return bool(_SEVERAL.match(words))


def asks_nothing(rest: str) -> bool:
    """Whether what stands around a title only picks it."""
    return bool(_BESIDE_PICK.match(rest)) or is_bare(rest)


def asks_about(words: str) -> bool:
    """Whether a text only turns to something else: "what about burpees"."""
    return bool(_ABOUT.match(words))


def is_bare(rest: str) -> bool:
    """Whether what stands around a title asks nothing of its own, so that the last question is repeated."""
    return bool(_BARE.match(rest))


def back_to(words: str) -> str | None:
    """Return what a text that goes back goes back to, with all that follows; None if it does not go back."""
    found = _BACK.match(words)
    return found[1] if found else None


def place_in_order(words: str) -> tuple[str, str] | None:
    """Return which of the earlier topics is meant ("first", "second", …, "last", "previous"), and what follows."""
    found = _PLACE.match(words)
    if found is None:
        return None
    return ("previous" if found[1] in ("previous", "other", "earlier", "one before") else found[1]), found[2]


def refers_back(words: str) -> bool:
    """Whether a question speaks of "it", "this" or "that": of what was talked about."""
    return bool(_REFERS.search(_EXPLETIVE.sub(" ", words)))


def ordinal(word: str) -> int:
    """Return the number, from 0, of an ordinal."""
    return _ORDINALS.index(word)
