"""Which documents a question names.

    score(title) = sum of certainty * weight over the title's words that the question mentions

`title_words` has the weights, `mentions` the certainties. The documents with the highest score are named. They are
named for sure, so that the answer comes from them alone, if most passages that have the same words are theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import (
    Array,
    ranges,
)
from faqbot.query.expansion import find_runs
from faqbot.query.names.mentions import Mention, find_mentions
from faqbot.query.spelling import repair

# A name is sure if at least this share of the passages with all of its words are from the documents it names.
EXCLUSIVE = 0.75

# The same share where the words are used as a name: together as in the title, or with an article or in the plural.
AS_NAME = 0.4

# A document with one of the words in its title, and this share of those passages, may be meant as well.
OFTEN = 0.2

# A name that has less than this share of the title's weight is never sure.
LEAST_SAID = 0.2

# Count the title as one passage that uses these words.
_TITLE_COUNTS = 1

# Passages with all words of a phrase that are read to see whether they have the phrase.
_MOST_READ = 30

# Words at the beginning of a question in which names are looked for.
_MOST_WORDS = 100

# Names that are read from one question.
_MOST_NAMED = 3

# A word that more titles have names a document only together with rarer words.
MOST_SHARING = 20_000

# A word is rare if at most this many titles have it.
_RARE = 1000

# Scores that differ relatively by no more than this are equal: sums of floats depend on their order.
_ROUNDING = 1e-6


class Naming(NamedTuple):
    """The documents that a question names.

    `topics` are the numbers of the documents. `places` are the places, in the question, of the words that name them and
    of articles before those; `words` are these words without the articles.
    `is_sure`: the words are a name and do not merely occur, so the answer comes from these documents alone.
    `full`: the question has all words of a title.
    `strangers`: unknown words that turn a title into something else ("Bulgarian" before "split squats"); the question
    then names nothing. `has_name` tells that case from a question about a thing that no document covers.
    """

    topics: tuple[int, ...] = ()
    places: frozenset[int] = frozenset()
    is_sure: bool = False
    full: bool = False
    strangers: tuple[str, ...] = ()
    has_name: bool = False
    words: tuple[str, ...] = ()


NOBODY = Naming()


class LookedUp(NamedTuple):
    """What was looked up of a text `within` one index: where its `words` say words of titles, and what they name.

    `naming` is of all documents. The `mentions` hold whichever documents may be named.
    """

    within: Index
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    naming: Naming

    def is_of(self, words: Sequence[str], index: Index) -> bool:
        """Whether it holds for these words in this index: documents may have been read again in between."""
        return self.within is index and self.words == tuple(words)

    def __repr__(self) -> str:
        return "<LookedUp>"  # else a printed `Named` would hold the whole index

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return (type(None), ())  # it holds for no index of another process


class Named(NamedTuple):
    """The documents that a text names, by title in the order of the corpus.

    `words` are the text's, as they are compared, and `rest` those that name nothing, each parted by spaces.
    `is_sure` says that the words name them and do not merely occur: a question is then answered from them alone.
    `full` says that it has all words of a title. `strangers` are words that make a title's words the name of something
    else, which no document is about ("Bulgarian" before "squats"); then nothing is named. `looked_up` saves `ask` from
    looking for the names in the same text again.
    """

    titles: tuple[str, ...]
    words: str
    rest: str
    is_sure: bool
    full: bool
    strangers: tuple[str, ...]
    looked_up: LookedUp | None = None


def named_in(text: str, index: Index, among: Sequence[int] | None = None) -> Named:
    """Return the documents that a text names; `among` are the topics that it may name, all of them if not given."""
    words = index.analyser.words(text)
    mentions = _mentions(words, index)
    naming = name_topics(words, index, None if among is None else _topic_mask(among, index), mentions)
    looked_up = LookedUp(index, tuple(words), mentions, naming) if among is None else None
    rest = " ".join(word for at, word in enumerate(words) if at not in naming.places)
    titles = tuple(index.topics[number] for number in naming.topics)
    return Named(titles, " ".join(words), rest, naming.is_sure, naming.full, naming.strangers, looked_up)


def _topic_mask(topics: Sequence[int], index: Index) -> Array:
    """Return which topics (bool, one each) are among these."""
    mask = np.zeros(len(index.topics), dtype=bool)
    mask[topics] = True
    return mask


def _mentions(words: Sequence[str], index: Index) -> tuple[Mention, ...]:
    return tuple(find_mentions(words[:_MOST_WORDS], index)) if index.has_topics else ()


def name_topics(
    words: Sequence[str], index: Index, allowed: Array | None = None, found: Sequence[Mention] | None = None
) -> Naming:
    """Return which documents a question of these words names; `allowed` is a mask of the topics that may be.

    `found` are the mentions in these words, if they were looked up before.
    """
    if not index.has_topics:
        return NOBODY
    mentions = list(_mentions(words, index) if found is None else found)
    words = words[:_MOST_WORDS]
    if not mentions:
        return Naming(strangers=_unknown_things(words, index))
    names: list[Naming] = []
    while len(names) < _MOST_NAMED:
        naming = _Reader(words, mentions, index, allowed).naming()
        if naming.strangers and not names:
            return naming
        if not naming.topics:
            break
        names.append(naming)
        mentions = [one for one in mentions if naming.places.isdisjoint(one.places)]
    sure = [naming for naming in names if naming.is_sure]
    return reduce(_both, sure) if sure else (names or [NOBODY])[0]


def _unknown_things(words: Sequence[str], index: Index) -> tuple[str, ...]:
    """Return the thing a question is about if the documents do not know it: "hula hoop" in "sets of the hula hoop"."""
    lists = index.analyser.lists
    if not lists.before_nouns:
        return ()
    stems = index.analyser.stems(words)
    starts = [at + 1 for at, word in enumerate(words) if word in lists.before_nouns]
    if len(words) > 1 and not words[0].endswith(lists.verb_endings):
        starts.insert(0, 0)  # "tandem deposit"
    for start in starts:
        last = start
        while last < len(words) and index.analyser.is_content(stems[last]):
            last += 1
        if any(_is_stranger(words[place], stems[place], index) for place in range(start, last)):
            return tuple(words[start:last])
    return ()


def _is_stranger(word: str, stem: str, index: Index) -> bool:
    """Whether the documents have neither a word, nor a synonym of it, nor a word that it may be a typo for."""
    is_known = index.term_number(stem) is not None or bool(find_runs([stem], index))
    is_neutral = word in index.analyser.lists.neutral_modifiers
    return word.isascii() and not is_known and not is_neutral and repair(word, index) is None


def _both(one: Naming, other: Naming) -> Naming:
    topics = tuple(sorted({*one.topics, *other.topics}))
    sure, full = one.is_sure and other.is_sure, one.full and other.full
    return Naming(topics, one.places | other.places, sure, full, words=one.words + other.words)


class _Reader:
    """Reads one name out of the mentions in a question."""

    def __init__(self, words: Sequence[str], mentions: Sequence[Mention], index: Index, allowed: Array | None) -> None:
        self._words = words
        self._mentions = mentions
        self._index = index
        self._allowed = allowed
        self._certainties = _certainties(mentions)

    def naming(self) -> Naming:
        """Return the documents with the highest score, and how they are named."""
        best, full = self._best()
        if not len(best):
            return NOBODY
        said = frozenset(number for number in self._certainties if _is_among(best[:1], self._topics_of(number)).any())
        for number in said:  # equal titles may be mentioned by different words; only those of the first are kept
            best = best[_is_among(best, self._topics_of(number))]
        topics = best.tolist()
        typed = {place for one in self._mentions if said.intersection(one.numbers) for place in one.places}
        analyser = self._index.analyser
        if not any(map(analyser.is_content, analyser.stems([self._words[place] for place in sorted(typed)]))):
            return NOBODY
        if strangers := self._strangers(min(typed)) or self._other_kind(min(typed), topics, full=full):
            return Naming(strangers=strangers, has_name=True)
        articles = {place - 1 for place in typed if place and self._words[place - 1] in analyser.lists.articles}
        topics, is_sure = self._meant(topics, said, sorted(typed), full=full)
        words = tuple(self._words[place] for place in sorted(typed))
        return Naming(tuple(topics), frozenset(typed | articles), is_sure, full, words=words)

    def _other_kind(self, start: int, topics: Sequence[int], *, full: bool) -> tuple[str, ...]:
        """Return the word before a part of a title that makes it another thing: "bench" before "press".

        The corpus knows the word, but the documents of that title never use it. If they do, as with "partner" before
        "glute stretch", the word only describes their thing, and nothing is returned.
        """
        index = self._index
        lists = index.analyser.lists
        if full or not start or not lists.before_nouns:
            return ()
        word = self._words[start - 1]
        (stem,) = index.analyser.stems([word])
        number = index.term_number(stem)
        is_thing = start == 1 or self._words[start - 2] in lists.before_nouns
        if number is None or not is_thing or not index.analyser.is_content(stem) or word in lists.neutral_modifiers:
            return ()
        said = (index.arrays["chunk_topics"][index.fields[field].of(number)[0]] for field in ("text", "headings"))
        return () if any(np.isin(about, topics).any() for about in said) else (word,)

    def _best(self) -> tuple[Array, bool]:
        """Return the documents with the highest score, and whether the question has all words of a title.

        If it has all words of some of these titles, only the documents with those titles are returned.
        """
        totals = self._index.arrays["topic_weights"]
        topics = self._candidates()
        sums, said = self._sums(topics)
        most = float(sums.max(initial=0.0))
        if most <= 0:
            return topics[:0], False
        best = sums >= most * (1 - _ROUNDING)
        topics, full = topics[best], said[best] >= totals[topics[best]] * (1 - _ROUNDING)
        return (topics[full], True) if full.any() else (topics, False)

    def _sums(self, topics: Array) -> tuple[Array, Array]:
        """Return for each of these documents (ascending) its score, and the weight of its title's words mentioned.

        The documents of all rare words are looked up at once, which is faster; those of each common word separately.
        """
        arrays = self._index.arrays
        numbers = np.array(list(self._certainties), dtype=np.int64)
        weights = arrays["title_word_weights"][numbers].astype(np.float64)
        named = weights * np.array(list(self._certainties.values()))
        starts = arrays["title_word_starts"][numbers]
        lengths = arrays["title_word_starts"][numbers + 1] - starts
        rare = lengths <= _RARE
        listed = arrays["title_word_topics"][ranges(starts[rare], lengths[rare])]
        places = topics.searchsorted(listed)
        there = np.append(topics, -1)[places] == listed
        places, of = places[there], np.repeat(np.flatnonzero(rare), lengths[rare])[there]
        sums = np.bincount(places, named[of], len(topics))
        said = np.bincount(places, weights[of], len(topics))
        for at in np.flatnonzero(~rare).tolist():
            has = _is_among(topics, self._topics_of(int(numbers[at])))
            sums[has] += named[at]
            said[has] += weights[at]
        return sums, said

    def _candidates(self) -> Array:
        """Return all documents that may have the highest score, ascending.

        A fast path of scoring every document with any of the words. The highest score is at least what any single word
        adds. Once the remaining, lighter words add less than that all together, titles with none of the heavier words
        cannot have the highest score, and the lists of the lighter words need not be read.
        """
        weights = self._index.arrays["title_word_weights"]
        parts = [np.empty(0, dtype=np.int64)]
        certain = self._certainties.items()
        added = sorted(((certainty * float(weights[number]), number) for number, certainty in certain), reverse=True)
        rest = sum(weight for weight, _ in added)
        least = 0.0
        for weight, number in added:
            if not weight or rest < least * (1 - 2 * _ROUNDING):
                break
            rest -= weight
            topics = self._topics_of(number)
            if len(topics) <= MOST_SHARING:
                topics = topics if self._allowed is None else topics[self._allowed[topics]]
                least = max(least, weight if len(topics) else 0.0)
                parts.append(topics)
        return np.unique(np.concatenate(parts))

    def _topics_of(self, number: int) -> Array:
        """Return the documents, ascending, that have a word in their title."""
        start, end = self._index.arrays["title_word_starts"][number : number + 2].tolist()
        return self._index.arrays["title_word_topics"][start:end]

    def _meant(
        self, topics: list[int], said: frozenset[int], places: Sequence[int], *, full: bool
    ) -> tuple[list[int], bool]:
        """Return the documents that are meant, and whether for sure: if the passages with the same words are theirs.

        "The hip stretch" need not be the page "Kneeling Hip Flexor Stretch". Pages that have a word of it in their
        title, and many of the passages about it, are returned as well.
        """
        phrase = self._phrase(places, said, topics[0])
        about = self._about(said, phrase)
        titles = _TITLE_COUNTS * len(topics)
        total = len(about) + titles
        is_name = len(phrase) > 1 or self._is_one_of_its_kind(places, topics[0])
        enough = (AS_NAME if is_name else EXCLUSIVE) * total
        theirs = titles + int(np.isin(about, topics).sum())
        if not full and theirs < enough:
            topics = sorted({*topics, *self._titled(said, about, OFTEN * total)})
            theirs = titles + int(np.isin(about, topics).sum())
        weights, totals = self._index.arrays["title_word_weights"], self._index.arrays["topic_weights"]
        share = float(weights[sorted(said)].sum()) / float(totals[topics[0]])
        if share < LEAST_SAID or (not len(about) and not is_name and len(said) == 1):
            return topics, False
        return topics, theirs >= enough

    def _titled(self, said: AbstractSet[int], about: Array, least: float) -> list[int]:
        """Return the documents with at least `least` of the passages that have one of the words in their title."""
        topics, counts = np.unique(about, return_counts=True)
        topics = topics[counts >= least]
        if self._allowed is not None:
            topics = topics[self._allowed[topics]]
        has_word = np.zeros(len(topics), dtype=bool)
        for number in said:
            has_word |= _is_among(topics, self._topics_of(number))
        titled: list[int] = topics[has_word].tolist()
        return titled

    def _phrase(self, places: Sequence[int], said: AbstractSet[int], topic: int) -> list[str]:
        """Return the terms of the title that the question has, if it has them side by side and in the title's order."""
        index = self._index
        title = index.analyser.terms(index.topics[topic])
        if len(said) > len(places):  # several words written as one, "pullaparts", or initials
            names = {int(index.arrays["title_word_terms"][number]) for number in said}
            return [term for term in title if index.term_number(term) in names]
        stems = index.analyser.stems([self._words[place] for place in places])
        together = places[-1] - places[0] < len(places)
        is_part = any(title[at : at + len(stems)] == stems for at in range(len(title)))
        return stems if together and is_part else []

    def _is_one_of_its_kind(self, places: Sequence[int], topic: int) -> bool:
        """Whether a title's last word is in the question as a thing, with an article or in the plural: "a plank"."""
        analyser = self._index.analyser
        *others, head = analyser.words(self._index.topics[topic])
        word, before = self._words[places[0]], self._words[places[0] - 1] if places[0] else ""
        is_head = bool(others) and len(places) == 1 and analyser.stems([word]) == analyser.stems([head])
        return is_head and (before in analyser.lists.singular_articles or word == f"{head}s")

    def _about(self, said: AbstractSet[int], phrase: Sequence[str]) -> Array:
        """Return the document of each passage that has all of these words, side by side if they are a phrase."""
        index = self._index
        terms = index.arrays["title_word_terms"][sorted(said)].tolist()
        if -1 in terms:
            return np.empty(0, dtype=np.int64)
        chunks = index.fields["text"].of_all(terms)
        if len(phrase) > 1:
            chunks = chunks[:_MOST_READ]
            chunks = chunks[np.array([self._says(phrase, number) for number in chunks.tolist()], dtype=bool)]
        about: Array = index.arrays["chunk_topics"][chunks]
        return about

    def _says(self, phrase: Sequence[str], number: int) -> bool:
        """Whether a chunk has these terms side by side and in this order."""
        chunk = self._index.chunk(number)
        terms = self._index.analyser.terms(f"{chunk.question}\n{chunk.text}")
        return any(terms[at : at + len(phrase)] == phrase for at in range(len(terms)))

    def _strangers(self, start: int) -> tuple[str, ...]:
        """Return the unknown words directly before a name: "Bulgarian" before "split squats".

        A word in the place of a verb is left out: "should I skip squats" is about squats.
        """
        analyser = self._index.analyser
        lists = analyser.lists
        if not lists.before_nouns:
            return ()
        stems = analyser.stems(self._words[:start])
        first = start
        while first and analyser.is_content(stems[first - 1]):
            first -= 1
        begins_with_verb = not first and self._words[:1] and self._words[0].endswith(lists.verb_endings)
        if first < start and (begins_with_verb or (first and self._words[first - 1] in lists.before_verbs)):
            first += 1
        return tuple(
            self._words[at] for at in range(first, start) if _is_stranger(self._words[at], stems[at], self._index)
        )


def _certainties(mentions: Sequence[Mention]) -> dict[int, float]:
    """Return how certainly each word of titles is mentioned; mentions not `alone` count only beside one that is."""
    firm = {place for one in mentions if one.alone for place in one.places}
    certainties: dict[int, float] = {}
    for one in mentions:
        if one.alone or {one.start - 1, one.start + one.length} & firm:
            for number in one.numbers:
                certainties[number] = max(one.certainty, certainties.get(number, 0.0))
    return certainties


def _is_among(topics: Array, others: Array) -> Array:
    """Return for each topic (bool) whether it is among the others; both arrays ascend."""
    if not len(others):
        return np.zeros(len(topics), dtype=bool)
    found: Array = others[np.minimum(others.searchsorted(topics), len(others) - 1)] == topics
    return found
