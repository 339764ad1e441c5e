"""Exchanges: a telling word of the question, and in its place another word in the question of the chunk.

"How do I fix error E-2099?" has nearly all words of "How do I fix error E-1042?", and yet is another question. The two
begin alike and end alike; between these ends, each has words that the other lacks. The more telling these words are and
the longer the ends, the stronger is the exchange:

    exchange = sqrt(told * ends)
    told = min(telling(most telling word of the question between the ends that the chunk lacks anywhere),
               telling(most telling word of the chunk between the ends that the question lacks))
    ends = (number of words in the ends) / (number of words in the longer of the two questions)

An opposite in the question of the chunk ("When is my account debited?", see `opposites`) is an exchange of the strength
OPPOSITE_STRENGTH at least, whatever surrounds it.

An exchange of one number, day or month for another has the strength CODE_STRENGTH at least, also in words ("third").

A number, a code, a name in programs ("card_declined") or a single letter ("zone C") that the chunk lacks is exchanged
also in other words, if the chunk's question has another one between the ends, or if its text has one of the same form
("T5", "T2") or beside the same word ("bus 41", "bus 14"). The strength is then CODE_STRENGTH at least. A short number
that the chunk has only elsewhere is exchanged too: "error 5" for "error 3", though the text says "after 5 minutes".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from math import sqrt
from typing import NamedTuple

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.query.asked_words import without_seams
from faqbot.query.query import Query
from faqbot.ranking.words.telling import is_code, telling_terms
from faqbot.text.unspaced import is_unspaced

# Only the best candidate is searched for an exchange: no other has a higher confidence. Each costs 3 % of a question.
SEARCHED = 1

# The strength of an exchange of opposites, and of an exchange of codes.
OPPOSITE_STRENGTH = 0.7
CODE_STRENGTH = 0.8

# Words that begin with this many equal letters, and with this share of the shorter word, are forms of one word, such as
# "insure" and "insurance", or "corona" and "coronavirus".
_ALIKE_LETTERS, _ALIKE_SHARE = 4, 0.75

# Only this many bytes of a title are read, and only this many words of a text.
_TITLE_BYTES = 2_000
_TEXT_WORDS, _TEXT_CHARACTERS = 300, 4_000

# A number of at most this many digits is looked for beside the word before it, as in "error 5". A longer one may be a
# year or an amount.
_LONGEST_NUMBER = 3

# The groups that a long number is written in have at least so many digits.
_FEWEST_DIGITS = 3

# Only this many codes of a question are searched for in a text: a pasted log has thousands.
_MOST_CODES = 20

_DIGIT = re.compile(r"\d")


class ExchangedWord(NamedTuple):
    """The strength of an exchange, 0 to 1, the word of the question, and the word that the chunk has in its place.

    Both words are empty if there is no exchange, or if it is only known that the chunk asks the opposite.
    """

    strength: float
    asked: str = ""
    instead: str = ""


NOTHING_EXCHANGED = ExchangedWord(0.0)
_OPPOSITE = ExchangedWord(OPPOSITE_STRENGTH)


def exchanges_of(
    query: Query, told: Vector, chunks: Array, readings: Array, opposite: Sequence[bool], index: Index
) -> list[ExchangedWord]:
    """Return the strongest exchange between a question and each of some chunks.

    `told` says how telling each word of the question is. `readings` has a row for each chunk (see `coverage.Coverage`),
    and `opposite` says which of them ask the opposite.
    """
    if not len(chunks) or not query.words:
        return [NOTHING_EXCHANGED] * len(chunks)
    asked = _Asked(query, index)
    # Beside a name, the words of "what is …?" and "… overview" stand in the place of none.
    telling = [] if query.asks_what else [(at, tells) for at, tells in enumerate(told.tolist()) if tells > 0]
    found = []
    for chunk, row, is_opposite in zip(chunks.tolist(), readings.tolist(), opposite, strict=True):
        lacking = {query.concepts[at].term: tells for at, tells in telling if row[at] < 0}
        exchanged = asked.exchange(chunk, lacking) if lacking or asked.numbers else NOTHING_EXCHANGED
        found.append(_OPPOSITE if is_opposite and exchanged.strength < OPPOSITE_STRENGTH else exchanged)
    return found


class _Asked:
    """The words of a question, to be compared with the questions of chunks."""

    def __init__(self, query: Query, index: Index) -> None:
        self._index = index
        self._query = query
        self._words = query.words

    @cached_property
    def _stems(self) -> list[str]:
        return self._index.analyser.stems(self._words)

    @cached_property
    def numbers(self) -> list[int]:
        """The places of the short numbers that follow a word that they can number, as in "error 5"."""
        places = [at for at, word in enumerate(self._words) if at and word.isdigit() and len(word) <= _LONGEST_NUMBER]
        return [at for at in places if self._can_be_numbered(at - 1)]

    def _can_be_numbered(self, at: int) -> bool:
        """Whether the word at a place may have a number behind it, as "error" has in "error 5".

        It may if it is a content word. A code has its own digits, and in text without spaces nobody knows where a word
        ends.
        """
        word = self._words[at]
        return self._index.analyser.is_content(self._stems[at]) and not is_code(word) and not is_unspaced(word)

    @cached_property
    def _meant(self) -> dict[str, str]:
        """The stems that stand for those of the question in a chunk's question, and what each of them stands for."""
        meant = {stem: stem for stem in self._stems}
        for concept in self._query.concepts:
            for reading in concept.readings:
                if reading.how != "word":
                    meant |= dict.fromkeys(self._index.analyser.stems(reading.said.split()), concept.term)
        return meant

    def exchange(self, chunk: int, lacking: dict[str, float]) -> ExchangedWord:
        """Return the strongest exchange in the chunk, which lacks the terms in `lacking`, with what these tell."""
        lines = self._index.title(chunk, _TITLE_BYTES).decode("utf-8", "ignore").split("\n")
        read = (without_seams(line.split(), self._index.analyser) for line in lines if line)  # as the question is
        strongest = max((self._in_line(words, lacking) for words in read), default=NOTHING_EXCHANGED)
        lacked = [at for at, stem in enumerate(self._stems) if stem in lacking and _is_name(self._words[at])]
        codes = sorted({*lacked, *self.numbers})
        if strongest.strength < CODE_STRENGTH and codes:
            return max(strongest, self._in_text(chunk, codes))
        return strongest

    def _in_line(self, words: Sequence[str], lacking: dict[str, float]) -> ExchangedWord:
        """Return the exchange between the question and a question of a chunk."""
        if words[0] != self._words[0] and words[-1] != self._words[-1]:
            return NOTHING_EXCHANGED  # this holds for nearly all questions, so they need not be stemmed
        stems = self._index.analyser.stems(words)
        meant = [self._meant.get(stem, "") for stem in stems]
        begin = _shared(zip(self._stems, meant, strict=False))
        longest = min(len(meant), len(self._stems)) - begin
        end = min(longest, _shared(zip(reversed(self._stems), reversed(meant), strict=False)))
        mine = range(begin, len(self._stems) - end)
        lacked, lost = _most([lacking.get(self._stems[at], 0.0) for at in mine], mine)
        if not begin + end or lacked <= 0:
            return NOTHING_EXCHANGED
        others = [at for at in range(begin, len(stems) - end) if not meant[at]
                  and not any(_are_forms(stems[at], self._stems[other]) for other in mine)]  # fmt: skip
        told, found = _most(self._telling([stems[at] for at in others]), others)
        if told <= 0:
            return NOTHING_EXCHANGED
        strength = sqrt(min(lacked, told) * (begin + end) / max(len(stems), len(self._stems)))
        if self._is_exact(self._words[lost]) and self._is_exact(words[found]):
            strength = max(strength, CODE_STRENGTH)
        return ExchangedWord(strength, self._words[lost], words[found])

    def _is_exact(self, word: str) -> bool:
        """Whether no other word can stand for this one: a code, a number, a day or a month."""
        return is_code(word) or word in self._index.analyser.lists.exact_words

    def _telling(self, stems: Sequence[str]) -> list[float]:
        numbers = self._index.term_numbers(stems)
        # One after the other: they are so few that arrays of them would take longer.
        return [0.0 if number is None else float(telling_terms(number, self._index)) for number in numbers]

    def _in_text(self, chunk: int, codes: Sequence[int]) -> ExchangedWord:
        """Return the exchange of one of the codes at these places of the question with a code in the chunk's text."""
        read = self._index.chunk(chunk)
        paragraphs = read.text[:_TEXT_CHARACTERS].split("\n\n")
        parts = [*map(self._index.analyser.words, (read.question, " ".join(read.source.headings), *paragraphs))]
        words = [*chain.from_iterable(parts)][:_TEXT_WORDS]
        stems, said = self._index.analyser.stems(words), frozenset(self._words)
        others = [place for place, word in enumerate(words) if _is_name(word) and word not in said]
        for at in codes[:_MOST_CODES]:
            if at in self.numbers and self._stems[at] in stems:
                if any(self._is_said_of(at, part) for part in parts):
                    continue
                rivals = [place for place in others if place and stems[place - 1] == self._stems[at - 1]]
            else:
                rivals = [place for place in others if self._are_rivals(at, words[place], _beside(stems, place))]
            if rivals:
                return ExchangedWord(CODE_STRENGTH, self._words[at], words[rivals[0]])
        return NOTHING_EXCHANGED

    def _is_said_of(self, at: int, words: Sequence[str]) -> bool:
        """Whether a part of a text says the number at a place of the question of a word beside it in the question.

        The word stands after it, or before it and before other numbers, as in "errors 3, 4 and 5".
        """
        stems, number, before = self._index.analyser.stems(words), self._stems[at], self._stems[at - 1]
        behind = {before, *self._stems[at + 1 : at + 2]}
        for place, stem in enumerate(stems):
            if stem == number:
                first = place - 1
                while first >= 0 and (is_code(words[first]) or not self._index.analyser.is_content(stems[first])):
                    first -= 1
                if (first >= 0 and stems[first] == before) or not behind.isdisjoint(stems[place + 1 : place + 2]):
                    return True
        return False

    def _are_rivals(self, at: int, word: str, beside: frozenset[str]) -> bool:
        """Whether a code of the question has the form of another code, or stands beside the same content word.

        Names in programs, with an underscore, have one form. A number may also be a group of a longer one: 0119 stands
        beside the same group in "0000 0119" as 0077 in "0000 0077".
        """
        mine = self._words[at]
        if "_" in mine or "_" in word:
            return "_" in mine and "_" in word
        if not mine.isdigit() and len(mine) > 1 and _DIGIT.sub("0", mine) == _DIGIT.sub("0", word):
            return True
        same = beside & _beside(self._stems, at)
        if any(self._index.analyser.is_content(stem) and not is_code(stem) for stem in same):
            return True
        are_groups = _FEWEST_DIGITS <= len(mine) == len(word)
        return are_groups and any(len(stem) == len(mine) and is_code(stem) for stem in same)


def _is_name(word: str) -> bool:
    return is_code(word) or "_" in word


def _most(told: Sequence[float], places: Sequence[int]) -> tuple[float, int]:
    """Return the largest number and its place, of equal ones the first: an identifier comes before its parts."""
    return max(zip(told, places, strict=True), key=lambda pair: pair[0], default=(0.0, 0))


def _shared(pairs: Iterable[tuple[str, str]]) -> int:
    """Return the number of pairs of equal texts before the first pair of different ones."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _beside(stems: Sequence[str], at: int) -> frozenset[str]:
    return frozenset((*stems[max(0, at - 1) : at], *stems[at + 1 : at + 2]))


def _are_forms(one: str, other: str) -> bool:
    """Whether two words begin so much alike that they are forms of one word; a code is no form of another."""
    if one[:_ALIKE_LETTERS] != other[:_ALIKE_LETTERS] or is_code(one) or is_code(other):
        return False
    return _shared(zip(one, other, strict=False)) >= max(_ALIKE_LETTERS, _ALIKE_SHARE * min(len(one), len(other)))
