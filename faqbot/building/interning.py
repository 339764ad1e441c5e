"""Turn the words of many texts into numbers, analysing each distinct word once.

Simply put: let the analyser find the words of each text, and give each new word the next number. Here numpy finds most
of the words: up to eight ASCII letters make an integer of 64 bits, and equal integers are equal words. The analyser
finds all other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from faqbot.index.packing import Array, ranked_values
from faqbot.text.analyser import Analyser, without_targets

# Most letters of a word that numpy compares as an integer of 64 bits, and for each length the mask of these letters.
_LETTERS = 8
_MASKS = np.array([(1 << 8 * letters) - 1 for letters in range(_LETTERS + 1)], dtype="<u8")

# The kinds of bytes: outside of words (_OTHER), a letter (_LETTER), a sign that joins the letters of a token but is
# dropped after the last of them (_BEHIND), and a digit or sign that always belongs to the token (_WITHIN).
_OTHER, _LETTER, _BEHIND, _WITHIN = range(4)
_KINDS = np.full(256, _OTHER, dtype=np.uint8)
_KINDS[list(b"abcdefghijklmnopqrstuvwxyz")] = _LETTER
_KINDS[list(b"'._/-")] = _BEHIND
_KINDS[list(b"0123456789+#")] = _WITHIN
_KIND_OF_BYTE = _KINDS.tobytes()


class Numbering:
    """Numbers the words that an analyser finds, from 0; the numbers depend only on the texts and the order of calls."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self.lists = analyser.lists
        self._numbers: dict[str, int] = {}
        self._runs: dict[str, int] = {}
        self._several: list[list[int]] = []

    @property
    def listed(self) -> list[str]:
        """The words that have numbers, in the order of their numbers."""
        return list(self._numbers)

    def words(self, text: str) -> list[int]:
        """Return the numbers of the words that `Analyser.words` returns."""
        known = self._numbers
        return [known.setdefault(word, len(known)) for word in self._analyser.words(text)]

    def all_words(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the numbers of the words of each text."""
        plain = [without_targets(text) if text.isascii() else "" for text in texts]
        ends = np.fromiter(accumulate(len(text) + 1 for text in plain), dtype=np.int64, count=len(plain))
        joined = "\n".join([*plain, ""]).lower().replace("`", "'")
        runs = _find_runs(joined.encode())
        numbers = self._number_runs(joined, runs)
        bounds = [0, *np.searchsorted(runs.starts, ends).tolist()]
        words = list(self._parted(numbers, bounds))
        for place, text in enumerate(texts):
            if not text.isascii():
                words[place] = self.words(text)
        return words

    def _number_runs(self, joined: str, runs: _Runs) -> Array:
        """Return for each run the number of its word; if it has not exactly one word, the complement (`~`) of a place.

        The place is that of the numbers of the run's words in `_several`.
        """
        numbers = np.empty(len(runs.starts), dtype=np.int64)
        first, places = ranked_values(runs.codes)
        words = runs.codes[first].view(f"S{_LETTERS}").astype(f"U{_LETTERS}").tolist()
        known, written_out = self._numbers, self._analyser.written_out
        plain = [self._number_run(word) if word in written_out else known.setdefault(word, len(known))
                 for word in words]  # fmt: skip
        numbers[runs.are_plain] = np.array(plain, dtype=np.int64)[places]
        others = ~runs.are_plain
        spans = zip(runs.starts[others].tolist(), runs.ends[others].tolist(), strict=True)
        numbers[others] = [self._number_run(joined[start:end]) for start, end in spans]
        return numbers

    def _number_run(self, run: str) -> int:
        number = self._runs.get(run)
        if number is None:
            words = self.words(run)
            if len(words) == 1:
                number = words[0]
            else:
                self._several.append(words)
                number = ~(len(self._several) - 1)
            self._runs[run] = number
        return number

    def _parted(self, numbers: Array, bounds: Sequence[int]) -> Iterator[list[int]]:
        """Yield the numbers of the words of each text, which are between two neighbouring bounds."""
        several = np.cumsum(numbers < 0, dtype=np.int64)
        before = np.concatenate([[0], several])[list(bounds)]
        flat = numbers.tolist()
        for start, end, has_several in zip(bounds, bounds[1:], np.diff(before).tolist(), strict=False):
            listed = flat[start:end]
            if has_several:
                listed = [word for number in listed for word in (self._several[~number] if number < 0 else (number,))]
            yield listed


class _Runs(NamedTuple):
    """The starts and ends of runs of word bytes, which runs are plain words, and the letters of these as integers."""

    starts: Array
    ends: Array
    are_plain: Array
    codes: Array


def _find_runs(text: bytes) -> _Runs:
    """Find the runs of bytes between white space and punctuation; each token of an analyser lies within a run.

    A plain word is a run of one to eight ASCII letters, perhaps with a sign after it that is no part of the word.
    """
    padded = text + bytes(_LETTERS)
    signs, kinds = (np.frombuffer(run, dtype=np.uint8) for run in (padded, padded.translate(_KIND_OF_BYTE)))
    edges = np.flatnonzero(np.diff(kinds != _OTHER, prepend=False))
    starts, ends = edges[::2], edges[1::2]
    others = np.flatnonzero(kinds > _LETTER)  # few
    rest = np.bincount(np.searchsorted(starts, others, side="right") - 1, minlength=len(starts))
    length = ends - starts - rest
    are_plain = (rest == 0) | ((rest == 1) & (kinds[ends - 1] == _BEHIND))
    are_plain &= (length > 0) & (length <= _LETTERS)
    overlapping: Array = np.ndarray(len(signs) - _LETTERS + 1, dtype="<u8", buffer=signs, strides=(1,))
    codes = overlapping[starts[are_plain]] & _MASKS[length[are_plain]]
    return _Runs(starts, ends, are_plain, codes)
