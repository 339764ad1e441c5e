"""What a question looks up instead of looking through: each term's largest weight, and each topic's chunks."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from faqbot.index.packing import Array
from faqbot.index.schema import FIELDS


def build_bounds(arrays: Mapping[str, Array]) -> dict[str, Array]:
    """Return the largest weight of all terms, and of each in each field, and every topic's chunks, in a row."""
    topics = arrays["chunk_topics"]
    counts = np.bincount(topics, minlength=len(arrays["topic_offsets"]) - 1)
    return {
        "term_greatest": np.array([float(arrays["term_weights"].max(initial=0.0)) or 1.0], dtype="<f8"),
        **{f"{field}_greatest": _greatest(arrays[f"{field}_starts"], arrays[f"{field}_weights"]) for field in FIELDS},
        "topic_starts": np.concatenate(([0], np.cumsum(counts))).astype("<i8"),
        "topic_chunks": np.argsort(topics, kind="stable").astype("<i4"),
    }


def _greatest(starts: Array, weights: Array) -> Array:
    """Return the largest weight of each term, 0 where a field does not have it."""
    found = np.zeros(len(starts) - 1, dtype="<f4")
    has = np.flatnonzero(np.diff(starts))
    if len(has):
        found[has] = np.maximum.reduceat(weights, starts[has])
    return found
