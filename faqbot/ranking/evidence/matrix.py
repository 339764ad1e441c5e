"""The evidence for many chunks as one matrix, whose columns have names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from faqbot.index.packing import Array, Vector


class Evidence:
    """A matrix of floats with a row for each pair of a question and a chunk, and a column for each kind of evidence.

    No row depends on the rows of another question. `kinds` has the names of the columns, in order, and `values` is the
    matrix, (rows, kinds).
    """

    __slots__ = ("kinds", "values")

    def __init__(self, kinds: Sequence[str], values: Vector) -> None:
        """Take the names of the columns and the matrix."""
        self.kinds = tuple(kinds)
        self.values = values

    @classmethod
    def of(cls, columns: Mapping[str, Vector]) -> Evidence:
        """Return the matrix with these columns, which must have the same length."""
        # Each column is contiguous in memory, because all computations work on whole columns.
        return cls(tuple(columns), np.array([*columns.values()]).T)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.values)

    def __getitem__(self, kind: str) -> Vector:
        """Return the column of a kind, (rows,); raise `ValueError` if the matrix has no such column."""
        column: Vector = self.values[:, self.kinds.index(kind)]
        return column

    def total(self) -> Vector:
        """Return the sum of each row, (rows,), with the columns added one after the other."""
        total = np.zeros(len(self))
        for column in self.values.T:  # numpy's sum adds up a single row in another order than one of several rows
            total += column
        return total

    def ordered(self, rows: Array) -> Evidence:
        """Return the matrix of the rows with these numbers, in this order."""
        return Evidence(self.kinds, self.values.T.take(rows, axis=1).T)

    def part(self, rows: slice) -> Evidence:
        """Return the matrix of some rows, as a view."""
        return Evidence(self.kinds, self.values[rows])

    def row(self, number: int) -> dict[str, float]:
        """Return a row as a dict from the name of each column to the value."""
        return dict(zip(self.kinds, self.values[number].tolist(), strict=True))
