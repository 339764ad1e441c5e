"""What `filter=` takes, and the chunks that it allows: values of metadata, or a function of the chunk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np

from faqbot.corpus.chunk import Chunk
from faqbot.errors import FilterError
from faqbot.index.facets import chunks_with, facet_keys
from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.scope import Chosen
from faqbot.text.suggest import nearest

# Restricts answers to chunks with certain metadata: a dict from keys to a value, or to a collection of which one value
# is enough; a chunk must have all keys so. Or a function that is given each chunk. None allows all chunks.
ChunkFilter = Mapping[str, Any] | Callable[[Chunk], bool] | None

# The most keys that an error lists.
_MOST_LISTED = 10


def check_filter(wanted: object) -> None:
    """Raise `TypeError` unless a filter is a dict with string keys, a function, or None."""
    if wanted is None or callable(wanted):
        return
    if not isinstance(wanted, Mapping):
        message = 'a filter must be a dict of metadata such as {"product": "Drill"}, or a function of the chunk'
        raise TypeError(f"{message}, not {type(wanted).__name__}")
    for key in wanted:
        if not isinstance(key, str):
            raise TypeError(f"the keys of a filter must be strings, which name metadata; {key!r} is not a string")


def chosen_by(wanted: ChunkFilter, index: Index) -> Chosen | None:
    """Return the chunks that a filter allows; None stands for all chunks.

    The values of metadata are looked up in posting lists, whatever the number of chunks; a function is called for every
    chunk. Raises `FilterError` if no chunk has a key of the filter.
    """
    if wanted is None or (isinstance(wanted, Mapping) and not wanted):
        return None
    if isinstance(wanted, Mapping):
        shortest, *others = sorted((_with_key(key, value, index) for key, value in wanted.items()), key=len)
        for other in others:
            shortest = shortest[_mask([other], index)[shortest]]
        return Chosen(shortest)
    allowed = (number for number in range(len(index)) if wanted(index.chunk(number)))
    return Chosen(np.fromiter(allowed, dtype="<i4"))


def _with_key(key: str, value: Any, index: Index) -> Array:
    """Return the chunks that have the value, or one of the values, under a key, ascending."""
    if isinstance(value, set | frozenset | list | tuple):
        found = [_with_value(key, one, index) for one in value]
        _check_key(key, index)
        return np.flatnonzero(_mask(found, index)).astype("<i4")
    found_one = _with_value(key, value, index)
    if not len(found_one):
        _check_key(key, index)
    return found_one


def _with_value(key: str, value: Any, index: Index) -> Array:
    try:
        found = chunks_with(key, value, index)
    except TypeError as error:
        message = f"the filter's value for {key!r} must be a text, a number, a truth value or None"
        raise TypeError(f"{message}, or a set of these, not {type(value).__name__}") from error
    if not len(found) and not isinstance(value, str | Collection) and len(chunks_with(key, str(value), index)):
        raise FilterError(f"{key!r} holds texts; filter by the text {str(value)!r} and not by {value!r}")
    return found


def _check_key(key: str, index: Index) -> None:
    known = facet_keys(index)
    if key in known:
        return
    if near := nearest(key, known):
        hint = f"did you mean {near[0]!r}?"
    else:
        listed = ", ".join(map(repr, known[:_MOST_LISTED]))
        hint = f"the chunks have {listed}" if known else "no chunk has any metadata"
    raise FilterError(f"no chunk has the metadata {key!r}; {hint}")


def _mask(lists: Sequence[Array], index: Index) -> Array:
    """Return which chunks are in any of the lists (bool); sorting a million takes many times as long."""
    mask = np.zeros(len(index), dtype=bool)
    for numbers in lists:
        mask[numbers] = True
    return mask
