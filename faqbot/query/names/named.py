"""What a text says of documents: which it names, and what is left of it without their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.query.names.naming import name_topics


class Named(NamedTuple):
    """The documents that a text names, by title in the order of the corpus.

    `words` are the text's, as they are compared, and `rest` those that name nothing, each parted by spaces.
    `is_sure` says that the words name them and do not merely occur: a question is then answered from them alone.
    `full` says that it has all words of a title. `strangers` are words that make a title's words the name of something
    else, which no document is about ("Bulgarian" before "squats"); then nothing is named.
    """

    titles: tuple[str, ...]
    words: str
    rest: str
    is_sure: bool
    full: bool
    strangers: tuple[str, ...]


def named_in(text: str, index: Index, among: Sequence[str] | None = None) -> Named:
    """Return the documents that a text names; `among` are the titles that it may name (all of them if not given)."""
    words = index.analyser.words(text)
    naming = name_topics(words, index, None if among is None else topic_mask(among, index))
    rest = " ".join(word for at, word in enumerate(words) if at not in naming.places)
    titles = tuple(index.topics[number] for number in naming.topics)
    return Named(titles, " ".join(words), rest, naming.is_sure, naming.full, naming.strangers)


def topic_mask(titles: Sequence[str], index: Index) -> Array:
    """Return which topics (bool, one each) have one of these titles."""
    mask = np.zeros(len(index.topics), dtype=bool)
    for title in titles:
        mask[index.topics.numbers(title)] = True
    return mask
