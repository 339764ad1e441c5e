"""What was read from the words of earlier questions, for each index: most words of questions come again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from faqbot.index.index import Index

# The most words that are remembered for an index. What is read from them takes some megabytes.
MOST_WORDS_KEPT = 10_000

_Read = TypeVar("_Read")


class WordMemory(Generic[_Read]):
    """What was read from words, by word, for each index that questions are read for; threads may share it."""

    def __init__(self) -> None:
        self._read: WeakKeyDictionary[Index, dict[str, _Read]] = WeakKeyDictionary()

    def of(self, index: Index) -> Mapping[str, _Read]:
        """Return what is remembered for an index."""
        return self._read.setdefault(index, {})

    def add(self, read: Mapping[str, _Read], index: Index) -> None:
        """Remember what was read from some words; if the words get too many, all others are forgotten."""
        known = self._read.setdefault(index, {})
        if len(known) + len(read) > MOST_WORDS_KEPT:
            known.clear()
        known.update(read)
