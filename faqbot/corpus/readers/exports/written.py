"""Numbers and truth values that remember how they are written, for formats in which an answer may be written as one."""

from __future__ import annotations

from typing import Any, Self


class AsWritten(float):
    """A number or a truth value without quotes: `value` as JSON has it, and as text what the author wrote."""

    written: str
    value: float

    def __new__(cls, written: str, value: float) -> Self:
        """Return the value; as a number it is 0, so that no number is too large for it."""
        made = super().__new__(cls)
        made.written, made.value = written, value
        return made

    def __str__(self) -> str:
        return self.written


def plain_value(value: Any) -> Any:
    """Return a value with numbers and truth values as Python has them, so that it can be stored as JSON."""
    if isinstance(value, AsWritten):
        return value.value
    if isinstance(value, list):
        return [plain_value(one) for one in value]
    if isinstance(value, dict):
        return {name: plain_value(one) for name, one in value.items()}
    return value
