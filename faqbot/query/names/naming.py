"""Find the documents that a question names: one after the other, each read by `name_reader.NameReader`.

A question of unknown things names none: "Bulgarian split squats" are not squats.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.query.asked_words import asked_words, bounded_question
from faqbot.query.names.name_reader import NOBODY, NameReader, Naming, is_stranger

if TYPE_CHECKING:
    from faqbot.query.names.mentions import Mention

# Names are looked for in at most this many words, from the beginning of a question.
_MOST_WORDS = 100

# Most names that are found in a question.
_MOST_NAMED = 3


class LookedUp(NamedTuple):
    """The names that were looked up in a text: its `words`, the `mentions` in it, and the `naming`.

    `within` is the index that was searched. `naming` allows all documents; the mentions do not depend on which
    documents are allowed.
    """

    within: Index
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    naming: Naming

    def is_of(self, words: Sequence[str], index: Index) -> bool:
        """Whether the lookup was of these words in this index; the index may have been loaded again meanwhile."""
        return self.within is index and self.words == tuple(words)

    def __repr__(self) -> str:
        return "<LookedUp>"  # else a printed `Named` would hold the whole index

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return (type(None), ())  # pickled as None, because another process has another index


class Named(NamedTuple):
    """The documents that a text names, by their titles in the order of the corpus.

    `words` are the normalised words of the text, and `rest` are the words that name nothing; both are joined by spaces.
    `is_sure` says that the words are used as a name and do not merely occur: a question then prefers these documents.
    `full` says that the text has all words of a title. `strangers` are words that turn a title into something else,
    which no document is about ("Bulgarian" before "squats"); the text then names nothing. With `looked_up`, `ask` need
    not look for names in the same text again.
    """

    titles: tuple[str, ...]
    words: str
    rest: str
    is_sure: bool
    full: bool
    strangers: tuple[str, ...]
    looked_up: LookedUp | None = None


def named_in(text: str, index: Index, among: Sequence[int] | None = None) -> Named:
    """Return the documents that a text names; `among` are the topics that it may name, by default all."""
    words = asked_words(bounded_question(text), index)
    mentions = _mentions(words, index)
    naming = name_topics(words, index, None if among is None else _topic_mask(among, index), mentions)
    looked_up = LookedUp(index, tuple(words), mentions, naming) if among is None else None
    rest = " ".join(word for at, word in enumerate(words) if at not in naming.places)
    titles = tuple(index.topics[number] for number in naming.topics)
    return Named(titles, " ".join(words), rest, naming.is_sure, naming.full, naming.strangers, looked_up)


def _topic_mask(topics: Sequence[int], index: Index) -> Array:
    """Return a mask (bool, with an element for each topic) of these topics."""
    mask = np.zeros(len(index.topics), dtype=bool)
    mask[topics] = True
    return mask


def _mentions(words: Sequence[str], index: Index) -> tuple[Mention, ...]:
    if not index.has_topics:
        return ()
    from faqbot.query.names.mentions import find_mentions  # noqa: PLC0415 - a single document is not named

    return tuple(find_mentions(words[:_MOST_WORDS], index))


def name_topics(
    words: Sequence[str], index: Index, allowed: Array | None = None, found: Sequence[Mention] | None = None
) -> Naming:
    """Return the documents that a question with these words names.

    `allowed` is a mask (bool) of the topics that it may name, by default all. `found` are the mentions in these words,
    if they were looked up before.
    """
    if not index.has_topics:
        return NOBODY
    mentions = list(_mentions(words, index) if found is None else found)
    words = words[:_MOST_WORDS]
    if not mentions:
        return Naming(strangers=_unknown_things(words, index))
    names: list[Naming] = []
    while len(names) < _MOST_NAMED:
        naming = NameReader(words, mentions, index, allowed).naming()
        if naming.strangers and not names:
            return naming
        if not naming.topics:
            break
        names.append(naming)
        mentions = [mention for mention in mentions if naming.places.isdisjoint(mention.places)]
    sure = [naming for naming in names if naming.is_sure]
    return reduce(_both, sure) if sure else (names or [NOBODY])[0]


def _unknown_things(words: Sequence[str], index: Index) -> tuple[str, ...]:
    """Return the words for the thing that a question is about if some of these words are in no document.

    An example is "hula hoop" in "sets of the hula hoop". Returns no words if all are known.
    """
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
        if any(is_stranger(words[place], stems[place], index) for place in range(start, last)):
            return tuple(words[start:last])
    return ()


def _both(one: Naming, other: Naming) -> Naming:
    topics = tuple(sorted({*one.topics, *other.topics}))
    sure, full = one.is_sure and other.is_sure, one.full and other.full
    return Naming(topics, one.places | other.places, sure, full, names=one.names + other.names)
