"""Find the words of titles that a question mentions.

A word may stand in the question as in the title, shortened ("glute" for "gluteus"), joined or split ("push ups" for
"Pushup"), misspelt, or as an initial ("rdl" for "Romanian Deadlift").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.index.index import Index
from faqbot.query.lexicon import Near
from faqbot.query.names.initials import FEWEST_LETTERS, MOST_LETTERS, spelt_out
from faqbot.query.names.title_words import Names
from faqbot.query.spelling import is_spelt_right

# The certainty of a mention by a shorter or longer form of the title's word, and of a mention by initials.
SHORTENED = 0.8
INITIALS = 0.9

# A prefix mentions a title's word on its own if it has at least this share of the word's letters. Beside another
# mention, a prefix of `_SHORTEST` letters is enough.
_SHARE = 0.6
_SHORTEST = 3

# Most completions of a prefix that are tried.
_MOST_SHORTENED = 200

# As in `spelling`, a word of at least four letters may have one typo, and a word of at least eight letters two. At most
# five words of a question are looked up as typos or initials.
_SHORTEST_TYPO, _TWO_EDITS_FROM, _MOST_LOOKUPS = 4, 8, 5


class Mention(NamedTuple):
    """A mention: `length` words of the question, from the place `start`, stand for words of titles (`numbers`).

    `certainty`, 0 to 1, is the share of the weight of the titles' words that counts. A mention that is not `alone`
    counts only directly beside a mention that is.
    """

    start: int
    length: int
    numbers: tuple[int, ...]
    certainty: float
    alone: bool = True

    @property
    def places(self) -> range:
        """The places of the mention's words in the question."""
        return range(self.start, self.start + self.length)


def find_mentions(words: Sequence[str], index: Index) -> list[Mention]:
    """Return the mentions in a question, given its words (`Analyser.words`), in the order of the words."""
    return list(_Finder(words, index).mentions())


class _Said(NamedTuple):
    """The numbers of words of titles that a single word of the question may stand for (see `Mention`)."""

    numbers: tuple[int, ...]
    certainty: float
    alone: bool = True


class _Finder:
    """Finds the mentions in a question."""

    def __init__(self, words: Sequence[str], index: Index) -> None:
        self._words = words
        self._index = index
        self._stems = index.analyser.stems(words)
        self._names = Names(index)
        self._lookups = _MOST_LOOKUPS
        self._known: dict[str, list[_Said]] = {}

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions.

        A word that is part of a split word ("push ups") does not also stand for a word that is only similar to it.
        """
        taken: set[int] = set()
        for at, word in enumerate(self._words):
            parted = list(self._parted(at))
            if parted:
                taken |= {at, at + 1}
            yield from parted
            if word not in self._known:
                self._known[word] = self._said(word, self._stems[at])
            yield from (Mention(at, 1, *said) for said in self._known[word] if said.certainty == 1 or at not in taken)

    def _said(self, word: str, stem: str) -> list[_Said]:
        """Return the words of titles that a word may stand for.

        Exact and shortened forms are looked up first; typos and initials only for a word that is in no document.
        """
        exact = list(self._exact(word, stem))
        if not self._index.analyser.is_content(stem):
            return exact
        # "glute" may stand for "gluteus" even if another title contains "glute" itself.
        certain = {mention.numbers for mention in exact}
        shortened = [mention for mention in self._shortened(word) if mention.numbers not in certain]
        if exact or shortened or self._index.term_number(stem) is not None:
            return exact + shortened
        self._lookups -= 1
        if self._lookups < 0:
            return []
        return list(self._misspelt(word, stem)) or list(self._initials(word))

    def _exact(self, word: str, stem: str) -> Iterator[_Said]:
        content = self._index.analyser.is_content(stem)
        # Joined words are also looked up without the plural ending "s": their stem may be that of the first word alone.
        for typed in dict.fromkeys((stem, word, word.removesuffix("s"))):
            if groups := self._names.of(typed):
                yield from (_Said(numbers, 1.0, content or len(numbers) > 1) for numbers in groups)
                return

    def _parted(self, at: int) -> Iterator[Mention]:
        """Yield the word of a title that a word and the next word stand for together: "push ups" for "Pushup"."""
        if at + 1 == len(self._words):
            return
        word = self._words[at] + self._words[at + 1]
        for typed in dict.fromkeys((*self._index.analyser.stems([word]), word)):
            for numbers in self._names.of(typed):
                if len(numbers) == 1:
                    yield Mention(at, 2, numbers, 1.0)

    def _shortened(self, word: str) -> Iterator[_Said]:
        if len(word) < _SHORTEST or not word.isalpha():
            return
        for name, numbers in islice(self._names.with_prefix(word), _MOST_SHORTENED):
            if len(numbers) == 1:
                yield _Said(numbers, SHORTENED, len(word) >= _SHARE * len(name))
        for ending in self._index.analyser.lists.word_endings:
            if word.endswith(ending) and len(word) - len(ending) > _SHORTEST:
                yield from (_Said(numbers, SHORTENED) for numbers in self._names.of(word.removesuffix(ending)))

    def _misspelt(self, word: str, stem: str) -> Iterator[_Said]:
        if len(word) < _SHORTEST_TYPO or not word.isalpha() or is_spelt_right(word, self._index.analyser):
            return
        for typed in dict.fromkeys((word, stem)):
            near = self._near(typed)
            for name, edits in near:
                yield from (_Said(numbers, 1 - edits / len(typed)) for numbers in self._names.of(name))
            if near:
                return

    def _near(self, typed: str) -> list[Near]:
        """Return the names of titles' words that are nearest to the typed word."""
        for most in (1, 2) if len(typed) >= _TWO_EDITS_FROM else (1,):
            near = [name for name in self._names.near(typed, most) if len(name.word) >= _SHORTEST_TYPO]
            if near:
                least = min(name.edits for name in near)
                return [name for name in near if name.edits == least]
        return []

    def _initials(self, word: str) -> Iterator[_Said]:
        """Yield the words of a title that letters stand for: "rdl" for "Romanian Deadlift", "db" for "Dumbbell".

        Two letters for several words must stand for a whole title. Letters for a single word must be consonants.
        """
        if not (FEWEST_LETTERS <= len(word) <= MOST_LETTERS and word.isascii() and word.isalpha()):
            return
        runs = spelt_out(word, self._index)
        if not runs and len(word) > FEWEST_LETTERS + 1:  # "RDLs"
            runs = spelt_out(word.removesuffix("s"), self._index)
        whole = [run for run in runs if run.is_whole]
        for run in whole or runs:
            enough = run.is_whole or len(word) > FEWEST_LETTERS
            if enough if run.words > 1 else not set("aeiouy").intersection(word):
                stems = self._index.analyser.terms(run.text)
                numbers = [numbers[0] for stem in stems for numbers in self._names.of(stem) if len(numbers) == 1]
                if numbers:
                    yield _Said(tuple(numbers), INITIALS)
