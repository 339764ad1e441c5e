"""Opposites: words that turn a question into its opposite, such as "with" and "without".

A chunk that answers the opposite does not answer the question. The opposites come from the word lists of the language;
a language without such lists has no opposites.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.text.analyser import Analyser, shared_analyser
from faqbot.text.negation import negations

# A verb such as "turn" may stand at most this many words before the word that switches its meaning, as in "turn the
# kitchen light off".
_REACH = 4

# Only this many bytes of the title of a chunk are read.
_TITLE_BYTES = 10_000


def sides(words: Sequence[str], analyser: Analyser, but: Collection[str] = ()) -> frozenset[tuple[str, str]]:
    """Return the sides that a question takes, as pairs (side, opposite), without those whose opposite it takes too.

    The terms `but` count as no sides, only as the opposites of others.
    """
    if not analyser.lists.opposites:
        return frozenset()
    stems = analyser.stems(words)
    counted = [at for at, stem in enumerate(stems) if stem not in but or _has_thing(words[at], analyser)]
    taken: dict[str, frozenset[str]] = {}
    for at in counted:
        taken |= _taken_at(at, words, stems[at], analyser)
    if not taken:
        return frozenset()
    # The opposites of a new word take 50 µs to find, so only those that are themselves opposites are looked for.
    against = frozenset[str]().union(*taken.values())
    both = set(taken)
    for at, stem in enumerate(stems):
        if stem in against and at not in counted:
            both |= _taken_at(at, words, stem, analyser).keys()
    return frozenset((side, other) for side, others in taken.items() if others.isdisjoint(both) for other in others)


def _taken_at(at: int, words: Sequence[str], stem: str, analyser: Analyser) -> dict[str, frozenset[str]]:
    """Return the side that the word at a place of a question takes, if any, with its opposites."""
    lists, word = analyser.lists, words[at]
    before, both = words[at - 1] if at else "", " ".join(words[at : at + 2])
    if before in lists.negating_words or both in lists.two_sided:
        return {}
    if opposites := _opposites_of(word, stem, analyser.language):
        return {stem: opposites}
    if word in lists.opposite_prepositions:
        thing = next((after for after in words[at + 1 :] if after not in lists.function_words), "")
        return {f"{word} {thing}": frozenset((f"{lists.opposite_prepositions[word]} {thing}",))}
    if word in lists.switches and (verb := _switched(words[max(0, at - _REACH) : at], lists.switch_verbs)):
        return {f"{verb} {word}": frozenset((f"{verb} {lists.switches[word]}",))}
    return {}


@lru_cache(maxsize=10_000)  # the same words recur in questions and titles
def _opposites_of(word: str, stem: str, language: str) -> frozenset[str]:
    """Return the stems of the opposites of a word: those that are listed, and those that a prefix makes."""
    analyser = shared_analyser(language)
    if not analyser.is_content(stem):
        return _listed(analyser.language).get(stem, frozenset())
    return _listed(analyser.language).get(stem, frozenset()) | negations(word, analyser)


def _has_thing(word: str, analyser: Analyser) -> bool:
    """Whether the side of a word is not the word alone, such as "with strap" or "turn on"."""
    return word in analyser.lists.opposite_prepositions or word in analyser.lists.switches


def _switched(before: Sequence[str], verbs: frozenset[str]) -> str | None:
    """Return the last of the words before a switch that is a verb with opposites, or None."""
    return next((word for word in reversed(before) if word in verbs), None)


def ask_opposite(words: Sequence[str], chunks: Array, has: Iterable[Collection[str]], index: Index) -> list[bool]:
    """Return for each chunk whether it asks the opposite of a question.

    `has` yields the terms of the question that each chunk has: a chunk with both words of a pair of opposites, such as
    one about opening hours with the days on which a shop is closed, answers both questions.
    """
    if not index.analyser.lists.opposites:
        return [False] * len(chunks)
    found = []
    for chunk, terms in zip(chunks.tolist(), has, strict=True):
        lacks = sides(words, index.analyser, terms)
        found.append(bool(lacks) and asks_opposite(lacks, index.title(chunk, _TITLE_BYTES), index.analyser))
    return found


def asks_opposite(taken: frozenset[tuple[str, str]], title: bytes, analyser: Analyser) -> bool:
    """Whether the questions of a chunk take the opposite of a side in `taken`, but not that side itself.

    `title` has the questions of the chunk (see `pack_title`).
    """
    # Simply put: analyse every line. The fast path analyses only lines with the first word of a side, which most lack.
    return any(_asks_other(side, other, title, analyser) for side, other in taken if _mark(other) in title)


def _mark(side: str) -> bytes:
    """Return the first word of a side."""
    return side.partition(" ")[0].encode()


def _asks_other(side: str, other: str, title: bytes, analyser: Analyser) -> bool:
    """Whether a line of the title takes the side `other`, and no line takes the side `side`."""
    marks = _mark(other), _mark(side)
    opposite = False
    for line in title.split(b"\n"):
        if marks[0] in line or marks[1] in line:
            taken = sides(line.decode("utf-8", "ignore").split(), analyser)
            if (side, other) in taken:
                return False
            opposite |= (other, side) in taken
    return opposite


@cache
def _listed(language: str) -> dict[str, frozenset[str]]:
    """Return the stems of the listed opposites of each word, by the word's stem."""
    analyser = shared_analyser(language)
    found: dict[str, set[str]] = {}
    stems = [analyser.stems(words) for words in zip(*analyser.lists.opposites, strict=True)]
    for first, second in zip(*stems, strict=True):
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {stem: frozenset(others) for stem, others in found.items()}
