"""How people refer to what was said before: picks, bare topics, "it", "back to".

Every function takes words as the analyser gives them, joined by a space (lower case, contractions written out), and
the patterns of the language (`Talk`).
"""

from __future__ import annotations

from faqbot.text.talk import Talk

# The most words of a pick.
MOST_PICKING = 12


def picked_number(words: str, options: int, talk: Talk) -> int | None:
    """Return the number, from 1, that a reply of nothing but a number or an ordinal picks; None for anything else.

    `options` is how many options there are; the number may be greater.
    """
    match = talk.picked.match(words) if _is_short(words) else None
    if match is None:
        return None
    digits, word = match["digits"], match["word"]
    if digits:
        return int(digits)
    if word == talk.last:
        return options
    return (talk.ordinals if word in talk.ordinals else talk.numbers).index(word) + 1


def picks_several(words: str, talk: Talk) -> bool:
    """Whether a reply picks more than one option, or any."""
    return _is_short(words) and bool(talk.picks_several.match(words))


def picks_nothing(words: str, talk: Talk) -> bool:
    """Whether a text picks a number though there is no choice to pick from.

    "I would like one please" asks for a thing then; "one", "option one" and "the first one" still pick.
    """
    if not talk.numbers or picked_number(words, 1, talk) is None:
        return False
    return words in talk.numbers or bool(talk.only_picks.search(words))


def asks_nothing(rest: str, talk: Talk) -> bool:
    """Whether a reply only picks a title, given its words beside the title."""
    return (_is_short(rest) and bool(talk.beside_pick.match(rest))) or is_bare(rest, talk)


def asks_about(words: str, talk: Talk) -> bool:
    """Whether a text only turns to something else: "what about burpees"."""
    return bool(talk.asks_about.match(words))


def is_bare(rest: str, talk: Talk) -> bool:
    """Whether a text that names a title asks nothing about it, given its other words; the last question is then asked.

    "and what about" and no words at all are bare.
    """
    return bool(talk.bare.match(rest))


def back_to(words: str, talk: Talk) -> str | None:
    """Return what follows "back to"; None if the text does not go back."""
    match = talk.back_to.match(words)
    return match[1] if match else None


def place_in_order(words: str, talk: Talk) -> tuple[str, str] | None:
    """Return which of the earlier topics a text goes back to, and what follows; None if it names no place.

    The place is "previous", "last" or one of the language's ordinals.
    """
    match = talk.place_in_order.match(words)
    if match is None:
        return None
    place, rest = match.groups()
    if place in talk.previous:
        return "previous", rest
    return ("last" if place == talk.last else place), rest


def refers_back(words: str, talk: Talk) -> bool:
    """Whether a question speaks of the current topic: of "it", "this" or "that"."""
    return bool(talk.refers_back.search(talk.expletive.sub(" ", words)))


def ordinal(word: str, talk: Talk) -> int:
    """Return the number, from 0, of an ordinal."""
    return talk.ordinals.index(word)


def _is_short(words: str) -> bool:
    """Whether a text may be a pick by its length; the patterns of picks take quadratic time on long texts."""
    return words.count(" ") < MOST_PICKING
