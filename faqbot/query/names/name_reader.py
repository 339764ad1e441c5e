"""Read one name out of the words that a question mentions: the documents that it means, and whether that is sure.

    score(title) = sum of certainty * weight over the title's words that the question mentions

The weights come from `title_words`, the certainties from `mentions`. The documents with the highest score are named.
The naming is sure, so that these documents are preferred, if most of the passages with the same words belong to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import (
    Array,
    ranges,
)
from faqbot.query.expansion import find_runs

if TYPE_CHECKING:
    from faqbot.query.names.mentions import Mention

# A naming is sure if at least this share of the passages with all words of the name are from the named documents. With
# .4 the worth is about the same. With .6 pages of one kind are named less often; with .75 the worth is lower by .017.
SURE_SHARE = 0.5

# A naming is never sure if the words of the name have less than this share of the weight of the whole title.
LEAST_SAID = 0.2

# Count the title as one passage that uses these words.
_TITLE_COUNTS = 1

# Most passages with all words of a phrase that are read to find out whether they contain the phrase.
_MOST_READ = 30

# A word that is in more titles than this names a document only together with rarer words.
MOST_SHARING = 20_000

# A word is rare if at most this many titles have it.
_RARE = 1000

# Largest relative difference of scores that count as equal, because sums of floats depend on the order of summation.
_ROUNDING = 1e-6


class Naming(NamedTuple):
    """The documents that a question names.

    `topics` are the numbers of the documents. `places` are the places, in the question, of the words that name them and
    of the articles before these; `names` has the words of each name, without the articles.
    `is_sure` says that the words are used as a name and do not merely occur, so that these documents are preferred.
    `full` says that the question has all words of a title.
    `strangers` are unknown words that turn a title into something else ("Bulgarian" before "split squats"), or that
    stand for a thing that no document covers; the question then names nothing. `has_name` is true in the first case and
    false in the second.
    """

    topics: tuple[int, ...] = ()
    places: frozenset[int] = frozenset()
    is_sure: bool = False
    full: bool = False
    strangers: tuple[str, ...] = ()
    has_name: bool = False
    names: tuple[tuple[str, ...], ...] = ()


NOBODY = Naming()


def is_stranger(word: str, stem: str, index: Index) -> bool:
    """Whether a word is unknown: the documents have neither the word, nor a synonym, nor a word it is a typo for."""
    is_known = index.term_number(stem) is not None or bool(find_runs([stem], index))
    is_neutral = word in index.analyser.lists.neutral_modifiers
    if not word.isascii() or is_known or is_neutral:
        return False
    from faqbot.query.spelling import repair  # noqa: PLC0415 - most questions have no unknown word

    return repair(word, index) is None


class NameReader:
    """Finds the best name among the mentions in a question."""

    def __init__(self, words: Sequence[str], mentions: Sequence[Mention], index: Index, allowed: Array | None) -> None:
        self._words = words
        self._mentions = mentions
        self._index = index
        self._allowed = allowed
        self._certainties = _certainties(mentions)

    def naming(self) -> Naming:
        """Return the naming of the documents with the highest score."""
        best, full = self._best()
        if not len(best):
            return NOBODY
        said = frozenset(number for number in self._certainties if _is_among(best[:1], self._topics_of(number)).any())
        for number in said:  # keep only the documents whose titles have the same mentioned words as the first
            best = best[_is_among(best, self._topics_of(number))]
        topics = best.tolist()
        typed = {place for mention in self._mentions if said.intersection(mention.numbers) for place in mention.places}
        analyser = self._index.analyser
        if not any(map(analyser.is_content, analyser.stems([self._words[place] for place in sorted(typed)]))):
            return NOBODY
        if strangers := self._strangers(min(typed)) or self._other_kind(min(typed), topics, full=full):
            return Naming(strangers=strangers, has_name=True)
        articles = {place - 1 for place in typed if place and self._words[place - 1] in analyser.lists.articles}
        is_sure = self._is_sure(topics, said, sorted(typed))
        words = tuple(self._words[place] for place in sorted(typed))
        return Naming(tuple(topics), frozenset(typed | articles), is_sure, full, names=(words,))

    def _other_kind(self, start: int, topics: Sequence[int], *, full: bool) -> tuple[str, ...]:
        """Return the word before a part of a title that turns it into another thing: "bench" before "press".

        The corpus has the word, but the named documents do not use it. If they do, like "partner" before "glute
        stretch", the word only describes the thing that they are about, and no word is returned.
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
        """Return the documents with the highest score, and whether the question has all words of their titles.

        If the question has all words of some of these titles, only the documents with such titles are returned.
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
        """Return for each of these documents (ascending) the score, and the weight of the mentioned words of its title.

        Simply put: for each word, add to the documents that have it in their titles. Here the documents of all rare
        words are added at once, which is faster, and those of each common word separately.
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

        Simply put: return every document that has any of the words in its title. Here the words are read from the
        heaviest to the lightest. The weight of a single word is a lower bound on the highest score. As soon as all the
        remaining words together add less than this bound, a title with none of the words read so far cannot have the
        highest score, and the lists of the remaining words need not be read.
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
        """Return the ascending numbers of the documents that have a word in their title."""
        start, end = self._index.arrays["title_word_starts"][number : number + 2].tolist()
        return self._index.arrays["title_word_topics"][start:end]

    def _is_sure(self, topics: list[int], said: frozenset[int], places: Sequence[int]) -> bool:
        """Whether most passages with the same words belong to these documents, so that the words are a name."""
        phrase = self._phrase(places, said, topics[0])
        about = self._about(said, phrase)
        weights, totals = self._index.arrays["title_word_weights"], self._index.arrays["topic_weights"]
        share = float(weights[sorted(said)].sum()) / float(totals[topics[0]])
        if share < LEAST_SAID or (not len(about) and len(said) == 1):
            return False
        titles = _TITLE_COUNTS * len(topics)
        return titles + int(np.isin(about, topics).sum()) >= SURE_SHARE * (titles + len(about))

    def _phrase(self, places: Sequence[int], said: AbstractSet[int], topic: int) -> list[str]:
        """Return the terms of the title in the question, if they are side by side there and in the title's order.

        Otherwise the result is empty.
        """
        index = self._index
        title = index.analyser.terms(index.topics[topic])
        if len(said) > len(places):  # several words written as one, "pullaparts", or initials
            names = {int(index.arrays["title_word_terms"][number]) for number in said}
            return [term for term in title if index.term_number(term) in names]
        stems = index.analyser.stems([self._words[place] for place in places])
        together = places[-1] - places[0] < len(places)
        is_part = any(title[at : at + len(stems)] == stems for at in range(len(title)))
        return stems if together and is_part else []

    def _about(self, said: AbstractSet[int], phrase: Sequence[str]) -> Array:
        """Return the document of each passage that has all of these words, side by side if `phrase` has several."""
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
        """Whether the chunk with this number has these terms side by side and in this order."""
        chunk = self._index.chunk(number)
        terms = self._index.analyser.terms(f"{chunk.question}\n{chunk.text}")
        return any(terms[at : at + len(phrase)] == phrase for at in range(len(terms)))

    def _strangers(self, start: int) -> tuple[str, ...]:
        """Return the unknown words directly before the name at `start`: "Bulgarian" before "split squats".

        A word in the place of a verb does not count: "should I skip squats" is about squats.
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
            self._words[at] for at in range(first, start) if is_stranger(self._words[at], stems[at], self._index)
        )


def _certainties(mentions: Sequence[Mention]) -> dict[int, float]:
    """Return the certainty of each mentioned word of titles, by its number.

    A mention that is not `alone` counts only directly beside a mention that is.
    """
    firm = {place for mention in mentions if mention.alone for place in mention.places}
    certainties: dict[int, float] = {}
    for mention in mentions:
        if mention.alone or {mention.start - 1, mention.start + mention.length} & firm:
            for number in mention.numbers:
                certainties[number] = max(mention.certainty, certainties.get(number, 0.0))
    return certainties


def _is_among(topics: Array, others: Array) -> Array:
    """Return a mask (bool) of the topics that are among the others; both arrays must ascend."""
    if not len(others):
        return np.zeros(len(topics), dtype=bool)
    mask: Array = others[np.minimum(others.searchsorted(topics), len(others) - 1)] == topics
    return mask
