"""Matrices of PDF content, as the six numbers (a, b, c, d, e, f)."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

Transform = tuple[float, float, float, float, float, float]
IDENTITY: Transform = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Numbers beyond this are no places on a page; the largest page is 14,400 points wide.
_LARGEST = 1e9
# Text is slanted if it rises by more than this share of its length.
_SLANT = 0.05


def product(left: Transform, right: Transform) -> Transform:
    """Return the matrix that applies `left` first and then `right`."""
    a, b, c, d, e, f = left
    g, h, i, j, k, m = right
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def is_sane(matrix: Transform) -> bool:
    """Whether all numbers are finite and small enough to calculate with."""
    return all(isfinite(number) and abs(number) < _LARGEST for number in matrix)


def numbers_of(operands: Sequence[Any], count: int) -> tuple[float, ...]:
    """Return the first operands as numbers; empty if there are fewer, or others than numbers."""
    if len(operands) < count:
        return ()
    found = operands[:count]
    if not all(isinstance(one, (int, float)) for one in found):
        return ()
    numbers = tuple(float(one) for one in found)
    return numbers if all(isfinite(one) and abs(one) < _LARGEST for one in numbers) else ()


def matrix_of(operands: Sequence[Any]) -> Transform | None:
    """Return six operands as a matrix, or None if they are not six numbers."""
    numbers = numbers_of(operands, 6)
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) if numbers else None


def turn_of(a: float, b: float) -> int:
    """Return the direction of text: 0 to the right, 1 upwards, 2 to the left, 3 downwards, -1 slanted."""
    if abs(b) <= _SLANT * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _SLANT * abs(b):
        return 1 if b > 0 else 3
    return -1


def upright(turn: int, x: float, y: float) -> tuple[float, float]:
    """Return a place on the page as seen when the page is turned so that the text is upright."""
    return {1: (y, -x), 2: (-x, -y), 3: (-y, x)}.get(turn, (x, y))
