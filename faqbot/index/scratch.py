"""Arrays that questions write into and clear again, since allocating them for each question would take longer."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


class Scratch(threading.local):
    """The arrays for an index of `chunks` chunks and `terms` terms; each thread makes its own on first use."""

    def __init__(self, chunks: int, terms: int) -> None:
        self._chunks = chunks
        self._terms = terms

    @cached_property
    def sums(self) -> npt.NDArray[np.float32]:
        """A sum for every chunk (float32), all 0 between two questions."""
        return np.zeros(self._chunks, dtype=np.float32)

    @cached_property
    def chunks(self) -> npt.NDArray[np.int32]:
        """Room for the number of every chunk (int32), with anything in it."""
        return np.empty(self._chunks, dtype=np.int32)

    @cached_property
    def columns(self) -> npt.NDArray[np.int16]:
        """A number for every term (int16), all 0 between two questions."""
        return np.zeros(self._terms, dtype=np.int16)

    @cached_property
    def buckets(self) -> npt.NDArray[np.int16]:
        """A number for each of the 2**16 hashes of 16 bits (int16), all 0 between two questions."""
        return np.zeros(2**16, dtype=np.int16)
