"""Check the arrays and texts of an index against the schema.

Loading checks all lengths, which takes hardly any time. Verifying checks every value too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from faqbot.index.packing import Array
from faqbot.index.schema import ROWS, TEXTS, ArrayRow, Sizes


def check_lengths(arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview], sizes: Sizes) -> None:
    """Raise `ValueError` unless every array and text has the length that follows from the schema.

    The last offset of an array of offsets must be the length of the array or text that the offsets divide.
    """
    for name, row in ROWS.items():
        if row.length is not None and len(arrays[name]) != row.length(sizes):
            raise ValueError(f"{name} has {len(arrays[name])} entries, not {row.length(sizes)}")
        if row.cut_by is not None and len(arrays[name]) != sizes.end(row.cut_by):
            raise ValueError(f"{name} has {len(arrays[name])} entries, not {sizes.end(row.cut_by)}")
    for name, offsets in TEXTS.items():
        if len(texts[name]) != sizes.end(offsets):
            raise ValueError(f"{name} has {len(texts[name])} bytes, not {sizes.end(offsets)}")


def flaws(arrays: Mapping[str, Array], sizes: Sizes) -> Iterator[str]:
    """Yield a line for each array that holds wrong values; the lengths must have been checked before."""
    for name, row in ROWS.items():
        flaw = _flaw(arrays[name], row, sizes)
        if flaw is None and row.holds == "numbers" and row.cut_by is not None:
            flaw = _flaw_of_parts(arrays[name], arrays[row.cut_by])
        if flaw is not None:
            yield f"{name} {flaw}"


def _flaw(array: Array, row: ArrayRow, sizes: Sizes) -> str | None:
    """Return the flaw in the values of an array, as the end of a sentence about the array; None if they are right."""
    before, after = array[:-1], array[1:]
    match row.holds:
        case "offsets":
            is_sound = len(array) > 0 and array[0] == 0 and not (before > after).any()
            return None if is_sound else "has offsets that do not ascend from 0"
        case "keys" | "codes":
            is_sound = not (before > after if row.holds == "keys" else before >= after).any()
            return None if is_sound else "is not sorted"
        case "numbers":
            is_sound = not len(array) or (array.min() >= row.least and array.max() < sizes.count(row.of))
            return None if is_sound else f"holds a number of a {row.of} that does not exist"
        case "counts":
            return None if array.min(initial=1) > 0 else "holds a count below 1"
        case "measures":
            return None if np.isfinite(array).all() else "holds NaN or infinity"


def _flaw_of_parts(array: Array, offsets: Array) -> str | None:
    """Return the flaw of an array whose numbers must ascend within each part; None if they do."""
    descents = np.flatnonzero(array[:-1] >= array[1:]) + 1
    return None if np.isin(descents, offsets).all() else "holds numbers that do not ascend"
