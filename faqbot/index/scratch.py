"""Tables that questions write on and wipe again: making them anew takes longer than the question does."""

from __future__ import annotations

import threading
from functools import cached_property

import numpy as np
import numpy.typing as npt


class Scratch(threading.local):
    """The tables for an index of so many chunks and terms; each thread has its own, made when it first needs them."""

    def __init__(self, chunks: int, terms: int) -> None:
        self._chunks = chunks
        self._terms = terms

    @cached_property
    def sums(self) -> npt.NDArray[np.float32]:
        """A number for every chunk, all 0 between two questions."""
        return np.zeros(self._chunks, dtype=np.float32)

    @cached_property
    def columns(self) -> npt.NDArray[np.int16]:
        """A number for every term, all 0 between two questions."""
        return np.zeros(self._terms, dtype=np.int16)

    @cached_property
    def buckets(self) -> npt.NDArray[np.int16]:
        """A number for every hash of 16 bits, all 0 between two questions."""
        return np.zeros(2**16, dtype=np.int16)
