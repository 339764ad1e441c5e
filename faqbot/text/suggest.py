"""Suggest the known names that are nearest to a misspelt name; all "did you mean" messages use this module."""

from __future__ import annotations

from collections.abc import Iterable

# A shorter word is a part of nearly every long name.
_SHORTEST_PART = 4


def nearest(word: str, known: Iterable[str], n: int = 1, *, least: float = 0.6, parts: bool = False) -> list[str]:
    """Return at most `n` known names that are spelt like a word, the most similar first.

    `least`, 0 to 1, is the lowest similarity of a suggested name: the share of the characters of word and name that
    are in both of them in the same order (rapidfuzz's `ratio`). With `parts`, a word may also be similar to a part of a
    long name (rapidfuzz's `WRatio`).
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - imported only when a name is misspelt

    scorer = fuzz.WRatio if parts and len(word) >= _SHORTEST_PART else fuzz.ratio
    suggestions = process.extract(word, list(known), scorer=scorer, limit=n, score_cutoff=100 * least)
    return [name for name, _, _ in suggestions]
