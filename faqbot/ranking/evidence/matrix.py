"""The evidence for many chunks as one matrix, whose columns are found by their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from faqbot.index.packing import Array, Vector


class Evidence:
    """A matrix of floats: a row for each pair of a question and a chunk, a column for each kind of evidence.

    The rows of one question are a block by themselves: none depends on the rows of another question. `kinds` are the
    names of the columns, in their order, and `values` is the matrix, (rows, kinds).
    """

    __slots__ = ("kinds", "values")

    def __init__(self, kinds: Sequence[str], values: Vector) -> None:
        """Take the names of the columns and the matrix."""
        self.kinds = tuple(kinds)
        self.values = values

    @classmethod
    def of(cls, columns: Mapping[str, Vector]) -> Evidence:
        """Return the matrix of these columns, all of the same length."""
        # In memory, one column lies behind the other: columns are what is computed with.
        return cls(tuple(columns), np.array([*columns.values()]).T)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.values)

    def __getitem__(self, kind: str) -> Vector:
        """Return a column; raise `ValueError` for a kind that it does not have."""
        column: Vector = self.values[:, self.kinds.index(kind)]
        return column

    def total(self) -> Vector:
        """Return the sum of each row, its columns added up one after the other."""
        total: Vector = self.values.T.sum(axis=0)
        return total

    def ordered(self, rows: Array) -> Evidence:
        """Return the matrix of these rows, in this order."""
        return Evidence(self.kinds, self.values.T.take(rows, axis=1).T)

    def row(self, number: int) -> dict[str, float]:
        """Return one row by the names of its columns."""
        return dict(zip(self.kinds, self.values[number].tolist(), strict=True))
