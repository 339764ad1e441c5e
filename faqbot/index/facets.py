"""Posting lists of metadata: for each key with one of its values, the chunks that have it.

Simply put: read the metadata of every chunk. For a million chunks that takes ten seconds; a posting list is read at
once. A list is found by the digest of its key and value (128 bits, so that no two ever have the same by chance).

A value that is a list counts as each of its items: a chunk with the tags `["new", "sale"]` has the tag "new" and the
tag "sale". Numbers are equal if Python says so (1 and 1.0), and a number is never equal to a text or a truth value.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Texts, equal_range

_NONE: Array = np.empty(0, dtype="<i4")


def facet_digest(key: str, value: Any) -> bytes:
    """Return the digest of a key and a value, 16 bytes; raise `TypeError` for a value that JSON cannot express."""
    return blake2b(json.dumps([key, _plain(value)], sort_keys=True).encode(), digest_size=16).digest()


def facets_of(metadata: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a chunk with their values, each item of a list apart."""
    for key, value in metadata.items():
        if isinstance(value, list | tuple):
            yield from ((key, item) for item in value)
        else:
            yield key, value


def chunks_with(key: str, value: Any, index: Index) -> Array:
    """Return the numbers of the chunks that have a value under a key, ascending."""
    first, second = np.frombuffer(facet_digest(key, value), dtype="<u8").tolist()
    for at in equal_range(index.arrays["facet_hashes"], first):
        if int(index.arrays["facet_checks"][at]) == second:
            start, end = index.arrays["facet_starts"][at : at + 2].tolist()
            return index.arrays["facet_chunks"][start:end]
    return _NONE


def facet_keys(index: Index) -> list[str]:
    """Return the keys that any chunk has in its metadata, in the order of the corpus."""
    return [name.decode() for name in Texts(index.texts["facet_names"], index.arrays["facet_name_offsets"])]


def _plain(value: Any) -> Any:
    """Return a value in the form that all equal values share: whole numbers as integers."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, Mapping) else value
