"""What a misspelt name may have meant: the "did you mean" of every message."""

from __future__ import annotations

from collections.abc import Iterable

# A shorter word is a part of nearly every long name.
_SHORTEST_PART = 4


def nearest(word: str, known: Iterable[str], n: int = 1, *, least: float = 0.6, parts: bool = False) -> list[str]:
    """Return the `n` known names spelt most like a word, the most similar first.

    `least` (0 to 1) is the similarity that a name must have: the share of characters that both have in the same order.
    With `parts`, a word that is similar to a part of a long name counts as well.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only mistakes need it

    scorer = fuzz.WRatio if parts and len(word) >= _SHORTEST_PART else fuzz.ratio
    found = process.extract(word, list(known), scorer=scorer, limit=n, score_cutoff=100 * least)
    return [name for name, _, _ in found]
