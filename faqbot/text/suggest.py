"""Suggest the known names that are nearest to a misspelt name; all "did you mean" messages use this module."""

from __future__ import annotations

from collections.abc import Iterable

# A shorter word is a part of nearly every long name.
_SHORTEST_PART = 4

# A command that a longer word begins with, or that a shorter word is the beginning of, has this many letters of it.
_SHORTEST_BEGINNING = 3

# The least similarity of a word to a name that is suggested for it: that of one edit in three letters, as in "aks". Of
# the words that begin a question, only "shall" is as similar to a command. With less, "blah" would be similar to any
# long name that has "b", "l" and "a" close together.
_ALIKE = 0.66


def nearest(word: str, known: Iterable[str], n: int = 1, *, parts: bool = False) -> list[str]:
    """Return at most `n` known names that are spelt like a word, the most similar first; none if no name is near.

    The similarity is the share of the characters of word and name that are in both of them in the same order
    (rapidfuzz's `ratio`). With `parts`, a word may also be similar to a part of a long name (rapidfuzz's `WRatio`).
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - imported only when a name is misspelt

    scorer = fuzz.WRatio if parts and len(word) >= _SHORTEST_PART else fuzz.ratio
    suggestions = process.extract(word, list(known), scorer=scorer, limit=n, score_cutoff=100 * _ALIKE)
    return [name for name, _, _ in suggestions]


def holding(part: str, known: Iterable[str]) -> list[str]:
    """Return the known names that a part of a name is in, in any letter case; none for a part of few letters."""
    sought = part.casefold()
    return [name for name in known if sought in name.casefold()] if len(sought) >= _SHORTEST_PART else []


def nearest_command(word: str, commands: Iterable[str]) -> str | None:
    """Return the command that a misspelt one ("aks"), a longer ("evaluate") or a shorter one was meant for, or None.

    Two letters that are swapped count as one edit, as in `query.spelling`: commands are short, and a person types them
    all day. By `nearest`, "what" is as much like "batch" as "aks" is like "ask".
    """
    from rapidfuzz import process  # noqa: PLC0415 - imported only when a name is misspelt
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    known = list(commands)
    for name in known:
        if min(len(name), len(word)) >= _SHORTEST_BEGINNING and (name.startswith(word) or word.startswith(name)):
            return name
    near = process.extractOne(word, known, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
    return near[0] if near else None
