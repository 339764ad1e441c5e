"""The phrases by which people refer to earlier texts: picks, bare topics, "it", "back to".

Every function takes the words of a text as the analyser returns them (in lower case, with contractions written out),
joined by spaces, and the patterns of the language (`Talk`).
"""

from __future__ import annotations

from faqbot.text.talk import Talk

# The question marks of all scripts that have one: Latin, Spanish, Greek, Arabic, Chinese, Ethiopic, Armenian.
QUESTION_MARKS = "?¿;؟？፧՞"

# A pick has at most this many words.
MOST_PICKING = 12


def picked_number(words: str, options: int, talk: Talk) -> int | None:
    """Return the number, from 1 on, that a text picks by a number or an ordinal alone; None for any other text.

    `options` is the number of options, which "the last one" picks; other numbers may be greater than `options`.
    """
    if not _is_short(words) or not _has_number(words, talk):
        return None
    match = talk.picked.match(words)
    if match is None:
        return None
    digits, word = match["digits"], match["word"]
    if digits:
        return int(digits)
    if word == talk.last:
        return options
    return (talk.ordinals if word in talk.ordinals else talk.numbers).index(word) + 1


def picks_several(words: str, talk: Talk) -> bool:
    """Whether a text picks several options, or any of them."""
    return _is_short(words) and bool(talk.picks_several.match(words))


def is_number(words: str, talk: Talk, *, is_listed: bool) -> bool:
    """Whether a text can only be a number: "one", "option one" and "the first one", not "I would like one please".

    In a language without words for numbers, digits alone are such a text only if numbered passages `is_listed`.
    """
    if not (talk.numbers or is_listed) or picked_number(words, 1, talk) is None:
        return False
    return words in talk.numbers or bool(talk.only_picks.search(words))


def asks_nothing(rest: str, talk: Talk) -> bool:
    """Whether a text only picks a title; `rest` has the other words of the text."""
    return (_is_short(rest) and bool(talk.beside_pick.match(rest))) or is_bare(rest, talk)


def asks_about(words: str, talk: Talk) -> bool:
    """Whether a text only turns to another topic, as "what about burpees" does."""
    return bool(talk.asks_about.match(words))


def is_bare(rest: str, talk: Talk) -> bool:
    """Whether a text that names a title asks nothing about it, so that the last question is meant.

    `rest` has the other words of the text; "and what about" and "" are bare.
    """
    return bool(talk.bare.match(rest))


def continues(words: str, talk: Talk) -> bool:
    """Whether a text begins as a question that goes on from the last one: "and the plank", "what about planks"."""
    return bool(talk.continues.match(words))


def is_asking(text: str, words: str, talk: Talk) -> bool:
    """Whether a text asks something, by a question mark or by its words; in a language without such words, always."""
    return not talk.asks or any(mark in text for mark in QUESTION_MARKS) or bool(talk.asks.search(words))


def asks_plainly(text: str, words: str, talk: Talk) -> bool:
    """Whether a sentence of a message asks: by a question mark, or by its form, as "I wonder whether you deliver"."""
    return any(mark in text for mark in QUESTION_MARKS) or bool(talk.asks_plainly.search(words))


def back_to(words: str, talk: Talk) -> str | None:
    """Return the words after "back to"; None if the text does not go back."""
    match = talk.back_to.match(words)
    return match[1] if match else None


def place_in_order(words: str, talk: Talk) -> tuple[str, str] | None:
    """Return the place, in the order of topics, that a text begins with, and the words after it; None without a place.

    The place is "previous", "last" or an ordinal of the language.
    """
    match = talk.place_in_order.match(words)
    if match is None:
        return None
    place, rest = match.groups()
    if place in talk.previous:
        return "previous", rest
    return ("last" if place == talk.last else place), rest


def refers_back(words: str, talk: Talk) -> bool:
    """Whether a question refers to the current topic by a word such as "it", "this" or "that"."""
    return bool(talk.refers_back.search(talk.expletive.sub(" ", words)))


def asks_price(words: str, talk: Talk) -> bool:
    """Whether a question is about money."""
    return bool(talk.asks_price.search(words))


def ordinal(word: str, talk: Talk) -> int:
    """Return the number, from 0 on, that an ordinal stands for."""
    return talk.ordinals.index(word)


def _is_short(words: str) -> bool:
    """Whether a text is short enough for a pick; the patterns of picks take quadratic time on long texts."""
    return words.count(" ") < MOST_PICKING


def _has_number(words: str, talk: Talk) -> bool:
    """Whether a text has a digit or begins a word as a number or an ordinal does, which may have endings."""
    begun = (*talk.numbers, *talk.ordinals, *([talk.last] if talk.last else []))
    return any(map(str.isdigit, words)) or any(word.startswith(begun) for word in words.split())
